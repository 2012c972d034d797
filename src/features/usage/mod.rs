//! What really happened at the machines: sessions, corrections, check-in, walk-ins.
//!
//! A session that starts now holds a plan of the calendar (its reservation, or a walk-in made for it) as long as it is open,
//! and frees what is left of it when it ends. One that is over is a fact and meets no booking rule.

pub mod actions;
mod error;
pub mod model;
mod routes;
mod rules;
mod store;
mod view;

#[cfg(test)]
mod tests;

use crate::platform::jobs::Handler;

pub use actions::{FORGOTTEN, follow_plan, mark_after_outage, on_erasure};
pub use error::SessionError;
pub use routes::routes;

/// The due-times of sessions.
pub const JOBS: &[Handler] = &[Handler { kind: FORGOTTEN, run: actions::forgotten }];
