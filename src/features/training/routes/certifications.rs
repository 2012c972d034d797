use actix_web::{HttpRequest, get, post, web};

use crate::features::identity::{By, Gate, may};
use crate::features::labs::{self, Lab, scope};
use crate::features::training::actions::{self, CertificationAsk};
use crate::features::training::model::{Held, Qualification};
use crate::features::training::store::{self, CertificationFilter};
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, Code, Page, PageParams, Params, PathId, Posting, Problem};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

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
    /// The date of a course where it was earned.
    course_session: Option<Id>,
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
        course_session: one.course_session,
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
pub async fn create_certification(
    by: By<may::ManageTraining>,
    body: Body<NewCertification>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = CertificationAsk {
        person: sent.member,
        level: sent.level,
        valid_from: None,
        expires_at: sent.expires_at,
        evidence: sent.evidence,
        course_session: None,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let Some((lab, qualification)) = qualification_for(w.c, &gate, sent.qualification)? else {
                    return Err(Problem::field("/qualification", "unknown", Text::new("no-such-qualification")));
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
        Err(problem) if problem.code() == Code::NotFound => Ok(None),
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
pub async fn list_certifications(
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
                let lab = labs::by_id(c, held.certification.lab)?;
                rows.push(view(&lab, &held, now));
            }
            Ok::<_, Problem>(rows)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// The certification for its holder or the lab's staff.
pub fn certification_for(c: &mut Db, gate: &Gate, id: Id) -> Result<(Lab, Held), Problem> {
    let held = store::find(c, id)?;
    let one = &held.certification;
    if gate.actor.person() != Some(one.person) && !gate.actor.is_staff_of(one.lab) {
        return Err(Problem::not_found());
    }
    let lab = labs::by_id(c, one.lab)?;
    Ok((lab, held))
}

/// One certification.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The certification's id")),
    responses((status = 200, description = "The certification", body = CertificationView)),
)]
#[get("/certifications/{id}")]
pub async fn get_certification(
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
pub async fn revoke_certification(
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
