use super::order::{OrderAsk, block, open};
use super::plan::locked_plan;
use crate::features::labs;
use crate::features::machines::{self, MachineStatus};
use crate::features::maintenance::model::{Error, Plan, WorkOrder};
use crate::features::maintenance::rules::{Due, due};
use crate::features::maintenance::store;
use crate::features::reservations::{ReservationError, facts};
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::jobs::{self, Next};
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::write::{Event, Write};

/// The job that opens a plan's work orders.
pub const DUE: &str = "maintenance_plan.due";
/// How long a plan waits before it looks again: for free time, or for its retired machine.
const PATIENCE_DAYS: i64 = 1;

/// Opens the order of a plan that has come due, in the first free time; where there is none, without a time, and looks
/// again the next day.
///
/// # Errors
/// Whatever the database answers.
pub fn run_due(w: &mut Write<'_>, id: Id) -> DbResult<Next> {
    let plan = match locked_plan(w, id) {
        Ok(plan) if !plan.paused => plan,
        Ok(_) | Err(Error::Fault(Fault::NotFound)) => return Ok(Next::Done),
        Err(error) => return Err(fault(error)),
    };
    let later = Next::At(w.now.plus_days(PATIENCE_DAYS));
    if machines::find(w.c, plan.machine)?.status == MachineStatus::Retired {
        return Ok(later);
    }
    let order = match store::orders::open_of_plan(w.c, plan.id)? {
        Some(order) if order.waits_for_gap() => schedule(w, &plan, &order),
        Some(_) => return Ok(Next::Done),
        None => {
            let worn = store::plans::worn_since(w.c, plan.machine, plan.counted_from)?;
            match due(plan.every(), plan.counted_from, worn, w.now) {
                Due::At(at) => return Ok(Next::At(at)),
                Due::ByUse => return Ok(Next::Done),
                Due::Now => open_order(w, &plan),
            }
        }
    };
    let order = order.map_err(fault)?;
    Ok(if order.waits_for_gap() { later } else { Next::Done })
}

/// The first free time within the plan's lead that is long enough.
fn gap(w: &mut Write<'_>, plan: &Plan) -> Result<Option<Interval>, Error> {
    let lab = labs::by_id(w.c, plan.lab)?;
    let ground = facts::ground(w.c, &lab, plan.machine)?;
    let within = Interval::new(w.now, w.now.plus_days(i64::from(plan.lead_days)));
    let gaps = facts::work_gaps(w.c, &ground, within, i64::from(plan.duration_minutes), None, 1)?;
    Ok(gaps.first().copied())
}

fn open_order(w: &mut Write<'_>, plan: &Plan) -> Result<WorkOrder, Error> {
    let lab = labs::by_id(w.c, plan.lab)?;
    let gap = gap(w, plan)?;
    let ask = OrderAsk {
        machine: plan.machine,
        incident: None,
        plan: Some(plan.id),
        title: plan.title.clone(),
        description: plan.description.clone(),
        planned: true,
        assignee: None,
        starts_at: gap.map(|gap| gap.starts_at),
        ends_at: gap.map(|gap| gap.ends_at),
    };
    open(w, &lab, &ask)
}

/// Gives an order that waits its time, where there is some now.
fn schedule(w: &mut Write<'_>, plan: &Plan, before: &WorkOrder) -> Result<WorkOrder, Error> {
    let Some(span) = gap(w, plan)? else { return Ok(before.clone()) };
    let lab = labs::by_id(w.c, plan.lab)?;
    let block = block(w, &lab, before, span)?;
    let order = WorkOrder {
        starts_at: Some(span.starts_at),
        ends_at: Some(span.ends_at),
        block: Some(block),
        updated_at: w.now,
        version: before.version + 1,
        ..before.clone()
    };
    store::orders::save(w.c, &order)?;
    let event = Event::new("work_order.changed", "work_order", order.id).lab(order.lab);
    w.emit(event.before(before.state()).after(order.state()));
    Ok(order)
}

/// The open orders of the lab's plans whose time is over.
///
/// # Errors
/// The database's.
pub fn open_plan_orders(c: &mut Db, lab: Id, now: Instant) -> DbResult<Vec<Id>> {
    store::orders::open_of_plans(c, lab, now)
}

/// The plan counts from now, and its job looks when it will be due.
pub(super) fn count_anew(w: &mut Write<'_>, plan: Id) -> Result<(), Error> {
    let before = match store::plans::find(w.c, plan) {
        Ok(plan) => plan,
        // Removed meanwhile.
        Err(Fault::NotFound) => return Ok(()),
        Err(fault) => return Err(fault.into()),
    };
    let plan = Plan { counted_from: w.now, updated_at: w.now, version: before.version + 1, ..before };
    store::plans::save(w.c, &plan)?;
    jobs::schedule(w.c, DUE, plan.id, w.now, w.now)?;
    Ok(())
}

/// A job's refusal by anything but the database is a fault of ours: it is logged and tried again.
fn fault(error: Error) -> Fault {
    match error {
        Error::Fault(fault) | Error::Calendar(ReservationError::Fault(fault)) => fault,
        other => Fault::Unavailable(other.to_string()),
    }
}
