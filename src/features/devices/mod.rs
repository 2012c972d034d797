//! Devices: the machines' and kiosks' own keys, each good for one machine.

mod actions;
mod model;
mod routes;
mod store;

pub use actions::create;
pub use model::Device;
pub use routes::routes;
