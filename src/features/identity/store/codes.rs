use diesel::prelude::*;

use crate::features::identity::model::{CodePurpose, OneTimeCode, Person};
use crate::platform::db::schema::{one_time_codes, people};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

/// Puts a code in place of the person's earlier ones of its purpose: of those handed out, or of those sent.
pub fn replace(c: &mut Db, row: &OneTimeCode) -> DbResult<()> {
    let same = one_time_codes::table
        .filter(one_time_codes::person.eq(row.person))
        .filter(one_time_codes::purpose.eq(row.purpose));
    match row.email {
        Some(_) => diesel::delete(same.filter(one_time_codes::email.is_not_null())).execute(c)?,
        None => diesel::delete(same.filter(one_time_codes::email.is_null())).execute(c)?,
    };
    diesel::insert_into(one_time_codes::table).values(row).execute(c)?;
    Ok(())
}

/// Locked on PostgreSQL, so that a code works once.
pub fn for_change(c: &mut Db, hash: &[u8]) -> DbResult<Option<OneTimeCode>> {
    let row = one_time_codes::table.filter(one_time_codes::code_hash.eq(hash));
    let found = match c {
        Db::Pg(c) => row.select(OneTimeCode::as_select()).for_update().first(c).optional()?,
        Db::Sqlite(c) => row.select(OneTimeCode::as_select()).first(c).optional()?,
    };
    Ok(found)
}

/// Whose code it is, while it holds.
pub fn holder(c: &mut Db, hash: &[u8], purpose: CodePurpose, now: Instant) -> DbResult<Option<Person>> {
    let row = one_time_codes::table
        .inner_join(people::table.on(people::id.eq(one_time_codes::person)))
        .filter(one_time_codes::code_hash.eq(hash))
        .filter(one_time_codes::purpose.eq(purpose))
        .filter(one_time_codes::used_at.is_null())
        .filter(one_time_codes::expires_at.gt(now));
    Ok(row.select(Person::as_select()).first(c).optional()?)
}

/// Clears away codes that expired before `ended`, `limit` of them at most; answers how many.
pub fn forget(c: &mut Db, ended: Instant, limit: i64) -> DbResult<usize> {
    let old = one_time_codes::table.filter(one_time_codes::expires_at.lt(ended));
    let some: Vec<Id> = old.select(one_time_codes::id).limit(limit).load(c)?;
    Ok(diesel::delete(one_time_codes::table.filter(one_time_codes::id.eq_any(some))).execute(c)?)
}

/// All that the person has: nothing that was handed out before works any more.
pub fn use_all(c: &mut Db, person: Id, now: Instant) -> DbResult<()> {
    let unused =
        one_time_codes::table.filter(one_time_codes::person.eq(person)).filter(one_time_codes::used_at.is_null());
    diesel::update(unused).set(one_time_codes::used_at.eq(now)).execute(c)?;
    Ok(())
}
