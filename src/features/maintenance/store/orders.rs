use diesel::prelude::*;

use crate::features::maintenance::model::{OrderStatus, WorkOrder};
use crate::platform::db::schema::work_orders;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

pub fn insert(c: &mut Db, order: &WorkOrder) -> DbResult<()> {
    diesel::insert_into(work_orders::table).values(order).execute(c)?;
    Ok(())
}

pub fn save(c: &mut Db, order: &WorkOrder) -> DbResult<()> {
    diesel::update(work_orders::table.find(order.id)).set(order).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<WorkOrder> {
    Ok(work_orders::table.find(id).select(WorkOrder::as_select()).first(c)?)
}

/// The plan's order that is not closed; the database holds one at most.
pub fn open_of_plan(c: &mut Db, plan: Id) -> DbResult<Option<WorkOrder>> {
    let open = work_orders::table.filter(work_orders::plan.eq(plan)).filter(work_orders::status.eq(OrderStatus::Open));
    Ok(open.select(WorkOrder::as_select()).first(c).optional()?)
}

/// The lab's open orders that plans opened and whose time is over.
pub fn open_of_plans(c: &mut Db, lab: Id, now: Instant) -> DbResult<Vec<Id>> {
    Ok(work_orders::table
        .filter(work_orders::lab.eq(lab))
        .filter(work_orders::status.eq(OrderStatus::Open))
        .filter(work_orders::plan.is_not_null())
        .filter(work_orders::ends_at.le(now))
        .order(work_orders::id.asc())
        .select(work_orders::id)
        .load(c)?)
}

/// What a list of work orders is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct OrderFilter {
    pub lab: Option<Id>,
    pub machine: Option<Id>,
    pub status: Option<OrderStatus>,
    pub assignee: Option<Id>,
    pub incident: Option<Id>,
    pub plan: Option<Id>,
}

/// The newest first, `limit` of them before `before`; of these labs, or of all.
pub fn list(
    c: &mut Db,
    labs: Option<&[Id]>,
    filter: &OrderFilter,
    before: Option<Id>,
    limit: i64,
) -> DbResult<Vec<WorkOrder>> {
    let mut query =
        work_orders::table.select(WorkOrder::as_select()).order(work_orders::id.desc()).limit(limit).into_boxed();
    if let Some(labs) = labs {
        query = query.filter(work_orders::lab.eq_any(labs.to_vec()));
    }
    if let Some(lab) = filter.lab {
        query = query.filter(work_orders::lab.eq(lab));
    }
    if let Some(machine) = filter.machine {
        query = query.filter(work_orders::machine.eq(machine));
    }
    if let Some(status) = filter.status {
        query = query.filter(work_orders::status.eq(status));
    }
    if let Some(assignee) = filter.assignee {
        query = query.filter(work_orders::assignee.eq(assignee));
    }
    if let Some(incident) = filter.incident {
        query = query.filter(work_orders::incident.eq(incident));
    }
    if let Some(plan) = filter.plan {
        query = query.filter(work_orders::plan.eq(plan));
    }
    if let Some(before) = before {
        query = query.filter(work_orders::id.lt(before));
    }
    Ok(query.load(c)?)
}
