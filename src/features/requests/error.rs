use serde_json::json;

use super::model::RequestRefusal;
use crate::platform::db::Fault;
use crate::platform::http::{Code, Problem};

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
            RequestRefusal::NamesNothing => {
                let detail = "Name a process or a material class or both.";
                Self::field("/process", "required", detail)
            }
            RequestRefusal::InvalidTransition { allowed } => {
                let names: Vec<_> = allowed.iter().map(|status| status.name()).collect();
                let detail = if names.is_empty() {
                    "The request has ended; it goes nowhere from here.".to_owned()
                } else {
                    format!("From here it can go to: {}.", names.join(", "))
                };
                Self::new(Code::InvalidTransition, detail).with("allowed", json!(names))
            }
            RequestRefusal::NotAllowed => Self::not_allowed(),
            RequestRefusal::ReasonMissing => Self::field("/reason", "required", "Say why: this step needs a reason."),
            RequestRefusal::NotEligible { missing } => {
                let details: Vec<_> = missing.iter().map(|missing| missing.detail.as_str()).collect();
                Self::new(Code::NotEligible, details.join(" ")).with("missing", json!(missing))
            }
        }
    }
}

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        match error {
            RequestError::Refused(refusal) => refusal.into(),
            RequestError::UnderReview => {
                let detail = "It is under review or past it. A manager may change it; withdraw it to start afresh.";
                Self::new(Code::NotAllowed, detail)
            }
            RequestError::Closed => {
                let detail = "It is a draft, or it has ended. See its status, and look for an open request.";
                Self::new(Code::RequestClosed, detail)
            }
            RequestError::Fault(fault) => fault.into(),
        }
    }
}
