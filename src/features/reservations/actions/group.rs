//! Machines booked for a group: all of them or none.

use super::book::{self, BookAsk, Judged, Target, judge, membership, refuse};
use super::cancel::cancel;
use super::{check_second, only_staff_override, standing};
use crate::features::groups::{self, BookingAsk, Group, GroupBooking, GroupKind};
use crate::features::labs::{Faults, Lab};
use crate::features::machines::{self, Machine};
use crate::features::reservations::error::RefusedMachine;
use crate::features::reservations::facts::{Party, People};
use crate::features::reservations::model::{ReservationStatus, Standing};
use crate::features::reservations::refusal::Refusal;
use crate::features::reservations::rules::Refused;
use crate::features::reservations::{ReservationError as Error, store};
use crate::platform::db::{DbResult, Fault};
use crate::platform::values::{Id, Interval, Purpose};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// What is to be booked for a group.
#[derive(Clone, Debug)]
pub struct GroupBookAsk {
    pub machines: Vec<Id>,
    pub span: Interval,
    pub purpose: Option<Purpose>,
    pub note: Option<String>,
    /// Who answers for it; by default who asks, for staff the group's lead.
    pub member: Option<Id>,
    /// Who is there beside them, where a machine asks for a second person.
    pub second_person: Option<Id>,
    /// Lets staff set aside what they may.
    pub override_reason: Option<String>,
}

/// Books machines for a group, all of them or none, under the rules of every booking for who answers for it: a class's teacher,
/// anybody of a team, for a visit whom staff name. The group's own quota counts all machines together.
///
/// # Errors
/// [`Error::Group`] with every machine that is refused and its place in what was asked.
pub fn book_for_group(w: &mut Write<'_>, lab: &Lab, group: &Group, ask: &GroupBookAsk) -> Result<GroupBooking, Error> {
    let members = groups::members(w.c, group.id)?;
    let member = holder(w, lab, group, &members, ask.member)?;
    let by = standing(w.actor(), lab.id);
    only_staff_override(by, ask.override_reason.as_deref())?;
    let membership = membership(w, lab, member)?;
    check_second(w, lab, member, ask.second_person)?;
    let group = groups::locked(w.c, group.id)?;
    if group.archived_at.is_some() {
        return Err(groups::Error::State(Text::new("group-archived")).into());
    }
    let machines = lock_machines(w, lab, &ask.machines)?;
    let ids: Vec<Id> = machines.iter().map(|(_, machine)| machine.id).collect();
    let party = Party { group: &group, machines: &ids };
    let (membership, second) = (membership.as_ref(), ask.second_person);
    let who = People { member: Some(member), membership, second, party: Some(party) };
    let (mut granted, mut refused) = (Vec::new(), Vec::new());
    for (index, machine) in machines {
        let Judged { ground, verdict } = judge(w, lab, machine, who, by, ask.span, ask.override_reason.as_deref())?;
        match verdict {
            Ok(set_aside) => granted.push((ground, set_aside)),
            Err(why) => refused.push((index, ground, why)),
        }
    }
    if !refused.is_empty() {
        return Err(refuse_all(w, member, ask, refused)?);
    }
    let booking = groups::note_booking(w, &group, BookingAsk { member, span: ask.span })?;
    for (ground, set_aside) in granted {
        let one = single(ask, &group, ground.machine.id);
        book::insert(w, &ground, member, by, &one, &set_aside, Some(booking.id))?;
    }
    Ok(booking)
}

/// Who answers for it. Staff name anybody who may, or it is the group's lead; others answer themselves.
fn holder(w: &Write<'_>, lab: &Lab, group: &Group, members: &[Id], asked: Option<Id>) -> Result<Id, Error> {
    let own = w.actor().person();
    let member = match standing(w.actor(), lab.id) {
        Standing::Staff => asked.or(group.lead).or(own),
        Standing::Person if asked.is_some_and(|asked| Some(asked) != own) => return Err(Error::NotAllowed),
        Standing::Person if group.kind == GroupKind::Visit => return Err(Error::NotAllowed),
        Standing::Person => own,
    };
    match member.filter(|member| groups::may_hold(group, members, *member)) {
        Some(member) => Ok(member),
        None if asked.is_some() && asked != own => {
            Err(Error::Field { pointer: "/member", code: "not_of_group", detail: Text::new("not-of-group") })
        }
        None => Err(Error::NotAllowed),
    }
}

/// The machines with their places in what was asked, locked in the order of their ids.
fn lock_machines(w: &mut Write<'_>, lab: &Lab, asked: &[Id]) -> Result<Vec<(usize, Machine)>, Error> {
    let mut places: Vec<(Id, usize)> = asked.iter().copied().zip(0..).collect();
    places.sort_unstable();
    let mut faults = Faults::default();
    let mut locked: Vec<(usize, Machine)> = Vec::with_capacity(places.len());
    for (id, index) in places {
        if locked.last().is_some_and(|(_, earlier)| earlier.id == id) {
            faults.add(format!("/machines/{index}"), "not_unique", Text::new("field-repeats"));
            continue;
        }
        match machines::locked(w.c, id) {
            Ok(machine) if machine.lab == lab.id => locked.push((index, machine)),
            Ok(_) | Err(Fault::NotFound) => {
                faults.add(format!("/machines/{index}"), "unknown", Text::new("no-such-machine"));
            }
            Err(fault) => return Err(fault.into()),
        }
    }
    faults.check(Error::Fields)?;
    Ok(locked)
}

/// Each machine's refusals with their next gaps; the wishes are kept as demand.
fn refuse_all(
    w: &mut Write<'_>,
    member: Id,
    ask: &GroupBookAsk,
    all: Vec<(usize, crate::features::reservations::facts::Ground, Refused)>,
) -> Result<Error, Error> {
    let mut refused = Vec::with_capacity(all.len());
    for (index, ground, why) in all {
        match refuse(w, &ground, member, ask.span, why, None)? {
            Error::Refused(why) => refused.push(RefusedMachine { index, machine: ground.machine.id, refused: *why }),
            other => return Err(other),
        }
    }
    refused.sort_by_key(|one| one.index);
    Ok(Error::Group { asked: ask.machines.len(), refused })
}

/// One machine's part. What a class does is coursework and a visit outreach, unless it is said otherwise.
fn single(ask: &GroupBookAsk, group: &Group, machine: Id) -> BookAsk {
    let purpose = match group.kind {
        GroupKind::Class => Some(Purpose::Coursework),
        GroupKind::Visit => Some(Purpose::Outreach),
        GroupKind::Team => None,
    };
    BookAsk {
        target: Target::Machine(machine),
        span: ask.span,
        purpose: ask.purpose.or(purpose),
        note: ask.note.clone(),
        member: None,
        second_person: ask.second_person,
        override_reason: ask.override_reason.clone(),
    }
}

/// Cancels all of a group's booking that has not begun: all of it or nothing.
///
/// # Errors
/// [`Error::Refused`] when the notice has passed, or nothing of it stands any more.
pub fn cancel_for_group(
    w: &mut Write<'_>,
    booking: &GroupBooking,
    reason: Option<&str>,
    override_reason: Option<&str>,
) -> Result<GroupBooking, Error> {
    store::lock(w.c, booking.lab, Some(booking.member), &[])?;
    let booking = groups::locked_booking(w.c, booking.id)?;
    let machines: Vec<Id> = store::of_group_booking(w.c, booking.id)?.iter().map(|row| row.machine).collect();
    store::lock(w.c, booking.lab, None, &machines)?;
    let rows = store::of_group_booking(w.c, booking.id)?;
    let cancelled = groups::cancel_booking(w, &booking, reason)?;
    let standing = |status: ReservationStatus| status.may_become(ReservationStatus::Cancelled);
    if !rows.iter().any(|row| standing(row.status)) {
        let from = rows.first().map_or(ReservationStatus::Cancelled, |row| row.status);
        return Err(Refused::only(Refusal::InvalidTransition { from }).into());
    }
    for row in rows.iter().filter(|row| standing(row.status)) {
        cancel(w, row, reason, override_reason)?;
    }
    Ok(cancelled)
}

/// Calls a booking off of which no machine is left, and none was used.
///
/// # Errors
/// The database's.
pub fn settle(w: &mut Write<'_>, booking: Id) -> DbResult<()> {
    use ReservationStatus::{Cancelled, Expired, Rejected};
    let rows = store::of_group_booking(w.c, booking)?;
    if rows.iter().any(|row| !matches!(row.status, Cancelled | Rejected | Expired)) {
        return Ok(());
    }
    let booking = groups::locked_booking(w.c, booking)?;
    match groups::cancel_booking(w, &booking, None) {
        Err(groups::Error::Fault(fault)) => Err(fault),
        // It was called off as a whole.
        Ok(_) | Err(groups::Error::State(_) | groups::Error::Fields(_)) => Ok(()),
    }
}
