use std::collections::BTreeMap;

use actix_web::{HttpRequest, get, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::ACTIONS;
use super::model::{AuditEvent, AuditFilter};
use super::{Finding, Kind, Verification, parse_hash, store, verify};
use crate::features::identity::{self, Auth, By, may};
use crate::features::labs::scope;
use crate::platform::http::{Answer, Page, PageParams, Params, Problem, Segment};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(list_audit_events).service(verify_audit);
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AuditQuery {
    actor: Option<Id>,
    subject_type: Option<String>,
    subject: Option<Id>,
    /// A person's whole trail: what they did, and what was done to them or to what is theirs.
    member: Option<Id>,
    /// Such as `reservation.created`; an unknown one is answered with all there are.
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
    /// The full name of a person.
    actor_name: Option<String>,
    action: String,
    subject: Subject,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
    request_id: String,
    reason: Option<String>,
}

fn view((event, reason): (AuditEvent, Option<String>), names: &BTreeMap<Id, String>) -> AuditEventView {
    AuditEventView {
        actor_name: event.actor.and_then(|actor| names.get(&actor).cloned()),
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
    if let Some(action) = &query.action
        && !ACTIONS.contains(&action.as_str())
    {
        let detail = Text::new("expect-choice").with("choices", ACTIONS.join(", "));
        return Err(Problem::parameter("action", detail));
    }
    let filter = AuditFilter {
        actor: query.actor,
        subject_type: query.subject_type,
        subject: query.subject,
        member: query.member,
        action: query.action,
        from: query.from,
        until: query.until,
    };
    let gate = by.gate();
    let (rows, names) = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::list(c, lab.id, &filter, before, limit + 1)?;
            let actors: Vec<Id> = rows.iter().filter_map(|(event, _)| event.actor).collect();
            let names = identity::names(c, &actors)?;
            Ok::<_, Problem>((rows, names))
        })
        .await?;
    let page = Page::cut(rows, limit, |(event, _)| event.id).map(|row| view(row, &names));
    Ok(Answer::page(&page, &request))
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct VerificationQuery {
    /// A head that was noted earlier: is it still in the chain?
    #[param(pattern = "^[0-9a-fA-F]{64}$")]
    head: Option<String>,
}

/// One thing that is not as it was sealed.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = AuditFinding)]
struct FindingView {
    kind: Kind,
    /// The number of the batch.
    batch: Option<i64>,
    event: Option<Id>,
    detail: String,
}

impl FindingView {
    fn of(finding: &Finding) -> Self {
        Self { kind: finding.kind, batch: finding.batch, event: finding.event, detail: finding.to_string() }
    }
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = AuditVerification)]
struct VerificationView {
    /// True when nothing was found.
    ok: bool,
    events: i64,
    sealed_events: i64,
    /// Written within the last seconds; they are accepted as they stand.
    unsealed_events: i64,
    /// Sealed more than an hour after a batch that would have been theirs by the time they name.
    late_events: i64,
    batches: i64,
    /// The hash of the last batch. Note it elsewhere, and ask for it later with `head`.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    head: Option<String>,
    head_sealed_at: Option<Instant>,
    /// The first hundred.
    findings: Vec<FindingView>,
    findings_total: u64,
}

impl VerificationView {
    fn of(found: &Verification) -> Self {
        Self {
            ok: found.is_ok(),
            events: found.events,
            sealed_events: found.sealed_events,
            unsealed_events: found.unsealed_events,
            late_events: found.late_events,
            batches: found.batches,
            head: found.head(),
            head_sealed_at: found.head.as_ref().map(|head| head.sealed_at),
            findings: found.findings.kept().iter().map(FindingView::of).collect(),
            findings_total: found.findings.total(),
        }
    }
}

/// Whether anything sealed was removed, changed, reordered or added; walks the whole trail.
#[utoipa::path(
    tag = "audit",
    params(VerificationQuery),
    responses((status = 200, description = "What was found", body = VerificationView, example = json!({
        "ok": true, "events": 48213, "sealed_events": 48212, "unsealed_events": 1, "late_events": 0, "batches": 9120,
        "head": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
        "head_sealed_at": "2026-09-01T03:00:00Z", "findings": [], "findings_total": 0,
    }))),
)]
#[get("/audit/verification")]
async fn verify_audit(
    by: By<may::ManageInstallation>,
    query: Params<VerificationQuery>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    by.admin()?;
    let head = query
        .0
        .head
        .map(|text| parse_hash(&text).ok_or_else(|| Problem::parameter("head", Text::new("audit-head-form"))));
    let found = verify(&service, Some(auth.secret()), head.transpose()?).await?;
    Ok(Answer::ok(&VerificationView::of(&found)))
}
