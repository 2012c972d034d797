use rand::Rng;

use super::model::{AuditEvent, AuditReason};
use super::{chain, store};
use crate::features::identity;
use crate::platform::db::{DbResult, Json};
use crate::platform::values::ActorKind;
use crate::platform::write::{Event, Write};

/// Writes one row an event but for signals, in the transaction that caused it.
///
/// # Errors
/// Whatever the database answers; the change then does not happen either.
pub fn record(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for event in events.iter().filter(|event| !event.is_signal) {
        let id = w.new_id();
        let reason = event.reason.as_ref().map(|reason| {
            let mut salt = vec![0_u8; 16];
            rand::rng().fill_bytes(&mut salt);
            AuditReason { event: id, salt, reason: Some(reason.clone()) }
        });
        let row = AuditEvent {
            id,
            at: w.now,
            lab: event.lab,
            actor_kind: actor_kind(&w.call.actor.kind).to_owned(),
            actor: w.call.actor.id(),
            action: event.action.to_owned(),
            subject_type: event.subject_type.to_owned(),
            subject: event.subject,
            before: event.before.clone().map(Json),
            after: event.after.clone().map(Json),
            request_id: w.call.request_id.clone(),
            reason_hash: reason
                .as_ref()
                .map(|kept| chain::reason_hash(&kept.salt, kept.reason.as_deref().unwrap_or_default()).to_vec()),
        };
        store::insert(w.c, &row, reason.as_ref())?;
    }
    Ok(())
}

const fn actor_kind(kind: &ActorKind) -> &'static str {
    match kind {
        ActorKind::Anonymous => "anonymous",
        ActorKind::Person(_) => "person",
        ActorKind::Device { .. } => "device",
        ActorKind::Service(_) => "service",
    }
}

/// Subscriber: the reasons that somebody who is erased gave, and those that were given for what concerns them, are
/// emptied. Their hashes stay in the chain.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::empty_reasons(w.c, person)?;
    }
    Ok(())
}
