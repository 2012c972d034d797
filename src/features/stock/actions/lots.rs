use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::features::labs::Faults;
use crate::features::stock::model::{Error, Item, Lot, UnitCost};
use crate::features::stock::store;
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A lot as it is to be made.
#[derive(Clone, Debug)]
pub struct LotAsk {
    pub code: String,
    pub expires_on: Option<NaiveDate>,
    pub supplier: Option<Id>,
    pub unit_cost: Option<UnitCost>,
}

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct LotChange {
    pub code: Option<String>,
    pub expires_on: Option<Option<NaiveDate>>,
    pub supplier: Option<Option<Id>>,
    pub unit_cost: Option<Option<UnitCost>>,
}

/// # Errors
/// A code that the item has, another lab's supplier, the database's.
pub fn create(w: &mut Write<'_>, item: &Item, ask: &LotAsk) -> Result<Lot, Error> {
    let mut lot = Lot {
        id: w.new_id(),
        lab: item.lab,
        item: item.id,
        code: ask.code.clone(),
        expires_on: ask.expires_on,
        supplier: ask.supplier,
        cost_minor: None,
        cost_currency: None,
        cost_per: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    lot.set_unit_cost(ask.unit_cost.clone());
    check_supplier(w, lot.lab, lot.supplier)?;
    store::lots::insert(w.c, &lot)?;
    w.emit(Event::new("stock_lot.created", "stock_lot", lot.id).lab(lot.lab).after(state(&lot)));
    Ok(lot)
}

/// # Errors
/// As [`create`].
pub fn change(w: &mut Write<'_>, was: &Lot, ask: LotChange) -> Result<Lot, Error> {
    let mut lot = was.clone();
    lot.code = ask.code.unwrap_or(lot.code);
    lot.expires_on = ask.expires_on.unwrap_or(lot.expires_on);
    lot.supplier = ask.supplier.unwrap_or(lot.supplier);
    if let Some(cost) = ask.unit_cost {
        lot.set_unit_cost(cost);
    }
    check_supplier(w, lot.lab, lot.supplier)?;
    lot.version += 1;
    lot.updated_at = w.now;
    store::lots::update(w.c, &lot)?;
    let event = Event::new("stock_lot.changed", "stock_lot", lot.id).lab(lot.lab);
    w.emit(event.before(state(was)).after(state(&lot)));
    Ok(lot)
}

pub(super) fn check_supplier(w: &mut Write<'_>, lab: Id, supplier: Option<Id>) -> Result<(), Error> {
    let mut faults = Faults::default();
    if let Some(supplier) = supplier
        && !store::suppliers::is_of_lab(w.c, lab, supplier)?
    {
        faults.add("/supplier", "unknown", Text::new("no-such-supplier"));
    }
    faults.check(Error::Fields)
}

fn state(lot: &Lot) -> Value {
    json!({
        "item": lot.item, "code": lot.code, "expires_on": lot.expires_on, "supplier": lot.supplier, "cost_minor": lot.cost_minor,
        "cost_currency": lot.cost_currency, "cost_per": lot.cost_per, "version": lot.version,
    })
}
