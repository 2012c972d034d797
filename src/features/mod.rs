//! What the service does, a room per subject.

pub mod machines;
