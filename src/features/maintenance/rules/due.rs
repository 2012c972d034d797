use crate::features::maintenance::model::{Every, Worn};
use crate::platform::values::Instant;

/// Whether maintenance has come due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    Now,
    /// By the calendar; use may bring it forward.
    At(Instant),
    /// Not before the machine is used more.
    ByUse,
}

/// When the calendar makes it due.
pub fn due_at(every: Every, counted_from: Instant) -> Option<Instant> {
    every.days.map(|days| counted_from.plus_days(i64::from(days)))
}

/// Whichever of days, hours and sessions is reached first counts.
pub fn due(every: Every, counted_from: Instant, worn: Worn, now: Instant) -> Due {
    let run_out = every.run_hours.is_some_and(|hours| worn.used_seconds >= i64::from(hours).saturating_mul(3600));
    let many = every.sessions.is_some_and(|sessions| worn.sessions >= i64::from(sessions));
    match due_at(every, counted_from) {
        _ if run_out || many => Due::Now,
        Some(at) if at <= now => Due::Now,
        Some(at) => Due::At(at),
        None => Due::ByUse,
    }
}
