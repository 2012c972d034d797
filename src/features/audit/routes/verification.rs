use actix_web::{get, web};

use crate::features::audit::{Finding, Kind, Verification, parse_hash, verify};
use crate::features::identity::{Auth, By, may};
use crate::platform::http::{Answer, Params, Problem};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

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
pub(super) async fn verify_audit(
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
