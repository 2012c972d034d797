//! Dates and groups of which nobody has said who came.

use diesel::prelude::*;

use crate::platform::db::schema::{
    attendance_records, course_sessions, courses, enrolments, group_bookings, groups, reservations,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

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
