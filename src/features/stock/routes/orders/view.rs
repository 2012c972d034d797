use std::collections::HashMap;

use crate::features::labs::Lab;
use crate::features::stock::model::{Order, OrderLine, PurchaseOrderStatus};
use crate::features::stock::store;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::Problem;
use crate::platform::values::{Id, Instant, Money, Quantity};

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = PurchaseOrderLine)]
pub struct LineView {
    id: Id,
    stock_item: Id,
    /// In the item's unit.
    quantity: Quantity,
    /// What has come of it, by the ledger.
    received: Quantity,
    cost: Option<Money>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = PurchaseOrder)]
pub struct OrderView {
    pub id: Id,
    lab: String,
    lab_id: Id,
    supplier: Option<Id>,
    status: PurchaseOrderStatus,
    note: Option<String>,
    requested_by: Option<Id>,
    ordered_at: Option<Instant>,
    ended_at: Option<Instant>,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
    lines: Vec<LineView>,
}

pub fn views(c: &mut Db, lab: &Lab, orders: Vec<Order>) -> DbResult<Vec<OrderView>> {
    let lines = store::orders::lines(c, orders.iter().map(|order| order.id).collect())?;
    let received = store::orders::received(c, lines.iter().map(|line| line.id).collect())?;
    let mut by_order: HashMap<Id, Vec<LineView>> = HashMap::new();
    for line in lines {
        by_order.entry(line.purchase_order).or_default().push(line_view(line, &received));
    }
    let view = |order: Order| OrderView {
        id: order.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        supplier: order.supplier,
        status: order.status,
        note: order.note,
        requested_by: order.requested_by,
        ordered_at: order.ordered_at,
        ended_at: order.ended_at,
        created_at: order.created_at,
        updated_at: order.updated_at,
        version: order.version,
        lines: by_order.remove(&order.id).unwrap_or_default(),
    };
    Ok(orders.into_iter().map(view).collect())
}

fn line_view(line: OrderLine, received: &HashMap<Id, i64>) -> LineView {
    let cost = line.cost_minor.zip(line.cost_currency);
    LineView {
        id: line.id,
        stock_item: line.item,
        quantity: Quantity::from_thousandths(line.quantity),
        received: Quantity::from_thousandths(received.get(&line.id).copied().unwrap_or_default()),
        cost: cost.map(|(amount_minor, currency)| Money { amount_minor, currency }),
    }
}

pub fn one(c: &mut Db, lab: &Lab, order: Order) -> Result<OrderView, Problem> {
    views(c, lab, vec![order])?.pop().ok_or_else(Problem::not_found)
}
