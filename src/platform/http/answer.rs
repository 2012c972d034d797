use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ETAG, HeaderValue, IF_NONE_MATCH, LINK, LOCATION};
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest, HttpResponse, Responder};

use sha2::{Digest, Sha256};

use super::Page;

/// Left in the request's extensions: the body is one that a room keeps and sends again and again.
#[derive(Clone, Copy, Debug)]
pub struct KeptBody;

/// A JSON answer with the headers the conventions ask for; its body is written once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    pub etag: Option<String>,
    pub location: Option<String>,
    pub link: Option<String>,
    pub body: Bytes,
    /// It holds a secret: nobody may keep it.
    pub secret: bool,
}

impl Answer {
    pub fn new(status: u16, body: &impl serde::Serialize) -> Self {
        let body = serde_json::to_vec(body).unwrap_or_default().into();
        Self { status, etag: None, location: None, link: None, body, secret: false }
    }

    pub fn ok(body: &impl serde::Serialize) -> Self {
        Self::new(200, body)
    }

    pub fn created(body: &impl serde::Serialize, location: impl Into<String>) -> Self {
        Self { location: Some(location.into()), ..Self::new(201, body) }
    }

    pub const fn no_content() -> Self {
        Self { status: 204, etag: None, location: None, link: None, body: Bytes::new(), secret: false }
    }

    /// A page with its `Link: rel="next"`.
    pub fn page<T: serde::Serialize>(page: &Page<T>, request: &HttpRequest) -> Self {
        let link = page.next.as_ref().map(|cursor| {
            let kept =
                request.query_string().split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
            let query: Vec<_> = kept.map(str::to_owned).chain([format!("cursor={cursor}")]).collect();
            format!("<{}?{}>; rel=\"next\"", request.path(), query.join("&"))
        });
        Self { link, ..Self::ok(page) }
    }

    /// The strong validator of a thing with this version; see [`Self::etag`].
    #[must_use]
    pub fn version(self, version: i32) -> Self {
        self.etag(version)
    }

    /// The strong validator of a thing that `state` tells, as this reader sees it: `"7-5f8d…"`. What others see of it, or see
    /// in another language, has another (RFC 9110 §8.8.3); to change it the part before the last hyphen is enough.
    #[must_use]
    pub fn etag(self, state: impl std::fmt::Display) -> Self {
        let seen: u64 = Sha256::digest(&self.body).iter().take(8).fold(0, |seen, byte| seen << 8 | u64::from(*byte));
        self.tagged(format_args!("{state}-{seen:016x}"))
    }

    fn tagged(mut self, tag: impl std::fmt::Display) -> Self {
        self.etag = Some(format!("\"{tag}\""));
        self
    }

    /// For answers that hold secrets (RFC 6749 §5.1): never a 304.
    #[must_use]
    pub const fn no_store(mut self) -> Self {
        self.secret = true;
        self
    }

    /// A kept body under `tag` that is written only when the client does not have it yet.
    pub fn unless_seen(request: &HttpRequest, tag: impl std::fmt::Display, body: impl FnOnce() -> Bytes) -> Self {
        let answer = Self { status: 200, ..Self::no_content() }.tagged(tag);
        if answer.not_modified(request) {
            return answer;
        }
        let body = body();
        // Of a body that nobody else holds there is nothing to remember.
        if !body.is_unique() {
            request.extensions_mut().insert(KeptBody);
        }
        Self { body, ..answer }
    }

    fn not_modified(&self, request: &HttpRequest) -> bool {
        let asked = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
        let (Some(tag), Some(asked)) = (&self.etag, asked) else { return false };
        !self.secret
            && request.method().is_safe()
            && asked.split(',').any(|one| one.trim() == "*" || one.trim().trim_start_matches("W/") == tag)
    }
}

impl Responder for Answer {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let not_modified = self.not_modified(request);
        let status =
            if not_modified { StatusCode::NOT_MODIFIED } else { StatusCode::from_u16(self.status).unwrap_or_default() };
        let mut response = HttpResponse::build(status);
        if self.secret {
            response.insert_header((CACHE_CONTROL, "no-store"));
        }
        for (name, value) in [(ETAG, self.etag), (LOCATION, self.location), (LINK, self.link)] {
            if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
                response.insert_header((name, value));
            }
        }
        if not_modified || self.status == 204 {
            response.finish()
        } else {
            response.content_type("application/json").body(self.body)
        }
    }
}
