use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

use super::{Instant, Interval};

/// A lab's time zone: turns local dates and wall-clock times into instants and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalZone(pub chrono_tz::Tz);

impl LocalZone {
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The local date in which `at` lies.
    pub fn date(self, at: Instant) -> NaiveDate {
        at.utc().with_timezone(&self.0).date_naive()
    }

    /// The local wall-clock time of `at`.
    pub fn wall(self, at: Instant) -> NaiveDateTime {
        at.utc().with_timezone(&self.0).naive_local()
    }

    /// Where the local day begins: its first existing instant (midnight itself may be skipped by daylight saving).
    pub fn day_start(self, date: NaiveDate) -> Instant {
        self.at(date, 0)
    }

    /// The instant of `minutes` after midnight by the wall clock; 1440 is the next midnight. A time that occurs twice
    /// means the earlier one; one that is skipped means the first instant after the gap.
    pub fn at(self, date: NaiveDate, minutes: u32) -> Instant {
        let days = u64::from(minutes / 1440);
        let date = date.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        let minutes = minutes % 1440;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap_or_default();
        self.resolve(date.and_time(time))
    }

    fn resolve(self, wall: NaiveDateTime) -> Instant {
        if let Some(found) = self.0.from_local_datetime(&wall).earliest() {
            return Instant::from(found.with_timezone(&chrono::Utc));
        }
        // Zone gaps begin and end on whole minutes and never exceed a day and a half.
        (1..=2160)
            .map(|minutes| wall + chrono::TimeDelta::minutes(minutes))
            .find_map(|later| self.0.from_local_datetime(&later).earliest())
            .map_or(Instant::MAX, |found| Instant::from(found.with_timezone(&chrono::Utc)))
    }

    /// The local day as an interval: 23, 24 or 25 hours long.
    pub fn day(self, date: NaiveDate) -> Interval {
        let next = date.succ_opt().unwrap_or(NaiveDate::MAX);
        Interval::new(self.day_start(date), self.day_start(next))
    }

    /// Every local date that the interval touches, in order; none when it is empty.
    pub fn dates(self, span: Interval) -> impl Iterator<Item = NaiveDate> {
        let first = self.date(span.starts_at);
        let last = self.date(Instant::from_micros(span.ends_at.micros() - 1));
        first.iter_days().take_while(move |day| !span.is_empty() && *day <= last)
    }

    /// The Monday of the local week in which `at` lies.
    pub fn week_start(self, at: Instant) -> NaiveDate {
        let date = self.date(at);
        date - Days::new(u64::from(date.weekday().num_days_from_monday()))
    }
}
