use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::Problem;
use crate::platform::values::Id;

/// Query parameters as `T`; a bad or unknown one is a 400 that names it.
pub struct Params<T>(pub T);

impl<T: serde::de::DeserializeOwned> FromRequest for Params<T> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.query_string()).map(Self))
    }
}

fn read<T: serde::de::DeserializeOwned>(query: &str) -> Result<T, Problem> {
    if let Some(bad) = form_pairs(query).find(|(_, value)| value.contains('\u{fffd}') || value.contains('\0')) {
        return Err(Problem::parameter(&bad.0, "is not valid UTF-8 text"));
    }
    let pairs = serde_urlencoded::Deserializer::new(url_pairs(query));
    serde_path_to_error::deserialize(pairs).map_err(|cause| {
        let path = cause.path().to_string();
        let inner = cause.into_inner().to_string();
        let named = inner.split('`').nth(1).unwrap_or("query").to_owned();
        Problem::parameter(if path.is_empty() || path == "." { &named } else { &path }, inner)
    })
}

fn url_pairs(query: &str) -> form_urlencoded::Parse<'_> {
    form_urlencoded::parse(query.as_bytes())
}

fn form_pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    url_pairs(query).map(|(name, value)| (name.into_owned(), value.into_owned()))
}

/// The `{id}` of a path. What is no id is 404, the same as an id that does not exist.
#[derive(Clone, Copy, Debug)]
pub struct PathId(pub Id);

impl FromRequest for PathId {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(
            request.match_info().get("id").and_then(|text| text.parse().ok()).map(Self).ok_or_else(Problem::not_found),
        )
    }
}

/// The `{lab}` of a path: a slug or an id, as text.
#[derive(Clone, Debug)]
pub struct Segment(pub String);

impl FromRequest for Segment {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(request.match_info().get("lab").map(|text| Self(text.to_owned())).ok_or_else(Problem::not_found))
    }
}
