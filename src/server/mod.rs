//! Assembling the service: routes, state, middleware, event subscribers, jobs, shutdown.

mod app;
pub mod client;
mod compress;
mod docs;
mod metrics;
mod middleware;
mod openapi;
mod problems;
mod readers;
mod run;
mod templates;

#[cfg(test)]
mod tests;

pub use app::{Parts, beat, begin, jobs, readings, service, subscribers};
pub use openapi::document;
pub use readers::{MetricsReaders, is_loopback};
pub use run::{Running, start};
