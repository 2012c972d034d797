//! Machine-days that are over are computed once and kept; a change of their past computes them anew.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::book::Book;
use super::store::facts::{self, MachineHead};
use super::store::rows::{MachineDayRow, MemberDayRow};
use super::store::{days, lock};
use super::{Row, machine_day};
use crate::features::labs::{self, Lab};
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::{Id, Instant, LocalZone};
use crate::platform::write::{Call, Service, Write};

/// Dates by machine, ascending.
pub type MachineDates = BTreeMap<Id, Vec<NaiveDate>>;

/// Dates further apart than this are read apart.
const GAP_DAYS: i64 = 7;
/// How many days of a machine are settled in one transaction.
const CHUNK: usize = 400;

/// Computes these days from the facts as they are now.
pub fn compute(c: &mut Db, lab: &Lab, heads: &[MachineHead], dates: &MachineDates, now: Instant) -> DbResult<Vec<Row>> {
    let all: BTreeSet<NaiveDate> = dates.values().flatten().copied().collect();
    let mut rows = Vec::new();
    for (first, last) in runs(all) {
        let asked = |machine: Id| dates.get(&machine).map_or(&[][..], |dates| within(dates, first, last));
        let heads: Vec<MachineHead> = heads.iter().filter(|head| !asked(head.id).is_empty()).copied().collect();
        let book = Book::load(c, lab, &heads, (first, next(last)), now)?;
        for head in &heads {
            for date in asked(head.id) {
                let Some(facts) = book.day(head.id, *date) else { continue };
                let (day, members) = machine_day(&facts);
                rows.push(Row { machine: head.id, date: *date, day, members });
            }
        }
    }
    Ok(rows)
}

pub fn next(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

fn runs(dates: BTreeSet<NaiveDate>) -> Vec<(NaiveDate, NaiveDate)> {
    let mut out: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for date in dates {
        match out.last_mut() {
            Some((_, last)) if (date - *last).num_days() <= GAP_DAYS => *last = date,
            _ => out.push((date, date)),
        }
    }
    out
}

fn within(dates: &[NaiveDate], first: NaiveDate, last: NaiveDate) -> &[NaiveDate] {
    let from = dates.partition_point(|date| *date < first);
    dates.get(from..dates.partition_point(|date| *date <= last)).unwrap_or_default()
}

/// The days of `[from, until)` that no settled row stands for. Before a machine's first fact there is nothing to settle.
pub fn needed(
    c: &mut Db,
    zone: LocalZone,
    heads: &[MachineHead],
    (from, until): (NaiveDate, NaiveDate),
) -> DbResult<MachineDates> {
    let mut out = MachineDates::new();
    if until <= from {
        return Ok(out);
    }
    let ids: Vec<Id> = heads.iter().map(|head| head.id).collect();
    let counts = days::settled_counts(c, &ids, from, until)?;
    for head in heads {
        let start = first_fact(c, zone, head, from)?.max(from);
        let complete = counts.get(&head.id).is_some_and(|count| *count == (until - from).num_days());
        if complete || start >= until {
            continue;
        }
        let settled: BTreeSet<NaiveDate> = days::settled(c, head.id, start, until)?.into_iter().collect();
        let dates = start.iter_days().take_while(|date| *date < until);
        let missing: Vec<NaiveDate> = dates.filter(|date| !settled.contains(date)).collect();
        if !missing.is_empty() {
            out.insert(head.id, missing);
        }
    }
    Ok(out)
}

/// No session, reservation or open time of the machine lies before this date; exact only where it is after `from`.
fn first_fact(c: &mut Db, zone: LocalZone, head: &MachineHead, from: NaiveDate) -> DbResult<NaiveDate> {
    let created = zone.date(head.created_at);
    let known = head.acquired_on.map_or(created, |date| date.min(created));
    if known <= from {
        return Ok(known);
    }
    let moments = [facts::first_session(c, head.id)?, facts::first_reservation(c, head.id)?];
    Ok(moments.into_iter().flatten().map(|at| zone.date(at)).fold(known, NaiveDate::min))
}

/// Computes days of one machine that are over and writes them down. The caller holds the locks.
pub fn write_days(w: &mut Write<'_>, lab: &Lab, dates: &MachineDates) -> DbResult<()> {
    let ids: Vec<Id> = dates.keys().copied().collect();
    let heads = facts::machine_heads(w.c, &ids)?;
    let rows = compute(w.c, lab, &heads, dates, w.now)?;
    let mut by_machine: BTreeMap<Id, Vec<(MachineDayRow, Vec<MemberDayRow>)>> = BTreeMap::new();
    for row in rows {
        let day = MachineDayRow::of(lab.id, row.machine, row.date, &row.day, w.now);
        let members = row.members.iter().map(|member| MemberDayRow::of(lab.id, row.machine, row.date, member));
        by_machine.entry(row.machine).or_default().push((day, members.collect()));
    }
    for (machine, rows) in by_machine {
        days::replace(w.c, machine, &rows)?;
    }
    Ok(())
}

/// Settles those of these days that are over and still wait.
///
/// # Errors
/// Whatever the database answers.
pub fn settle(w: &mut Write<'_>, lab_id: Id, dates: &MachineDates) -> DbResult<()> {
    lock::machines(w.c, &dates.keys().copied().collect::<Vec<_>>())?;
    lock::lab_shared(w.c, lab_id)?;
    let lab = labs::by_id(w.c, lab_id)?;
    let today = lab.zone().date(w.now);
    let mut waiting = MachineDates::new();
    for (machine, dates) in dates {
        let (Some(first), Some(last)) = (dates.first(), dates.last()) else { continue };
        let settled: BTreeSet<NaiveDate> = days::settled(w.c, *machine, *first, next(*last))?.into_iter().collect();
        let dates = dates.iter().copied().filter(|date| *date < today && !settled.contains(date));
        waiting.insert(*machine, dates.collect());
    }
    write_days(w, &lab, &waiting)
}

/// Settles days in short transactions, so that nobody waits long for a machine.
///
/// # Errors
/// Whatever the database answers; what was settled before stays.
pub async fn settle_days(service: &Service, lab: Id, dates: MachineDates) -> Result<(), Fault> {
    for (machine, dates) in dates {
        for some in dates.chunks(CHUNK) {
            let some = MachineDates::from([(machine, some.to_vec())]);
            service.write(Call::service("settle_days"), move |w| settle(w, lab, &some)).await?;
        }
    }
    Ok(())
}
