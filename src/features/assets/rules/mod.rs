//! Decisions on property, as pure functions.

pub mod check;
pub mod qr;
