use actix_web::{post, web};
use chrono::NaiveDate;

use super::lab_of;
use super::view::{OrderView, one};
use crate::features::identity::{By, may};
use crate::features::labs;
use crate::features::stock::actions::orders::{self as actions, ReceiveAsk};
use crate::features::stock::model::{GivenUnit, Movement, MovementKind, Order};
use crate::features::stock::routes::input::{quantity, trimmed};
use crate::features::stock::routes::view::{self, MovementView};
use crate::platform::http::{Answer, Body, FieldErrors, PathId, Posting, Problem};
use crate::platform::values::Id;
use crate::platform::write::{Service, Write};

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
struct ReceivedOrder {
    #[serde(flatten)]
    order: OrderView,
    movements: Vec<MovementView>,
}

fn answer(w: &mut Write<'_>, order: Order) -> Result<Answer, Problem> {
    let (lab, version) = (labs::by_id(w.c, order.lab)?, order.version);
    Ok(Answer::ok(&one(w.c, &lab, order)?).version(version))
}

/// Say that a purchase order was placed (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The order's id")),
    request_body = PlaceOrder,
    responses((status = 200, description = "The order", body = OrderView)),
)]
#[post("/purchase-orders/{id}/place")]
pub async fn place_purchase_order(
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
pub async fn receive_purchase_order(
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
                let item = |made: &Movement| made.rows.first().map(|row| row.item);
                let movements =
                    made.iter().filter_map(|one| Some(view::movement(item(one)?, MovementKind::Receipt, one)));
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
pub async fn close_purchase_order(
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
pub async fn cancel_purchase_order(
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
