//! A lab to look at: "FabLab Bishkek" with half a year of life, told through the same actions as everything else.
//!
//! [`cast`], [`equipment`] and [`calendar`] say who and what there is, [`plot`] throws the dice for what happens when, and
//! [`stage`] lets it happen at the moments of a hand clock, with the persisted jobs in between. The same seed and end tell
//! the same story.

mod calendar;
mod cast;
mod condition;
mod deeds;
mod dice;
mod equipment;
mod error;
mod fill;
mod lab;
mod lessons;
mod model;
mod outings;
mod plot;
mod property;
mod rounds;
mod stage;
mod store;
mod supplies;
mod takeover;
mod trouble;
mod watch;
mod wishes;

#[cfg(test)]
mod tests;

pub use cast::{Sign, sign_in};
pub use error::DemoError;
pub use fill::{Ask, Filled, SLUG, State, fill, state};
