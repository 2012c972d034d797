use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::Problem;
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;

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
    // Only an escape can hide such a value.
    if query.contains('%')
        && let Some(bad) = form_pairs(query).find(|(_, value)| value.contains('\u{fffd}') || value.contains('\0'))
    {
        return Err(Problem::parameter(&bad.0, Text::new("expect-utf8")));
    }
    let pairs = serde_urlencoded::Deserializer::new(url_pairs(query));
    serde_path_to_error::deserialize(pairs).map_err(|cause| {
        let path = cause.path().to_string();
        let inner = cause.into_inner().to_string();
        let named = quoted(&inner).next().unwrap_or("query").to_owned();
        Problem::parameter(if path.is_empty() || path == "." { &named } else { &path }, expected(&inner))
    })
}

/// What stands between backquotes in a message of serde.
fn quoted(message: &str) -> impl Iterator<Item = &str> {
    message.split('`').skip(1).step_by(2)
}

/// What the reading of a value would have taken, told by what it said of this one.
fn expected(message: &str) -> Text {
    let choices = || quoted(message).skip(1).collect::<Vec<_>>().join(", ");
    let starts = |all: &[&str]| all.iter().any(|start| message.starts_with(start));
    if starts(&["unknown field"]) {
        Text::new("expect-known").with("choices", choices())
    } else if starts(&["unknown variant"]) {
        Text::new("expect-choice").with("choices", choices())
    } else if starts(&["missing field"]) {
        Text::new("expect-given")
    } else if starts(&["duplicate field"]) {
        Text::new("expect-once")
    } else if starts(&["invalid digit", "number too", "cannot parse integer"]) {
        Text::new("expect-whole-number")
    } else if starts(&["invalid float", "cannot parse float"]) {
        Text::new("expect-number")
    } else if starts(&["provided string was not"]) {
        Text::new("expect-true-false")
    } else if starts(&["UUID"]) {
        Text::new("expect-id")
    } else if starts(&[Instant::NOT_ONE]) {
        Text::new("expect-instant")
    } else if starts(&["input ", "premature end of input", "trailing input"]) {
        Text::new("expect-date")
    } else {
        Text::new("expect-readable")
    }
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
