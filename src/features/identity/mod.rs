//! People, their passwords and tokens, their roles, and the one table of who may what.

mod extract;
mod permissions;

pub use extract::{Authenticated, By, Gate};
pub use permissions::{Permission, Permit, may};
