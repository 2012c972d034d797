use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::IF_MATCH;
use actix_web::{FromRequest, HttpRequest};
use serde_json::json;

use super::{Code, Problem};
use crate::platform::words::Text;

/// The version a client says it changes: required on PATCH and DELETE.
#[derive(Clone, Debug)]
pub struct IfMatch(Option<Vec<String>>);

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.headers().get(IF_MATCH).map(|value| value.to_str()) {
            None => Err(Problem::of(Code::PreconditionRequired)),
            Some(Ok("*")) => Ok(Self(None)),
            Some(Ok(tags)) => Ok(Self(Some(tags.split(',').map(|tag| tag.trim().to_owned()).collect()))),
            Some(Err(_)) => Err(Problem::new(Code::InvalidHeader, Text::new("if-match-unreadable"))),
        })
    }
}

impl IfMatch {
    /// # Errors
    /// 412 when `version` is another than the client has seen.
    pub fn check(&self, version: i32) -> Result<(), Problem> {
        self.check_tag(&version.to_string(), version)
    }

    /// The same for a thing whose ETag says more than its version. How it was seen does not count.
    ///
    /// # Errors
    /// 412 when `tag` is another than the client has seen.
    pub fn check_tag(&self, tag: &str, version: i32) -> Result<(), Problem> {
        let Some(tags) = &self.0 else { return Ok(()) };
        let fits = |sent: &String| {
            let sent = sent.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            sent.is_some_and(|sent| sent == tag || sent.rsplit_once('-').is_some_and(|(state, _)| state == tag))
        };
        if tags.iter().any(fits) {
            return Ok(());
        }
        Err(Problem::of(Code::Stale).with("current_version", json!(version)))
    }
}
