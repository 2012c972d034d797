//! Faults, locks, and work that is late.

use diesel::prelude::*;

use super::OnMachine;
use crate::features::maintenance::model::{IncidentStatus, OrderStatus, Severity};
use crate::platform::db::schema::{incidents, machine_locks, machines, maintenance_plans, work_orders};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

pub fn open_incidents(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(OnMachine, Severity)>> {
    Ok(incidents::table
        .inner_join(machines::table.on(machines::id.eq(incidents::machine)))
        .filter(incidents::lab.eq(lab))
        .filter(incidents::status.eq(IncidentStatus::Open))
        .order((incidents::reported_at.asc(), incidents::id.asc()))
        .limit(limit)
        .select(((incidents::id, machines::id, machines::name, incidents::reported_at), incidents::severity))
        .load(c)?)
}

/// Open locks, with whether they are of safety.
pub fn locks(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(OnMachine, bool)>> {
    Ok(machine_locks::table
        .inner_join(machines::table.on(machines::id.eq(machine_locks::machine)))
        .filter(machine_locks::lab.eq(lab))
        .filter(machine_locks::ends_at.is_null())
        .order((machine_locks::starts_at.asc(), machine_locks::id.asc()))
        .limit(limit)
        .select(((machine_locks::id, machines::id, machines::name, machine_locks::starts_at), machine_locks::safety))
        .load(c)?)
}

/// An open order with its title, and when it was to end or, without a time, when it was opened.
pub type Overdue = (Id, Id, String, Instant, Option<Instant>);

/// Open orders whose time is over, and those without a time that were opened before `opened_before`.
pub fn overdue_orders(c: &mut Db, lab: Id, now: Instant, opened_before: Instant, limit: i64) -> DbResult<Vec<Overdue>> {
    let without_time = work_orders::planned.eq(false).and(work_orders::created_at.lt(opened_before));
    let overdue = work_orders::ends_at.lt(now).or(work_orders::ends_at.is_null().and(without_time).nullable());
    Ok(work_orders::table
        .filter(work_orders::lab.eq(lab))
        .filter(work_orders::status.eq(OrderStatus::Open))
        .filter(overdue)
        .order((work_orders::created_at.asc(), work_orders::id.asc()))
        .limit(limit)
        .select((
            work_orders::id,
            work_orders::machine,
            work_orders::title,
            work_orders::created_at,
            work_orders::ends_at,
        ))
        .load(c)?)
}

/// A work order, its machine, its title, since when it waits, and its minutes.
type WithoutGap = (Id, Id, String, Instant, i32);

/// Orders for which their plan found no free time, with how long they take.
pub fn orders_without_gap(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<WithoutGap>> {
    Ok(work_orders::table
        .inner_join(maintenance_plans::table.on(maintenance_plans::id.nullable().eq(work_orders::plan)))
        .filter(work_orders::lab.eq(lab))
        .filter(work_orders::status.eq(OrderStatus::Open))
        .filter(work_orders::planned.eq(true))
        .filter(work_orders::starts_at.is_null())
        .order((work_orders::created_at.asc(), work_orders::id.asc()))
        .limit(limit)
        .select((
            work_orders::id,
            work_orders::machine,
            work_orders::title,
            work_orders::created_at,
            maintenance_plans::duration_minutes,
        ))
        .load(c)?)
}
