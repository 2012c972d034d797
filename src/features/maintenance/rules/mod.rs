//! Decisions on the condition of machines, as pure functions from facts.

mod due;
mod equivalents;
mod hours;

pub use due::{Due, due, due_at};
pub use equivalents::equivalents;
pub use hours::closed_since;
