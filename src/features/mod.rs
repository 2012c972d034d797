//! What the product does, one room per subject. A room may use the rooms below it, and none above.

pub mod audit;
pub mod identity;
pub mod labs;
