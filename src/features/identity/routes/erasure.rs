use actix_web::{get, post, web};

use crate::features::identity::model::Erasure;
use crate::features::identity::{Auth, By, actions, may, store};
use crate::platform::http::{Answer, Body, Posting, Problem};
use crate::platform::values::Instant;
use crate::platform::write::Service;

/// That one asked to be erased.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Erasure)]
pub struct ErasureView {
    asked_at: Instant,
    /// When it happens. Until then it may be taken back.
    due_at: Instant,
}

/// Whether one asked to be erased.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct OwnErasure {
    /// Null where one did not, or took it back.
    erasure: Option<ErasureView>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ErasureAsk, example = json!({}))]
pub struct ErasureAskInput {}

impl ErasureView {
    pub fn of(row: Erasure) -> Self {
        Self { asked_at: row.asked_at, due_at: row.due_at }
    }
}

impl OwnErasure {
    pub fn of(waiting: Option<Erasure>) -> Self {
        Self { erasure: waiting.map(ErasureView::of) }
    }
}

/// Whether one asked to be erased, and when that happens.
#[utoipa::path(tag = "identity", responses((status = 200, description = "What was asked", body = OwnErasure)))]
#[get("/me/erasure")]
pub async fn see_erasure(by: By<may::OwnAccount>, service: web::Data<Service>) -> Result<Answer, Problem> {
    let person = by.person()?;
    let waiting = service.read(move |c| store::erasure::waiting(c, person)).await?;
    Ok(Answer::ok(&OwnErasure::of(waiting)))
}

/// Ask to be erased. In a week one's name, addresses, notes and reasons are removed and the account is closed; what was
/// booked and used stays as figures of nobody. Until then it may be taken back. 409 `last_manager` while a lab or the
/// installation would be left to nobody.
#[utoipa::path(
    tag = "identity",
    request_body(content = Option<ErasureAskInput>),
    responses((status = 202, description = "When it happens", body = ErasureView)),
)]
#[post("/me/erasure")]
pub async fn ask_erasure(
    by: By<may::OwnAccount>,
    body: Body<ErasureAskInput>,
    posting: Posting,
    service: web::Data<Service>,
    auth: web::Data<Auth>,
) -> Result<Answer, Problem> {
    let (person, fingerprint, auth) = (by.person()?, body.fingerprint, auth.get_ref().clone());
    service
        .write(by.call, move |w| {
            posting.once(w, fingerprint, |w| {
                Ok(Answer::new(202, &ErasureView::of(actions::ask_erasure(w, Some(&auth), person, None)?)))
            })
        })
        .await
}

/// Take it back.
#[utoipa::path(
    tag = "identity",
    request_body(content = Option<ErasureAskInput>),
    responses((status = 200, description = "One stays", body = OwnErasure)),
)]
#[post("/me/erasure/withdraw")]
pub async fn withdraw_erasure(
    by: By<may::OwnAccount>,
    body: Body<ErasureAskInput>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (person, fingerprint) = (by.person()?, body.fingerprint);
    service
        .write(by.call, move |w| {
            posting.once(w, fingerprint, |w| {
                actions::take_back_erasure(w, person, None)?;
                Ok::<_, Problem>(Answer::ok(&OwnErasure::of(None)))
            })
        })
        .await
}
