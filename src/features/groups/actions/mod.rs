//! What can be done with groups, one function an intent, one transaction each.

mod attendance;
mod bookings;
mod groups;

pub use attendance::{AttendanceAsk, record_attendance};
pub use bookings::{BookingAsk, cancel_booking, note_booking};
pub use groups::{GroupAsk, GroupChange, archive, archive_group, change_group, create_group};
