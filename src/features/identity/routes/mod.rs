mod account;
mod me;
mod session;
mod tokens;

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header::CACHE_CONTROL;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::Auth;
use super::model::{Error, JoinBy, SignedInBy};
use super::rules::Weakness;
use crate::platform::http::{Code, FieldError, Problem};

/// The web client's session cookie.
pub const COOKIE: &str = "ustakana_session";
const COOKIE_DAYS: i64 = 180;

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
        .service(me::see_me)
        .service(me::change_me);
}

/// `GET /.well-known/jwks.json`: the keys that verify access tokens.
pub async fn jwks(auth: web::Data<Auth>) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "public, max-age=300")).json(auth.jwks())
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
        Error::EmailTaken => {
            Problem::new(Code::EmailTaken, "There is an account with this e-mail address. Sign in, or use another one.")
        }
        Error::PhoneTaken => Problem::new(
            Code::AlreadyExists,
            "There is an account with this phone number. Sign in, or use another one.",
        ),
        Error::WeakPassword(weakness) => weak(weakness, password),
        Error::NoSuchLab => {
            Problem::field("/lab", "not_found", "There is no such lab. Leave it out to join one later.")
        }
        Error::NotOpen(JoinBy::Code) => Problem::field(
            "/lab",
            "code_needed",
            "This lab is joined by its code. Register without a lab, then send the code to POST /labs/{lab}/join.",
        ),
        Error::NotOpen(JoinBy::Desk) => Problem::field(
            "/lab",
            "desk_only",
            "This lab takes people in at its desk. Register without a lab, then ask for POST /labs/{lab}/join and let \
             the staff confirm you.",
        ),
        Error::WrongCredentials => {
            Problem::new(Code::InvalidCredentials, "No account answers to this name and password. Check both.")
        }
        Error::WrongPassword => Problem::field("/current_password", "wrong_password", "This is not your password."),
        Error::InvalidToken => {
            Problem::new(Code::InvalidToken, "It is expired, used, revoked or not ours. Sign in again.")
        }
        Error::HasAdmin => {
            Problem::new(Code::AlreadyExists, "There is an administrator already. Ask them for what you need.")
        }
        Error::Busy => Problem::new(Code::Unavailable, "Many sign in just now. Try again shortly.").retry_after(2),
        Error::Fault(fault) => fault.into(),
    }
}

fn weak(weakness: Weakness, pointer: &str) -> Problem {
    let detail = match weakness {
        Weakness::TooShort => "Use at least 8 characters; a few words make a good password.",
        Weakness::TooLong => "Use at most 256 characters.",
        Weakness::Common => {
            "This is one of the passwords that are guessed first. Use a few words that belong together only for you."
        }
        Weakness::Personal => "Do not use your own name or e-mail address as the password.",
    };
    let error = FieldError { pointer: pointer.into(), code: "weak_password".into(), detail: detail.into() };
    Problem::new(Code::WeakPassword, detail).with("errors", json!([error]))
}
