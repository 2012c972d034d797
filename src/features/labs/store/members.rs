use diesel::prelude::*;

use crate::features::labs::model::{Member, Membership, MembershipPast};
use crate::platform::db::schema::{membership_history, memberships, people};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn find(c: &mut Db, lab: Id, person: Id) -> DbResult<Option<Membership>> {
    Ok(memberships::table
        .filter(memberships::lab.eq(lab))
        .filter(memberships::person.eq(person))
        .select(Membership::as_select())
        .first(c)
        .optional()?)
}

/// The membership, locked until the transaction ends: what its person may still book is decided one at a time.
pub fn locked(c: &mut Db, lab: Id, person: Id) -> DbResult<Option<Membership>> {
    let Db::Pg(c) = c else { return find(c, lab, person) };
    let one = memberships::table.filter(memberships::lab.eq(lab)).filter(memberships::person.eq(person));
    Ok(one.select(Membership::as_select()).for_no_key_update().first(c).optional()?)
}

pub fn insert(c: &mut Db, membership: &Membership) -> DbResult<()> {
    diesel::insert_into(memberships::table).values(membership).execute(c)?;
    remember(c, membership)
}

pub fn update(c: &mut Db, membership: &Membership) -> DbResult<()> {
    diesel::update(memberships::table.find(membership.id)).set(membership).execute(c)?;
    remember(c, membership)
}

/// Keeps role and affiliation as they are from this change on.
fn remember(c: &mut Db, membership: &Membership) -> DbResult<()> {
    let past = MembershipPast {
        membership: membership.id,
        from_at: membership.updated_at,
        role: membership.role,
        affiliation: membership.affiliation.clone(),
    };
    diesel::delete(membership_history::table.find((past.membership, past.from_at))).execute(c)?;
    diesel::insert_into(membership_history::table).values(&past).execute(c)?;
    Ok(())
}

pub fn person_exists(c: &mut Db, person: Id) -> DbResult<bool> {
    let found: Option<Id> = people::table.find(person).select(people::id).first(c).optional()?;
    Ok(found.is_some())
}

/// By the membership's id.
pub fn list(c: &mut Db, lab: Id, after: Option<Id>, limit: i64) -> DbResult<Vec<Member>> {
    let mut query = memberships::table
        .inner_join(people::table.on(people::id.eq(memberships::person)))
        .filter(memberships::lab.eq(lab))
        .select((Membership::as_select(), people::full_name, people::email))
        .order(memberships::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(memberships::id.gt(after));
    }
    let rows: Vec<(Membership, String, Option<String>)> = query.load(c)?;
    Ok(rows.into_iter().map(|(membership, full_name, email)| Member { membership, full_name, email }).collect())
}
