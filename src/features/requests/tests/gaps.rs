use super::*;
use crate::features::stats::{Claims, MachineDay, MachineTime, Usage};
use crate::platform::values::{Interval, IntervalSet};

const HOUR: i64 = 3_600_000_000;

/// Two machines, 1000 hours open, observed long enough, with nothing wrong.
fn pool() -> Pool {
    Pool {
        machines: vec![id(1), id(2)],
        observed_days: 90,
        sum: MachineDay {
            time: MachineTime { open: 1_000 * HOUR, available: 1_000 * HOUR, ..MachineTime::default() },
            usage: Usage { used_in_available: 300 * HOUR, ..Usage::default() },
            claims: Claims { reserved: 180 * HOUR, ..Claims::default() },
        },
        denied_minutes: 0,
        denied_people: 0,
        all_taken: 100 * HOUR,
        any_open: 500 * HOUR,
    }
}

fn seen(gap: &Gap) -> (Option<bool>, Option<f64>, f64) {
    (gap.holds, gap.figure, gap.threshold)
}

#[test]
fn all_three_gaps_are_always_listed() {
    for pool in [pool(), Pool::default()] {
        assert_eq!(gaps(&pool).iter().map(|gap| gap.code).collect::<Vec<_>>(), GapCode::ALL);
    }
    let json = serde_json::to_value(&gaps(&Pool::default())[0]).expect("json");
    let expected = serde_json::json!({
        "code": "capability_gap", "holds": true, "figure": 0.0, "threshold": 1.0, "machines": [],
    });
    assert_eq!(json, expected);
}

#[test]
fn there_is_a_capability_gap_when_no_machine_in_service_satisfies() {
    assert_eq!(capability_gap(&[]).holds, Some(true));
    let none = capability_gap(&[id(1)]);
    assert_eq!((none.holds, none.machines), (Some(false), vec![id(1)]));
}

#[test]
fn capacity_is_observed_over_90_whole_local_days_ending_yesterday() {
    let date = |text: &str| text.parse().expect("a date");
    assert_eq!(observed(date("2026-09-01")), (date("2026-06-03"), date("2026-09-01")));
}

#[test]
fn there_is_a_capacity_gap_when_more_than_a_tenth_is_denied_with_20_hours_from_5_people() {
    let with = |denied_minutes, denied_people| seen(&capacity_gap(&Pool { denied_minutes, denied_people, ..pool() }));
    assert_eq!(with(45 * 60, 5), (Some(true), Some(0.2), 0.10));
    assert_eq!(with(45 * 60, 4).0, Some(false));
    assert_eq!(with(20 * 60, 5), (Some(false), Some(0.1), 0.10));
    let mut quiet = Pool { denied_minutes: 20 * 60 - 1, denied_people: 9, ..pool() };
    quiet.sum.claims.reserved = HOUR;
    assert_eq!(capacity_gap(&quiet).holds, Some(false));
    quiet.denied_minutes += 1;
    assert_eq!(capacity_gap(&quiet).holds, Some(true));
}

#[test]
fn there_is_a_capacity_gap_when_every_machine_was_taken_for_more_than_half_of_open() {
    let with = |hours| seen(&capacity_gap(&Pool { all_taken: hours * HOUR, ..pool() }));
    assert_eq!(with(300), (Some(true), Some(0.6), 0.5));
    assert_eq!(with(250), (Some(false), Some(0.0), 0.10));
}

#[test]
fn there_is_a_capacity_gap_when_utilization_is_above_three_quarters() {
    let with = |hours| {
        let mut pool = pool();
        pool.sum.usage.used_in_available = hours * HOUR;
        seen(&capacity_gap(&pool))
    };
    assert_eq!(with(800), (Some(true), Some(0.8), 0.75));
    assert_eq!(with(750).0, Some(false));
}

#[test]
fn the_figure_is_that_of_the_first_test_that_holds_else_of_the_first() {
    let both = Pool { all_taken: 300 * HOUR, denied_minutes: 45 * 60, denied_people: 5, ..pool() };
    assert_eq!(seen(&capacity_gap(&both)), (Some(true), Some(0.2), 0.10));
    let none = Pool { denied_minutes: 45 * 60, denied_people: 1, ..pool() };
    assert_eq!(seen(&capacity_gap(&none)), (Some(false), Some(0.2), 0.10));
}

#[test]
fn the_capacity_gap_is_false_without_a_figure_when_no_machine_satisfies() {
    let nobody = Pool { denied_minutes: 9_999, denied_people: 9, ..Pool::default() };
    assert_eq!(seen(&capacity_gap(&nobody)), (Some(false), None, 0.10));
}

#[test]
fn the_capacity_gap_is_null_under_30_observed_days() {
    let with = |observed_days| seen(&capacity_gap(&Pool { observed_days, all_taken: 400 * HOUR, ..pool() }));
    assert_eq!(with(29), (None, None, 0.10));
    assert_eq!(with(30).0, Some(true));
}

#[test]
fn there_is_a_condition_gap_when_machines_were_down_for_more_than_a_quarter_of_open() {
    let with = |planned, unplanned| {
        let mut pool = pool();
        pool.sum.time.downtime_planned = planned * HOUR;
        pool.sum.time.downtime_unplanned = unplanned * HOUR;
        seen(&condition_gap(&pool))
    };
    assert_eq!(with(100, 200), (Some(true), Some(0.3), 0.25));
    assert_eq!(with(100, 150), (Some(false), Some(0.25), 0.25));
    assert_eq!(seen(&condition_gap(&Pool::default())), (Some(false), None, 0.25));
    let never_open = Pool { machines: vec![id(1)], ..Pool::default() };
    assert_eq!(seen(&condition_gap(&never_open)), (None, None, 0.25));
}

#[test]
fn time_is_all_taken_while_no_machine_that_is_open_is_free() {
    let set = |spans: &[(i64, i64)]| -> IntervalSet {
        spans
            .iter()
            .map(|(from, until)| Interval::new(Instant::from_seconds(*from), Instant::from_seconds(*until)))
            .collect()
    };
    let first = (set(&[(0, 100)]), set(&[(10, 50)]));
    let second = (set(&[(0, 80)]), set(&[(30, 60)]));
    assert_eq!(all_taken(&[first.clone(), second]), (20_000_000, 100_000_000));
    let closed = (IntervalSet::empty(), IntervalSet::empty());
    assert_eq!(all_taken(&[first, closed]), (40_000_000, 100_000_000));
    assert_eq!(all_taken(&[]), (0, 0));
}
