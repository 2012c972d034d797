use super::Unit;
use crate::platform::db::{Constraint, Fault};
use crate::platform::http::FieldError;
use crate::platform::values::{Id, Quantity};
use crate::platform::words::Text;
use crate::platform::write::Failure;

/// That there is less of an item than was asked.
#[derive(Clone, Debug)]
pub struct Shortage {
    pub item: Id,
    /// Of the lot and place that were named.
    pub available: Quantity,
    pub unit: Unit,
    /// The field that asks too much.
    pub pointer: String,
}

/// Why stock could not be moved or changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some fields contradict each other")]
    Fields(Vec<FieldError>),
    #[error("there is not so much of it")]
    Insufficient(Box<Shortage>),
    /// The database's own word, under the checks.
    #[error("the balance would fall below zero")]
    BelowZero,
    #[error("another thing of the lab has this name or number")]
    Taken { pointer: &'static str, detail: Text },
    #[error("not in the state for it")]
    State(Text),
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        let taken = |pointer, detail| Self::Taken { pointer, detail };
        match fault {
            Fault::Refused(Constraint::StockBelowZero) => Self::BelowZero,
            Fault::Refused(Constraint::BarcodeTaken) => taken("/barcode", Text::new("barcode-taken")),
            Fault::Refused(Constraint::LotCodeTaken) => taken("/code", Text::new("lot-code-taken")),
            Fault::Refused(Constraint::SupplierTaken) => taken("/name", Text::new("supplier-taken")),
            fault => Self::Fault(fault),
        }
    }
}

impl Failure for Error {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }
}
