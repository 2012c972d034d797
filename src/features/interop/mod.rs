//! What comes from other systems: a dump of NEMO, taken over record by record.
//!
//! Each record goes through the action of the room that it belongs to, as a whole or not at all; what cannot be taken over
//! is quarantined with the reason, and the rest comes in. The same dump again changes nothing: a hash of each record's name
//! stays, also after its person was erased, so that a later import does not bring them back.

mod actions;
mod model;
mod nemo;
mod routes;
mod store;

#[cfg(test)]
mod tests;

pub use actions::import_nemo;
pub use model::{Quarantined, Report, Tally};
pub use nemo::{Dump, DumpProblem, read};
pub use routes::routes;
