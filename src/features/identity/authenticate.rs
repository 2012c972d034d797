use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant as Stopwatch;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::Cookie;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{AUTHORIZATION, HeaderMap, ORIGIN};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage, HttpRequest, web};

use super::actors::{Credential, Known};
use super::extract::Authenticated;
use super::model::SignedInBy;
use super::{Auth, routes, scopes, store, token};
use crate::platform::db::{Db, Fault};
use crate::platform::http::{Code, Problem};
use crate::platform::values::{Actor, ActorKind, Instant, Role};
use crate::platform::write::Service;

/// What the keys of devices and of people's programs begin with.
const KEY_PREFIX: &str = "uk_";

/// Middleware: finds out who asks, and leaves it in the request's extensions as [`Authenticated`]. It refuses nobody:
/// the handler's permission does.
///
/// # Errors
/// Those of the layers within.
pub async fn authenticate(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let found = identify(&request).await;
    if let Ok(Some(known)) = &found {
        request.extensions_mut().insert(known.by);
    }
    let actor = found.map(|known| known.map_or_else(Actor::anonymous, |known| known.actor));
    request.extensions_mut().insert(Authenticated(actor));
    Ok(next.call(request).await?.map_into_boxed_body())
}

async fn identify(request: &ServiceRequest) -> Result<Option<Known>, Problem> {
    let (Some(service), Some(auth)) = (request.app_data::<web::Data<Service>>(), request.app_data::<web::Data<Auth>>())
    else {
        return Ok(None);
    };
    let cookie = request.cookie(routes::COOKIE);
    let Some((credential, secret)) = presented(request.headers(), cookie.as_ref())? else { return Ok(None) };
    let by_cookie = matches!(credential, Credential::Cookie(_));
    let known = find(service, auth, credential, &secret).await?;
    if !by_cookie {
        return known.map(Some).ok_or_else(invalid_token);
    }
    if known.is_some() && !request.method().is_safe() {
        same_origin(request.headers(), auth.public_url())?;
    }
    Ok(known)
}

/// By what a request says who it is: the bearer token or key, else the cookie of a web session.
fn presented(headers: &HeaderMap, cookie: Option<&Cookie<'_>>) -> Result<Option<(Credential, String)>, Problem> {
    if let Some(bearer) = bearer(headers)? {
        let hash = token::hash(&bearer);
        let is_key = bearer.starts_with(KEY_PREFIX);
        return Ok(Some((if is_key { Credential::Key(hash) } else { Credential::Access(hash) }, bearer)));
    }
    Ok(cookie.map(|cookie| (Credential::Cookie(token::hash(cookie.value())), String::new())))
}

/// What a long answer's request said who it is by, to ask later whether that still holds.
pub struct Ticket(Option<(Credential, String)>);

impl Ticket {
    /// # Errors
    /// 401 for an `Authorization` header that cannot be read.
    pub fn of(request: &HttpRequest) -> Result<Self, Problem> {
        presented(request.headers(), request.cookie(routes::COOKIE).as_ref()).map(Self)
    }

    /// Who it stands for now; `None` when the sign-in has ended.
    ///
    /// # Errors
    /// 503 when the database does not answer.
    pub async fn actor(&self, service: &Service, auth: &Auth) -> Result<Option<Actor>, Problem> {
        let Some((credential, secret)) = &self.0 else { return Ok(Some(Actor::anonymous())) };
        Ok(find(service, auth, credential.clone(), secret).await?.map(|known| known.actor))
    }
}

fn invalid_token() -> Problem {
    Problem::of(Code::InvalidToken)
}

/// The token of `Authorization: Bearer …`.
fn bearer(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get(AUTHORIZATION) else { return Ok(None) };
    let token = value.to_str().ok().and_then(|text| text.split_once(' ')).and_then(|(scheme, token)| {
        let token = token.trim();
        (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then(|| token.to_owned())
    });
    token.map(Some).ok_or_else(invalid_token)
}

/// A write by cookie must come from our own pages: by `Sec-Fetch-Site`, else by `Origin`.
pub fn same_origin(headers: &HeaderMap, public_url: &str) -> Result<(), Problem> {
    let text = |value: &actix_web::http::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let site = headers.get("sec-fetch-site").map(text);
    let origin = headers.get(ORIGIN).map(text);
    let ours = match (site.as_deref(), origin.as_deref()) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => origin.eq_ignore_ascii_case(origin_of(public_url)),
        (None, None) => false,
    };
    if ours {
        return Ok(());
    }
    Err(Problem::of(Code::CrossSite))
}

/// Scheme, host and port.
fn origin_of(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(host..).and_then(|rest| rest.find('/')).map_or(url.len(), |at| host + at);
    url.get(..end).unwrap_or(url)
}

async fn find(service: &Service, auth: &Auth, credential: Credential, bearer: &str) -> Result<Option<Known>, Problem> {
    let now = service.now();
    if let Some(known) = auth.actors().get(&credential, now) {
        return Ok(Some(known));
    }
    let asked = Stopwatch::now();
    let looked_up = credential.clone();
    let claims = match &credential {
        Credential::Access(_) => {
            let keys = auth.keys_with(service, token::kid(bearer).as_deref()).await;
            match token::verify(&keys, auth.public_url(), bearer, now) {
                None => return Ok(None),
                claims => claims,
            }
        }
        _ => None,
    };
    let known = service
        .read(move |c| match (&looked_up, claims) {
            (Credential::Key(hash), _) => key(c, hash, now),
            (Credential::Cookie(hash), _) => web_session(c, hash, now),
            (Credential::Access(_), Some(claims)) => access(c, &claims),
            (Credential::Access(_), None) => Ok(None),
        })
        .await?;
    if let Some(known) = &known {
        auth.actors().put(credential, asked, known.clone());
    }
    Ok(known)
}

fn access(c: &mut Db, claims: &token::Claims) -> Result<Option<Known>, Fault> {
    if !store::family_lives(c, claims.sid, claims.sub)? {
        return Ok(None);
    }
    let expires_at = Instant::from_seconds(claims.exp);
    let actor = store::actor(c, claims.sub)?;
    Ok(actor.map(|actor| Known { actor, by: SignedInBy::Family(claims.sid), expires_at }))
}

fn web_session(c: &mut Db, hash: &[u8], now: Instant) -> Result<Option<Known>, Fault> {
    let Some(session) = store::web_session(c, hash)? else { return Ok(None) };
    if session.revoked_at.is_some() || now >= session.expires_at {
        return Ok(None);
    }
    let actor = store::actor(c, session.person)?;
    let by = SignedInBy::WebSession(session.id);
    Ok(actor.map(|actor| Known { actor, by, expires_at: session.expires_at }))
}

/// A person's key for programs: what the person may, within its scopes.
fn api_key(c: &mut Db, hash: &[u8], now: Instant) -> Result<Option<Known>, Fault> {
    let Some(key) = store::keys::by_hash(c, hash)? else { return Ok(None) };
    if key.revoked_at.is_some() || now >= key.expires_at {
        return Ok(None);
    }
    let given: BTreeSet<String> = key.scopes.read()?;
    let actor = store::actor(c, key.person)?.map(|actor| Actor {
        admin: actor.admin && given.contains(scopes::ADMIN),
        scopes: Some(given),
        ..actor
    });
    Ok(actor.map(|actor| Known { actor, by: SignedInBy::ApiKey(key.id), expires_at: key.expires_at }))
}

fn key(c: &mut Db, hash: &[u8], now: Instant) -> Result<Option<Known>, Fault> {
    let Some(key) = store::device_key(c, hash)? else { return api_key(c, hash, now) };
    let expires_at = key.expires_at.unwrap_or(Instant::MAX);
    if key.revoked_at.is_some() || now >= expires_at {
        return Ok(None);
    }
    let kind = ActorKind::Device { id: key.id, machine: key.machine };
    let actor = Actor::of(kind, false, BTreeMap::from([(key.lab, Role::Device)]));
    Ok(Some(Known { actor, by: SignedInBy::DeviceKey(key.id), expires_at }))
}
