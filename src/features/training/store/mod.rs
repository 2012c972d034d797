pub mod courses;
pub mod enrolments;
pub mod trail;

use diesel::prelude::*;

use super::model::{Certification, Held, Qualification, Revocation};
use crate::platform::db::schema::{certification_revocations, certifications, memberships, qualifications};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

pub fn insert_qualification(c: &mut Db, qualification: &Qualification) -> DbResult<()> {
    diesel::insert_into(qualifications::table).values(qualification).execute(c)?;
    Ok(())
}

pub fn qualification(c: &mut Db, id: Id) -> DbResult<Option<Qualification>> {
    Ok(qualifications::table.find(id).select(Qualification::as_select()).first(c).optional()?)
}

/// By id.
pub fn qualifications_of(c: &mut Db, lab: Id, after: Option<Id>, limit: i64) -> DbResult<Vec<Qualification>> {
    let mut query = qualifications::table
        .filter(qualifications::lab.eq(lab))
        .select(Qualification::as_select())
        .order(qualifications::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(qualifications::id.gt(after));
    }
    Ok(query.load(c)?)
}

pub fn is_member(c: &mut Db, lab: Id, person: Id) -> DbResult<bool> {
    let found: Option<Id> = memberships::table
        .filter(memberships::lab.eq(lab))
        .filter(memberships::person.eq(person))
        .filter(memberships::status.eq("active"))
        .select(memberships::id)
        .first(c)
        .optional()?;
    Ok(found.is_some())
}

pub fn insert(c: &mut Db, certification: &Certification) -> DbResult<()> {
    diesel::insert_into(certifications::table).values(certification).execute(c)?;
    Ok(())
}

pub fn revoke(c: &mut Db, revocation: &Revocation) -> DbResult<()> {
    diesel::insert_into(certification_revocations::table).values(revocation).execute(c)?;
    Ok(())
}

type Row = (Certification, Option<Instant>);

fn held((certification, revoked_at): Row) -> Held {
    Held { certification, revoked_at }
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Held> {
    let row: Row = certifications::table
        .left_join(certification_revocations::table.on(certification_revocations::certification.eq(certifications::id)))
        .filter(certifications::id.eq(id))
        .select((Certification::as_select(), certification_revocations::revoked_at.nullable()))
        .first(c)?;
    Ok(held(row))
}

/// What a list of certifications is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct CertificationFilter {
    pub lab: Option<Id>,
    pub person: Option<Id>,
    pub qualification: Option<Id>,
}

/// By id.
pub fn list(c: &mut Db, filter: &CertificationFilter, after: Option<Id>, limit: i64) -> DbResult<Vec<Held>> {
    let mut query = certifications::table
        .left_join(certification_revocations::table.on(certification_revocations::certification.eq(certifications::id)))
        .select((Certification::as_select(), certification_revocations::revoked_at.nullable()))
        .order(certifications::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(lab) = filter.lab {
        query = query.filter(certifications::lab.eq(lab));
    }
    if let Some(person) = filter.person {
        query = query.filter(certifications::person.eq(person));
    }
    if let Some(qualification) = filter.qualification {
        query = query.filter(certifications::qualification.eq(qualification));
    }
    if let Some(after) = after {
        query = query.filter(certifications::id.gt(after));
    }
    let rows: Vec<Row> = query.load(c)?;
    Ok(rows.into_iter().map(held).collect())
}

/// Whether a person holds a qualification at an instant: started, not expired, not revoked.
///
/// # Errors
/// The database's.
pub fn valid_at(c: &mut Db, person: Id, qualification: Id, at: Instant) -> DbResult<bool> {
    let filter = CertificationFilter { person: Some(person), qualification: Some(qualification), ..Default::default() };
    Ok(list(c, &filter, None, i64::MAX)?.iter().any(|held| held.valid_at(at)))
}

/// Every certification of a person for a qualification, valid or not, so that several instants can be asked at once.
///
/// # Errors
/// The database's.
pub fn holders(c: &mut Db, person: Id, qualification: Id) -> DbResult<Vec<Held>> {
    let filter = CertificationFilter { person: Some(person), qualification: Some(qualification), ..Default::default() };
    list(c, &filter, None, i64::MAX)
}

/// The levels of a qualification from `least` up, from the lowest to the highest.
///
/// # Errors
/// The database's.
pub fn levels_from(c: &mut Db, qualification: Id, least: &str) -> DbResult<Vec<String>> {
    Ok(self::qualification(c, qualification)?.map_or_else(Vec::new, |one| one.levels_from(least)))
}

/// Takes the words off a person's certifications, the one change that the database allows.
pub fn empty_evidence(c: &mut Db, person: Id) -> DbResult<()> {
    let theirs =
        certifications::table.filter(certifications::person.eq(person)).filter(certifications::evidence.is_not_null());
    diesel::update(theirs).set(certifications::evidence.eq(None::<String>)).execute(c)?;
    Ok(())
}
