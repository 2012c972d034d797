use serde_json::{Value, json};

use crate::features::labs::{Faults, Lab};
use crate::features::stock::model::{Error, Item, Stocked, Unit, UnitCost};
use crate::features::stock::rules::Filament;
use crate::features::stock::store;
use crate::platform::db::{Constraint, Fault, Json};
use crate::platform::http::FieldError;
use crate::platform::values::{Id, LocalText, Quantity};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// An item as it is to be made.
#[derive(Clone, Debug)]
pub struct ItemAsk {
    pub name: LocalText,
    pub category: String,
    pub material: Option<String>,
    pub colour: Option<String>,
    pub unit: Unit,
    pub reorder_level: Option<Quantity>,
    pub allow_negative: bool,
    pub barcode: Option<String>,
    pub filament: Option<Filament>,
    pub unit_cost: Option<UnitCost>,
    pub supplier: Option<Id>,
    /// A member, who is told when it runs low.
    pub keeper: Option<Id>,
}

/// What is to be changed; what is `None` stays, `Some(None)` is removed. The unit stays what it is: the ledger is in it.
#[derive(Clone, Debug, Default)]
pub struct ItemChange {
    pub name: Option<LocalText>,
    pub category: Option<String>,
    pub material: Option<Option<String>>,
    pub colour: Option<Option<String>>,
    pub reorder_level: Option<Option<Quantity>>,
    pub allow_negative: Option<bool>,
    pub barcode: Option<Option<String>>,
    pub filament: Option<Option<Filament>>,
    pub unit_cost: Option<Option<UnitCost>>,
    pub supplier: Option<Option<Id>>,
    pub keeper: Option<Option<Id>>,
    pub archived: Option<bool>,
}

/// # Errors
/// Fields that contradict each other, a barcode in use, the database's.
pub fn create(w: &mut Write<'_>, lab: &Lab, ask: &ItemAsk) -> Result<Stocked, Error> {
    let mut item = Item {
        id: w.new_id(),
        lab: lab.id,
        name: Json::of(&ask.name),
        folded: String::new(),
        category: ask.category.clone(),
        category_folded: String::new(),
        material: ask.material.clone(),
        material_folded: None,
        colour: ask.colour.clone(),
        colour_folded: None,
        unit: ask.unit,
        reorder_level: ask.reorder_level.map(Quantity::thousandths),
        allow_negative: ask.allow_negative,
        barcode: ask.barcode.clone(),
        density: ask.filament.map(|filament| filament.density_mg_cm3),
        diameter: ask.filament.map(|filament| filament.diameter_um),
        cost_minor: None,
        cost_currency: None,
        cost_per: None,
        supplier: ask.supplier,
        keeper: ask.keeper,
        archived_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    item.set_unit_cost(ask.unit_cost.clone());
    item.refold();
    check(w, &item)?;
    let stocked = Stocked { item, balance: 0, revision: 0 };
    store::items::insert(w.c, &stocked)?;
    w.emit(Event::new("stock_item.created", "stock_item", stocked.item.id).lab(lab.id).after(state(&stocked.item)));
    Ok(stocked)
}

/// Changes an item that [`store::items::locked`] has loaded.
///
/// # Errors
/// As [`create`]; archiving what there still is some of.
pub fn change(w: &mut Write<'_>, was: &Stocked, ask: ItemChange) -> Result<Stocked, Error> {
    let mut item = was.item.clone();
    let archived = ask.archived;
    apply(&mut item, ask);
    item.refold();
    match archived {
        Some(true) if was.balance != 0 => {
            return Err(one("/archived", "not_empty", Text::new("archive-what-is-used-up")));
        }
        Some(true) => item.archived_at = item.archived_at.or(Some(w.now)),
        Some(false) => item.archived_at = None,
        None => {}
    }
    check(w, &item)?;
    item.version += 1;
    item.updated_at = w.now;
    store::items::update(w.c, &item).map_err(still_negative)?;
    let mut after = state(&item);
    if let Some(fields) = after.as_object_mut() {
        fields.insert("texts_changed".into(), json!(item.folded != was.item.folded));
    }
    let event = Event::new("stock_item.changed", "stock_item", item.id).lab(item.lab);
    w.emit(event.before(state(&was.item)).after(after));
    Ok(Stocked { item, balance: was.balance, revision: was.revision })
}

fn apply(item: &mut Item, ask: ItemChange) {
    fn set<T>(field: &mut T, sent: Option<T>) {
        if let Some(sent) = sent {
            *field = sent;
        }
    }
    set(&mut item.name, ask.name.map(|name| Json::of(&name)));
    set(&mut item.category, ask.category);
    set(&mut item.material, ask.material);
    set(&mut item.colour, ask.colour);
    set(&mut item.reorder_level, ask.reorder_level.map(|level| level.map(Quantity::thousandths)));
    set(&mut item.allow_negative, ask.allow_negative);
    set(&mut item.barcode, ask.barcode);
    set(&mut item.supplier, ask.supplier);
    set(&mut item.keeper, ask.keeper);
    if let Some(filament) = ask.filament {
        (item.density, item.diameter) =
            filament.map(|filament| (filament.density_mg_cm3, filament.diameter_um)).unzip();
    }
    if let Some(cost) = ask.unit_cost {
        item.set_unit_cost(cost);
    }
}

fn one(pointer: &str, code: &str, detail: Text) -> Error {
    Error::Fields(vec![FieldError { pointer: pointer.into(), code: code.into(), detail }])
}

/// A lot or place of it, or all of it, is below zero.
fn still_negative(fault: Fault) -> Error {
    if fault.violates(Constraint::StockBelowZero) {
        return one("/allow_negative", "below_zero", Text::new("below-zero-still"));
    }
    fault.into()
}

fn check(w: &mut Write<'_>, item: &Item) -> Result<(), Error> {
    let mut faults = Faults::default();
    if item.density.is_some() && !matches!(item.unit, Unit::Gram | Unit::Metre) {
        faults.add("/filament", "not_for_this_unit", Text::new("filament-in-gram-or-metre"));
    }
    if let Some(supplier) = item.supplier
        && !store::suppliers::is_of_lab(w.c, item.lab, supplier)?
    {
        faults.add("/supplier", "unknown", Text::new("no-such-supplier"));
    }
    if let Some(keeper) = item.keeper
        && !store::is_member(w.c, item.lab, keeper)?
    {
        faults.add("/keeper", "unknown", Text::new("no-such-member"));
    }
    faults.check(Error::Fields)
}

fn state(item: &Item) -> Value {
    json!({
        "unit": item.unit, "reorder_level": item.reorder_level, "allow_negative": item.allow_negative,
        "density": item.density, "diameter": item.diameter, "cost_minor": item.cost_minor,
        "cost_currency": item.cost_currency, "cost_per": item.cost_per, "supplier": item.supplier,
        "keeper": item.keeper, "archived_at": item.archived_at, "version": item.version,
    })
}
