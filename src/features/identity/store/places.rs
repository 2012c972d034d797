use diesel::prelude::*;

use crate::platform::db::schema::{labs, memberships};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Actor, Id, Instant, Role};

/// A membership as its person sees it.
#[derive(Clone, Debug, Queryable)]
pub struct OwnMembership {
    pub lab_id: Id,
    pub lab: String,
    pub role: Role,
    pub status: String,
    pub affiliation: Option<String>,
    pub student_number: Option<String>,
    pub suspended_until: Option<Instant>,
    pub suspension_reason: Option<String>,
}

pub fn own_memberships(c: &mut Db, person: Id) -> DbResult<Vec<OwnMembership>> {
    Ok(memberships::table
        .inner_join(labs::table.on(labs::id.eq(memberships::lab)))
        .filter(memberships::person.eq(person))
        .order(labs::slug.asc())
        .select((
            labs::id,
            labs::slug,
            memberships::role,
            memberships::status,
            memberships::affiliation,
            memberships::student_number,
            memberships::suspended_until,
            memberships::suspension_reason,
        ))
        .load(c)?)
}

/// A lab as a first screen names it.
#[derive(Clone, Debug, Queryable)]
pub struct LabInSight {
    pub id: Id,
    pub slug: String,
    pub name: Json,
    pub time_zone: String,
    pub currency: String,
}

/// The labs that the actor may see, by slug, `limit` of them.
pub fn labs_in_sight(c: &mut Db, actor: &Actor, limit: i64) -> DbResult<Vec<LabInSight>> {
    let columns = (labs::id, labs::slug, labs::name, labs::time_zone, labs::currency);
    let mut query = labs::table.select(columns).order(labs::slug.asc()).limit(limit).into_boxed();
    if !actor.admin {
        let mine: Vec<Id> = actor.roles.keys().copied().collect();
        query = query.filter(labs::visibility.eq("public").or(labs::id.eq_any(mine)));
    }
    Ok(query.load(c)?)
}

/// How a lab takes newcomers.
#[derive(Clone, Debug, Queryable)]
pub struct LabDoor {
    pub id: Id,
    pub visibility: String,
    pub registration: String,
    pub join_code: Option<String>,
}

pub fn lab_for_newcomers(c: &mut Db, slug_or_id: &str) -> DbResult<Option<LabDoor>> {
    let door = (labs::id, labs::visibility, labs::registration, labs::join_code);
    let found = match slug_or_id.parse::<Id>() {
        Ok(id) => labs::table.find(id).select(door).first(c),
        Err(_) => labs::table.filter(labs::slug.eq(slug_or_id)).select(door).first(c),
    };
    Ok(found.optional()?)
}
