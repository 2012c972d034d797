//! Who did what, when, before and after: written in the transaction of the change, never changed or removed, and sealed
//! in signed batches right afterwards, so that nobody with the database in their hands can do so unseen either.

mod actions;
mod chain;
mod findings;
mod model;
mod readings;
mod routes;
mod seal;
mod seal_store;
mod store;
mod subscriber;
mod verify;

#[cfg(test)]
mod tests;

pub use chain::{Hash, parse_hash};
pub use findings::{Finding, Findings, Kind};
pub use model::Batch;
pub use readings::READINGS;
pub use routes::routes;
pub use seal::seal;
pub use subscriber::{on_erasure, record};
pub use verify::{Verification, verify};
