//! What keeps a roll-up true while others write.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use crate::platform::db::schema::machines;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

/// Facts of these machines stand still until the transaction ends. SQLite has one writer and needs no lock.
pub fn machines(c: &mut Db, ids: &[Id]) -> DbResult<()> {
    if let Db::Pg(c) = c {
        let query = machines::table.filter(machines::id.eq_any(ids)).order(machines::id.asc()).select(machines::id);
        query.for_no_key_update().load::<Id>(c)?;
    }
    Ok(())
}

/// Hours and closures of the lab stand still until the transaction ends; other machines' roll-ups go on beside it.
pub fn lab_shared(c: &mut Db, lab: Id) -> DbResult<()> {
    run(c, "SELECT pg_advisory_xact_lock_shared($1)", lab)
}

/// Waits for every roll-up of the lab that may have read the old hours and closures.
pub fn lab_alone(c: &mut Db, lab: Id) -> DbResult<()> {
    run(c, "SELECT pg_advisory_xact_lock($1)", lab)
}

fn run(c: &mut Db, sql: &str, lab: Id) -> DbResult<()> {
    if let Db::Pg(c) = c {
        let (high, low) = lab.0.as_u64_pair();
        diesel::sql_query(sql).bind::<BigInt, _>((high ^ low).cast_signed()).execute(c)?;
    }
    Ok(())
}
