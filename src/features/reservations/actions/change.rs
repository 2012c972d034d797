use super::book::refuse;
use super::{
    check_second, keep_policy, only_staff_override, second, settle, settle_time, standing, tell, with_override,
};
use crate::features::labs::{self, Lab};
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::facts::{self, People};
use crate::features::reservations::model::ReservationStatus;
use crate::features::reservations::refusal::Refusal;
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::{Change, Refused, blocks, change as decide, may_change, status_after};
use crate::features::reservations::store;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// What a reservation is to become; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct ChangeAsk {
    pub machine: Option<Id>,
    pub starts_at: Option<Instant>,
    pub ends_at: Option<Instant>,
    /// Who is there beside the holder.
    pub second_person: Option<Id>,
    /// `Some(None)` removes it.
    pub note: Option<Option<String>>,
    pub override_reason: Option<String>,
}

/// Moves, lengthens or shortens a reservation, also to another machine of the lab, or changes its note. The row must be
/// the actor's to see, and read under the locks of [`lock_for`].
///
/// # Errors
/// [`Error::Refused`] with everything that stands against it.
pub fn change(w: &mut Write<'_>, lab: &Lab, row: &Reservation, ask: &ChangeAsk) -> Result<Reservation, Error> {
    let member = row.member.ok_or(Error::NotFound)?;
    let machine = ask.machine.unwrap_or(row.machine);
    let span = Interval::new(ask.starts_at.unwrap_or(row.starts_at), ask.ends_at.unwrap_or(row.ends_at));
    let mut after = row.clone();
    if let Some(note) = &ask.note {
        after.note.clone_from(note);
    }
    if ask.second_person.is_some() {
        if !may_change(&row.held(), w.now) {
            return Err(Refused::only(Refusal::InvalidTransition { from: row.status }).into());
        }
        check_second(w, lab, member, ask.second_person)?;
        after.second_person = ask.second_person;
    }
    let to = Change { span, other_machine: machine != row.machine, booked_buffer_minutes: row.buffer_minutes() };
    if span == row.span() && !to.other_machine {
        return finish(w, row, after, &[], ask);
    }
    if row.group_booking.is_some() {
        return Err(Error::OfGroup);
    }
    let ground = facts::ground(w.c, lab, machine)?;
    if ground.machine.lab != lab.id {
        return Err(Error::Field { pointer: "/machine", code: "unknown", detail: Text::new("no-such-machine") });
    }
    let membership = labs::membership(w.c, lab.id, member)?;
    let claimed = Interval::new(span.starts_at, span.ends_at.plus_minutes(row.buffer_minutes()));
    let second = second(w, lab, Some(member), ask.second_person, row.second_person)?;
    let who = People { member: Some(member), membership: membership.as_ref(), second, party: None };
    let facts = facts::booking(w.c, w.now, &ground, who, claimed)?;
    let (held, by) = (row.held(), standing(w.actor(), lab.id));
    only_staff_override(by, ask.override_reason.as_deref())?;
    let set_aside = match settle(decide(&facts, &held, to), by, ask.override_reason.as_deref(), span) {
        Ok(set_aside) => set_aside,
        Err(refused) => return Err(refuse(w, &ground, member, span, refused, Some(row.id))?),
    };
    let policy = &ground.resolved.policy;
    let started = row.starts_at <= w.now || row.status == ReservationStatus::CheckedIn;
    after.status = status_after(&held, policy, to, by, w.now);
    (after.machine, after.starts_at, after.ends_at) = (machine, span.starts_at, span.ends_at);
    if started {
        after.blocks_until = span.ends_at.plus_minutes(row.buffer_minutes());
    } else {
        let blocks = blocks(policy, span);
        (after.blocks_from, after.blocks_until) = (blocks.starts_at, blocks.ends_at);
        keep_policy(&mut after, policy);
        (after.second_person, after.supervisor) = (second, facts.supervision.supervisor(span));
        after.approved &= after.status == ReservationStatus::Confirmed;
    }
    finish(w, row, after, &set_aside, ask)
}

fn finish(
    w: &mut Write<'_>,
    row: &Reservation,
    after: Reservation,
    set_aside: &[crate::features::reservations::refusal::RefusalCode],
    ask: &ChangeAsk,
) -> Result<Reservation, Error> {
    let after = after.changed(w.now);
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    if after.machine != row.machine {
        crate::features::machines::raise_revision(w.c, row.machine)?;
    }
    let event = tell(w, "reservation.changed", Some(row), &after);
    w.emit(with_override(event, set_aside, ask.override_reason.as_deref()));
    Ok(after)
}

/// Locks all that a change of this reservation may touch and reads it again.
///
/// # Errors
/// [`Error::NotFound`] when it is gone.
pub fn lock_for(w: &mut Write<'_>, row: &Reservation, machine: Option<Id>) -> Result<Reservation, Error> {
    store::lock(w.c, row.lab, row.member, &[])?;
    // Whoever moves it holds the membership's lock: from here on its machine stays the same.
    let on = store::find(w.c, row.id)?.machine;
    let machines: Vec<Id> = [Some(on), machine].into_iter().flatten().collect();
    store::lock(w.c, row.lab, None, &machines)?;
    Ok(store::find(w.c, row.id)?)
}
