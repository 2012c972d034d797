//! Loads what the rules look at, in few queries, inside the transaction that holds the locks.

mod quota;
mod watch;

pub use watch::{minor, supervision};

use super::model::{CancelCause, Condition, Occupied, Validity};
use super::policy::{PolicyPatch, Resolved, resolve};
use super::refusal::Refusal;
use super::rules::{self, BookingFacts, GapFacts, Interruptions, OpenTime, Refused, next_gaps};
use super::{row::Reservation, store};
use crate::features::groups::Group;
use crate::features::labs::{self, Lab, Membership};
use crate::features::machines::{self, LockCause, Machine, MachineStatus};
use crate::features::training;
use crate::platform::db::{Db, DbResult};
use crate::platform::jobs;
use crate::platform::values::{Id, Instant, Interval, IntervalSet};

/// An absurdly long ask is looked at only so far; it is too long anyway.
pub const LONGEST_DAYS: i64 = 62;
/// How far the next gaps are looked for.
pub const GAP_DAYS: i64 = 14;
pub const GAPS: usize = 3;

/// A machine with what its rules stand on.
#[derive(Clone)]
pub struct Ground {
    pub lab: Lab,
    pub machine: Machine,
    pub resolved: Resolved,
}

/// # Errors
/// [`crate::platform::db::Fault::NotFound`] when there is no such machine.
pub fn ground(c: &mut Db, lab: &Lab, machine: Id) -> DbResult<Ground> {
    let machine = machines::find(c, machine)?;
    ground_of(c, lab, machine)
}

/// The same of a machine that is loaded already.
///
/// # Errors
/// The database's.
pub fn ground_of(c: &mut Db, lab: &Lab, machine: Machine) -> DbResult<Ground> {
    let class = match machine.class {
        Some(class) => Some(machines::class(c, class)?.policy()),
        None => None,
    };
    let lab_policy: PolicyPatch = lab.policy.read().unwrap_or_default();
    let resolved = resolve(&lab_policy, class.as_ref(), &machine.policy());
    Ok(Ground { lab: lab.clone(), machine, resolved })
}

/// Opening hours and closures of a machine within `window`.
///
/// # Errors
/// The database's.
pub fn open_time(c: &mut Db, lab: &Lab, machine: Id, window: Interval) -> DbResult<OpenTime> {
    let hours = labs::opening_hours(c, lab.id)?.open(lab.zone(), window);
    let closures: IntervalSet = labs::closures_within(c, lab.id, window)?
        .into_iter()
        .filter(|(closure, machines)| closure.all_machines || machines.contains(&machine))
        .map(|(closure, _)| closure.span())
        .collect();
    Ok(OpenTime::new(hours, closures))
}

/// What occupies the machine within `window`, buffers apart.
///
/// # Errors
/// The database's.
pub fn occupied(c: &mut Db, machine: Id, window: Interval) -> DbResult<Vec<Occupied>> {
    Ok(store::occupying(c, machine, window)?.iter().flat_map(Reservation::occupied).collect())
}

/// The worst of the machine's manual status and its open locks.
///
/// # Errors
/// The database's.
pub fn condition(c: &mut Db, machine: &Machine, now: Instant) -> DbResult<Condition> {
    let moment = Interval::new(now, now.plus_seconds(1));
    let locks = machines::locks_within(c, machine.id, moment)?;
    let open = || locks.iter().filter(|lock| lock.ends_at.is_none_or(|end| end > now));
    if open().any(|lock| lock.safety) {
        return Ok(Condition::LockedForSafety);
    }
    let by_hand = matches!(machine.status, MachineStatus::OutOfService | MachineStatus::Retired);
    let locked = open().any(|lock| lock.cause == LockCause::Incident);
    Ok(if by_hand || locked { Condition::OutOfService } else { Condition::Usable })
}

/// When the member held the qualification that the policy asks, at the level that it asks; empty where it asks none.
///
/// # Errors
/// The database's.
pub fn certifications(c: &mut Db, resolved: &Resolved, member: Option<Id>) -> DbResult<Vec<Validity>> {
    let (Some(qualification), Some(member)) = (resolved.policy.requires_qualification, member) else {
        return Ok(Vec::new());
    };
    let mut held = training::holders(c, member, qualification)?;
    if let Some(least) = &resolved.policy.requires_level {
        let levels = training::qualification(c, qualification)?.map_or_else(Vec::new, |one| one.levels());
        held.retain(|held| training::reaches(&levels, held.certification.level.as_deref(), Some(least)));
    }
    Ok(validities(held))
}

fn validities(held: Vec<training::Held>) -> Vec<Validity> {
    let until = |a: Option<Instant>, b: Option<Instant>| a.into_iter().chain(b).min();
    let validity = |held: training::Held| Validity {
        from: held.certification.valid_from,
        until: until(held.certification.expires_at, held.revoked_at),
    };
    held.into_iter().map(validity).collect()
}

/// Until when the member's membership is suspended, if it ever was.
///
/// # Errors
/// The database's.
pub fn suspended_until(c: &mut Db, lab: &Lab, member: Option<Id>) -> DbResult<Option<Instant>> {
    let Some(member) = member else { return Ok(None) };
    Ok(labs::membership(c, lab.id, member)?.and_then(|membership| membership.suspended_until))
}

/// Who uses the machine, beside whom.
#[derive(Clone, Copy, Debug, Default)]
pub struct People<'a> {
    pub member: Option<Id>,
    pub membership: Option<&'a Membership>,
    /// The second member who is named.
    pub second: Option<Id>,
    /// The group that it is booked for.
    pub party: Option<Party<'a>>,
}

/// A group for which several machines are booked at once.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    pub group: &'a Group,
    /// All machines that are asked for.
    pub machines: &'a [Id],
}

/// The refusals, where a training is missing with the next dates at which it can be had.
///
/// # Errors
/// The database's.
pub fn with_courses(c: &mut Db, now: Instant, mut refused: Refused) -> DbResult<Refused> {
    for refusal in std::iter::once(&mut refused.first).chain(&mut refused.others) {
        if let Refusal::NotQualified { qualification, level, next_courses } = refusal {
            *next_courses = training::next_courses(c, *qualification, level.as_deref(), now)?;
        }
    }
    Ok(refused)
}

/// Everything that booking `span` on this machine for a member looks at.
///
/// # Errors
/// The database's.
pub fn booking(c: &mut Db, now: Instant, ground: &Ground, who: People<'_>, span: Interval) -> DbResult<BookingFacts> {
    let People { member, membership, .. } = who;
    let mut policy = ground.resolved.policy.clone();
    let zone = ground.lab.zone();
    let ends_at = span.ends_at.min(span.starts_at.plus_days(LONGEST_DAYS)).max(span.starts_at);
    let window = Interval::new(span.starts_at.plus_days(-1), ends_at.plus_days(1));
    // Whoever asks for less than the shortest time is told what stands in the way of the shortest.
    let claimed = ends_at.plus_minutes(policy.buffer_minutes.max(policy.min_minutes));
    let (active, weekly) = quota::personal(c, now, ground, who, span)?;
    if !quota::is_personal(who) {
        policy.max_minutes_per_week = None;
    }
    Ok(BookingFacts {
        now,
        zone,
        open_time: open_time(c, &ground.lab, ground.machine.id, window)?,
        condition: condition(c, &ground.machine, now)?,
        certifications: certifications(c, &ground.resolved, member)?,
        suspended_until: membership.and_then(|membership| membership.suspended_until),
        supervision: supervision(c, ground, who, window)?,
        active,
        weekly,
        minor: minor(c, ground, who, span.starts_at)?,
        pool: quota::pool(c, zone, who.party, span)?,
        occupied: occupied(c, ground.machine.id, Interval::new(span.starts_at, claimed))?,
        policy,
    })
}

/// The next times of that length on the machine, from `from` on.
///
/// # Errors
/// The database's.
pub fn gaps(
    c: &mut Db,
    now: Instant,
    ground: &Ground,
    from: Instant,
    minutes: i64,
    moved: Option<Id>,
) -> DbResult<Vec<Interval>> {
    let from = from.max(now);
    let within = Interval::new(from, from.plus_days(GAP_DAYS));
    let known = Interval::new(from.plus_days(-1), within.ends_at.plus_days(8));
    let (open_time, policy) = watch::watched_time(c, ground, known)?;
    let occupied = occupied(c, ground.machine.id, known)?;
    let facts = GapFacts {
        now,
        zone: ground.lab.zone(),
        policy: &policy,
        open_time: &open_time,
        occupied: &occupied,
        within,
        moved,
    };
    Ok(next_gaps(&facts, from, minutes, GAPS))
}

/// The next open and free times for work of that length on the machine within a span, at most `limit`; the time of `moved`
/// is free to it.
///
/// # Errors
/// The database's.
pub fn work_gaps(
    c: &mut Db,
    ground: &Ground,
    within: Interval,
    minutes: i64,
    moved: Option<Id>,
    limit: usize,
) -> DbResult<Vec<Interval>> {
    let open_time = open_time(c, &ground.lab, ground.machine.id, within)?;
    let occupied = occupied(c, ground.machine.id, within)?;
    let facts = GapFacts {
        now: within.starts_at,
        zone: ground.lab.zone(),
        policy: &ground.resolved.policy,
        open_time: &open_time,
        occupied: &occupied,
        within,
        moved,
    };
    Ok(rules::work_gaps(&facts, minutes, limit))
}

/// What kept a reservation's holder from the machine during its window and time, as known by now.
///
/// # Errors
/// The database's.
pub fn interruptions(
    c: &mut Db,
    machine: &Machine,
    row: &Reservation,
    window: Interval,
    now: Instant,
) -> DbResult<Interruptions> {
    let look = Interval::new(window.starts_at, window.ends_at.max(row.ends_at));
    let locks = machines::locks_within(c, row.machine, look)?
        .into_iter()
        .map(|lock| Interval::new(lock.starts_at, lock.ends_at.unwrap_or(now.max(lock.starts_at))))
        .collect();
    let overruns = store::sessions_within(c, row.machine, look)?
        .into_iter()
        .filter(|(person, reservation, ..)| *reservation != Some(row.id) && (person.is_none() || *person != row.member))
        .map(|(_, _, _, ended, expected)| Interval::new(expected, ended.unwrap_or(now)))
        .filter(|span| !span.is_empty())
        .collect();
    let mut found = Interruptions { locks, overruns, outages: jobs::outages_within(c, look)? };
    // A retired machine has no lock, and nobody can use it.
    if machine.status == MachineStatus::Retired {
        found.locks.push(window);
    }
    // What its check-in was held open for stays so, though a forgotten session is later ended at its expected end.
    match row.cause {
        Some(CancelCause::MachineLocked) => found.locks.push(window),
        Some(CancelCause::Overrun) => found.overruns.push(window),
        Some(CancelCause::Outage) => found.outages.push(window),
        Some(CancelCause::NotQualified | CancelCause::Closure) | None => {}
    }
    Ok(found)
}
