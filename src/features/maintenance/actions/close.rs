use super::resolve::{Resolution, resolve};
use super::{due, locked_incident};
use crate::features::maintenance::model::{Error, OrderStatus, WorkOrder};
use crate::features::maintenance::store;
use crate::features::reservations;
use crate::features::reservations::actions::blackout::lift;
use crate::features::stock::{self, Used, UsedBy};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// How a work order was done.
#[derive(Clone, Debug, Default)]
pub struct Completion {
    /// What was taken from stock.
    pub parts: Vec<Used>,
    pub cause: Option<String>,
    pub note: Option<String>,
    /// Resolves the incident it was opened for, with the same cause and note.
    pub resolve_incident: bool,
}

/// Closes an order as done: the rest of its time is free again, its plan counts from now. It must be read under its
/// machine's lock.
///
/// # Errors
/// One that is closed already, parts that there are not, an incident that the actor may not resolve, the database's.
pub fn complete(w: &mut Write<'_>, before: &WorkOrder, how: &Completion) -> Result<WorkOrder, Error> {
    let closed = close(w, before, OrderStatus::Done)?;
    stock::draw_used(w, closed.lab, UsedBy::WorkOrder(closed.id), "parts", &how.parts)?;
    let order = WorkOrder { cause: how.cause.clone(), note: how.note.clone(), ..closed };
    if let Some(incident) = order.incident.filter(|_| how.resolve_incident) {
        let incident = locked_incident(w, incident)?;
        if incident.is_open() {
            let resolution = Resolution { cause: how.cause.clone(), note: how.note.clone() };
            resolve(w, &incident, &resolution)?;
        }
    }
    store::orders::save(w.c, &order)?;
    let event = Event::new("work_order.completed", "work_order", order.id).lab(order.lab);
    w.emit(event.before(before.state()).after(order.state()));
    Ok(order)
}

/// Closes an order that is not to be done; its plan counts from now all the same. It must be read under its machine's lock.
///
/// # Errors
/// One that is closed already, the database's.
pub fn cancel(w: &mut Write<'_>, before: &WorkOrder, reason: Option<String>) -> Result<WorkOrder, Error> {
    let order = close(w, before, OrderStatus::Cancelled)?;
    store::orders::save(w.c, &order)?;
    let event = Event::new("work_order.cancelled", "work_order", order.id).lab(order.lab).reason(reason);
    w.emit(event.before(before.state()).after(order.state()));
    Ok(order)
}

fn close(w: &mut Write<'_>, before: &WorkOrder, status: OrderStatus) -> Result<WorkOrder, Error> {
    if !before.is_open() {
        return Err(Error::Step(Text::new("work-order-is-closed")));
    }
    if let Some(block) = before.block {
        let row = reservations::reservation(w.c, block)?;
        if row.released_at.is_none() && row.ends_at > w.now {
            lift(w, &[row])?;
        }
    }
    if let Some(plan) = before.plan {
        due::count_anew(w, plan)?;
    }
    Ok(WorkOrder {
        status,
        closed_at: Some(w.now),
        closed_by: w.actor().person(),
        updated_at: w.now,
        version: before.version + 1,
        ..before.clone()
    })
}
