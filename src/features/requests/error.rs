use serde_json::json;

use super::model::{Missing, MissingCode, RequestRefusal};
use crate::platform::db::Fault;
use crate::platform::http::{Code, Problem};
use crate::platform::words::Text;

/// Why a request is not made, changed or endorsed.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    #[error(transparent)]
    Refused(#[from] RequestRefusal),
    #[error("only a draft or a submitted request is changed by its author")]
    UnderReview,
    #[error("the request takes no endorsements now")]
    Closed,
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<diesel::result::Error> for RequestError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl From<RequestRefusal> for Problem {
    fn from(refusal: RequestRefusal) -> Self {
        match refusal {
            RequestRefusal::NamesNothing => Self::field("/process", "required", Text::new("process-or-material")),
            RequestRefusal::InvalidTransition { allowed } => {
                let names: Vec<_> = allowed.iter().map(|status| status.name()).collect();
                let detail = match names.is_empty() {
                    true => Text::new("request-has-ended"),
                    false => Text::new("request-can-go-to").with("steps", names.join(", ")),
                };
                Self::new(Code::InvalidTransition, detail).with("allowed", json!(names))
            }
            RequestRefusal::NotAllowed => Self::not_allowed(),
            RequestRefusal::ReasonMissing => Self::field("/reason", "required", Text::new("reason-needed")),
            RequestRefusal::NotEligible { missing } => {
                let told: Vec<_> = missing.iter().map(|missing| (json!(missing), sentence(missing))).collect();
                let detail = Text::sentences(missing.iter().map(sentence).collect());
                Self::new(Code::NotEligible, detail).telling("missing", told)
            }
        }
    }
}

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::Refused(refusal) => refusal.into(),
            RequestError::UnderReview => Self::new(Code::NotAllowed, Text::new("request-under-review")),
            RequestError::Closed => Self::of(Code::RequestClosed),
            RequestError::Fault(fault) => fault.into(),
        }
    }
}

fn sentence(missing: &Missing) -> Text {
    let (have, needed) = (missing.have, missing.needed);
    match missing.code {
        MissingCode::Gap => Text::new("missing-gap").with("have", have).with("needed", needed),
        MissingCode::Support => Text::new("missing-support").with("have", have).with("needed", needed),
        MissingCode::Need => Text::new("missing-need").with("have", have).with("needed", needed),
    }
}
