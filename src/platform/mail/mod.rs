//! Mail: queued in the transaction of what causes it, sent afterwards by whichever node comes first, at least once.

mod outbox;
mod readings;
mod sender;
#[cfg(test)]
mod tests;

pub use outbox::{forget, queue};
pub use readings::READINGS;
pub use sender::{Mailer, deliver};

/// What is written to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    pub body: String,
}
