//! Proof that what is kept is what the facts say.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::reading::snapshot;
use super::settle::{self, MachineDates};
use super::store::facts::{self, MachineHead};
use super::store::rows::{MachineDayRow, MemberDayRow};
use super::store::{days, machines};
use crate::features::labs::Lab;
use crate::platform::db::schema::labs;
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::{Id, Instant, Lang};
use crate::platform::write::Service;

/// How many waiting days are looked for at once.
const STALE: i64 = 5_000;

/// A kept day that the facts do not bear out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub lab: String,
    pub machine: Id,
    pub day: NaiveDate,
    /// What is kept and what was computed.
    pub detail: String,
}

/// What was compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub machines: usize,
    pub days: usize,
    pub differences: Vec<Difference>,
}

/// Computes the days that wait, then every kept day anew, and compares.
///
/// # Errors
/// Whatever the database answers.
pub async fn verify(service: &Service) -> Result<Report, Fault> {
    let all: Vec<Lab> = service.read(|c| Ok::<_, Fault>(labs::table.select(Lab::as_select()).load(c)?)).await?;
    let mut report = Report::default();
    for lab in all {
        settle_stale(service, &lab).await?;
        let id = lab.id;
        let heads =
            service.read(move |c| machines::of_lab(c, id, &machines::MachineFilter::default(), Lang::En)).await?;
        for (head, _) in heads {
            let (lab, now) = (lab.clone(), service.now());
            let found = service.read(move |c| snapshot(c, |c| compare(c, &lab, &head, now))).await?;
            report.machines += 1;
            report.days += found.days;
            report.differences.extend(found.differences);
        }
    }
    Ok(report)
}

async fn settle_stale(service: &Service, lab: &Lab) -> Result<(), Fault> {
    let (id, zone) = (lab.id, lab.zone());
    loop {
        let today = zone.date(service.now());
        let stale = service.read(move |c| days::stale(c, id, today, STALE)).await?;
        if stale.is_empty() {
            return Ok(());
        }
        let mut dates = MachineDates::new();
        for (machine, date) in stale {
            dates.entry(machine).or_default().push(date);
        }
        settle::settle_days(service, id, dates).await?;
    }
}

fn compare(c: &mut Db, lab: &Lab, head: &MachineHead, now: Instant) -> DbResult<Report> {
    let mut kept: BTreeMap<NaiveDate, (MachineDayRow, Vec<MemberDayRow>)> = BTreeMap::new();
    for (day, members) in days::stored(c, head.id)? {
        if !day.stale {
            kept.insert(day.day, (day, members));
        }
    }
    let dates = MachineDates::from([(head.id, kept.keys().copied().collect())]);
    let heads = facts::machine_heads(c, &[head.id])?;
    let mut report = Report { days: kept.len(), ..Report::default() };
    for row in settle::compute(c, lab, &heads, &dates, now)? {
        let Some((day, mut members)) = kept.remove(&row.date) else { continue };
        let computed = MachineDayRow::of(lab.id, row.machine, row.date, &row.day, day.computed_at);
        let own = row.members.iter().map(|member| MemberDayRow::of(lab.id, row.machine, row.date, member));
        let mut computed_members: Vec<MemberDayRow> = own.collect();
        for list in [&mut members, &mut computed_members] {
            list.sort_by(|a, b| (a.person, &a.affiliation, &a.role).cmp(&(b.person, &b.affiliation, &b.role)));
        }
        if day == computed && members == computed_members {
            continue;
        }
        let detail = format!("kept {day:?} {members:?}, computed {computed:?} {computed_members:?}");
        report.differences.push(Difference { lab: lab.slug.clone(), machine: head.id, day: row.date, detail });
    }
    Ok(report)
}
