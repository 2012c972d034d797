//! The face for `usage`: what becomes of a plan when somebody comes, comes without one, stays longer, or leaves.

use super::book::refuse;
use super::{
    check_second, demand, keep_policy, only_staff_override, plan_time, policy_of, second, settle_time, tell,
    with_override,
};
use crate::features::labs;
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::facts::{self, People};
use crate::features::reservations::model::{BlockKind, ReservationStatus, Standing};
use crate::features::reservations::refusal::{Refusal, RefusalCode};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::{
    self, CheckInFacts, OpenSession, Refused, WalkInFacts, check_in_window, moment, occupies_from, settle, takes_over,
    walk_in_ends_at,
};
use crate::features::reservations::store;
use crate::platform::db::Fault;
use crate::platform::values::{Id, Instant, Interval, Purpose};
use crate::platform::write::Write;

/// What a refused walk-in that named no length is taken to have wanted.
const WISHED_MINUTES: i64 = 60;

/// Somebody comes for their reservation.
#[derive(Clone, Copy, Debug)]
pub struct CheckIn<'a> {
    pub reservation: Id,
    /// The machine that is locked: one the reservation was moved away from meanwhile is looked up anew.
    pub machine: Id,
    /// The session that is open on the machine.
    pub open_session: Option<OpenSession>,
    pub take_over: bool,
    /// Instead of who was named when it was booked.
    pub second_person: Option<Id>,
    pub by: Standing,
    pub override_reason: Option<&'a str>,
}

/// Somebody starts now without a reservation.
#[derive(Clone, Copy, Debug)]
pub struct WalkIn<'a> {
    pub machine: Id,
    /// None for a device that does not know who is there.
    pub member: Option<Id>,
    pub expected_minutes: Option<i64>,
    pub purpose: Option<Purpose>,
    /// Who is there beside the member.
    pub second_person: Option<Id>,
    pub open_session: Option<OpenSession>,
    pub by: Standing,
    pub override_reason: Option<&'a str>,
}

/// The plan that a session stands on.
#[derive(Clone, Debug)]
pub struct Occupation {
    pub plan: Id,
    pub ends_at: Instant,
    pub purpose: Option<Purpose>,
    pub member: Option<Id>,
    /// The open session overran and is to be closed now.
    pub takes_over: bool,
    /// What staff set aside.
    pub set_aside: Vec<RefusalCode>,
}

/// Checks a reservation in; an early check-in occupies the machine from now. Call it under [`store::lock`].
///
/// # Errors
/// [`Error::Refused`]: `too_early`, `check_in_closed`, `machine_in_use`, `slot_taken` and what else stands against it.
pub fn check_in(w: &mut Write<'_>, ask: CheckIn<'_>) -> Result<Occupation, Error> {
    let row = store::find(w.c, ask.reservation)?;
    if row.machine != ask.machine {
        return Err(Error::Fault(Fault::Again(diesel::result::Error::RollbackTransaction)));
    }
    let lab = labs::by_id(w.c, row.lab)?;
    let ground = facts::ground(w.c, &lab, row.machine)?;
    let policy = policy_of(&row, &ground.resolved.policy);
    let window = check_in_window(&policy, row.span());
    let second = second(w, &lab, row.member, ask.second_person, row.second_person)?;
    let who = People { member: row.member, second, ..People::default() };
    let look = Interval::new(w.now.min(row.starts_at), row.ends_at.max(w.now.plus_seconds(1)));
    let facts = CheckInFacts {
        now: w.now,
        held: row.held(),
        condition: facts::condition(w.c, &ground.machine, w.now)?,
        certifications: facts::certifications(w.c, &ground.resolved, row.member)?,
        suspended_until: facts::suspended_until(w.c, &lab, row.member)?,
        minor: facts::minor(w.c, &ground, who, w.now)?,
        supervision: facts::supervision(w.c, &ground, who, moment(w.now))?,
        interruptions: facts::interruptions(w.c, &ground.machine, &row, window, w.now)?,
        occupied: facts::occupied(w.c, row.machine, look)?,
        open_session: ask.open_session,
        take_over: ask.take_over,
        staff: ask.by == Standing::Staff,
        policy,
    };
    only_staff_override(ask.by, ask.override_reason)?;
    let set_aside = match (settle(rules::check_in(&facts), ask.by, ask.override_reason), row.member) {
        (Ok(set_aside), _) => set_aside,
        (Err(refused), Some(member)) => {
            demand::keep(w, &ground, member, row.span(), &refused)?;
            return Err(facts::with_courses(w.c, w.now, refused)?.into());
        }
        (Err(refused), None) => return Err(facts::with_courses(w.c, w.now, refused)?.into()),
    };
    let mut after = row.clone().changed(w.now);
    after.approved |= set_aside.contains(&RefusalCode::ApprovalRequired);
    after.second_person = second;
    after.supervisor = facts.supervision.supervisor(moment(w.now));
    (after.status, after.checked_in_at) = (ReservationStatus::CheckedIn, Some(w.now));
    after.cause = None;
    after.blocks_from = occupies_from(w.now, &row.held());
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let event = tell(w, "reservation.checked_in", Some(&row), &after);
    w.emit(with_override(event, &set_aside, ask.override_reason));
    Ok(Occupation {
        plan: row.id,
        ends_at: row.ends_at,
        purpose: row.purpose,
        member: row.member,
        takes_over: takes_over(&facts).is_some(),
        set_aside,
    })
}

/// Occupies a free machine from now to the expected end. Call it under [`store::lock`].
///
/// # Errors
/// [`Error::Refused`] with what stands against it; a person's wish is then kept as demand.
pub fn walk_in(w: &mut Write<'_>, ask: WalkIn<'_>) -> Result<Occupation, Error> {
    let lab = crate::features::machines::find(w.c, ask.machine)?.lab;
    let lab = labs::by_id(w.c, lab)?;
    let ground = facts::ground(w.c, &lab, ask.machine)?;
    let membership = match ask.member {
        Some(member) => labs::membership(w.c, lab.id, member)?,
        None => None,
    };
    let minutes = ask.expected_minutes.unwrap_or(ground.resolved.policy.max_minutes);
    let wish = Interval::new(w.now, w.now.plus_minutes(minutes));
    if let Some(member) = ask.member {
        check_second(w, &lab, member, ask.second_person)?;
    }
    let who = People { member: ask.member, membership: membership.as_ref(), second: ask.second_person, party: None };
    let booking = facts::booking(w.c, w.now, &ground, who, wish)?;
    let walk_in =
        WalkInFacts { booking, by: ask.by, open_session: ask.open_session, expected_minutes: ask.expected_minutes };
    let ends_at = walk_in_ends_at(&walk_in);
    only_staff_override(ask.by, ask.override_reason)?;
    let set_aside = match settle(rules::walk_in(&walk_in), ask.by, ask.override_reason) {
        Ok(_) if ends_at <= w.now => Err(no_time()),
        settled => settled,
    };
    let set_aside = match (set_aside, ask.member) {
        (Ok(set_aside), _) => set_aside,
        (Err(refused), Some(member)) => {
            let wished = w.now.plus_minutes(ask.expected_minutes.unwrap_or(WISHED_MINUTES));
            return Err(refuse(w, &ground, member, Interval::new(w.now, wished), refused, None)?);
        }
        (Err(refused), None) => return Err(facts::with_courses(w.c, w.now, refused)?.into()),
    };
    let mut row = plan(w, lab.id, &ask, ends_at);
    row.supervisor = walk_in.booking.supervision.supervisor(moment(w.now));
    keep_policy(&mut row, &ground.resolved.policy);
    store::insert(w.c, &row)?;
    plan_time(w, &row)?;
    let event = tell(w, "walk_in.started", None, &row);
    w.emit(with_override(event, &set_aside, ask.override_reason));
    Ok(Occupation { plan: row.id, ends_at, purpose: ask.purpose, member: ask.member, takes_over: false, set_aside })
}

fn no_time() -> Refused {
    let first = Refusal::SlotTaken { conflicts: Vec::new() };
    Refused::only(first)
}

fn plan(w: &Write<'_>, lab: Id, ask: &WalkIn<'_>, ends_at: Instant) -> Reservation {
    Reservation {
        id: w.new_id(),
        lab,
        machine: ask.machine,
        kind: BlockKind::WalkIn,
        member: ask.member,
        second_person: ask.second_person,
        supervisor: None,
        group_booking: None,
        booked_by: w.actor().person(),
        starts_at: w.now,
        ends_at,
        blocks_from: w.now,
        blocks_until: ends_at,
        status: ReservationStatus::CheckedIn,
        purpose: ask.purpose,
        note: None,
        batch: None,
        check_in_window_minutes: None,
        cancel_notice_minutes: 0,
        approved: false,
        checked_in_at: Some(w.now),
        released_at: None,
        cause: None,
        overrun_seconds: 0,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    }
}

/// The session of this plan ended: the rest of its time is free again, an overrun is recorded.
///
/// # Errors
/// The database's. A plan that no longer stands is left as it is.
pub fn complete(w: &mut Write<'_>, plan: Id, ended_at: Instant, overrun_seconds: i64) -> Result<(), Error> {
    let row = store::find(w.c, plan)?;
    if row.released_at.is_some() {
        return Ok(());
    }
    let mut after = row.clone().released(ReservationStatus::Completed, ended_at, w.now);
    after.overrun_seconds = overrun_seconds;
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let event = tell(w, super::due::completed(row.kind), Some(&row), &after);
    w.emit(event);
    Ok(())
}

/// Somebody stays longer. Call it under [`store::lock`].
///
/// # Errors
/// [`Error::Refused`] by status, closures, opening hours or taken time.
pub fn extend(
    w: &mut Write<'_>,
    plan: Id,
    ends_at: Instant,
    by: Standing,
    override_reason: Option<&str>,
) -> Result<(), Error> {
    let row = store::find(w.c, plan)?;
    let lab = labs::by_id(w.c, row.lab)?;
    let ground = facts::ground(w.c, &lab, row.machine)?;
    let whole = Interval::new(row.starts_at, ends_at);
    let claimed = Interval::new(row.starts_at, ends_at.plus_minutes(row.buffer_minutes()));
    let who = People { member: row.member, second: row.second_person, ..People::default() };
    let facts = facts::booking(w.c, w.now, &ground, who, claimed)?;
    let refusals = rules::extend(&facts, row.id, row.span(), ends_at, row.buffer_minutes());
    only_staff_override(by, override_reason)?;
    let set_aside = match (super::settle(refusals, by, override_reason, whole), row.member) {
        (Ok(set_aside), _) => set_aside,
        (Err(refused), Some(member)) => {
            let added = Interval::new(row.ends_at, ends_at);
            return Err(refuse(w, &ground, member, added, refused, Some(row.id))?);
        }
        (Err(refused), None) => return Err(refused.into()),
    };
    let mut after = row.clone().changed(w.now);
    (after.ends_at, after.blocks_until) = (ends_at, ends_at.plus_minutes(row.buffer_minutes()));
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let event = tell(w, "reservation.extended", Some(&row), &after);
    w.emit(with_override(event, &set_aside, override_reason));
    Ok(())
}
