use super::model::Other;
use super::rules::{Clash, RecordProblem};
use crate::features::reservations::ReservationError;
use crate::features::stock;
use crate::platform::db::{Constraint, Fault};
use crate::platform::values::LocalText;

/// Why something could not be done with a session.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// The rules of booking, check-in or walk-in say no.
    #[error(transparent)]
    Calendar(#[from] ReservationError),
    #[error("another session stands in that time")]
    Clash {
        clash: Clash,
        /// What stands in the way, for those who may know of it.
        with: Vec<Other>,
    },
    /// What is to be seen to before the machine starts, as it reads now.
    #[error("the machine's checklist was not acknowledged")]
    Checklist { items: Vec<LocalText>, version: i32 },
    #[error("the session has ended already")]
    NotOpen,
    #[error("the correction was decided already")]
    Decided,
    #[error("the record would not be right")]
    Record(Vec<RecordProblem>),
    #[error("that person is no member of the lab")]
    UnknownMember,
    #[error("the reservation is of another machine or another member")]
    OtherReservation,
    /// Its materials cannot be taken from stock.
    #[error(transparent)]
    Stock(stock::Error),
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for SessionError {
    /// The database's own refusals are the net under the checks.
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(Constraint::OneOpenSession) => Self::Clash { clash: Clash::InUse, with: Vec::new() },
            Fault::Refused(Constraint::SessionOverlap) => Self::Clash { clash: Clash::Overlaps, with: Vec::new() },
            fault => Self::Fault(fault),
        }
    }
}

impl From<Vec<RecordProblem>> for SessionError {
    fn from(problems: Vec<RecordProblem>) -> Self {
        Self::Record(problems)
    }
}

impl From<stock::Error> for SessionError {
    fn from(error: stock::Error) -> Self {
        match error {
            stock::Error::Fault(fault) => Self::Fault(fault),
            error => Self::Stock(error),
        }
    }
}
