use std::collections::BTreeSet;

use serde_json::json;

use crate::features::labs;
use crate::features::stock::model::{Error, Item, Movement, MovementKind, MovementRow, Shortage, Stocked};
use crate::features::stock::rules::{self, Cell, Place, Pool};
use crate::features::stock::store;
use crate::platform::values::{Id, Money, Quantity};
use crate::platform::write::{Event, Write};

/// What something is moved for.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    pub usage_session: Option<Id>,
    pub work_order: Option<Id>,
    pub order_line: Option<Id>,
    pub stock_take: Option<Id>,
}

/// A signed change of one lot in one place.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub place: Place,
    pub quantity: i64,
    pub cost: Option<Money>,
}

/// Writes changes of a locked item into the ledger, which posts them into its balances, and tells of them.
pub(super) fn post(
    w: &mut Write<'_>,
    stocked: &mut Stocked,
    kind: MovementKind,
    changes: Vec<Change>,
    links: &Links,
    reason: Option<String>,
) -> Result<Movement, Error> {
    let (posting, before) = (w.new_id(), stocked.balance);
    let mut rows = Vec::with_capacity(changes.len());
    for change in changes {
        stocked.balance = stocked.balance.saturating_add(change.quantity);
        stocked.revision += 1;
        let (cost_minor, cost_currency) = change.cost.map(|cost| (cost.amount_minor, cost.currency)).unzip();
        let (lot, location) = change.place;
        let row = MovementRow {
            id: if rows.is_empty() { posting } else { w.new_id() },
            posting,
            lab: stocked.item.lab,
            item: stocked.item.id,
            kind,
            quantity: change.quantity,
            balance_after: stocked.balance,
            lot,
            location,
            person: w.actor().person(),
            usage_session: links.usage_session,
            work_order: links.work_order,
            order_line: links.order_line,
            stock_take: links.stock_take,
            cost_minor,
            cost_currency,
            moved_at: w.now,
        };
        store::ledger::insert(w.c, &row)?;
        rows.push(row);
    }
    tell(w, stocked, (kind, posting), before, links, reason);
    if stocked.balance < before {
        tell_low(w, stocked, before)?;
    }
    let balance_after = Quantity::from_thousandths(stocked.balance);
    Ok(Movement { id: posting, rows, unit: stocked.item.unit, balance_after })
}

/// Tells that the item and what stands in for it fell to their level together, when there were so many of it before.
fn tell_low(w: &mut Write<'_>, stocked: &Stocked, before: i64) -> Result<(), Error> {
    let item = &stocked.item;
    let others = store::items::stand_ins(w.c, item)?;
    let pool = others.iter().fold(Pool::default(), |pool, (balance, level, _)| pool.with(*balance, *level));
    let (was, is) = (pool.with(before, item.reorder_level), pool.with(stocked.balance, item.reorder_level));
    if is.is_low() && !was.is_low() {
        let keepers: BTreeSet<Id> = others.iter().filter_map(|(.., keeper)| *keeper).chain(item.keeper).collect();
        let after = json!({ "balance": is.balance, "reorder_level": is.reorder_level, "keepers": keepers });
        w.emit(Event::new("stock_item.low", "stock_item", item.id).lab(item.lab).after(after));
    }
    Ok(())
}

fn tell(
    w: &mut Write<'_>,
    stocked: &Stocked,
    (kind, posting): (MovementKind, Id),
    before: i64,
    links: &Links,
    reason: Option<String>,
) {
    let item = &stocked.item;
    let after = json!({
        "item": item.id, "kind": kind, "balance": stocked.balance, "usage_session": links.usage_session,
        "work_order": links.work_order, "order_line": links.order_line, "stock_take": links.stock_take,
    });
    let event = Event::new("stock.moved", "stock_movement", posting).lab(item.lab);
    w.emit(event.before(json!({ "balance": before })).after(after).reason(reason));
}

/// What so much is worth: by the lot's price where it has one, else by the item's, else by what was paid for it last.
pub(super) fn worth(w: &mut Write<'_>, item: &Item, lot: Option<Id>, quantity: i64) -> Result<Option<Money>, Error> {
    let of_lot = match lot {
        Some(lot) => store::lots::find(w.c, lot)?.unit_cost(),
        None => None,
    };
    let cost = match of_lot.or_else(|| item.unit_cost()) {
        None => store::ledger::last_price(w.c, item.id)?,
        known => known,
    };
    Ok(cost.and_then(|cost| rules::cost_of(&cost, Quantity::from_thousandths(quantity))))
}

/// What there is of an item in the named lot and place, in the order of use.
pub(super) fn cells_at(w: &mut Write<'_>, item: &Item, named: &Place) -> Result<Vec<Cell>, Error> {
    let cells = store::ledger::cells(w.c, item.id)?;
    let cells: Vec<_> = cells.into_iter().filter(|cell| rules::is_at(cell, named)).collect();
    if !cells.iter().any(|cell| cell.expires_on.is_some()) {
        return Ok(rules::worst_first(cells));
    }
    let today = labs::by_id(w.c, item.lab)?.zone().date(w.now);
    Ok(rules::in_order(cells, today))
}

/// Which of these lots and places an amount is taken from, in their order. What is missing of an item that may fall below zero is taken from the
/// last of them.
pub(super) fn taken_from(
    w: &mut Write<'_>,
    stocked: &Stocked,
    amount: i64,
    named: &Place,
    cells: &[Cell],
    pointer: &str,
) -> Result<Vec<Change>, Error> {
    let item = &stocked.item;
    let (taken, missing) = rules::pick(cells, amount);
    if missing > 0 && !item.allow_negative {
        let available = Quantity::from_thousandths(amount - missing);
        let shortage = Shortage { item: item.id, available, unit: item.unit, pointer: pointer.to_owned() };
        return Err(Error::Insufficient(Box::new(shortage)));
    }
    let mut parts: Vec<(Place, i64)> =
        taken.into_iter().map(|(cell, part)| ((cell.lot, cell.location), part)).collect();
    match parts.last_mut() {
        Some(last) => last.1 += missing,
        None => parts.push((named.clone(), missing)),
    }
    let mut changes = Vec::with_capacity(parts.len());
    for (place, part) in parts {
        let cost = worth(w, item, place.0, part)?;
        changes.push(Change { place, quantity: -part, cost });
    }
    Ok(changes)
}
