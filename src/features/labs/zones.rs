use diesel::prelude::*;

use crate::platform::db::schema::labs;
use crate::platform::db::{Db, DbResult};

/// Each lab's slug and the name of its time zone.
///
/// # Errors
/// Whatever the database answers.
pub fn time_zones(c: &mut Db) -> DbResult<Vec<(String, String)>> {
    Ok(labs::table.select((labs::slug, labs::time_zone)).order(labs::slug.asc()).load(c)?)
}
