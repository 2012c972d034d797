use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::job;
use super::settle::{self, MachineDates};
use super::store::facts::{self, MachineHead};
use super::store::{days, lock};
use crate::features::labs::{self, Lab};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval, LocalZone};
use crate::platform::write::{Event, Write};

/// A change that touches more machine-days than this marks them as waiting.
const AT_ONCE: i64 = 62;

/// First and last date.
type Dates = (NaiveDate, NaiveDate);

/// Keeps the figures of past days true to what changed, in the transaction of the change. Days that are not over have
/// no row: they are computed when they are read.
///
/// # Errors
/// Whatever the database answers; the change then does not happen either.
pub fn refresh(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for event in events {
        if event.action == "lab.created" {
            job::start(w, event.subject)?;
        }
    }
    let now = w.now;
    let machines = touched_machines(events, now);
    let spans: Vec<(Id, Interval)> = events.iter().filter_map(|event| event.lab.zip(event.touches_lab)).collect();
    if machines.is_empty() && spans.iter().all(|(_, span)| span.starts_at >= now) {
        return Ok(());
    }
    let heads = facts::machine_heads(w.c, &machines.keys().copied().collect::<Vec<_>>())?;
    let known = labs_of(w.c, &heads, &spans)?;
    let ranges = machine_ranges(w.c, &known, &heads, &machines, now)?;
    let of_labs: Vec<(Id, Dates)> =
        spans.iter().filter_map(|(id, span)| Some((*id, past_dates(known.get(id)?.zone(), *span, now)?))).collect();
    take_locks(w.c, &ranges, &heads, &of_labs)?;
    for (lab, (first, last)) in of_labs {
        days::mark_lab(w.c, lab, first, last)?;
    }
    let touched: i64 = ranges.values().flatten().map(|(first, last)| (*last - *first).num_days() + 1).sum();
    if touched <= AT_ONCE { recompute(w, &known, &heads, &ranges) } else { mark(w.c, &ranges) }
}

fn touched_machines(events: &[Event], now: Instant) -> BTreeMap<Id, Vec<Interval>> {
    let mut out: BTreeMap<Id, Vec<Interval>> = BTreeMap::new();
    let spans = events.iter().flat_map(|event| &event.touches);
    for (machine, span) in spans.filter(|(_, span)| span.starts_at < now) {
        out.entry(*machine).or_default().push(*span);
    }
    out
}

fn labs_of(c: &mut Db, heads: &[MachineHead], spans: &[(Id, Interval)]) -> DbResult<BTreeMap<Id, Lab>> {
    let ids: BTreeSet<Id> = heads.iter().map(|head| head.lab).chain(spans.iter().map(|(lab, _)| *lab)).collect();
    let mut out = BTreeMap::new();
    for id in ids {
        out.insert(id, labs::by_id(c, id)?);
    }
    Ok(out)
}

/// The past dates that a span touches; an empty span touches the date it lies in.
fn past_dates(zone: LocalZone, span: Interval, now: Instant) -> Option<Dates> {
    let yesterday = zone.date(now).checked_sub_days(Days::new(1))?;
    let last_moment = Instant::from_micros(span.ends_at.micros().saturating_sub(1)).max(span.starts_at);
    let (first, last) = (zone.date(span.starts_at), zone.date(last_moment).min(yesterday));
    (first <= last).then_some((first, last))
}

/// The past dates touched of each machine, joined where they overlap or touch.
fn machine_ranges(
    c: &mut Db,
    labs: &BTreeMap<Id, Lab>,
    heads: &[MachineHead],
    touched: &BTreeMap<Id, Vec<Interval>>,
    now: Instant,
) -> DbResult<BTreeMap<Id, Vec<Dates>>> {
    let mut out = BTreeMap::new();
    for head in heads {
        let (Some(lab), Some(spans)) = (labs.get(&head.lab), touched.get(&head.id)) else { continue };
        let mut dates = Vec::new();
        for span in spans {
            let span = with_service_start(c, head, *span)?;
            dates.extend(past_dates(lab.zone(), span, now));
        }
        if !dates.is_empty() {
            out.insert(head.id, joined(dates));
        }
    }
    Ok(out)
}

/// A session from before the machine's creation may move the moment since when it is in service.
fn with_service_start(c: &mut Db, head: &MachineHead, span: Interval) -> DbResult<Interval> {
    if head.acquired_on.is_some() || span.starts_at >= head.created_at {
        return Ok(span);
    }
    let first = facts::first_session(c, head.id)?;
    let moved = first.is_none_or(|first| span.starts_at <= first);
    Ok(if moved { Interval::new(span.starts_at, span.ends_at.max(head.created_at)) } else { span })
}

fn joined(mut dates: Vec<Dates>) -> Vec<Dates> {
    dates.sort_unstable();
    let mut out: Vec<Dates> = Vec::with_capacity(dates.len());
    for (first, last) in dates {
        match out.last_mut() {
            Some(known) if first <= settle::next(known.1) => known.1 = known.1.max(last),
            _ => out.push((first, last)),
        }
    }
    out
}

/// Machines by id, then labs by id: those whose hours changed alone, the others beside each other.
fn take_locks(
    c: &mut Db,
    ranges: &BTreeMap<Id, Vec<Dates>>,
    heads: &[MachineHead],
    of_labs: &[(Id, Dates)],
) -> DbResult<()> {
    if !ranges.is_empty() {
        lock::machines(c, &ranges.keys().copied().collect::<Vec<_>>())?;
    }
    let alone: BTreeSet<Id> = of_labs.iter().map(|(lab, _)| *lab).collect();
    let beside = heads.iter().filter(|head| ranges.contains_key(&head.id)).map(|head| head.lab);
    for lab in beside.chain(alone.iter().copied()).collect::<BTreeSet<Id>>() {
        if alone.contains(&lab) { lock::lab_alone(c, lab)? } else { lock::lab_shared(c, lab)? }
    }
    Ok(())
}

fn recompute(
    w: &mut Write<'_>,
    labs: &BTreeMap<Id, Lab>,
    heads: &[MachineHead],
    ranges: &BTreeMap<Id, Vec<Dates>>,
) -> DbResult<()> {
    for lab in labs.values() {
        let own = heads.iter().filter(|head| head.lab == lab.id);
        let dates: MachineDates = own.filter_map(|head| Some((head.id, dates_of(ranges.get(&head.id)?)))).collect();
        if !dates.is_empty() {
            settle::write_days(w, lab, &dates)?;
        }
    }
    Ok(())
}

fn dates_of(ranges: &[Dates]) -> Vec<NaiveDate> {
    ranges.iter().flat_map(|(first, last)| first.iter_days().take_while(move |date| date <= last)).collect()
}

fn mark(c: &mut Db, ranges: &BTreeMap<Id, Vec<Dates>>) -> DbResult<()> {
    for (machine, ranges) in ranges {
        for (first, last) in ranges {
            days::mark_machine(c, *machine, *first, *last)?;
        }
    }
    Ok(())
}
