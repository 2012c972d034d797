use actix_web::{HttpRequest, get, patch, post, web};
use chrono::NaiveDate;

use super::input::{UnitCostInput, unit_cost};
use super::view::{self, LotView};
use crate::features::identity::{By, Gate, may};
use crate::features::labs::{Lab, scope};
use crate::features::stock::actions::lots::{self as actions, LotAsk, LotChange};
use crate::features::stock::model::Lot;
use crate::features::stock::store;
use crate::platform::db::Db;
use crate::platform::http::{
    Answer, Body, Code, FieldErrors, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, never_null, nullable,
};
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "stock_item": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "code": "L-2026-09", "expires_on": "2027-03-01" }))]
struct NewStockLot {
    stock_item: Id,
    /// What stands on the package.
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    code: String,
    /// The last day on which it is good.
    expires_on: Option<NaiveDate>,
    supplier: Option<Id>,
    /// The item's when absent.
    unit_cost: Option<UnitCostInput>,
}

/// Null removes a field.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "expires_on": "2027-06-01" }))]
struct StockLotPatch {
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    code: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    expires_on: Option<Option<NaiveDate>>,
    #[serde(default, deserialize_with = "nullable")]
    supplier: Option<Option<Id>>,
    #[serde(default, deserialize_with = "nullable")]
    unit_cost: Option<Option<UnitCostInput>>,
}

fn shown(c: &mut Db, lab: &Lab, lot: &Lot) -> Result<LotView, Problem> {
    let balances = store::lots::balances(c, vec![lot.id])?;
    Ok(view::lot(lab, lot, &balances))
}

/// Add a lot of an item (staff). A receipt begins one by itself where it names a code.
#[utoipa::path(
    tag = "stock",
    request_body = NewStockLot,
    responses((status = 201, description = "The lot", body = LotView)),
)]
#[post("/stock-lots")]
pub(super) async fn create_stock_lot(
    by: By<may::ManageStock>,
    body: Body<NewStockLot>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let mut errors = FieldErrors::default();
    let ask = LotAsk {
        code: sent.code.trim().to_owned(),
        expires_on: sent.expires_on,
        supplier: sent.supplier,
        unit_cost: sent.unit_cost.map(|cost| unit_cost(cost, &mut errors)),
    };
    errors.check()?;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (lab, item) = item_for(w.c, &gate, sent.stock_item)?;
                let lot = actions::create(w, &item, &ask)?;
                let location = format!("/api/v1/stock-lots/{}", lot.id);
                Ok(Answer::created(&shown(w.c, &lab, &lot)?, location).version(lot.version))
            })
        })
        .await
}

/// The item that a body names; a bad field where it is not theirs to see.
fn item_for(c: &mut Db, gate: &Gate, id: Id) -> Result<(Lab, crate::features::stock::model::Item), Problem> {
    let unknown = || Problem::field("/stock_item", "unknown", Text::new("no-such-item"));
    let found = store::items::find(c, id).map_err(Problem::from);
    let found = found.and_then(|stocked| Ok((scope::lab_of(c, gate, stocked.item.lab)?, stocked.item)));
    found.map_err(|problem| if problem.code() == Code::NotFound { unknown() } else { problem })
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct LotsQuery {
    /// Slug or id.
    lab: String,
    /// Only this item's.
    item: Option<Id>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's lots by id (staff).
#[utoipa::path(
    tag = "stock",
    params(LotsQuery),
    responses((status = 200, description = "A page of lots", body = Page<LotView>)),
)]
#[get("/stock-lots")]
pub(super) async fn list_stock_lots(
    by: By<may::ManageStock>,
    query: Params<LotsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let gate = by.gate();
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &query.lab)?;
            let rows = store::lots::list(c, lab.id, query.item, after, limit + 1)?;
            let balances = store::lots::balances(c, rows.iter().map(|lot| lot.id).collect())?;
            Ok::<_, Problem>(rows.iter().map(|lot| view::lot(&lab, lot, &balances)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// One lot (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The lot's id")),
    responses((status = 200, description = "The lot", body = LotView)),
)]
#[get("/stock-lots/{id}")]
pub(super) async fn get_stock_lot(
    by: By<may::ManageStock>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let lot = store::lots::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, lot.lab)?;
            Ok(Answer::ok(&shown(c, &lab, &lot)?).version(lot.version))
        })
        .await
}

/// Change a lot (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The lot's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = StockLotPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The lot", body = LotView)),
)]
#[patch("/stock-lots/{id}")]
pub(super) async fn change_stock_lot(
    by: By<may::ManageStock>,
    id: PathId,
    if_match: IfMatch,
    body: Body<StockLotPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["code"])?;
    let (gate, sent) = (by.gate(), body.value);
    let mut errors = FieldErrors::default();
    let change = LotChange {
        code: sent.code.map(|code| code.trim().to_owned()),
        expires_on: sent.expires_on,
        supplier: sent.supplier,
        unit_cost: sent.unit_cost.map(|cost| cost.map(|cost| unit_cost(cost, &mut errors))),
    };
    errors.check()?;
    service
        .write(by.call.clone(), move |w| {
            let lot = store::lots::find(w.c, id.0)?;
            let lab = scope::lab_of(w.c, &gate, lot.lab)?;
            // Whoever changes a lot waits for who moves its item.
            store::items::locked(w.c, lot.item)?;
            let lot = store::lots::find(w.c, id.0)?;
            if_match.check(lot.version)?;
            let changed = actions::change(w, &lot, change.clone())?;
            Ok(Answer::ok(&shown(w.c, &lab, &changed)?).version(changed.version))
        })
        .await
}
