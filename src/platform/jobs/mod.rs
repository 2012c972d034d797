//! Persisted due-times and the worker that keeps them: a job and its effects are one transaction, so that what was missed
//! while nothing ran is caught up exactly once.

mod heartbeat;
mod readings;
mod store;
mod worker;

pub use heartbeat::{BEAT_SECONDS, beat, outages_within};
pub use readings::READINGS;
pub use store::{cancel, oldest_due, schedule, schedule_first, schedule_unless_planned};
pub use worker::{Handler, Next, Worker};
