//! Opening hours: weeks of local wall-clock spans, each holding from a day on.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::named_enum;
use crate::platform::values::{Interval, IntervalSet, LocalZone};

named_enum! {
    pub enum Weekday {
        Monday = "monday", Tuesday = "tuesday", Wednesday = "wednesday", Thursday = "thursday",
        Friday = "friday", Saturday = "saturday", Sunday = "sunday",
    }
}

impl From<chrono::Weekday> for Weekday {
    fn from(day: chrono::Weekday) -> Self {
        match day {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

/// A time on the wall clock in whole minutes from midnight, 0 to 1440; written `HH:MM`, the last one `24:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WallTime(u16);

/// What `HH:MM` looks like; `24:00` is the end of the day.
const WALL_TIME_PATTERN: &str = "^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$";

impl WallTime {
    pub const MIDNIGHT: Self = Self(0);
    pub const END_OF_DAY: Self = Self(1440);

    /// `None` beyond 1440.
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes <= 1440 { Some(Self(minutes)) } else { None }
    }

    /// Minutes from midnight.
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// Reads exactly `HH:MM`, `00:00` to `24:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let [h1, h2, b':', m1, m2] = *text.as_bytes() else { return None };
        let digit = |byte: u8| byte.is_ascii_digit().then(|| u16::from(byte - b'0'));
        let (hours, minutes) = (digit(h1)? * 10 + digit(h2)?, digit(m1)? * 10 + digit(m2)?);
        if minutes > 59 { None } else { Self::from_minutes(hours * 60 + minutes) }
    }
}

impl std::fmt::Display for WallTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for WallTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for WallTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("a time of day as HH:MM, 00:00 to 24:00"))
    }
}

impl utoipa::PartialSchema for WallTime {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some(WALL_TIME_PATTERN))
            .examples([serde_json::json!("09:00")])
            .into()
    }
}

impl ToSchema for WallTime {}

/// One open span of a weekday, `[opens, closes)` by the lab's wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"weekday": "monday", "opens": "09:00", "closes": "18:00"}))]
pub struct OpeningSpan {
    pub weekday: Weekday,
    pub opens: WallTime,
    pub closes: WallTime,
}

/// What is wrong with a week, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekProblem {
    /// JSON pointer from the list of spans, as `/3/closes`.
    pub pointer: String,
    pub kind: WeekProblemKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekProblemKind {
    ClosesBeforeOpens,
    /// It overlaps the span at index `with`, which stands earlier in the list.
    Overlaps {
        with: usize,
    },
}

impl WeekProblemKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::ClosesBeforeOpens => "closes_before_opens",
            Self::Overlaps { .. } => "overlaps",
        }
    }
}

/// Everything wrong with a week at once: spans that close before they open, and spans of a day that overlap. Several
/// spans a day and spans that touch are right.
pub fn week_problems(spans: &[OpeningSpan]) -> Vec<WeekProblem> {
    let mut problems = Vec::new();
    for (index, span) in spans.iter().enumerate() {
        if span.opens >= span.closes {
            problems
                .push(WeekProblem { pointer: format!("/{index}/closes"), kind: WeekProblemKind::ClosesBeforeOpens });
            continue;
        }
        let overlaps = |other: &OpeningSpan| {
            other.weekday == span.weekday
                && other.opens < span.closes
                && span.opens < other.closes
                && other.opens < other.closes
        };
        if let Some(with) = spans.iter().take(index).position(overlaps) {
            problems.push(WeekProblem { pointer: format!("/{index}"), kind: WeekProblemKind::Overlaps { with } });
        }
    }
    problems
}

/// A whole week that holds from a local day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DatedWeek {
    pub from: NaiveDate,
    #[serde(rename = "hours")]
    pub spans: Vec<OpeningSpan>,
}

/// A lab's dated weeks in ascending order: each replaces the whole week from its day on, and the earliest one holds
/// for all earlier time too. Without any, the lab is never open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<DatedWeek>", into = "Vec<DatedWeek>")]
pub struct OpeningHours(Vec<DatedWeek>);

impl From<Vec<DatedWeek>> for OpeningHours {
    fn from(weeks: Vec<DatedWeek>) -> Self {
        let mut hours = Self::default();
        for week in weeks {
            hours.put(week);
        }
        hours
    }
}

impl From<OpeningHours> for Vec<DatedWeek> {
    fn from(hours: OpeningHours) -> Self {
        hours.0
    }
}

impl OpeningHours {
    pub fn weeks(&self) -> &[DatedWeek] {
        &self.0
    }

    /// Adds a dated week; one of the same day is replaced.
    pub fn put(&mut self, week: DatedWeek) {
        match self.0.binary_search_by_key(&week.from, |known| known.from) {
            Ok(same) => {
                self.0.remove(same);
                self.0.insert(same, week);
            }
            Err(place) => self.0.insert(place, week),
        }
    }

    /// The week that holds on a local day.
    pub fn week_on(&self, date: NaiveDate) -> &[OpeningSpan] {
        let after = self.0.partition_point(|week| week.from <= date);
        self.0.get(after.saturating_sub(1)).map_or(&[], |week| week.spans.as_slice())
    }

    /// The open time within a span, closures not regarded. Spans that touch are one: 24:00 and the next day's 00:00.
    ///
    /// A wall-clock time that occurs twice means its first occurrence, one that is skipped the end of the gap.
    pub fn open(&self, zone: LocalZone, within: Interval) -> IntervalSet {
        if within.is_empty() {
            return IntervalSet::empty();
        }
        // A day more: where clocks go back across midnight, an instant of the old day may lie in a span of the new one.
        let first = zone.date(within.starts_at);
        let last = zone.date(within.ends_at);
        let last = last.checked_add_days(Days::new(1)).unwrap_or(last);
        let spans: IntervalSet =
            first.iter_days().take_while(|date| *date <= last).flat_map(|date| self.day(zone, date)).collect();
        spans.clip(within)
    }

    fn day(&self, zone: LocalZone, date: NaiveDate) -> impl Iterator<Item = Interval> {
        let weekday = Weekday::from(date.weekday());
        let at = move |time: WallTime| zone.at(date, u32::from(time.minutes()));
        let of_the_day = self.week_on(date).iter().filter(move |span| span.weekday == weekday);
        of_the_day.map(move |span| Interval::new(at(span.opens), at(span.closes)))
    }
}
