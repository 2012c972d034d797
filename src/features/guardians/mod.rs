//! Members who are not of age: until when, and what their guardians allowed, one consent at a time.
//!
//! What of it stands in the way at a machine is asked by `reservations`, at booking and at start.

mod actions;
mod erasure;
mod model;
mod routes;
mod store;

pub use actions::{ConsentAsk, give, mark_minor};
pub use erasure::{on_erasure, on_membership};
pub use model::{Error, GuardianConsent, GuardianPurpose, Minor};
pub use routes::routes;
pub use store::{minor, stands};
