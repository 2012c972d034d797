use diesel::dsl::{max, min};
use diesel::prelude::*;

use super::model::{Kept, LiveRow};
use crate::platform::db::schema::live_events;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};
use crate::prepared_insert;

/// Any constant does: PostgreSQL's lock under which committed rows are numbered.
const LOCK: i64 = 0x5573_7461_4c69_7665;
/// How many rows one transaction numbers, or takes away.
pub const AT_ONCE: i64 = 2_000;

prepared_insert!(
    NewLiveRow,
    LiveRow,
    live_events,
    [id, number, lab, kind, subject, machine, member, revision, written_at]
);

pub fn insert(c: &mut Db, row: &LiveRow) -> DbResult<()> {
    NewLiveRow(row).execute(c)?;
    Ok(())
}

/// True when a committed row has no number yet.
pub fn any_waiting(c: &mut Db) -> DbResult<bool> {
    let waiting = live_events::table.filter(live_events::number.is_null()).select(live_events::id);
    Ok(waiting.order(live_events::id.asc()).first::<Id>(c).optional()?.is_some())
}

/// Numbers committed rows after the highest number. One node at a time, so that numbers are seen in their order.
pub fn number_waiting(c: &mut Db) -> DbResult<()> {
    if matches!(c, Db::Pg(_)) {
        c.run(&format!("SELECT pg_advisory_xact_lock({LOCK})"))?;
    }
    c.run(&format!(
        "UPDATE live_events SET number = (SELECT coalesce(max(number), 0) FROM live_events) + fresh.place
         FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM live_events WHERE number IS NULL
               ORDER BY id LIMIT {AT_ONCE}) AS fresh
         WHERE live_events.id = fresh.id"
    ))?;
    Ok(())
}

pub fn kept(c: &mut Db) -> DbResult<Option<Kept>> {
    let oldest: Option<i64> = live_events::table.select(min(live_events::number)).first(c)?;
    let newest: Option<i64> = live_events::table.select(max(live_events::number)).first(c)?;
    Ok(oldest.zip(newest).map(|(oldest, newest)| Kept { oldest, newest }))
}

/// When the oldest row was written.
pub fn oldest(c: &mut Db) -> DbResult<Option<Instant>> {
    Ok(live_events::table.select(live_events::written_at).order(live_events::id.asc()).first(c).optional()?)
}

/// Numbered rows of all labs after `number`.
pub fn after(c: &mut Db, number: i64, limit: i64) -> DbResult<Vec<LiveRow>> {
    Ok(live_events::table
        .filter(live_events::number.gt(number))
        .order(live_events::number.asc())
        .limit(limit)
        .select(LiveRow::as_select())
        .load(c)?)
}

/// A lab's numbered rows after `number`.
pub fn of_lab(c: &mut Db, lab: Id, number: i64, limit: i64) -> DbResult<Vec<LiveRow>> {
    Ok(live_events::table
        .filter(live_events::lab.eq(lab))
        .filter(live_events::number.gt(number))
        .order(live_events::number.asc())
        .limit(limit)
        .select(LiveRow::as_select())
        .load(c)?)
}

/// Takes away the oldest rows that were written before `cutoff`, [`AT_ONCE`] at most; the newest number stays, since the
/// next one counts from it.
pub fn prune(c: &mut Db, cutoff: Instant) -> DbResult<usize> {
    let Some(Kept { oldest, newest }) = kept(c)? else { return Ok(0) };
    let until = newest.min(oldest.saturating_add(AT_ONCE));
    let old = live_events::table.filter(live_events::number.lt(until)).filter(live_events::written_at.lt(cutoff));
    Ok(diesel::delete(old).execute(c)?)
}
