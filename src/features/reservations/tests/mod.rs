//! The scene that the tests share: a machine open 09:00 to 18:00 every day in Bishkek, on Monday 2026-09-07.

mod book;
mod change;
mod check_in;
mod minor;
mod miss;
mod policy;
mod props;
mod quota;
mod refusals;
mod supervision;
mod time;
mod walk_in;

use super::model::*;
use super::policy::Policy;
use super::refusal::{Refusal, RefusalCode, Watch};
use super::rules::*;
use crate::features::labs::hours::{DatedWeek, OpeningHours, OpeningSpan, WallTime, Weekday};
use crate::platform::values::{Id, Instant, Interval, IntervalSet, LocalZone};

fn zone() -> LocalZone {
    LocalZone::parse("Asia/Bishkek").expect("a zone")
}

/// A local time in Bishkek on a day of September 2026; the 7th is a Monday.
fn at(day: u32, time: &str) -> Instant {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 9, day).expect("a date");
    zone().at(date, u32::from(WallTime::parse(time).expect("a time").minutes()))
}

fn span(day: u32, from: &str, until: &str) -> Interval {
    Interval::new(at(day, from), at(day, until))
}

fn id(number: u128) -> Id {
    Id(uuid::Uuid::from_u128(number))
}

fn hours(opens: &str, closes: &str) -> OpeningHours {
    let time = |text| WallTime::parse(text).expect("a time");
    let span = |weekday: &Weekday| OpeningSpan { weekday: *weekday, opens: time(opens), closes: time(closes) };
    let spans = Weekday::ALL.iter().map(span).collect();
    vec![DatedWeek { from: chrono::NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date"), spans }].into()
}

fn open_time(closures: &[Interval]) -> OpenTime {
    let month = Interval::new(at(1, "00:00"), at(30, "24:00").plus_days(30));
    OpenTime::new(hours("09:00", "18:00").open(zone(), month), closures.iter().copied().collect())
}

/// Nothing stands against booking; it is 10:00 on Monday the 7th.
fn facts() -> BookingFacts {
    BookingFacts {
        now: at(7, "10:00"),
        zone: zone(),
        policy: Policy::default(),
        open_time: open_time(&[]),
        condition: Condition::Usable,
        certifications: Vec::new(),
        suspended_until: None,
        supervision: Supervision::default(),
        active: Vec::new(),
        weekly: Vec::new(),
        minor: None,
        pool: None,
        occupied: Vec::new(),
    }
}

fn taken_by(owner: u128, kind: BlockKind, span: Interval) -> Occupied {
    Occupied { span, kind, owner: id(owner) }
}

fn held(number: u128, status: ReservationStatus, span: Interval) -> Held {
    Held { id: id(number), status, span, released_at: None }
}

fn codes(refusals: &[Refusal]) -> Vec<RefusalCode> {
    refusals.iter().map(Refusal::code).collect()
}

fn valid(from: Instant, until: Option<Instant>) -> Validity {
    Validity { from, until }
}
