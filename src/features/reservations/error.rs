use super::rules::Refused;
use crate::features::{groups, training};
use crate::platform::db::{Constraint, Fault};
use crate::platform::http::FieldError;
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::Failure;

/// Why a plan could not be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum ReservationError {
    /// The rules said no.
    #[error("refused: {}", .0.code())]
    Refused(Box<Refused>),
    /// It does not exist, or is not the actor's to see.
    #[error("no such reservation")]
    NotFound,
    /// The actor may see it and may not do this with it.
    #[error("not allowed")]
    NotAllowed,
    /// A field names something that is not there: its pointer and what is missing.
    #[error("{pointer}: {detail}")]
    Field { pointer: &'static str, code: &'static str, detail: Text },
    /// Only staff set a rule aside.
    #[error("an override is staff's")]
    OverrideByStaffOnly,
    /// The database met a clash that the facts did not show.
    #[error("the time was taken at the last moment")]
    Taken,
    /// A course's date could not be planned or changed.
    #[error(transparent)]
    Training(training::Error),
    /// What stands against the machines that were asked for a group.
    #[error("{} of {asked} machines are refused", .refused.len())]
    Group { asked: usize, refused: Vec<RefusedMachine> },
    /// It is part of what is booked for a group, and does not move by itself.
    #[error("it is part of a group's booking")]
    OfGroup,
    #[error(transparent)]
    Groups(groups::Error),
    /// Several bad fields.
    #[error("some fields are wrong")]
    Fields(Vec<FieldError>),
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for ReservationError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotFound => Self::NotFound,
            fault if fault.violates(Constraint::ReservationOverlap) => Self::Taken,
            fault => Self::Fault(fault),
        }
    }
}

impl From<diesel::result::Error> for ReservationError {
    fn from(error: diesel::result::Error) -> Self {
        Fault::from(error).into()
    }
}

/// One machine of a group's booking that is refused.
#[derive(Debug)]
pub struct RefusedMachine {
    /// Its place in what was asked.
    pub index: usize,
    pub machine: Id,
    pub refused: Refused,
}

impl From<groups::Error> for ReservationError {
    fn from(error: groups::Error) -> Self {
        match error {
            groups::Error::Fault(fault) => fault.into(),
            other => Self::Groups(other),
        }
    }
}

impl From<training::Error> for ReservationError {
    fn from(error: training::Error) -> Self {
        match error {
            training::Error::Fault(fault) => fault.into(),
            other => Self::Training(other),
        }
    }
}

impl Failure for ReservationError {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }
}

impl From<Refused> for ReservationError {
    fn from(refused: Refused) -> Self {
        Self::Refused(Box::new(refused))
    }
}
