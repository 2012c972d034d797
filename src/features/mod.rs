//! What the product does, one room per subject.

pub mod labs;
pub mod reservations;
