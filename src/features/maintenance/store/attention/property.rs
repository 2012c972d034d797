//! Counts that are due and warranties that end.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::platform::db::schema::{assets, inventory_checks, machines};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

/// When the lab's machines were last counted; where they never were, when the first of them came. `None` without machines, and while
/// somebody counts: a check that was begun before `stale` and never ended is none.
pub fn last_count(c: &mut Db, lab: Id, stale: Instant) -> DbResult<Option<Instant>> {
    let checks = || inventory_checks::table.filter(inventory_checks::lab.eq(lab));
    let open = checks().filter(inventory_checks::finished_at.is_null()).filter(inventory_checks::started_at.gt(stale));
    if diesel::select(diesel::dsl::exists(open)).get_result(c)? {
        return Ok(None);
    }
    let last: Option<Instant> = checks().select(diesel::dsl::max(inventory_checks::finished_at)).first(c)?;
    let there = machines::table.filter(machines::lab.eq(lab)).filter(machines::retired_at.is_null());
    let first: Option<Instant> = there.select(diesel::dsl::min(machines::created_at)).first(c)?;
    Ok(first.map(|first| last.unwrap_or(first)))
}

/// A machine with its name, and the last day of its warranty.
pub type Warranty = (Id, Json, NaiveDate);

/// Machines that are not retired and whose warranty ends on one of these days, the earliest first.
pub fn warranties(c: &mut Db, lab: Id, (from, until): (NaiveDate, NaiveDate), limit: i64) -> DbResult<Vec<Warranty>> {
    Ok(assets::table
        .inner_join(machines::table.on(machines::id.eq(assets::machine)))
        .filter(assets::lab.eq(lab))
        .filter(machines::retired_at.is_null())
        .filter(assets::warranty_until.ge(from))
        .filter(assets::warranty_until.le(until))
        .order((assets::warranty_until.asc(), assets::machine.asc()))
        .limit(limit)
        .select((machines::id, machines::name, assets::warranty_until.assume_not_null()))
        .load(c)?)
}
