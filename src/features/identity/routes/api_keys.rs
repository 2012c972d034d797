use actix_web::{HttpRequest, delete, get, post, web};

use super::signed_in_by;
use crate::features::identity::actions::{self, NewKey};
use crate::features::identity::model::ApiKey;
use crate::features::identity::{By, may, scopes, store};
use crate::platform::db::{DbResult, Fault};
use crate::platform::http::{Answer, Body, FieldErrors, PathId, Problem};
use crate::platform::values::{Actor, Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// The longest that a key may hold.
const MOST_DAYS: i64 = 366;

/// A key for a program of one's own.
#[derive(serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewApiKey, example = json!({
    "name": "Figures for the report", "scopes": ["figures:read"], "expires_at": "2026-12-01T00:00:00Z"
}))]
pub struct NewKeyInput {
    #[schema(min_length = 1, max_length = 100, pattern = "\\S")]
    name: String,
    /// `AREA:read` or `AREA:write` (which includes reading), of areas in which one may do something oneself; `admin` for an
    /// administrator's key that acts as one.
    #[schema(min_items = 1, max_items = 30)]
    scopes: Vec<String>,
    /// At most 366 days ahead.
    expires_at: Instant,
}

impl NewKeyInput {
    fn checked(self, actor: &Actor, now: Instant) -> Result<NewKey, Problem> {
        let mut errors = FieldErrors::default();
        for (index, scope) in self.scopes.iter().enumerate() {
            if !scopes::ALL.contains(&scope.as_str()) {
                let detail = Text::new("key-scopes").with("choices", scopes::ALL.join(", "));
                errors.add(&format!("/scopes/{index}"), "not_one_of", detail);
            } else if !scopes::is_ones_own(actor, scope) {
                let detail = Text::new("key-scope-not-own").with("scope", scope.as_str());
                errors.add(&format!("/scopes/{index}"), "not_own", detail);
            }
        }
        if self.expires_at <= now || self.expires_at > now.plus_days(MOST_DAYS) {
            errors.add("/expires_at", "out_of_range", Text::new("key-ends-within").with("days", MOST_DAYS));
        }
        errors.check()?;
        Ok(NewKey { name: self.name, scopes: self.scopes, expires_at: self.expires_at })
    }
}

/// A key without its secret.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = ApiKey)]
pub struct ApiKeyView {
    id: Id,
    name: String,
    scopes: Vec<String>,
    created_at: Instant,
    expires_at: Instant,
    /// Null while it is in force.
    revoked_at: Option<Instant>,
}

/// A new key with its secret, which is shown this once.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = CreatedApiKey)]
pub struct CreatedApiKey {
    #[serde(flatten)]
    view: ApiKeyView,
    /// Send it as `Authorization: Bearer uk_…`.
    key: String,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct ApiKeys {
    items: Vec<ApiKeyView>,
}

pub fn view(row: ApiKey) -> DbResult<ApiKeyView> {
    Ok(ApiKeyView {
        id: row.id,
        name: row.name,
        scopes: row.scopes.read().map_err(Fault::from)?,
        created_at: row.created_at,
        expires_at: row.expires_at,
        revoked_at: row.revoked_at,
    })
}

/// Makes a key for a program: it does what its person may, within its scopes, until it ends.
#[utoipa::path(
    tag = "identity",
    request_body = NewKeyInput,
    responses((status = 201, description = "The key; its secret is shown this once", body = CreatedApiKey)),
)]
#[post("/me/api-keys")]
pub async fn create_api_key(
    by: By<may::OwnAccount>,
    request: HttpRequest,
    body: Body<NewKeyInput>,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let (person, way) = (by.person()?, signed_in_by(&request));
    let ask = body.value.checked(by.actor(), service.now())?;
    let (row, key) = service.write(by.call, move |w| actions::create_key(w, person, way, &ask)).await?;
    let location = format!("/api/v1/me/api-keys/{}", row.id);
    Ok(Answer::created(&CreatedApiKey { view: view(row)?, key }, location).no_store())
}

/// One's own keys, the newest first.
#[utoipa::path(tag = "identity", responses((status = 200, description = "The keys without their secrets", body = ApiKeys)))]
#[get("/me/api-keys")]
pub async fn list_api_keys(by: By<may::OwnAccount>, service: web::Data<Service>) -> Result<Answer, Problem> {
    let person = by.person()?;
    let rows = service.read(move |c| store::keys::of_person(c, person)).await?;
    Ok(Answer::ok(&ApiKeys { items: rows.into_iter().map(view).collect::<DbResult<_>>()? }))
}

/// Ends a key at once.
#[utoipa::path(
    tag = "identity",
    params(("id" = Id, Path, description = "The key's id")),
    responses((status = 204, description = "It works no longer")),
)]
#[delete("/me/api-keys/{id}")]
pub async fn revoke_api_key(
    by: By<may::OwnAccount>,
    id: PathId,
    service: web::Data<Service>,
) -> Result<Answer, Problem> {
    let person = by.person()?;
    service.write(by.call, move |w| actions::revoke_key(w, person, id.0)).await?;
    Ok(Answer::no_content())
}
