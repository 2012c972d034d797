use diesel::prelude::*;

use super::hours::{DatedWeek, OpeningHours, OpeningSpan};
use super::model::{HoursRow, Lab};
use crate::each_engine;
use crate::platform::db::schema::{lab_hours, labs, machines};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

pub mod closures;
pub mod duties;
pub mod members;

pub fn insert(c: &mut Db, lab: &Lab) -> DbResult<()> {
    diesel::insert_into(labs::table).values(lab).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, lab: &Lab) -> DbResult<()> {
    diesel::update(labs::table.find(lab.id)).set(lab).execute(c)?;
    Ok(())
}

/// Raises the revision that caches hang on: hours, closures and policies of the lab or of a class changed.
pub fn raise_revision(c: &mut Db, lab: Id) -> DbResult<()> {
    diesel::update(labs::table.find(lab)).set(labs::revision.eq(labs::revision + 1)).execute(c)?;
    Ok(())
}

/// Raises the version that clients see: the lab shows its hours.
pub fn raise_version(c: &mut Db, lab: Id, now: Instant) -> DbResult<()> {
    diesel::update(labs::table.find(lab))
        .set((labs::version.eq(labs::version + 1), labs::updated_at.eq(now)))
        .execute(c)?;
    Ok(())
}

pub fn by_segment(c: &mut Db, slug_or_id: &str) -> DbResult<Lab> {
    let found = match slug_or_id.parse::<Id>() {
        Ok(id) => labs::table.find(id).select(Lab::as_select()).get_result(c),
        Err(_) => labs::table.filter(labs::slug.eq(slug_or_id)).select(Lab::as_select()).get_result(c),
    };
    Ok(found?)
}

/// These labs, or all of them where `ids` is `None`, by slug.
///
/// # Errors
/// Whatever the database answers.
pub fn among(c: &mut Db, ids: Option<Vec<Id>>) -> DbResult<Vec<Lab>> {
    let all = labs::table.order(labs::slug.asc()).select(Lab::as_select());
    Ok(match ids {
        Some(ids) => all.filter(labs::id.eq_any(ids)).load(c)?,
        None => all.load(c)?,
    })
}

/// The lab, locked with its machines (by id, as bookings do) until the transaction ends: no booking passes a closure
/// or new hours unseen.
pub fn locked(c: &mut Db, id: Id) -> DbResult<Lab> {
    let found = match c {
        Db::Pg(c) => {
            let one = labs::table.find(id).select(Lab::as_select());
            let found = one.for_no_key_update().first(c)?;
            let all = machines::table.filter(machines::lab.eq(id)).order(machines::id.asc());
            all.select(machines::id).for_no_key_update().load::<Id>(c)?;
            found
        }
        Db::Sqlite(c) => labs::table.find(id).select(Lab::as_select()).first(c)?,
    };
    Ok(found)
}

/// By id: those in `mine` and the public ones; all of them when `mine` is `None`.
pub fn list(c: &mut Db, mine: Option<Vec<Id>>, after: Option<Id>, limit: i64) -> DbResult<Vec<Lab>> {
    let mut query = labs::table.select(Lab::as_select()).order(labs::id.asc()).limit(limit).into_boxed();
    if let Some(mine) = mine {
        let public = super::Visibility::Public;
        query = query.filter(labs::visibility.eq(public).or(labs::id.eq_any(mine)));
    }
    if let Some(after) = after {
        query = query.filter(labs::id.gt(after));
    }
    Ok(query.load(c)?)
}

/// All dated weeks of a lab.
pub fn hours(c: &mut Db, lab: Id) -> DbResult<OpeningHours> {
    let all = lab_hours::table.filter(lab_hours::lab.eq(lab)).order(lab_hours::from_date.asc());
    let rows: Vec<HoursRow> = each_engine!(c, all.select(HoursRow::as_select()).load(c))?;
    let mut weeks = Vec::with_capacity(rows.len());
    for row in rows {
        weeks.push(DatedWeek { from: row.from_date, spans: row.hours.read::<Vec<OpeningSpan>>()? });
    }
    Ok(weeks.into())
}

/// Sets the week that holds from a day on, in place of one of the same day.
pub fn put_hours(c: &mut Db, row: &HoursRow) -> DbResult<()> {
    let same = lab_hours::table.filter(lab_hours::lab.eq(row.lab)).filter(lab_hours::from_date.eq(row.from_date));
    diesel::delete(same).execute(c)?;
    diesel::insert_into(lab_hours::table).values(row).execute(c)?;
    Ok(())
}

/// The levels of one of the lab's qualifications; `None` where the lab does not have it.
pub fn levels_of(c: &mut Db, lab: Id, qualification: Id) -> DbResult<Option<Vec<String>>> {
    use crate::platform::db::schema::qualifications;
    let found: Option<Json> = qualifications::table
        .filter(qualifications::lab.eq(lab))
        .filter(qualifications::id.eq(qualification))
        .select(qualifications::levels)
        .first(c)
        .optional()?;
    Ok(found.map(|levels| levels.read().unwrap_or_default()))
}

pub fn by_id(c: &mut Db, id: Id) -> DbResult<Lab> {
    Ok(labs::table.find(id).select(Lab::as_select()).first(c)?)
}
