use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use super::hours::*;
use crate::platform::values::{Instant, Interval, IntervalSet, LocalZone};

fn zone(name: &str) -> LocalZone {
    LocalZone::parse(name).expect("a zone")
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn span(weekday: Weekday, opens: &str, closes: &str) -> OpeningSpan {
    OpeningSpan {
        weekday,
        opens: WallTime::parse(opens).expect("a time"),
        closes: WallTime::parse(closes).expect("a time"),
    }
}

fn every_day(opens: &str, closes: &str) -> Vec<OpeningSpan> {
    Weekday::ALL.iter().map(|day| span(*day, opens, closes)).collect()
}

fn hours(weeks: &[(&str, Vec<OpeningSpan>)]) -> OpeningHours {
    weeks.iter().map(|(from, spans)| DatedWeek { from: date(from), spans: spans.clone() }).collect::<Vec<_>>().into()
}

fn days(zone: LocalZone, from: &str, until: &str) -> Interval {
    Interval::new(zone.day_start(date(from)), zone.day_start(date(until)))
}

fn open_hours(hours: &OpeningHours, zone: LocalZone, from: &str, until: &str) -> f64 {
    hours.open(zone, days(zone, from, until)).micros() as f64 / 3.6e9
}

#[test]
fn a_span_is_written_with_the_weekday_in_words_and_times_as_hh_mm() {
    let json = serde_json::json!({"weekday": "monday", "opens": "09:00", "closes": "24:00"});
    let read: OpeningSpan = serde_json::from_value(json.clone()).expect("a span");
    assert_eq!(read, span(Weekday::Monday, "09:00", "24:00"));
    assert_eq!(serde_json::to_value(read).expect("json"), json);
}

#[test]
fn times_that_are_none_and_unknown_fields_are_refused() {
    for text in ["9:00", "24:01", "25:00", "09:60", "0900", "", "09:0a", "+9:00", "٠٩:٠٠"] {
        assert_eq!(WallTime::parse(text), None, "{text}");
    }
    let typo = serde_json::json!({"weekday": "monday", "opens": "09:00", "closes": "18:00", "close": "19:00"});
    assert!(serde_json::from_value::<OpeningSpan>(typo).is_err());
}

#[test]
fn several_spans_a_day_that_touch_are_right() {
    let week = [
        span(Weekday::Monday, "09:00", "12:00"),
        span(Weekday::Monday, "13:00", "18:00"),
        span(Weekday::Monday, "12:00", "13:00"),
    ];
    assert_eq!(week_problems(&week), []);
}

#[test]
fn all_problems_of_a_week_are_told_at_once_with_their_places() {
    let week = [
        span(Weekday::Monday, "09:00", "12:00"),
        span(Weekday::Monday, "11:59", "13:00"),
        span(Weekday::Tuesday, "11:00", "11:00"),
        span(Weekday::Tuesday, "10:00", "12:00"),
    ];
    let problems = week_problems(&week);
    let told: Vec<_> = problems.iter().map(|problem| (problem.pointer.as_str(), problem.kind.code())).collect();
    assert_eq!(told, [("/1", "overlaps"), ("/2/closes", "closes_before_opens")]);
}

#[test]
fn midnight_as_24_00_and_as_00_00_joins_two_days_into_one_span() {
    let zone = zone("Asia/Bishkek");
    let always = hours(&[("2026-01-01", every_day("00:00", "24:00"))]);
    let week = days(zone, "2026-09-01", "2026-09-08");
    assert_eq!(always.open(zone, week), IntervalSet::one(week));
}

#[test]
fn a_dated_week_replaces_the_whole_week_from_its_day_on() {
    let zone = zone("Asia/Bishkek");
    let changed = hours(&[
        ("2026-09-01", every_day("09:00", "18:00")),
        ("2026-09-10", vec![span(Weekday::Friday, "10:00", "12:00")]),
    ]);
    assert_eq!(open_hours(&changed, zone, "2026-09-09", "2026-09-10"), 9.0);
    assert_eq!(open_hours(&changed, zone, "2026-09-10", "2026-09-11"), 0.0);
    assert_eq!(open_hours(&changed, zone, "2026-09-11", "2026-09-12"), 2.0);
}

#[test]
fn the_earliest_week_holds_for_all_earlier_time() {
    let first = hours(&[("2026-09-01", every_day("09:00", "18:00")), ("2026-10-01", every_day("10:00", "11:00"))]);
    assert_eq!(open_hours(&first, zone("Asia/Bishkek"), "2019-03-04", "2019-03-05"), 9.0);
}

#[test]
fn a_week_put_twice_for_one_day_holds_the_later() {
    let twice = hours(&[("2026-09-01", every_day("09:00", "18:00")), ("2026-09-01", every_day("09:00", "10:00"))]);
    assert_eq!(twice.weeks().len(), 1);
    assert_eq!(open_hours(&twice, zone("Asia/Bishkek"), "2026-09-01", "2026-09-02"), 1.0);
}

#[test]
fn a_lab_without_weeks_is_never_open() {
    assert_eq!(open_hours(&OpeningHours::default(), zone("Asia/Bishkek"), "2026-09-01", "2026-10-01"), 0.0);
}

#[test]
fn a_night_across_a_clock_change_is_an_hour_shorter_or_longer() {
    let nights = hours(&[("2026-01-01", every_day("00:00", "05:00"))]);
    let zone = zone("Europe/Berlin");
    assert_eq!(open_hours(&nights, zone, "2026-03-29", "2026-03-30"), 4.0);
    assert_eq!(open_hours(&nights, zone, "2026-10-25", "2026-10-26"), 6.0);
}

#[test]
fn where_clocks_go_back_across_midnight_the_new_days_span_has_begun_already() {
    let (zone, mornings) = (zone("America/St_Johns"), hours(&[("2010-01-01", every_day("00:00", "02:00"))]));
    let midnight = zone.day_start(date("2010-11-07"));
    let evening_again = Interval::new(midnight.plus_minutes(10), midnight.plus_minutes(20));
    assert_eq!(zone.wall(evening_again.starts_at).to_string(), "2010-11-06 23:10:00");
    assert_eq!(mornings.open(zone, evening_again), IntervalSet::one(evening_again));
}

#[test]
fn stored_hours_read_back_the_same() {
    let kept = hours(&[("2026-10-01", every_day("10:00", "24:00")), ("2026-09-01", every_day("09:00", "18:00"))]);
    let json = serde_json::to_value(&kept).expect("json");
    assert_eq!(json[0]["from"], "2026-09-01");
    assert_eq!(json[0]["hours"][0]["opens"], "09:00");
    assert_eq!(serde_json::from_value::<OpeningHours>(json).expect("hours"), kept);
}

/// The first minute of the scan whose wall clock shows `wall` or later.
fn first_reaching(walls: &[(Instant, NaiveDateTime)], wall: NaiveDateTime) -> Instant {
    walls.iter().find(|(_, shown)| *shown >= wall).map_or(Instant::MAX, |(at, _)| *at)
}

fn brute_force(hours: &OpeningHours, zone: LocalZone, within: Interval) -> IntervalSet {
    let scan = Interval::new(within.starts_at.plus_days(-3), within.ends_at.plus_days(3));
    let walls: Vec<_> = (0..scan.micros() / 60_000_000)
        .map(|minute| scan.starts_at.plus_minutes(minute))
        .map(|at| (at, zone.wall(at)))
        .collect();
    let dates = date_range(zone.date(within.starts_at), -2, zone.date(within.ends_at), 2);
    let spans = dates.flat_map(|date| {
        let week =
            hours.week_on(date).iter().filter(move |span| span.weekday == chrono::Datelike::weekday(&date).into());
        let midnight = date.and_time(chrono::NaiveTime::MIN);
        week.map(move |span| [span.opens, span.closes].map(|time| midnight + TimeDelta::minutes(time.minutes().into())))
            .collect::<Vec<_>>()
    });
    let spans: Vec<_> = spans
        .map(|[opens, closes]| Interval::new(first_reaching(&walls, opens), first_reaching(&walls, closes)))
        .collect();
    let minutes = (0..within.micros() / 60_000_000).map(|minute| within.starts_at.plus_minutes(minute));
    minutes
        .filter(|at| spans.iter().any(|span| span.contains(*at)))
        .map(|at| Interval::new(at, at.plus_minutes(1)))
        .collect()
}

fn date_range(first: NaiveDate, before: i64, last: NaiveDate, after: i64) -> impl Iterator<Item = NaiveDate> {
    let last = last + TimeDelta::days(after);
    (first + TimeDelta::days(before)).iter_days().take_while(move |date| *date <= last)
}

fn any_week() -> impl Strategy<Value = Vec<OpeningSpan>> {
    let span = (0..7_usize, 0..48_u16, 1..=48_u16).prop_map(|(day, opens, length)| OpeningSpan {
        weekday: Weekday::ALL[day],
        opens: WallTime::from_minutes(opens * 30).expect("a time"),
        closes: WallTime::from_minutes((opens + length).min(48) * 30).expect("a time"),
    });
    proptest::collection::vec(span, 0..15)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn open_time_agrees_with_a_walk_minute_by_minute_through_clock_changes(
        place in prop::sample::select(vec![
            ("Asia/Bishkek", "2026-03-29"), ("Europe/Berlin", "2026-03-28"), ("Europe/Berlin", "2026-10-24"),
            ("America/St_Johns", "2010-11-06"), ("America/Sao_Paulo", "2018-02-17"), ("Asia/Beirut", "2026-03-28"),
            ("Australia/Lord_Howe", "2026-04-04"), ("America/Havana", "2026-10-31"),
        ]),
        first in any_week(),
        second in any_week(),
        from in 0..2880_i64,
        length in 1..2880_i64,
    ) {
        let (zone, day) = (zone(place.0), date(place.1));
        let hours = OpeningHours::from(vec![
            DatedWeek { from: day, spans: first },
            DatedWeek { from: day.succ_opt().expect("a date"), spans: second },
        ]);
        let starts_at = zone.day_start(day).plus_minutes(from);
        let within = Interval::new(starts_at, starts_at.plus_minutes(length));
        prop_assert_eq!(hours.open(zone, within), brute_force(&hours, zone, within));
    }
}
