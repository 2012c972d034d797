//! Real HTTP against a running app, one module per room, on both engines. One binary, to keep linking quick.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

#[path = "../support/mod.rs"]
mod support;

#[path = "support/mod.rs"]
#[macro_use]
mod app;

mod assets;
mod courses;
mod examples;
mod files;
mod funding;
mod groups;
mod harness;
mod identity;
mod imports;
mod input;
mod kept;
mod labs;
mod live;
mod machines;
mod maintenance;
mod members;
mod minors;
mod nemo;
mod notifications;
mod operating;
mod permissions;
mod qualified;
mod requests;
mod reservations;
mod retries;
mod sealing;
mod stock;
mod story;
mod supervised;
mod training;
mod usage;
mod utilization;
mod words;
