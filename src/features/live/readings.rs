use super::store::oldest;
use crate::platform::db::{Db, DbResult};
use crate::platform::metrics::{Reading, seconds_since};
use crate::platform::values::Instant;

/// What an operator sees of the outbox. Rows are kept for a day, so that streams can be taken up again, and pruned.
pub const READINGS: &[Reading] = &[Reading {
    name: "live_oldest_event_seconds",
    help: "Age of the oldest row that live streams can be taken up from; a day, unless nothing prunes",
    read: oldest_event_seconds,
    alarm_above: Some(2.0 * 86_400.0),
}];

fn oldest_event_seconds(c: &mut Db, now: Instant) -> DbResult<f64> {
    Ok(seconds_since(oldest(c)?, now))
}
