use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, ResponseError};
use serde_json::{Map, Value, json};

use super::Code;
use crate::platform::db::Fault;
use crate::platform::write::Failure;

/// One bad field: where it stands (JSON pointer), a stable code, what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FieldError {
    #[schema(example = "/starts_at")]
    pub pointer: String,
    #[schema(example = "required")]
    pub code: String,
    pub detail: String,
}

/// A refusal or failure on its way to the client as RFC 9457 `application/problem+json`.
#[derive(Clone, Debug)]
pub struct Problem {
    code: Code,
    detail: String,
    extra: Map<String, Value>,
    retry_after_seconds: Option<u64>,
    again: Option<std::sync::Arc<Fault>>,
}

impl Problem {
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), extra: Map::new(), retry_after_seconds: None, again: None }
    }

    pub fn not_found() -> Self {
        Self::new(Code::NotFound, "It does not exist, or it is not yours to see.")
    }

    pub fn not_allowed() -> Self {
        Self::new(Code::NotAllowed, "Your role does not allow this. Ask a manager of the lab.")
    }

    /// One bad field.
    pub fn field(pointer: impl Into<String>, code: impl Into<String>, detail: impl Into<String>) -> Self {
        Self::fields(vec![FieldError { pointer: pointer.into(), code: code.into(), detail: detail.into() }])
    }

    /// All bad fields at once.
    pub fn fields(errors: Vec<FieldError>) -> Self {
        let names: Vec<_> = errors.iter().map(|error| error.pointer.trim_start_matches('/')).collect();
        let detail = format!("Mend these and send it again: {}.", names.join(", "));
        Self::new(Code::InvalidFields, detail).with("errors", json!(errors))
    }

    /// Which field of the body names what was not found.
    #[must_use]
    pub fn at(self, pointer: &str) -> Self {
        let detail = "There is no such thing, or it is not yours to see. Check the id.";
        let error = FieldError { pointer: pointer.into(), code: "unknown".into(), detail: detail.into() };
        self.with("errors", json!([error]))
    }

    pub fn parameter(name: &str, detail: impl std::fmt::Display) -> Self {
        Self::new(Code::InvalidParameter, format!("Parameter \u{201c}{name}\u{201d}: {detail}"))
            .with("parameter", json!(name))
    }

    #[must_use]
    pub fn with(mut self, member: &str, value: Value) -> Self {
        self.extra.insert(member.to_owned(), value);
        self
    }

    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after_seconds = Some(seconds);
        self.with("retry_after_seconds", json!(seconds))
    }

    pub const fn code(&self) -> Code {
        self.code
    }

    /// The document; `instance` and `request_id` are the request's.
    pub fn document(&self, instance: &str, request_id: &str) -> Value {
        let mut document = Map::new();
        document.insert("type".into(), json!(format!("/problems/{}", self.code.name())));
        document.insert("title".into(), json!(self.code.title()));
        document.insert("status".into(), json!(self.code.status()));
        document.insert("detail".into(), json!(self.detail));
        document.insert("code".into(), json!(self.code.name()));
        document.insert("instance".into(), json!(instance));
        document.insert("request_id".into(), json!(request_id));
        document.extend(self.extra.clone());
        Value::Object(document)
    }

    pub fn response(&self, instance: &str, request_id: &str) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header(ContentType(
            "application/problem+json".parse().unwrap_or(actix_web::mime::APPLICATION_JSON),
        ));
        if let Some(seconds) = self.retry_after_seconds {
            response.insert_header((RETRY_AFTER, seconds));
        }
        if self.code.status() == 401 {
            response.insert_header((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        }
        response.json(self.document(instance, request_id))
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code.name(), self.detail)
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        self.response("", "")
    }
}

impl From<Fault> for Problem {
    /// Causes are logged here, once, and never sent.
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotFound => Self::not_found(),
            Fault::Again(_) => {
                let mut problem =
                    Self::new(Code::Unavailable, "Too many changed the same thing at once. Try again.").retry_after(1);
                problem.again = Some(std::sync::Arc::new(fault));
                problem
            }
            Fault::LockTimeout => {
                Self::new(Code::Unavailable, "Others are changing the same thing. Try again.").retry_after(1)
            }
            Fault::Unavailable(_) => {
                tracing::error!(%fault, "the database does not answer");
                Self::new(Code::Unavailable, "Try again shortly.").retry_after(2)
            }
            Fault::Refused(_) | Fault::Unexpected(_) | Fault::Panicked => {
                tracing::error!(?fault, "unexpected");
                Self::new(Code::Internal, "It was logged under this request's id. Tell the lab's manager that id.")
            }
        }
    }
}

impl Failure for Problem {
    fn fault(&self) -> Option<&Fault> {
        self.again.as_deref()
    }
}

/// RFC 9457 with our extension members.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Problem, example = json!({
    "type": "/problems/slot_taken", "title": "The time is taken", "status": 409, "code": "slot_taken",
    "detail": "The machine is taken then. See next_gaps for the next free times.",
    "instance": "/api/v1/reservations", "request_id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7",
    "conflicts": [{"starts_at": "2026-09-01T03:00:00Z", "ends_at": "2026-09-01T05:00:00Z", "kind": "reservation"}],
    "next_gaps": [{"starts_at": "2026-09-01T05:00:00Z", "ends_at": "2026-09-01T12:00:00Z"}]
}))]
pub struct ProblemDocument {
    /// A stable path under `/problems/`.
    pub r#type: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
    /// The stable code.
    pub code: String,
    pub instance: String,
    pub request_id: String,
    /// Every bad field at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<FieldError>>,
    /// Every rule that said no, in the order of telling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusals: Option<Vec<Value>>,
    /// What takes the time: `{ starts_at, ends_at, kind }`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflicts: Option<Vec<Value>>,
    /// The next times that can be booked as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_gaps: Option<Vec<crate::platform::values::Interval>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u64>,
}
