use serde_json::json;

use crate::features::labs::Lab;
use crate::features::stock::model::{Error, Supplier};
use crate::features::stock::store;
use crate::platform::values::fold;
use crate::platform::write::{Event, Write};

/// Whom a lab buys from, as it is to be written down.
#[derive(Clone, Debug)]
pub struct SupplierAsk {
    pub name: String,
    pub contact: Option<String>,
    pub note: Option<String>,
}

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct SupplierChange {
    pub name: Option<String>,
    pub contact: Option<Option<String>>,
    pub note: Option<Option<String>>,
}

/// # Errors
/// A name that another supplier of the lab has, the database's.
pub fn create(w: &mut Write<'_>, lab: &Lab, ask: &SupplierAsk) -> Result<Supplier, Error> {
    let supplier = Supplier {
        id: w.new_id(),
        lab: lab.id,
        folded: fold(&ask.name),
        name: ask.name.clone(),
        contact: ask.contact.clone(),
        note: ask.note.clone(),
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::suppliers::insert(w.c, &supplier)?;
    let event = Event::new("supplier.created", "supplier", supplier.id).lab(lab.id);
    w.emit(event.after(json!({ "version": supplier.version })));
    Ok(supplier)
}

/// # Errors
/// As [`create`].
pub fn change(w: &mut Write<'_>, was: &Supplier, ask: SupplierChange) -> Result<Supplier, Error> {
    let mut supplier = was.clone();
    supplier.name = ask.name.unwrap_or(supplier.name);
    supplier.folded = fold(&supplier.name);
    supplier.contact = ask.contact.unwrap_or(supplier.contact);
    supplier.note = ask.note.unwrap_or(supplier.note);
    supplier.version += 1;
    supplier.updated_at = w.now;
    store::suppliers::update(w.c, &supplier)?;
    let event = Event::new("supplier.changed", "supplier", supplier.id).lab(supplier.lab);
    // A supplier may be a person: what they are called, whom one speaks to there, and notes stay out.
    let after = json!({ "version": supplier.version, "name_changed": supplier.name != was.name });
    w.emit(event.before(json!({ "version": was.version })).after(after));
    Ok(supplier)
}
