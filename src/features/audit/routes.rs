use actix_web::{HttpRequest, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{AuditEvent, AuditFilter};
use super::store;
use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::platform::http::{Answer, Page, PageParams, Params, Problem, Segment};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_audit_events);
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    actor: Option<Id>,
    subject_type: Option<String>,
    subject: Option<Id>,
    action: Option<String>,
    from: Option<Instant>,
    until: Option<Instant>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct Subject {
    r#type: String,
    id: Id,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = AuditEvent)]
struct AuditEventView {
    id: Id,
    at: Instant,
    /// `person`, `device`, `service` or `anonymous`.
    actor_kind: String,
    actor: Option<Id>,
    action: String,
    subject: Subject,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
    request_id: String,
    reason: Option<String>,
}

fn view((event, reason): (AuditEvent, Option<String>)) -> AuditEventView {
    AuditEventView {
        id: event.id,
        at: event.at,
        actor_kind: event.actor_kind,
        actor: event.actor,
        action: event.action,
        subject: Subject { r#type: event.subject_type, id: event.subject },
        before: event.before.map(|json| json.0),
        after: event.after.map(|json| json.0),
        request_id: event.request_id,
        reason,
    }
}

/// Who did what in a lab, newest first.
#[utoipa::path(
    tag = "audit",
    params(("lab" = String, Path, description = "Slug or id"), AuditQuery),
    responses((status = 200, description = "A page of events", body = Page<AuditEventView>)),
)]
#[get("/labs/{lab}/audit-events")]
async fn list_audit_events(
    by: By<may::ReadAudit>,
    lab: Segment,
    query: Params<AuditQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let filter = AuditFilter {
        actor: query.actor,
        subject_type: query.subject_type,
        subject: query.subject,
        action: query.action,
        from: query.from,
        until: query.until,
    };
    let gate = by.gate();
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            Ok::<_, Problem>(store::list(c, lab.id, &filter, before, limit + 1)?)
        })
        .await?;
    let page = Page::cut(rows, limit, |(event, _)| event.id).map(view);
    Ok(Answer::page(&page, &request))
}
