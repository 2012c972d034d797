//! Telling people: an inbox for everybody, and letters where mail is set up.
//!
//! The room hears every change as a subscriber, in the transaction that made it, and writes down who is to be told what:
//! ids, times and states, never a name. Words are made when somebody reads, in their language. Letters are written
//! afterwards by [`post`], by what each person chose.

mod actions;
mod hear;
mod model;
mod routes;
mod rules;
mod say;
mod store;
mod view;

#[cfg(test)]
mod tests;

use crate::platform::db::{Db, DbResult};
use crate::platform::jobs::Handler;
use crate::platform::values::{Id, Instant, Interval, LocalText};

/// Which machines a person may take instead of one that cannot be had then, as of now: the calendar knows.
pub type Instead = fn(&mut Db, Id, Id, Interval, Instant) -> DbResult<Vec<(Id, LocalText)>>;

pub use actions::{COURSE_REMINDER, Change, FORGET, REMINDER, Read, choose_anew, on_events, post, read};
pub use model::{Digest, NotificationChannel, NotificationGroup, Quiet};
pub use routes::routes;

/// Reminders, and forgetting what is old.
pub const JOBS: &[Handler] = &[
    Handler { kind: REMINDER, run: actions::remind },
    Handler { kind: COURSE_REMINDER, run: actions::remind_of_course },
    Handler { kind: FORGET, run: actions::forget },
];
