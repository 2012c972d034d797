//! The condition of the machines: incidents that lock them, work orders, plans that open orders by themselves, and what of
//! the lab needs attention now.
//!
//! A severe incident opens a lock of its own (`machines`); planned work holds a block of the calendar (`reservations`).
//! Figures read locks and blocks, so that nothing here is counted twice.

pub mod actions;
pub mod attention;
pub mod model;
mod routes;
mod rules;
mod store;
mod subscriber;

#[cfg(test)]
mod tests;

use crate::platform::jobs::Handler;

pub use attention::INVENTORY_HOLDS_DAYS;
pub use model::Error;
pub use routes::{routes, visible_incident};
pub use subscriber::{on_erasure, watch_usage};

/// The due-times of plans.
pub const JOBS: &[Handler] = &[Handler { kind: actions::DUE, run: actions::run_due }];
