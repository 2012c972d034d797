//! The facts of a range of days, laid out by machine and day.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::store::facts::{self, MachineHead, PlanRow, SessionRow, Standings};
use super::{Block, BlockKind, DayFacts, Outcome, ReservationFact, SessionFact, in_service};
use crate::features::labs::{self, Lab};
use crate::features::reservations::model::ReservationStatus as Status;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval, IntervalSet, LocalZone};

/// Everything that the figures of these machines and days are made of.
pub struct Book {
    now: Instant,
    first: NaiveDate,
    days: Vec<Interval>,
    opening: Vec<IntervalSet>,
    machines: BTreeMap<Id, MachineBook>,
}

#[derive(Default)]
struct MachineBook {
    service: IntervalSet,
    closures: IntervalSet,
    locks: IntervalSet,
    blocks: Vec<Block>,
    sessions: Vec<Vec<SessionFact>>,
    reservations: Vec<Vec<ReservationFact>>,
}

impl Book {
    /// Reads the facts of local dates `[from, until)`.
    ///
    /// # Errors
    /// Whatever the database answers.
    pub fn load(
        c: &mut Db,
        lab: &Lab,
        heads: &[MachineHead],
        (from, until): (NaiveDate, NaiveDate),
        now: Instant,
    ) -> DbResult<Self> {
        let (zone, ids) = (lab.zone(), heads.iter().map(|head| head.id).collect::<Vec<_>>());
        let days: Vec<Interval> =
            from.iter_days().take_while(|date| *date < until).map(|date| zone.day(date)).collect();
        let Some(span) = whole(&days) else {
            return Ok(Self { now, first: from, days, opening: Vec::new(), machines: BTreeMap::new() });
        };
        let opening = by_day(&days, &labs::opening_hours(c, lab.id)?.open(zone, span));
        let mut machines = service_of(c, zone, heads, span)?;
        add_closures(&mut machines, &facts::closures(c, lab.id, span)?);
        for (machine, spans) in grouped(facts::locks(c, &ids, span)?) {
            machines.entry(machine).or_default().locks = spans;
        }
        for book in machines.values_mut() {
            book.sessions = vec![Vec::new(); days.len()];
            book.reservations = vec![Vec::new(); days.len()];
        }
        let mut book = Self { now, first: from, days, opening, machines };
        facts::sessions(c, &ids, span)?.into_iter().for_each(|row| book.add_session(&row));
        let plans = facts::plans(c, &ids, span)?;
        let people = facts::standings(c, lab.id, &holders(&plans))?;
        plans.into_iter().for_each(|row| book.add_plan(&row, &people));
        Ok(book)
    }

    /// The facts of one machine on one date; nothing outside what was loaded.
    pub fn day(&self, machine: Id, date: NaiveDate) -> Option<DayFacts> {
        let index = usize::try_from((date - self.first).num_days()).ok()?;
        let (day, book) = (*self.days.get(index)?, self.machines.get(&machine)?);
        Some(DayFacts {
            day,
            now: self.now,
            opening: self.opening.get(index)?.clone(),
            closures: book.closures.clip(day),
            service: book.service.clone(),
            locks: book.locks.clip(day),
            blocks: book.blocks.iter().filter(|block| block.span.overlaps(&day)).copied().collect(),
            sessions: book.sessions.get(index)?.clone(),
            reservations: book.reservations.get(index)?.clone(),
        })
    }

    fn add_session(&mut self, row: &SessionRow) {
        let (Some(ended_at), Some(book)) = (row.ended_at, self.machines.get_mut(&row.machine)) else { return };
        let fact = SessionFact {
            who: row.who(),
            source: row.source,
            started_at: row.started_at,
            ended_at,
            outcome: row.outcome.unwrap_or(Outcome::Unknown),
            headcount: u32::try_from(row.headcount).unwrap_or(1),
        };
        for index in touched(&self.days, Interval::new(row.started_at, ended_at)) {
            if let Some(day) = book.sessions.get_mut(index) {
                day.push(fact.clone());
            }
        }
    }

    fn add_plan(&mut self, row: &PlanRow, people: &Standings) {
        let Some(book) = self.machines.get_mut(&row.machine) else { return };
        if row.kind != BlockKind::Reservation {
            let ends_at = row.released_at.map_or(row.ends_at, |at| at.min(row.ends_at));
            book.blocks.push(Block { kind: row.kind, span: Interval::new(row.starts_at, ends_at) });
            return;
        }
        let Some(member) = row.member else { return };
        let fact = ReservationFact {
            who: people.at(member, row.starts_at),
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            released_at: row.released_at,
            confirmed: !matches!(row.status, Status::Pending | Status::Rejected | Status::Expired),
            missed: row.status == Status::NoShow,
        };
        for index in touched(&self.days, Interval::new(row.starts_at, row.ends_at)) {
            if let Some(day) = book.reservations.get_mut(index) {
                day.push(fact.clone());
            }
        }
    }
}

/// The span of all days together.
fn whole(days: &[Interval]) -> Option<Interval> {
    Some(Interval::new(days.first()?.starts_at, days.last()?.ends_at))
}

/// The days that a span touches; an empty span touches the day it lies in.
fn touched(days: &[Interval], span: Interval) -> Range<usize> {
    let ends_at = span.ends_at.max(Instant::from_micros(span.starts_at.micros().saturating_add(1)));
    let first = days.partition_point(|day| day.ends_at <= span.starts_at);
    first..days.partition_point(|day| day.starts_at < ends_at)
}

fn by_day(days: &[Interval], spans: &IntervalSet) -> Vec<IntervalSet> {
    let mut out = vec![Vec::new(); days.len()];
    for span in spans.iter() {
        for index in touched(days, *span) {
            if let (Some(of_day), Some(day)) = (out.get_mut(index), days.get(index)) {
                of_day.extend(span.intersection(day));
            }
        }
    }
    out.into_iter().map(|spans| spans.into_iter().collect()).collect()
}

fn grouped(spans: Vec<(Id, Interval)>) -> BTreeMap<Id, IntervalSet> {
    let mut out: BTreeMap<Id, Vec<Interval>> = BTreeMap::new();
    for (machine, span) in spans {
        out.entry(machine).or_default().push(span);
    }
    out.into_iter().map(|(machine, spans)| (machine, spans.into_iter().collect())).collect()
}

fn add_closures(machines: &mut BTreeMap<Id, MachineBook>, closures: &[(Option<Id>, Interval)]) {
    for (id, book) in machines {
        let own = closures.iter().filter(|(machine, _)| machine.is_none_or(|machine| machine == *id));
        book.closures = own.map(|(_, span)| *span).collect();
    }
}

fn holders(plans: &[PlanRow]) -> Vec<Id> {
    let mut people: Vec<Id> = plans.iter().filter_map(|plan| plan.member).collect();
    people.sort_unstable();
    people.dedup();
    people
}

fn service_of(
    c: &mut Db,
    zone: LocalZone,
    heads: &[MachineHead],
    span: Interval,
) -> DbResult<BTreeMap<Id, MachineBook>> {
    let ids: Vec<Id> = heads.iter().map(|head| head.id).collect();
    let statuses = facts::statuses(c, &ids)?;
    let mut out = BTreeMap::new();
    for head in heads {
        let first_session = match head.acquired_on {
            // Whichever is earlier: only what lies before its creation needs a look.
            None if head.created_at > span.starts_at => facts::first_session(c, head.id)?,
            _ => None,
        };
        let own = statuses.iter().filter(|(machine, ..)| *machine == head.id);
        let retired = retired(head, &own.map(|(_, from, status)| (*from, status.as_str())).collect::<Vec<_>>());
        let service = in_service(zone, head.acquired_on, head.created_at, first_session, &retired);
        out.insert(head.id, MachineBook { service, ..MachineBook::default() });
    }
    Ok(out)
}

/// When the machine was retired. The status it was created with holds for all earlier time.
fn retired(head: &MachineHead, statuses: &[(Instant, &str)]) -> IntervalSet {
    let mut spans = Vec::new();
    for (index, (from, status)) in statuses.iter().enumerate() {
        let from = if index == 0 && *from <= head.created_at { Instant::MIN } else { *from };
        let until = statuses.get(index + 1).map_or(Instant::MAX, |(next, _)| *next);
        if *status == "retired" {
            spans.push(Interval::new(from, until));
        }
    }
    spans.extend(head.retired_at.map(|at| Interval::new(at, Instant::MAX)));
    spans.into_iter().collect()
}
