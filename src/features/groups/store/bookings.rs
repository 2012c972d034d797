use std::collections::BTreeMap;

use diesel::prelude::*;

use super::members_of;
use crate::features::groups::model::{Group, GroupBooking, Mark};
use crate::platform::db::schema::{group_bookings, groups, machines, reservations};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant, Purpose};

pub fn insert(c: &mut Db, booking: &GroupBooking) -> DbResult<()> {
    diesel::insert_into(group_bookings::table).values(booking).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, booking: &GroupBooking) -> DbResult<()> {
    diesel::update(group_bookings::table.find(booking.id)).set(booking).execute(c)?;
    Ok(())
}

/// # Errors
/// The database's.
pub fn find(c: &mut Db, id: Id) -> DbResult<GroupBooking> {
    Ok(group_bookings::table.find(id).select(GroupBooking::as_select()).first(c)?)
}

/// The booking, locked until the transaction ends.
///
/// # Errors
/// The database's.
pub fn locked(c: &mut Db, id: Id) -> DbResult<GroupBooking> {
    match c {
        Db::Pg(c) => {
            Ok(group_bookings::table.find(id).select(GroupBooking::as_select()).for_no_key_update().first(c)?)
        }
        Db::Sqlite(_) => find(c, id),
    }
}

/// What a list of bookings is narrowed by.
#[derive(Clone, Debug)]
pub struct BookingFilter {
    pub lab: Id,
    pub group: Option<Id>,
    /// Those that touch `[from, until)`.
    pub from: Option<Instant>,
    pub until: Option<Instant>,
    /// Only those that this person holds, or whose group they lead or belong to.
    pub insider: Option<Id>,
}

/// By start, then id.
///
/// # Errors
/// The database's.
pub fn list(
    c: &mut Db,
    filter: &BookingFilter,
    after: Option<(Instant, Id)>,
    limit: i64,
) -> DbResult<Vec<GroupBooking>> {
    let mut query = group_bookings::table
        .filter(group_bookings::lab.eq(filter.lab))
        .order((group_bookings::starts_at.asc(), group_bookings::id.asc()))
        .limit(limit)
        .select(GroupBooking::as_select())
        .into_boxed();
    if let Some(group) = filter.group {
        query = query.filter(group_bookings::group_id.eq(group));
    }
    if let Some(from) = filter.from {
        query = query.filter(group_bookings::ends_at.gt(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(group_bookings::starts_at.lt(until));
    }
    if let Some(person) = filter.insider {
        let mut of = super::groups_of(c, person)?;
        let led = groups::table.filter(groups::lead.eq(person)).select(groups::id);
        of.extend(led.load::<Id>(c)?);
        query = query.filter(group_bookings::member.eq(person).or(group_bookings::group_id.eq_any(of)));
    }
    if let Some((at, id)) = after {
        let later =
            group_bookings::starts_at.gt(at).or(group_bookings::starts_at.eq(at).and(group_bookings::id.gt(id)));
        query = query.filter(later);
    }
    Ok(query.load(c)?)
}

/// The reservations of a booking with their machines.
///
/// # Errors
/// The database's.
pub fn parts(c: &mut Db, booking: Id) -> DbResult<Vec<(Id, Id)>> {
    Ok(taken(c, booking)?.0.into_iter().map(|one| (one.reservation, one.machine)).collect())
}

/// How the groups of these bookings show on a board, by booking.
///
/// # Errors
/// The database's.
pub fn marks(c: &mut Db, bookings: &[Id]) -> DbResult<BTreeMap<Id, Mark>> {
    if bookings.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Id, Group)> = group_bookings::table
        .inner_join(groups::table.on(groups::id.eq(group_bookings::group_id)))
        .filter(group_bookings::id.eq_any(bookings.to_vec()))
        .select((group_bookings::id, Group::as_select()))
        .load(c)?;
    let of: Vec<Id> = rows.iter().map(|(_, group)| group.id).collect();
    let members = members_of(c, &of)?;
    let mark = |group: Group| {
        let theirs = members.get(&group.id).into_iter().flatten().copied();
        let insiders = theirs.chain(group.lead).collect();
        Mark { group: group.id, kind: group.kind, name: group.name, insiders }
    };
    Ok(rows.into_iter().map(|(booking, group)| (booking, mark(group))).collect())
}

/// A machine that a booking takes.
#[derive(diesel::Queryable)]
pub struct Taken {
    pub reservation: Id,
    pub machine: Id,
    pub machine_name: Json,
    pub status: String,
}

/// The machines of a booking by their id, and what it is for.
pub fn taken(c: &mut Db, booking: Id) -> DbResult<(Vec<Taken>, Option<Purpose>)> {
    let columns = (reservations::id, reservations::machine, machines::name, reservations::status);
    let rows: Vec<(Taken, Option<Purpose>)> = reservations::table
        .inner_join(machines::table.on(machines::id.eq(reservations::machine)))
        .filter(reservations::group_booking.eq(booking))
        .order((reservations::machine.asc(), reservations::id.asc()))
        .select((columns, reservations::purpose))
        .load(c)?;
    let purpose = rows.first().and_then(|row| row.1);
    Ok((rows.into_iter().map(|(taken, _)| taken).collect(), purpose))
}
