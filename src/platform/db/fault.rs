use diesel::result::{DatabaseErrorKind, Error};

use super::Constraint;

pub type DbResult<T> = Result<T, Fault>;

/// What can go wrong in the database, as the rooms need to know it.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database refused what must never be.
    #[error("refused by {0:?}")]
    Refused(Constraint),
    #[error("no such row")]
    NotFound,
    /// Serialization failure or deadlock: the same transaction may succeed when tried again.
    #[error("the transaction should be tried again: {0}")]
    Again(#[source] Error),
    /// Disk full, I/O error, no connection: nothing was written.
    #[error("the database does not answer: {0}")]
    Unavailable(String),
    /// A lock was waited for too long.
    #[error("waited too long for a lock")]
    LockTimeout,
    #[error("unexpected: {0}")]
    Unexpected(#[source] Error),
    /// The job inside the transaction panicked; the cause is in the log.
    #[error("the work inside the transaction failed")]
    Panicked,
}

impl Fault {
    pub fn violates(&self, constraint: Constraint) -> bool {
        matches!(self, Self::Refused(found) if *found == constraint)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        let text = match &error {
            Error::NotFound => return Self::NotFound,
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => return Self::Again(error),
            Error::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => {
                return Self::Unavailable(info.message().to_owned());
            }
            Error::DatabaseError(_, info) => {
                if let Some(constraint) = Constraint::of(info.as_ref()) {
                    return Self::Refused(constraint);
                }
                info.message().to_owned()
            }
            _ => return Self::Unexpected(error),
        };
        if text.contains("deadlock detected") {
            return Self::Again(error);
        }
        if text.contains("lock timeout") {
            return Self::LockTimeout;
        }
        let gone = ["disk is full", "disk I/O error", "database is locked", "terminating connection", "server closed"];
        if gone.iter().any(|sign| text.contains(sign)) { Self::Unavailable(text) } else { Self::Unexpected(error) }
    }
}
