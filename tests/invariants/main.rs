//! What must hold under load, crashes and stops, and whatever happened before.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::manual_is_multiple_of,
    reason = "tests fail by panicking"
)]

#[path = "../support/mod.rs"]
mod support;

mod backup;
mod binary;
mod crash;
mod demo;
mod figures;
mod funder;
mod stock;
mod stop;
mod verify;
