use std::collections::HashMap;

use diesel::prelude::*;

use crate::features::stock::model::{Order, OrderLine, PurchaseOrderStatus};
use crate::platform::db::schema::{purchase_order_lines, purchase_orders, stock_movements};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, order: &Order, lines: &[OrderLine]) -> DbResult<()> {
    diesel::insert_into(purchase_orders::table).values(order).execute(c)?;
    for line in lines {
        diesel::insert_into(purchase_order_lines::table).values(line).execute(c)?;
    }
    Ok(())
}

pub fn update(c: &mut Db, order: &Order) -> DbResult<()> {
    diesel::update(purchase_orders::table.find(order.id)).set(order).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Order> {
    Ok(purchase_orders::table.find(id).select(Order::as_select()).first(c)?)
}

pub fn locked(c: &mut Db, id: Id) -> DbResult<Order> {
    match c {
        Db::Pg(c) => {
            Ok(purchase_orders::table.find(id).select(Order::as_select()).for_no_key_update().get_result(c)?)
        }
        Db::Sqlite(_) => find(c, id),
    }
}

/// The last first, `limit` of them before `before`.
pub fn list(
    c: &mut Db,
    lab: Id,
    status: Option<PurchaseOrderStatus>,
    before: Option<Id>,
    limit: i64,
) -> DbResult<Vec<Order>> {
    let mut query = purchase_orders::table
        .filter(purchase_orders::lab.eq(lab))
        .select(Order::as_select())
        .order(purchase_orders::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(status) = status {
        query = query.filter(purchase_orders::status.eq(status));
    }
    if let Some(before) = before {
        query = query.filter(purchase_orders::id.lt(before));
    }
    Ok(query.load(c)?)
}

/// The lines of an order.
///
/// # Errors
/// The database's.
pub fn lines_of(c: &mut Db, order: Id) -> DbResult<Vec<OrderLine>> {
    lines(c, vec![order])
}

pub fn lines(c: &mut Db, orders: Vec<Id>) -> DbResult<Vec<OrderLine>> {
    let all = purchase_order_lines::table.filter(purchase_order_lines::purchase_order.eq_any(orders));
    Ok(all.order(purchase_order_lines::id.asc()).select(OrderLine::as_select()).load(c)?)
}

/// What has come of each line, by the ledger.
pub fn received(c: &mut Db, lines: Vec<Id>) -> DbResult<HashMap<Id, i64>> {
    let rows: Vec<(Option<Id>, i64)> = stock_movements::table
        .filter(stock_movements::order_line.eq_any(lines))
        .select((stock_movements::order_line, stock_movements::quantity))
        .load(c)?;
    let mut sums = HashMap::new();
    for (line, quantity) in rows {
        if let Some(line) = line {
            *sums.entry(line).or_insert(0) += quantity;
        }
    }
    Ok(sums)
}
