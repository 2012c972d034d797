//! Assembling the service: routes, state, middleware, event subscribers, jobs, shutdown.

mod app;
mod middleware;
mod openapi;
mod problems;
mod run;

pub use app::{Parts, beat, jobs, service, subscribers};
pub use openapi::document;
pub use run::{Running, start};
