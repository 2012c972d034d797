//! What is printed of property.

pub mod label;
pub mod passport;
