//! What must stay true of the whole: the floors of the house, the two engines' tables, the published contract.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests fail by panicking"
)]

#[path = "../support/mod.rs"]
mod support;

mod client;
mod floors;
mod openapi;
mod tables;
