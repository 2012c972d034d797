use std::collections::BTreeMap;

use diesel::prelude::*;

use super::model::Link;
use crate::platform::db::schema::taken_over;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, link: &Link) -> DbResult<()> {
    diesel::insert_into(taken_over::table).values(link).execute(c)?;
    Ok(())
}

/// All that a lab has taken over, by key.
pub fn links(c: &mut Db, lab: Id) -> DbResult<BTreeMap<Vec<u8>, Id>> {
    let rows = taken_over::table.filter(taken_over::lab.eq(lab)).select((taken_over::key, taken_over::subject));
    Ok(rows.load::<(Vec<u8>, Id)>(c)?.into_iter().collect())
}
