use crate::features::reservations::refusal::Refusal;
use crate::platform::values::{Instant, Interval, IntervalSet};

/// A machine's opening hours and closures around the time that is asked for. Both must reach from before its start
/// to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenTime {
    hours: IntervalSet,
    closures: IntervalSet,
    open: IntervalSet,
}

impl OpenTime {
    /// Opening hours without regard to closures, and the closures of the lab and the machine.
    pub fn new(hours: IntervalSet, closures: IntervalSet) -> Self {
        let open = hours.subtract(&closures);
        Self { hours, closures, open }
    }

    /// Only while somebody watches.
    #[must_use]
    pub fn within(&self, watched: &IntervalSet) -> Self {
        Self::new(self.hours.intersect(watched), self.closures.clone())
    }

    /// Opening hours without the closures.
    pub const fn open(&self) -> &IntervalSet {
        &self.open
    }

    /// Until when one that starts at `at` may last: closing (by hours or by a closure) and the unattended minutes after
    /// it, through closures too. `None` when it is not open at `at`.
    pub fn latest_end(&self, at: Instant, unattended_minutes: i64) -> Option<Instant> {
        latest_end(&self.open, at, unattended_minutes)
    }

    /// `closed` where a closure is in the way, `outside_opening_hours` where the hours alone would not allow it; with it
    /// the open spans of `day`, in which the asked time starts.
    pub fn refusals(&self, span: Interval, unattended_minutes: i64, day: Interval) -> Vec<Refusal> {
        let open_until = self.latest_end(span.starts_at, unattended_minutes);
        if open_until.is_some_and(|latest| span.ends_at <= latest) {
            return Vec::new();
        }
        let by_hours = latest_end(&self.hours, span.starts_at, unattended_minutes);
        let within_hours = by_hours.is_some_and(|latest| span.ends_at <= latest);
        let beyond = Interval::new(open_until.unwrap_or(span.starts_at), span.ends_at);
        let touches = |closure: &&Interval| closure.overlaps(&span) || closure.contains(span.starts_at);
        let closures: Vec<_> = self.closures.iter().filter(touches).copied().collect();
        let in_the_way = |closure: &Interval| closure.overlaps(&beyond) || closure.contains(beyond.starts_at);
        let mut refusals = Vec::new();
        if !closures.is_empty() && (within_hours || closures.iter().any(in_the_way)) {
            refusals.push(Refusal::Closed { closures });
        }
        if !within_hours {
            let open = self.open.iter().filter_map(|open| open.intersection(&day)).collect();
            refusals.push(Refusal::OutsideOpeningHours { latest_end: open_until, open });
        }
        refusals
    }
}

fn latest_end(open: &IntervalSet, at: Instant, unattended_minutes: i64) -> Option<Instant> {
    let spans = open.as_slice();
    let before = spans.partition_point(|span| span.starts_at <= at).checked_sub(1)?;
    let span = spans.get(before).filter(|span| span.contains(at))?;
    Some(span.ends_at.plus_minutes(unattended_minutes))
}
