//! When machines are free, and for whom: what the searches ask.

use super::facts::{self, Ground, LONGEST_DAYS, People};
use super::model::{BlockKind, CancelCause, Condition, ReservationStatus};
use super::policy::Policy;
use super::refusal::{Refusal, RefusalCode};
use super::row::Reservation;
use super::rules::{blocks, book, minor_alone, suspended, unqualified, unsupervised};
use crate::features::labs::{self, Lab};
use crate::features::machines::{self, Machine, MachineFilter};
use crate::features::training::{self, NextCourse, Qualification};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval, LocalText};

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
    let mut facts = facts::booking(c, now, ground, People::default(), span)?;
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

/// No rule on people stands against the person's use of the machine at that time: they are trained, not suspended, watched
/// as the machine asks, and of age or with a consent. A second person can still be named.
///
/// # Errors
/// The database's.
pub fn may_use(c: &mut Db, ground: &Ground, person: Id, span: Interval, now: Instant) -> DbResult<bool> {
    let who = People { member: Some(person), ..People::default() };
    let policy = Policy { requires_second_person: false, ..ground.resolved.policy.clone() };
    let suspended_until = facts::suspended_until(c, &ground.lab, Some(person))?;
    let held = facts::certifications(c, &ground.resolved, Some(person))?;
    let supervision = facts::supervision(c, ground, who, span)?;
    let minor = facts::minor(c, ground, who, span.starts_at)?;
    let refused = suspended(suspended_until, now)
        .or_else(|| unqualified(&policy, &held, now, span.starts_at))
        .or_else(|| unsupervised(&policy, &supervision, span))
        .or_else(|| minor_alone(&policy, minor, span.starts_at));
    Ok(refused.is_none())
}

/// Of how many machines that can stand in it is looked whether they are free.
const LOOKED_AT: usize = 40;

/// Other machines that can stand in, are open, usable and free for all of the span, and that the rules let the holder use
/// then.
///
/// # Errors
/// The database's.
pub fn equivalents(
    c: &mut Db,
    ground: &Ground,
    holder: Option<Id>,
    span: Interval,
    now: Instant,
) -> DbResult<Vec<Machine>> {
    let broken = machines::shown(c, ground.machine.clone())?;
    let all = machines::list(c, ground.lab.id, &MachineFilter::default(), None, i64::MAX)?;
    let mut free = Vec::new();
    for other in machines::equivalents(&broken, all).into_iter().take(LOOKED_AT) {
        let ground = facts::ground(c, &ground.lab, other.machine.id)?;
        let may_use = match holder {
            Some(person) => may_use(c, &ground, person, span, now)?,
            None => true,
        };
        if may_use && is_free(c, &ground, span, now)? {
            free.push(other.machine);
        }
    }
    Ok(free)
}

/// What a person may take instead of a machine for that time, by name.
///
/// # Errors
/// The database's.
pub fn instead(c: &mut Db, machine: Id, person: Id, span: Interval, now: Instant) -> DbResult<Vec<(Id, LocalText)>> {
    let machine = machines::find(c, machine)?;
    let lab = labs::by_id(c, machine.lab)?;
    let ground = ground(c, &lab, &machine)?;
    let free = equivalents(c, &ground, Some(person), span, now)?;
    Ok(free.iter().map(|machine| (machine.id, machine.name())).collect())
}

/// What a holder may take instead, as it is now.
#[derive(Clone, Debug, Default, serde::Serialize, utoipa::ToSchema)]
pub struct Offers {
    /// The next times of that length on the same machine.
    pub next_gaps: Vec<Interval>,
    /// Machines that can stand in and are free for what is left of the time.
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
    let equivalents = equivalents.iter().map(|machine| machine.id).collect();
    let next_gaps = facts::gaps(c, now, &ground, row.starts_at, row.span().minutes_ceil(), Some(row.id))?;
    Ok(Some(Offers { next_gaps, equivalents }))
}
