//! What funders are told is told once: when a period is first asked for, its months' facts and its figures are kept, and
//! every later answer is made of these.
//!
//! A year of whose people nothing is known yet is not kept: to tell it anew tells no more than to tell it first.

use std::collections::{BTreeMap, BTreeSet};

use super::funder::{FunderAsk, Period, ToldGroup, ToldPeriod, answer_told, tell};
use super::reading::{rows_of_months, unsettled};
use super::settle::settle_days;
use super::store::machines::{self, MachineFilter};
use super::store::told::{self, MonthFacts};
use super::store::{facts::MachineHead, lock};
use super::{Asked, Figures, MachineDay, MachineInfo, Row};
use crate::features::labs::Lab;
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::{Id, Instant, Lang};
use crate::platform::write::{Call, Service, Write};

/// What is told of some periods, and since when; nothing where it is not kept.
pub struct Published {
    pub told: BTreeMap<Period, ToldPeriod>,
    pub published_at: Option<Instant>,
}

/// The lab's utilization as funders are told it.
///
/// # Errors
/// Whatever the database answers.
pub async fn utilization_for_funder(
    service: &Service,
    lab: &Lab,
    asked: &Asked,
    ask: &FunderAsk,
) -> Result<Figures, Fault> {
    let Published { told, published_at } = published(service, lab, ask.periods(asked.by)).await?;
    let (id, lang) = (lab.id, asked.lang);
    let names = service.read(move |c| infos(c, id, lang)).await?;
    Ok(Figures { published_at, ..answer_told(&told, asked.by, ask, &names, &lab.time_zone) })
}

/// The time of the asked scope as funders are told it.
///
/// # Errors
/// Whatever the database answers.
pub async fn time_for_funder(service: &Service, lab: &Lab, ask: &FunderAsk) -> Result<MachineDay, Fault> {
    let told = published(service, lab, vec![ask.period]).await?.told.remove(&ask.period);
    Ok(told.map_or_else(ToldGroup::nothing, |period| period.whole(&ask.scope)).day)
}

/// What is told of these periods of one year, all over; the last of them ends last.
///
/// # Errors
/// Whatever the database answers.
pub async fn published(service: &Service, lab: &Lab, wanted: Vec<Period>) -> Result<Published, Fault> {
    let Some(last) = wanted.iter().max().copied() else {
        return Ok(Published { told: BTreeMap::new(), published_at: None });
    };
    if let Some(found) = stored(service, lab.id, &wanted).await? {
        return Ok(found);
    }
    let Months { machines, rows, kept } = keep_months(service, lab, last).await?;
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
    found.ok_or_else(|| Fault::Unavailable("a period that was published is not there".into()))
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

/// Keeps the facts of the months of the year until `last` ends, those that are not kept yet.
async fn keep_months(service: &Service, lab: &Lab, last: Period) -> Result<Months, Fault> {
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

fn keep_in(w: &mut Write<'_>, lab: &Lab, last: Period) -> DbResult<Months> {
    let (heads, infos) = heads_and_infos(w.c, lab.id)?;
    // Roll-ups stand still, so that all sums agree with each other.
    lock::machines(w.c, &heads.iter().map(|head| head.id).collect::<Vec<_>>())?;
    lock::lab_shared(w.c, lab.id)?;
    let year = (last.year_start(), last.until);
    let mut months = told::months(w.c, lab.id, year)?;
    let was_kept = !months.is_empty();
    let missing: Vec<Period> = last.up_to().into_iter().filter(|one| one.is_month()).collect();
    let missing: Vec<Period> = missing.into_iter().filter(|month| !months.contains_key(&month.from)).collect();
    let rows = rows_of_months(w.c, lab, &heads, &missing, w.now)?;
    let anybody = rows.iter().any(|row| !row.members.is_empty());
    for month in &missing {
        let rows = rows.iter().filter(|row| month.contains(row.date)).cloned().collect();
        let facts = MonthFacts { machines: infos.clone(), rows };
        if was_kept || anybody {
            told::keep_month(w.c, lab.id, month.from, &facts, w.now)?;
        }
        months.insert(month.from, facts);
    }
    let kept = was_kept || anybody;
    // Somebody else may have kept them first.
    let months = if kept { told::months(w.c, lab.id, year)? } else { months };
    Ok(together(months.into_values(), kept))
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
