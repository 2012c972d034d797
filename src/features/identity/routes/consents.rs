use std::collections::BTreeMap;

use actix_web::{get, post, web};

use crate::features::identity::actions::{self, CONSENT_TEXTS};
use crate::features::identity::model::{Consent, ConsentPurpose};
use crate::features::identity::{By, may, store};
use crate::platform::http::{Answer, Body, PathId, Posting, Problem};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// What one consents to, in every language.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = ConsentText)]
pub struct ConsentTextView {
    purpose: ConsentPurpose,
    version: i32,
    /// By language.
    text: BTreeMap<&'static str, &'static str>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct ConsentTexts {
    items: Vec<ConsentTextView>,
}

/// A consent that one gave.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Consent)]
pub struct ConsentView {
    id: Id,
    purpose: ConsentPurpose,
    text_version: i32,
    given_at: Instant,
    /// Null while it stands.
    withdrawn_at: Option<Instant>,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Consents {
    items: Vec<ConsentView>,
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewConsent, example = json!({ "purpose": "statistics", "text_version": 1 }))]
pub struct NewConsentInput {
    purpose: ConsentPurpose,
    /// Of the text that was read; the newest.
    text_version: i32,
}

pub fn view(row: Consent) -> ConsentView {
    ConsentView {
        id: row.id,
        purpose: row.purpose,
        text_version: row.text_version,
        given_at: row.given_at,
        withdrawn_at: row.withdrawn_at,
    }
}

/// The texts that consents are given to.
#[utoipa::path(tag = "identity", responses((status = 200, description = "The newest text of each purpose", body = ConsentTexts)))]
#[get("/consent-texts")]
pub async fn list_consent_texts(_: By<may::Nothing>) -> Answer {
    let items = CONSENT_TEXTS.iter().map(|one| ConsentTextView {
        purpose: one.purpose,
        version: one.version,
        text: one.texts.into_iter().collect(),
    });
    Answer::ok(&ConsentTexts { items: items.collect() })
}

/// The consents that one gave, the newest first.
#[utoipa::path(tag = "identity", responses((status = 200, description = "One's consents", body = Consents)))]
#[get("/me/consents")]
pub async fn list_consents(by: By<may::OwnAccount>, service: web::Data<Service>) -> Result<Answer, Problem> {
    let person = by.person()?;
    let rows = service.read(move |c| store::consents::of_person(c, person)).await?;
    Ok(Answer::ok(&Consents { items: rows.into_iter().map(view).collect() }))
}

/// Gives a consent. Sex and year of birth are kept under that for `statistics` only.
#[utoipa::path(
    tag = "identity",
    request_body = NewConsentInput,
    responses(
        (status = 201, description = "The consent", body = ConsentView),
        (status = 200, description = "The one that stood before", body = ConsentView),
    ),
)]
#[post("/me/consents")]
pub async fn give_consent(
    by: By<may::OwnAccount>,
    body: Body<NewConsentInput>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (person, ask, fingerprint) = (by.person()?, body.value, body.fingerprint);
    let newest = CONSENT_TEXTS.iter().rfind(|text| text.purpose == ask.purpose).map_or(0, |text| text.version);
    if ask.text_version != newest {
        let detail = Text::new("consent-newest-text").with("version", newest);
        return Err(Problem::field("/text_version", "not_the_newest", detail));
    }
    service
        .write(by.call, move |w| {
            posting.once(w, fingerprint, |w| {
                let (row, new) = actions::consent(w, person, ask.purpose, ask.text_version)?;
                Ok(Answer::new(if new { 201 } else { 200 }, &view(row)))
            })
        })
        .await
}

#[derive(Clone, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ConsentWithdrawal, example = json!({}))]
pub struct WithdrawalInput {}

/// Takes a consent back: what was kept under it is erased.
#[utoipa::path(
    tag = "identity",
    params(("id" = Id, Path, description = "The consent's id")),
    request_body(content = Option<WithdrawalInput>),
    responses((status = 200, description = "The consent, withdrawn", body = ConsentView)),
)]
#[post("/me/consents/{id}/withdraw")]
pub async fn withdraw_consent(
    by: By<may::OwnAccount>,
    id: PathId,
    body: Body<WithdrawalInput>,
    posting: Posting,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (person, fingerprint) = (by.person()?, body.fingerprint);
    service
        .write(by.call, move |w| {
            posting.once(w, fingerprint, |w| Ok(Answer::ok(&view(actions::withdraw(w, person, id.0)?))))
        })
        .await
}
