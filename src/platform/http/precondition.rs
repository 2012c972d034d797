use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::IF_MATCH;
use actix_web::{FromRequest, HttpRequest};
use serde_json::json;

use super::{Code, Problem};

/// The version a client says it changes: required on PATCH and DELETE.
#[derive(Clone, Debug)]
pub struct IfMatch(Option<Vec<String>>);

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.headers().get(IF_MATCH).map(|value| value.to_str()) {
            None => Err(Problem::new(
                Code::PreconditionRequired,
                "Send If-Match with the ETag of the version you have seen, so that nobody's change is lost.",
            )),
            Some(Ok("*")) => Ok(Self(None)),
            Some(Ok(tags)) => Ok(Self(Some(tags.split(',').map(|tag| tag.trim().to_owned()).collect()))),
            Some(Err(_)) => Err(Problem::new(Code::InvalidHeader, "If-Match is not readable text.")),
        })
    }
}

impl IfMatch {
    /// # Errors
    /// 412 when `version` is another than the client has seen.
    pub fn check(&self, version: i32) -> Result<(), Problem> {
        self.check_tag(&version.to_string(), version)
    }

    /// The same for a thing whose ETag says more than its version.
    ///
    /// # Errors
    /// 412 when `tag` is another than the client has seen.
    pub fn check_tag(&self, tag: &str, version: i32) -> Result<(), Problem> {
        let Some(tags) = &self.0 else { return Ok(()) };
        let current = format!("\"{tag}\"");
        if tags.contains(&current) {
            return Ok(());
        }
        let detail = "Somebody changed it since you looked. Load it again and repeat your change.";
        Err(Problem::new(Code::Stale, detail).with("current_version", json!(version)))
    }
}
