use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::stock::model::Lot;
use crate::platform::db::schema::{stock_balances, stock_lots};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, lot: &Lot) -> DbResult<()> {
    diesel::insert_into(stock_lots::table).values(lot).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, lot: &Lot) -> DbResult<()> {
    diesel::update(stock_lots::table.find(lot.id)).set(lot).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Lot> {
    Ok(stock_lots::table.find(id).select(Lot::as_select()).first(c)?)
}

pub fn of_item(c: &mut Db, item: Id) -> DbResult<Vec<Lot>> {
    let all = stock_lots::table.filter(stock_lots::item.eq(item)).order(stock_lots::id.asc());
    Ok(all.select(Lot::as_select()).load(c)?)
}

/// A lab's lots by id, `limit` of them after `after`; with `item`, that one's.
pub fn list(c: &mut Db, lab: Id, item: Option<Id>, after: Option<Id>, limit: i64) -> DbResult<Vec<Lot>> {
    let mut query = stock_lots::table
        .filter(stock_lots::lab.eq(lab))
        .select(Lot::as_select())
        .order(stock_lots::id.asc())
        .limit(limit)
        .into_boxed();
    if let Some(item) = item {
        query = query.filter(stock_lots::item.eq(item));
    }
    if let Some(after) = after {
        query = query.filter(stock_lots::id.gt(after));
    }
    Ok(query.load(c)?)
}

/// What there is of some lots, wherever it lies.
pub fn balances(c: &mut Db, lots: Vec<Id>) -> DbResult<HashMap<Id, i64>> {
    let rows: Vec<(Option<Id>, i64)> = stock_balances::table
        .filter(stock_balances::lot.eq_any(lots))
        .select((stock_balances::lot, stock_balances::quantity))
        .load(c)?;
    let mut sums = HashMap::new();
    for (lot, quantity) in rows {
        if let Some(lot) = lot {
            *sums.entry(lot).or_insert(0) += quantity;
        }
    }
    Ok(sums)
}
