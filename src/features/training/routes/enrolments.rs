use actix_web::{HttpRequest, get, post, web};

use crate::features::identity::{By, Gate, may};
use crate::features::labs::{self, scope};
use crate::features::training::actions::{self, is_visible};
use crate::features::training::model::{Enrolment, EnrolmentStatus};
use crate::features::training::{rules, store};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Body, Page, PageParams, Params, PathId, Posting, Problem};
use crate::platform::values::{Id, Instant, Lang, LocalText};
use crate::platform::write::Service;

/// A place at a date, or a turn on its waiting list, and what came of it.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Enrolment)]
pub struct EnrolmentView {
    pub id: Id,
    pub course_session: Id,
    pub member: Id,
    pub status: EnrolmentStatus,
    /// From 1 on, for who waits.
    pub waiting_position: Option<usize>,
    /// Null before it is recorded.
    pub attended: Option<bool>,
    pub passed: Option<bool>,
    pub level: Option<String>,
    pub note: Option<String>,
    pub recorded_at: Option<Instant>,
    pub version: i32,
}

pub fn view(c: &mut Db, one: Enrolment) -> DbResult<EnrolmentView> {
    let waits = one.status == EnrolmentStatus::Waiting;
    let all = if waits { store::enrolments::of_session(c, one.session)? } else { Vec::new() };
    Ok(EnrolmentView {
        waiting_position: rules::waiting_position(&all, &one),
        id: one.id,
        course_session: one.session,
        member: one.person,
        status: one.status,
        attended: one.attended,
        passed: one.passed,
        level: one.level,
        note: one.note,
        recorded_at: one.recorded_at,
        version: one.version,
    })
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct NewEnrolment {
    /// A person's id, when staff enrol another; oneself by default.
    member: Option<Id>,
}

/// Come to a course: a place where one is free, else the next turn on the waiting list. Asked again, it answers what
/// stands.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course session's id")),
    request_body = NewEnrolment,
    responses(
        (status = 201, description = "The enrolment", body = EnrolmentView),
        (status = 200, description = "It stood before", body = EnrolmentView),
    ),
)]
#[post("/course-sessions/{id}/enrolments")]
pub async fn create_enrolment(
    by: By<may::Enrol>,
    id: PathId,
    body: Body<NewEnrolment>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, own, fingerprint) = (by.gate(), by.person()?, body.fingerprint);
    let member = body.value.member.unwrap_or(own);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let session = store::courses::session(w.c, id.0)?;
                let zone = scope::lab_of(w.c, &gate, session.lab)?.zone();
                let made = actions::enrol(w, &session, member).map_err(|error| Problem::from(error).told_in(zone))?;
                let view = view(w.c, made.enrolment)?;
                let answer = match made.is_new {
                    true => Answer::created(&view, format!("/api/v1/enrolments/{}", view.id)),
                    false => Answer::ok(&view),
                };
                Ok(answer.version(view.version))
            })
        })
        .await
}

/// An enrolment as who teaches or works in the lab sees it.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct EnrolledMember {
    #[serde(flatten)]
    enrolment: EnrolmentView,
    full_name: String,
    #[serde(skip)]
    turn: i32,
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct EnrolmentsQuery {
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// Who comes and who waits, in the order in which they asked (staff, and the trainer).
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course session's id"), EnrolmentsQuery),
    responses((status = 200, description = "A page of enrolments", body = Page<EnrolledMember>)),
)]
#[get("/course-sessions/{id}/enrolments")]
pub async fn list_enrolments(
    by: By<may::Enrol>,
    id: PathId,
    query: Params<EnrolmentsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<i32>()?);
    let gate = by.gate();
    let rows = service
        .read(move |c| {
            let session = store::courses::session(c, id.0)?;
            scope::lab_of(c, &gate, session.lab)?;
            let teaches = session.trainer.is_some() && session.trainer == gate.actor.person();
            if !teaches && !gate.actor.is_staff_of(session.lab) {
                return Err(Problem::not_allowed());
            }
            let mut rows = Vec::new();
            for (one, full_name) in store::enrolments::list(c, session.id, after, limit + 1)? {
                let turn = one.turn;
                rows.push(EnrolledMember { enrolment: view(c, one)?, full_name, turn });
            }
            Ok::<_, Problem>(rows)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.turn), &request))
}

/// One's own enrolment with the date that it is for.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct MyEnrolment {
    #[serde(flatten)]
    enrolment: EnrolmentView,
    /// The lab's slug.
    lab: String,
    course: Id,
    title: LocalText,
    title_local: String,
    starts_at: Instant,
    ends_at: Instant,
    location: Option<String>,
    cancelled_at: Option<Instant>,
}

/// One's own enrolments, the last asked first.
#[utoipa::path(
    tag = "training",
    params(EnrolmentsQuery),
    responses((status = 200, description = "A page of enrolments", body = Page<MyEnrolment>)),
)]
#[get("/me/enrolments")]
pub async fn list_my_enrolments(
    by: By<may::OwnAccount>,
    query: Params<EnrolmentsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, before) = (page.limit()?, page.after::<Id>()?);
    let (person, lang) = (by.person()?, by.call.lang);
    let rows = service
        .read(move |c| {
            let mut rows = Vec::new();
            for row in store::enrolments::of_person(c, person, before, limit + 1)? {
                rows.push(mine(c, row, lang)?);
            }
            Ok::<_, Problem>(rows)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.enrolment.id), &request))
}

fn mine(c: &mut Db, (one, session, course): store::enrolments::Whole, lang: Lang) -> DbResult<MyEnrolment> {
    let title = course.title();
    Ok(MyEnrolment {
        enrolment: view(c, one)?,
        lab: labs::by_id(c, session.lab)?.slug,
        course: course.id,
        title_local: title.best(lang).to_owned(),
        title,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        location: session.location,
        cancelled_at: session.cancelled_at,
    })
}

/// The enrolment for who holds it or works in its lab.
fn visible(c: &mut Db, gate: &Gate, id: Id) -> Result<Enrolment, Problem> {
    let one = store::enrolments::find(c, id)?;
    if !is_visible(&gate.actor, &one) {
        return Err(Problem::not_found());
    }
    scope::lab_of(c, gate, one.lab)?;
    Ok(one)
}

/// One enrolment: one's own, or any of a lab one is staff of.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The enrolment's id")),
    responses((status = 200, description = "The enrolment", body = EnrolmentView)),
)]
#[get("/enrolments/{id}")]
pub async fn get_enrolment(by: By<may::Enrol>, id: PathId, service: web::Data<Service>) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .read(move |c| {
            let one = visible(c, &gate, id.0)?;
            let view = view(c, one)?;
            Ok(Answer::ok(&view).version(view.version))
        })
        .await
}

/// An action without fields.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct Leaving {}

/// Give a place or a turn back; a place goes to who has waited longest.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The enrolment's id")),
    request_body = Leaving,
    responses((status = 200, description = "The enrolment", body = EnrolmentView)),
)]
#[post("/enrolments/{id}/leave")]
pub async fn leave_course_session(
    by: By<may::Enrol>,
    id: PathId,
    body: Body<Leaving>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let one = visible(w.c, &gate, id.0)?;
                let left = actions::leave(w, one.id)?;
                let view = view(w.c, left)?;
                Ok(Answer::ok(&view).version(view.version))
            })
        })
        .await
}
