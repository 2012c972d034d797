use std::collections::BTreeMap;

use actix_web::{HttpRequest, get, web};

use crate::features::identity::{By, may};
use crate::features::labs::{Lab, scope};
use crate::features::training::model::{Course, CourseSession, Crowd};
use crate::features::training::store::{self, courses::SessionFilter};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Page, PageParams, Params, PathId, Problem, Segment};
use crate::platform::values::{Actor, Id, Instant, Lang, LocalText};
use crate::platform::write::Service;

/// A date of a course, as everyone sees it: how full it is, and nobody's name.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = CourseSession)]
pub struct CourseSessionView {
    pub id: Id,
    lab: String,
    lab_id: Id,
    course: Id,
    /// The course's.
    title: LocalText,
    title_local: String,
    starts_at: Instant,
    ends_at: Instant,
    capacity: i32,
    free_places: i32,
    /// How many stand on the waiting list.
    waiting: i32,
    /// A person's id; told to them and to staff.
    trainer: Option<Id>,
    location: Option<String>,
    /// Kept free for it in the calendar.
    machines: Vec<Id>,
    cancelled_at: Option<Instant>,
    pub version: i32,
}

/// What a view is made of beside the session itself.
struct Around<'a> {
    lab: &'a Lab,
    actor: &'a Actor,
    lang: Lang,
    crowds: &'a BTreeMap<Id, Crowd>,
}

fn view(c: &mut Db, around: &Around<'_>, session: CourseSession, course: &Course) -> DbResult<CourseSessionView> {
    let title = course.title();
    let crowd = around.crowds.get(&session.id).copied().unwrap_or_default();
    let may_know = around.actor.is_staff_of(session.lab) || around.actor.person() == session.trainer;
    Ok(CourseSessionView {
        id: session.id,
        lab: around.lab.slug.clone(),
        lab_id: session.lab,
        course: session.course,
        title_local: title.best(around.lang).to_owned(),
        title,
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        capacity: session.capacity,
        free_places: session.capacity - crowd.enrolled,
        waiting: crowd.waiting,
        trainer: session.trainer.filter(|_| may_know),
        location: session.location,
        machines: store::courses::machines_of(c, session.blackout)?,
        cancelled_at: session.cancelled_at,
        version: session.version,
    })
}

/// One date as this actor sees it.
///
/// # Errors
/// The database's.
pub fn course_session_view(
    c: &mut Db,
    lab: &Lab,
    actor: &Actor,
    lang: Lang,
    session: CourseSession,
) -> DbResult<CourseSessionView> {
    let course = store::courses::find(c, session.course)?.course;
    let crowds = store::courses::crowds(c, &[session.id])?;
    view(c, &Around { lab, actor, lang, crowds: &crowds }, session, &course)
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CourseSessionsQuery {
    course: Option<Id>,
    /// Only those that end after; now when absent.
    from: Option<Instant>,
    /// Also those that were called off.
    cancelled: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// The next dates of a lab's courses by start, with their free places.
#[utoipa::path(
    tag = "training",
    params(("lab" = String, Path, description = "Slug or id"), CourseSessionsQuery),
    responses((status = 200, description = "A page of dates", body = Page<CourseSessionView>)),
)]
#[get("/labs/{lab}/course-sessions")]
pub async fn list_course_sessions(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    query: Params<CourseSessionsQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<(Instant, Id)>()?);
    let (gate, lang, now) = (by.gate(), by.call.lang, service.now());
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let filter = SessionFilter {
                lab: lab.id,
                course: query.course,
                from: query.from.unwrap_or(now),
                cancelled: query.cancelled.unwrap_or(false),
            };
            let rows = store::courses::sessions(c, &filter, after, limit + 1)?;
            let ids: Vec<Id> = rows.iter().map(|(session, _)| session.id).collect();
            let crowds = store::courses::crowds(c, &ids)?;
            let around = Around { lab: &lab, actor: &gate.actor, lang, crowds: &crowds };
            let views = rows.into_iter().map(|(session, course)| view(c, &around, session, &course));
            Ok::<_, Problem>(views.collect::<DbResult<Vec<_>>>()?)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| (one.starts_at, one.id)), &request))
}

/// One date of a course.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course session's id")),
    responses((status = 200, description = "The date", body = CourseSessionView)),
)]
#[get("/course-sessions/{id}")]
pub async fn get_course_session(
    by: By<may::ViewCatalogue>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    service
        .read(move |c| {
            let session = store::courses::session(c, id.0)?;
            let lab = scope::lab_of(c, &gate, session.lab)?;
            let view = course_session_view(c, &lab, &gate.actor, lang, session)?;
            Ok::<_, Problem>(Answer::ok(&view).version(view.version))
        })
        .await
}
