use chrono::{NaiveTime, Timelike};

use crate::platform::values::{Instant, LocalZone};

/// Whether the wall clock shows a multiple of the granularity since midnight. The wall clock decides on days of clock
/// changes too, so that a grid of four hours still has its 08:00 there.
pub fn on_grid(zone: LocalZone, at: Instant, granularity_minutes: i64) -> bool {
    at.micros() % 1_000_000 == 0 && seconds_past_line(zone, at, granularity_minutes) == 0
}

/// The first instant on the grid at or after `at`.
pub fn next_on_grid(zone: LocalZone, at: Instant, granularity_minutes: i64) -> Instant {
    let at = up_to_second(at);
    let past = seconds_past_line(zone, at, granularity_minutes);
    if past == 0 {
        return at;
    }
    let next = at.plus_seconds(granularity_minutes.max(1) * 60 - past);
    if on_grid(zone, next, granularity_minutes) {
        return next;
    }
    // The clock is changed before the next line: look minute by minute.
    let minute = at.plus_seconds((60 - i64::from(zone.wall(at).second())) % 60);
    (0..=2 * 1440)
        .map(|minutes| minute.plus_minutes(minutes))
        .find(|later| on_grid(zone, *later, granularity_minutes))
        .unwrap_or(next)
}

fn seconds_past_line(zone: LocalZone, at: Instant, granularity_minutes: i64) -> i64 {
    let since_midnight = zone.wall(at).time().signed_duration_since(NaiveTime::MIN).num_seconds();
    since_midnight % (granularity_minutes.max(1) * 60)
}

fn up_to_second(at: Instant) -> Instant {
    let cut = Instant::from_seconds(at.seconds());
    if cut == at { at } else { cut.plus_seconds(1) }
}
