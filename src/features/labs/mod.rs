//! Labs: sites with their own time zone, opening hours, closures and members.

pub mod hours;
mod model;
pub mod scope;

#[cfg(test)]
mod tests;

pub use model::{Lab, Registration, Visibility};
