use super::outbox::oldest_waiting;
use crate::platform::db::{Db, DbResult};
use crate::platform::metrics::{Reading, seconds_since};
use crate::platform::values::Instant;

/// What an operator sees of the outbox.
pub const READINGS: &[Reading] = &[Reading {
    name: "mail_oldest_waiting_seconds",
    help: "How long the letter that has waited longest waits to be sent",
    read: oldest_waiting_seconds,
    alarm_above: Some(600.0),
}];

fn oldest_waiting_seconds(c: &mut Db, now: Instant) -> DbResult<f64> {
    Ok(seconds_since(oldest_waiting(c)?, now))
}
