//! What funders are told is told once: when a period is first asked for, its months' facts and its figures are kept, and
//! every later answer is made of these. What staff look at publishes nothing, nor is a period published while something
//! in it is still open.
//!
//! A year of whose people nothing is known yet is not kept: to tell it anew tells no more than to tell it first.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::funder::{FunderAsk, Period, ToldGroup, ToldPeriod, answer_told, tell};
use super::reading::{rows_of_months, unsettled};
use super::settle::settle_days;
use super::store::facts::{self, MachineHead};
use super::store::lock;
use super::store::machines::{self, MachineFilter};
use super::store::told::{self, MonthFacts};
use super::{Asked, Figures, MachineDay, MachineInfo, Row};
use crate::features::labs::Lab;
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::{Id, Instant, Interval, Lang};
use crate::platform::write::{Call, Failure, Service, Write};

/// What is told of some periods, and since when; nothing where it is not kept.
pub struct Published {
    pub told: BTreeMap<Period, ToldPeriod>,
    pub published_at: Option<Instant>,
}

/// To whom it is told. What a funder hears is kept; what staff see of it beforehand publishes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    Funder,
    Staff,
}

/// Why a period is not told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// So many sessions and reservations of it are not over yet: told now, it would be told wrong for ever.
    #[error("{0} sessions and reservations of the period are still open")]
    StillOpen(i64),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl Failure for NotTold {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            Self::StillOpen(_) => None,
        }
    }
}

/// After so long a session that nobody ended keeps nobody from reading a period any more.
const WAIT_FOR_OPEN_DAYS: i64 = 7;

/// The lab's utilization as funders are told it.
///
/// # Errors
/// [`NotTold`].
pub async fn utilization_for_funder(
    service: &Service,
    lab: &Lab,
    asked: &Asked,
    ask: &FunderAsk,
) -> Result<Figures, NotTold> {
    let (mut told, mut since) = (BTreeMap::new(), Vec::new());
    for periods in ask.years(asked.by) {
        let year = published(service, lab, periods, Telling::Funder).await?;
        told.extend(year.told);
        since.push(year.published_at);
    }
    // What is not kept of one year may be told otherwise tomorrow.
    let published_at = since.into_iter().collect::<Option<Vec<_>>>().and_then(|since| since.into_iter().max());
    let (id, lang) = (lab.id, asked.lang);
    let names = service.read(move |c| infos(c, id, lang)).await?;
    Ok(Figures { published_at, ..answer_told(&told, asked.by, ask, &names, &lab.time_zone) })
}

/// The time of the asked scope as funders are told it.
///
/// # Errors
/// [`NotTold`].
pub async fn time_for_funder(service: &Service, lab: &Lab, ask: &FunderAsk) -> Result<MachineDay, NotTold> {
    let told = published(service, lab, vec![ask.period], Telling::Funder).await?.told.remove(&ask.period);
    Ok(told.map_or_else(ToldGroup::nothing, |period| period.whole(&ask.scope)).day)
}

/// What is told of these periods of one year, all over; the last of them ends last.
///
/// # Errors
/// [`NotTold`].
pub async fn published(
    service: &Service,
    lab: &Lab,
    wanted: Vec<Period>,
    telling: Telling,
) -> Result<Published, NotTold> {
    let Some(last) = wanted.iter().max().copied() else {
        return Ok(Published { told: BTreeMap::new(), published_at: None });
    };
    if let Some(found) = stored(service, lab.id, &wanted).await? {
        return Ok(found);
    }
    let keep = telling == Telling::Funder && anything_to_keep(service, lab, last).await?;
    let Months { machines, rows, kept } =
        if keep { keep_months(service, lab, last).await? } else { see_months(service, lab, last).await? };
    let periods = if kept { last.up_to() } else { wanted.clone() };
    // Deciding may take long, so it is done outside any transaction; it depends on the kept months alone.
    let told = tokio::task::spawn_blocking(move || tell(&machines, &rows, last, &periods))
        .await
        .map_err(|cause| Fault::Unavailable(cause.to_string()))?;
    if !kept {
        return Ok(Published { told, published_at: None });
    }
    let id = lab.id;
    let publish = move |w: &mut Write<'_>| {
        told.iter().try_for_each(|(period, told)| told::publish(w.c, id, *period, told, w.now))
    };
    service.write(Call::service("publish_figures"), publish).await?;
    let found = stored(service, lab.id, &wanted).await?;
    Ok(found.ok_or_else(|| Fault::Unavailable("a period that was published is not there".into()))?)
}

async fn stored(service: &Service, lab: Id, wanted: &[Period]) -> Result<Option<Published>, Fault> {
    let wanted = wanted.to_vec();
    service
        .read(move |c| {
            let found = told::periods(c, lab, &wanted)?;
            if found.len() < wanted.len() {
                return Ok(None);
            }
            let published_at = found.values().map(|(at, _)| *at).max();
            let told = found.into_iter().map(|(period, (_, told))| (period, told)).collect();
            Ok::<_, Fault>(Some(Published { told, published_at }))
        })
        .await
}

/// The facts of a year so far.
struct Months {
    machines: Vec<MachineInfo>,
    rows: Vec<Row>,
    kept: bool,
}

/// Whether months of the year are kept already or anybody was there; looked at without a lock, since of an empty year
/// anybody may ask any number of times.
async fn anything_to_keep(service: &Service, lab: &Lab, last: Period) -> Result<bool, Fault> {
    let lab = lab.clone();
    service
        .read(move |c| {
            let (from, until) = (last.year_start(), last.until);
            let span = Interval::new(lab.zone().day_start(from), lab.zone().day_start(until));
            Ok(told::any_month(c, lab.id, (from, until))? || facts::anybody(c, lab.id, span)?)
        })
        .await
}

/// The facts of the year until `last` ends, with those that are kept as they are kept; keeps nothing.
async fn see_months(service: &Service, lab: &Lab, last: Period) -> Result<Months, Fault> {
    let (lab, now) = (lab.clone(), service.now());
    service.read(move |c| c.snapshot(|c| Ok(months_of(c, &lab, last, now)?.seen()))).await
}

/// Keeps the facts of the months of the year until `last` ends, those that are not kept yet.
async fn keep_months(service: &Service, lab: &Lab, last: Period) -> Result<Months, NotTold> {
    let of = lab.clone();
    let days = service
        .read(move |c| {
            let heads: Vec<MachineHead> = heads_and_infos(c, of.id)?.0;
            unsettled(c, &of, &heads, (last.year_start(), last.until))
        })
        .await?;
    settle_days(service, lab.id, days).await?;
    let lab = lab.clone();
    service.write(Call::service("publish_figures"), move |w| keep_in(w, &lab, last)).await
}

fn keep_in(w: &mut Write<'_>, lab: &Lab, last: Period) -> Result<Months, NotTold> {
    let heads = heads_and_infos(w.c, lab.id)?.0;
    // Roll-ups stand still, so that all sums agree with each other.
    lock::machines(w.c, &heads.iter().map(|head| head.id).collect::<Vec<_>>())?;
    lock::lab_shared(w.c, lab.id)?;
    let year = months_of(w.c, lab, last, w.now)?;
    if year.kept.is_empty() && year.missing.values().all(|month| month.rows.iter().all(|row| row.members.is_empty())) {
        return Ok(year.seen());
    }
    if !year.missing.is_empty() {
        let end = lab.zone().day_start(last.until);
        let open = facts::still_open(w.c, lab.id, end)?;
        if open > 0 && w.now < end.plus_days(WAIT_FOR_OPEN_DAYS) {
            return Err(NotTold::StillOpen(open));
        }
    }
    for (month, facts) in &year.missing {
        told::keep_month(w.c, lab.id, *month, facts, w.now)?;
    }
    // Somebody else may have kept them first.
    let kept = told::months(w.c, lab.id, (last.year_start(), last.until))?;
    Ok(together(kept.into_values(), true))
}

/// The months of a year until a period ends: those that are kept, and the facts of the others as they are now.
struct YearSoFar {
    kept: BTreeMap<NaiveDate, MonthFacts>,
    missing: BTreeMap<NaiveDate, MonthFacts>,
}

impl YearSoFar {
    fn seen(mut self) -> Months {
        self.kept.append(&mut self.missing);
        together(self.kept.into_values(), false)
    }
}

fn months_of(c: &mut Db, lab: &Lab, last: Period, now: Instant) -> DbResult<YearSoFar> {
    let (heads, infos) = heads_and_infos(c, lab.id)?;
    let kept = told::months(c, lab.id, (last.year_start(), last.until))?;
    let months = last.up_to().into_iter().filter(|one| one.is_month() && !kept.contains_key(&one.from));
    let months: Vec<Period> = months.collect();
    let rows = rows_of_months(c, lab, &heads, &months, now)?;
    let facts = |month: Period| {
        let rows = rows.iter().filter(|row| month.contains(row.date)).cloned().collect();
        (month.from, MonthFacts { machines: infos.clone(), rows })
    };
    Ok(YearSoFar { kept, missing: months.into_iter().map(facts).collect() })
}

/// A machine stays all year in the class and with the processes in which it was first told.
fn together(months: impl Iterator<Item = MonthFacts>, kept: bool) -> Months {
    let (mut machines, mut rows, mut known) = (Vec::new(), Vec::new(), BTreeSet::new());
    for month in months {
        machines.extend(month.machines.into_iter().filter(|machine| known.insert(machine.id)));
        rows.extend(month.rows);
    }
    machines.sort_by_key(|machine| machine.id);
    Months { machines, rows, kept }
}

fn heads_and_infos(c: &mut Db, lab: Id) -> DbResult<(Vec<MachineHead>, Vec<MachineInfo>)> {
    Ok(machines::of_lab(c, lab, &MachineFilter::default(), Lang::En)?.into_iter().unzip())
}

fn infos(c: &mut Db, lab: Id, lang: Lang) -> DbResult<Vec<MachineInfo>> {
    Ok(machines::of_lab(c, lab, &MachineFilter::default(), lang)?.into_iter().map(|(_, info)| info).collect())
}
