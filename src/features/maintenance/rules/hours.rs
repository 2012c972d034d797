use crate::features::reservations::rules::OpenTime;
use crate::platform::values::{Instant, Interval};

/// Since when somebody was at the machine while it was closed to them: from the start, or from closing and the unattended
/// minutes after it; nothing for who kept the hours.
pub fn closed_since(open: &OpenTime, unattended_minutes: i64, session: Interval) -> Option<Instant> {
    match open.latest_end(session.starts_at, unattended_minutes) {
        None => Some(session.starts_at),
        Some(latest) => (session.ends_at > latest).then_some(latest),
    }
}
