use actix_web::{HttpRequest, patch, post, web};
use serde::Deserialize;

use super::second::{may_name, second_of};
use super::view::{ReservationView, shown, visible};
use crate::features::identity::{Auth, By, may};
use crate::features::labs::{self, scope};
use crate::features::reservations::actions::cancel::cancel;
use crate::features::reservations::actions::change::{ChangeAsk, change, lock_for};
use crate::features::reservations::actions::decide::{approve, reject};
use crate::platform::http::{Answer, Body, IfMatch, PathId, Posting, Problem, never_null, nullable};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::{Service, Write};

/// What is absent stays; a null note removes it.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ends_at": "2026-09-01T08:00:00Z"}))]
pub struct ReservationPatch {
    machine: Option<Id>,
    starts_at: Option<Instant>,
    ends_at: Option<Instant>,
    /// A person's id: who is there beside the holder.
    second_person: Option<Id>,
    /// Instead of the id: the address that person signs in with.
    #[schema(max_length = 254)]
    second_person_email: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, max_length = 2000)]
    note: Option<Option<String>>,
    #[schema(min_length = 1, max_length = 1000)]
    override_reason: Option<String>,
}

#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "The part is printed already."}))]
pub struct Cancellation {
    #[schema(max_length = 1000)]
    pub(super) reason: Option<String>,
    #[schema(min_length = 1, max_length = 1000)]
    pub(super) override_reason: Option<String>,
}

#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "The course needs it that day."}))]
pub struct Rejection {
    #[schema(max_length = 1000)]
    reason: Option<String>,
}

/// An action without fields.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub struct Approval {}

fn answer(w: &mut Write<'_>, row: crate::features::reservations::Reservation) -> Result<Answer, Problem> {
    let actor = w.actor().clone();
    let view = shown(w.c, &actor, row)?;
    Ok(Answer::ok(&view).version(view.version))
}

/// Move, lengthen or shorten a reservation, also to another machine of the lab.
#[utoipa::path(
    tag = "reservations",
    params(("id" = Id, Path), ("If-Match" = String, Header, description = "The ETag that was seen")),
    request_body(content = ReservationPatch, content_type = "application/merge-patch+json"),
    responses((status = 200, description = "As it stands now", body = ReservationView)),
)]
#[patch("/reservations/{id}")]
pub async fn change_reservation(
    by: By<may::Book>,
    id: PathId,
    if_match: IfMatch,
    body: Body<ReservationPatch>,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
    request: HttpRequest,
) -> Result<Answer, Problem> {
    may_name(&auth, &by, &request, body.value.second_person_email.as_deref())?;
    never_null(
        &body.raw,
        &["machine", "starts_at", "ends_at", "second_person", "second_person_email", "override_reason"],
    )?;
    let patch = body.value;
    let mut ask = ChangeAsk {
        machine: patch.machine,
        starts_at: patch.starts_at,
        ends_at: patch.ends_at,
        second_person: patch.second_person,
        note: patch.note,
        override_reason: patch.override_reason,
    };
    let (gate, email) = (by.gate(), patch.second_person_email);
    service
        .write(by.call.clone(), move |w| {
            let row = visible(w.c, &gate.actor, id.0)?;
            let lab = scope::lab_of(w.c, &gate, row.lab)?;
            ask.second_person = second_of(w.c, lab.id, ask.second_person, email.as_deref())?;
            let row = lock_for(w, &row, ask.machine)?;
            if_match.check(row.version)?;
            let (starts_at, ends_at) = (ask.starts_at.unwrap_or(row.starts_at), ask.ends_at.unwrap_or(row.ends_at));
            if ends_at <= starts_at {
                return Err(Problem::field("/ends_at", "before_start", Text::new("end-after-start")));
            }
            let row = change(w, &lab, &row, &ask).map_err(|error| Problem::from(error).told_in(lab.zone()))?;
            answer(w, row)
        })
        .await
}

/// Cancel a reservation.
#[utoipa::path(
    tag = "reservations",
    params(("id" = Id, Path)),
    request_body = Cancellation,
    responses((status = 200, description = "Cancelled", body = ReservationView)),
)]
#[post("/reservations/{id}/cancel")]
pub async fn cancel_reservation(
    by: By<may::Book>,
    id: PathId,
    body: Body<Cancellation>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, ask, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let row = visible(w.c, &gate.actor, id.0)?;
                let row = lock_for(w, &row, None)?;
                let zone = labs::by_id(w.c, row.lab)?.zone();
                let row = cancel(w, &row, ask.reason.as_deref(), ask.override_reason.as_deref())
                    .map_err(|error| Problem::from(error).told_in(zone))?;
                answer(w, row)
            })
        })
        .await
}

/// Confirm a reservation that waits for approval.
#[utoipa::path(
    tag = "reservations",
    params(("id" = Id, Path)),
    request_body = Approval,
    responses((status = 200, description = "Confirmed", body = ReservationView)),
)]
#[post("/reservations/{id}/approve")]
pub async fn approve_reservation(
    by: By<may::Approve>,
    id: PathId,
    body: Body<Approval>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, fingerprint) = (by.gate(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let row = visible(w.c, &gate.actor, id.0)?;
                let lab = scope::lab_of(w.c, &gate, row.lab)?;
                let row = lock_for(w, &row, None)?;
                let row = approve(w, &lab, &row).map_err(|error| Problem::from(error).told_in(lab.zone()))?;
                answer(w, row)
            })
        })
        .await
}

/// Turn a reservation down.
#[utoipa::path(
    tag = "reservations",
    params(("id" = Id, Path)),
    request_body = Rejection,
    responses((status = 200, description = "Rejected", body = ReservationView)),
)]
#[post("/reservations/{id}/reject")]
pub async fn reject_reservation(
    by: By<may::Approve>,
    id: PathId,
    body: Body<Rejection>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (gate, ask, fingerprint) = (by.gate(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let row = visible(w.c, &gate.actor, id.0)?;
                scope::lab_of(w.c, &gate, row.lab)?;
                let row = lock_for(w, &row, None)?;
                let row = reject(w, &row, ask.reason.as_deref())?;
                answer(w, row)
            })
        })
        .await
}
