//! Figures of a period: settled days are added up by the database, the others computed from the facts.

use std::collections::BTreeMap;

use super::book::Book;
use super::funder::Period;
use super::settle::{self, MachineDates};
use super::store::days;
use super::store::facts::{self, MachineHead};
use super::store::machines::{self, MachineFilter};
use super::store::rows::who_of;
use super::store::sums::{self, Scope};
use super::{Claims, Figures, GroupBy, MachineDay, MachineInfo, MemberDay, Row, Selection, Usage, figures};
use crate::features::labs::Lab;
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::{Id, Instant, Interval, Lang};
use chrono::NaiveDate;

/// What is asked for: local dates `[from, until)`.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub by: GroupBy,
    pub filter: MachineFilter,
    /// The language of the labels.
    pub lang: Lang,
}

/// The figures, and the past days that had to be computed for them.
pub struct Read {
    pub figures: Figures,
    pub unsettled: MachineDates,
}

/// The lab's utilization.
///
/// # Errors
/// Whatever the database answers.
pub fn utilization(c: &mut Db, lab: &Lab, asked: &Asked, now: Instant) -> DbResult<Read> {
    let (heads, infos): (Vec<_>, Vec<_>) = machines::of_lab(c, lab.id, &asked.filter, asked.lang)?.into_iter().unzip();
    let (rows, unsettled) = rows(c, lab, &heads, (asked.from, asked.until), asked.by, now)?;
    let selection = Selection {
        from: asked.from,
        until: asked.until,
        today: lab.zone().date(now),
        time_zone: &lab.time_zone,
        by: asked.by,
        machines: &infos,
    };
    Ok(Read { figures: figures(&selection, rows), unsettled })
}

/// The days of `[from, until)`, which are over, that wait to be settled.
pub fn unsettled(
    c: &mut Db,
    lab: &Lab,
    heads: &[MachineHead],
    period: (NaiveDate, NaiveDate),
) -> DbResult<MachineDates> {
    settle::needed(c, lab.zone(), heads, period)
}

/// Each machine's row of each of these months, which are over, with its people's parts.
pub fn rows_of_months(
    c: &mut Db,
    lab: &Lab,
    heads: &[MachineHead],
    months: &[Period],
    now: Instant,
) -> DbResult<Vec<Row>> {
    let ids: Vec<Id> = heads.iter().map(|head| head.id).collect();
    let (Some(first), Some(last)) =
        (months.iter().map(|month| month.from).min(), months.iter().map(|month| month.until).max())
    else {
        return Ok(Vec::new());
    };
    let unsettled = settle::needed(c, lab.zone(), heads, (first, last))?;
    let mut rows = Vec::new();
    for month in months {
        let (from, until) = (month.from, month.until);
        let of_month = |dates: &Vec<NaiveDate>| dates.iter().copied().filter(|date| month.contains(*date)).collect();
        let dates: MachineDates = unsettled.iter().map(|(machine, dates)| (*machine, of_month(dates))).collect();
        rows.extend(settle::compute(c, lab, heads, &dates, now)?);
        let some_stale = days::any_stale(c, lab.id, from, until)?;
        let scope = Scope { machines: &ids, from, until, some_stale };
        let mut people: BTreeMap<Id, Vec<MemberDay>> = BTreeMap::new();
        for (machine, member) in sums::people_at_machines(c, scope)? {
            people.entry(machine).or_default().push(member);
        }
        for (machine, day) in sums::by_machine(c, scope)? {
            let members = people.remove(&machine).unwrap_or_default();
            rows.push(Row { machine, date: from, day, members });
        }
    }
    Ok(rows)
}

/// The machines that are asked about, as groups name them.
///
/// # Errors
/// Whatever the database answers.
pub fn machine_infos(c: &mut Db, lab: &Lab, asked: &Asked) -> DbResult<Vec<MachineInfo>> {
    Ok(machines::of_lab(c, lab.id, &asked.filter, asked.lang)?.into_iter().map(|(_, info)| info).collect())
}

/// Each machine's sums over local dates `[from, until)`, cut at now; machines of the lab that nothing is known of are
/// left out.
///
/// # Errors
/// Whatever the database answers.
pub fn totals(
    c: &mut Db,
    lab: &Lab,
    machines: &[Id],
    period: (NaiveDate, NaiveDate),
    now: Instant,
) -> DbResult<BTreeMap<Id, MachineDay>> {
    let heads = facts::machine_heads(c, machines)?;
    let (rows, _) = rows(c, lab, &heads, period, GroupBy::Machine, now)?;
    let mut out: BTreeMap<Id, MachineDay> = BTreeMap::new();
    for row in rows {
        *out.entry(row.machine).or_default() += &row.day;
    }
    Ok(out)
}

/// The facts of these machines over local dates `[from, until)`, for what needs the moments and not the sums.
///
/// # Errors
/// Whatever the database answers.
pub fn book(c: &mut Db, lab: &Lab, machines: &[Id], period: (NaiveDate, NaiveDate), now: Instant) -> DbResult<Book> {
    let heads = facts::machine_heads(c, machines)?;
    Book::load(c, lab, &heads, period, now)
}

/// Incidents that locked the machine and began within local dates `[from, until)`, cut at now.
pub fn locking_incidents(
    c: &mut Db,
    lab: &Lab,
    machine: Id,
    (from, until): (NaiveDate, NaiveDate),
    now: Instant,
) -> DbResult<i64> {
    let zone = lab.zone();
    facts::locking_incidents(c, machine, Interval::new(zone.day_start(from), zone.day_start(until).min(now)))
}

/// The lab that a machine belongs to.
///
/// # Errors
/// [`Fault::NotFound`](crate::platform::db::Fault::NotFound) when there is no such machine.
pub fn lab_of_machine(c: &mut Db, machine: Id) -> DbResult<Id> {
    let head = facts::machine_heads(c, &[machine])?.pop();
    head.map(|head| head.lab).ok_or(Fault::NotFound)
}

/// Runs queries that must agree with each other, outside any transaction.
///
/// # Errors
/// What `work` answers, or whatever the database does.
pub fn snapshot<T>(c: &mut Db, work: impl FnOnce(&mut Db) -> DbResult<T>) -> DbResult<T> {
    c.snapshot(work)
}

fn rows(
    c: &mut Db,
    lab: &Lab,
    heads: &[MachineHead],
    (from, until): (NaiveDate, NaiveDate),
    by: GroupBy,
    now: Instant,
) -> DbResult<(Vec<Row>, MachineDates)> {
    let zone = lab.zone();
    let today = zone.date(now);
    let unsettled = settle::needed(c, zone, heads, (from, until.min(today)))?;
    let mut live = unsettled.clone();
    if from <= today && today < until {
        for head in heads {
            live.entry(head.id).or_default().push(today);
        }
    }
    let mut rows = settle::compute(c, lab, heads, &live, now)?;
    let ids: Vec<Id> = heads.iter().map(|head| head.id).collect();
    if from < today {
        let until = until.min(today);
        let some_stale = days::any_stale(c, lab.id, from, until)?;
        rows.extend(settled(c, Scope { machines: &ids, from, until, some_stale }, by)?);
    }
    Ok((rows, unsettled))
}

/// Settled days, added up as far as the grouping allows.
fn settled(c: &mut Db, scope: Scope<'_>, by: GroupBy) -> DbResult<Vec<Row>> {
    let Some(any) = scope.machines.first().copied() else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    let mut add = |machine, date, day, members| rows.push(Row { machine, date, day, members });
    match by {
        GroupBy::Machine | GroupBy::Class | GroupBy::Process => {
            let mut people = grouped(sums::people_by_machine(c, scope)?);
            for (machine, day) in sums::by_machine(c, scope)? {
                add(machine, scope.from, day, people.remove(&machine).unwrap_or_default());
            }
        }
        GroupBy::Day | GroupBy::Week | GroupBy::Month => {
            let mut people = grouped(sums::people_by_date(c, scope)?);
            for (date, day) in sums::by_date(c, scope)? {
                add(any, date, day, people.remove(&date).unwrap_or_default());
            }
        }
        GroupBy::Affiliation | GroupBy::Role => {
            let mut total = MachineDay::default();
            sums::by_machine(c, scope)?.iter().for_each(|(_, day)| total += day);
            add(any, scope.from, total, sums::by_person(c, scope)?);
        }
    }
    Ok(rows)
}

/// People who were present, and nothing else of them.
fn grouped<K: Ord>(people: Vec<(K, Id)>) -> BTreeMap<K, Vec<MemberDay>> {
    let mut out: BTreeMap<K, Vec<MemberDay>> = BTreeMap::new();
    for (key, person) in people {
        let who = who_of(person, "", "");
        let member = MemberDay { who, present: true, usage: Usage::default(), claims: Claims::default() };
        out.entry(key).or_default().push(member);
    }
    out
}
