use actix_web::{HttpRequest, get, patch, post, web};

use crate::features::identity::{By, Gate, may};
use crate::features::labs::{Lab, scope};
use crate::features::training::actions::{self, CourseAsk, CourseChange, GivesAsk};
use crate::features::training::model::WholeCourse;
use crate::features::training::store;
use crate::platform::http::{
    Answer, Body, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, Segment, never_null, nullable,
};
use crate::platform::values::{Id, Lang, LocalText, LocalTextInput};
use crate::platform::write::{Service, Write};

/// How many come where nothing is said.
const CAPACITY: i32 = 10;

/// A qualification that passing gives.
#[derive(Clone, serde::Deserialize, serde::Serialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct GivenQualification {
    qualification: Id,
    /// One of the qualification's levels.
    #[schema(min_length = 1, max_length = 100)]
    level: Option<String>,
}

impl From<GivenQualification> for GivesAsk {
    fn from(sent: GivenQualification) -> Self {
        Self { qualification: sent.qualification, level: sent.level }
    }
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "title": {"en": "Laser cutter for beginners"}, "duration_minutes": 120, "capacity": 6,
    "qualifications": [{"qualification": "019a1b2c-3d4e-7f50-8a61-728394a5b6c8"}]
}))]
struct NewCourse {
    title: LocalTextInput,
    description: Option<LocalTextInput>,
    /// What passing gives.
    #[schema(max_items = 20)]
    qualifications: Option<Vec<GivenQualification>>,
    /// What one must hold to come: qualifications' ids.
    #[schema(max_items = 20)]
    prerequisites: Option<Vec<Id>>,
    #[schema(minimum = 5, maximum = 10_080)]
    duration_minutes: Option<i32>,
    /// How many come to a date that says nothing else; 10 when absent.
    #[schema(minimum = 1, maximum = 500)]
    capacity: Option<i32>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"capacity": 8}))]
struct CoursePatch {
    title: Option<LocalTextInput>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<LocalTextInput>)]
    description: Option<Option<LocalTextInput>>,
    /// Replaces all of them.
    #[schema(max_items = 20)]
    qualifications: Option<Vec<GivenQualification>>,
    /// Replaces all of them.
    #[schema(max_items = 20)]
    prerequisites: Option<Vec<Id>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i32>, minimum = 5, maximum = 10_080)]
    duration_minutes: Option<Option<i32>>,
    /// Dates that are planned keep theirs.
    #[schema(minimum = 1, maximum = 500)]
    capacity: Option<i32>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Course)]
struct CourseView {
    id: Id,
    lab: String,
    lab_id: Id,
    title: LocalText,
    title_local: String,
    description: Option<LocalText>,
    qualifications: Vec<GivenQualification>,
    prerequisites: Vec<Id>,
    duration_minutes: Option<i32>,
    capacity: i32,
    /// No more dates are planned.
    archived: bool,
    version: i32,
}

fn view(lab: &Lab, whole: &WholeCourse, lang: Lang) -> CourseView {
    let WholeCourse { course, gives, prerequisites } = whole;
    let title = course.title();
    CourseView {
        id: course.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        title_local: title.best(lang).to_owned(),
        title,
        description: course.description(),
        qualifications: gives
            .iter()
            .map(|one| GivenQualification { qualification: one.qualification, level: one.level.clone() })
            .collect(),
        prerequisites: prerequisites.clone(),
        duration_minutes: course.duration_minutes,
        capacity: course.capacity,
        archived: course.archived_at.is_some(),
        version: course.version,
    }
}

fn asked(sent: Option<Vec<GivenQualification>>) -> Option<Vec<GivesAsk>> {
    sent.map(|all| all.into_iter().map(GivesAsk::from).collect())
}

/// Add a course (managers).
#[utoipa::path(
    tag = "training",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewCourse,
    responses((status = 201, description = "The course", body = CourseView)),
)]
#[post("/labs/{lab}/courses")]
pub async fn create_course(
    by: By<may::ManageTraining>,
    lab: Segment,
    body: Body<NewCourse>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, call, sent, fingerprint) = (by.gate(), by.call.clone(), body.value, body.fingerprint);
    let ask = CourseAsk {
        title: sent.title.checked(call.lang, "/title")?,
        description: sent.description.map(|text| text.checked(call.lang, "/description")).transpose()?,
        gives: asked(sent.qualifications).unwrap_or_default(),
        prerequisites: sent.prerequisites.unwrap_or_default(),
        duration_minutes: sent.duration_minutes,
        capacity: sent.capacity.unwrap_or(CAPACITY),
    };
    service
        .write(call, move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let made = actions::create_course(w, &lab, &ask)?;
                let location = format!("/api/v1/courses/{}", made.course.id);
                Ok(Answer::created(&view(&lab, &made, w.call.lang), location).version(made.course.version))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CoursesQuery {
    /// Also those of which no more dates are planned.
    archived: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's courses by id.
#[utoipa::path(
    tag = "training",
    params(("lab" = String, Path, description = "Slug or id"), CoursesQuery),
    responses((status = 200, description = "A page of courses", body = Page<CourseView>)),
)]
#[get("/labs/{lab}/courses")]
pub async fn list_courses(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    query: Params<CoursesQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<Id>()?);
    let (gate, lang, archived) = (by.gate(), by.call.lang, query.0.archived.unwrap_or(false));
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let rows = store::courses::list(c, lab.id, archived, after, limit + 1)?;
            Ok::<_, Problem>(rows.iter().map(|one| view(&lab, one, lang)).collect::<Vec<_>>())
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |one| one.id), &request))
}

/// One course.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course's id")),
    responses((status = 200, description = "The course", body = CourseView)),
)]
#[get("/courses/{id}")]
pub async fn get_course(
    by: By<may::ViewCatalogue>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    service
        .read(move |c| {
            let whole = store::courses::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, whole.course.lab)?;
            Ok(Answer::ok(&view(&lab, &whole, lang)).version(whole.course.version))
        })
        .await
}

/// The course under its lock, for an actor who passes the gate.
fn locked(w: &mut Write<'_>, gate: &Gate, id: Id) -> Result<(Lab, WholeCourse), Problem> {
    let found = store::courses::find(w.c, id)?;
    let lab = scope::lab_of(w.c, gate, found.course.lab)?;
    Ok((lab, store::courses::locked(w.c, id)?))
}

/// Change a course (managers). Dates that are planned stay as they are.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = CoursePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The course", body = CourseView)),
)]
#[patch("/courses/{id}")]
pub async fn change_course(
    by: By<may::ManageTraining>,
    id: PathId,
    if_match: IfMatch,
    body: Body<CoursePatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["title", "qualifications", "prerequisites", "capacity"])?;
    let (gate, call, sent) = (by.gate(), by.call.clone(), body.value);
    let description = match sent.description {
        Some(Some(text)) => Some(Some(text.checked(call.lang, "/description")?)),
        other => other.map(|_| None),
    };
    let change = CourseChange {
        title: sent.title.map(|title| title.checked(call.lang, "/title")).transpose()?,
        description,
        gives: asked(sent.qualifications),
        prerequisites: sent.prerequisites,
        duration_minutes: sent.duration_minutes,
        capacity: sent.capacity,
    };
    service
        .write(call, move |w| {
            let (lab, course) = locked(w, &gate, id.0)?;
            if_match.check(course.course.version)?;
            let changed = actions::change_course(w, &course, change.clone())?;
            Ok(Answer::ok(&view(&lab, &changed, w.call.lang)).version(changed.course.version))
        })
        .await
}

/// An action without fields.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct CourseArchival {}

/// Take a course out of the list (managers): no more dates are planned, those that are stand.
#[utoipa::path(
    tag = "training",
    params(("id" = Id, Path, description = "The course's id")),
    request_body = CourseArchival,
    responses((status = 200, description = "The course", body = CourseView)),
)]
#[post("/courses/{id}/archive")]
pub async fn archive_course(
    by: By<may::ManageTraining>,
    id: PathId,
    body: Body<CourseArchival>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (lab, course) = locked(w, &gate, id.0)?;
                let archived = actions::archive_course(w, &course)?;
                Ok(Answer::ok(&view(&lab, &archived, w.call.lang)).version(archived.course.version))
            })
        })
        .await
}
