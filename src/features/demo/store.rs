use diesel::dsl::exists;
use diesel::prelude::*;

use crate::platform::db::schema::{audit_events, labs, people, service_beats};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

/// People who are no administrator, and labs.
pub fn counts(c: &mut Db) -> DbResult<(i64, i64)> {
    let people = people::table.filter(people::admin.eq(false)).count().get_result(c)?;
    Ok((people, labs::table.count().get_result(c)?))
}

/// Every administrator with their address.
pub fn administrators(c: &mut Db) -> DbResult<Vec<(Id, Option<String>)>> {
    let found = people::table.filter(people::admin.eq(true)).order(people::id.asc());
    Ok(found.select((people::id, people::email)).load(c)?)
}

pub fn has_event(c: &mut Db, action: &str) -> DbResult<bool> {
    let found = audit_events::table.filter(audit_events::action.eq(action));
    Ok(diesel::select(exists(found)).get_result(c)?)
}

/// The story's service was none: a silence of the one that serves the lab does not begin with it.
pub fn forget_signs_of_life(c: &mut Db) -> DbResult<()> {
    diesel::delete(service_beats::table).execute(c)?;
    Ok(())
}
