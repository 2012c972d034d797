use std::collections::BTreeMap;

use super::post::{Links, cells_at, post, taken_from};
use crate::features::labs::Faults;
use crate::features::stock::model::{Error, GivenUnit, Item, Movement, MovementKind, Stocked};
use crate::features::stock::rules::{self, ConvertProblem};
use crate::features::stock::store;
use crate::platform::db::Fault;
use crate::platform::values::{Id, Quantity};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// What another room uses of an item.
#[derive(Clone, Debug)]
pub struct Draw {
    /// The item must be this lab's.
    pub lab: Id,
    pub item: Id,
    pub quantity: Quantity,
    /// The item's own when absent.
    pub unit: Option<GivenUnit>,
    /// What expires first is taken when no lot is named.
    pub lot: Option<Id>,
    pub location: Option<String>,
    pub usage_session: Option<Id>,
    pub work_order: Option<Id>,
    /// Where it stands in the body, `/materials/0`; nothing for the body itself.
    pub at: String,
}

/// What was used of an item.
#[derive(Clone, Debug)]
pub struct Used {
    pub stock_item: Id,
    pub quantity: Quantity,
    /// The item's own when absent.
    pub unit: Option<GivenUnit>,
}

/// What it was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsedBy {
    Session(Id),
    WorkOrder(Id),
}

/// Takes what was used from a lab's stock, all of it or nothing; `field` of the body tells of it.
///
/// # Errors
/// As [`draw_all`].
pub fn draw_used(w: &mut Write<'_>, lab: Id, by: UsedBy, field: &str, used: &[Used]) -> Result<(), Error> {
    let (usage_session, work_order) = match by {
        UsedBy::Session(id) => (Some(id), None),
        UsedBy::WorkOrder(id) => (None, Some(id)),
    };
    let draw = |(index, one): (usize, &Used)| Draw {
        unit: one.unit,
        usage_session,
        work_order,
        at: format!("/{field}/{index}"),
        ..Draw::new(lab, one.stock_item, one.quantity)
    };
    let draws: Vec<_> = used.iter().enumerate().map(draw).collect();
    draw_all(w, &draws)?;
    Ok(())
}

impl Draw {
    /// So much of an item in its own unit, from wherever it lies.
    pub const fn new(lab: Id, item: Id, quantity: Quantity) -> Self {
        Self {
            lab,
            item,
            quantity,
            unit: None,
            lot: None,
            location: None,
            usage_session: None,
            work_order: None,
            at: String::new(),
        }
    }
}

/// Takes from stock what was used, in the transaction it is given.
///
/// # Errors
/// As [`draw_all`].
pub fn draw(w: &mut Write<'_>, draw: &Draw) -> Result<Movement, Error> {
    let mut made = draw_all(w, std::slice::from_ref(draw))?;
    made.pop().ok_or(Error::Fault(Fault::NotFound))
}

/// Takes all of it or nothing. The items are locked by id first, so that two who draw the same things do not wait for
/// each other in a circle.
///
/// # Errors
/// An item that the lab does not have or has archived, a unit that does not convert, a lot of another item: every field at
/// once. [`Error::Insufficient`] with what there is, the database's.
pub fn draw_all(w: &mut Write<'_>, draws: &[Draw]) -> Result<Vec<Movement>, Error> {
    let mut items = lock(w, draws)?;
    let mut faults = Faults::default();
    let mut amounts = Vec::with_capacity(draws.len());
    for draw in draws {
        amounts.push(check(w, items.get(&draw.item), draw, &mut faults)?);
    }
    faults.check(Error::Fields)?;
    let mut made = Vec::with_capacity(draws.len());
    for (draw, amount) in draws.iter().zip(amounts) {
        let Some(stocked) = items.get_mut(&draw.item) else { continue };
        let named = (draw.lot, draw.location.clone());
        let pointer = format!("{}/quantity", draw.at);
        let cells = cells_at(w, &stocked.item, &named)?;
        let changes = taken_from(w, stocked, amount.thousandths(), &named, &cells, &pointer)?;
        let links = Links { usage_session: draw.usage_session, work_order: draw.work_order, ..Links::default() };
        made.push(post(w, stocked, MovementKind::Use, changes, &links, None)?);
    }
    Ok(made)
}

/// The items that there are, locked by id, and what they are low together with.
fn lock(w: &mut Write<'_>, draws: &[Draw]) -> Result<BTreeMap<Id, Stocked>, Error> {
    let mut items = store::items::locked_all(w.c, draws.iter().map(|draw| draw.item))?;
    items.retain(|id, stocked| draws.iter().any(|draw| draw.item == *id && draw.lab == stocked.item.lab));
    if items.len() > 1 {
        store::items::lock_groups(w.c, items.values().map(|stocked| &stocked.item))?;
    }
    Ok(items)
}

fn check(w: &mut Write<'_>, stocked: Option<&Stocked>, draw: &Draw, faults: &mut Faults) -> Result<Quantity, Error> {
    let at = &draw.at;
    let Some(stocked) = stocked else {
        faults.add(format!("{at}/stock_item"), "unknown", Text::new("no-such-item"));
        return Ok(Quantity::ZERO);
    };
    if stocked.item.archived_at.is_some() {
        faults.add(format!("{at}/stock_item"), "archived", Text::new("item-archived"));
    }
    if let Some(lot) = draw.lot
        && !store::lots::of_item(w.c, stocked.item.id)?.iter().any(|known| known.id == lot)
    {
        faults.add(format!("{at}/lot"), "unknown", Text::new("no-such-lot"));
    }
    Ok(amount(&stocked.item, draw.quantity, draw.unit, at, faults))
}

/// What was given, in the item's unit and above zero.
pub(super) fn amount(
    item: &Item,
    quantity: Quantity,
    unit: Option<GivenUnit>,
    at: &str,
    faults: &mut Faults,
) -> Quantity {
    if quantity <= Quantity::ZERO {
        faults.add(format!("{at}/quantity"), "too_small", Text::new("field-above").with("limit", "0"));
        return Quantity::ZERO;
    }
    converted(item, quantity, unit, at, faults)
}

/// What was given, in the item's unit.
pub(super) fn converted(
    item: &Item,
    quantity: Quantity,
    unit: Option<GivenUnit>,
    at: &str,
    faults: &mut Faults,
) -> Quantity {
    match rules::convert(quantity, unit, item.unit, item.filament()) {
        Ok(amount) => return amount,
        Err(ConvertProblem::Unrelated { can }) => {
            let names: Vec<_> = can.iter().map(|unit| unit.name()).collect();
            let detail = Text::new("unit-unrelated").with("unit", item.unit.name()).with("units", names.join(", "));
            faults.add(format!("{at}/unit"), "cannot_convert", detail);
        }
        Err(ConvertProblem::TooSmall) => {
            let detail = Text::new("quantity-too-small").with("unit", item.unit.name());
            faults.add(format!("{at}/quantity"), "too_small", detail);
        }
        Err(ConvertProblem::TooLarge) => {
            faults.add(format!("{at}/quantity"), "too_large", Text::new("quantity-too-large"));
        }
    }
    Quantity::ZERO
}
