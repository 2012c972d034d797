mod csv;
mod day;
mod denied;
mod funder;
mod group;
mod properties;

use super::*;
use crate::platform::values::{Id, Instant, Interval, IntervalSet, LocalZone, Role};

/// The id that ends in this number.
fn id(number: u128) -> Id {
    Id(uuid::Uuid::from_u128(number))
}

fn who(person: u128) -> Who {
    Who { person: Some(id(person)), affiliation: Some("Mechanics".to_owned()), role: Some(Role::Student) }
}

fn bishkek() -> LocalZone {
    LocalZone::parse("Asia/Bishkek").expect("a zone")
}

/// 2026-09-01 in Bishkek.
fn day() -> Interval {
    bishkek().day("2026-09-01".parse().expect("a date"))
}

/// Local time of that day, in hours.
fn at(hours: f64) -> Instant {
    Instant::from_micros(day().starts_at.micros() + (hours * 3_600_000_000.0) as i64)
}

fn span(from: f64, until: f64) -> Interval {
    Interval::new(at(from), at(until))
}

fn set(spans: &[(f64, f64)]) -> IntervalSet {
    spans.iter().map(|(from, until)| span(*from, *until)).collect()
}

const HOUR: i64 = 3_600_000_000;

fn hours(micros: i64) -> f64 {
    micros as f64 / HOUR as f64
}

fn session(person: u128, from: f64, until: f64) -> SessionFact {
    SessionFact {
        who: who(person),
        source: SessionSource::Own,
        started_at: at(from),
        ended_at: at(until),
        outcome: Outcome::Success,
        headcount: 1,
    }
}

fn reservation(person: u128, from: f64, until: f64) -> ReservationFact {
    ReservationFact {
        who: who(person),
        starts_at: at(from),
        ends_at: at(until),
        released_at: None,
        confirmed: true,
        missed: false,
    }
}

/// Open 9 to 18, in service, all of it past.
fn facts() -> DayFacts {
    DayFacts {
        day: day(),
        now: at(48.0),
        opening: set(&[(9.0, 18.0)]),
        closures: IntervalSet::empty(),
        service: IntervalSet::one(Interval::new(Instant::MIN, Instant::MAX)),
        locks: IntervalSet::empty(),
        blocks: Vec::new(),
        sessions: Vec::new(),
        reservations: Vec::new(),
    }
}

fn figures_of(facts: &DayFacts) -> MachineDay {
    machine_day(facts).0
}
