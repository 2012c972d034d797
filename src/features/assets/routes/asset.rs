use actix_web::{HttpRequest, get, patch, post, web};
use chrono::NaiveDate;

use super::view::{AssetView, DisposalView};
use crate::features::assets::actions::{self, AssetChange, Disposal};
use crate::features::assets::model::{Asset, DisposalWay, Place};
use crate::features::assets::store;
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::machines;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Body, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, nullable};
use crate::platform::values::{Id, Instant, Lang};
use crate::platform::write::Service;

fn view(c: &mut Db, lab: &Lab, machine: Id, today: NaiveDate, lang: Lang) -> DbResult<AssetView> {
    let machine = machines::find(c, machine)?;
    let owned = store::owned_one(c, machine)?;
    Ok(AssetView::of(lab, owned, today, lang))
}

/// A machine as property (staff).
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The machine's id")),
    responses((status = 200, description = "The machine as property", body = AssetView)),
)]
#[get("/machines/{id}/asset")]
pub async fn get_asset(
    by: By<may::MaintainMachines>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    service
        .read(move |c| {
            let lab = scope::lab_of_machine(c, &gate, id.0)?;
            let view = view(c, &lab, id.0, lab.zone().date(now), lang)?;
            Ok::<_, Problem>(Answer::ok(&view).version(view.version))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "inventory_number": "01-0457", "donor_agreement": "KOICA 2023/17", "warranty_until": "2027-03-01"
}))]
struct AssetPatch {
    /// Unique within the lab.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200, pattern = "\\S")]
    inventory_number: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500, pattern = "\\S")]
    donor_agreement: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500, pattern = "\\S")]
    transfer_act: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 500, pattern = "\\S")]
    invoice: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<NaiveDate>)]
    warranty_until: Option<Option<NaiveDate>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 1000, pattern = "\\S")]
    restrictions: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<NaiveDate>)]
    restrictions_until: Option<Option<NaiveDate>>,
    /// A member's person id.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Id>)]
    custodian: Option<Option<Id>>,
}

fn change(sent: AssetPatch) -> AssetChange {
    let trimmed = |text: Option<Option<String>>| text.map(|text| text.map(|text| text.trim().to_owned()));
    AssetChange {
        inventory_number: trimmed(sent.inventory_number),
        donor_agreement: trimmed(sent.donor_agreement),
        transfer_act: trimmed(sent.transfer_act),
        invoice: trimmed(sent.invoice),
        warranty_until: sent.warranty_until,
        restrictions: trimmed(sent.restrictions),
        restrictions_until: sent.restrictions_until,
        custodian: sent.custodian,
    }
}

/// Change what is known of a machine as property (managers). Tag, donor (`grant`), cost and day of acquisition are changed
/// with the machine.
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The machine's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = AssetPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The machine as property", body = AssetView)),
)]
#[patch("/machines/{id}/asset")]
pub async fn change_asset(
    by: By<may::ManageMachines>,
    id: PathId,
    if_match: IfMatch,
    body: Body<AssetPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang, change) = (by.gate(), by.call.lang, change(body.value));
    service
        .write(by.call.clone(), move |w| {
            let lab = scope::lab_of_machine(w.c, &gate, id.0)?;
            actions::lock_custodian(w, &lab, &change)?;
            machines::locked(w.c, id.0)?;
            let asset = store::asset(w.c, id.0)?.unwrap_or_else(|| Asset::unknown(id.0, lab.id, w.now));
            if_match.check(asset.version)?;
            actions::change(w, &lab, &asset, change.clone())?;
            let view = view(w.c, &lab, id.0, lab.zone().date(w.now), lang)?;
            Ok::<_, Problem>(Answer::ok(&view).version(view.version))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "way": "scrapped", "disposed_on": "2026-08-31", "document": "Act 12", "reason": "The frame is bent."
}))]
struct DisposalRequest {
    way: DisposalWay,
    /// Today or before.
    disposed_on: NaiveDate,
    /// The act of it.
    #[schema(min_length = 1, max_length = 500, pattern = "\\S")]
    document: Option<String>,
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    reason: String,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(example = json!({
    "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7",
    "disposal": { "way": "scrapped", "disposed_on": "2026-08-31", "document": "Act 12" }
}))]
struct DisposedView {
    machine: Id,
    disposal: DisposalView,
}

/// Write down that a machine has left the lab (managers). It is retired with that.
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The machine's id")),
    request_body = DisposalRequest,
    responses((status = 201, description = "That it has left", body = DisposedView)),
)]
#[post("/machines/{id}/disposal")]
pub async fn dispose_machine(
    by: By<may::ManageMachines>,
    id: PathId,
    body: Body<DisposalRequest>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = Disposal { way: sent.way, disposed_on: sent.disposed_on, document: sent.document, reason: sent.reason };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab_of_machine(w.c, &gate, id.0)?;
                let disposed = actions::dispose(w, &lab, id.0, &ask)?;
                let view = DisposedView { machine: id.0, disposal: DisposalView::of(disposed) };
                Ok(Answer::created(&view, format!("/api/v1/machines/{}/asset", id.0)))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct PlacesQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Where a machine stood from an instant on.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = MachineLocation, example = json!({
    "id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "location": "Room 104", "from": "2026-09-01T03:00:00Z", "put_there_by": null
}))]
struct PlaceView {
    id: Id,
    location: Option<String>,
    from: Instant,
    /// A person's id.
    put_there_by: Option<Id>,
}

impl PlaceView {
    fn of(place: Place) -> Self {
        Self { id: place.id, location: place.location, from: place.from_at, put_there_by: place.actor }
    }
}

/// Where a machine has stood, the last place first (staff).
#[utoipa::path(
    tag = "assets",
    params(("id" = Id, Path, description = "The machine's id"), PlacesQuery),
    responses((status = 200, description = "A page of places", body = Page<PlaceView>)),
)]
#[get("/machines/{id}/locations")]
pub async fn list_machine_locations(
    by: By<may::MaintainMachines>,
    id: PathId,
    query: Params<PlacesQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, before) = (page.limit()?, page.after::<(Instant, Id)>()?);
    let gate = by.gate();
    let rows = service
        .read(move |c| {
            scope::lab_of_machine(c, &gate, id.0)?;
            let rows = store::places(c, id.0, before, limit + 1)?;
            Ok::<_, Problem>(rows.into_iter().map(PlaceView::of).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| (one.from, one.id)), &request))
}
