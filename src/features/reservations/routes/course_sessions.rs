//! Planning, moving and calling off a course's date: it keeps machines free, so it is served where the calendar is known.

use actix_web::{patch, post, web};

use crate::features::identity::{By, Gate, may};
use crate::features::labs::{Lab, scope};
use crate::features::reservations::actions::lesson::{cancel_lesson, change_lesson, plan_lesson};
use crate::features::training::{self, CourseSession, CourseSessionView, SessionAsk, SessionChange, WholeCourse};
use crate::platform::http::{Answer, Body, Code, IfMatch, PathId, Posting, Problem, never_null, nullable};
use crate::platform::values::{Id, Instant};
use crate::platform::write::Service;
use crate::platform::write::Write;

/// A date of a course; what is absent is taken from the course.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "course": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "starts_at": "2026-09-02T04:00:00Z",
    "ends_at": "2026-09-02T06:00:00Z", "location": "Room 204"
}))]
struct NewCourseSession {
    course: Id,
    starts_at: Instant,
    /// By default as long after the start as the course lasts.
    ends_at: Option<Instant>,
    #[schema(minimum = 1, maximum = 500)]
    capacity: Option<i32>,
    /// A member's person id.
    trainer: Option<Id>,
    #[schema(min_length = 1, max_length = 200, pattern = "\\S")]
    location: Option<String>,
    /// Kept free for it in the calendar: all of them, or nothing is planned.
    #[schema(max_items = 200)]
    machines: Option<Vec<Id>>,
}

/// What is absent stays; null removes the trainer and the location.
#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"capacity": 8}))]
struct CourseSessionPatch {
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    /// Not below who is enrolled; where there are more places, who waits moves up.
    #[schema(minimum = 1, maximum = 500)]
    capacity: Option<i32>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Id>)]
    trainer: Option<Option<Id>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 200, pattern = "\\S")]
    location: Option<Option<String>>,
    /// Replaces all of them.
    #[schema(max_items = 200)]
    machines: Option<Vec<Id>>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "The trainer is ill."}))]
struct CourseSessionCancellation {
    #[schema(min_length = 1, max_length = 1000, pattern = "\\S")]
    reason: String,
}

fn view(w: &mut Write<'_>, lab: &Lab, session: CourseSession) -> Result<CourseSessionView, Problem> {
    let call = w.call;
    Ok(training::course_session_view(w.c, lab, &call.actor, call.lang, session)?)
}

/// The course with its lab. What is not theirs to see is answered like what does not exist.
fn course(w: &mut Write<'_>, gate: &Gate, id: Id) -> Result<(Lab, WholeCourse), Problem> {
    let course = training::course(w.c, id).map_err(Problem::from);
    let found = course.and_then(|course| Ok((scope::lab_of(w.c, gate, course.course.lab)?, course)));
    found.map_err(|problem| match problem.code() {
        Code::NotFound => Problem::not_found().at("/course"),
        _ => problem,
    })
}

/// Plan a date of a course (staff). The machines it uses are kept free for it.
#[utoipa::path(
    tag = "training",
    request_body = NewCourseSession,
    responses((status = 201, description = "The date", body = CourseSessionView)),
)]
#[post("/course-sessions")]
pub async fn plan_course_session(
    by: By<may::PlanCourses>,
    body: Body<NewCourseSession>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    let ask = SessionAsk {
        starts_at: sent.starts_at,
        ends_at: sent.ends_at,
        capacity: sent.capacity,
        trainer: sent.trainer,
        location: sent.location,
    };
    let machines = sent.machines.unwrap_or_default();
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (lab, course) = course(w, &gate, sent.course)?;
                let session = plan_lesson(w, &lab, &course, &ask, &machines)
                    .map_err(|error| Problem::from(error).told_in(lab.zone()))?;
                let view = view(w, &lab, session)?;
                Ok(Answer::created(&view, format!("/api/v1/course-sessions/{}", view.id)).version(view.version))
            })
        })
        .await
}

/// The date under its lock, for an actor who passes the gate.
fn locked(w: &mut Write<'_>, gate: &Gate, id: Id) -> Result<(Lab, CourseSession), Problem> {
    let found = training::course_session(w.c, id)?;
    let lab = scope::lab_of(w.c, gate, found.lab)?;
    Ok((lab, training::locked_course_session(w.c, id)?))
}

/// Move a date of a course or change what it has (staff).
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course session's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = CourseSessionPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The date", body = CourseSessionView)),
)]
#[patch("/course-sessions/{id}")]
pub async fn change_course_session(
    by: By<may::PlanCourses>,
    id: PathId,
    if_match: IfMatch,
    body: Body<CourseSessionPatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["starts_at", "ends_at", "capacity", "machines"])?;
    let (gate, sent) = (by.gate(), body.value);
    let change = SessionChange {
        starts_at: sent.starts_at,
        ends_at: sent.ends_at,
        capacity: sent.capacity,
        trainer: sent.trainer,
        location: sent.location,
    };
    service
        .write(by.call.clone(), move |w| {
            let (lab, session) = locked(w, &gate, id.0)?;
            if_match.check(session.version)?;
            let changed = change_lesson(w, &lab, &session, &change, sent.machines.as_deref())
                .map_err(|error| Problem::from(error).told_in(lab.zone()))?;
            let view = view(w, &lab, changed)?;
            Ok(Answer::ok(&view).version(view.version))
        })
        .await
}

/// Call a date of a course off (staff). Its machines are free again.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course session's id")),
    request_body = CourseSessionCancellation,
    responses((status = 200, description = "The date", body = CourseSessionView)),
)]
#[post("/course-sessions/{id}/cancel")]
pub async fn cancel_course_session(
    by: By<may::PlanCourses>,
    id: PathId,
    body: Body<CourseSessionCancellation>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (lab, session) = locked(w, &gate, id.0)?;
                let cancelled = cancel_lesson(w, &session, sent.reason.clone())?;
                let view = view(w, &lab, cancelled)?;
                Ok(Answer::ok(&view).version(view.version))
            })
        })
        .await
}
