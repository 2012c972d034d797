use chrono::NaiveDate;
use serde_json::{Value, json};

use super::draw::amount;
use super::movement::{MoveAsk, move_stock};
use crate::features::labs::{Faults, Lab};
use crate::features::stock::model::{
    Error, GivenUnit, Movement, MovementKind, Order, OrderLine, PurchaseOrderStatus, Stocked, UnitCost,
};
use crate::features::stock::rules;
use crate::features::stock::store;
use crate::platform::db::Fault;
use crate::platform::http::FieldError;
use crate::platform::values::{Id, Money, Quantity};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// What is to be bought, as it is asked for.
#[derive(Clone, Debug)]
pub struct OrderAsk {
    pub supplier: Option<Id>,
    pub note: Option<String>,
    pub lines: Vec<LineAsk>,
}

#[derive(Clone, Debug)]
pub struct LineAsk {
    pub item: Id,
    pub quantity: Quantity,
    pub unit: Option<GivenUnit>,
    /// Of all of the line.
    pub cost: Option<Money>,
}

/// What has come of a line.
#[derive(Clone, Debug)]
pub struct ReceiveAsk {
    pub line: Id,
    pub quantity: Quantity,
    pub unit: Option<GivenUnit>,
    pub lot: Option<String>,
    pub expires_on: Option<NaiveDate>,
    pub location: Option<String>,
}

/// Asks for things to be bought.
///
/// # Errors
/// Items and a supplier that the lab does not have, quantities that do not convert, the database's.
pub fn create(w: &mut Write<'_>, lab: &Lab, ask: &OrderAsk) -> Result<Order, Error> {
    let order = Order {
        id: w.new_id(),
        lab: lab.id,
        supplier: ask.supplier,
        status: PurchaseOrderStatus::Requested,
        note: ask.note.clone(),
        requested_by: w.actor().person(),
        ordered_at: None,
        ended_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    let mut faults = Faults::default();
    if let Some(supplier) = ask.supplier
        && !store::suppliers::is_of_lab(w.c, lab.id, supplier)?
    {
        faults.add("/supplier", "unknown", Text::new("no-such-supplier"));
    }
    let mut lines = Vec::with_capacity(ask.lines.len());
    for (index, line) in ask.lines.iter().enumerate() {
        lines.extend(checked(w, &order, line, &format!("/lines/{index}"), &mut faults)?);
    }
    faults.check(Error::Fields)?;
    store::orders::insert(w.c, &order, &lines)?;
    let event = Event::new("purchase_order.requested", "purchase_order", order.id).lab(lab.id);
    w.emit(event.after(state(&order)));
    Ok(order)
}

fn checked(
    w: &mut Write<'_>,
    order: &Order,
    line: &LineAsk,
    at: &str,
    faults: &mut Faults,
) -> Result<Option<OrderLine>, Error> {
    let item = match store::items::find(w.c, line.item) {
        Ok(found) if found.item.lab == order.lab && found.item.archived_at.is_none() => found.item,
        Ok(_) | Err(Fault::NotFound) => {
            faults.add(format!("{at}/stock_item"), "unknown", Text::new("no-such-item"));
            return Ok(None);
        }
        Err(fault) => return Err(fault.into()),
    };
    let (cost_minor, cost_currency) = line.cost.clone().map(|cost| (cost.amount_minor, cost.currency)).unzip();
    Ok(Some(OrderLine {
        id: w.new_id(),
        purchase_order: order.id,
        item: item.id,
        quantity: amount(&item, line.quantity, line.unit, at, faults).thousandths(),
        cost_minor,
        cost_currency,
    }))
}

/// It is ordered now.
///
/// # Errors
/// One that is past being requested, the database's.
pub fn place(w: &mut Write<'_>, id: Id) -> Result<Order, Error> {
    let was = store::orders::locked(w.c, id)?;
    only(&was, &[PurchaseOrderStatus::Requested])?;
    let order = Order { status: PurchaseOrderStatus::Ordered, ordered_at: Some(w.now), ..was.clone() };
    save(w, &was, order, "purchase_order.ordered", None)
}

/// Part of it has come, or all: each line is received into its lot. When nothing is to come any more the order closes.
///
/// # Errors
/// An order that was not placed or has ended, lines of another one, more than is still to come, the database's.
pub fn receive(w: &mut Write<'_>, id: Id, asks: &[ReceiveAsk]) -> Result<(Order, Vec<Movement>), Error> {
    let was = store::orders::locked(w.c, id)?;
    only(&was, &[PurchaseOrderStatus::Ordered, PurchaseOrderStatus::Receiving])?;
    let lines = store::orders::lines(w.c, vec![id])?;
    let items = store::items::locked_all(w.c, lines.iter().map(|line| line.item))?;
    let mut received = store::orders::received(w.c, lines.iter().map(|line| line.id).collect())?;
    let mut faults = Faults::default();
    for (index, ask) in asks.iter().enumerate() {
        let at = format!("/lines/{index}");
        let found = lines.iter().find(|line| line.id == ask.line);
        let Some((line, stocked)) = found.and_then(|line| Some((line, items.get(&line.item)?))) else {
            faults.add(format!("{at}/line"), "unknown", Text::new("no-such-line"));
            continue;
        };
        let amount = amount(&stocked.item, ask.quantity, ask.unit, &at, &mut faults);
        let so_far = received.entry(line.id).or_default();
        let left = line.quantity - *so_far;
        *so_far += amount.thousandths();
        if amount.thousandths() > left {
            let left = Quantity::from_thousandths(left.max(0)).to_string();
            let detail = Text::new("more-than-ordered").with("left", left).with("unit", stocked.item.unit.name());
            faults.add(format!("{at}/quantity"), "too_large", detail);
        }
    }
    faults.check(Error::Fields)?;
    let mut made = Vec::with_capacity(asks.len());
    for (index, ask) in asks.iter().enumerate() {
        let Some(line) = lines.iter().find(|line| line.id == ask.line) else { continue };
        let Some(stocked) = items.get(&line.item) else { continue };
        let movement = move_stock(w, line.item, &receipt(ask, line, stocked));
        made.push(movement.map_err(|error| under(error, &format!("/lines/{index}")))?);
    }
    let whole = lines.iter().all(|line| received.get(&line.id).is_some_and(|sum| *sum >= line.quantity));
    let (status, ended_at) =
        if whole { (PurchaseOrderStatus::Closed, Some(w.now)) } else { (PurchaseOrderStatus::Receiving, None) };
    let order = Order { status, ended_at, ..was.clone() };
    Ok((save(w, &was, order, "purchase_order.received", None)?, made))
}

fn receipt(ask: &ReceiveAsk, line: &OrderLine, stocked: &Stocked) -> MoveAsk {
    let money = line.cost_minor.zip(line.cost_currency.clone());
    let whole = money.map(|(amount_minor, currency)| UnitCost {
        amount: Money { amount_minor, currency },
        per: Quantity::from_thousandths(line.quantity),
    });
    let amount = rules::convert(ask.quantity, ask.unit, stocked.item.unit, stocked.item.filament()).ok();
    let cost = whole.zip(amount).and_then(|(whole, amount)| rules::cost_of(&whole, amount));
    MoveAsk {
        unit: ask.unit,
        lot: ask.lot.clone(),
        expires_on: ask.expires_on,
        location: ask.location.clone(),
        cost,
        order_line: Some(line.id),
        ..MoveAsk::new(MovementKind::Receipt, ask.quantity)
    }
}

/// The fields of a part of the body.
fn under(error: Error, at: &str) -> Error {
    match error {
        Error::Fields(errors) => Error::Fields(
            errors.into_iter().map(|one| FieldError { pointer: format!("{at}{}", one.pointer), ..one }).collect(),
        ),
        other => other,
    }
}

/// The rest will not come.
///
/// # Errors
/// An order that was not placed or has ended, the database's.
pub fn close(w: &mut Write<'_>, id: Id, reason: Option<String>) -> Result<Order, Error> {
    let was = store::orders::locked(w.c, id)?;
    only(&was, &[PurchaseOrderStatus::Ordered, PurchaseOrderStatus::Receiving])?;
    let order = Order { status: PurchaseOrderStatus::Closed, ended_at: Some(w.now), ..was.clone() };
    save(w, &was, order, "purchase_order.closed", reason)
}

/// It will not be bought.
///
/// # Errors
/// An order of which something has come or that has ended, the database's.
pub fn cancel(w: &mut Write<'_>, id: Id, reason: Option<String>) -> Result<Order, Error> {
    let was = store::orders::locked(w.c, id)?;
    if was.status == PurchaseOrderStatus::Receiving {
        return Err(Error::State(Text::new("order-has-come")));
    }
    only(&was, &[PurchaseOrderStatus::Requested, PurchaseOrderStatus::Ordered])?;
    let order = Order { status: PurchaseOrderStatus::Cancelled, ended_at: Some(w.now), ..was.clone() };
    save(w, &was, order, "purchase_order.cancelled", reason)
}

fn only(order: &Order, from: &[PurchaseOrderStatus]) -> Result<(), Error> {
    if from.contains(&order.status) {
        return Ok(());
    }
    Err(Error::State(Text::new("order-state").with("status", order.status.name())))
}

fn save(
    w: &mut Write<'_>,
    was: &Order,
    mut order: Order,
    action: &'static str,
    reason: Option<String>,
) -> Result<Order, Error> {
    order.version += 1;
    order.updated_at = w.now;
    store::orders::update(w.c, &order)?;
    let event = Event::new(action, "purchase_order", order.id).lab(order.lab).reason(reason);
    w.emit(event.before(state(was)).after(state(&order)));
    Ok(order)
}

fn state(order: &Order) -> Value {
    json!({ "status": order.status, "supplier": order.supplier, "version": order.version })
}
