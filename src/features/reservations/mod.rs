//! Reservations: claims on a machine's time, the policies they must meet, and the time that is left.
//!
//! `rules` decides, `facts` loads what it looks at, `actions` do, `routes` speak HTTP. Reservations, walk-ins, blackouts
//! and holds are rows of one table, in which the database refuses overlaps. What `usage` does with a plan (check in, walk
//! in, complete, extend) goes through [`occupy`](actions::occupy).

pub mod actions;
mod board;
mod error;
pub mod facts;
pub mod find;
pub mod model;
pub mod refusal;
mod routes;
mod row;
pub mod rules;
mod store;
mod subscriber;

#[cfg(test)]
mod tests;

pub use crate::features::labs::policy;
pub use actions::due::JOBS;
pub use actions::occupy::{CheckIn, Occupation, WalkIn, check_in, complete, extend, walk_in};
pub use board::Boards;
pub use error::{RefusedMachine, ReservationError};
pub use routes::{ReservationView, may_name, routes, second_of, view};
pub use row::Reservation;
pub use store::{find as reservation, lock, standing_on};
pub use subscriber::{on_cancellation, on_closure, on_erasure};
