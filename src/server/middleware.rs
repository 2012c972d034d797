use std::time::Instant as Stopwatch;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage};

use crate::platform::http::{Code, Problem, RateLimit, RequestInfo, accept_language};
use crate::platform::values::Lang;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");

/// The outermost layer: names the request, turns every failure into a problem document, writes one log line.
pub async fn outermost(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Stopwatch::now();
    let id = request_id(&request);
    let lang = accept_language(request.headers());
    let info = RequestInfo { id: id.clone(), lang };
    request.extensions_mut().insert(info);
    let (method, path) = (request.method().clone(), request.path().to_owned());
    let response = next.call(request).await?.map_into_boxed_body();
    let mut response = as_problem(response, &path, &id, lang);
    let limit = response.request().extensions_mut().remove::<RateLimit>();
    let headers = response.headers_mut();
    if let Some(RateLimit { policy, state }) = limit {
        for (name, value) in [(RATE_LIMIT_POLICY, policy), (RATE_LIMIT, state)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    headers.insert(HeaderName::from_static("x-content-type-options"), HeaderValue::from_static("nosniff"));
    headers.insert(HeaderName::from_static("referrer-policy"), HeaderValue::from_static("no-referrer"));
    headers.entry_cache_control();
    tracing::info!(
        request_id = %id,
        %method,
        path,
        status = response.status().as_u16(),
        micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX),
        "request"
    );
    Ok(response)
}

trait CacheControl {
    fn entry_cache_control(&mut self);
}

impl CacheControl for actix_web::http::header::HeaderMap {
    /// Answers are about one person at one moment unless a room says otherwise.
    fn entry_cache_control(&mut self) {
        if !self.contains_key(actix_web::http::header::CACHE_CONTROL) {
            self.insert(actix_web::http::header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        }
    }
}

/// The client's `X-Request-Id` when it is short and plain, else a new one.
fn request_id(request: &ServiceRequest) -> String {
    let sent = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
    let plain = |text: &&str| {
        (1..=64).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    sent.filter(plain).map_or_else(new_id, str::to_owned)
}

/// A random UUID out of the thread's own generator: asking the system costs a call each time.
fn new_id() -> String {
    uuid::Builder::from_random_bytes(rand::random()).into_uuid().to_string()
}

fn as_problem(response: ServiceResponse<BoxBody>, path: &str, id: &str, lang: Lang) -> ServiceResponse<BoxBody> {
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let problem = match response.response().error() {
        Some(error) => match error.as_error::<Problem>() {
            Some(problem) => problem.clone(),
            None => of_status(status.as_u16(), &error.to_string()),
        },
        None if is_told(&response) => return response,
        None => of_status(status.as_u16(), ""),
    };
    let allow = response.headers().get(actix_web::http::header::ALLOW).cloned();
    let mut answer = problem.response(path, id, lang);
    if let Some(allow) = allow {
        answer.headers_mut().insert(actix_web::http::header::ALLOW, allow);
    }
    response.into_response(answer)
}

/// A problem document already, or a page for people.
fn is_told(response: &ServiceResponse<BoxBody>) -> bool {
    let header = response.headers().get(actix_web::http::header::CONTENT_TYPE);
    let starts = |kind: &&str| header.is_some_and(|value| value.as_bytes().starts_with(kind.as_bytes()));
    ["application/problem+json", "text/html"].iter().any(starts)
}

fn of_status(status: u16, cause: &str) -> Problem {
    match status {
        404 => Problem::not_found(),
        405 => Problem::of(Code::MethodNotAllowed),
        413 => Problem::of(Code::TooLarge),
        400..=499 => Problem::of(Code::MalformedRequest),
        _ => {
            tracing::error!(status, cause, "unexpected failure");
            Problem::of(Code::Internal)
        }
    }
}
