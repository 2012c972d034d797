//! Decisions on the condition of machines, as pure functions from facts.

mod due;
mod hours;

pub use due::{Due, due, due_at};
pub use hours::closed_since;
