use diesel::prelude::*;

use crate::features::stock::model::Supplier;
use crate::platform::db::schema::suppliers;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, supplier: &Supplier) -> DbResult<()> {
    diesel::insert_into(suppliers::table).values(supplier).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, supplier: &Supplier) -> DbResult<()> {
    diesel::update(suppliers::table.find(supplier.id)).set(supplier).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Supplier> {
    Ok(suppliers::table.find(id).select(Supplier::as_select()).first(c)?)
}

pub fn locked(c: &mut Db, id: Id) -> DbResult<Supplier> {
    match c {
        Db::Pg(c) => Ok(suppliers::table.find(id).select(Supplier::as_select()).for_no_key_update().get_result(c)?),
        Db::Sqlite(_) => find(c, id),
    }
}

pub fn is_of_lab(c: &mut Db, lab: Id, id: Id) -> DbResult<bool> {
    let found = suppliers::table.filter(suppliers::id.eq(id)).filter(suppliers::lab.eq(lab));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(c)?)
}

/// A lab's suppliers by id, `limit` of them after `after`.
pub fn list(c: &mut Db, lab: Id, after: Option<Id>, limit: i64) -> DbResult<Vec<Supplier>> {
    let mut query = suppliers::table
        .filter(suppliers::lab.eq(lab))
        .select(Supplier::as_select())
        .order(suppliers::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(suppliers::id.gt(after));
    }
    Ok(query.load(c)?)
}
