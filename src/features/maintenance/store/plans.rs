use diesel::prelude::*;

use crate::features::maintenance::model::{Plan, Worn};
use crate::platform::db::schema::{maintenance_plans, usage_sessions};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval};

pub fn insert(c: &mut Db, plan: &Plan) -> DbResult<()> {
    diesel::insert_into(maintenance_plans::table).values(plan).execute(c)?;
    Ok(())
}

pub fn save(c: &mut Db, plan: &Plan) -> DbResult<()> {
    diesel::update(maintenance_plans::table.find(plan.id)).set(plan).execute(c)?;
    Ok(())
}

/// One that was removed is not found.
pub fn find(c: &mut Db, id: Id) -> DbResult<Plan> {
    let standing = maintenance_plans::table.find(id).filter(maintenance_plans::removed_at.is_null());
    Ok(standing.select(Plan::as_select()).first(c)?)
}

/// Plans of these machines that count use.
pub fn counting_use(c: &mut Db, machines: Vec<Id>) -> DbResult<Vec<Id>> {
    Ok(maintenance_plans::table
        .filter(maintenance_plans::machine.eq_any(machines))
        .filter(maintenance_plans::every_run_hours.is_not_null().or(maintenance_plans::every_sessions.is_not_null()))
        .filter(maintenance_plans::paused.eq(false))
        .filter(maintenance_plans::removed_at.is_null())
        .order(maintenance_plans::id.asc())
        .select(maintenance_plans::id)
        .load(c)?)
}

/// What sessions that have ended did to the machine since then; of one that began before, what came after counts as use.
pub fn worn_since(c: &mut Db, machine: Id, since: Instant) -> DbResult<Worn> {
    let spans: Vec<(Instant, Option<Instant>)> = usage_sessions::table
        .filter(usage_sessions::machine.eq(machine))
        .filter(usage_sessions::ended_at.gt(since))
        .select((usage_sessions::started_at, usage_sessions::ended_at))
        .load(c)?;
    let spans: Vec<Interval> =
        spans.into_iter().filter_map(|(from, until)| Some(Interval::new(from, until?))).collect();
    let used = |span: &Interval| Interval::new(span.starts_at.max(since), span.ends_at).micros();
    let sessions = spans.iter().filter(|span| span.starts_at >= since).count();
    Ok(Worn {
        used_seconds: spans.iter().map(used).sum::<i64>() / 1_000_000,
        sessions: i64::try_from(sessions).unwrap_or(i64::MAX),
    })
}

/// What a list of plans is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct PlanFilter {
    pub lab: Option<Id>,
    pub machine: Option<Id>,
    pub paused: Option<bool>,
}

/// By id, `limit` of them after `after`; of these labs, or of all. Those that were removed are left out.
pub fn list(
    c: &mut Db,
    labs: Option<&[Id]>,
    filter: &PlanFilter,
    after: Option<Id>,
    limit: i64,
) -> DbResult<Vec<Plan>> {
    let mut query = maintenance_plans::table
        .filter(maintenance_plans::removed_at.is_null())
        .select(Plan::as_select())
        .order(maintenance_plans::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(labs) = labs {
        query = query.filter(maintenance_plans::lab.eq_any(labs.to_vec()));
    }
    if let Some(lab) = filter.lab {
        query = query.filter(maintenance_plans::lab.eq(lab));
    }
    if let Some(machine) = filter.machine {
        query = query.filter(maintenance_plans::machine.eq(machine));
    }
    if let Some(paused) = filter.paused {
        query = query.filter(maintenance_plans::paused.eq(paused));
    }
    if let Some(after) = after {
        query = query.filter(maintenance_plans::id.gt(after));
    }
    Ok(query.load(c)?)
}
