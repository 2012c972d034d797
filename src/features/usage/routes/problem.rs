use crate::features::usage::error::SessionError;
use crate::features::usage::rules::Clash;
use crate::platform::http::{Code, FieldError, Problem};

impl From<SessionError> for Problem {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::Calendar(error) => error.into(),
            SessionError::Clash(Clash::InUse) => {
                Self::new(Code::MachineInUse, "A session is open on the machine then. It must be finished first.")
            }
            SessionError::Clash(Clash::Overlaps) => {
                let detail = "Another session of the machine stands in that time. Correct its times or yours.";
                Self::new(Code::SessionOverlaps, detail)
            }
            SessionError::NotOpen => {
                let detail = "The session has ended already. What was different is said by a correction.";
                Self::new(Code::InvalidTransition, detail)
            }
            SessionError::Decided => Self::new(Code::InvalidTransition, "This correction was decided already."),
            SessionError::Record(problems) => Self::fields(
                problems
                    .into_iter()
                    .map(|problem| FieldError {
                        pointer: problem.pointer().to_owned(),
                        code: problem.code().to_owned(),
                        detail: problem.detail().to_owned(),
                    })
                    .collect(),
            ),
            SessionError::UnknownMember => {
                Self::field("/member", "unknown_member", "That person is no member of this lab. Let them join first.")
            }
            SessionError::OtherReservation => {
                let detail = "There is no such reservation of this member on this machine.";
                Self::field("/reservation", "other_reservation", detail)
            }
            SessionError::Fault(fault) => fault.into(),
        }
    }
}
