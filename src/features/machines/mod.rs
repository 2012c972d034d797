//! The machines of a lab: classes, capabilities, dated status, locks, and their import from catalogues.

pub mod actions;
pub mod catalogue;
mod model;
mod routes;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use actions::{lock, make_safety, unlock};
pub use model::{Error, Lock, LockCause, Machine, MachineClass, MachineStatus, Shown};
pub use routes::{MachineView, routes};
pub use rules::equivalents;
pub use store::classes::find as class;
pub use store::{MachineFilter, capabilities, find, list, locked, locks_within, raise_revision, revisions, shown};
