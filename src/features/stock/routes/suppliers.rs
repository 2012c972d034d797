use actix_web::{HttpRequest, get, patch, post, web};

use super::input::trimmed;
use super::view::{self, SupplierView};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::stock::actions::suppliers::{self as actions, SupplierAsk, SupplierChange};
use crate::features::stock::store;
use crate::platform::http::{
    Answer, Body, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, Segment, never_null, nullable,
};
use crate::platform::values::Id;
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "3D Market Bishkek", "contact": "+996 555 123456" }))]
struct NewSupplier {
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    name: String,
    #[schema(max_length = 500)]
    contact: Option<String>,
    #[schema(max_length = 2000)]
    note: Option<String>,
}

/// Null removes a field.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "note": "Delivers on Thursdays" }))]
struct SupplierPatch {
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    name: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(max_length = 500)]
    contact: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(max_length = 2000)]
    note: Option<Option<String>>,
}

/// Add a supplier (staff).
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewSupplier,
    responses((status = 201, description = "The supplier", body = SupplierView)),
)]
#[post("/labs/{lab}/suppliers")]
pub(super) async fn create_supplier(
    by: By<may::ManageStock>,
    lab: Segment,
    body: Body<NewSupplier>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask =
        SupplierAsk { name: sent.name.trim().to_owned(), contact: trimmed(sent.contact), note: trimmed(sent.note) };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let made = actions::create(w, &lab, &ask)?;
                let (location, version) = (format!("/api/v1/suppliers/{}", made.id), made.version);
                Ok(Answer::created(&view::supplier(&lab, made), location).version(version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct SuppliersQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's suppliers by id (staff).
#[utoipa::path(
    tag = "stock",
    params(("lab" = String, Path, description = "Slug or id"), SuppliersQuery),
    responses((status = 200, description = "A page of suppliers", body = Page<SupplierView>)),
)]
#[get("/labs/{lab}/suppliers")]
pub(super) async fn list_suppliers(
    by: By<may::ManageStock>,
    lab: Segment,
    query: Params<SuppliersQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let gate = by.gate();
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::suppliers::list(c, lab.id, after, limit + 1)?;
            Ok::<_, Problem>(rows.into_iter().map(|one| view::supplier(&lab, one)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// One supplier (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The supplier's id")),
    responses((status = 200, description = "The supplier", body = SupplierView)),
)]
#[get("/suppliers/{id}")]
pub(super) async fn get_supplier(
    by: By<may::ManageStock>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let found = store::suppliers::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, found.lab)?;
            let version = found.version;
            Ok(Answer::ok(&view::supplier(&lab, found)).version(version))
        })
        .await
}

/// Change a supplier (staff).
#[utoipa::path(
    tag = "stock",
    params(("id" = Id, Path, description = "The supplier's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = SupplierPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The supplier", body = SupplierView)),
)]
#[patch("/suppliers/{id}")]
pub(super) async fn change_supplier(
    by: By<may::ManageStock>,
    id: PathId,
    if_match: IfMatch,
    body: Body<SupplierPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["name"])?;
    let (gate, sent) = (by.gate(), body.value);
    let change = SupplierChange {
        name: sent.name.map(|name| name.trim().to_owned()),
        contact: sent.contact.map(trimmed),
        note: sent.note.map(trimmed),
    };
    service
        .write(by.call.clone(), move |w| {
            let found = store::suppliers::find(w.c, id.0)?;
            let lab = scope::lab_of(w.c, &gate, found.lab)?;
            let found = store::suppliers::locked(w.c, id.0)?;
            if_match.check(found.version)?;
            let changed = actions::change(w, &found, change.clone())?;
            let version = changed.version;
            Ok(Answer::ok(&view::supplier(&lab, changed)).version(version))
        })
        .await
}
