//! What every room stands on, and knows no subject.

pub mod values;
