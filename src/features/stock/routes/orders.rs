use std::collections::HashMap;

use actix_web::{HttpRequest, get, post, web};
use chrono::NaiveDate;

use super::input::{quantity, trimmed};
use super::view::{self, MovementView};
use crate::features::identity::{By, Gate, may};
use crate::features::labs::{self, Lab, scope};
use crate::features::stock::actions::orders::{self as actions, LineAsk, OrderAsk, ReceiveAsk};
use crate::features::stock::model::{GivenUnit, MovementKind, Order, OrderLine, OrderStatus};
use crate::features::stock::store;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{
    Answer, Body, FieldErrors, Page, PageParams, Params, PathId, Posting, Problem, Segment,
};
use crate::platform::values::{Id, Instant, Money, Quantity};
use crate::platform::write::{Service, Write};

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "note": "For the autumn courses",
    "lines": [{ "stock_item": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "quantity": 5, "unit": "kilogram" }]
}))]
struct NewPurchaseOrder {
    supplier: Option<Id>,
    #[schema(max_length = 2000)]
    note: Option<String>,
    #[schema(min_items = 1, max_items = 100)]
    lines: Vec<NewOrderLine>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewPurchaseOrderLine)]
struct NewOrderLine {
    stock_item: Id,
    #[schema(exclusive_minimum = 0.0, maximum = 1_000_000_000.0)]
    quantity: f64,
    unit: Option<GivenUnit>,
    /// Of all of the line.
    cost: Option<Money>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "lines": [{ "line": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "quantity": 2, "unit": "kilogram", "lot": "2026-09-PLA", "location": "Shelf A" }]
}))]
struct ReceiveOrder {
    #[schema(min_items = 1, max_items = 100)]
    lines: Vec<ReceivedLine>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReceivedOrderLine)]
struct ReceivedLine {
    line: Id,
    #[schema(exclusive_minimum = 0.0, maximum = 1_000_000_000.0)]
    quantity: f64,
    unit: Option<GivenUnit>,
    /// A lot's id or code; a code that is not known begins the lot.
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    lot: Option<String>,
    expires_on: Option<NaiveDate>,
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    location: Option<String>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct PlaceOrder {}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "The supplier has no more of it" }))]
struct EndOrder {
    #[schema(min_length = 1, max_length = 1000)]
    reason: Option<String>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = PurchaseOrderLine)]
struct LineView {
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
struct OrderView {
    id: Id,
    lab: String,
    lab_id: Id,
    supplier: Option<Id>,
    status: OrderStatus,
    note: Option<String>,
    requested_by: Option<Id>,
    ordered_at: Option<Instant>,
    ended_at: Option<Instant>,
    created_at: Instant,
    updated_at: Instant,
    version: i32,
    lines: Vec<LineView>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct ReceivedOrder {
    #[serde(flatten)]
    order: OrderView,
    movements: Vec<MovementView>,
}

fn views(c: &mut Db, lab: &Lab, orders: Vec<Order>) -> DbResult<Vec<OrderView>> {
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

fn one(c: &mut Db, lab: &Lab, order: Order) -> Result<OrderView, Problem> {
    views(c, lab, vec![order])?.pop().ok_or_else(Problem::not_found)
}

/// The lab of an order, for who may change it.
fn lab_of(c: &mut Db, gate: &Gate, id: Id) -> Result<Lab, Problem> {
    let lab = store::orders::find(c, id)?.lab;
    scope::lab_of(c, gate, lab)
}

fn answer(w: &mut Write<'_>, order: Order) -> Result<Answer, Problem> {
    let (lab, version) = (labs::by_id(w.c, order.lab)?, order.version);
    Ok(Answer::ok(&one(w.c, &lab, order)?).version(version))
}

/// Ask for things to be bought (staff).
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewPurchaseOrder,
    responses((status = 201, description = "The order", body = OrderView)),
)]
#[post("/labs/{lab}/purchase-orders")]
pub(super) async fn create_purchase_order(
    by: By<may::ManageStock>,
    lab: Segment,
    body: Body<NewPurchaseOrder>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let mut errors = FieldErrors::default();
    let line = |(index, line): (usize, NewOrderLine)| LineAsk {
        item: line.stock_item,
        quantity: quantity(line.quantity, &format!("/lines/{index}/quantity"), &mut errors),
        unit: line.unit,
        cost: line.cost,
    };
    let lines = sent.lines.into_iter().enumerate().map(line).collect();
    errors.check()?;
    let ask = OrderAsk { supplier: sent.supplier, note: trimmed(sent.note), lines };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let order = actions::create(w, &lab, &ask)?;
                let (location, version) = (format!("/api/v1/purchase-orders/{}", order.id), order.version);
                Ok(Answer::created(&one(w.c, &lab, order)?, location).version(version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OrdersQuery {
    #[param(inline)]
    status: Option<OrderStatus>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's purchase orders, last first (staff).
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id"), OrdersQuery),
    responses((status = 200, description = "A page of orders", body = Page<OrderView>)),
)]
#[get("/labs/{lab}/purchase-orders")]
pub(super) async fn list_purchase_orders(
    by: By<may::ManageStock>,
    lab: Segment,
    query: Params<OrdersQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let (gate, status) = (by.gate(), query.0.status);
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let orders = store::orders::list(c, lab.id, status, before, limit + 1)?;
            Ok::<_, Problem>(views(c, &lab, orders)?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// One purchase order (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The order's id")),
    responses((status = 200, description = "The order", body = OrderView)),
)]
#[get("/purchase-orders/{id}")]
pub(super) async fn get_purchase_order(
    by: By<may::ManageStock>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let lab = lab_of(c, &gate, id.0)?;
            let order = store::orders::find(c, id.0)?;
            let version = order.version;
            Ok(Answer::ok(&one(c, &lab, order)?).version(version))
        })
        .await
}

/// Say that a purchase order was placed (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The order's id")),
    request_body = PlaceOrder,
    responses((status = 200, description = "The order", body = OrderView)),
)]
#[post("/purchase-orders/{id}/place")]
pub(super) async fn place_purchase_order(
    by: By<may::ManageStock>,
    id: PathId,
    body: Body<PlaceOrder>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                lab_of(w.c, &gate, id.0)?;
                let order = actions::place(w, id.0)?;
                answer(w, order)
            })
        })
        .await
}

/// Receive part of a purchase order, or all that is left of it (staff). It closes when nothing is to come any more.
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The order's id")),
    request_body = ReceiveOrder,
    responses((status = 200, description = "The order and what was received", body = ReceivedOrder)),
)]
#[post("/purchase-orders/{id}/receive")]
pub(super) async fn receive_purchase_order(
    by: By<may::ManageStock>,
    id: PathId,
    body: Body<ReceiveOrder>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    let mut errors = FieldErrors::default();
    let line = |(index, line): (usize, ReceivedLine)| ReceiveAsk {
        line: line.line,
        quantity: quantity(line.quantity, &format!("/lines/{index}/quantity"), &mut errors),
        unit: line.unit,
        lot: trimmed(line.lot),
        expires_on: line.expires_on,
        location: trimmed(line.location),
    };
    let lines: Vec<_> = body.value.lines.into_iter().enumerate().map(line).collect();
    errors.check()?;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of(w.c, &gate, id.0)?;
                let (order, made) = actions::receive(w, id.0, &lines)?;
                let version = order.version;
                let item = |made: &crate::features::stock::Movement| made.rows.first().map(|row| row.item);
                let movements = made.iter().filter_map(|one| {
                    Some(view::movement(item(one)?, MovementKind::Receipt, one))
                });
                let movements = movements.collect();
                let order = one(w.c, &lab, order)?;
                Ok(Answer::ok(&ReceivedOrder { order, movements }).version(version))
            })
        })
        .await
}

/// Close a purchase order of which the rest will not come (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The order's id")),
    request_body = EndOrder,
    responses((status = 200, description = "The order", body = OrderView)),
)]
#[post("/purchase-orders/{id}/close")]
pub(super) async fn close_purchase_order(
    by: By<may::ManageStock>,
    id: PathId,
    body: Body<EndOrder>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                lab_of(w.c, &gate, id.0)?;
                let order = actions::close(w, id.0, sent.reason.clone())?;
                answer(w, order)
            })
        })
        .await
}

/// Cancel a purchase order of which nothing has come (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The order's id")),
    request_body = EndOrder,
    responses((status = 200, description = "The order", body = OrderView)),
)]
#[post("/purchase-orders/{id}/cancel")]
pub(super) async fn cancel_purchase_order(
    by: By<may::ManageStock>,
    id: PathId,
    body: Body<EndOrder>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                lab_of(w.c, &gate, id.0)?;
                let order = actions::cancel(w, id.0, sent.reason.clone())?;
                answer(w, order)
            })
        })
        .await
}
