//! What a training gives, and who holds it. Certifications are only ever added and revoked.

mod actions;
mod erasure;
mod model;
mod routes;
mod store;

pub use actions::{CertificationAsk, QualificationAsk, certify, create_qualification, revoke};
pub use erasure::on_erasure;
pub use model::{Certification, Error, Qualification};
pub use routes::routes;
pub use store::{holders, qualification, valid_at};
