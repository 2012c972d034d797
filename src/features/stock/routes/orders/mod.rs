mod steps;
mod view;

use actix_web::{HttpRequest, get, post, web};

pub(super) use steps::{cancel_purchase_order, close_purchase_order, place_purchase_order, receive_purchase_order};

use self::view::{OrderView, one, views};
use super::input::{quantity, trimmed};
use crate::features::identity::{By, Gate, may};
use crate::features::labs::{Lab, scope};
use crate::features::stock::actions::orders::{self as actions, LineAsk, OrderAsk};
use crate::features::stock::model::{GivenUnit, PurchaseOrderStatus};
use crate::features::stock::store;
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, FieldErrors, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, Money};
use crate::platform::write::Service;

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

/// The lab of an order, for who may change it.
fn lab_of(c: &mut Db, gate: &Gate, id: Id) -> Result<Lab, Problem> {
    let lab = store::orders::find(c, id)?.lab;
    scope::lab_of(c, gate, lab)
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
    status: Option<PurchaseOrderStatus>,
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
