//! What funders were told, as it was told.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::funder::{Period, ToldPeriod};
use super::super::group::{MachineInfo, Row};
use crate::platform::db::schema::{told_months, told_periods};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

/// The facts of a month of a lab: its machines as they were then, and a row for each.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct MonthFacts {
    pub machines: Vec<MachineInfo>,
    pub rows: Vec<Row>,
}

/// The kept months that begin within local dates `[from, until)`.
pub fn months(c: &mut Db, lab: Id, (from, until): (NaiveDate, NaiveDate)) -> DbResult<BTreeMap<NaiveDate, MonthFacts>> {
    let rows: Vec<(NaiveDate, Json)> = told_months::table
        .filter(told_months::lab.eq(lab))
        .filter(told_months::month.ge(from))
        .filter(told_months::month.lt(until))
        .select((told_months::month, told_months::facts))
        .load(c)?;
    rows.into_iter().map(|(month, facts)| Ok((month, facts.read()?))).collect()
}

/// Whether a month that begins within local dates `[from, until)` is kept.
pub fn any_month(c: &mut Db, lab: Id, (from, until): (NaiveDate, NaiveDate)) -> DbResult<bool> {
    let found = told_months::table
        .filter(told_months::lab.eq(lab))
        .filter(told_months::month.ge(from))
        .filter(told_months::month.lt(until))
        .select(told_months::month)
        .first::<NaiveDate>(c)
        .optional()?;
    Ok(found.is_some())
}

/// Keeps a month, unless it is kept already.
pub fn keep_month(c: &mut Db, lab: Id, month: NaiveDate, facts: &MonthFacts, now: Instant) -> DbResult<()> {
    let row = (
        told_months::lab.eq(lab),
        told_months::month.eq(month),
        told_months::facts.eq(Json::of(facts)),
        told_months::kept_at.eq(now),
    );
    match c {
        Db::Pg(c) => diesel::insert_into(told_months::table).values(row).on_conflict_do_nothing().execute(c)?,
        Db::Sqlite(c) => diesel::insert_into(told_months::table).values(row).on_conflict_do_nothing().execute(c)?,
    };
    Ok(())
}

/// What was told of these periods, with the moment of its publication; those not published yet are left out.
pub fn periods(c: &mut Db, lab: Id, wanted: &[Period]) -> DbResult<BTreeMap<Period, (Instant, ToldPeriod)>> {
    let mut out = BTreeMap::new();
    for period in wanted {
        let found: Option<(Instant, Json)> = told_periods::table
            .find((lab, period.from, period.until))
            .select((told_periods::published_at, told_periods::figures))
            .first(c)
            .optional()?;
        if let Some((at, figures)) = found {
            out.insert(*period, (at, figures.read()?));
        }
    }
    Ok(out)
}

/// Publishes a period, unless it is published already.
pub fn publish(c: &mut Db, lab: Id, period: Period, told: &ToldPeriod, now: Instant) -> DbResult<()> {
    let row = (
        told_periods::lab.eq(lab),
        told_periods::from_day.eq(period.from),
        told_periods::until_day.eq(period.until),
        told_periods::figures.eq(Json::of(told)),
        told_periods::published_at.eq(now),
    );
    match c {
        Db::Pg(c) => diesel::insert_into(told_periods::table).values(row).on_conflict_do_nothing().execute(c)?,
        Db::Sqlite(c) => diesel::insert_into(told_periods::table).values(row).on_conflict_do_nothing().execute(c)?,
    };
    Ok(())
}
