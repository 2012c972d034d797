//! What the product does, one room per subject. A room may use the rooms below it, and none above.

pub mod assets;
pub mod audit;
pub mod demand;
pub mod demo;
pub mod devices;
pub mod files;
pub mod funding;
pub mod groups;
pub mod guardians;
pub mod identity;
pub mod interop;
pub mod labs;
pub mod live;
pub mod machines;
pub mod maintenance;
pub mod notify;
pub mod requests;
pub mod reservations;
pub mod stats;
pub mod stock;
pub mod training;
pub mod usage;
