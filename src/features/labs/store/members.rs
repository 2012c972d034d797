use diesel::prelude::*;

use crate::each_engine;
use crate::features::identity::{fold_email, fold_student_number};
use crate::features::labs::model::{Member, Membership, MembershipPast, MembershipStatus};
use crate::platform::db::schema::{
    certifications, membership_history, memberships, people, reservations, usage_sessions,
};
use crate::platform::db::{Db, DbResult, containing};
use crate::platform::values::{Id, Instant, Role, fold};

pub fn find(c: &mut Db, lab: Id, person: Id) -> DbResult<Option<Membership>> {
    let one = memberships::table.filter(memberships::lab.eq(lab)).filter(memberships::person.eq(person));
    Ok(each_engine!(c, one.select(Membership::as_select()).get_result(c)).optional()?)
}

/// The membership, locked until the transaction ends: what its person may still book is decided one at a time.
pub fn locked(c: &mut Db, lab: Id, person: Id) -> DbResult<Option<Membership>> {
    let Db::Pg(c) = c else { return find(c, lab, person) };
    let one = memberships::table.filter(memberships::lab.eq(lab)).filter(memberships::person.eq(person));
    Ok(one.select(Membership::as_select()).for_no_key_update().get_result(c).optional()?)
}

/// As [`locked`], of one whom the desk has confirmed.
pub fn locked_active(c: &mut Db, lab: Id, person: Id) -> DbResult<Option<Membership>> {
    Ok(locked(c, lab, person)?.filter(|membership| membership.status == MembershipStatus::Active))
}

/// The active member who signs in with that address.
pub fn of_address(c: &mut Db, lab: Id, email: &str) -> DbResult<Option<Id>> {
    let found = memberships::table
        .inner_join(people::table.on(people::id.eq(memberships::person)))
        .filter(memberships::lab.eq(lab))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .filter(people::email_folded.eq(fold_email(email)))
        .select(people::id)
        .first(c);
    Ok(found.optional()?)
}

/// Takes back a membership that waited for the desk.
pub fn remove(c: &mut Db, membership: Id) -> DbResult<()> {
    diesel::delete(membership_history::table.filter(membership_history::membership.eq(membership))).execute(c)?;
    diesel::delete(memberships::table.find(membership)).execute(c)?;
    Ok(())
}

/// True when something was booked, used or granted for the person: rows that are theirs and stay so.
pub fn has_history(c: &mut Db, person: Id) -> DbResult<bool> {
    let booked: i64 = reservations::table.filter(reservations::member.eq(person)).count().get_result(c)?;
    let used: i64 = usage_sessions::table.filter(usage_sessions::person.eq(person)).count().get_result(c)?;
    let held: i64 = certifications::table.filter(certifications::person.eq(person)).count().get_result(c)?;
    Ok(booked + used + held > 0)
}

/// Who has this student number in the lab.
pub fn by_student_number(c: &mut Db, lab: Id, number: &str) -> DbResult<Option<Id>> {
    let one = memberships::table.filter(memberships::lab.eq(lab)).filter(memberships::student_number.eq(number));
    Ok(one.select(memberships::person).first(c).optional()?)
}

/// Members who have no password yet: the account that the lab made for them waits for its claim.
pub fn unclaimed(c: &mut Db, lab: Id, only: Option<&[Id]>, most: usize) -> DbResult<Vec<Member>> {
    let mut query = memberships::table
        .inner_join(people::table.on(people::id.eq(memberships::person)))
        .filter(memberships::lab.eq(lab))
        .filter(people::password_hash.is_null())
        .filter(people::status.eq("active"))
        .select((Membership::as_select(), people::full_name, people::email, people::phone))
        .order((people::full_name.asc(), people::id.asc()))
        .limit(i64::try_from(most).unwrap_or(i64::MAX))
        .into_boxed();
    if let Some(only) = only {
        query = query.filter(people::id.eq_any(only.to_vec()));
    }
    let rows: Vec<(Membership, String, Option<String>, Option<String>)> = query.load(c)?;
    let member =
        |(membership, full_name, email, phone)| Member { membership, full_name, email, phone, unclaimed: true };
    Ok(rows.into_iter().map(member).collect())
}

/// The labs of which a person is a member, or waits to be.
pub fn labs_of(c: &mut Db, person: Id) -> DbResult<Vec<Id>> {
    Ok(memberships::table.filter(memberships::person.eq(person)).select(memberships::lab).load(c)?)
}

/// Gives a membership to another person, with its past.
pub fn hand_over(c: &mut Db, membership: Id, to: Id, now: Instant) -> DbResult<()> {
    diesel::update(memberships::table.find(membership))
        .set((
            memberships::person.eq(to),
            memberships::updated_at.eq(now),
            memberships::version.eq(memberships::version + 1),
        ))
        .execute(c)?;
    Ok(())
}

/// True when somebody else manages the lab now. Its managers are locked by id, so that of two who leave at once, or remove
/// each other, the second sees the first gone.
pub fn others_manage(c: &mut Db, lab: Id, person: Id, now: Instant) -> DbResult<bool> {
    let managers = memberships::table
        .filter(memberships::lab.eq(lab))
        .filter(memberships::role.eq(Role::Manager))
        .filter(memberships::status.eq(MembershipStatus::Active))
        .order(memberships::id.asc());
    let rows = match c {
        Db::Pg(c) => managers.select(Membership::as_select()).for_no_key_update().load(c)?,
        Db::Sqlite(c) => managers.select(Membership::as_select()).load(c)?,
    };
    Ok(rows.iter().any(|row| row.person != person && row.suspended_until.is_none_or(|until| until <= now)))
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

/// Takes a person's number and role from their memberships; their history stays.
pub fn forget(c: &mut Db, person: Id, now: Instant) -> DbResult<()> {
    let mine: Vec<Membership> =
        memberships::table.filter(memberships::person.eq(person)).select(Membership::as_select()).load(c)?;
    for was in mine {
        let version = was.version + 1;
        let emptied = Membership {
            student_number: None,
            role: Role::Student,
            suspended_until: None,
            suspension_reason: None,
            updated_at: now,
            version,
            ..was
        };
        update(c, &emptied)?;
    }
    Ok(())
}

/// What a list of members is narrowed by; all that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct MemberFilter {
    pub status: Option<MembershipStatus>,
    /// Words that all occur in name, mail address, phone or student number.
    pub q: Option<String>,
    /// Only technicians and managers, or only who is neither.
    pub staff: Option<bool>,
    pub person: Option<Id>,
}

/// By the membership's id.
pub fn list(c: &mut Db, lab: Id, filter: &MemberFilter, after: Option<Id>, limit: i64) -> DbResult<Vec<Member>> {
    let mut query = memberships::table
        .inner_join(people::table.on(people::id.eq(memberships::person)))
        .filter(memberships::lab.eq(lab))
        .filter(people::status.ne("closed"))
        .select((
            Membership::as_select(),
            people::full_name,
            people::email,
            people::phone,
            people::password_hash.is_null(),
        ))
        .order(memberships::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(memberships::id.gt(after));
    }
    if let Some(status) = filter.status {
        query = query.filter(memberships::status.eq(status));
    }
    let staff = [Role::Technician, Role::Manager];
    query = match filter.staff {
        None => query,
        Some(true) => query.filter(memberships::role.eq_any(staff)),
        Some(false) => query.filter(memberships::role.ne_all(staff)),
    };
    if let Some(person) = filter.person {
        query = query.filter(memberships::person.eq(person));
    }
    for word in filter.q.iter().flat_map(|q| q.split_whitespace()) {
        let by_number = memberships::student_number.like(containing(&fold_student_number(word))).escape('\\');
        let by_name = people::folded.like(containing(&fold(word))).escape('\\');
        query = query.filter(by_number.or(by_name.nullable()));
    }
    type Row = (Membership, String, Option<String>, Option<String>, bool);
    let rows: Vec<Row> = query.load(c)?;
    let member =
        |(membership, full_name, email, phone, unclaimed)| Member { membership, full_name, email, phone, unclaimed };
    Ok(rows.into_iter().map(member).collect())
}
