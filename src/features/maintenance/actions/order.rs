use crate::features::labs::{Faults, Lab};
use crate::features::machines;
use crate::features::maintenance::model::{Error, OrderStatus, WorkOrder};
use crate::features::maintenance::store;
use crate::features::reservations;
use crate::features::reservations::actions::blackout::{self, BlackoutAsk, black_out, move_block};
use crate::features::reservations::model::BlockKind;
use crate::platform::db::Fault;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A work order as it is to be opened.
#[derive(Clone, Debug)]
pub struct OrderAsk {
    pub machine: Id,
    pub incident: Option<Id>,
    pub plan: Option<Id>,
    pub title: String,
    pub description: Option<String>,
    pub planned: bool,
    pub assignee: Option<Id>,
    pub starts_at: Option<Instant>,
    pub ends_at: Option<Instant>,
}

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct OrderChange {
    pub title: Option<String>,
    pub description: Option<Option<String>>,
    pub assignee: Option<Option<Id>>,
    pub starts_at: Option<Instant>,
    pub ends_at: Option<Instant>,
}

/// Opens a work order. Planned work takes its time in the calendar.
///
/// # Errors
/// Fields that contradict each other, [`Error::Calendar`] with `slot_taken` and the next gaps, the database's.
pub fn open(w: &mut Write<'_>, lab: &Lab, ask: &OrderAsk) -> Result<WorkOrder, Error> {
    machines::locked(w.c, ask.machine)?;
    let mut order = WorkOrder {
        id: w.new_id(),
        lab: lab.id,
        machine: ask.machine,
        incident: ask.incident,
        plan: ask.plan,
        title: ask.title.clone(),
        description: ask.description.clone(),
        planned: ask.planned,
        assignee: ask.assignee,
        starts_at: ask.starts_at,
        ends_at: ask.ends_at,
        block: None,
        status: OrderStatus::Open,
        cause: None,
        note: None,
        opened_by: w.actor().person(),
        created_at: w.now,
        updated_at: w.now,
        closed_at: None,
        closed_by: None,
        version: 1,
    };
    check(w, &order)?;
    if let Some(span) = order.span().filter(|_| order.planned) {
        order.block = Some(block(w, lab, &order, span)?);
    }
    store::orders::insert(w.c, &order)?;
    w.emit(Event::new("work_order.opened", "work_order", order.id).lab(lab.id).after(order.state()));
    Ok(order)
}

/// Changes an order that is open. It must be read under its machine's lock.
///
/// # Errors
/// As [`open`]; one that is closed.
pub fn change_order(w: &mut Write<'_>, lab: &Lab, before: &WorkOrder, ask: &OrderChange) -> Result<WorkOrder, Error> {
    if !before.is_open() {
        return Err(Error::Step(Text::new("work-order-is-closed")));
    }
    let mut order = WorkOrder { updated_at: w.now, version: before.version + 1, ..before.clone() };
    order.title = ask.title.clone().unwrap_or(order.title);
    order.description = ask.description.clone().unwrap_or(order.description);
    order.assignee = ask.assignee.unwrap_or(order.assignee);
    order.starts_at = ask.starts_at.or(order.starts_at);
    order.ends_at = ask.ends_at.or(order.ends_at);
    check(w, &order)?;
    if let Some(span) = order.span().filter(|span| order.planned && before.span() != Some(*span)) {
        order.block = Some(move_or_block(w, lab, &order, span)?);
    }
    store::orders::save(w.c, &order)?;
    let mut after = order.state();
    if let Some(fields) = after.as_object_mut() {
        let texts_changed = (&order.title, &order.description) != (&before.title, &before.description);
        fields.insert("texts_changed".into(), texts_changed.into());
    }
    w.emit(Event::new("work_order.changed", "work_order", order.id).lab(lab.id).before(before.state()).after(after));
    Ok(order)
}

/// The block moves while it stands; one whose time is over stays in the record, and another is made.
fn move_or_block(w: &mut Write<'_>, lab: &Lab, order: &WorkOrder, span: Interval) -> Result<Id, Error> {
    let standing = match order.block {
        Some(block) => Some(reservations::reservation(w.c, block)?).filter(|row| row.released_at.is_none()),
        None => None,
    };
    match standing {
        Some(row) => Ok(move_block(w, lab, &row, span)?.id),
        None => block(w, lab, order, span),
    }
}

/// Takes the order's time in the calendar.
pub(super) fn block(w: &mut Write<'_>, lab: &Lab, order: &WorkOrder, span: Interval) -> Result<Id, Error> {
    let machines = vec![order.machine];
    let ask = BlackoutAsk { machines, span, kind: BlockKind::WorkOrder, reason: order.title.clone() };
    let rows = black_out(w, lab, &ask)?;
    rows.first().map(|row| row.id).ok_or(Error::Fault(Fault::NotFound))
}

/// All that is wrong with an order at once.
fn check(w: &mut Write<'_>, order: &WorkOrder) -> Result<(), Error> {
    let mut faults = Faults::default();
    if order.planned && order.plan.is_none() {
        for (pointer, time) in [("/starts_at", order.starts_at), ("/ends_at", order.ends_at)] {
            if time.is_none() {
                faults.add(pointer, "required", Text::new("planned-work-needs-times"));
            }
        }
    } else if order.starts_at.is_some() != order.ends_at.is_some() {
        let pointer = if order.starts_at.is_none() { "/starts_at" } else { "/ends_at" };
        faults.add(pointer, "required", Text::new("work-needs-both-times"));
    }
    if let Some(span) = order.span() {
        if span.is_empty() {
            faults.add("/ends_at", "before_start", Text::new("end-after-start"));
        } else if !blackout::is_sane(span) {
            faults.add("/ends_at", "too_long", Text::new("blackout-too-long").with("days", blackout::longest_days()));
        }
    }
    check_names(w, order, &mut faults)?;
    faults.check(Error::Fields)
}

fn check_names(w: &mut Write<'_>, order: &WorkOrder, faults: &mut Faults) -> Result<(), Fault> {
    if let Some(id) = order.incident {
        let found = match store::incidents::find(w.c, id) {
            Ok(incident) => incident.machine == order.machine,
            Err(Fault::NotFound) => false,
            Err(fault) => return Err(fault),
        };
        if !found {
            faults.add("/incident", "unknown", Text::new("no-such-incident-there"));
        }
    }
    if let Some(person) = order.assignee
        && !store::is_staff(w.c, order.lab, person)?
    {
        faults.add("/assignee", "not_staff", Text::new("assignee-not-staff"));
    }
    Ok(())
}
