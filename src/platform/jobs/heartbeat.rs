use diesel::prelude::*;

use crate::platform::db::schema::{service_beats, service_outages};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::write::Write;

/// How often a running service leaves its sign of life.
pub const BEAT_SECONDS: i64 = 30;
/// A longer silence of every node is an outage.
const SILENCE_SECONDS: i64 = 75;

/// Leaves a sign of life. A silence since the last one becomes a row of `service_outages`; call it before any job runs.
///
/// # Errors
/// Whatever the database answers.
pub fn beat(w: &mut Write<'_>, node: &str) -> DbResult<()> {
    let last: Option<Instant> =
        service_beats::table.select(service_beats::at).order(service_beats::at.desc()).first(w.c).optional()?;
    if let Some(last) = last
        && w.now > last.plus_seconds(SILENCE_SECONDS)
    {
        let row = (
            service_outages::id.eq(Id::new(w.now)),
            service_outages::starts_at.eq(last),
            service_outages::ends_at.eq(w.now),
        );
        diesel::insert_into(service_outages::table).values(row).execute(w.c)?;
        tracing::warn!(from = %last, until = %w.now, "the service was down");
    }
    let moved = diesel::update(service_beats::table.find(node)).set(service_beats::at.eq(w.now)).execute(w.c)?;
    if moved == 0 {
        diesel::insert_into(service_beats::table)
            .values((service_beats::node.eq(node), service_beats::at.eq(w.now)))
            .execute(w.c)?;
    }
    Ok(())
}

/// When the service was down during `span`.
///
/// # Errors
/// Whatever the database answers.
pub fn outages_within(c: &mut Db, span: Interval) -> DbResult<Vec<Interval>> {
    let rows: Vec<(Instant, Instant)> = service_outages::table
        .filter(service_outages::ends_at.gt(span.starts_at))
        .filter(service_outages::starts_at.lt(span.ends_at))
        .select((service_outages::starts_at, service_outages::ends_at))
        .order(service_outages::starts_at.asc())
        .load(c)?;
    Ok(rows.into_iter().map(|(from, until)| Interval::new(from, until)).collect())
}
