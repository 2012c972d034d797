use std::collections::BTreeMap;

use diesel::prelude::*;

use super::lab_for_newcomers;
use crate::features::identity::fold_email;
use crate::features::identity::model::{Person, PersonStatus};
use crate::platform::db::schema::{memberships, people};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Actor, ActorKind, Id, Role, fold};

pub fn insert_person(c: &mut Db, person: &Person) -> DbResult<()> {
    diesel::insert_into(people::table).values((person, people::folded.eq(searchable(person)))).execute(c)?;
    Ok(())
}

/// The text that searches for a person look through.
fn searchable(person: &Person) -> String {
    let parts = [Some(&person.full_name), person.email.as_ref(), person.phone.as_ref()];
    fold(&parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" "))
}

/// Full names by id.
///
/// # Errors
/// Whatever the database answers.
pub fn names(c: &mut Db, ids: &[Id]) -> DbResult<BTreeMap<Id, String>> {
    let rows: Vec<(Id, String)> =
        people::table.filter(people::id.eq_any(ids)).select((people::id, people::full_name)).load(c)?;
    Ok(rows.into_iter().collect())
}

pub fn person(c: &mut Db, id: Id) -> DbResult<Option<Person>> {
    Ok(people::table.find(id).select(Person::as_select()).first(c).optional()?)
}

/// Locked on PostgreSQL until the transaction ends, so that two changes of one person follow each other.
pub fn person_for_change(c: &mut Db, id: Id) -> DbResult<Option<Person>> {
    let row = people::table.find(id);
    let found = match c {
        Db::Pg(c) => row.select(Person::as_select()).for_no_key_update().first(c).optional()?,
        Db::Sqlite(c) => row.select(Person::as_select()).first(c).optional()?,
    };
    Ok(found)
}

/// By what a person signs in.
#[derive(Clone, Debug)]
pub enum Identifier {
    /// Folded.
    Email(String),
    /// Folded.
    Phone(String),
    /// Folded; unique within its lab, which is given by slug or id.
    StudentNumber { number: String, lab: String },
}

/// What an identifier is counted by: the same for every way to write the lab.
pub fn name_of(c: &mut Db, identifier: &Identifier) -> DbResult<String> {
    Ok(match identifier {
        Identifier::Email(email) => format!("email {email}"),
        Identifier::Phone(phone) => format!("phone {phone}"),
        Identifier::StudentNumber { number, lab } => {
            let known = lab_for_newcomers(c, lab)?.map(|lab| lab.id).or_else(|| lab.parse().ok());
            let lab = known.map_or_else(|| lab.clone(), |lab| lab.to_string());
            format!("number {number} of {lab}")
        }
    })
}

pub fn person_by(c: &mut Db, identifier: &Identifier) -> DbResult<Option<Person>> {
    let found = match identifier {
        Identifier::Email(email) => {
            people::table.filter(people::email_folded.eq(email)).select(Person::as_select()).first(c)
        }
        Identifier::Phone(phone) => people::table.filter(people::phone.eq(phone)).select(Person::as_select()).first(c),
        Identifier::StudentNumber { number, lab } => {
            let Some(lab) = lab_for_newcomers(c, lab)? else { return Ok(None) };
            people::table
                .inner_join(memberships::table.on(memberships::person.eq(people::id)))
                .filter(memberships::lab.eq(lab.id))
                .filter(memberships::student_number.eq(number))
                .select(Person::as_select())
                .first(c)
        }
    };
    Ok(found.optional()?)
}

pub fn save_person(c: &mut Db, person: &Person) -> DbResult<()> {
    diesel::update(people::table.find(person.id))
        .set((
            people::email.eq(&person.email),
            people::email_folded.eq(&person.email_folded),
            people::phone.eq(&person.phone),
            people::full_name.eq(&person.full_name),
            people::folded.eq(searchable(person)),
            people::locale.eq(&person.locale),
            people::password_hash.eq(&person.password_hash),
            people::sex.eq(person.sex),
            people::year_of_birth.eq(person.year_of_birth),
            people::statistics_consent.eq(person.statistics_consent),
            people::admin.eq(person.admin),
            people::status.eq(person.status),
            people::updated_at.eq(person.updated_at),
            people::version.eq(person.version),
        ))
        .execute(c)?;
    Ok(())
}

/// True for who may act: not waiting for the confirmation of their address, not closed.
///
/// # Errors
/// Whatever the database answers.
pub fn is_confirmed(c: &mut Db, person: Id) -> DbResult<bool> {
    let status: Option<PersonStatus> = people::table.find(person).select(people::status).first(c).optional()?;
    Ok(status == Some(PersonStatus::Active))
}

/// True when that is how the person is called, whatever the case.
///
/// # Errors
/// Whatever the database answers.
pub fn is_named(c: &mut Db, person: Id, full_name: &str) -> DbResult<bool> {
    let known: Option<String> = people::table.find(person).select(people::full_name).first(c).optional()?;
    Ok(known.is_some_and(|known| fold(known.trim()) == fold(full_name.trim())))
}

/// Who an address and a number belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Nobody,
    One(Id),
    /// Each to somebody else.
    Two,
}

/// # Errors
/// Whatever the database answers.
pub fn who_is(c: &mut Db, email: Option<&str>, phone: Option<&str>) -> DbResult<Known> {
    let by_email = match email {
        Some(email) => person_by(c, &Identifier::Email(fold_email(email)))?,
        None => None,
    };
    let by_phone = match phone {
        Some(phone) => person_by(c, &Identifier::Phone(phone.to_owned()))?,
        None => None,
    };
    Ok(match (by_email, by_phone) {
        (None, None) => Known::Nobody,
        (Some(one), Some(other)) if one.id != other.id => Known::Two,
        (Some(one), _) | (_, Some(one)) => Known::One(one.id),
    })
}

/// # Errors
/// Whatever the database answers.
pub fn is_administrator(c: &mut Db, person: Id) -> DbResult<bool> {
    Ok(people::table.find(person).select(people::admin).first(c).optional()?.unwrap_or(false))
}

pub fn has_admin(c: &mut Db) -> DbResult<bool> {
    let admins = people::table.filter(people::admin.eq(true)).filter(people::status.eq(PersonStatus::Active));
    Ok(admins.select(people::id).first::<Id>(c).optional()?.is_some())
}

/// Who a person is, with their roles: `None` for one who is absent or closed, no role while the account is pending.
pub fn actor(c: &mut Db, id: Id) -> DbResult<Option<Actor>> {
    type Place = Option<(Id, Role, String)>;
    let rows: Vec<(bool, PersonStatus, Place)> = people::table
        .left_join(memberships::table.on(memberships::person.eq(people::id)))
        .filter(people::id.eq(id))
        .select((people::admin, people::status, (memberships::lab, memberships::role, memberships::status).nullable()))
        .load(c)?;
    let Some((admin, status, _)) = rows.first().cloned() else { return Ok(None) };
    let mut actor = Actor::of(ActorKind::Person(id), false, BTreeMap::new());
    match status {
        PersonStatus::Closed => return Ok(None),
        PersonStatus::Pending => return Ok(Some(actor)),
        PersonStatus::Active => actor.admin = admin,
    }
    for (lab, role, state) in rows.into_iter().filter_map(|(_, _, membership)| membership) {
        if state == "pending" {
            actor.pending.insert(lab);
        } else {
            actor.roles.insert(lab, role);
        }
    }
    Ok(Some(actor))
}
