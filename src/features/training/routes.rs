use actix_web::{HttpRequest, get, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::{self, CertificationAsk, QualificationAsk};
use super::model::{Error, Held, Qualification};
use super::store::{self, CertificationFilter};
use crate::features::identity::{By, Gate, may};
use crate::features::labs::{Faults, Lab, scope};
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, Instant, Lang, LocalText, LocalTextInput};
use crate::platform::write::Service;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(create_qualification)
        .service(list_qualifications)
        .service(create_certification)
        .service(list_certifications)
        .service(get_certification)
        .service(revoke_certification);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::Fault(fault) => fault.into(),
        }
    }
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": {"en": "Laser cutter"}, "valid_days": 365, "levels": ["basic", "advanced"]}))]
struct NewQualification {
    name: LocalTextInput,
    /// How long a certification is valid unless it says otherwise.
    #[schema(minimum = 1, maximum = 36500)]
    valid_days: Option<i32>,
    /// From the lowest to the highest.
    #[schema(max_items = 20)]
    levels: Option<Vec<String>>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Qualification)]
struct QualificationView {
    id: Id,
    lab: String,
    lab_id: Id,
    name: LocalText,
    name_local: String,
    valid_days: Option<i32>,
    levels: Vec<String>,
    version: i32,
}

fn qualification_view(lab: &Lab, one: &Qualification, lang: Lang) -> QualificationView {
    let name = one.name();
    QualificationView {
        id: one.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        name_local: name.best(lang).to_owned(),
        name,
        valid_days: one.valid_days,
        levels: one.levels(),
        version: one.version,
    }
}

fn checked_levels(sent: Option<Vec<String>>) -> Result<Vec<String>, Problem> {
    let levels: Vec<String> = sent.unwrap_or_default().iter().map(|level| level.trim().to_owned()).collect();
    let mut faults = Faults::default();
    for (index, level) in levels.iter().enumerate() {
        if level.is_empty() || level.chars().count() > 100 {
            faults.add(format!("/levels/{index}"), "too_short", "Give each level a name of 1 to 100 characters.");
        } else if levels.iter().take(index).any(|earlier| earlier == level) {
            faults.add(format!("/levels/{index}"), "not_unique", "Give each level a name of its own.");
        }
    }
    faults.check(Problem::fields)?;
    Ok(levels)
}

/// Add a qualification (managers).
#[utoipa::path(
    tag = "training",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewQualification,
    responses((status = 201, description = "The qualification", body = QualificationView)),
)]
#[post("/labs/{lab}/qualifications")]
async fn create_qualification(
    by: By<may::ManageTraining>,
    lab: Segment,
    body: Body<NewQualification>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, call, sent, fingerprint) = (by.gate(), by.call.clone(), body.value, body.fingerprint);
    let ask = QualificationAsk {
        name: sent.name.checked(call.lang, "/name")?,
        valid_days: sent.valid_days,
        levels: checked_levels(sent.levels)?,
    };
    service
        .write(call, move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let made = actions::create_qualification(w, &lab, &ask)?;
                let location = format!("/api/v1/labs/{}/qualifications", lab.slug);
                Ok(Answer::created(&qualification_view(&lab, &made, w.call.lang), location).version(made.version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct QualificationsQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's qualifications by id.
#[utoipa::path(
    tag = "training",
    params(("lab" = String, Path, description = "Slug or id"), QualificationsQuery),
    responses((status = 200, description = "A page of qualifications", body = Page<QualificationView>)),
)]
#[get("/labs/{lab}/qualifications")]
async fn list_qualifications(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    query: Params<QualificationsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, lang) = (by.gate(), by.call.lang);
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::qualifications_of(c, lab.id, after, limit + 1)?;
            Ok::<_, Problem>(rows.iter().map(|one| qualification_view(&lab, one, lang)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "member": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "qualification": "019a1b2c-3d4e-7f50-8a61-728394a5b6c8"
}))]
struct NewCertification {
    /// The person's id.
    member: Id,
    qualification: Id,
    /// One of the qualification's levels.
    #[schema(min_length = 1, max_length = 100)]
    level: Option<String>,
    /// By default what the qualification's `valid_days` give.
    expires_at: Option<Instant>,
    /// What shows it: a test, a course, a paper.
    #[schema(min_length = 1, max_length = 2000)]
    evidence: Option<String>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Certification)]
struct CertificationView {
    id: Id,
    lab: String,
    lab_id: Id,
    member: Id,
    qualification: Id,
    level: Option<String>,
    valid_from: Instant,
    expires_at: Option<Instant>,
    revoked_at: Option<Instant>,
    evidence: Option<String>,
    /// Now: started, not expired, not revoked.
    valid: bool,
}

fn view(lab: &Lab, held: &Held, now: Instant) -> CertificationView {
    let one = &held.certification;
    CertificationView {
        id: one.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        member: one.person,
        qualification: one.qualification,
        level: one.level.clone(),
        valid_from: one.valid_from,
        expires_at: one.expires_at,
        revoked_at: held.revoked_at,
        evidence: one.evidence.clone(),
        valid: held.valid_at(now),
    }
}

/// Say that a member holds a qualification (managers).
#[utoipa::path(
    tag = "training",
    request_body = NewCertification,
    responses((status = 201, description = "The certification", body = CertificationView)),
)]
#[post("/certifications")]
async fn create_certification(
    by: By<may::ManageTraining>,
    body: Body<NewCertification>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = CertificationAsk {
        person: sent.member,
        level: sent.level,
        expires_at: sent.expires_at,
        evidence: sent.evidence,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let Some((lab, qualification)) = qualification_for(w.c, &gate, sent.qualification)? else {
                    return Err(Problem::field("/qualification", "unknown", "There is no such qualification."));
                };
                let made = actions::certify(w, &qualification, &ask)?;
                let location = format!("/api/v1/certifications/{}", made.id);
                let held = Held { certification: made, revoked_at: None };
                Ok(Answer::created(&view(&lab, &held, w.now), location))
            })
        })
        .await
}

/// The qualification with its lab; `None` where it does not exist or is not theirs to see.
fn qualification_for(c: &mut Db, gate: &Gate, id: Id) -> Result<Option<(Lab, Qualification)>, Problem> {
    let Some(found) = store::qualification(c, id)? else { return Ok(None) };
    match scope::lab_of(c, gate, found.lab) {
        Ok(lab) => Ok(Some((lab, found))),
        Err(problem) if problem.code() == crate::platform::http::Code::NotFound => Ok(None),
        Err(problem) => Err(problem),
    }
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CertificationsQuery {
    /// Slug or id; needed to see others' certifications as its staff.
    lab: Option<String>,
    /// A person's id; oneself by default.
    member: Option<Id>,
    qualification: Option<Id>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Certifications by id: one's own; with `lab`, all of the lab for its staff.
#[utoipa::path(
    tag = "training",
    params(CertificationsQuery),
    responses((status = 200, description = "A page of certifications", body = Page<CertificationView>)),
)]
#[get("/certifications")]
async fn list_certifications(
    by: By<may::OwnAccount>,
    query: Params<CertificationsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, now, person) = (by.gate(), service.now(), by.actor().person());
    let (named_lab, member, qualification) = (query.lab, query.member, query.qualification);
    let rows = service
        .read(move |c| {
            let lab = named_lab.map(|lab| scope::lab(c, &gate, &lab)).transpose()?;
            let staff = lab.as_ref().is_some_and(|lab| gate.actor.is_staff_of(lab.id));
            let person = if staff { member } else { Some(person.ok_or_else(Problem::not_allowed)?) };
            if !staff && member.is_some() && member != person {
                return Err(Problem::not_found());
            }
            let filter = CertificationFilter { lab: lab.map(|lab| lab.id), person, qualification };
            let mut rows = Vec::new();
            for held in store::list(c, &filter, after, limit + 1)? {
                let lab = crate::features::labs::by_id(c, held.certification.lab)?;
                rows.push(view(&lab, &held, now));
            }
            Ok::<_, Problem>(rows)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// The certification for its holder or the lab's staff.
fn certification_for(c: &mut Db, gate: &Gate, id: Id) -> Result<(Lab, Held), Problem> {
    let held = store::find(c, id)?;
    let one = &held.certification;
    if gate.actor.person() != Some(one.person) && !gate.actor.is_staff_of(one.lab) {
        return Err(Problem::not_found());
    }
    let lab = crate::features::labs::by_id(c, one.lab)?;
    Ok((lab, held))
}

/// One certification.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The certification's id")),
    responses((status = 200, description = "The certification", body = CertificationView)),
)]
#[get("/certifications/{id}")]
async fn get_certification(
    by: By<may::OwnAccount>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, now) = (by.gate(), service.now());
    service
        .read(move |c| {
            let (lab, held) = certification_for(c, &gate, id.0)?;
            Ok(Answer::ok(&view(&lab, &held, now)))
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "Left the laser burning alone"}))]
struct RevokeRequest {
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    reason: String,
}

/// Revoke a certification (managers). Standing reservations stay; their holders are told.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The certification's id")),
    request_body = RevokeRequest,
    responses((status = 200, description = "The certification", body = CertificationView)),
)]
#[post("/certifications/{id}/revoke")]
async fn revoke_certification(
    by: By<may::ManageTraining>,
    id: PathId,
    body: Body<RevokeRequest>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (lab, held) = certification_for(w.c, &gate, id.0)?;
                gate.pass(lab.id, lab.is_public())?;
                let held = actions::revoke(w, &held, sent.reason.clone())?;
                Ok(Answer::ok(&view(&lab, &held, w.now)))
            })
        })
        .await
}
