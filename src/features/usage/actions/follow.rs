use super::{FORGOTTEN, save};
use crate::features::usage::error::SessionError;
use crate::features::usage::model::Session;
use crate::features::usage::{rules, store};
use crate::platform::db::{DbResult, Fault};
use crate::platform::jobs;
use crate::platform::values::Instant;
use crate::platform::write::{Event, Write};

/// Hears of reservations whose end was moved and lets the session that is open under one expect that end.
///
/// # Errors
/// The database's; the reservation then does not change either.
pub fn follow_plan(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for event in events.iter().filter(|event| event.action == "reservation.changed") {
        let ends_at = event.after.as_ref().and_then(|after| after.get("ends_at")?.as_str()?.parse::<Instant>().ok());
        let (Some(expected_ends_at), Some(was)) = (ends_at, store::open_under(w.c, event.subject)?) else { continue };
        if was.expected_ends_at == expected_ends_at {
            continue;
        }
        jobs::schedule(w.c, FORGOTTEN, was.id, rules::forgotten_at(expected_ends_at), w.now)?;
        let moved = Event::new("session.extended", "usage_session", was.id);
        match save(w, &was, Session { expected_ends_at, ..was.clone() }, moved) {
            Ok(_) => {}
            Err(SessionError::Fault(fault)) => return Err(fault),
            Err(_) => return Err(Fault::NotFound),
        }
    }
    Ok(())
}
