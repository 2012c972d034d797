use actix_web::{patch, post, web};

use super::incidents::visible;
use super::view::{IncidentView, ReportedIncident};
use crate::features::identity::{self, By, may};
use crate::features::labs::scope;
use crate::features::maintenance::actions::{self, Resolution};
use crate::features::maintenance::model::Severity;
use crate::features::maintenance::store;
use crate::platform::http::{Answer, Body, IfMatch, PathId, Posting, Problem, never_null};
use crate::platform::values::Id;
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "severity": "major" }))]
struct IncidentPatch {
    /// As it is, or higher. It then locks the machine as a new one would.
    severity: Option<Severity>,
}

/// Make an incident more severe: its reporter, or staff.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The incident's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = IncidentPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The incident, and what it meets", body = ReportedIncident)),
)]
#[patch("/incidents/{id}")]
pub async fn change_incident(
    by: By<may::ReportIncident>,
    id: PathId,
    if_match: IfMatch,
    body: Body<IncidentPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["severity"])?;
    let (actor, sent) = (by.actor().clone(), body.value);
    service
        .write(by.call.clone(), move |w| {
            let (lab, _) = visible(w.c, &actor, id.0)?;
            let incident = actions::locked_incident(w, id.0)?;
            if_match.check(incident.version)?;
            let severity = sent.severity.unwrap_or(incident.severity);
            let reported = actions::raise(w, &lab, &incident, severity)?;
            let names = identity::names(w.c, reported.incident.reporter.as_slice())?;
            let view = ReportedIncident::of(reported, &lab, actor.is_staff_of(lab.id), w.call.lang, &names);
            Ok(Answer::ok(&view).version(view.version()))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "cause": "Dust in the filament", "note": "Nozzle replaced, test print passed." }))]
struct ResolveIncident {
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    cause: Option<String>,
    #[schema(min_length = 1, max_length = 4000, pattern = "\\S")]
    note: Option<String>,
}

/// Resolve an incident (staff; one of safety a manager). The machine is unlocked when nothing else locks it.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The incident's id")),
    request_body = ResolveIncident,
    responses((status = 200, description = "The incident", body = IncidentView)),
)]
#[post("/incidents/{id}/resolve")]
pub async fn resolve_incident(
    by: By<may::MaintainMachines>,
    id: PathId,
    body: Body<ResolveIncident>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let how = Resolution { cause: sent.cause, note: sent.note };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = store::incidents::find(w.c, id.0)?.lab;
                let lab = scope::lab_of(w.c, &gate, lab)?;
                let incident = actions::locked_incident(w, id.0)?;
                let resolved = actions::resolve(w, &incident, &how)?;
                let version = resolved.version;
                let names = identity::names(w.c, resolved.reporter.as_slice())?;
                Ok(Answer::ok(&IncidentView::of(resolved, &lab, &names)).version(version))
            })
        })
        .await
}
