use actix_web::{post, web};

use super::mine;
use crate::features::identity::{By, may};
use crate::features::labs;
use crate::features::stock::{self, MaterialInput};
use crate::features::usage::model::Outcome;
use crate::features::usage::view::{self, SessionView};
use crate::features::usage::{actions, store};
use crate::named_enum;
use crate::platform::http::{Answer, Body, PathId, Posting, Problem};
use crate::platform::values::Id;
use crate::platform::write::Service;

named_enum! {
    /// How somebody says that a session ended.
    pub enum SaidOutcome { Success = "success", Failure = "failure", Aborted = "aborted" }
}

impl From<SaidOutcome> for Outcome {
    fn from(said: SaidOutcome) -> Self {
        match said {
            SaidOutcome::Success => Self::Success,
            SaidOutcome::Failure => Self::Failure,
            SaidOutcome::Aborted => Self::Aborted,
        }
    }
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "outcome": "success" }))]
struct FinishSession {
    outcome: SaidOutcome,
    #[schema(max_length = 2000)]
    note: Option<String>,
    /// What it used; taken from stock in the same step, all of it or nothing.
    #[schema(max_items = 50)]
    materials: Option<Vec<MaterialInput>>,
}

#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "minutes": 30 }))]
struct ExtendSession {
    /// Added to the expected end.
    #[schema(minimum = 1, maximum = 44_640)]
    minutes: i64,
    /// Staff set a rule aside with it.
    #[schema(min_length = 1, max_length = 1000)]
    override_reason: Option<String>,
}

/// Ends a session now and takes what it used from stock. The rest of its time is free again.
#[utoipa::path(
    tag = "usage",
    params(("id" = Id, Path, description = "The session")),
    request_body = FinishSession,
    responses((status = 200, description = "The ended session", body = SessionView)),
)]
#[post("/usage-sessions/{id}/finish")]
pub async fn finish_usage_session(
    by: By<may::UseMachine>,
    id: PathId,
    body: Body<FinishSession>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (actor, sent, fingerprint) = (by.actor().clone(), body.value, body.fingerprint);
    let ask = actions::Finish {
        outcome: sent.outcome.into(),
        note: sent.note,
        materials: stock::used("materials", sent.materials.unwrap_or_default())?,
    };
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (_, hand) = mine(w.c, &actor, id.0)?;
                actions::finish(w, id.0, hand, &ask)?;
                Ok(view::answer(store::shown(w.c, id.0)?, &actor))
            })
        })
        .await
}

/// Puts a session's expected end off, with the time it holds.
#[utoipa::path(
    tag = "usage",
    params(("id" = Id, Path, description = "The session")),
    request_body = ExtendSession,
    responses((status = 200, description = "The session with its new expected end", body = SessionView)),
)]
#[post("/usage-sessions/{id}/extend")]
pub async fn extend_usage_session(
    by: By<may::UseMachine>,
    id: PathId,
    body: Body<ExtendSession>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (actor, ask, fingerprint) = (by.actor().clone(), body.value, body.fingerprint);
    service
        .write(by.call.clone(), move |w| {
            posting.once(w, fingerprint, |w| {
                let (session, hand) = mine(w.c, &actor, id.0)?;
                let zone = labs::by_id(w.c, session.lab)?.zone();
                actions::extend(w, id.0, hand, ask.minutes, ask.override_reason.as_deref())
                    .map_err(|error| Problem::from(error).told_in(zone))?;
                Ok(view::answer(store::shown(w.c, id.0)?, &actor))
            })
        })
        .await
}
