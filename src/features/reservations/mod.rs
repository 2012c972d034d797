//! Reservations: claims on a machine's time, the policies they must meet, and the time that is left.

pub mod model;
pub use crate::features::labs::policy;
pub mod refusal;
pub mod rules;

#[cfg(test)]
mod tests;
