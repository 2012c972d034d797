//! Queries on people and on what they sign in by, a file per subject.

pub mod codes;
pub mod consents;
pub mod erasure;
pub mod export;
pub mod keys;
mod people;
mod places;
mod secrets;
mod sign_ins;

pub use people::*;
pub use places::*;
pub use secrets::*;
pub use sign_ins::*;
