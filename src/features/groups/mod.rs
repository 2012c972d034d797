//! Whom the lab knows together: classes with their teacher, teams with their leader, visits of whom only the number is known.
//!
//! What is booked for a group stands in the calendar, above: `reservations` books and cancels it, this room keeps which group it
//! is for and who came.

mod actions;
mod erasure;
mod model;
mod routes;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use actions::{AttendanceAsk, BookingAsk, GroupAsk, cancel_booking, create_group, note_booking, record_attendance};
pub use erasure::{on_erasure, on_membership};
pub use model::{AgeBand, Error, Group, GroupBooking, GroupKind, HeadCount, Mark};
pub use routes::{GroupBookingView, booking_view, routes, visible, visible_booking};
pub use rules::may_hold;
pub use store::bookings::{locked as locked_booking, marks, parts};
pub use store::{locked, members};
