//! What needs attention, one bounded query a kind; what has waited longest comes first.

pub mod condition;
pub mod lessons;
pub mod people;
pub mod property;
pub mod sessions;
pub mod supplies;

use crate::platform::db::Json;
use crate::platform::values::{Id, Instant};

/// A thing on a machine: its id, the machine with its name, and since when it waits.
pub type OnMachine = (Id, Id, Json, Instant);
