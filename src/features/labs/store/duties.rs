use diesel::prelude::*;

use crate::features::labs::model::Duty;
use crate::platform::db::schema::{duties, memberships};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval, Role};

pub fn insert(c: &mut Db, duty: &Duty) -> DbResult<()> {
    diesel::insert_into(duties::table).values(duty).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Duty> {
    Ok(duties::table.find(id).select(Duty::as_select()).first(c)?)
}

pub fn delete(c: &mut Db, id: Id) -> DbResult<()> {
    diesel::delete(duties::table.find(id)).execute(c)?;
    Ok(())
}

/// By start, then id: those that end after `from`.
pub fn list(c: &mut Db, lab: Id, from: Instant, after: Option<(Instant, Id)>, limit: i64) -> DbResult<Vec<Duty>> {
    let mut query = duties::table
        .filter(duties::lab.eq(lab))
        .filter(duties::ends_at.gt(from))
        .order((duties::starts_at.asc(), duties::id.asc()))
        .limit(limit)
        .select(Duty::as_select())
        .into_boxed();
    if let Some((at, id)) = after {
        let later = duties::starts_at.eq(at).and(duties::id.gt(id));
        query = query.filter(duties::starts_at.gt(at).or(later));
    }
    Ok(query.load(c)?)
}

/// The duties that touch `window`, of who is still staff of the lab and is not suspended: cut to when that ends.
///
/// # Errors
/// The database's.
pub fn within(c: &mut Db, lab: Id, window: Interval) -> DbResult<Vec<Duty>> {
    let rows: Vec<(Duty, Option<Instant>)> = duties::table
        .inner_join(memberships::table.on(memberships::person.eq(duties::person)))
        .filter(memberships::lab.eq(lab))
        .filter(memberships::status.eq("active"))
        .filter(memberships::role.eq_any([Role::Technician, Role::Manager]))
        .filter(duties::lab.eq(lab))
        .filter(duties::starts_at.lt(window.ends_at))
        .filter(duties::ends_at.gt(window.starts_at))
        .order((duties::starts_at.asc(), duties::id.asc()))
        .select((Duty::as_select(), memberships::suspended_until))
        .load(c)?;
    let served = |(duty, suspended_until): (Duty, Option<Instant>)| {
        let starts_at = suspended_until.map_or(duty.starts_at, |until| until.max(duty.starts_at));
        (starts_at < duty.ends_at).then_some(Duty { starts_at, ..duty })
    };
    Ok(rows.into_iter().filter_map(served).collect())
}
