//! What people wait for, and what they may soon no longer do.

use diesel::prelude::*;

use super::OnMachine;
use crate::platform::db::schema::{
    certification_revocations, certifications, equipment_requests, machines, memberships, people, qualifications,
    reservations,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

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

/// A certification that ends soon.
pub struct Expiring {
    pub id: Id,
    pub person: Id,
    pub full_name: String,
    pub qualification: Id,
    pub name: Json,
    /// Of the qualification.
    pub levels: Json,
    pub level: Option<String>,
    pub end: Instant,
}

type ExpiringRow = (Id, Id, String, Id, Json, Json, Option<String>, Option<Instant>);

/// Certifications that stand and end within the span.
pub fn expiring(c: &mut Db, lab: Id, after: Instant, until: Instant, limit: i64) -> DbResult<Vec<Expiring>> {
    let rows: Vec<ExpiringRow> = certifications::table
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
            qualifications::levels,
            certifications::level,
            certifications::expires_at,
        ))
        .load(c)?;
    let whole = |(id, person, full_name, qualification, name, levels, level, end): ExpiringRow| {
        Some(Expiring { id, person, full_name, qualification, name, levels, level, end: end? })
    };
    Ok(rows.into_iter().filter_map(whole).collect())
}

/// A person's qualification, at which level and up to when.
pub type Standing = (Id, Id, Option<String>, Option<Instant>);

/// What these people hold beyond `after`.
pub fn standing(c: &mut Db, lab: Id, people: Vec<Id>, after: Instant) -> DbResult<Vec<Standing>> {
    Ok(certifications::table
        .left_join(certification_revocations::table.on(certification_revocations::certification.eq(certifications::id)))
        .filter(certifications::lab.eq(lab))
        .filter(certifications::person.eq_any(people))
        .filter(certifications::expires_at.is_null().nullable().or(certifications::expires_at.gt(after)))
        .filter(certification_revocations::revoked_at.nullable().is_null())
        .select((
            certifications::person,
            certifications::qualification,
            certifications::level,
            certifications::expires_at,
        ))
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
