//! Denied time of a lab, from the recorded unmet need.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::store::{bookings, machines};
use super::{Booked, Denied, Signal, denied};
use crate::features::demand::{self, SignalRow};
use crate::features::labs::Lab;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Capability, Id, Interval};

/// The time that was asked for on local dates `[from, until)` and not given.
///
/// # Errors
/// Whatever the database answers.
pub fn denied_of(c: &mut Db, lab: &Lab, (from, until): (NaiveDate, NaiveDate)) -> DbResult<Denied> {
    let rows = demand::within(c, lab.id, from, until)?;
    let people: BTreeSet<Id> = rows.iter().map(|row| row.person).collect();
    let booked = booked(c, lab, &people.into_iter().collect::<Vec<_>>(), (from, until))?;
    let signals: Vec<Signal> = rows.iter().map(signal).collect();
    Ok(denied(&signals, &booked))
}

fn booked(c: &mut Db, lab: &Lab, people: &[Id], (from, until): (NaiveDate, NaiveDate)) -> DbResult<Vec<Booked>> {
    let zone = lab.zone();
    let rows = bookings::booked(c, lab.id, people, Interval::new(zone.day_start(from), zone.day_start(until)))?;
    let ids: BTreeSet<Id> = rows.iter().map(|(_, machine, _)| *machine).collect();
    let capabilities: BTreeMap<Id, Vec<Capability>> = machines::capabilities(c, &ids.into_iter().collect::<Vec<_>>())?;
    let of = |machine: Id| capabilities.get(&machine).cloned().unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|(person, machine, at)| Booked { person, day: zone.date(at), capabilities: of(machine) })
        .collect())
}

fn signal(row: &SignalRow) -> Signal {
    Signal {
        person: row.person,
        day: row.local_day,
        kind: row.kind,
        minutes: i64::from(row.minutes),
        asks: row.asks().into_iter().collect(),
    }
}
