use diesel::prelude::*;

use super::model::{GuardianConsent, GuardianPurpose, Minor};
use crate::each_engine;
use crate::platform::db::schema::{guardian_consents, minors};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

/// What is known of a member's age; none for who is taken to be of age.
///
/// # Errors
/// The database's.
pub fn minor(c: &mut Db, lab: Id, person: Id) -> DbResult<Option<Minor>> {
    let one = minors::table.filter(minors::lab.eq(lab)).filter(minors::person.eq(person));
    Ok(each_engine!(c, one.select(Minor::as_select()).get_result(c)).optional()?)
}

/// The same, locked until the transaction ends.
pub fn locked_minor(c: &mut Db, lab: Id, person: Id) -> DbResult<Option<Minor>> {
    let Db::Pg(c) = c else { return minor(c, lab, person) };
    let one = minors::table.filter(minors::lab.eq(lab)).filter(minors::person.eq(person));
    Ok(one.select(Minor::as_select()).for_no_key_update().first(c).optional()?)
}

pub fn insert_minor(c: &mut Db, minor: &Minor) -> DbResult<()> {
    diesel::insert_into(minors::table).values(minor).execute(c)?;
    Ok(())
}

pub fn update_minor(c: &mut Db, minor: &Minor) -> DbResult<()> {
    diesel::update(minors::table.find((minor.lab, minor.person))).set(minor).execute(c)?;
    Ok(())
}

pub fn delete_minor(c: &mut Db, lab: Id, person: Id) -> DbResult<()> {
    diesel::delete(minors::table.find((lab, person))).execute(c)?;
    Ok(())
}

pub fn insert(c: &mut Db, consent: &GuardianConsent) -> DbResult<()> {
    diesel::insert_into(guardian_consents::table).values(consent).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, consent: &GuardianConsent) -> DbResult<()> {
    diesel::update(guardian_consents::table.find(consent.id)).set(consent).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<GuardianConsent> {
    Ok(guardian_consents::table.find(id).select(GuardianConsent::as_select()).first(c)?)
}

pub fn locked(c: &mut Db, id: Id) -> DbResult<GuardianConsent> {
    let Db::Pg(c) = c else { return find(c, id) };
    let one = guardian_consents::table.find(id).select(GuardianConsent::as_select());
    Ok(one.for_no_key_update().first(c)?)
}

/// A member's consents by id, those that were withdrawn too.
pub fn list(c: &mut Db, lab: Id, person: Id, after: Option<Id>, limit: i64) -> DbResult<Vec<GuardianConsent>> {
    let mut query = guardian_consents::table
        .filter(guardian_consents::lab.eq(lab))
        .filter(guardian_consents::person.eq(person))
        .order(guardian_consents::id.asc())
        .limit(limit)
        .select(GuardianConsent::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(guardian_consents::id.gt(after));
    }
    Ok(query.load(c)?)
}

/// Whether a consent for this purpose stands.
///
/// # Errors
/// The database's.
pub fn stands(c: &mut Db, lab: Id, person: Id, purpose: GuardianPurpose) -> DbResult<bool> {
    let standing = guardian_consents::table
        .filter(guardian_consents::lab.eq(lab))
        .filter(guardian_consents::person.eq(person))
        .filter(guardian_consents::purpose.eq(purpose))
        .filter(guardian_consents::withdrawn_at.is_null());
    Ok(standing.count().get_result::<i64>(c)? > 0)
}

/// Forgets a person's age and their guardians' names; that there were consents stays.
pub fn forget(c: &mut Db, person: Id) -> DbResult<()> {
    diesel::delete(minors::table.filter(minors::person.eq(person))).execute(c)?;
    diesel::update(guardian_consents::table.filter(guardian_consents::person.eq(person)))
        .set(guardian_consents::guardian.eq(None::<String>))
        .execute(c)?;
    Ok(())
}

/// Gives what a lab knows of one person to another.
pub fn hand_over(c: &mut Db, lab: Id, from: Id, to: Id) -> DbResult<()> {
    let theirs = minors::table.filter(minors::lab.eq(lab)).filter(minors::person.eq(from));
    diesel::update(theirs).set(minors::person.eq(to)).execute(c)?;
    let theirs = guardian_consents::table.filter(guardian_consents::lab.eq(lab));
    let theirs = theirs.filter(guardian_consents::person.eq(from));
    diesel::update(theirs).set(guardian_consents::person.eq(to)).execute(c)?;
    Ok(())
}
