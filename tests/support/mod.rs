//! What the test binaries share. Each takes it in with `#[path = "../support/mod.rs"] mod support;`.

pub mod postgres;
