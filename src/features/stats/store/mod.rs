pub mod bookings;
pub mod days;

pub mod facts;
pub mod lock;
pub mod machines;
pub mod rows;
pub mod sums;
pub mod told;
