use crate::features::reservations::ReservationError;
use crate::features::{
    assets, files, groups, guardians, identity, labs, machines, maintenance, requests, stock, training, usage,
};
use crate::platform::db::Fault;
use crate::platform::http::Problem;
use crate::platform::values::Lang;
use crate::platform::write::Failure;

/// Why the lab could not be filled, or why one deed of its story was refused.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database holds more than a first administrator.
    #[error("this database holds real data; give the demo lab a database of its own")]
    RealData,
    /// A fill that was cut off left its part.
    #[error("a demo lab was begun in this database and not finished; remove the database and begin anew")]
    CutOff,
    /// The rules said no: part of the story for who books or starts, an error for who sets the lab up.
    #[error("refused: {0}")]
    Refused(String),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl DemoError {
    /// A refusal is a thing that happens; all else is not.
    ///
    /// # Errors
    /// What is no refusal.
    pub fn tolerated<T>(done: Result<T, Self>) -> Result<Option<T>, Self> {
        match done {
            Ok(done) => Ok(Some(done)),
            Err(Self::Refused(_)) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

impl Failure for DemoError {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }
}

impl From<ReservationError> for DemoError {
    fn from(error: ReservationError) -> Self {
        match error {
            ReservationError::Fault(fault) => Self::Fault(fault),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<usage::SessionError> for DemoError {
    fn from(error: usage::SessionError) -> Self {
        match error {
            usage::SessionError::Fault(fault) => Self::Fault(fault),
            usage::SessionError::Calendar(error) => error.into(),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<Problem> for DemoError {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem.line().detail.say(Lang::En, None))
    }
}

/// Rooms whose errors are the database's or somebody's no.
macro_rules! refusals {
    ($($room:ident::$error:ident),+) => {
        $(impl From<$room::$error> for DemoError {
            fn from(error: $room::$error) -> Self {
                match error {
                    $room::$error::Fault(fault) => Self::Fault(fault),
                    other => Self::Refused(format!("{other:?}")),
                }
            }
        })+
    };
}

refusals!(
    identity::Error,
    labs::Error,
    machines::Error,
    training::Error,
    groups::Error,
    guardians::Error,
    requests::RequestError,
    stock::Error,
    maintenance::Error,
    assets::Error,
    files::Error
);
