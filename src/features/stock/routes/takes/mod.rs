mod view;

use actix_web::{HttpRequest, get, post, web};

use self::view::{LineView, TakeView, WholeStockTake, lines, take_view, whole};
use super::input::{quantity, trimmed};
use crate::features::identity::{By, Gate, may};
use crate::features::labs::{Lab, scope};
use crate::features::stock::actions::takes::{self as actions, CountAsk};
use crate::features::stock::model::{GivenUnit, TakeStatus};
use crate::features::stock::store;
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, FieldErrors, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::Id;
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "location": "Shelf A" }))]
struct NewStockTake {
    /// Only this place is counted; everywhere when absent.
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    location: Option<String>,
    #[schema(max_length = 2000)]
    note: Option<String>,
}

/// What was found. With no lot all lots are counted together; with no place all places, or the stock-take's own.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "stock_item": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "quantity": 740, "unit": "gram" }))]
struct NewCount {
    stock_item: Option<Id>,
    /// Instead of `stock_item`.
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    barcode: Option<String>,
    lot: Option<Id>,
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    location: Option<String>,
    #[schema(minimum = 0.0, maximum = 1_000_000_000.0)]
    quantity: f64,
    unit: Option<GivenUnit>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct CloseTake {}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "Counted the wrong shelf" }))]
struct CancelTake {
    #[schema(min_length = 1, max_length = 1000)]
    reason: Option<String>,
}

fn lab_of(c: &mut Db, gate: &Gate, id: Id) -> Result<Lab, Problem> {
    let lab = store::takes::find(c, id)?.lab;
    scope::lab_of(c, gate, lab)
}

/// Open a stock-take (staff). Several may count in it at once.
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewStockTake,
    responses((status = 201, description = "The stock-take", body = TakeView)),
)]
#[post("/labs/{lab}/stock-takes")]
pub(super) async fn open_stock_take(
    by: By<may::ManageStock>,
    lab: Segment,
    body: Body<NewStockTake>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let (location, note) = (trimmed(sent.location), trimmed(sent.note));
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let take = actions::open(w, &lab, location.clone(), note.clone())?;
                let path = format!("/api/v1/stock-takes/{}", take.id);
                Ok(Answer::created(&take_view(&lab, take), path))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct TakesQuery {
    #[param(inline)]
    status: Option<TakeStatus>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's stock-takes, last first (staff).
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id"), TakesQuery),
    responses((status = 200, description = "A page of stock-takes", body = Page<TakeView>)),
)]
#[get("/labs/{lab}/stock-takes")]
pub(super) async fn list_stock_takes(
    by: By<may::ManageStock>,
    lab: Segment,
    query: Params<TakesQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let (gate, status) = (by.gate(), query.0.status);
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let takes = store::takes::list(c, lab.id, status, before, limit + 1)?;
            Ok::<_, Problem>(takes.into_iter().map(|take| take_view(&lab, take)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// One stock-take with what was counted (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The stock-take's id")),
    responses((status = 200, description = "The stock-take", body = WholeStockTake)),
)]
#[get("/stock-takes/{id}")]
pub(super) async fn get_stock_take(
    by: By<may::ManageStock>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let lab = lab_of(c, &gate, id.0)?;
            let take = store::takes::find(c, id.0)?;
            whole(c, &lab, take)
        })
        .await
}

/// Count an item in a stock-take (staff). Counting the same again replaces what was found before.
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The stock-take's id")),
    request_body = NewCount,
    responses((status = 200, description = "What was found beside what the ledger says", body = LineView)),
)]
#[post("/stock-takes/{id}/counts")]
pub(super) async fn count_stock(
    by: By<may::ManageStock>,
    id: PathId,
    body: Body<NewCount>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let mut errors = FieldErrors::default();
    let ask = CountAsk {
        item: sent.stock_item,
        barcode: trimmed(sent.barcode),
        lot: sent.lot,
        location: trimmed(sent.location),
        quantity: quantity(sent.quantity, "/quantity", &mut errors),
        unit: sent.unit,
    };
    errors.check()?;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                lab_of(w.c, &gate, id.0)?;
                let line = actions::count(w, id.0, &ask)?;
                let shown = lines(w.c, vec![line])?.pop().ok_or_else(Problem::not_found)?;
                Ok(Answer::ok(&shown))
            })
        })
        .await
}

/// Close a stock-take (staff): the differences are posted, and nothing else.
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The stock-take's id")),
    request_body = CloseTake,
    responses((status = 200, description = "The stock-take", body = WholeStockTake)),
)]
#[post("/stock-takes/{id}/close")]
pub(super) async fn close_stock_take(
    by: By<may::ManageStock>,
    id: PathId,
    body: Body<CloseTake>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of(w.c, &gate, id.0)?;
                let take = actions::close(w, id.0)?;
                whole(w.c, &lab, take)
            })
        })
        .await
}

/// Cancel a stock-take (staff): nothing is posted.
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The stock-take's id")),
    request_body = CancelTake,
    responses((status = 200, description = "The stock-take", body = WholeStockTake)),
)]
#[post("/stock-takes/{id}/cancel")]
pub(super) async fn cancel_stock_take(
    by: By<may::ManageStock>,
    id: PathId,
    body: Body<CancelTake>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = lab_of(w.c, &gate, id.0)?;
                let take = actions::cancel(w, id.0, sent.reason.clone())?;
                whole(w.c, &lab, take)
            })
        })
        .await
}
