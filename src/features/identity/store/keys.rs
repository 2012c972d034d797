use diesel::prelude::*;

use crate::features::identity::model::ApiKey;
use crate::platform::db::schema::api_keys;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

pub fn insert(c: &mut Db, row: &ApiKey) -> DbResult<()> {
    diesel::insert_into(api_keys::table).values(row).execute(c)?;
    Ok(())
}

pub fn by_hash(c: &mut Db, hash: &[u8]) -> DbResult<Option<ApiKey>> {
    Ok(api_keys::table.filter(api_keys::key_hash.eq(hash)).select(ApiKey::as_select()).first(c).optional()?)
}

/// The newest first.
pub fn of_person(c: &mut Db, person: Id) -> DbResult<Vec<ApiKey>> {
    let own = api_keys::table.filter(api_keys::person.eq(person)).order(api_keys::id.desc());
    Ok(own.select(ApiKey::as_select()).load(c)?)
}

/// Answers how many keys were ended.
pub fn revoke_all(c: &mut Db, person: Id, now: Instant) -> DbResult<usize> {
    let living = api_keys::table.filter(api_keys::person.eq(person)).filter(api_keys::revoked_at.is_null());
    Ok(diesel::update(living).set(api_keys::revoked_at.eq(now)).execute(c)?)
}

pub fn revoke(c: &mut Db, id: Id, now: Instant) -> DbResult<()> {
    diesel::update(api_keys::table.find(id)).set(api_keys::revoked_at.eq(now)).execute(c)?;
    Ok(())
}
