//! Decisions on stock, as pure functions.

mod cost;
mod count;
mod low;
mod pick;
mod unit;

pub use cost::{cost_of, share_of, whole_of};
pub use count::{PostedCount, expected_after, spread};
pub use low::{Group, Pool, groups};
pub use pick::{Cell, Place, in_order, is_at, pick, worst_first};
pub use unit::{ConvertProblem, Filament, convert, units_for};
