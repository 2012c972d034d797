use actix_web::{HttpRequest, get, post, web};
use chrono::NaiveDate;

use crate::features::guardians::actions::{self, ConsentAsk};
use crate::features::guardians::model::{GuardianConsent, GuardianPurpose};
use crate::features::guardians::store;
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, person_of, scope};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"purpose": "comes_alone", "guardian": "Gulmira Asanova, mother", "text_version": "2026-09-01", "given_on": "2026-09-01"}))]
struct NewGuardianConsent {
    purpose: GuardianPurpose,
    /// Who gave it, as they signed.
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    guardian: String,
    /// Which text they signed, as the lab names its versions: say the day it is of.
    #[schema(min_length = 1, max_length = 40, pattern = "\\S")]
    text_version: String,
    /// The day on the paper.
    given_on: NaiveDate,
}

/// A guardian's consent on file.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = GuardianConsent)]
struct GuardianConsentView {
    id: Id,
    lab: String,
    lab_id: Id,
    member: Id,
    purpose: GuardianPurpose,
    guardian: Option<String>,
    text_version: String,
    given_on: NaiveDate,
    recorded_by: Option<Id>,
    recorded_at: Instant,
    withdrawn_at: Option<Instant>,
    withdrawn_by: Option<Id>,
}

fn consent_view(lab: &Lab, one: GuardianConsent) -> GuardianConsentView {
    GuardianConsentView {
        id: one.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        member: one.person,
        purpose: one.purpose,
        guardian: one.guardian,
        text_version: one.text_version,
        given_on: one.given_on,
        recorded_by: one.recorded_by,
        recorded_at: one.recorded_at,
        withdrawn_at: one.withdrawn_at,
        withdrawn_by: one.withdrawn_by,
    }
}

/// Put a guardian's consent on file (staff), each purpose by itself.
#[utoipa::path(
    tag = "groups",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    request_body = NewGuardianConsent,
    responses((status = 201, description = "The consent", body = GuardianConsentView)),
)]
#[post("/labs/{lab}/members/{person}/guardian-consents")]
pub async fn give_guardian_consent(
    by: By<may::ManageMinors>,
    lab: Segment,
    body: Body<NewGuardianConsent>,
    posting: Posting,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = ConsentAsk {
        person: person_of(&request)?,
        purpose: sent.purpose,
        guardian: sent.guardian.trim().to_owned(),
        text_version: sent.text_version.trim().to_owned(),
        given_on: sent.given_on,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let made = actions::give(w, &lab, &ask)?;
                let location = format!("/api/v1/labs/{}/members/{}/guardian-consents", lab.slug, made.person);
                Ok(Answer::created(&consent_view(&lab, made), location))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct GuardianConsentsQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A member's guardians' consents by id (staff), those that were withdrawn too.
#[utoipa::path(
    tag = "groups",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
        GuardianConsentsQuery,
    ),
    responses((status = 200, description = "A page of consents", body = Page<GuardianConsentView>)),
)]
#[get("/labs/{lab}/members/{person}/guardian-consents")]
pub async fn list_guardian_consents(
    by: By<may::ManageMinors>,
    lab: Segment,
    query: Params<GuardianConsentsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, person) = (by.gate(), person_of(&request)?);
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::list(c, lab.id, person, after, limit + 1)?;
            Ok::<_, Problem>(rows.into_iter().map(|one| consent_view(&lab, one)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "The mother came by."}))]
struct GuardianConsentWithdrawal {
    #[schema(max_length = 1000)]
    reason: Option<String>,
}

/// Withdraw a guardian's consent (staff). What is booked stands; starting asks again.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The consent's id")),
    request_body = GuardianConsentWithdrawal,
    responses((status = 200, description = "The consent", body = GuardianConsentView)),
)]
#[post("/guardian-consents/{id}/withdraw")]
pub async fn withdraw_guardian_consent(
    by: By<may::ManageMinors>,
    id: PathId,
    body: Body<GuardianConsentWithdrawal>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let found = store::find(w.c, id.0)?;
                let lab = scope::lab_of(w.c, &gate, found.lab)?;
                let found = store::locked(w.c, id.0)?;
                let ended = actions::withdraw(w, &found, sent.reason.clone())?;
                Ok(Answer::ok(&consent_view(&lab, ended)))
            })
        })
        .await
}
