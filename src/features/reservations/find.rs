//! When machines are free, and for whom: what the searches ask.

use super::facts::{self, Ground, LONGEST_DAYS};
use super::model::{BlockKind, CancelCause, Condition, ReservationStatus};
use super::refusal::{Refusal, RefusalCode};
use super::row::Reservation;
use super::rules::{blocks, book, unqualified};
use super::store;
use crate::features::labs::{self, Lab};
use crate::features::machines::Machine;
use crate::features::training::{self, NextCourse, Qualification};
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
    Ok(taken.iter().all(|taken| !taken.span.overlaps(&blocks)) && open_time.refusals(span, unattended, span).is_empty())
}

/// Nothing stands against booking the span but what concerns a person: training, suspension, quotas.
///
/// # Errors
/// The database's.
pub fn can_be_booked(c: &mut Db, ground: &Ground, span: Interval, now: Instant) -> DbResult<bool> {
    let mut facts = facts::booking(c, now, ground, facts::People::default(), span)?;
    facts.policy.requires_qualification = None;
    facts.policy.requires_second_person = false;
    Ok(book(&facts, span).is_empty())
}

/// The machine asks for no training, or the person holds it at that time.
///
/// # Errors
/// The database's.
pub fn is_qualified(c: &mut Db, ground: &Ground, person: Id, at: Instant) -> DbResult<bool> {
    if ground.resolved.policy.requires_qualification.is_none() {
        return Ok(true);
    }
    let held = facts::certifications(c, &ground.resolved, Some(person))?;
    Ok(held.iter().any(|held| held.holds_at(at)))
}

/// The training that the machine asks for and the person does not hold now, with the next dates at which it can be had.
///
/// # Errors
/// The database's.
pub fn missing(
    c: &mut Db,
    ground: &Ground,
    person: Id,
    now: Instant,
) -> DbResult<Option<(Qualification, Vec<NextCourse>)>> {
    let Some(id) = ground.resolved.policy.requires_qualification else { return Ok(None) };
    if is_qualified(c, ground, person, now)? {
        return Ok(None);
    }
    let Some(qualification) = training::qualification(c, id)? else { return Ok(None) };
    let next_courses = training::next_courses(c, id, ground.resolved.policy.requires_level.as_deref(), now)?;
    Ok(Some((qualification, next_courses)))
}

/// Other machines of the class that are open, usable and free for all of the span, and that the holder may use.
///
/// # Errors
/// The database's.
pub fn equivalents(c: &mut Db, ground: &Ground, holder: Option<Id>, span: Interval, now: Instant) -> DbResult<Vec<Id>> {
    let Some(class) = ground.machine.class else { return Ok(Vec::new()) };
    let mut free = Vec::new();
    for machine in store::machines_of_class(c, ground.lab.id, class)? {
        let other = facts::ground(c, &ground.lab, machine)?;
        let may_use = match holder {
            Some(person) => is_qualified(c, &other, person, now)?,
            None => true,
        };
        if machine != ground.machine.id && may_use && is_free(c, &other, span, now)? {
            free.push(machine);
        }
    }
    Ok(free)
}

/// What a holder may take instead, as it is now.
#[derive(Clone, Debug, Default, serde::Serialize, utoipa::ToSchema)]
pub struct Offers {
    /// The next times of that length on the same machine.
    pub next_gaps: Vec<Interval>,
    /// Machines of the same class that are free for what is left of the time.
    pub equivalents: Vec<Id>,
}

/// What would refuse the reservation if it were asked for now: a training that its holder has lost since, or will have.
///
/// # Errors
/// The database's.
pub fn warnings(c: &mut Db, row: &Reservation, now: Instant) -> DbResult<Vec<RefusalCode>> {
    let stands = matches!(row.status, ReservationStatus::Pending | ReservationStatus::Confirmed);
    if !stands || row.kind != BlockKind::Reservation {
        return Ok(Vec::new());
    }
    let lab = labs::by_id(c, row.lab)?;
    let ground = facts::ground(c, &lab, row.machine)?;
    let held = facts::certifications(c, &ground.resolved, row.member)?;
    let lost = unqualified(&ground.resolved.policy, &held, now, row.starts_at.max(now));
    Ok(lost.iter().map(Refusal::code).collect())
}

/// What the lab offers the holder of a reservation that it cancelled, or whose machine cannot be had in its time.
///
/// # Errors
/// The database's.
pub fn offers(c: &mut Db, row: &Reservation, now: Instant) -> DbResult<Option<Offers>> {
    let is_kept_waiting = row.status == ReservationStatus::Confirmed;
    match row.cause {
        Some(CancelCause::Closure) => {}
        Some(CancelCause::MachineLocked | CancelCause::Overrun | CancelCause::Outage) if is_kept_waiting => {}
        _ => return Ok(None),
    }
    let lab = labs::by_id(c, row.lab)?;
    let ground = facts::ground(c, &lab, row.machine)?;
    let left = Interval::new(row.starts_at.max(now), row.ends_at);
    let equivalents = if left.is_empty() { Vec::new() } else { equivalents(c, &ground, row.member, left, now)? };
    let next_gaps = facts::gaps(c, now, &ground, row.starts_at, row.span().minutes_ceil(), Some(row.id))?;
    Ok(Some(Offers { next_gaps, equivalents }))
}
