//! What can be done with plans: one function per intent, one transaction each.

pub mod blackout;
pub mod book;
pub mod cancel;
pub mod change;
pub mod closed;
pub mod decide;
mod demand;
pub mod due;
pub mod erasure;
pub mod group;
pub mod lesson;
pub mod occupy;
pub mod past;

use serde_json::json;

use super::facts::LONGEST_DAYS;
use super::model::Standing;
use super::policy::Policy;
use super::refusal::{Refusal, RefusalCode};
use super::row::Reservation;
use super::rules::{self, Refused};
use crate::features::labs::{self, Lab, Membership, MembershipStatus};
use crate::platform::db::DbResult;
use crate::platform::jobs;
use crate::platform::values::{Actor, Id, Instant, Interval};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// Who asks, in this lab.
pub fn standing(actor: &Actor, lab: Id) -> Standing {
    if actor.is_staff_of(lab) { Standing::Staff } else { Standing::Person }
}

/// Whoever is not staff and gives the reason of an override takes a rule to be set aside that is not: they are told.
fn only_staff_override(by: Standing, override_reason: Option<&str>) -> Result<(), super::ReservationError> {
    match (by, override_reason) {
        (Standing::Person, Some(_)) => Err(super::ReservationError::OverrideByStaffOnly),
        _ => Ok(()),
    }
}

/// The refusals that stand, else what staff set aside. Nothing lasts longer than what stands is looked for, whoever allows it.
fn settle(
    refusals: Vec<Refusal>,
    by: Standing,
    override_reason: Option<&str>,
    span: Interval,
) -> Result<Vec<RefusalCode>, Refused> {
    let set_aside = rules::settle(refusals, by, override_reason)?;
    if span.ends_at > span.starts_at.plus_days(LONGEST_DAYS) {
        let first = Refusal::TooLong { max_minutes: LONGEST_DAYS * 1440 };
        return Err(Refused::only(first));
    }
    Ok(set_aside)
}

/// Tells of a change to a row: audit keeps the states, figures are refreshed over both times.
fn tell(w: &mut Write<'_>, action: &'static str, before: Option<&Reservation>, after: &Reservation) -> Event {
    let mut event = Event::new(action, "reservation", after.id).lab(after.lab).after(after.state());
    event = event.touching(after.machine, touched(after));
    if let Some(before) = before {
        event = event.before(before.state()).touching(before.machine, touched(before));
    }
    let _ = w;
    event
}

fn touched(row: &Reservation) -> Interval {
    Interval::new(row.blocks_from, row.blocks_until.max(row.released_at.unwrap_or(row.ends_at)))
}

/// The reason of an override, with the codes that were set aside.
fn with_override(event: Event, set_aside: &[RefusalCode], reason: Option<&str>) -> Event {
    if set_aside.is_empty() {
        return event;
    }
    let mut event = event;
    if let Some(after) = event.after.as_mut().and_then(serde_json::Value::as_object_mut) {
        after.insert("set_aside".into(), json!(set_aside));
    }
    event.reason(reason.map(str::to_owned))
}

/// The machine's time changed: its revision, and the reservation's next due-time.
fn settle_time(w: &mut Write<'_>, row: &Reservation) -> DbResult<()> {
    crate::features::machines::raise_revision(w.c, row.machine)?;
    match due::first_due(row) {
        Some(at) => jobs::schedule(w.c, due::KIND, row.id, at, w.now),
        None => jobs::cancel(w.c, due::KIND, row.id),
    }
}

/// The same for a row that was inserted in this transaction.
fn plan_time(w: &mut Write<'_>, row: &Reservation) -> DbResult<()> {
    crate::features::machines::raise_revision(w.c, row.machine)?;
    match due::first_due(row) {
        Some(at) => jobs::schedule_first(w.c, due::KIND, row.id, at, w.now),
        None => Ok(()),
    }
}

/// The fields that a row keeps of the policy it was booked under.
fn keep_policy(row: &mut Reservation, policy: &Policy) {
    row.check_in_window_minutes = policy.check_in_window_minutes.and_then(|minutes| i32::try_from(minutes).ok());
    row.cancel_notice_minutes = i32::try_from(policy.cancel_notice_minutes).unwrap_or(i32::MAX);
}

/// The machine's policy with those fields as the row keeps them.
pub fn policy_of(row: &Reservation, policy: &Policy) -> Policy {
    Policy {
        check_in_window_minutes: row.check_in_window_minutes.map(i64::from),
        cancel_notice_minutes: i64::from(row.cancel_notice_minutes),
        ..policy.clone()
    }
}

/// True when the actor holds the reservation or is staff of its lab: nobody else may even know of it.
pub fn is_visible(actor: &Actor, row: &Reservation) -> bool {
    actor.is_staff_of(row.lab) || (row.member.is_some() && row.member == actor.person())
}

/// Who is named as second is another member, who may come.
fn check_second(w: &mut Write<'_>, lab: &Lab, holder: Id, second: Option<Id>) -> Result<(), super::ReservationError> {
    let Some(second) = second else { return Ok(()) };
    let bad = |code, detail| super::ReservationError::Field { pointer: "/second_person", code, detail };
    if second == holder {
        return Err(bad("same_person", Text::new("second-person-is-another")));
    }
    match active(w, lab, second)? {
        Some(member) if may_come(&member, w.now) => Ok(()),
        Some(_) => Err(bad("unavailable", Text::new("second-person-unavailable"))),
        None => Err(bad("unknown", Text::new("no-such-member"))),
    }
}

/// Who is named as second now, else who was before: unless they left or are suspended since.
fn second(
    w: &mut Write<'_>,
    lab: &Lab,
    holder: Option<Id>,
    named: Option<Id>,
    before: Option<Id>,
) -> Result<Option<Id>, super::ReservationError> {
    if let (Some(holder), Some(_)) = (holder, named) {
        check_second(w, lab, holder, named)?;
        return Ok(named);
    }
    let Some(before) = before else { return Ok(None) };
    Ok(active(w, lab, before)?.filter(|member| may_come(member, w.now)).map(|member| member.person))
}

fn active(w: &mut Write<'_>, lab: &Lab, person: Id) -> DbResult<Option<Membership>> {
    let member = labs::membership(w.c, lab.id, person)?;
    Ok(member.filter(|member| member.status == MembershipStatus::Active))
}

fn may_come(member: &Membership, now: Instant) -> bool {
    member.suspended_until.is_none_or(|until| until <= now)
}

/// The member a booking is for: oneself, or another for staff.
fn holder(w: &Write<'_>, lab: &Lab, asked: Option<Id>) -> Result<Id, super::ReservationError> {
    let own = w.actor().person();
    match asked {
        Some(member) if Some(member) != own && !w.actor().is_staff_of(lab.id) => {
            Err(super::ReservationError::NotAllowed)
        }
        Some(member) => Ok(member),
        None => own.ok_or(super::ReservationError::NotAllowed),
    }
}
