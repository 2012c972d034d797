//! What spoils and what was ordered.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::platform::db::schema::{purchase_order_lines, purchase_orders, stock_balances, stock_items, stock_lots};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant};

/// A lot: its item with the name, its code, and the last day on which it may be used.
pub type Expiry = (Id, Json, String, NaiveDate);

/// Lots that end by a day and of which there is something, those that end first.
pub fn lots_that_end(c: &mut Db, lab: Id, until: NaiveDate, limit: i64) -> DbResult<Vec<Expiry>> {
    let there = stock_balances::table
        .filter(stock_balances::lot.eq(stock_lots::id.nullable()))
        .filter(stock_balances::quantity.gt(0));
    Ok(stock_lots::table
        .inner_join(stock_items::table.on(stock_items::id.eq(stock_lots::item)))
        .filter(stock_lots::lab.eq(lab))
        .filter(stock_items::archived_at.is_null())
        .filter(stock_lots::expires_on.le(until))
        .filter(diesel::dsl::exists(there))
        .order((stock_lots::expires_on.asc(), stock_lots::id.asc()))
        .limit(limit)
        .select((stock_items::id, stock_items::name, stock_lots::code, stock_lots::expires_on.assume_not_null()))
        .load(c)?)
}

/// Purchase orders that are asked for, with when they were.
pub fn orders_requested(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<(Id, Instant)>> {
    Ok(purchase_orders::table
        .filter(purchase_orders::lab.eq(lab))
        .filter(purchase_orders::status.eq("requested"))
        .order((purchase_orders::created_at.asc(), purchase_orders::id.asc()))
        .limit(limit)
        .select((purchase_orders::id, purchase_orders::created_at))
        .load(c)?)
}

/// Purchase orders of which something is still to come and that were placed before then, with when they were.
pub fn orders_placed(c: &mut Db, lab: Id, before: Instant, limit: i64) -> DbResult<Vec<(Id, Instant)>> {
    Ok(purchase_orders::table
        .filter(purchase_orders::lab.eq(lab))
        .filter(purchase_orders::status.eq_any(["ordered", "receiving"]))
        .filter(purchase_orders::ordered_at.le(before))
        .order((purchase_orders::ordered_at.asc(), purchase_orders::id.asc()))
        .limit(limit)
        .select((purchase_orders::id, purchase_orders::ordered_at.assume_not_null()))
        .load(c)?)
}

/// The names of the items of these orders, by line.
pub fn ordered_things(c: &mut Db, orders: Vec<Id>) -> DbResult<Vec<(Id, Json)>> {
    Ok(purchase_order_lines::table
        .inner_join(stock_items::table.on(stock_items::id.eq(purchase_order_lines::item)))
        .filter(purchase_order_lines::purchase_order.eq_any(orders))
        .order(purchase_order_lines::id.asc())
        .select((purchase_order_lines::purchase_order, stock_items::name))
        .load(c)?)
}
