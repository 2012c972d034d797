use chrono::{Days, NaiveDate};

use super::super::model::{Gap, GapCode};
use crate::features::stats::MachineDay;
use crate::platform::values::{Id, IntervalSet};

const OBSERVED_DAYS: u64 = 90;
const LEAST_OBSERVED_DAYS: u32 = 30;
pub const DENIED_SHARE: f64 = 0.10;
const LEAST_DENIED_MINUTES: i64 = 20 * 60;
const LEAST_DENIED_PEOPLE: usize = 5;
const TAKEN_SHARE: f64 = 0.5;
const UTILIZATION: f64 = 0.75;
const DOWN_SHARE: f64 = 0.25;
const MICROS_PER_MINUTE: i64 = 60_000_000;

/// What was observed of the satisfying machines, together, over [`observed`] days.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pool {
    pub machines: Vec<Id>,
    /// Days of the period on which one of them was in service.
    pub observed_days: u32,
    /// The sum of their days.
    pub sum: MachineDay,
    pub denied_minutes: i64,
    pub denied_people: usize,
    /// As [`all_taken`] tells it, in microseconds.
    pub all_taken: i64,
    pub any_open: i64,
}

/// 90 whole local days ending yesterday: `[from, until)`.
pub fn observed(today: NaiveDate) -> (NaiveDate, NaiveDate) {
    (today.checked_sub_days(Days::new(OBSERVED_DAYS)).unwrap_or(NaiveDate::MIN), today)
}

/// Of each machine its open time and the part of it that was reserved, in use or down. Answers how long every one that
/// was open was so taken, and how long any was open, in microseconds.
pub fn all_taken(machines: &[(IntervalSet, IntervalSet)]) -> (i64, i64) {
    let any_open: IntervalSet = machines.iter().flat_map(|(open, _)| open.iter().copied()).collect();
    let any_free: IntervalSet = machines.iter().flat_map(|(open, taken)| open.subtract(taken).into_vec()).collect();
    (any_open.subtract(&any_free).micros(), any_open.micros())
}

/// All three, whether they hold or not.
pub fn gaps(pool: &Pool) -> Vec<Gap> {
    vec![capability_gap(&pool.machines), capacity_gap(pool), condition_gap(pool)]
}

/// Holds when no machine in service satisfies the request; the figure is how many do.
pub fn capability_gap(satisfying: &[Id]) -> Gap {
    Gap {
        code: GapCode::CapabilityGap,
        holds: Some(satisfying.is_empty()),
        figure: Some(satisfying.len() as f64),
        threshold: 1.0,
        machines: satisfying.to_vec(),
    }
}

/// Holds when the machines that would do are too full, by the first of three tests.
pub fn capacity_gap(pool: &Pool) -> Gap {
    let tests = [denied_test(pool), taken_test(pool), utilization_test(pool)];
    let [first, ..] = tests;
    let held = tests.into_iter().find(|test| test.holds);
    let shown = held.unwrap_or(first);
    let (holds, figure, threshold) = if pool.machines.is_empty() {
        (Some(false), None, first.threshold)
    } else if pool.observed_days < LEAST_OBSERVED_DAYS {
        (None, None, first.threshold)
    } else {
        (Some(held.is_some()), shown.figure, shown.threshold)
    };
    Gap { code: GapCode::CapacityGap, holds, figure, threshold, machines: pool.machines.clone() }
}

/// Holds when the machines that would do were down for more than a quarter of their open time; null when they were
/// never open.
pub fn condition_gap(pool: &Pool) -> Gap {
    let time = &pool.sum.time;
    let figure = ratio(time.downtime_planned + time.downtime_unplanned, time.open);
    let holds = if pool.machines.is_empty() { Some(false) } else { figure.map(|share| share > DOWN_SHARE) };
    let figure = figure.filter(|_| !pool.machines.is_empty());
    Gap { code: GapCode::ConditionGap, holds, figure, threshold: DOWN_SHARE, machines: pool.machines.clone() }
}

#[derive(Clone, Copy)]
struct Test {
    holds: bool,
    figure: Option<f64>,
    threshold: f64,
}

impl Test {
    fn above(threshold: f64, figure: Option<f64>, enough: bool) -> Self {
        Self { holds: enough && figure.is_some_and(|figure| figure > threshold), figure, threshold }
    }
}

/// denied ÷ (denied + reserved), where enough was denied to enough people. Nothing asked for is nothing denied.
fn denied_test(pool: &Pool) -> Test {
    let denied = pool.denied_minutes.saturating_mul(MICROS_PER_MINUTE);
    let share = ratio(denied, denied.saturating_add(pool.sum.claims.reserved)).unwrap_or(0.0);
    let enough = pool.denied_minutes >= LEAST_DENIED_MINUTES && pool.denied_people >= LEAST_DENIED_PEOPLE;
    Test::above(DENIED_SHARE, Some(share), enough)
}

fn taken_test(pool: &Pool) -> Test {
    Test::above(TAKEN_SHARE, ratio(pool.all_taken, pool.any_open), true)
}

fn utilization_test(pool: &Pool) -> Test {
    Test::above(UTILIZATION, ratio(pool.sum.usage.used_in_available, pool.sum.time.available), true)
}

fn ratio(numerator: i64, denominator: i64) -> Option<f64> {
    (denominator != 0).then(|| numerator as f64 / denominator as f64)
}
