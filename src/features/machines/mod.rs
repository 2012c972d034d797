//! The machines of a lab.

pub mod catalogue;
