//! What changes in a lab, told at once to those who watch it: a row in the transaction of the change, a number after its
//! commit, a stream of server-sent events that can be taken up again where it broke off.

mod hub;
mod model;
mod outbox;
mod readings;
mod routes;
mod rules;
mod store;
mod stream;
mod subscriber;

#[cfg(test)]
mod tests;

pub use hub::Live;
pub use model::LiveKind;
pub use outbox::prune;
pub use readings::READINGS;
pub use routes::routes;
pub use subscriber::write_down;
