use actix_web::{HttpRequest, get, post, web};

use crate::features::identity::{By, may};
use crate::features::labs::scope;
use crate::features::reservations::actions::blackout::{BlackoutAsk, black_out, is_sane, lift, longest_days};
use crate::features::reservations::model::{BlockKind, ReservationStatus};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::store;
use crate::platform::http::{Answer, Body, FieldErrors, Page, PageParams, Params, PathId, Posting, Problem, Segment};
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// Maintenance is planned downtime; an event is none.
#[derive(Clone, Copy, Debug, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BlackoutKind {
    Maintenance,
    Event,
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "machines": ["019a1b2c-3d4e-7f50-8a61-728394a5b6c7"], "starts_at": "2026-09-02T03:00:00Z",
    "ends_at": "2026-09-02T06:00:00Z", "kind": "maintenance", "reason": "New nozzles."
}))]
pub struct NewBlackout {
    #[schema(min_items = 1, max_items = 200)]
    machines: Vec<Id>,
    starts_at: Instant,
    ends_at: Instant,
    kind: BlackoutKind,
    #[schema(min_length = 1, max_length = 1000)]
    reason: String,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
struct Blackout {
    id: Id,
    machines: Vec<Id>,
    starts_at: Instant,
    ends_at: Instant,
    kind: BlockKind,
    reason: Option<String>,
    cancelled: bool,
    version: i32,
}

/// One machine's part of a blackout.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct BlackoutPart {
    /// The blackout's id.
    id: Id,
    machine: Id,
    starts_at: Instant,
    ends_at: Instant,
    kind: BlockKind,
    reason: Option<String>,
    /// From when on its time is free again: its end, or when it was cancelled.
    released_at: Option<Instant>,
}

#[derive(serde::Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct BlackoutQuery {
    /// Only those that end after; now when absent.
    from: Option<Instant>,
    /// Also those that have ended or were cancelled.
    ended: Option<bool>,
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    cursor: Option<String>,
}

/// An action without fields.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub struct BlackoutEnd {}

fn view(rows: &[Reservation]) -> Result<Blackout, Problem> {
    let first = rows.first().ok_or_else(Problem::not_found)?;
    Ok(Blackout {
        id: first.batch.unwrap_or(first.id),
        machines: rows.iter().map(|row| row.machine).collect(),
        starts_at: first.starts_at,
        ends_at: first.ends_at,
        kind: first.kind,
        reason: first.note.clone(),
        cancelled: rows.iter().all(|row| row.status == ReservationStatus::Cancelled),
        version: rows.iter().map(|row| row.version).max().unwrap_or(1),
    })
}

/// Keep machines from being reserved: all of them or none.
#[utoipa::path(
    tag = "reservations",
    params(("lab" = String, Path, description = "Slug or id")),
    request_body = NewBlackout,
    responses((status = 201, description = "The blackout", body = Blackout)),
)]
#[post("/labs/{lab}/blackouts")]
pub async fn create_blackout(
    by: By<may::Blackout>,
    lab: Segment,
    body: Body<NewBlackout>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint, new) = (by.gate(), body.fingerprint, body.value);
    let span = Interval::new(new.starts_at, new.ends_at);
    let mut errors = FieldErrors::default();
    if span.is_empty() {
        errors.add("/ends_at", "before_start", Text::new("end-after-start"));
    } else if !is_sane(span) {
        errors.add("/ends_at", "too_long", Text::new("blackout-too-long").with("days", longest_days()));
    }
    errors.check()?;
    let kind = match new.kind {
        BlackoutKind::Maintenance => BlockKind::Maintenance,
        BlackoutKind::Event => BlockKind::Event,
    };
    let ask = BlackoutAsk { machines: new.machines, span, kind, reason: new.reason };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = scope::lab(w.c, &gate, &lab.0)?;
                let rows = black_out(w, &lab, &ask).map_err(|error| Problem::from(error).told_in(lab.zone()))?;
                let view = view(&rows)?;
                Ok(Answer::created(&view, format!("/api/v1/labs/{}/blackouts", lab.slug)).version(view.version))
            })
        })
        .await
}

/// Blackouts that stand, by start, one item a machine; with `ended` all there were.
#[utoipa::path(
    tag = "reservations",
    params(("lab" = String, Path, description = "Slug or id"), BlackoutQuery),
    responses((status = 200, description = "A page of blackouts", body = Page<BlackoutPart>)),
)]
#[get("/labs/{lab}/blackouts")]
pub async fn list_blackouts(
    by: By<may::Blackout>,
    lab: Segment,
    query: Params<BlackoutQuery>,
    service: web::Data<Service>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    let page = PageParams { limit: query.0.limit, cursor: query.0.cursor };
    let (limit, after) = (page.limit()?, page.after::<(Instant, Id)>()?);
    let (gate, from) = (by.gate(), query.0.from.unwrap_or_else(|| service.now()));
    let ended = query.0.ended.unwrap_or(false);
    let rows = service
        .read(move |c| {
            let lab = scope::lab(c, &gate, &lab.0)?;
            Ok::<_, Problem>(store::blackouts(c, lab.id, after, (Some(from), ended), limit + 1)?)
        })
        .await?;
    let part = |row: Reservation| BlackoutPart {
        id: row.batch.unwrap_or(row.id),
        machine: row.machine,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        kind: row.kind,
        reason: row.note,
        released_at: row.released_at,
    };
    let page = Page::cut(rows, limit, |row| (row.starts_at, row.id)).map(part);
    Ok(Answer::page(&page, &request))
}

/// Give the machines of a blackout back from now on.
#[utoipa::path(
    tag = "reservations",
    params(("id" = Id, Path)),
    request_body = BlackoutEnd,
    responses((status = 200, description = "Cancelled", body = Blackout)),
)]
#[post("/blackouts/{id}/cancel")]
pub async fn cancel_blackout(
    by: By<may::Blackout>,
    id: PathId,
    body: Body<BlackoutEnd>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let rows = store::batch(w.c, id.0)?;
                let first = rows.first().ok_or_else(Problem::not_found)?;
                let lab = scope::lab_of(w.c, &gate, first.lab)?;
                let machines: Vec<Id> = rows.iter().map(|row| row.machine).collect();
                store::lock(w.c, lab.id, None, &machines)?;
                let rows = store::batch(w.c, id.0)?;
                let view = view(&lift(w, &rows)?)?;
                Ok(Answer::ok(&view).version(view.version))
            })
        })
        .await
}
