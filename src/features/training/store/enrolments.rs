use diesel::prelude::*;

use crate::features::training::model::{
    Certification, Course, CourseSession, Enrolment, EnrolmentStatus, Qualification,
};
use crate::platform::db::schema::{
    certification_revocations, certifications, course_gives, course_sessions, courses, enrolments, people,
    qualifications,
};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, enrolment: &Enrolment) -> DbResult<()> {
    diesel::insert_into(enrolments::table).values(enrolment).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, enrolment: &Enrolment) -> DbResult<()> {
    diesel::update(enrolments::table.find(enrolment.id)).set(enrolment).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Enrolment> {
    Ok(enrolments::table.find(id).select(Enrolment::as_select()).first(c)?)
}

/// All who ever asked to come to this date, in their order.
pub fn of_session(c: &mut Db, session: Id) -> DbResult<Vec<Enrolment>> {
    let rows = enrolments::table.filter(enrolments::session.eq(session)).order(enrolments::turn.asc());
    Ok(rows.select(Enrolment::as_select()).load(c)?)
}

/// What a person has not given back: their enrolments with the dates, by date's id.
pub fn standing_of(c: &mut Db, person: Id) -> DbResult<Vec<(Id, Id)>> {
    let theirs = enrolments::table.filter(enrolments::person.eq(person));
    let standing = theirs.filter(enrolments::status.ne(EnrolmentStatus::Left)).order(enrolments::session.asc());
    Ok(standing.select((enrolments::id, enrolments::session)).load(c)?)
}

/// Takes the words off a person's enrolments.
pub fn empty_notes(c: &mut Db, person: Id) -> DbResult<()> {
    let theirs = enrolments::table.filter(enrolments::person.eq(person)).filter(enrolments::note.is_not_null());
    diesel::update(theirs).set(enrolments::note.eq(None::<String>)).execute(c)?;
    Ok(())
}

/// Who has a place at this date, in their order.
///
/// # Errors
/// The database's.
pub fn placed(c: &mut Db, session: Id) -> DbResult<Vec<Id>> {
    let rows = enrolments::table.filter(enrolments::session.eq(session)).order(enrolments::turn.asc());
    Ok(rows.filter(enrolments::status.eq(EnrolmentStatus::Enrolled)).select(enrolments::person).load(c)?)
}

/// Who comes or waits, with their names, in the order in which they asked.
pub fn list(c: &mut Db, session: Id, after: Option<i32>, limit: i64) -> DbResult<Vec<(Enrolment, String)>> {
    let rows = enrolments::table
        .inner_join(people::table.on(people::id.eq(enrolments::person)))
        .filter(enrolments::session.eq(session))
        .filter(enrolments::status.ne(EnrolmentStatus::Left))
        .filter(enrolments::turn.gt(after.unwrap_or(0)))
        .order(enrolments::turn.asc())
        .limit(limit);
    Ok(rows.select((Enrolment::as_select(), people::full_name)).load(c)?)
}

/// An enrolment with the date and its course.
pub type Whole = (Enrolment, CourseSession, Course);

/// A person's own, the last asked first.
pub fn of_person(c: &mut Db, person: Id, before: Option<Id>, limit: i64) -> DbResult<Vec<Whole>> {
    let mut query = enrolments::table
        .inner_join(course_sessions::table.on(course_sessions::id.eq(enrolments::session)))
        .inner_join(courses::table.on(courses::id.eq(course_sessions::course)))
        .filter(enrolments::person.eq(person))
        .order(enrolments::id.desc())
        .limit(limit)
        .select((Enrolment::as_select(), CourseSession::as_select(), Course::as_select()))
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(enrolments::id.lt(before));
    }
    Ok(query.load(c)?)
}

/// What a person still holds from this session.
pub fn earned(c: &mut Db, session: Id, person: Id) -> DbResult<Vec<Certification>> {
    Ok(certifications::table
        .left_join(certification_revocations::table.on(certification_revocations::certification.eq(certifications::id)))
        .filter(certifications::course_session.eq(session))
        .filter(certifications::person.eq(person))
        .filter(certification_revocations::revoked_at.is_null())
        .order(certifications::id.asc())
        .select(Certification::as_select())
        .load(c)?)
}

/// What a course gives, each qualification with the level that the course names.
pub fn given_by(c: &mut Db, course: Id) -> DbResult<Vec<(Qualification, Option<String>)>> {
    Ok(course_gives::table
        .inner_join(qualifications::table.on(qualifications::id.eq(course_gives::qualification)))
        .filter(course_gives::course.eq(course))
        .order(qualifications::id.asc())
        .select((Qualification::as_select(), course_gives::level))
        .load(c)?)
}
