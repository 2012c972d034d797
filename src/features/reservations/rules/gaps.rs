use chrono::Days;

use super::grid::next_on_grid;
use super::open_time::OpenTime;
use crate::features::reservations::model::Occupied;
use crate::features::reservations::policy::Policy;
use crate::platform::values::{Id, Instant, Interval, IntervalSet, LocalZone};

/// Open time that nothing occupies.
pub fn free(open: &IntervalSet, occupied: &[Occupied]) -> IntervalSet {
    open.subtract(&occupied.iter().map(|taken| taken.span).collect())
}

/// What looking for the next gaps looks at: hours, closures and occupied time must be known for all of `within`.
#[derive(Clone, Copy, Debug)]
pub struct GapFacts<'a> {
    pub now: Instant,
    pub zone: LocalZone,
    pub policy: &'a Policy,
    pub open_time: &'a OpenTime,
    pub occupied: &'a [Occupied],
    pub within: Interval,
    /// The reservation that is being moved: its own time is free to it.
    pub moved: Option<Id>,
}

/// The next gaps at or after `from` that can be booked as they are, at most `limit`: each as long as asked (at least
/// `min_minutes`, up to the grid), the earliest one of every stretch of free time. Grid, notice, horizon, hours and buffers
/// are regarded.
pub fn next_gaps(facts: &GapFacts, from: Instant, minutes: i64, limit: usize) -> Vec<Interval> {
    let earliest = from.max(facts.now.plus_minutes(facts.policy.min_notice_minutes)).max(facts.within.starts_at);
    let stretches = unoccupied(facts);
    let mut gaps: Vec<Interval> = Vec::new();
    for open in facts.open_time.open().iter().filter(|open| open.ends_at > earliest) {
        for stretch in
            stretches.iter().filter(|stretch| stretch.ends_at > open.starts_at && stretch.starts_at < open.ends_at)
        {
            let at = open.starts_at.max(stretch.starts_at).max(earliest);
            gaps.extend(gap(facts, *open, *stretch, at, minutes));
            if gaps.len() >= limit {
                gaps.truncate(limit);
                return gaps;
            }
        }
    }
    gaps
}

/// The next times within `within` in which work of that length fits open and free time, at most `limit`: the earliest of
/// every stretch, on the grid. The rules of booking, which are people's, do not bind it.
pub fn work_gaps(facts: &GapFacts, minutes: i64, limit: usize) -> Vec<Interval> {
    let free = facts.open_time.open().intersect(&unoccupied(facts)).clip(facts.within);
    let fit = |stretch: &Interval| {
        let starts_at = next_on_grid(facts.zone, stretch.starts_at, facts.policy.granularity_minutes);
        let gap = Interval::new(starts_at, starts_at.plus_minutes(minutes));
        (gap.ends_at <= stretch.ends_at).then_some(gap)
    };
    free.iter().filter_map(fit).take(limit).collect()
}

fn unoccupied(facts: &GapFacts) -> IntervalSet {
    let others = facts.occupied.iter().filter(|taken| facts.moved != Some(taken.owner)).map(|taken| taken.span);
    IntervalSet::one(facts.within).subtract(&others.collect())
}

/// The earliest fitting time that starts in `open` at or after `at` and ends, buffer included, in `stretch`.
fn gap(facts: &GapFacts, open: Interval, stretch: Interval, at: Instant, minutes: i64) -> Option<Interval> {
    let policy = facts.policy;
    let length = minutes.max(policy.min_minutes);
    let latest_on =
        facts.zone.date(facts.now).checked_add_days(Days::new(policy.max_days_ahead.max(0).unsigned_abs()))?;
    let starts_at = next_on_grid(facts.zone, at, policy.granularity_minutes);
    let ends_at = next_on_grid(facts.zone, starts_at.plus_minutes(length), policy.granularity_minutes);
    let fits = starts_at < open.ends_at
        && ends_at <= open.ends_at.plus_minutes(policy.unattended_minutes_after_closing)
        && ends_at <= starts_at.plus_minutes(policy.max_minutes)
        && ends_at.plus_minutes(policy.buffer_minutes) <= stretch.ends_at
        && facts.zone.date(starts_at) <= latest_on;
    fits.then_some(Interval::new(starts_at, ends_at))
}
