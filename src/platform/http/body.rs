use std::any::TypeId;
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use actix_web::dev::Payload;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, web};
use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Code, FieldError, Problem, schema};
use crate::platform::words::Text;

const MAX_BYTES: usize = 1024 * 1024;

/// A JSON body, checked at the door against the same schema that the contract publishes: every bad field at once,
/// unknown fields refused. An empty body counts as `{}`.
pub struct Body<T> {
    pub value: T,
    /// SHA-256 of the canonical JSON: what an idempotency key is bound to.
    pub fingerprint: [u8; 32],
    /// The fields that were sent, for merge patches.
    pub raw: Value,
}

impl<T> FromRequest for Body<T>
where
    T: serde::de::DeserializeOwned + utoipa::ToSchema + 'static,
{
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let content_type = media_type(request);
        let bytes = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            let bytes = bytes.await.map_err(payload_problem)?;
            if !bytes.is_empty()
                && !matches!(content_type.as_str(), "application/json" | "application/merge-patch+json")
            {
                return Err(Problem::new(Code::UnsupportedMediaType, Text::new("send-json")));
            }
            let raw = parse(&bytes)?;
            check::<T>(&raw)?;
            let value = T::deserialize(&raw).map_err(|cause| unread(&cause))?;
            Ok(Self { value, fingerprint: Sha256::digest(raw.to_string()).into(), raw })
        })
    }
}

/// A body of another type than JSON, up to 1 MiB, with its media type.
pub struct RawBody {
    pub bytes: web::Bytes,
    pub media_type: String,
    pub fingerprint: [u8; 32],
}

impl FromRequest for RawBody {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let media_type = media_type(request);
        let bytes = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            let bytes = bytes.await.map_err(payload_problem)?;
            let fingerprint = Sha256::digest(&bytes).into();
            Ok(Self { bytes, media_type, fingerprint })
        })
    }
}

impl RawBody {
    /// The limit that `web::PayloadConfig` is set to.
    pub const MAX_BYTES: usize = MAX_BYTES;
}

fn media_type(request: &HttpRequest) -> String {
    let header = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    header.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

#[allow(clippy::needless_pass_by_value, reason = "used as a function in map_err")]
fn payload_problem(cause: actix_web::Error) -> Problem {
    if cause.as_response_error().status_code().as_u16() == 413 {
        Problem::of(Code::TooLarge).with("max_bytes", json!(MAX_BYTES))
    } else {
        Problem::new(Code::MalformedRequest, Text::new("body-cut-short"))
    }
}

fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(json!({}));
    }
    let text = std::str::from_utf8(bytes).map_err(|cause| {
        Problem::new(Code::MalformedJson, Text::new("body-not-utf8").with("byte", cause.valid_up_to()))
    })?;
    let value: Value = serde_json::from_str(text).map_err(|cause| {
        let detail = Text::new("body-not-json").with("line", cause.line()).with("column", cause.column());
        Problem::new(Code::MalformedJson, detail)
    })?;
    if has_nul(&value) {
        return Err(Problem::new(Code::MalformedJson, Text::new("body-with-nul")));
    }
    Ok(value)
}

/// PostgreSQL's text cannot hold NUL.
fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(has_nul),
        Value::Object(map) => map.iter().any(|(name, value)| name.contains('\0') || has_nul(value)),
        _ => false,
    }
}

/// What the schema let through and its type does not take.
fn unread(cause: &serde_json::Error) -> Problem {
    tracing::warn!(%cause, "a body passed its schema and does not fit its type");
    Problem::field("", "invalid", Text::new("field-invalid"))
}

/// Where a rule on several fields gathers what it finds.
#[derive(Debug, Default)]
pub struct FieldErrors(Vec<FieldError>);

impl FieldErrors {
    pub fn add(&mut self, pointer: &str, code: &str, detail: impl Into<Text>) {
        self.0.push(FieldError { pointer: pointer.to_owned(), code: code.to_owned(), detail: detail.into() });
    }

    /// # Errors
    /// 422 with all of them when there is one.
    pub fn check(self) -> Result<(), Problem> {
        if self.0.is_empty() { Ok(()) } else { Err(Problem::fields(self.0)) }
    }
}

fn check<T: utoipa::ToSchema + 'static>(value: &Value) -> Result<(), Problem> {
    let Some(validator) = validator_of::<T>() else {
        tracing::error!(schema = %T::name(), "the schema of a body does not compile");
        return Err(Problem::of(Code::Internal));
    };
    let mut errors = Vec::new();
    for error in validator.iter_errors(value) {
        explain(&error, value, &mut errors);
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::fields(errors)) }
}

fn validator_of<T: utoipa::ToSchema + 'static>() -> Option<Arc<Validator>> {
    static CACHE: OnceLock<Mutex<HashMap<TypeId, Arc<Validator>>>> = OnceLock::new();
    let mut cache = CACHE.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = cache.get(&TypeId::of::<T>()) {
        return Some(Arc::clone(found));
    }
    let mut parts = Vec::new();
    T::schemas(&mut parts);
    let parts: serde_json::Map<_, _> =
        parts.into_iter().filter_map(|(name, schema)| Some((name, serde_json::to_value(schema).ok()?))).collect();
    let mut schema = serde_json::to_value(T::schema()).ok()?;
    schema.as_object_mut()?.insert("components".into(), json!({ "schemas": parts }));
    let built = jsonschema::options().should_validate_formats(true).build(&schema).ok()?;
    let built = Arc::new(built);
    cache.insert(TypeId::of::<T>(), Arc::clone(&built));
    Some(built)
}

fn explain(error: &ValidationError<'_>, body: &Value, out: &mut Vec<FieldError>) {
    let at = error.instance_path().to_string();
    let mut add = |pointer: String, code: &str, detail: Text| {
        out.push(FieldError { pointer, code: code.to_owned(), detail });
    };
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            for name in unexpected {
                add(below(&at, name), "unknown_field", Text::new("field-unknown"));
            }
        }
        Kind::Required { property } => {
            add(format!("{at}/{}", property.as_str().unwrap_or_default()), "required", Text::new("field-required"));
        }
        // An object without fields of its own: the error names none of those that were sent.
        Kind::FalseSchema => {
            for name in body.pointer(&at).and_then(Value::as_object).into_iter().flat_map(serde_json::Map::keys) {
                add(below(&at, name), "unknown_field", Text::new("field-unknown"));
            }
        }
        Kind::OneOfNotValid { context } | Kind::AnyOf { context } => match meant(&at, context) {
            Some(errors) => errors.iter().for_each(|error| explain(error, body, out)),
            None => add(at, "invalid", Text::new("field-invalid")),
        },
        kind => {
            let (code, detail) = schema::told(kind);
            add(at, code, detail);
        }
    }
}

/// The pointer of a member (RFC 6901).
fn below(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// Of several schemas the one that was meant: the only one whose type the value has, else the only one that lists its
/// choices, so that its own errors help most.
fn meant<'e>(at: &str, branches: &'e [Vec<ValidationError<'static>>]) -> Option<&'e [ValidationError<'static>]> {
    let of_another_type = |error: &ValidationError<'_>| {
        matches!(error.kind(), Kind::Type { .. }) && error.instance_path().to_string() == at
    };
    let lists_choices =
        |errors: &&Vec<ValidationError<'static>>| errors.iter().any(|error| matches!(error.kind(), Kind::Enum { .. }));
    let of_its_type: Vec<_> = branches.iter().filter(|errors| !errors.iter().any(of_another_type)).collect();
    match of_its_type.as_slice() {
        [one] => Some(one),
        several => several.iter().copied().find(lists_choices).map(Vec::as_slice),
    }
}
