use serde_json::json;

use crate::features::usage::error::SessionError;
use crate::features::usage::model::Other;
use crate::features::usage::rules::Clash;
use crate::platform::http::{Code, FieldError, Problem};
use crate::platform::words::Text;

impl From<SessionError> for Problem {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Calendar(error) => error.into(),
            SessionError::Clash { clash: Clash::InUse, .. } => {
                Self::new(Code::MachineInUse, Text::new("session-open-then"))
            }
            SessionError::Clash { clash: Clash::Overlaps, with } => overlaps(&with),
            SessionError::Checklist { items, version } => Self::of(Code::ChecklistNotAcknowledged)
                .with("checklist", json!(items))
                .with("checklist_version", json!(version)),
            SessionError::NotOpen => Self::new(Code::InvalidTransition, Text::new("session-has-ended")),
            SessionError::Decided => Self::new(Code::InvalidTransition, Text::new("correction-decided")),
            SessionError::Record(problems) => Self::fields(
                problems
                    .into_iter()
                    .map(|problem| FieldError {
                        pointer: problem.pointer().to_owned(),
                        code: problem.code().to_owned(),
                        detail: problem.detail(),
                    })
                    .collect(),
            ),
            SessionError::UnknownMember => {
                Self::field("/member", "unknown_member", Text::new("member-must-join-first"))
            }
            SessionError::OtherReservation => {
                Self::field("/reservation", "other_reservation", Text::new("no-such-reservation-there"))
            }
            SessionError::Stock(error) => error.into(),
            SessionError::Fault(fault) => fault.into(),
        }
    }
}

/// Staff are told which sessions stand in the way.
fn overlaps(with: &[Other]) -> Problem {
    let detail = match with.first() {
        Some(Other { started_at, ended_at: Some(ended_at), .. }) => {
            Text::new("session-overlaps-that").with("from", *started_at).with("until", *ended_at)
        }
        _ => Text::new("session-overlaps"),
    };
    let problem = Problem::new(Code::SessionOverlaps, detail);
    if with.is_empty() { problem } else { problem.with("sessions", json!(with)) }
}
