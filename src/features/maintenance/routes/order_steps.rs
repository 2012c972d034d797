use actix_web::{post, web};

use super::view::OrderView;
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::maintenance::actions::{self, Completion};
use crate::features::maintenance::store::orders as store;
use crate::features::stock::{self, MaterialInput};
use crate::platform::http::{Answer, Body, PathId, Posting, Problem};
use crate::platform::values::Id;
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "cause": "Wear", "note": "Nozzle replaced." }))]
struct CompleteWorkOrder {
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    cause: Option<String>,
    #[schema(min_length = 1, max_length = 4000, pattern = "\\S")]
    note: Option<String>,
    /// What was taken from stock for it.
    #[schema(max_items = 50)]
    parts: Option<Vec<MaterialInput>>,
    /// Resolves the incident it was opened for too, with the same cause and note.
    resolve_incident: Option<bool>,
}

/// Close a work order as done (staff). What is left of its time is free again, and its plan counts from now.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The work order's id")),
    request_body = CompleteWorkOrder,
    responses((status = 200, description = "The work order", body = OrderView)),
)]
#[post("/work-orders/{id}/complete")]
pub async fn complete_work_order(
    by: By<may::MaintainMachines>,
    id: PathId,
    body: Body<CompleteWorkOrder>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let resolve_incident = sent.resolve_incident.unwrap_or(false);
    let parts = stock::used("parts", sent.parts.unwrap_or_default())?;
    let how = Completion { parts, cause: sent.cause, note: sent.note, resolve_incident };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = store::find(w.c, id.0)?.lab;
                let lab = scope::lab_of(w.c, &gate, lab)?;
                let order = actions::locked_order(w, id.0)?;
                let done = actions::complete(w, &order, &how)?;
                let version = done.version;
                Ok(Answer::ok(&OrderView::of(done, &lab)).version(version))
            })
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "The supplier sends somebody." }))]
struct CancelWorkOrder {
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    reason: Option<String>,
}

/// Close a work order that is not to be done (staff). What is left of its time is free again.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The work order's id")),
    request_body = CancelWorkOrder,
    responses((status = 200, description = "The work order", body = OrderView)),
)]
#[post("/work-orders/{id}/cancel")]
pub async fn cancel_work_order(
    by: By<may::MaintainMachines>,
    id: PathId,
    body: Body<CancelWorkOrder>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = store::find(w.c, id.0)?.lab;
                let lab = scope::lab_of(w.c, &gate, lab)?;
                let order = actions::locked_order(w, id.0)?;
                let cancelled = actions::cancel(w, &order, sent.reason.clone())?;
                let version = cancelled.version;
                Ok(Answer::ok(&OrderView::of(cancelled, &lab)).version(version))
            })
        })
        .await
}
