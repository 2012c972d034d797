//! Labs, their dated opening hours, closures and members.

mod model;
pub mod scope;

pub use model::{Lab, Registration, Visibility};
