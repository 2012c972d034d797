mod account;
mod api_keys;
mod codes;
mod consents;
mod erasure;
mod export;
mod me;
mod session;
mod tokens;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Error, SignedInBy};
use super::rules::Weakness;
use super::store::{self, Identifier};
use super::{Auth, Person, actions, device_cookie};
use crate::platform::db::Fault;
use crate::platform::http::{Code, FieldError, Problem};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Service;

/// The web client's session cookie.
pub const COOKIE: &str = "ustakana_session";
const COOKIE_DAYS: i64 = 180;
/// Tells a device on which one signed in before.
const DEVICE_COOKIE: &str = "ustakana_device";
/// Where tries are counted.
const DEVICE_COOKIE_PATH: &str = "/api/v1/auth";

pub use erasure::{ErasureView, OwnErasure};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(account::register)
        .service(account::set_up)
        .service(account::change_password)
        .service(tokens::login)
        .service(tokens::refresh)
        .service(tokens::logout)
        .service(session::open_session)
        .service(session::see_session)
        .service(session::end_session)
        .service(codes::claim)
        .service(codes::confirm_email)
        .service(codes::resend_confirmation)
        .service(codes::change_email)
        .service(codes::forgot_password)
        .service(codes::reset_password)
        .service(me::see_me)
        .service(me::change_me)
        .service(api_keys::create_api_key)
        .service(api_keys::list_api_keys)
        .service(api_keys::revoke_api_key)
        .service(consents::list_consent_texts)
        .service(consents::list_consents)
        .service(consents::give_consent)
        .service(consents::withdraw_consent)
        .service(erasure::see_erasure)
        .service(erasure::ask_erasure)
        .service(erasure::withdraw_erasure)
        .service(export::export_me);
}

/// `GET /.well-known/jwks.json`: the keys that verify access tokens.
pub async fn jwks(auth: web::Data<Auth>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "public, max-age=60")).json(auth.jwks())
}

/// A try at an account that may be made.
struct Try {
    /// From where, as it is kept.
    place: Vec<u8>,
    /// False when a password is to be called wrong without a look: see [`super::limits::Limits::sign_in`].
    heard: bool,
}

/// Counts one more try at an account from here.
///
/// # Errors
/// 429 when there were too many.
async fn may_try(
    service: &Service,
    auth: &Auth,
    request: &HttpRequest,
    identifier: &Identifier,
) -> Result<Try, Problem> {
    let place = auth.secret().keyed_hash("place", &auth.limits().place_of(request));
    let meant = actions::who_is_meant(service, identifier, &place).await?;
    let device = meant.person.as_ref().and_then(|person| device(auth, request, person, service.now()));
    let (person, by_device) = (meant.person.map(|person| person.id), device.map(|device| device.counted_by));
    let heard = auth.limits().sign_in(request, &meant.name, person, meant.known_place, by_device)?;
    Ok(Try { place, heard })
}

/// Counts one more try at the password of who is signed in.
///
/// # Errors
/// 429 when there were too many.
async fn may_try_own(service: &Service, auth: &Auth, request: &HttpRequest, person: Id) -> Result<(), Problem> {
    let found = service.read(move |c| store::person(c, person)).await?.ok_or(Fault::NotFound)?;
    let device = device(auth, request, &found, service.now());
    auth.limits().own_password(request, person, device.map(|device| device.counted_by))
}

/// A device on which the person signed in before, by its cookie.
struct Device {
    cookie: String,
    counted_by: Vec<u8>,
}

fn device(auth: &Auth, request: &HttpRequest, person: &Person, now: Instant) -> Option<Device> {
    let cookie = request.cookie(DEVICE_COOKIE)?.value().to_owned();
    let counted_by = device_cookie::read(auth.secret(), &cookie, person, now)?;
    Some(Device { cookie, counted_by })
}

fn signed_in_by(request: &HttpRequest) -> Option<SignedInBy> {
    request.extensions().get::<SignedInBy>().copied()
}

/// The session cookie; without a secret, one that takes it away.
fn cookie(auth: &Auth, secret: Option<String>) -> Cookie<'static> {
    let age = if secret.is_some() { Duration::days(COOKIE_DAYS) } else { Duration::ZERO };
    Cookie::build(COOKIE, secret.unwrap_or_default())
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(auth.secure())
        .max_age(age)
        .finish()
}

/// From now on this device's tries at the account are its own. A device that has its cookie keeps it: each has one
/// measure of tries, however often one signs in.
fn device_cookie(auth: &Auth, request: &HttpRequest, person: &Person, now: Instant) -> Cookie<'static> {
    let kept = device(auth, request, person, now).map(|device| device.cookie);
    let value = kept.unwrap_or_else(|| device_cookie::new(auth.secret(), person, now));
    Cookie::build(DEVICE_COOKIE, value)
        .path(DEVICE_COOKIE_PATH)
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(auth.secure())
        .max_age(Duration::days(device_cookie::DAYS))
        .finish()
}

/// The answer to a sign-in, with its cookies.
fn signed_in(body: &impl serde::Serialize, cookies: &[Cookie<'_>]) -> HttpResponse {
    let mut answer = secret_answer(body);
    if cookies.iter().any(|cookie| answer.add_cookie(cookie).is_err()) {
        tracing::error!("a sign-in's cookies could not be written");
    }
    answer
}

/// Answers that hold secrets are stored nowhere (RFC 6749 §5.1).
fn secret_answer(body: &impl serde::Serialize) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(body)
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        problem_at(error, "/password")
    }
}

/// The problem of an error, with the field in which the new password was sent.
fn problem_at(error: Error, password: &str) -> Problem {
    match error {
        Error::EmailTaken => Problem::of(Code::EmailTaken),
        Error::PhoneTaken => Problem::new(Code::AlreadyExists, Text::new("phone-taken")),
        Error::WeakPassword(weakness) => weak(weakness, password),
        Error::NoSuchLab => Problem::field("/lab", "not_found", Text::new("register-without-lab")),
        Error::CodeNeeded => Problem::field("/code", "code_needed", Text::new("register-by-code")),
        Error::InvalidCode => Problem::field("/code", "not_valid", Text::new("code-worth-nothing")),
        Error::NoSuchPerson => Problem::not_found(),
        Error::Unconfirmed => Problem::new(Code::NotAllowed, Text::new("account-waits")),
        Error::NoMail => Problem::of(Code::NoMail),
        Error::NoConsent => Problem::field("/sex", "consent_needed", Text::new("consent-needed")),
        Error::WrongCredentials => Problem::of(Code::InvalidCredentials),
        Error::WrongPassword => Problem::field("/current_password", "wrong_password", Text::new("wrong-password")),
        Error::InvalidToken => Problem::of(Code::InvalidToken),
        Error::HasAdmin => Problem::new(Code::AlreadyExists, Text::new("has-admin")),
        Error::LastManager => Problem::of(Code::LastManager),
        Error::Busy => Problem::new(Code::Unavailable, Text::new("many-sign-in")).retry_after(2),
        Error::Fault(fault) => fault.into(),
    }
}

fn weak(weakness: Weakness, pointer: &str) -> Problem {
    let detail = match weakness {
        Weakness::TooShort => Text::new("password-too-short"),
        Weakness::TooLong => Text::new("password-too-long"),
        Weakness::Common => Text::new("password-common"),
        Weakness::Personal => Text::new("password-personal"),
    };
    let error = FieldError { pointer: pointer.into(), code: "weak_password".into(), detail: detail.clone() };
    Problem::new(Code::WeakPassword, detail).errors(vec![error])
}
