//! What the lab owns: the papers a machine came with, who answers for it, where it has stood, labels that lead to it, the
//! counting of what is there, and how it left.
//!
//! Tag, donor (its grant), cost and day of acquisition are facts of the machine and are kept there alone.

mod actions;
mod model;
mod print;
mod routes;
mod rules;
mod store;
mod subscriber;

#[cfg(test)]
mod tests;

pub use actions::{AssetChange, Disposal, Scan, change, dispose, finish_check, scan, start_check};
pub use model::{Asset, Check, DisposalWay, Error, Finding, InventoryOutcome};
pub use routes::routes;
pub use rules::check::Scanned;
pub use store::asset;
pub use subscriber::{follow_machines, on_erasure, on_membership};
