use actix_web::{delete, patch, web};

use super::plans::{PlanView, view};
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::maintenance::actions::{self, PlanChange};
use crate::features::maintenance::store;
use crate::platform::http::{Answer, Body, IfMatch, PathId, Problem, never_null, nullable};
use crate::platform::values::Id;
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "every_run_hours": 100, "paused": false }))]
struct MaintenancePlanPatch {
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    title: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 4000, pattern = "\\S")]
    description: Option<Option<String>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 3650)]
    every_days: Option<Option<i32>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 100000)]
    every_run_hours: Option<Option<i32>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i32>, minimum = 1, maximum = 100000)]
    every_sessions: Option<Option<i32>>,
    #[schema(minimum = 5, maximum = 1440)]
    duration_minutes: Option<i32>,
    #[schema(minimum = 1, maximum = 92)]
    lead_days: Option<i32>,
    /// A paused plan opens nothing.
    paused: Option<bool>,
}

/// Change or pause a maintenance plan (staff). What it has opened already stays as it is.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The plan's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = MaintenancePlanPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The plan", body = PlanView)),
)]
#[patch("/maintenance-plans/{id}")]
pub async fn change_maintenance_plan(
    by: By<may::MaintainMachines>,
    id: PathId,
    if_match: IfMatch,
    body: Body<MaintenancePlanPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["title", "duration_minutes", "lead_days", "paused"])?;
    let (gate, sent) = (by.gate(), body.value);
    let change = PlanChange {
        title: sent.title.map(|title| title.trim().to_owned()),
        description: sent.description,
        every_days: sent.every_days,
        every_run_hours: sent.every_run_hours,
        every_sessions: sent.every_sessions,
        duration_minutes: sent.duration_minutes,
        lead_days: sent.lead_days,
        paused: sent.paused,
    };
    service
        .write(by.call.clone(), move |w| {
            let lab = store::plans::find(w.c, id.0)?.lab;
            let lab = scope::lab_of(w.c, &gate, lab)?;
            let plan = actions::locked_plan(w, id.0)?;
            if_match.check(plan.version)?;
            let changed = actions::change_plan(w, &plan, &change)?;
            let view = view(w.c, changed, &lab)?;
            Ok(Answer::ok(&view).version(view.version))
        })
        .await
}

/// Take a maintenance plan back (staff). What it has opened stays.
#[utoipa::path(
    tag = "maintenance",
    params(("id" = Id, Path, description = "The plan's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    responses((status = 204, description = "It is gone")),
)]
#[delete("/maintenance-plans/{id}")]
pub async fn delete_maintenance_plan(
    by: By<may::MaintainMachines>,
    id: PathId,
    if_match: IfMatch,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .write(by.call.clone(), move |w| {
            let lab = store::plans::find(w.c, id.0)?.lab;
            scope::lab_of(w.c, &gate, lab)?;
            let plan = actions::locked_plan(w, id.0)?;
            if_match.check(plan.version)?;
            actions::remove_plan(w, &plan)?;
            Ok::<_, Problem>(Answer::no_content())
        })
        .await
}
