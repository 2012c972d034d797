pub mod attendance;
pub mod bookings;

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::model::{Group, GroupKind};
use crate::platform::db::schema::{group_members, groups};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

pub fn insert(c: &mut Db, group: &Group, members: &[Id]) -> DbResult<()> {
    diesel::insert_into(groups::table).values(group).execute(c)?;
    insert_members(c, group.id, members, group.updated_at)
}

pub fn update(c: &mut Db, group: &Group) -> DbResult<()> {
    diesel::update(groups::table.find(group.id)).set(group).execute(c)?;
    Ok(())
}

/// Replaces all members; who stays has joined when they did.
pub fn set_members(c: &mut Db, group: Id, before: &[Id], after: &[Id], now: Instant) -> DbResult<()> {
    let leaving: Vec<Id> = before.iter().filter(|one| !after.contains(one)).copied().collect();
    let mine = group_members::table.filter(group_members::group_id.eq(group));
    diesel::delete(mine.filter(group_members::person.eq_any(leaving))).execute(c)?;
    let joining: Vec<Id> = after.iter().filter(|one| !before.contains(one)).copied().collect();
    insert_members(c, group, &joining, now)
}

fn insert_members(c: &mut Db, group: Id, members: &[Id], now: Instant) -> DbResult<()> {
    for person in members {
        let row =
            (group_members::group_id.eq(group), group_members::person.eq(*person), group_members::joined_at.eq(now));
        diesel::insert_into(group_members::table).values(row).execute(c)?;
    }
    Ok(())
}

/// # Errors
/// The database's.
pub fn find(c: &mut Db, id: Id) -> DbResult<Group> {
    Ok(groups::table.find(id).select(Group::as_select()).first(c)?)
}

/// The group, locked until the transaction ends: what it may still book together is decided one at a time. It is locked
/// after memberships and before machines.
///
/// # Errors
/// The database's.
pub fn locked(c: &mut Db, id: Id) -> DbResult<Group> {
    match c {
        Db::Pg(c) => Ok(groups::table.find(id).select(Group::as_select()).for_no_key_update().first(c)?),
        Db::Sqlite(_) => find(c, id),
    }
}

/// By the person's id.
///
/// # Errors
/// The database's.
pub fn members(c: &mut Db, group: Id) -> DbResult<Vec<Id>> {
    let mine = group_members::table.filter(group_members::group_id.eq(group));
    Ok(mine.order(group_members::person.asc()).select(group_members::person).load(c)?)
}

/// Of several groups at once.
pub fn members_of(c: &mut Db, of: &[Id]) -> DbResult<BTreeMap<Id, Vec<Id>>> {
    let rows: Vec<(Id, Id)> = group_members::table
        .filter(group_members::group_id.eq_any(of.to_vec()))
        .order((group_members::group_id.asc(), group_members::person.asc()))
        .select((group_members::group_id, group_members::person))
        .load(c)?;
    let mut found: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (group, person) in rows {
        found.entry(group).or_default().push(person);
    }
    Ok(found)
}

/// What a list of groups is narrowed by.
#[derive(Clone, Debug)]
pub struct GroupFilter {
    pub lab: Id,
    pub kind: Option<GroupKind>,
    pub archived: bool,
    /// Only those that this person leads or belongs to.
    pub insider: Option<Id>,
}

/// By id.
pub fn list(c: &mut Db, filter: &GroupFilter, after: Option<Id>, limit: i64) -> DbResult<Vec<Group>> {
    let mut query = groups::table
        .filter(groups::lab.eq(filter.lab))
        .order(groups::id.asc())
        .limit(limit)
        .select(Group::as_select())
        .into_boxed();
    if let Some(kind) = filter.kind {
        query = query.filter(groups::kind.eq(kind));
    }
    if !filter.archived {
        query = query.filter(groups::archived_at.is_null());
    }
    if let Some(person) = filter.insider {
        let of: Vec<Id> = groups_of(c, person)?;
        query = query.filter(groups::lead.eq(person).or(groups::id.eq_any(of).nullable()));
    }
    if let Some(after) = after {
        query = query.filter(groups::id.gt(after));
    }
    Ok(query.load(c)?)
}

/// The groups that the person belongs to.
pub fn groups_of(c: &mut Db, person: Id) -> DbResult<Vec<Id>> {
    let theirs = group_members::table.filter(group_members::person.eq(person));
    Ok(theirs.select(group_members::group_id).load(c)?)
}

/// The groups that the person leads and that are not archived.
pub fn led_by(c: &mut Db, person: Id) -> DbResult<Vec<Group>> {
    let theirs = groups::table.filter(groups::lead.eq(person)).filter(groups::archived_at.is_null());
    Ok(theirs.order(groups::id.asc()).select(Group::as_select()).load(c)?)
}

pub fn leave_all(c: &mut Db, person: Id) -> DbResult<()> {
    diesel::delete(group_members::table.filter(group_members::person.eq(person))).execute(c)?;
    Ok(())
}

/// Gives a person's places in a lab's groups to another.
pub fn hand_over(c: &mut Db, lab: Id, from: Id, to: Id) -> DbResult<()> {
    let of_lab: Vec<Id> = groups::table.filter(groups::lab.eq(lab)).select(groups::id).load(c)?;
    let theirs = group_members::table.filter(group_members::person.eq(from));
    diesel::update(theirs.filter(group_members::group_id.eq_any(of_lab)))
        .set(group_members::person.eq(to))
        .execute(c)?;
    diesel::update(groups::table.filter(groups::lab.eq(lab)).filter(groups::lead.eq(from)))
        .set(groups::lead.eq(to))
        .execute(c)?;
    Ok(())
}
