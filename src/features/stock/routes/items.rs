use actix_web::{HttpRequest, get, patch, post, web};
use serde_json::Value;

use super::input::{FilamentInput, UnitCostInput, filament, quantity, trimmed, unit_cost};
use super::view::{self, ItemView};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::stock::actions::items::{self as actions, ItemAsk, ItemChange};
use crate::features::stock::model::Unit;
use crate::features::stock::store;
use crate::features::stock::store::items::ItemFilter;
use crate::platform::http::{
    Answer, Body, FieldErrors, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, Segment, never_null,
    nullable,
};
use crate::platform::values::{Id, Lang, LocalTextInput};
use crate::platform::write::Service;

/// An item of stock. A category is a word of the lab's own; `filament`, `resin`, `powder`, `sheet`, `bit`, `tool`,
/// `spare_part`, `electronics`, `textile` and `consumable` are suggested. With `material` and `colour` beside it one asks
/// for all black PLA, whoever makes it.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": { "en": "PLA black, 1.75 mm" }, "category": "filament", "material": "PLA", "colour": "black", "unit": "gram",
    "reorder_level": 1000, "filament": { "density_g_cm3": 1.24, "diameter_mm": 1.75 }
}))]
struct NewStockItem {
    name: LocalTextInput,
    #[schema(min_length = 1, max_length = 60, pattern = "\\S")]
    category: String,
    #[schema(min_length = 1, max_length = 60, pattern = "\\S")]
    material: Option<String>,
    #[schema(min_length = 1, max_length = 60, pattern = "\\S")]
    colour: Option<String>,
    /// What it is counted in, for good.
    unit: Unit,
    /// At or below it the item is low.
    #[schema(minimum = 0.0, maximum = 1_000_000_000.0)]
    reorder_level: Option<f64>,
    /// Whether more may be taken than the ledger says there is; false when absent.
    allow_negative: Option<bool>,
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    barcode: Option<String>,
    /// Makes grams of millimetres.
    filament: Option<FilamentInput>,
    unit_cost: Option<UnitCostInput>,
    supplier: Option<Id>,
    /// A member, who is told when it runs low.
    keeper: Option<Id>,
}

impl NewStockItem {
    fn ask(self, lang: Lang) -> Result<ItemAsk, Problem> {
        let mut errors = FieldErrors::default();
        let name = self.name.checked(lang, "/name");
        let ask = ItemAsk {
            category: self.category.trim().to_owned(),
            material: trimmed(self.material),
            colour: trimmed(self.colour),
            unit: self.unit,
            reorder_level: self.reorder_level.map(|level| quantity(level, "/reorder_level", &mut errors)),
            allow_negative: self.allow_negative.unwrap_or(false),
            barcode: trimmed(self.barcode),
            filament: self.filament.map(|sent| filament(&sent, &mut errors)),
            unit_cost: self.unit_cost.map(|sent| unit_cost(sent, &mut errors)),
            supplier: self.supplier,
            keeper: self.keeper,
            name: name?,
        };
        errors.check()?;
        Ok(ask)
    }
}

/// Null removes a field.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reorder_level": 2000, "barcode": null }))]
struct StockItemPatch {
    name: Option<LocalTextInput>,
    #[schema(min_length = 1, max_length = 60, pattern = "\\S")]
    category: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(min_length = 1, max_length = 60, pattern = "\\S")]
    material: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(min_length = 1, max_length = 60, pattern = "\\S")]
    colour: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(minimum = 0.0, maximum = 1_000_000_000.0)]
    reorder_level: Option<Option<f64>>,
    allow_negative: Option<bool>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    barcode: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    filament: Option<Option<FilamentInput>>,
    #[serde(default, deserialize_with = "nullable")]
    unit_cost: Option<Option<UnitCostInput>>,
    #[serde(default, deserialize_with = "nullable")]
    supplier: Option<Option<Id>>,
    #[serde(default, deserialize_with = "nullable")]
    keeper: Option<Option<Id>>,
    /// Only what is used up can be archived; it is shown no more and not moved until it is brought back.
    archived: Option<bool>,
}

impl StockItemPatch {
    fn change(self, lang: Lang, raw: &Value) -> Result<ItemChange, Problem> {
        never_null(raw, &["name", "category", "allow_negative", "archived"])?;
        let mut errors = FieldErrors::default();
        let level =
            |level: Option<f64>, errors: &mut FieldErrors| level.map(|it| quantity(it, "/reorder_level", errors));
        let change = ItemChange {
            name: self.name.map(|name| name.checked(lang, "/name")).transpose()?,
            category: self.category.map(|category| category.trim().to_owned()),
            material: self.material.map(trimmed),
            colour: self.colour.map(trimmed),
            reorder_level: self.reorder_level.map(|sent| level(sent, &mut errors)),
            allow_negative: self.allow_negative,
            barcode: self.barcode.map(trimmed),
            filament: self.filament.map(|sent| sent.map(|sent| filament(&sent, &mut errors))),
            unit_cost: self.unit_cost.map(|sent| sent.map(|sent| unit_cost(sent, &mut errors))),
            supplier: self.supplier,
            keeper: self.keeper,
            archived: self.archived,
        };
        errors.check()?;
        Ok(change)
    }
}

/// Add an item of stock (staff). There is nothing of it until something is received.
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewStockItem,
    responses((status = 201, description = "The item", body = ItemView)),
)]
#[post("/labs/{lab}/stock-items")]
pub(super) async fn create_stock_item(
    by: By<may::ManageStock>,
    lab: Segment,
    body: Body<NewStockItem>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, call, fingerprint) = (by.gate(), by.call.clone(), body.fingerprint);
    let ask = body.value.ask(call.lang)?;
    service
        .write(call, move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let made = actions::create(w, &lab, &ask)?;
                let location = format!("/api/v1/stock-items/{}", made.item.id);
                let shown = view::item(&lab, &made, w.call.lang, true);
                Ok(Answer::created(&shown, location).etag(made.tag()))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct StockItemsQuery {
    /// In any case.
    category: Option<String>,
    /// In any case.
    material: Option<String>,
    /// In any case.
    colour: Option<String>,
    /// Only those that are low, or only those that are not.
    below_reorder_level: Option<bool>,
    /// The one with this barcode.
    barcode: Option<String>,
    /// Words that all occur in name, category, material, colour or barcode.
    q: Option<String>,
    /// True for those that were archived.
    archived: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's items of stock by id, for its members.
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id"), StockItemsQuery),
    responses((status = 200, description = "A page of items", body = Page<ItemView>)),
)]
#[get("/labs/{lab}/stock-items")]
pub(super) async fn list_stock_items(
    by: By<may::ViewStock>,
    lab: Segment,
    query: Params<StockItemsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, lang) = (by.gate(), by.call.lang);
    let filter = ItemFilter {
        category: query.category,
        material: query.material,
        colour: query.colour,
        low: query.below_reorder_level,
        archived: query.archived.unwrap_or(false),
        barcode: query.barcode,
        q: query.q,
    };
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let staff = gate.actor.is_staff_of(lab.id);
            let rows = store::items::list(c, lab.id, &filter, after, limit + 1)?;
            Ok::<_, Problem>(rows.iter().map(|one| view::item(&lab, one, lang, staff)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// One item of stock; for staff with its lots and places.
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The item's id")),
    responses((status = 200, description = "The item", body = ItemView)),
)]
#[get("/stock-items/{id}")]
pub(super) async fn get_stock_item(
    by: By<may::ViewStock>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    service
        .read(move |c| {
            let stocked = store::items::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, stocked.item.lab)?;
            let staff = gate.actor.is_staff_of(lab.id);
            Ok(Answer::ok(&view::whole(c, &lab, &stocked, lang, staff)?).etag(stocked.tag()))
        })
        .await
}

/// Change an item of stock (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The item's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = StockItemPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The item", body = ItemView)),
)]
#[patch("/stock-items/{id}")]
pub(super) async fn change_stock_item(
    by: By<may::ManageStock>,
    id: PathId,
    if_match: IfMatch,
    body: Body<StockItemPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, call) = (by.gate(), by.call.clone());
    let change = body.value.change(call.lang, &body.raw)?;
    service
        .write(call, move |w| {
            let stocked = store::items::find(w.c, id.0)?;
            let lab = scope::lab_of(w.c, &gate, stocked.item.lab)?;
            let stocked = store::items::locked(w.c, id.0)?;
            if_match.check_tag(&stocked.tag(), stocked.item.version)?;
            let changed = actions::change(w, &stocked, change.clone())?;
            Ok(Answer::ok(&view::whole(w.c, &lab, &changed, w.call.lang, true)?).etag(changed.tag()))
        })
        .await
}
