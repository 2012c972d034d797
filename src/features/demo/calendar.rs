use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday as Day};

use crate::features::labs::holidays::public_holidays;
use crate::features::labs::hours::{OpeningSpan, WallTime, Weekday};
use crate::platform::values::{Instant, LocalZone};

/// How long the story is.
pub const DAYS: u64 = 183;
/// How far bookings reach beyond its end.
const AHEAD_DAYS: u64 = 6;
/// From this day on the lab is open at noon and later in the evening.
const NEW_HOURS_ON_DAY: u64 = 96;

/// The days of the story in the lab's zone.
#[derive(Clone, Debug)]
pub struct Calendar {
    pub zone: LocalZone,
    pub until: Instant,
    pub first: NaiveDate,
    holidays: BTreeSet<NaiveDate>,
}

impl Calendar {
    pub fn new(zone: LocalZone, until: Instant) -> Self {
        let first = zone.date(until).checked_sub_days(Days::new(DAYS)).unwrap_or(NaiveDate::MIN);
        let mut calendar = Self { zone, until, first, holidays: BTreeSet::new() };
        let holidays = calendar.years().flat_map(|year| public_holidays("KG", year));
        calendar.holidays = holidays.map(|holiday| holiday.date).collect();
        calendar
    }

    /// That many days after the beginning.
    pub fn day(&self, days: u64) -> NaiveDate {
        self.first.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
    }

    /// Days from the beginning to `before` days before the end.
    pub const fn before_end(before: u64) -> u64 {
        DAYS - before
    }

    /// A moment of a day of the story, in minutes from midnight.
    pub fn at(&self, days: u64, minutes: u32) -> Instant {
        self.zone.at(self.day(days), minutes)
    }

    pub fn new_hours_from(&self) -> NaiveDate {
        self.day(NEW_HOURS_ON_DAY)
    }

    /// All days for which something is planned.
    pub fn dates(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let last = self.day(DAYS + AHEAD_DAYS);
        self.first.iter_days().take_while(move |date| *date <= last)
    }

    pub fn years(&self) -> std::ops::RangeInclusive<i32> {
        self.first.year()..=self.day(DAYS + AHEAD_DAYS).year()
    }

    /// When the lab is open on that day, in minutes from midnight; closures for other causes than holidays are met by
    /// those who try.
    pub fn open(&self, date: NaiveDate) -> Vec<(u32, u32)> {
        if self.holidays.contains(&date) {
            return Vec::new();
        }
        let week = if date < self.new_hours_from() { week_with_a_noon_break() } else { week_with_evenings() };
        let weekday = Weekday::from(date.weekday());
        let own = week.into_iter().filter(|span| span.weekday == weekday);
        own.map(|span| (u32::from(span.opens.minutes()), u32::from(span.closes.minutes()))).collect()
    }

    /// How much is going on, in percent of a full week of the semester.
    pub fn busyness(date: NaiveDate) -> i64 {
        let season = match date.month() {
            2..=5 | 9..=11 => 100,
            6 | 12 => 80,
            1 => 60,
            _ => 45,
        };
        let weekday = match date.weekday() {
            Day::Tue | Day::Wed | Day::Thu => 100,
            Day::Mon => 92,
            _ => 85,
        };
        season * weekday / 100
    }
}

const WORKDAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

fn span(weekday: Weekday, opens: u16, closes: u16) -> OpeningSpan {
    let time = |minutes| WallTime::from_minutes(minutes).unwrap_or(WallTime::MIDNIGHT);
    OpeningSpan { weekday, opens: time(opens), closes: time(closes) }
}

/// Monday to Friday 08:30–12:00 and 13:00–17:00.
pub fn week_with_a_noon_break() -> Vec<OpeningSpan> {
    WORKDAYS.iter().flat_map(|day| [span(*day, 510, 720), span(*day, 780, 1020)]).collect()
}

/// Monday to Thursday 08:30–19:00, Friday 08:30–17:00.
pub fn week_with_evenings() -> Vec<OpeningSpan> {
    WORKDAYS.iter().map(|day| span(*day, 510, if *day == Weekday::Friday { 1020 } else { 1140 })).collect()
}
