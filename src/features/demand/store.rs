use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::SignalRow;
use crate::platform::db::schema::demand_signals::{self, dsl};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

/// Writes the row, or lengthens the one that stands; answers which one changed.
pub fn keep_longest(c: &mut Db, row: &SignalRow) -> DbResult<Option<Id>> {
    let unique = (dsl::lab, dsl::person, dsl::capability_key, dsl::local_day, dsl::kind);
    let insert = diesel::insert_into(demand_signals::table).values(row);
    let added = match c {
        Db::Pg(c) => insert.on_conflict(unique).do_nothing().execute(c)?,
        Db::Sqlite(c) => {
            diesel::insert_into(demand_signals::table).values(row).on_conflict(unique).do_nothing().execute(c)?
        }
    };
    if added > 0 {
        return Ok(Some(row.id));
    }
    let found: Option<Id> = dsl::demand_signals
        .filter(dsl::lab.eq(row.lab))
        .filter(dsl::person.eq(row.person))
        .filter(dsl::capability_key.eq(&row.capability_key))
        .filter(dsl::local_day.eq(row.local_day))
        .filter(dsl::kind.eq(row.kind))
        .filter(dsl::minutes.lt(row.minutes))
        .select(dsl::id)
        .first(c)
        .optional()?;
    if let Some(id) = found {
        diesel::update(dsl::demand_signals.find(id))
            .set((dsl::minutes.eq(row.minutes), dsl::updated_at.eq(row.updated_at), dsl::machine.eq(row.machine)))
            .execute(c)?;
    }
    Ok(found)
}

/// A lab's signals for the local days from `from` up to and without `until`.
pub fn within(c: &mut Db, lab: Id, from: NaiveDate, until: NaiveDate) -> DbResult<Vec<SignalRow>> {
    Ok(dsl::demand_signals
        .filter(dsl::lab.eq(lab))
        .filter(dsl::local_day.ge(from))
        .filter(dsl::local_day.lt(until))
        .order((dsl::local_day.asc(), dsl::id.asc()))
        .select(SignalRow::as_select())
        .load(c)?)
}
