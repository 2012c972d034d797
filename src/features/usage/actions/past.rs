use super::{Recorder, check_clash, figures, standing_at, stated};
use crate::features::reservations::model::ReservationStatus;
use crate::features::stock::{self, Used, UsedBy};
use crate::features::usage::error::SessionError;
use crate::features::usage::model::{Outcome, Session};
use crate::features::usage::{rules, store};
use crate::features::{machines, reservations};
use crate::platform::values::{Id, Instant, Purpose};
use crate::platform::write::{Event, Write};

/// A session that is over, as staff or a device tell it.
#[derive(Clone, Debug)]
pub struct Past {
    pub machine: Id,
    pub reservation: Option<Id>,
    pub started_at: Instant,
    pub ended_at: Instant,
    pub purpose: Option<Purpose>,
    pub headcount: i32,
    pub outcome: Outcome,
    pub note: Option<String>,
    pub materials: Vec<Used>,
}

/// Records a past session. It meets no booking rule; only another session can be in its way. A fact is not refused: that
/// its member lacked the training then is kept with it in the audit trail.
///
/// # Errors
/// Times to come, a clash, a reservation of another machine or member.
pub fn record(w: &mut Write<'_>, lab: Id, ask: &Past, by: Recorder) -> Result<Session, SessionError> {
    let problems = rules::times(ask.started_at, Some(ask.ended_at), w.now);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    reservations::lock(w.c, lab, by.member, &[ask.machine])?;
    let plan = match ask.reservation {
        Some(id) => Some(store::plan(w.c, id)?.ok_or(SessionError::OtherReservation)?),
        None => None,
    };
    if plan.as_ref().is_some_and(|plan| plan.machine != ask.machine || plan.member != by.member) {
        return Err(SessionError::OtherReservation);
    }
    check_clash(w, (lab, ask.machine), None, ask.started_at, Some(ask.ended_at))?;
    let expected_ends_at = plan.as_ref().map_or(ask.ended_at, |plan| plan.ends_at);
    let overrun_seconds = rules::overrun_seconds(expected_ends_at, ask.ended_at);
    let (role, affiliation) = standing_at(w, lab, by.member, ask.started_at)?;
    let session = Session {
        id: w.new_id(),
        lab,
        machine: ask.machine,
        person: by.member,
        reservation: ask.reservation,
        started_at: ask.started_at,
        ended_at: Some(ask.ended_at),
        expected_ends_at,
        source: by.source(w.actor()),
        purpose: ask.purpose.or_else(|| plan.as_ref().and_then(|plan| plan.purpose)),
        headcount: ask.headcount,
        outcome: Some(ask.outcome),
        end_cause: None,
        note: ask.note.clone(),
        affiliation,
        role,
        overrun_seconds,
        to_settle: false,
        created_by: w.actor().id(),
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::insert(w.c, &session)?;
    // Who came after all and only told it late has had their reservation.
    let used = plan.filter(|plan| plan.status == ReservationStatus::Confirmed && plan.starts_at < ask.ended_at);
    if let Some(plan) = used {
        reservations::complete(w, plan.id, ask.ended_at, overrun_seconds)?;
    }
    machines::raise_revision(w.c, session.machine)?;
    let after = stated(w, &session)?;
    let event = Event::new("session.recorded", "usage_session", session.id).lab(lab).after(after);
    w.emit(event.touching(session.machine, figures(ask.started_at, ask.ended_at)));
    stock::draw_used(w, session.lab, UsedBy::Session(session.id), "materials", &ask.materials)?;
    Ok(session)
}
