//! Labs: sites with their own time zone, opening hours, closures and members.

pub mod hours;
mod model;
pub mod scope;
mod welcome;

#[cfg(test)]
mod tests;

pub use model::{Lab, Registration, Visibility};
pub use welcome::welcome;
