//! Unmet need, kept as plain facts: who wanted what for which day and did not get it.

mod actions;
mod model;
mod routes;
mod store;

#[cfg(test)]
mod tests;

pub use actions::record;
pub use model::{Ask, DemandKind, SignalRow, Want, capability_key};
pub use routes::routes;
pub use store::within;
