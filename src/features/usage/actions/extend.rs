use super::end::locked;
use super::{FORGOTTEN, Hand, save};
use crate::features::reservations;
use crate::features::usage::error::SessionError;
use crate::features::usage::model::Session;
use crate::features::usage::rules;
use crate::platform::jobs;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// Puts the expected end off by so many minutes, with the time it holds in the calendar.
///
/// # Errors
/// [`SessionError::NotOpen`], and what stands in the way of lasting longer.
pub fn extend(
    w: &mut Write<'_>,
    id: Id,
    hand: Hand,
    minutes: i64,
    override_reason: Option<&str>,
) -> Result<Session, SessionError> {
    let was = locked(w, id)?;
    if !was.is_open() {
        return Err(SessionError::NotOpen);
    }
    let expected_ends_at = was.expected_ends_at.plus_minutes(minutes);
    if let Some(plan) = was.reservation {
        reservations::extend(w, plan, expected_ends_at, hand.standing(), override_reason)?;
    }
    jobs::schedule(w.c, FORGOTTEN, was.id, rules::forgotten_at(expected_ends_at), w.now)?;
    let event = Event::new("session.extended", "usage_session", was.id).reason(override_reason.map(str::to_owned));
    save(w, &was, Session { expected_ends_at, ..was.clone() }, event)
}
