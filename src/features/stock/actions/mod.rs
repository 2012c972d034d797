//! What can be done with stock; each in the transaction it is given.

mod draw;
mod erasure;
pub mod import;
pub mod items;
pub mod lots;
pub mod movement;
pub mod orders;
mod post;
mod returns;
mod settle;
pub mod suppliers;
pub mod takes;

pub use draw::{Draw, Used, UsedBy, draw, draw_all, draw_used};
pub use erasure::on_erasure;
