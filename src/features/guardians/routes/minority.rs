use actix_web::{HttpRequest, delete, get, put, web};
use chrono::NaiveDate;

use crate::features::guardians::model::Minor;
use crate::features::guardians::{actions, store};
use crate::features::identity::{By, may};
use crate::features::labs::{Lab, person_of, scope};
use crate::platform::http::{Answer, Body, IfMatch, Problem, Segment};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;

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
pub async fn put_minority(
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
pub async fn get_minority(
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
pub async fn remove_minority(
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
