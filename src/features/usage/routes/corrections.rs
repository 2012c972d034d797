use actix_web::{get, post, web};

use super::mine;
use crate::features::identity::{By, may};
use crate::features::labs;
use crate::features::usage::actions::{self, Hand};
use crate::features::usage::model::{Asked, Correction, Outcome};
use crate::features::usage::store;
use crate::features::usage::view::{self, CorrectedSession, SessionCorrections};
use crate::platform::db::Db;
use crate::platform::http::{Answer, Body, PathId, Posting, Problem};
use crate::platform::values::{Actor, Id, Instant, Purpose};
use crate::platform::write::Service;

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "ended_at": "2026-09-01T05:00:00Z", "reason": "I forgot to finish it." }))]
struct CorrectSession {
    started_at: Option<Instant>,
    /// Gives an open session its end.
    ended_at: Option<Instant>,
    member: Option<Id>,
    outcome: Option<Outcome>,
    purpose: Option<Purpose>,
    #[schema(min_length = 1, max_length = 1000, pattern = r"\S")]
    reason: String,
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct AcceptCorrection {}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "The door log shows otherwise." }))]
struct RejectCorrection {
    #[schema(max_length = 1000)]
    reason: Option<String>,
}

/// Says what was different about a session. Staff's holds at once; one's own waits for staff.
#[utoipa::path(
    tag = "usage",
    params(("id" = Id, Path, description = "The session")),
    request_body = CorrectSession,
    responses((status = 201, description = "The correction and the session", body = CorrectedSession)),
)]
#[post("/usage-sessions/{id}/corrections")]
pub async fn correct_usage_session(
    by: By<may::UseMachine>,
    id: PathId,
    body: Body<CorrectSession>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (actor, ask, fingerprint) = (by.actor().clone(), body.value, body.fingerprint);
    let asked = Asked {
        started_at: ask.started_at,
        ended_at: ask.ended_at,
        member: ask.member,
        outcome: ask.outcome,
        purpose: ask.purpose,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (session, hand) = mine(w.c, &actor, id.0)?;
                let zone = labs::by_id(w.c, session.lab)?.zone();
                if hand == Hand::Device {
                    return Err(Problem::not_allowed());
                }
                let corrected = actions::correct(w, id.0, hand, &asked, ask.reason.trim());
                let (correction, _) = corrected.map_err(|error| Problem::from(error).told_in(zone))?;
                let location = format!("/api/v1/usage-sessions/{}/corrections", id.0);
                let body = both(w.c, &actor, correction)?;
                Ok(Answer::created(&body, location))
            })
        })
        .await
}

/// A session's corrections, the oldest first: the first `before` is the original.
#[utoipa::path(
    tag = "usage",
    params(("id" = Id, Path, description = "The session")),
    responses((status = 200, description = "All of them", body = SessionCorrections)),
)]
#[get("/usage-sessions/{id}/corrections")]
pub async fn list_session_corrections(
    by: By<may::UseMachine>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let actor = by.actor().clone();
    service
        .read(move |c| {
            mine(c, &actor, id.0)?;
            let rows = store::corrections(c, id.0)?;
            let items = rows.into_iter().map(view::correction).collect::<Result<_, _>>()?;
            Ok(Answer::ok(&SessionCorrections { items }))
        })
        .await
}

/// Staff let a member's proposal hold.
#[utoipa::path(
    tag = "usage",
    params(("id" = Id, Path, description = "The correction")),
    request_body = AcceptCorrection,
    responses((status = 200, description = "The accepted correction and the session", body = CorrectedSession)),
)]
#[post("/session-corrections/{id}/accept")]
pub async fn accept_session_correction(
    by: By<may::RecordUsage>,
    id: PathId,
    body: Body<AcceptCorrection>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (actor, fingerprint) = (by.actor().clone(), body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let lab = staff_of_correction(w.c, &actor, id.0)?;
                let zone = labs::by_id(w.c, lab)?.zone();
                let accepted = actions::accept(w, id.0);
                let (correction, _) = accepted.map_err(|error| Problem::from(error).told_in(zone))?;
                Ok(Answer::ok(&both(w.c, &actor, correction)?))
            })
        })
        .await
}

/// Staff leave the session as it is.
#[utoipa::path(
    tag = "usage",
    params(("id" = Id, Path, description = "The correction")),
    request_body = RejectCorrection,
    responses((status = 200, description = "The rejected correction and the session", body = CorrectedSession)),
)]
#[post("/session-corrections/{id}/reject")]
pub async fn reject_session_correction(
    by: By<may::RecordUsage>,
    id: PathId,
    body: Body<RejectCorrection>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (actor, ask, fingerprint) = (by.actor().clone(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                staff_of_correction(w.c, &actor, id.0)?;
                let (correction, _) = actions::reject(w, id.0, ask.reason.clone())?;
                Ok(Answer::ok(&both(w.c, &actor, correction)?))
            })
        })
        .await
}

/// The correction's lab. Its own member may know of a correction but not decide on it; others learn nothing.
fn staff_of_correction(c: &mut Db, actor: &Actor, id: Id) -> Result<Id, Problem> {
    let correction = store::find_correction(c, id)?;
    match mine(c, actor, correction.session)?.1 {
        Hand::Staff => Ok(correction.lab),
        Hand::Owner | Hand::Device => Err(Problem::not_allowed()),
    }
}

fn both(c: &mut Db, actor: &Actor, correction: Correction) -> Result<CorrectedSession, Problem> {
    let usage_session = view::session(store::shown(c, correction.session)?, actor);
    Ok(CorrectedSession { correction: view::correction(correction)?, usage_session })
}
