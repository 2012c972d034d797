//! When machines are free, and for whom: what the searches ask.

use super::facts::{self, Ground, LONGEST_DAYS};
use super::model::Condition;
use super::rules::{blocks, book};
use crate::features::labs::Lab;
use crate::features::machines::Machine;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval};

/// # Errors
/// The database's.
pub fn ground(c: &mut Db, lab: &Lab, machine: &Machine) -> DbResult<Ground> {
    facts::ground(c, lab, machine.id)
}

/// Open, usable and taken by nothing for all of the span, which lies ahead; how long and how far ahead one may book is not
/// asked.
///
/// # Errors
/// The database's.
pub fn is_free(c: &mut Db, ground: &Ground, span: Interval, now: Instant) -> DbResult<bool> {
    if span.starts_at < now || span.ends_at > span.starts_at.plus_days(LONGEST_DAYS) {
        return Ok(false);
    }
    if facts::condition(c, &ground.machine, now)? != Condition::Usable {
        return Ok(false);
    }
    let window = Interval::new(span.starts_at.plus_days(-1), span.ends_at.plus_days(8));
    let open_time = facts::open_time(c, &ground.lab, ground.machine.id, window)?;
    let blocks = blocks(&ground.resolved.policy, span);
    let taken = facts::occupied(c, ground.machine.id, blocks)?;
    let unattended = ground.resolved.policy.unattended_minutes_after_closing;
    Ok(taken.iter().all(|taken| !taken.span.overlaps(&blocks)) && open_time.refusals(span, unattended).is_empty())
}

/// Nothing stands against booking the span but what concerns a person: training, suspension, quotas.
///
/// # Errors
/// The database's.
pub fn can_be_booked(c: &mut Db, ground: &Ground, span: Interval, now: Instant) -> DbResult<bool> {
    let mut facts = facts::booking(c, now, ground, None, None, span)?;
    facts.policy.requires_qualification = None;
    Ok(book(&facts, span).is_empty())
}

/// The machine asks for no training, or the person holds it now.
///
/// # Errors
/// The database's.
pub fn is_qualified(c: &mut Db, ground: &Ground, person: Id, now: Instant) -> DbResult<bool> {
    if ground.resolved.policy.requires_qualification.is_none() {
        return Ok(true);
    }
    let held = facts::certifications(c, &ground.resolved, Some(person))?;
    Ok(held.iter().any(|held| held.holds_at(now)))
}
