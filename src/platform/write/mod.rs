//! The one way to change anything: a transaction with its caller, its clock and its events.
//!
//! `check → change → emit`, then the subscribers (audit, roll-ups) run in the same transaction, then it commits.

mod event;
mod retention;
mod service;

pub use event::Event;
pub use retention::Retention;
pub use service::{Call, Failure, Service, Subscriber, Write};
