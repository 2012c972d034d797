use chrono::NaiveDate;

use super::draw::{amount, converted};
use super::lots;
use super::post::{Change, Links, cells_at, post, taken_from, worth};
use super::returns::returned;
use super::settle;
use crate::features::labs::Faults;
use crate::features::stock::model::{Error, GivenUnit, Item, Lot, Movement, MovementKind, Shortage, Stocked, UnitCost};
use crate::features::stock::rules::{self, Place, PostedCount};
use crate::features::stock::store;
use crate::platform::values::{Id, Money, Quantity};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// A movement as staff give it.
#[derive(Clone, Debug)]
pub struct MoveAsk {
    pub kind: MovementKind,
    /// Above zero; for a count what was found.
    pub quantity: Quantity,
    /// The item's own when absent.
    pub unit: Option<GivenUnit>,
    /// A lot's id or code; a receipt under an unknown code makes the lot.
    pub lot: Option<String>,
    /// Of the lot that a receipt makes.
    pub expires_on: Option<NaiveDate>,
    pub location: Option<String>,
    /// Where a transfer ends.
    pub to_location: Option<String>,
    pub reason: Option<String>,
    pub usage_session: Option<Id>,
    pub work_order: Option<Id>,
    /// Of all that was received.
    pub cost: Option<Money>,
    pub order_line: Option<Id>,
}

impl MoveAsk {
    /// So much in the item's own unit, with nothing else said.
    pub const fn new(kind: MovementKind, quantity: Quantity) -> Self {
        Self {
            kind,
            quantity,
            unit: None,
            lot: None,
            expires_on: None,
            location: None,
            to_location: None,
            reason: None,
            usage_session: None,
            work_order: None,
            cost: None,
            order_line: None,
        }
    }

    fn links(&self) -> Links {
        Links {
            usage_session: self.usage_session,
            work_order: self.work_order,
            order_line: self.order_line,
            stock_take: None,
        }
    }
}

/// Moves an item, which is locked first.
///
/// # Errors
/// Fields that do not fit, [`Error::Insufficient`] with what there is, the database's.
pub fn move_stock(w: &mut Write<'_>, item: Id, ask: &MoveAsk) -> Result<Movement, Error> {
    let mut stocked = store::items::locked(w.c, item)?;
    let (amount, lot) = check(w, &stocked.item, ask)?;
    let lot = match (lot, &ask.lot) {
        (None, Some(code)) => Some(made_lot(w, &stocked.item, code, amount, ask)?),
        (lot, _) => lot.map(|lot| lot.id),
    };
    let named = (lot, ask.location.clone());
    let changes = match ask.kind {
        MovementKind::Receipt => {
            let cost = match &ask.cost {
                Some(cost) => Some(cost.clone()),
                None => worth(w, &stocked.item, lot, amount.thousandths())?,
            };
            vec![Change { place: named.clone(), quantity: amount.thousandths(), cost }]
        }
        MovementKind::Use | MovementKind::Waste => {
            let mut cells = cells_at(w, &stocked.item, &named)?;
            if ask.kind == MovementKind::Waste {
                cells = rules::worst_first(cells);
            }
            taken_from(w, &stocked, amount.thousandths(), &named, &cells, "/quantity")?
        }
        MovementKind::Transfer => transferred(w, &stocked, amount, &named, ask.to_location.as_ref())?,
        MovementKind::Count => counted(w, &stocked.item, amount, &named)?,
        MovementKind::Return => vec![returned(w, &stocked.item, amount, named.clone(), ask)?],
    };
    let made = post(w, &mut stocked, ask.kind, changes, &ask.links(), ask.reason.clone())?;
    if ask.kind == MovementKind::Count {
        let open = store::takes::others_open(w.c, stocked.item.lab, None)?;
        let posted = PostedCount { place: &named, counted_at: w.now, changes: settle::changes(&made) };
        settle::settle(w, &open, item, &posted)?;
    }
    Ok(made)
}

/// Every field at once; the amount in the item's unit, and the lot where it is known.
fn check(w: &mut Write<'_>, item: &Item, ask: &MoveAsk) -> Result<(Quantity, Option<Lot>), Error> {
    let mut faults = Faults::default();
    let of = |kinds: &[MovementKind]| kinds.contains(&ask.kind);
    if item.archived_at.is_some() {
        faults.add("", "archived", Text::new("item-archived"));
    }
    let amount = match ask.kind {
        MovementKind::Count => converted(item, ask.quantity, ask.unit, "", &mut faults),
        _ => amount(item, ask.quantity, ask.unit, "", &mut faults),
    };
    let receipt_only = [("/expires_on", ask.expires_on.is_some()), ("/cost", ask.cost.is_some())];
    for (pointer, _) in receipt_only.into_iter().filter(|(_, given)| *given && !of(&[MovementKind::Receipt])) {
        faults.add(pointer, "not_for_this_kind", Text::new("only-with-a-receipt"));
    }
    let use_only = [("/usage_session", ask.usage_session.is_some()), ("/work_order", ask.work_order.is_some())];
    let is_use = of(&[MovementKind::Use, MovementKind::Waste, MovementKind::Return]);
    for (pointer, _) in use_only.into_iter().filter(|(_, given)| *given && !is_use) {
        faults.add(pointer, "not_for_this_kind", Text::new("only-with-a-use"));
    }
    match (&ask.to_location, ask.kind) {
        (None, MovementKind::Transfer) => faults.add("/to_location", "required", Text::new("field-required")),
        (Some(_), kind) if kind != MovementKind::Transfer => {
            faults.add("/to_location", "not_for_this_kind", Text::new("only-with-a-transfer"));
        }
        (Some(to), _) if ask.location.as_ref() == Some(to) => {
            faults.add("/to_location", "same_place", Text::new("transfer-to-the-same-place"));
        }
        _ => {}
    }
    if let Some(session) = ask.usage_session.filter(|_| is_use)
        && !store::is_session_of(w.c, item.lab, session)?
    {
        faults.add("/usage_session", "unknown", Text::new("no-such-session"));
    }
    if let Some(order) = ask.work_order.filter(|_| is_use)
        && !store::is_work_order_of(w.c, item.lab, order)?
    {
        faults.add("/work_order", "unknown", Text::new("no-such-work-order"));
    }
    let lot = known_lot(w, item, ask, &mut faults)?;
    faults.check(Error::Fields)?;
    Ok((amount, lot))
}

fn known_lot(w: &mut Write<'_>, item: &Item, ask: &MoveAsk, faults: &mut Faults) -> Result<Option<Lot>, Error> {
    let Some(named) = &ask.lot else {
        if ask.expires_on.is_some() && ask.kind == MovementKind::Receipt {
            faults.add("/lot", "required", Text::new("expiry-needs-a-lot"));
        }
        return Ok(None);
    };
    let all = store::lots::of_item(w.c, item.id)?;
    let is_it = |lot: &Lot| named.parse::<Id>().map_or_else(|_| lot.code == *named, |id| lot.id == id);
    let found = all.into_iter().find(is_it);
    match &found {
        None if ask.kind != MovementKind::Receipt || named.parse::<Id>().is_ok() => {
            faults.add("/lot", "unknown", Text::new("no-such-lot"));
        }
        Some(lot) if ask.expires_on.is_some() && ask.expires_on != lot.expires_on => {
            faults.add("/expires_on", "not_of_the_lot", Text::new("lot-expires-otherwise"));
        }
        _ => {}
    }
    Ok(found)
}

/// The lot that a receipt begins; what it cost is the lot's price.
fn made_lot(w: &mut Write<'_>, item: &Item, code: &str, amount: Quantity, ask: &MoveAsk) -> Result<Id, Error> {
    let lot = lots::LotAsk {
        code: code.to_owned(),
        expires_on: ask.expires_on,
        supplier: item.supplier,
        unit_cost: ask.cost.clone().map(|cost| UnitCost { amount: cost, per: amount }),
    };
    Ok(lots::create(w, item, &lot)?.id)
}

/// From wherever it lies elsewhere, or from the named lot and place; what has no place counts as lying elsewhere.
fn transferred(
    w: &mut Write<'_>,
    stocked: &Stocked,
    amount: Quantity,
    named: &Place,
    to: Option<&String>,
) -> Result<Vec<Change>, Error> {
    let item = &stocked.item;
    let mut cells = cells_at(w, item, named)?;
    cells.retain(|cell| cell.location.as_ref() != to);
    let (taken, missing) = rules::pick(&cells, amount.thousandths());
    if missing > 0 {
        let available = Quantity::from_thousandths(amount.thousandths() - missing);
        let shortage = Shortage { item: item.id, available, unit: item.unit, pointer: "/quantity".to_owned() };
        return Err(Error::Insufficient(Box::new(shortage)));
    }
    let both = |(cell, part): (rules::Cell, i64)| {
        let change = |location, quantity| Change { place: (cell.lot, location), quantity, cost: None };
        [change(cell.location.clone(), -part), change(to.cloned(), part)]
    };
    Ok(taken.into_iter().flat_map(both).collect())
}

/// The difference to what was found; a count that finds it right stands in the ledger with nothing.
fn counted(w: &mut Write<'_>, item: &Item, found: Quantity, named: &Place) -> Result<Vec<Change>, Error> {
    let cells = cells_at(w, item, named)?;
    let mut parts = rules::spread(&cells, named, found.thousandths());
    if parts.is_empty() {
        parts.push((named.clone(), 0));
    }
    let change = |(place, quantity)| Change { place, quantity, cost: None };
    Ok(parts.into_iter().map(change).collect())
}
