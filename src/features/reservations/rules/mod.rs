//! Decisions on booking, as pure functions from facts to refusals. Nothing here reads a clock or a database.

mod book;
mod cancel;
mod change;
mod check_in;
mod choice;
mod gaps;
mod grid;
mod minor;
mod miss;
mod open_time;
mod quota;
mod settle;
mod supervision;
mod walk_in;

pub use book::{BookingFacts, blocks, book, booked_status, suspended, unqualified};
pub use cancel::{approve, cancel, reject};
pub use change::{Change, change, extend, may_change, status_after};
pub use check_in::{CheckInFacts, OpenSession, check_in, check_in_window, occupies_from, takes_over, window_of};
pub use choice::{Candidate, Choice, demand_kind, least_used};
pub use gaps::{GapFacts, free, next_gaps, work_gaps};
pub use grid::{next_on_grid, on_grid};
pub use minor::{Minor, minor_alone};
pub use miss::{Due, Interruptions, MissFacts, due};
pub use open_time::OpenTime;
pub use quota::{Pool, active_count, counted, weekly_minutes};
pub use settle::{Refused, settle};
pub use supervision::{Supervision, Supervisor, moment, unsupervised, watched};
pub use walk_in::{WalkInFacts, walk_in, walk_in_ends_at};
