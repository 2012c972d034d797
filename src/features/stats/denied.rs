use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use crate::features::demand::{Ask, DemandKind};
use crate::platform::values::{Capability, Id};

/// One recorded piece of unmet need: one ask, which names every capability of the machine that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    pub person: Id,
    /// The wanted local day.
    pub day: NaiveDate,
    pub kind: DemandKind,
    pub minutes: i64,
    pub asks: BTreeSet<Ask>,
}

/// What a person booked for a local day: the capabilities of that machine.
#[derive(Clone, Debug, PartialEq)]
pub struct Booked {
    pub person: Id,
    pub day: NaiveDate,
    pub capabilities: Vec<Capability>,
}

/// Denied time in minutes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Denied {
    /// Each ask counted once.
    pub minutes: i64,
    pub people: BTreeSet<Id>,
    /// An ask that names two capabilities counts in both.
    pub minutes_by_capability: BTreeMap<Ask, i64>,
}

/// Adds up the time that was asked for and not given: per person, capability and day the longest, and nothing where the
/// person booked that capability for that day after all.
pub fn denied(signals: &[Signal], booked: &[Booked]) -> Denied {
    let mut asks_of_day: BTreeMap<(Id, NaiveDate), Vec<&Signal>> = BTreeMap::new();
    for signal in signals.iter().filter(|signal| signal.kind.is_denied() && !signal.met_by(booked)) {
        asks_of_day.entry((signal.person, signal.day)).or_default().push(signal);
    }
    let mut out = Denied::default();
    for ((person, _), mut signals) in asks_of_day {
        // The longest first, so that the first to name a capability is the one that counts.
        signals.sort_by_key(|signal| (std::cmp::Reverse(signal.minutes), signal.asks.len(), &signal.asks));
        let mut counted = BTreeSet::new();
        for signal in signals {
            out.add(signal, &mut counted);
        }
        out.people.insert(person);
    }
    out
}

impl Denied {
    fn add(&mut self, signal: &Signal, counted: &mut BTreeSet<Ask>) {
        let unnamed = BTreeSet::from([Ask::search(None, None)]);
        let asks = if signal.asks.is_empty() { &unnamed } else { &signal.asks };
        if asks.is_disjoint(counted) {
            self.minutes += signal.minutes;
        }
        for ask in asks {
            if counted.insert(*ask) {
                *self.minutes_by_capability.entry(*ask).or_default() += signal.minutes;
            }
        }
    }
}

impl Signal {
    fn met_by(&self, booked: &[Booked]) -> bool {
        let same_day = booked.iter().filter(|booked| booked.person == self.person && booked.day == self.day);
        same_day
            .flat_map(|booked| &booked.capabilities)
            .any(|capability| self.asks.iter().any(|ask| ask.is_met_by(capability)))
    }
}
