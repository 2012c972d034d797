use actix_web::{HttpRequest, get, post, web};
use chrono::NaiveDate;

use super::input::{quantity, trimmed};
use super::view::{self, MovementView, RowView};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::stock::actions::movement::{self, MoveAsk};
use crate::features::stock::model::{GivenUnit, MovementKind};
use crate::features::stock::store;
use crate::features::stock::store::ledger::MovementFilter;
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, FieldErrors, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, Instant, Money};
use crate::platform::write::Service;

/// What was moved. The quantity is given without a sign; a `count` gives what was found.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "kind": "receipt", "quantity": 1, "unit": "kilogram", "lot": "2026-08-PLA", "location": "Shelf A" }))]
struct NewStockMovement {
    kind: MovementKind,
    /// At most three decimals.
    #[schema(minimum = 0.0, maximum = 1_000_000_000.0)]
    quantity: f64,
    /// The item's own when absent; filament converts between lengths and masses.
    unit: Option<GivenUnit>,
    /// A lot's id or code. A receipt under a code that is not known begins the lot. Without one, what expires first is
    /// taken first.
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    lot: Option<String>,
    /// Of the lot that a receipt begins.
    expires_on: Option<NaiveDate>,
    /// Where it lies, or comes to lie.
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    location: Option<String>,
    /// Where a transfer ends.
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    to_location: Option<String>,
    #[schema(min_length = 1, max_length = 1000)]
    reason: Option<String>,
    /// The session that it was used in or comes back from.
    usage_session: Option<Id>,
    work_order: Option<Id>,
    /// What all that was received cost; the price of the lot that it begins.
    cost: Option<Money>,
}

impl NewStockMovement {
    fn ask(self) -> Result<MoveAsk, Problem> {
        let mut errors = FieldErrors::default();
        let ask = MoveAsk {
            unit: self.unit,
            lot: trimmed(self.lot),
            expires_on: self.expires_on,
            location: trimmed(self.location),
            to_location: trimmed(self.to_location),
            reason: self.reason,
            usage_session: self.usage_session,
            work_order: self.work_order,
            cost: self.cost,
            ..MoveAsk::new(self.kind, quantity(self.quantity, "/quantity", &mut errors))
        };
        errors.check()?;
        Ok(ask)
    }
}

/// Move an item of stock (staff): receive, use, waste, count, transfer or bring back. A movement is never changed.
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The item's id")),
    request_body = NewStockMovement,
    responses((status = 201, description = "What was moved, and what is left", body = MovementView)),
)]
#[post("/stock-items/{id}/movements")]
pub(super) async fn move_stock_item(
    by: By<may::ManageStock>,
    id: PathId,
    body: Body<NewStockMovement>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    let ask = body.value.ask()?;
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = store::items::find(w.c, id.0)?.item.lab;
                scope::lab_of(w.c, &gate, lab)?;
                let made = movement::move_stock(w, id.0, &ask)?;
                let location = format!("/api/v1/stock-items/{}/movements", id.0);
                Ok(Answer::created(&view::movement(id.0, ask.kind, &made), location))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ItemMovementsQuery {
    #[param(inline)]
    kind: Option<MovementKind>,
    /// Since then.
    from: Option<Instant>,
    /// Before then.
    until: Option<Instant>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct StockMovementsQuery {
    item: Option<Id>,
    #[param(inline)]
    kind: Option<MovementKind>,
    /// Who moved it.
    person: Option<Id>,
    usage_session: Option<Id>,
    work_order: Option<Id>,
    purchase_order: Option<Id>,
    /// Since then.
    from: Option<Instant>,
    /// Before then.
    until: Option<Instant>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

fn rows(c: &mut Db, lab: Id, filter: &MovementFilter, before: Option<Id>, limit: i64) -> Result<Vec<RowView>, Problem> {
    let rows = store::ledger::list(c, lab, filter, before, limit + 1)?;
    let reasons = store::ledger::reasons(c, rows.iter().map(|row| row.posting).collect())?;
    Ok(rows.into_iter().map(|row| view::row(row, &reasons)).collect())
}

/// The ledger of one item, last first (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The item's id"), ItemMovementsQuery),
    responses((status = 200, description = "A page of the ledger", body = Page<RowView>)),
)]
#[get("/stock-items/{id}/movements")]
pub(super) async fn list_item_movements(
    by: By<may::ManageStock>,
    id: PathId,
    query: Params<ItemMovementsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let gate = by.gate();
    let filter = MovementFilter {
        item: Some(id.0),
        kind: query.kind,
        from: query.from,
        until: query.until,
        ..MovementFilter::default()
    };
    let found = service
        .read(move |c| {
            let lab = store::items::find(c, id.0)?.item.lab;
            let lab = scope::lab_of(c, &gate, lab)?;
            rows(c, lab.id, &filter, before, limit)
        })
        .await?;
    Ok(Answer::page(&Page::cut(found, limit, |row| row.id), &request))
}

/// A lab's ledger, last first (staff).
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id"), StockMovementsQuery),
    responses((status = 200, description = "A page of the ledger", body = Page<RowView>)),
)]
#[get("/labs/{lab}/stock-movements")]
pub(super) async fn list_stock_movements(
    by: By<may::ManageStock>,
    lab: Segment,
    query: Params<StockMovementsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let gate = by.gate();
    let filter = MovementFilter {
        item: query.item,
        kind: query.kind,
        person: query.person,
        usage_session: query.usage_session,
        work_order: query.work_order,
        purchase_order: query.purchase_order,
        from: query.from,
        until: query.until,
    };
    let found = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            rows(c, lab.id, &filter, before, limit)
        })
        .await?;
    Ok(Answer::page(&Page::cut(found, limit, |row| row.id), &request))
}
