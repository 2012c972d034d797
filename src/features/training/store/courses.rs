use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::features::training::model::{Course, CourseSession, Crowd, EnrolmentStatus, Gives, NextCourse, WholeCourse};
use crate::platform::db::schema::{
    course_gives, course_prerequisites, course_sessions, courses, enrolments, reservations,
};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

/// How many dates a refusal names.
const NEXT: i64 = 3;

pub fn insert(c: &mut Db, whole: &WholeCourse) -> DbResult<()> {
    diesel::insert_into(courses::table).values(&whole.course).execute(c)?;
    insert_parts(c, whole)
}

pub fn update(c: &mut Db, whole: &WholeCourse) -> DbResult<()> {
    let id = whole.course.id;
    diesel::update(courses::table.find(id)).set(&whole.course).execute(c)?;
    diesel::delete(course_gives::table.filter(course_gives::course.eq(id))).execute(c)?;
    diesel::delete(course_prerequisites::table.filter(course_prerequisites::course.eq(id))).execute(c)?;
    insert_parts(c, whole)
}

fn insert_parts(c: &mut Db, whole: &WholeCourse) -> DbResult<()> {
    for gives in &whole.gives {
        diesel::insert_into(course_gives::table).values(gives).execute(c)?;
    }
    for qualification in &whole.prerequisites {
        let row =
            (course_prerequisites::course.eq(whole.course.id), course_prerequisites::qualification.eq(*qualification));
        diesel::insert_into(course_prerequisites::table).values(row).execute(c)?;
    }
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<WholeCourse> {
    let course = courses::table.find(id).select(Course::as_select()).first(c)?;
    whole(c, course)
}

/// The course, locked against other changes until the transaction ends.
pub fn locked(c: &mut Db, id: Id) -> DbResult<WholeCourse> {
    if let Db::Pg(c) = c {
        courses::table.find(id).select(courses::id).for_no_key_update().first::<Id>(c)?;
    }
    find(c, id)
}

fn whole(c: &mut Db, course: Course) -> DbResult<WholeCourse> {
    let gives = course_gives::table.filter(course_gives::course.eq(course.id));
    let gives = gives.order(course_gives::qualification.asc()).select(Gives::as_select()).load(c)?;
    let prerequisites = course_prerequisites::table.filter(course_prerequisites::course.eq(course.id));
    let prerequisites = prerequisites.order(course_prerequisites::qualification.asc());
    let prerequisites = prerequisites.select(course_prerequisites::qualification).load(c)?;
    Ok(WholeCourse { course, gives, prerequisites })
}

/// A lab's courses by id; archived ones too where asked.
pub fn list(c: &mut Db, lab: Id, archived: bool, after: Option<Id>, limit: i64) -> DbResult<Vec<WholeCourse>> {
    let mut query = courses::table
        .filter(courses::lab.eq(lab))
        .order(courses::id.asc())
        .limit(limit)
        .select(Course::as_select())
        .into_boxed();
    if !archived {
        query = query.filter(courses::archived_at.is_null());
    }
    if let Some(after) = after {
        query = query.filter(courses::id.gt(after));
    }
    let rows: Vec<Course> = query.load(c)?;
    rows.into_iter().map(|course| whole(c, course)).collect()
}

pub fn insert_session(c: &mut Db, session: &CourseSession) -> DbResult<()> {
    diesel::insert_into(course_sessions::table).values(session).execute(c)?;
    Ok(())
}

/// Its enrolments' capacity follows, and the database refuses one below a taken place.
pub fn update_session(c: &mut Db, session: &CourseSession) -> DbResult<()> {
    diesel::update(course_sessions::table.find(session.id)).set(session).execute(c)?;
    Ok(())
}

pub fn session(c: &mut Db, id: Id) -> DbResult<CourseSession> {
    Ok(course_sessions::table.find(id).select(CourseSession::as_select()).first(c)?)
}

/// The session, locked until the transaction ends: places are given one at a time.
pub fn locked_session(c: &mut Db, id: Id) -> DbResult<CourseSession> {
    match c {
        Db::Pg(c) => {
            let row = course_sessions::table.find(id).select(CourseSession::as_select());
            Ok(row.for_no_key_update().first(c)?)
        }
        Db::Sqlite(_) => session(c, id),
    }
}

/// What a list of dates is narrowed by.
#[derive(Clone, Debug)]
pub struct SessionFilter {
    pub lab: Id,
    pub course: Option<Id>,
    /// Only those that end after.
    pub from: Instant,
    pub cancelled: bool,
}

/// Dates with their courses, by start and id.
pub fn sessions(
    c: &mut Db,
    filter: &SessionFilter,
    after: Option<(Instant, Id)>,
    limit: i64,
) -> DbResult<Vec<(CourseSession, Course)>> {
    let mut query = course_sessions::table
        .inner_join(courses::table.on(courses::id.eq(course_sessions::course)))
        .filter(course_sessions::lab.eq(filter.lab))
        .filter(course_sessions::ends_at.gt(filter.from))
        .order((course_sessions::starts_at.asc(), course_sessions::id.asc()))
        .limit(limit)
        .select((CourseSession::as_select(), Course::as_select()))
        .into_boxed();
    if let Some(course) = filter.course {
        query = query.filter(course_sessions::course.eq(course));
    }
    if !filter.cancelled {
        query = query.filter(course_sessions::cancelled_at.is_null());
    }
    if let Some((at, id)) = after {
        let later = course_sessions::starts_at.eq(at).and(course_sessions::id.gt(id));
        query = query.filter(course_sessions::starts_at.gt(at).or(later));
    }
    Ok(query.load(c)?)
}

/// How full each of the dates is; none where nobody asked.
pub fn crowds(c: &mut Db, of: &[Id]) -> DbResult<BTreeMap<Id, Crowd>> {
    let rows: Vec<(Id, EnrolmentStatus)> = enrolments::table
        .filter(enrolments::session.eq_any(of.to_vec()))
        .filter(enrolments::status.ne(EnrolmentStatus::Left))
        .select((enrolments::session, enrolments::status))
        .load(c)?;
    let mut crowds: BTreeMap<Id, Crowd> = BTreeMap::new();
    for (session, status) in rows {
        let crowd = crowds.entry(session).or_default();
        match status {
            EnrolmentStatus::Enrolled => crowd.enrolled += 1,
            EnrolmentStatus::Waiting => crowd.waiting += 1,
            EnrolmentStatus::Left => {}
        }
    }
    Ok(crowds)
}

/// The machines that the calendar keeps free under this batch, by id.
pub fn machines_of(c: &mut Db, blackout: Option<Id>) -> DbResult<Vec<Id>> {
    let Some(blackout) = blackout else { return Ok(Vec::new()) };
    let rows = reservations::table.filter(reservations::batch.eq(blackout)).order(reservations::machine.asc());
    Ok(rows.select(reservations::machine).load(c)?)
}

/// The next dates at which a qualification can be had, the soonest first.
///
/// # Errors
/// The database's.
pub fn next_courses(c: &mut Db, qualification: Id, least: Option<&str>, now: Instant) -> DbResult<Vec<NextCourse>> {
    let mut query = course_sessions::table
        .inner_join(courses::table.on(courses::id.eq(course_sessions::course)))
        .inner_join(course_gives::table.on(course_gives::course.eq(courses::id)))
        .filter(course_gives::qualification.eq(qualification))
        .filter(course_sessions::cancelled_at.is_null())
        .filter(course_sessions::starts_at.gt(now))
        .order((course_sessions::starts_at.asc(), course_sessions::id.asc()))
        .limit(NEXT)
        .select((CourseSession::as_select(), Course::as_select()))
        .into_boxed();
    if let Some(least) = least {
        // A course that names no level leaves it to who gives it.
        let enough = super::levels_from(c, qualification, least)?;
        query = query.filter(course_gives::level.is_null().or(course_gives::level.eq_any(enough)));
    }
    let rows: Vec<(CourseSession, Course)> = query.load(c)?;
    let ids: Vec<Id> = rows.iter().map(|(session, _)| session.id).collect();
    let crowds = crowds(c, &ids)?;
    let next = |(session, course): &(CourseSession, Course)| NextCourse {
        course_session: session.id,
        title: course.title(),
        starts_at: session.starts_at,
        free_places: session.capacity - crowds.get(&session.id).map_or(0, |crowd| crowd.enrolled),
    };
    Ok(rows.iter().map(next).collect())
}
