//! What needs attention, one bounded query a kind; what has waited longest comes first.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::features::machines::Machine;
use crate::features::maintenance::model::{IncidentStatus, OrderStatus, Severity};
use crate::platform::db::schema::{
    assets, attendance_records, certification_revocations, certifications, course_sessions, courses, enrolments,
    equipment_requests, group_bookings, groups, incidents, inventory_checks, machine_locks, machines,
    maintenance_plans, memberships, people, purchase_order_lines, purchase_orders, qualifications, reservations,
    session_corrections, stock_balances, stock_items, stock_lots, usage_sessions, work_orders,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

/// A thing on a machine: its id, the machine with its name, and since when it waits.
pub type OnMachine = (Id, Id, Json, Instant);

/// Reservations that wait for approval, with their start.
pub fn approvals(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(OnMachine, Instant)>> {
    Ok(reservations::table
        .inner_join(machines::table.on(machines::id.eq(reservations::machine)))
        .filter(reservations::lab.eq(lab))
        .filter(reservations::status.eq("pending"))
        .order((reservations::created_at.asc(), reservations::id.asc()))
        .limit(limit)
        .select(((reservations::id, machines::id, machines::name, reservations::created_at), reservations::starts_at))
        .load(c)?)
}

/// Who waits at the desk, by name.
pub fn members_waiting(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(Id, String, Instant)>> {
    Ok(memberships::table
        .inner_join(people::table.on(people::id.eq(memberships::person)))
        .filter(memberships::lab.eq(lab))
        .filter(memberships::status.eq("pending"))
        .order((memberships::joined_at.asc(), memberships::id.asc()))
        .limit(limit)
        .select((people::id, people::full_name, memberships::joined_at))
        .load(c)?)
}

/// Sessions with a correction that waits.
pub fn corrections(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<OnMachine>> {
    Ok(session_corrections::table
        .inner_join(usage_sessions::table.on(usage_sessions::id.eq(session_corrections::session)))
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .filter(session_corrections::lab.eq(lab))
        .filter(session_corrections::status.eq("proposed"))
        .order((session_corrections::proposed_at.asc(), session_corrections::id.asc()))
        .limit(limit)
        .select((usage_sessions::id, machines::id, machines::name, session_corrections::proposed_at))
        .load(c)?)
}

/// Open sessions whose expected end is over.
pub fn open_too_long(c: &mut Db, lab: Id, now: Instant, limit: i64) -> DbResult<Vec<OnMachine>> {
    Ok(usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::ended_at.is_null())
        .filter(usage_sessions::expected_ends_at.lt(now))
        .order((usage_sessions::expected_ends_at.asc(), usage_sessions::id.asc()))
        .limit(limit)
        .select((usage_sessions::id, machines::id, machines::name, usage_sessions::expected_ends_at))
        .load(c)?)
}

/// Sessions of which staff are to say what happened.
pub fn to_settle(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<OnMachine>> {
    Ok(usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::to_settle.eq(true))
        .order((usage_sessions::started_at.asc(), usage_sessions::id.asc()))
        .limit(limit)
        .select((usage_sessions::id, machines::id, machines::name, usage_sessions::started_at))
        .load(c)?)
}

/// Sessions since then that no reservation explains, walk-ins among them; the latest.
pub fn without_reservation(c: &mut Db, lab: Id, since: Instant, limit: i64) -> DbResult<Vec<OnMachine>> {
    let unexplained = usage_sessions::reservation.is_null().nullable().or(reservations::kind.nullable().eq("walk_in"));
    Ok(usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .left_join(reservations::table.on(reservations::id.nullable().eq(usage_sessions::reservation)))
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::started_at.ge(since))
        .filter(unexplained)
        .order((usage_sessions::started_at.desc(), usage_sessions::id.desc()))
        .limit(limit)
        .select((usage_sessions::id, machines::id, machines::name, usage_sessions::started_at))
        .load(c)?)
}

/// A session of a machine: its id, start and end.
type Use = (Machine, Id, Instant, Option<Instant>);

/// Sessions since then, by machine; the latest.
pub fn sessions_since(c: &mut Db, lab: Id, since: Instant, limit: i64) -> DbResult<Vec<Use>> {
    Ok(usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::started_at.ge(since))
        .order((usage_sessions::started_at.desc(), usage_sessions::id.desc()))
        .limit(limit)
        .select((Machine::as_select(), usage_sessions::id, usage_sessions::started_at, usage_sessions::ended_at))
        .load(c)?)
}

pub fn open_incidents(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(OnMachine, Severity)>> {
    Ok(incidents::table
        .inner_join(machines::table.on(machines::id.eq(incidents::machine)))
        .filter(incidents::lab.eq(lab))
        .filter(incidents::status.eq(IncidentStatus::Open))
        .order((incidents::reported_at.asc(), incidents::id.asc()))
        .limit(limit)
        .select(((incidents::id, machines::id, machines::name, incidents::reported_at), incidents::severity))
        .load(c)?)
}

/// Open locks, with whether they are of safety.
pub fn locks(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(OnMachine, bool)>> {
    Ok(machine_locks::table
        .inner_join(machines::table.on(machines::id.eq(machine_locks::machine)))
        .filter(machine_locks::lab.eq(lab))
        .filter(machine_locks::ends_at.is_null())
        .order((machine_locks::starts_at.asc(), machine_locks::id.asc()))
        .limit(limit)
        .select(((machine_locks::id, machines::id, machines::name, machine_locks::starts_at), machine_locks::safety))
        .load(c)?)
}

/// An open order with its title, and when it was to end or, without a time, when it was opened.
pub type Overdue = (Id, Id, String, Instant, Option<Instant>);

/// Open orders whose time is over, and those without a time that were opened before `opened_before`.
pub fn overdue_orders(c: &mut Db, lab: Id, now: Instant, opened_before: Instant, limit: i64) -> DbResult<Vec<Overdue>> {
    let without_time = work_orders::planned.eq(false).and(work_orders::created_at.lt(opened_before));
    let overdue = work_orders::ends_at.lt(now).or(work_orders::ends_at.is_null().and(without_time).nullable());
    Ok(work_orders::table
        .filter(work_orders::lab.eq(lab))
        .filter(work_orders::status.eq(OrderStatus::Open))
        .filter(overdue)
        .order((work_orders::created_at.asc(), work_orders::id.asc()))
        .limit(limit)
        .select((
            work_orders::id,
            work_orders::machine,
            work_orders::title,
            work_orders::created_at,
            work_orders::ends_at,
        ))
        .load(c)?)
}

/// A work order, its machine, its title, since when it waits, and its minutes.
type WithoutGap = (Id, Id, String, Instant, i32);

/// Orders for which their plan found no free time, with how long they take.
pub fn orders_without_gap(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<WithoutGap>> {
    Ok(work_orders::table
        .inner_join(maintenance_plans::table.on(maintenance_plans::id.nullable().eq(work_orders::plan)))
        .filter(work_orders::lab.eq(lab))
        .filter(work_orders::status.eq(OrderStatus::Open))
        .filter(work_orders::planned.eq(true))
        .filter(work_orders::starts_at.is_null())
        .order((work_orders::created_at.asc(), work_orders::id.asc()))
        .limit(limit)
        .select((
            work_orders::id,
            work_orders::machine,
            work_orders::title,
            work_orders::created_at,
            maintenance_plans::duration_minutes,
        ))
        .load(c)?)
}

/// A certification with its holder, their name, the qualification and its name, and its end.
pub type Expiring = (Id, Id, String, Id, Json, Instant);

/// Certifications that stand and end within the span.
pub fn expiring(c: &mut Db, lab: Id, after: Instant, until: Instant, limit: i64) -> DbResult<Vec<Expiring>> {
    let rows: Vec<(Id, Id, String, Id, Json, Option<Instant>)> = certifications::table
        .inner_join(people::table.on(people::id.eq(certifications::person)))
        .inner_join(qualifications::table.on(qualifications::id.eq(certifications::qualification)))
        .left_join(certification_revocations::table.on(certification_revocations::certification.eq(certifications::id)))
        .filter(certifications::lab.eq(lab))
        .filter(certifications::expires_at.gt(after))
        .filter(certifications::expires_at.le(until))
        .filter(certification_revocations::revoked_at.nullable().is_null())
        .order((certifications::expires_at.asc(), certifications::id.asc()))
        .limit(limit)
        .select((
            certifications::id,
            people::id,
            people::full_name,
            qualifications::id,
            qualifications::name,
            certifications::expires_at,
        ))
        .load(c)?;
    let whole = |(id, person, name, qualification, title, at): (Id, Id, String, Id, Json, Option<Instant>)| {
        Some((id, person, name, qualification, title, at?))
    };
    Ok(rows.into_iter().filter_map(whole).collect())
}

/// Who of these people holds which qualification beyond `until`.
pub fn held_beyond(c: &mut Db, lab: Id, people: Vec<Id>, until: Instant) -> DbResult<Vec<(Id, Id)>> {
    Ok(certifications::table
        .left_join(certification_revocations::table.on(certification_revocations::certification.eq(certifications::id)))
        .filter(certifications::lab.eq(lab))
        .filter(certifications::person.eq_any(people))
        .filter(certifications::expires_at.is_null().nullable().or(certifications::expires_at.gt(until)))
        .filter(certification_revocations::revoked_at.nullable().is_null())
        .select((certifications::person, certifications::qualification))
        .load(c)?)
}

/// Equipment requests that wait for review, by title.
pub fn requests(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(Id, Json, Instant)>> {
    Ok(equipment_requests::table
        .filter(equipment_requests::lab.eq(lab))
        .filter(equipment_requests::status.eq("submitted"))
        .order((equipment_requests::updated_at.asc(), equipment_requests::id.asc()))
        .limit(limit)
        .select((equipment_requests::id, equipment_requests::title, equipment_requests::updated_at))
        .load(c)?)
}

/// A lot: its item with the name, its code, and the last day on which it may be used.
pub type Expiry = (Id, Json, String, NaiveDate);

/// Lots that end by a day and of which there is something, those that end first.
pub fn lots_that_end(c: &mut Db, lab: Id, until: NaiveDate, limit: i64) -> DbResult<Vec<Expiry>> {
    let there = stock_balances::table
        .filter(stock_balances::lot.eq(stock_lots::id.nullable()))
        .filter(stock_balances::quantity.gt(0));
    Ok(stock_lots::table
        .inner_join(stock_items::table.on(stock_items::id.eq(stock_lots::item)))
        .filter(stock_lots::lab.eq(lab))
        .filter(stock_items::archived_at.is_null())
        .filter(stock_lots::expires_on.le(until))
        .filter(diesel::dsl::exists(there))
        .order((stock_lots::expires_on.asc(), stock_lots::id.asc()))
        .limit(limit)
        .select((stock_items::id, stock_items::name, stock_lots::code, stock_lots::expires_on.assume_not_null()))
        .load(c)?)
}

/// Dates of courses that ended before `now` and were not cancelled, with the course's title and their end, where somebody who has a
/// place has no result; the earliest first.
pub fn without_results(c: &mut Db, lab: Id, now: Instant, limit: i64) -> DbResult<Vec<(Id, Json, Instant)>> {
    let without = enrolments::table
        .filter(enrolments::session.eq(course_sessions::id))
        .filter(enrolments::status.eq("enrolled"))
        .filter(enrolments::recorded_at.is_null());
    Ok(course_sessions::table
        .inner_join(courses::table.on(courses::id.eq(course_sessions::course)))
        .filter(course_sessions::lab.eq(lab))
        .filter(course_sessions::cancelled_at.is_null())
        .filter(course_sessions::ends_at.le(now))
        .filter(diesel::dsl::exists(without))
        .order((course_sessions::ends_at.asc(), course_sessions::id.asc()))
        .limit(limit)
        .select((course_sessions::id, courses::title, course_sessions::ends_at))
        .load(c)?)
}

/// Bookings of groups that ended before `now`, were not cancelled and have no record of who came, with the group's name and their end;
/// the earliest first.
pub fn without_attendance(c: &mut Db, lab: Id, now: Instant, limit: i64) -> DbResult<Vec<(Id, String, Instant)>> {
    let told = attendance_records::table.filter(attendance_records::booking.eq(group_bookings::id));
    // A closure may have cancelled its reservations one by one.
    let took_place = reservations::table
        .filter(reservations::group_booking.eq(group_bookings::id.nullable()))
        .filter(reservations::status.ne("cancelled"));
    Ok(group_bookings::table
        .inner_join(groups::table.on(groups::id.eq(group_bookings::group_id)))
        .filter(group_bookings::lab.eq(lab))
        .filter(group_bookings::cancelled_at.is_null())
        .filter(group_bookings::ends_at.le(now))
        .filter(diesel::dsl::exists(took_place))
        .filter(diesel::dsl::not(diesel::dsl::exists(told)))
        .order((group_bookings::ends_at.asc(), group_bookings::id.asc()))
        .limit(limit)
        .select((group_bookings::id, groups::name, group_bookings::ends_at))
        .load(c)?)
}

/// Purchase orders that are asked for, with when they were.
pub fn orders_requested(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(Id, Instant)>> {
    Ok(purchase_orders::table
        .filter(purchase_orders::lab.eq(lab))
        .filter(purchase_orders::status.eq("requested"))
        .order((purchase_orders::created_at.asc(), purchase_orders::id.asc()))
        .limit(limit)
        .select((purchase_orders::id, purchase_orders::created_at))
        .load(c)?)
}

/// Purchase orders of which something is still to come and that were placed before then, with when they were.
pub fn orders_placed(c: &mut Db, lab: Id, before: Instant, limit: i64) -> DbResult<Vec<(Id, Instant)>> {
    Ok(purchase_orders::table
        .filter(purchase_orders::lab.eq(lab))
        .filter(purchase_orders::status.eq_any(["ordered", "receiving"]))
        .filter(purchase_orders::ordered_at.le(before))
        .order((purchase_orders::ordered_at.asc(), purchase_orders::id.asc()))
        .limit(limit)
        .select((purchase_orders::id, purchase_orders::ordered_at.assume_not_null()))
        .load(c)?)
}

/// The names of the items of these orders, by line.
pub fn ordered_things(c: &mut Db, orders: Vec<Id>) -> DbResult<Vec<(Id, Json)>> {
    Ok(purchase_order_lines::table
        .inner_join(stock_items::table.on(stock_items::id.eq(purchase_order_lines::item)))
        .filter(purchase_order_lines::purchase_order.eq_any(orders))
        .order(purchase_order_lines::id.asc())
        .select((purchase_order_lines::purchase_order, stock_items::name))
        .load(c)?)
}

/// When the lab's machines were last counted; where they never were, when the first of them came. `None` without machines, and while
/// somebody counts: a check that was begun before `stale` and never ended is none.
pub fn last_count(c: &mut Db, lab: Id, stale: Instant) -> DbResult<Option<Instant>> {
    let checks = || inventory_checks::table.filter(inventory_checks::lab.eq(lab));
    let open = checks().filter(inventory_checks::finished_at.is_null()).filter(inventory_checks::started_at.gt(stale));
    if diesel::select(diesel::dsl::exists(open)).get_result(c)? {
        return Ok(None);
    }
    let last: Option<Instant> = checks().select(diesel::dsl::max(inventory_checks::finished_at)).first(c)?;
    let there = machines::table.filter(machines::lab.eq(lab)).filter(machines::retired_at.is_null());
    let first: Option<Instant> = there.select(diesel::dsl::min(machines::created_at)).first(c)?;
    Ok(first.map(|first| last.unwrap_or(first)))
}

/// A machine with its name, and the last day of its warranty.
pub type Warranty = (Id, Json, NaiveDate);

/// Machines that are not retired and whose warranty ends on one of these days, the earliest first.
pub fn warranties(c: &mut Db, lab: Id, (from, until): (NaiveDate, NaiveDate), limit: i64) -> DbResult<Vec<Warranty>> {
    Ok(assets::table
        .inner_join(machines::table.on(machines::id.eq(assets::machine)))
        .filter(assets::lab.eq(lab))
        .filter(machines::retired_at.is_null())
        .filter(assets::warranty_until.ge(from))
        .filter(assets::warranty_until.le(until))
        .order((assets::warranty_until.asc(), assets::machine.asc()))
        .limit(limit)
        .select((machines::id, machines::name, assets::warranty_until.assume_not_null()))
        .load(c)?)
}
