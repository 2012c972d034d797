//! People, their passwords and tokens, their roles, and the one table of who may what.
//!
//! [`Auth`] is the room's state: signing keys, the pool that hashes passwords, the limits on guessing.
//! [`authenticate`] turns a token, cookie or key into an actor; [`By`] asks for a permission in a handler's signature.

mod actions;
mod actors;
mod auth;
mod authenticate;
mod extract;
mod hasher;
mod keys;
mod limits;
mod model;
mod permissions;
mod routes;
mod rules;
mod signatures;
mod store;
mod token;

#[cfg(test)]
mod tests;

pub use actions::{
    Bootstrap, Granted, Registration, bootstrap, grant, hash_new_password, make_administrator, register,
};
pub use actors::forget_actors;
pub use auth::{Auth, Options};
pub use authenticate::{Ticket, authenticate};
pub use extract::{Authenticated, By, Gate};
pub use hasher::HashCost;
pub use keys::{Secret, SecretSource};
pub use limits::{Key as ClientKey, limit};
pub use model::{Error, Person, PersonStatus};
pub use permissions::{Permission, Permit, may};
pub use routes::{jwks, routes};
pub use rules::{fold_email, fold_phone};
pub use signatures::{PublicKey, Signed, public_keys};
