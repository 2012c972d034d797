//! Minors and their guardians' consents over HTTP: the staff's alone.

use actix_web::{HttpRequest, delete, get, post, put, web};
use chrono::NaiveDate;
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, ConsentAsk};
use super::model::{ConsentPurpose, Error, GuardianConsent, Minor};
use super::store;
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, person_of, scope};
use crate::platform::http::{Answer, Body, Code, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(put_minority)
        .service(get_minority)
        .service(remove_minority)
        .service(give_guardian_consent)
        .service(list_guardian_consents)
        .service(withdraw_guardian_consent);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::Stands => Self::new(Code::AlreadyExists, Text::new("guardian-consent-stands")),
            Error::Fault(fault) => fault.into(),
        }
    }
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"adult_on": "2029-05-04"}))]
struct MinorityRequest {
    /// The day on which they come of age.
    adult_on: NaiveDate,
}

/// That a member is not of age.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Minority)]
struct MinorityView {
    member: Id,
    lab: String,
    lab_id: Id,
    adult_on: NaiveDate,
    recorded_by: Option<Id>,
    updated_at: Instant,
    version: i32,
}

fn view(lab: &Lab, minor: &Minor) -> MinorityView {
    MinorityView {
        member: minor.person,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        adult_on: minor.adult_on,
        recorded_by: minor.recorded_by,
        updated_at: minor.updated_at,
        version: minor.version,
    }
}

/// Say until when a member is not of age (staff). Alone they then need a guardian's consent at every machine, and work on none
/// that is a hazard.
#[utoipa::path(
    tag = "groups",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    request_body = MinorityRequest,
    responses((status = 200, description = "What is known", body = MinorityView)),
)]
#[put("/labs/{lab}/members/{person}/minority")]
async fn put_minority(
    by: By<may::ManageMinors>,
    lab: Segment,
    body: Body<MinorityRequest>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (gate, person, adult_on) = (by.gate(), person_of(&request)?, body.value.adult_on);
    service
        .write(by.call.clone(), move |w| {
            let lab = scope::lab(w.c, &gate, &lab.0)?;
            let minor = actions::mark_minor(w, &lab, person, adult_on)?;
            Ok::<_, Problem>(Answer::ok(&view(&lab, &minor)).version(minor.version))
        })
        .await
}

/// Until when a member is not of age (staff).
#[utoipa::path(
    tag = "groups",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
    ),
    responses((status = 200, description = "What is known", body = MinorityView)),
)]
#[get("/labs/{lab}/members/{person}/minority")]
async fn get_minority(
    by: By<may::ManageMinors>,
    lab: Segment,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (gate, person) = (by.gate(), person_of(&request)?);
    service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let minor = store::minor(c, lab.id, person)?.ok_or_else(Problem::not_found)?;
            Ok::<_, Problem>(Answer::ok(&view(&lab, &minor)).version(minor.version))
        })
        .await
}

/// Take back that a member is not of age (staff): it was said by mistake.
#[utoipa::path(
    tag = "groups",
    params(
        ("lab" = String, Path, description = "Slug or id"),
        ("person" = Id, Path, description = "The person's id"),
        ("If-Match" = String, Header, description = "The ETag you have seen"),
    ),
    responses((status = 204, description = "Nothing is known of their age")),
)]
#[delete("/labs/{lab}/members/{person}/minority")]
async fn remove_minority(
    by: By<may::ManageMinors>,
    lab: Segment,
    if_match: IfMatch,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let (gate, person) = (by.gate(), person_of(&request)?);
    service
        .write(by.call.clone(), move |w| {
            let lab = scope::lab(w.c, &gate, &lab.0)?;
            let minor = store::locked_minor(w.c, lab.id, person)?.ok_or_else(Problem::not_found)?;
            if_match.check(minor.version)?;
            actions::unmark_minor(w, &minor)?;
            Ok::<_, Problem>(Answer::no_content())
        })
        .await
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"purpose": "comes_alone", "guardian": "Gulmira Asanova, mother", "given_on": "2026-09-01"}))]
struct NewGuardianConsent {
    purpose: ConsentPurpose,
    /// Who gave it, as they signed.
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    guardian: String,
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
    purpose: ConsentPurpose,
    guardian: Option<String>,
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
async fn give_guardian_consent(
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
async fn list_guardian_consents(
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
struct ConsentWithdrawal {
    #[schema(max_length = 1000)]
    reason: Option<String>,
}

/// Withdraw a guardian's consent (staff). What is booked stands; starting asks again.
#[utoipa::path(
    tag = "groups",
    params(("id" = Id, Path, description = "The consent's id")),
    request_body = ConsentWithdrawal,
    responses((status = 200, description = "The consent", body = GuardianConsentView)),
)]
#[post("/guardian-consents/{id}/withdraw")]
async fn withdraw_guardian_consent(
    by: By<may::ManageMinors>,
    id: PathId,
    body: Body<ConsentWithdrawal>,
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
