use actix_web::{HttpRequest, post, web};

use super::members::{MembershipView, person_of, view};
use crate::features::identity::{Auth, By, may};
use crate::features::labs::{actions, scope};
use crate::platform::http::{Answer, Body, Posting, Problem, Segment};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct MemberConfirmation {}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Not a student of this university."}))]
struct MemberReason {
    #[schema(min_length = 1, max_length = 1000)]
    reason: Option<String>,
}

/// Take in who waits for the desk (staff).
#[utoipa::path(
    tag = "labs",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    request_body(content = Option<MemberConfirmation>),
    responses((status = 200, description = "The membership", body = MembershipView)),
)]
#[post("/labs/{lab}/members/{person}/confirm")]
pub(super) async fn confirm_member(
    by: By<may::ConfirmMembers>,
    lab: Segment,
    body: Body<MemberConfirmation>,
    posting: Posting,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (person, gate, fingerprint) = (person_of(&request)?, by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let membership = actions::confirm(w, &lab, person)?;
                Ok(Answer::ok(&view(&lab, &membership)).version(membership.version))
            })
        })
        .await
}

/// Turn away who waits for the desk (staff). Their account stays.
#[utoipa::path(
    tag = "labs",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    request_body(content = Option<MemberReason>),
    responses((status = 204, description = "They wait no longer")),
)]
#[post("/labs/{lab}/members/{person}/decline")]
pub(super) async fn decline_member(
    by: By<may::ConfirmMembers>,
    lab: Segment,
    body: Body<MemberReason>,
    posting: Posting,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (person, gate) = (person_of(&request)?, by.gate());
    let (sent, fingerprint) = (body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                actions::decline(w, &lab, person, sent.reason.clone())?;
                Ok(Answer::no_content())
            })
        })
        .await
}

/// A code that is shown once.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct ResetCode {
    #[schema(example = "7K2M-Q9RT-4XWD")]
    code: String,
    expires_at: Instant,
}

/// Give a member a one-time code for a new password (managers). It holds 24 hours, is shown here once, and is audited.
#[utoipa::path(
    tag = "labs",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    request_body(content = Option<MemberReason>),
    responses((status = 201, description = "The code, for POST /auth/password/reset", body = ResetCode)),
)]
#[post("/labs/{lab}/members/{person}/reset-code")]
pub(super) async fn issue_reset_code(
    by: By<may::ManageMembers>,
    lab: Segment,
    body: Body<MemberReason>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (person, gate, sent, issuer) = (person_of(&request)?, by.gate(), body.value, auth.get_ref().clone());
    service
        .write(by.call.clone(), move |w| {
            let lab = scope::lab(w.c, &gate, &lab.0)?;
            let (code, expires_at) = actions::reset_code(w, &issuer, &lab, person, sent.reason.clone())?;
            Ok(Answer::new(201, &ResetCode { code, expires_at }).no_store())
        })
        .await
}
