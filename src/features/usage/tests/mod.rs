//! What `rules.md` says of sessions, sentence by sentence.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod clash;
mod corrections;
mod ends;

use crate::platform::values::Instant;

/// Minutes after some midnight.
pub fn at(minutes: i64) -> Instant {
    Instant::from_seconds(1_788_220_800).plus_minutes(minutes)
}
