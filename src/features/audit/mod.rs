//! Who did what, when, before and after: written in the transaction of the change, never changed or removed.

mod model;
mod routes;
mod store;
mod subscriber;

pub use routes::routes;
pub use subscriber::record;
