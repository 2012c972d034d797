//! People, their passwords and tokens, their roles, and the one table of who may what.
//!
//! [`Auth`] is the room's state: signing keys, the pool that hashes passwords, the limits on guessing.
//! [`authenticate`] turns a token, cookie or key into an actor; [`By`] asks for a permission in a handler's signature.

mod actions;
mod actors;
mod auth;
mod authenticate;
mod codes;
mod device_cookie;
mod examine;
mod extract;
mod hasher;
mod keys;
mod letters;
mod limits;
mod model;
mod permissions;
mod routes;
mod rules;
mod scopes;
mod signatures;
mod store;
mod token;

#[cfg(test)]
mod tests;

pub use actions::{
    Bootstrap, Enrolment, Granted, OnBehalf, Registration, add_administrator, ask_erasure, bootstrap, close_claimed,
    consent, enrol, grant, hash_new_password, issue_claim_code, issue_reset_code, make_administrator, person_of_slip,
    plan_forgetting, register, reset_code_for, take_back_erasure, withdraw,
};
pub use actors::forget_actors;
pub use auth::{Auth, Options};
pub use authenticate::{Ticket, authenticate};
pub use examine::{examine_keys, wrapped_keys};
pub use extract::{Authenticated, By, Gate};
pub use hasher::{HashCost, HashLoad};
pub use keys::{Secret, SecretSource};
pub use limits::{Key as ClientKey, limit};
pub use model::{ConsentPurpose, Erasure, Error, Person, PersonStatus, Sex};
pub use permissions::{Permission, Permit, may};
pub use routes::{ErasureView, OwnErasure, jwks, routes};
pub use rules::{fold_email, fold_phone, fold_student_number};
pub use signatures::{PublicKey, Signed, public_keys};
pub use store::erasure::waiting as waiting_erasure;
pub use store::{Known, is_administrator, is_confirmed, is_named, names, who_is};

use crate::platform::jobs::Handler;
use crate::platform::values::Id;
use crate::platform::write::Event;

/// The due-times of accounts.
pub const JOBS: &[Handler] =
    &[Handler { kind: actions::ERASE, run: actions::erase }, Handler { kind: actions::FORGET, run: actions::forget }];

/// Who was erased by these events: every room removes what it holds of their own words.
pub fn erased(events: &[Event]) -> impl Iterator<Item = Id> {
    events.iter().filter(|event| event.action == "person.erased").map(|event| event.subject)
}
