//! What the product does, one room per subject.

pub mod requests;
pub mod stats;
