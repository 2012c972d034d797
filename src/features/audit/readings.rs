use super::seal_store::oldest_unsealed;
use crate::platform::db::{Db, DbResult};
use crate::platform::metrics::{Reading, seconds_since};
use crate::platform::values::Instant;

/// What an operator sees of the sealing.
pub const READINGS: &[Reading] = &[Reading {
    name: "audit_oldest_unsealed_seconds",
    help: "How long the audit event that has waited longest waits to be sealed",
    read: oldest_unsealed_seconds,
    alarm_above: Some(300.0),
}];

fn oldest_unsealed_seconds(c: &mut Db, now: Instant) -> DbResult<f64> {
    Ok(seconds_since(oldest_unsealed(c)?, now))
}
