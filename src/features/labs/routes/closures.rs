use actix_web::{HttpRequest, delete, get, patch, post, web};

use crate::features::identity::{By, may};
use crate::features::labs::actions::{self, Affected, ClosureAsk, ClosureChange};
use crate::features::labs::model::{Closure, Lab};
use crate::features::labs::{scope, store};
use crate::platform::http::{
    Answer, Body, IfMatch, Page, PageParams, Params, PathId, Posting, Problem, Segment, never_null, nullable,
};
use crate::platform::values::{Id, Instant, Interval, Lang, LocalText, LocalTextInput};
use crate::platform::write::Service;

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "starts_at": "2026-09-10T03:00:00Z", "ends_at": "2026-09-11T03:00:00Z", "reason": {"en": "Moving house"}
}))]
struct NewClosure {
    starts_at: Instant,
    ends_at: Instant,
    reason: LocalTextInput,
    /// Only these machines; without it the whole lab.
    #[schema(min_items = 1, max_items = 1000)]
    machines: Option<Vec<Id>>,
    /// Only answers which reservations it would cancel.
    dry_run: Option<bool>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ends_at": "2026-09-12T03:00:00Z"}))]
struct ClosurePatch {
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    reason: Option<LocalTextInput>,
    /// Null closes the whole lab.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Vec<Id>>, min_items = 1, max_items = 1000)]
    machines: Option<Option<Vec<Id>>>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Closure)]
struct ClosureView {
    id: Id,
    lab: String,
    lab_id: Id,
    starts_at: Instant,
    ends_at: Instant,
    reason: LocalText,
    reason_local: String,
    /// One of the public holidays added by country and year.
    holiday: bool,
    /// Null where the whole lab is closed.
    machines: Option<Vec<Id>>,
    version: i32,
}

/// A closure, and the reservations that it cancels.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct ClosureMade {
    #[serde(flatten)]
    closure: ClosureView,
    affected_reservations: Vec<Id>,
}

/// What a closure would do.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct ClosureDryRun {
    /// Null: nothing was made.
    id: Option<Id>,
    affected_reservations: Vec<Id>,
    dry_run: bool,
}

fn view(lab: &Lab, closure: &Closure, machines: Vec<Id>, lang: Lang) -> ClosureView {
    let reason = closure.reason();
    ClosureView {
        id: closure.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        starts_at: closure.starts_at,
        ends_at: closure.ends_at,
        reason_local: reason.best(lang).to_owned(),
        reason,
        holiday: closure.holiday,
        machines: (!closure.all_machines).then_some(machines),
        version: closure.version,
    }
}

fn made(lab: &Lab, (closure, machines, hit): (Closure, Vec<Id>, Affected), lang: Lang) -> ClosureMade {
    ClosureMade { closure: view(lab, &closure, machines, lang), affected_reservations: hit.0 }
}

/// Close the lab or some machines for a time (managers). Reservations it hits are cancelled by the lab.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewClosure,
    responses(
        (status = 201, description = "The closure", body = ClosureMade),
        (status = 200, description = "What a dry run found", body = ClosureDryRun),
    ),
)]
#[post("/labs/{lab}/closures")]
pub(super) async fn create_closure(
    by: By<may::ManageLab>,
    lab: Segment,
    body: Body<NewClosure>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, call, sent, fingerprint) = (by.gate(), by.call.clone(), body.value, body.fingerprint);
    let reason = sent.reason.checked(call.lang, "/reason")?;
    let span = Interval::new(sent.starts_at, sent.ends_at);
    let ask = ClosureAsk { span, reason, holiday: false, machines: sent.machines };
    let dry_run = sent.dry_run.unwrap_or(false);
    service
        .write(call, move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let done = actions::close(w, &lab, &ask, dry_run)?;
                if dry_run {
                    let shown = ClosureDryRun { id: None, affected_reservations: done.2.0, dry_run };
                    return Ok(Answer::ok(&shown));
                }
                let location = format!("/api/v1/closures/{}", done.0.id);
                let version = done.0.version;
                Ok(Answer::created(&made(&lab, done, w.call.lang), location).version(version))
            })
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"country": "KG", "year": 2026}))]
struct NewHolidays {
    /// ISO 3166-1 alpha-2; KG is known.
    #[schema(pattern = "^[A-Z]{2}$", example = "KG")]
    country: String,
    #[schema(minimum = 1900, maximum = 2200)]
    year: i32,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct HolidaysMade {
    /// How many were added; those the lab had already are left as they are.
    created: usize,
    items: Vec<ClosureMade>,
}

/// Add a year's public holidays as closures that can be edited (managers). Again adds nothing.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewHolidays,
    responses((status = 201, description = "The closures added", body = HolidaysMade)),
)]
#[post("/labs/{lab}/closures/holidays")]
pub(super) async fn add_holidays(
    by: By<may::ManageLab>,
    lab: Segment,
    body: Body<NewHolidays>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, sent, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let added = actions::add_holidays(w, &lab, &sent.country, sent.year)?;
                let items: Vec<_> = added.into_iter().map(|done| made(&lab, done, w.call.lang)).collect();
                let shown = HolidaysMade { created: items.len(), items };
                Ok(Answer::created(&shown, format!("/api/v1/labs/{}/closures", lab.slug)))
            })
        })
        .await
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ClosuresQuery {
    /// Those that end after it.
    from: Option<Instant>,
    /// Those that start before it.
    until: Option<Instant>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// A lab's closures by their start.
#[utoipa::path(
    tag = "labs",
    params(("lab" = String, Path, description = "Slug or id"), ClosuresQuery),
    responses((status = 200, description = "A page of closures", body = Page<ClosureView>)),
)]
#[get("/labs/{lab}/closures")]
pub(super) async fn list_closures(
    by: By<may::ViewCatalogue>,
    lab: Segment,
    query: Params<ClosuresQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let query = query.0;
    let page = PageParams { limit: query.limit, cursor: query.cursor };
    let (limit, after) = (page.limit()?, page.after::<(Instant, Id)>()?);
    let (gate, lang) = (by.gate(), by.call.lang);
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            let mut rows = Vec::new();
            for closure in store::closures::list(c, lab.id, (query.from, query.until), after, limit + 1)? {
                let machines = store::closures::machines_of(c, closure.id)?;
                rows.push(view(&lab, &closure, machines, lang));
            }
            Ok::<_, Problem>(rows)
        })
        .await?;
    Ok(Answer::page(&Page::cut(rows, limit, |closure| (closure.starts_at, closure.id)), &request))
}

/// One closure.
#[utoipa::path(
    tag = "labs",
    params(("id" = Id, Path, description = "The closure's id")),
    responses((status = 200, description = "The closure", body = ClosureView)),
)]
#[get("/closures/{id}")]
pub(super) async fn get_closure(
    by: By<may::ViewCatalogue>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, lang) = (by.gate(), by.call.lang);
    service
        .read(move |c| {
            let closure = store::closures::find(c, id.0)?;
            let lab = scope::lab_of(c, &gate, closure.lab)?;
            let machines = store::closures::machines_of(c, closure.id)?;
            Ok(Answer::ok(&view(&lab, &closure, machines, lang)).version(closure.version))
        })
        .await
}

/// Move or reword a closure (managers). Reservations it newly hits are cancelled by the lab.
#[utoipa::path(
    tag = "labs",
    params(("id" = Id, Path, description = "The closure's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    request_body(content = ClosurePatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "The closure", body = ClosureMade)),
)]
#[patch("/closures/{id}")]
pub(super) async fn change_closure(
    by: By<may::ManageLab>,
    id: PathId,
    if_match: IfMatch,
    body: Body<ClosurePatch>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    never_null(&body.raw, &["starts_at", "ends_at", "reason"])?;
    let (gate, call, sent) = (by.gate(), by.call.clone(), body.value);
    let reason = sent.reason.map(|reason| reason.checked(call.lang, "/reason")).transpose()?;
    let change = ClosureChange { starts_at: sent.starts_at, ends_at: sent.ends_at, reason, machines: sent.machines };
    service
        .write(call, move |w| {
            let lab = store::closures::find(w.c, id.0)?.lab;
            let lab = scope::lab_of(w.c, &gate, lab)?;
            let lab = store::locked(w.c, lab.id)?;
            let closure = store::closures::find(w.c, id.0)?;
            if_match.check(closure.version)?;
            let done = actions::change_closure(w, &lab, &closure, change.clone())?;
            let version = done.0.version;
            Ok(Answer::ok(&made(&lab, done, w.call.lang)).version(version))
        })
        .await
}

/// Take a closure back (managers). What it cancelled stays cancelled.
#[utoipa::path(
    tag = "labs",
    params(("id" = Id, Path, description = "The closure's id"), ("If-Match" = String, Header, description = "The ETag you have seen")),
    responses((status = 204, description = "It is gone")),
)]
#[delete("/closures/{id}")]
pub(super) async fn delete_closure(
    by: By<may::ManageLab>,
    id: PathId,
    if_match: IfMatch,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let gate = by.gate();
    service
        .write(by.call.clone(), move |w| {
            let lab = store::closures::find(w.c, id.0)?.lab;
            let lab = scope::lab_of(w.c, &gate, lab)?;
            let lab = store::locked(w.c, lab.id)?;
            let closure = store::closures::find(w.c, id.0)?;
            if_match.check(closure.version)?;
            actions::reopen(w, &lab, &closure)?;
            Ok(Answer::no_content())
        })
        .await
}
