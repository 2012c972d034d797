use crate::features::maintenance::model::{Every, Worn};
use crate::features::maintenance::rules::{Due, closed_since, due};
use crate::features::reservations::rules::OpenTime;
use crate::platform::values::{Instant, Interval, IntervalSet};

fn at(text: &str) -> Instant {
    format!("2026-09-{text}:00Z").parse().expect("an instant")
}

fn worn(used_seconds: i64, sessions: i64) -> Worn {
    Worn { used_seconds, sessions }
}

#[test]
fn the_calendar_makes_a_plan_due_to_the_second() {
    let every = Every { days: Some(7), ..Every::default() };
    let from = at("01T03:00");
    assert_eq!(due(every, from, worn(0, 0), at("08T02:59")), Due::At(at("08T03:00")));
    assert_eq!(due(every, from, worn(0, 0), at("08T03:00")), Due::Now);
    assert_eq!(due(every, from, worn(i64::MAX, i64::MAX), at("02T03:00")), Due::At(at("08T03:00")));
}

#[test]
fn whichever_of_days_hours_and_sessions_is_reached_first_counts() {
    let every = Every { days: Some(7), run_hours: Some(10), sessions: Some(3) };
    let (from, now) = (at("01T03:00"), at("02T03:00"));
    assert_eq!(due(every, from, worn(35_999, 2), now), Due::At(at("08T03:00")));
    assert_eq!(due(every, from, worn(36_000, 0), now), Due::Now);
    assert_eq!(due(every, from, worn(0, 3), now), Due::Now);
    let by_use = Every { days: None, ..every };
    assert_eq!(due(by_use, from, worn(0, 0), at("30T03:00")), Due::ByUse);
}

#[test]
fn who_starts_outside_hours_or_outstays_them_is_told_since_when() {
    let day = Interval::new(at("01T03:00"), at("01T12:00"));
    let open = OpenTime::new(IntervalSet::one(day), IntervalSet::empty());
    let session = |from: &str, until: &str| Interval::new(at(from), at(until));
    assert_eq!(closed_since(&open, 60, session("01T03:00", "01T13:00")), None);
    assert_eq!(closed_since(&open, 60, session("01T11:59", "01T13:01")), Some(at("01T13:00")));
    assert_eq!(closed_since(&open, 60, session("01T02:59", "01T05:00")), Some(at("01T02:59")));
    assert_eq!(closed_since(&open, 60, session("01T12:00", "01T12:30")), Some(at("01T12:00")));
}
