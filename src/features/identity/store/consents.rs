use diesel::prelude::*;

use crate::features::identity::model::{Consent, ConsentPurpose};
use crate::platform::db::schema::consents;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

pub fn insert(c: &mut Db, row: &Consent) -> DbResult<()> {
    diesel::insert_into(consents::table).values(row).execute(c)?;
    Ok(())
}

/// The one that was given and not withdrawn.
pub fn standing(c: &mut Db, person: Id, purpose: ConsentPurpose) -> DbResult<Option<Consent>> {
    let given = consents::table
        .filter(consents::person.eq(person))
        .filter(consents::purpose.eq(purpose))
        .filter(consents::withdrawn_at.is_null());
    Ok(given.select(Consent::as_select()).first(c).optional()?)
}

/// The newest first.
pub fn of_person(c: &mut Db, person: Id) -> DbResult<Vec<Consent>> {
    let own = consents::table.filter(consents::person.eq(person)).order(consents::id.desc());
    Ok(own.select(Consent::as_select()).load(c)?)
}

pub fn withdraw(c: &mut Db, id: Id, now: Instant) -> DbResult<()> {
    diesel::update(consents::table.find(id)).set(consents::withdrawn_at.eq(now)).execute(c)?;
    Ok(())
}
