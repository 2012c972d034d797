//! What the product does, one room per subject. A room may use the rooms below it, and none above.

pub mod requests;
pub mod stats;
pub mod usage;
pub mod reservations;
pub mod training;
pub mod machines;
pub mod demand;
pub mod labs;
pub mod audit;
pub mod identity;
