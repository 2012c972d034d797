//! What a room shows an operator at `/metrics` out of the database.

use super::db::{Db, DbResult};
use super::values::Instant;

/// A number that is read anew at each scrape: one quick query by index, nothing personal in it, its unit in its name.
#[derive(Clone, Copy)]
pub struct Reading {
    pub name: &'static str,
    pub help: &'static str,
    pub read: fn(&mut Db, Instant) -> DbResult<f64>,
    /// `ustakana doctor` warns above it.
    pub alarm_above: Option<f64>,
}

/// How long ago that was, in seconds; 0 for never.
pub fn seconds_since(then: Option<Instant>, now: Instant) -> f64 {
    then.map_or(0.0, |then| now.micros_since(then).max(0) as f64 / 1_000_000.0)
}
