use diesel::dsl::exists;
use diesel::prelude::*;

use super::facts::LONGEST_DAYS;
use super::model::{BlockKind, ReservationStatus};
use super::row::Reservation;
use crate::platform::db::schema::{
    audit_events, audit_reasons, group_bookings, machine_classes, machines, memberships, reservations, usage_sessions,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant, Interval};
use crate::{each_engine, prepared_insert};

/// Takes the locks of a write to machines' time, always in this order: the membership, then the machines by id. SQLite has
/// one writer and needs none.
///
/// # Errors
/// The database's.
pub fn lock(c: &mut Db, lab: Id, member: Option<Id>, on: &[Id]) -> DbResult<()> {
    let Db::Pg(c) = c else { return Ok(()) };
    if let Some(member) = member {
        let mine = memberships::table.filter(memberships::lab.eq(lab)).filter(memberships::person.eq(member));
        mine.select(memberships::id).for_no_key_update().load::<Id>(c)?;
    }
    let mut on = on.to_vec();
    on.sort_unstable();
    on.dedup();
    for machine in on {
        machines::table.find(machine).select(machines::id).for_no_key_update().load::<Id>(c)?;
    }
    Ok(())
}

prepared_insert!(
    NewReservation,
    Reservation,
    reservations,
    [
        id,
        lab,
        machine,
        kind,
        member,
        second_person,
        supervisor,
        group_booking,
        booked_by,
        starts_at,
        ends_at,
        blocks_from,
        blocks_until,
        status,
        purpose,
        note,
        batch,
        check_in_window_minutes,
        cancel_notice_minutes,
        approved,
        checked_in_at,
        released_at,
        cause,
        overrun_seconds,
        created_at,
        updated_at,
        version,
    ]
);

pub fn insert(c: &mut Db, row: &Reservation) -> DbResult<()> {
    NewReservation(row).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, row: &Reservation) -> DbResult<()> {
    diesel::update(reservations::table.find(row.id)).set(row).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Reservation> {
    Ok(reservations::table.find(id).select(Reservation::as_select()).first(c)?)
}

/// A blackout's rows; the block of a work order is changed through the order alone.
pub fn batch(c: &mut Db, batch: Id) -> DbResult<Vec<Reservation>> {
    let rows = reservations::table
        .filter(reservations::batch.eq(batch))
        .filter(reservations::kind.eq_any([BlockKind::Maintenance, BlockKind::Event]))
        .order(reservations::id.asc());
    Ok(rows.select(Reservation::as_select()).load(c)?)
}

/// What occupies the machine within `window`, by start.
pub fn occupying(c: &mut Db, machine: Id, window: Interval) -> DbResult<Vec<Reservation>> {
    let within = reservations::table
        .filter(reservations::machine.eq(machine))
        .filter(reservations::released_at.is_null())
        .filter(reservations::blocks_from.lt(window.ends_at))
        .filter(reservations::blocks_until.gt(window.starts_at))
        .order(reservations::blocks_from.asc());
    Ok(each_engine!(c, within.select(Reservation::as_select()).load(c))?)
}

/// What occupies any machine of the lab within `window`, by machine and start.
pub fn occupying_in_lab(c: &mut Db, lab: Id, window: Interval) -> DbResult<Vec<Reservation>> {
    Ok(reservations::table
        .filter(reservations::lab.eq(lab))
        .filter(reservations::released_at.is_null())
        .filter(reservations::blocks_from.lt(window.ends_at))
        .filter(reservations::blocks_until.gt(window.starts_at))
        .order((reservations::machine.asc(), reservations::blocks_from.asc()))
        .select(Reservation::as_select())
        .load(c)?)
}

/// The reservations that stand on the machine and end after `now`, the next first.
///
/// # Errors
/// The database's.
pub fn standing_on(c: &mut Db, machine: Id, now: Instant) -> DbResult<Vec<Id>> {
    Ok(reservations::table
        .filter(reservations::machine.eq(machine))
        .filter(reservations::kind.eq(BlockKind::Reservation))
        .filter(reservations::released_at.is_null())
        .filter(reservations::ends_at.gt(now))
        .order((reservations::starts_at.asc(), reservations::id.asc()))
        .select(reservations::id)
        .load(c)?)
}

/// A member's reservation and the machine it is on.
#[derive(Queryable)]
pub struct HeldRow {
    pub id: Id,
    pub machine: Id,
    pub status: ReservationStatus,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub released_at: Option<Instant>,
}

/// The member's reservations in the lab that end after `from`, without what they hold for a group that has its own quota.
pub fn held_by(c: &mut Db, lab: Id, member: Id, from: Instant) -> DbResult<Vec<HeldRow>> {
    let personal = group_bookings::table
        .filter(group_bookings::id.nullable().eq(reservations::group_booking))
        .filter(group_bookings::counts_personally.eq(true));
    let held = reservations::table
        .filter(reservations::member.eq(member))
        .filter(reservations::lab.eq(lab))
        .filter(reservations::kind.eq(BlockKind::Reservation))
        .filter(reservations::starts_at.gt(from.plus_days(-LONGEST_DAYS)))
        .filter(reservations::ends_at.gt(from))
        .filter(reservations::group_booking.is_null().or(exists(personal)))
        .select((
            reservations::id,
            reservations::machine,
            reservations::status,
            reservations::starts_at,
            reservations::ends_at,
            reservations::released_at,
        ));
    Ok(each_engine!(c, held.load(c))?)
}

/// What is booked for the group that ends after `from`.
pub fn held_for(c: &mut Db, group: Id, from: Instant) -> DbResult<Vec<HeldRow>> {
    Ok(reservations::table
        .inner_join(group_bookings::table.on(group_bookings::id.nullable().eq(reservations::group_booking)))
        .filter(group_bookings::group_id.eq(group))
        .filter(group_bookings::ends_at.gt(from))
        .select((
            reservations::id,
            reservations::machine,
            reservations::status,
            reservations::starts_at,
            reservations::ends_at,
            reservations::released_at,
        ))
        .load(c)?)
}

/// The reservations of a group's booking, by machine.
pub fn of_group_booking(c: &mut Db, booking: Id) -> DbResult<Vec<Reservation>> {
    let rows = reservations::table.filter(reservations::group_booking.eq(booking));
    Ok(rows.order((reservations::machine.asc(), reservations::id.asc())).select(Reservation::as_select()).load(c)?)
}

/// A machine with its class and what the two state of their policies.
pub type StatedPolicies = (Id, Option<Id>, Json, Option<Json>);

pub fn stated_policies(c: &mut Db, on: Vec<Id>) -> DbResult<Vec<StatedPolicies>> {
    Ok(machines::table
        .left_join(machine_classes::table.on(machines::class.eq(machine_classes::id.nullable())))
        .filter(machines::id.eq_any(on))
        .select((machines::id, machines::class, machines::policy, machine_classes::policy.nullable()))
        .load(c)?)
}

/// A class's machines that are not retired, by id.
pub fn machines_of_class(c: &mut Db, lab: Id, class: Id) -> DbResult<Vec<Id>> {
    let found = machines::table.filter(machines::lab.eq(lab)).filter(machines::class.eq(class));
    Ok(found.filter(machines::status.ne("retired")).order(machines::id.asc()).select(machines::id).load(c)?)
}

/// Seconds of use since `from`, of sessions that have ended.
pub fn used_seconds_since(c: &mut Db, machine: Id, from: Instant) -> DbResult<i64> {
    let spans: Vec<(Instant, Option<Instant>)> = usage_sessions::table
        .filter(usage_sessions::machine.eq(machine))
        .filter(usage_sessions::started_at.ge(from))
        .select((usage_sessions::started_at, usage_sessions::ended_at))
        .load(c)?;
    let micros = |(start, end): (Instant, Option<Instant>)| end.map_or(0, |end| end.micros_since(start));
    Ok(spans.into_iter().map(micros).sum::<i64>() / 1_000_000)
}

/// A session on the machine: its person, reservation, start, end and expected end.
pub type SessionRow = (Option<Id>, Option<Id>, Instant, Option<Instant>, Instant);

/// Sessions on the machine that touch `window`.
pub fn sessions_within(c: &mut Db, machine: Id, window: Interval) -> DbResult<Vec<SessionRow>> {
    Ok(usage_sessions::table
        .filter(usage_sessions::machine.eq(machine))
        .filter(usage_sessions::started_at.lt(window.ends_at))
        .filter(usage_sessions::ended_at.is_null().or(usage_sessions::ended_at.gt(window.starts_at)))
        .select((
            usage_sessions::person,
            usage_sessions::reservation,
            usage_sessions::started_at,
            usage_sessions::ended_at,
            usage_sessions::expected_ends_at,
        ))
        .load(c)?)
}

/// The session of this reservation, if there is one.
pub fn has_session(c: &mut Db, reservation: Id) -> DbResult<bool> {
    let found = usage_sessions::table.filter(usage_sessions::reservation.eq(reservation)).count();
    Ok(found.get_result::<i64>(c)? > 0)
}

/// Which rows a list shows: the actor's own, and all of the labs they are staff of.
#[derive(Clone, Debug)]
pub struct ListFilter {
    pub viewer: Option<Id>,
    /// `None`: of every lab.
    pub staff_of: Option<Vec<Id>>,
    pub lab: Option<Id>,
    pub machine: Option<Id>,
    pub member: Option<Id>,
    pub status: Option<ReservationStatus>,
    pub window: (Option<Instant>, Option<Instant>),
    pub after: Option<(Instant, Id)>,
    pub limit: i64,
}

/// Reservations by start and id.
pub fn list(c: &mut Db, filter: &ListFilter) -> DbResult<Vec<Reservation>> {
    let mut query = reservations::table
        .filter(reservations::kind.eq(BlockKind::Reservation))
        .order((reservations::starts_at.asc(), reservations::id.asc()))
        .limit(filter.limit)
        .select(Reservation::as_select())
        .into_boxed();
    if let Some(labs) = &filter.staff_of {
        query = match filter.viewer {
            Some(viewer) => {
                query.filter(reservations::member.eq(viewer).or(reservations::lab.eq_any(labs.clone()).nullable()))
            }
            None => query.filter(reservations::lab.eq_any(labs.clone())),
        };
    }
    if let Some(lab) = filter.lab {
        query = query.filter(reservations::lab.eq(lab));
    }
    if let Some(machine) = filter.machine {
        query = query.filter(reservations::machine.eq(machine));
    }
    if let Some(member) = filter.member {
        query = query.filter(reservations::member.eq(member));
    }
    if let Some(status) = filter.status {
        query = query.filter(reservations::status.eq(status));
    }
    if let Some(from) = filter.window.0 {
        query = query.filter(reservations::ends_at.gt(from));
    }
    if let Some(until) = filter.window.1 {
        query = query.filter(reservations::starts_at.lt(until));
    }
    if let Some((at, id)) = filter.after {
        let later = reservations::starts_at.gt(at).or(reservations::starts_at.eq(at).and(reservations::id.gt(id)));
        query = query.filter(later);
    }
    Ok(query.load(c)?)
}

/// A person's reservations that stand: lab, machine and id, in the order in which they are locked.
pub fn standing_of(c: &mut Db, person: Id) -> DbResult<Vec<(Id, Id, Id)>> {
    let mine = reservations::table
        .filter(reservations::member.eq(person))
        .filter(reservations::kind.eq(BlockKind::Reservation))
        .filter(reservations::released_at.is_null());
    let rows = mine.order((reservations::lab.asc(), reservations::machine.asc(), reservations::id.asc()));
    Ok(rows.select((reservations::lab, reservations::machine, reservations::id)).load(c)?)
}

/// Takes the notes off all that a person booked.
pub fn empty_notes(c: &mut Db, person: Id) -> DbResult<()> {
    let theirs = reservations::table.filter(reservations::member.eq(person)).filter(reservations::note.is_not_null());
    diesel::update(theirs).set(reservations::note.eq(None::<String>)).execute(c)?;
    Ok(())
}

/// The lab's blackouts that touch the window and stand, by start.
pub fn blackouts(
    c: &mut Db,
    lab: Id,
    after: Option<(Instant, Id)>,
    (from, ended): (Option<Instant>, bool),
    limit: i64,
) -> DbResult<Vec<Reservation>> {
    let mut query = reservations::table
        .filter(reservations::lab.eq(lab))
        .filter(reservations::kind.eq_any([BlockKind::Maintenance, BlockKind::Event]))
        .order((reservations::starts_at.asc(), reservations::id.asc()))
        .limit(limit)
        .select(Reservation::as_select())
        .into_boxed();
    if !ended {
        query = query.filter(reservations::released_at.is_null());
    }
    if let Some(from) = from {
        query = query.filter(reservations::ends_at.gt(from));
    }
    if let Some((at, id)) = after {
        let later = reservations::starts_at.gt(at).or(reservations::starts_at.eq(at).and(reservations::id.gt(id)));
        query = query.filter(later);
    }
    Ok(query.load(c)?)
}

/// The reason that was given when the reservation was cancelled or rejected.
pub fn reason_of_end(c: &mut Db, reservation: Id) -> DbResult<Option<String>> {
    let told: Option<Option<String>> = audit_events::table
        .inner_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)))
        .filter(audit_events::subject.eq(reservation))
        .filter(audit_events::action.eq_any(["reservation.cancelled", "reservation.rejected"]))
        .order(audit_events::id.desc())
        .select(audit_reasons::reason)
        .first(c)
        .optional()?;
    Ok(told.flatten())
}
