use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_LANGUAGE, ContentType, HeaderValue, RETRY_AFTER, VARY, WWW_AUTHENTICATE};
use actix_web::{HttpResponse, ResponseError};
use serde_json::{Map, Value, json};

use super::Code;
use crate::platform::db::Fault;
use crate::platform::values::{Lang, LocalZone};
use crate::platform::words::{RowProblem, Text};
use crate::platform::write::Failure;

/// One bad field: where it stands (JSON pointer), a stable code, what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    pub pointer: String,
    pub code: String,
    pub detail: Text,
}

/// A refusal or failure on its way to the client as RFC 9457 `application/problem+json`. Its words are chosen where the
/// document is made, in the reader's language.
#[derive(Clone, Debug)]
pub struct Problem {
    code: Code,
    told: Box<Told>,
}

/// What a problem tells beside its code; apart, so that results which carry problems stay small.
#[derive(Clone, Debug)]
struct Told {
    detail: Text,
    extra: Map<String, Value>,
    /// Members that are lists of objects, each with a `detail` of its own.
    lists: Vec<(&'static str, Vec<(Value, Text)>)>,
    zone: Option<LocalZone>,
    retry_after_seconds: Option<u64>,
    again: Option<std::sync::Arc<Fault>>,
}

impl Problem {
    pub fn new(code: Code, detail: impl Into<Text>) -> Self {
        let told = Told {
            detail: detail.into(),
            extra: Map::new(),
            lists: Vec::new(),
            zone: None,
            retry_after_seconds: None,
            again: None,
        };
        Self { code, told: Box::new(told) }
    }

    /// With nothing to say beyond what holds for its code: what happened and what to do.
    pub fn of(code: Code) -> Self {
        Self::new(code, code.what().and(code.remedy()))
    }

    pub fn not_found() -> Self {
        Self::of(Code::NotFound)
    }

    pub fn not_allowed() -> Self {
        Self::of(Code::NotAllowed)
    }

    /// One bad field.
    pub fn field(pointer: impl Into<String>, code: impl Into<String>, detail: impl Into<Text>) -> Self {
        Self::fields(vec![FieldError { pointer: pointer.into(), code: code.into(), detail: detail.into() }])
    }

    /// All bad fields at once.
    pub fn fields(errors: Vec<FieldError>) -> Self {
        let names: Vec<_> = errors.iter().map(|error| error.pointer.trim_start_matches('/')).collect();
        let names = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
        let detail = match names.is_empty() {
            true => Text::new("body-to-mend"),
            false => Text::new("fields-to-mend").with("fields", names),
        };
        Self::new(Code::InvalidFields, detail).errors(errors)
    }

    /// The fields that the problem lies in.
    #[must_use]
    pub fn errors(self, errors: Vec<FieldError>) -> Self {
        let each = |error: FieldError| (json!({ "pointer": error.pointer, "code": error.code }), error.detail);
        self.telling("errors", errors.into_iter().map(each).collect())
    }

    /// A member that lists objects, each with a `detail` in the reader's language.
    #[must_use]
    pub fn telling(mut self, member: &'static str, all: Vec<(Value, Text)>) -> Self {
        self.told.lists.retain(|(name, _)| *name != member);
        self.told.lists.push((member, all));
        self
    }

    /// Which field of the body names what was not found.
    #[must_use]
    pub fn at(self, pointer: &str) -> Self {
        let detail = Text::new("field-names-nothing");
        self.errors(vec![FieldError { pointer: pointer.into(), code: "unknown".into(), detail }])
    }

    /// What it says in a line of a list: its code, and of bad fields the first.
    pub fn line(&self) -> RowProblem {
        let errors = self.told.lists.iter().find(|(name, _)| *name == "errors");
        let first = errors.and_then(|(_, errors)| errors.first());
        let pointer =
            first.and_then(|(error, _)| error["pointer"].as_str()).map(|pointer| pointer.trim_start_matches('/'));
        let detail = first.map_or(&self.told.detail, |(_, detail)| detail);
        RowProblem::new(self.code.name(), pointer.filter(|pointer| !pointer.is_empty()), detail.clone())
    }

    /// A bad query parameter, with what is expected of it.
    pub fn parameter(name: &str, expected: impl Into<Text>) -> Self {
        let detail = Text::new("parameter").with("name", name).with("expected", expected.into());
        Self::new(Code::InvalidParameter, detail).with("parameter", json!(name))
    }

    #[must_use]
    pub fn with(mut self, member: &str, value: Value) -> Self {
        self.told.extra.insert(member.to_owned(), value);
        self
    }

    /// A sentence in front of what is told.
    #[must_use]
    pub fn opening(mut self, sentence: Text) -> Self {
        self.told.detail = sentence.and(self.told.detail);
        self
    }

    /// Times in its texts are told by the clocks of this zone: the lab's.
    #[must_use]
    pub fn told_in(mut self, zone: LocalZone) -> Self {
        self.told.zone = Some(zone);
        self
    }

    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.told.retry_after_seconds = Some(seconds);
        self.with("retry_after_seconds", json!(seconds))
    }

    pub const fn code(&self) -> Code {
        self.code
    }

    /// The document in the reader's language; `instance` and `request_id` are the request's.
    pub fn document(&self, instance: &str, request_id: &str, lang: Lang) -> Value {
        let say = |text: &Text| json!(text.say(lang, self.told.zone));
        let mut document = Map::new();
        document.insert("type".into(), json!(format!("/problems/{}", self.code.name())));
        document.insert("title".into(), say(&self.code.title()));
        document.insert("status".into(), json!(self.code.status()));
        document.insert("detail".into(), say(&self.told.detail));
        document.insert("code".into(), json!(self.code.name()));
        document.insert("instance".into(), json!(instance));
        document.insert("request_id".into(), json!(request_id));
        document.extend(self.told.extra.clone());
        for (member, all) in &self.told.lists {
            let told = all.iter().map(|(value, text)| {
                let mut value = value.clone();
                if let Some(fields) = value.as_object_mut() {
                    fields.insert("detail".into(), say(text));
                }
                value
            });
            document.insert((*member).to_owned(), told.collect());
        }
        Value::Object(document)
    }

    pub fn response(&self, instance: &str, request_id: &str, lang: Lang) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header(ContentType(
            "application/problem+json".parse().unwrap_or(actix_web::mime::APPLICATION_JSON),
        ));
        response.insert_header((CONTENT_LANGUAGE, HeaderValue::from_static(lang.code())));
        response.insert_header((VARY, HeaderValue::from_static("Accept-Language")));
        if let Some(seconds) = self.told.retry_after_seconds {
            response.insert_header((RETRY_AFTER, seconds));
        }
        if self.code.status() == 401 {
            response.insert_header((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
        }
        response.json(self.document(instance, request_id, lang))
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.code.name(), self.told.detail)
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        self.response("", "", Lang::default())
    }
}

impl From<Fault> for Problem {
    /// Causes are logged here, once, and never sent.
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotFound => Self::not_found(),
            Fault::Again(_) => {
                let mut problem = Self::new(Code::Unavailable, Text::new("changed-at-once")).retry_after(1);
                problem.told.again = Some(std::sync::Arc::new(fault));
                problem
            }
            Fault::LockTimeout => Self::new(Code::Unavailable, Text::new("changed-at-once")).retry_after(1),
            Fault::Unavailable(_) => {
                tracing::error!(%fault, "the database does not answer");
                Self::of(Code::Unavailable).retry_after(2)
            }
            Fault::Refused(_) | Fault::Unexpected(_) | Fault::Panicked => {
                tracing::error!(?fault, "unexpected");
                Self::of(Code::Internal)
            }
        }
    }
}

impl Failure for Problem {
    fn fault(&self) -> Option<&Fault> {
        self.told.again.as_deref()
    }
}

/// One bad field, as the contract shows it.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = FieldError)]
pub struct FieldErrorDocument {
    #[schema(example = "/starts_at")]
    pub pointer: String,
    #[schema(example = "required")]
    pub code: String,
    /// What to do about it, in the reader's language.
    pub detail: String,
}

/// RFC 9457 with our extension members.
#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = Problem, example = json!({
    "type": "/problems/slot_taken", "title": "The time is taken", "status": 409, "code": "slot_taken",
    "detail": "The machine is taken then. It is next free from 1 September 2026, 11:00; see next_gaps for more.",
    "instance": "/api/v1/reservations", "request_id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7",
    "conflicts": [{"starts_at": "2026-09-01T03:00:00Z", "ends_at": "2026-09-01T05:00:00Z", "kind": "reservation"}],
    "next_gaps": [{"starts_at": "2026-09-01T05:00:00Z", "ends_at": "2026-09-01T12:00:00Z"}]
}))]
pub struct ProblemDocument {
    /// A stable path under `/problems/`.
    pub r#type: String,
    /// In the reader's language (`Accept-Language`), as every `detail`.
    pub title: String,
    pub status: u16,
    pub detail: String,
    /// The stable code.
    pub code: String,
    pub instance: String,
    pub request_id: String,
    /// Every bad field at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<FieldErrorDocument>>,
    /// Every rule that said no, in the order of telling, each with its `detail`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusals: Option<Vec<Value>>,
    /// Whether the asker, as staff, may set all of them aside with an `override_reason`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub may_override: Option<bool>,
    /// The sessions in the way, told to staff: `{ id, started_at, ended_at }`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<Vec<Value>>,
    /// What there is of the item that was asked for, in its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available: Option<crate::platform::values::Quantity>,
    /// What takes the time: `{ starts_at, ends_at, kind }`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conflicts: Option<Vec<Value>>,
    /// The machines of a group's booking that are refused: `{ pointer, machine, refusals, next_gaps }`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub machines: Option<Vec<Value>>,
    /// Where a training is missing, the next dates at which it can be had:
    /// `{ course_session, title, starts_at, free_places }`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_courses: Option<Vec<Value>>,
    /// The next times that can be booked as they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_gaps: Option<Vec<crate::platform::values::Interval>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u64>,
}
