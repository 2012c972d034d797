//! Assembling the service: routes, state, middleware, event subscribers, jobs, shutdown.

mod app;
mod compress;
mod docs;
mod metrics;
mod middleware;
mod openapi;
mod run;
mod templates;

pub use app::{Parts, beat, jobs, readings, service, subscribers};
pub use metrics::{MetricsReaders, is_loopback};
pub use openapi::document;
pub use run::{Running, start};
