//! Photos and papers of incidents, machines, equipment requests and certifications: seen by exactly who sees their subject.
//!
//! The bytes stand in the database, in the row that tells of them. What is acknowledged is there as surely as a booking, a
//! file and its row cannot part, nothing is left over, and every backup of the database holds them.

mod actions;
mod erasure;
mod model;
mod routes;
mod rules;
mod store;
mod subject;
mod verify;

#[cfg(test)]
mod tests;

pub use actions::{Attachment, attach};
pub use erasure::on_erasure;
pub use model::{Error, File, MediaType, SubjectType};
pub use routes::routes;
pub use rules::{Prepared, Unfit, prepare};
pub use store::of_machine;
pub use subject::Subject;
pub use verify::{Report, verify};
