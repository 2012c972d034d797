//! Consumables and parts: items with lots and places, and the ledger of movements that every balance comes from.
//!
//! A movement is never changed or removed; the database posts it into the balances in the statement that writes it down,
//! and refuses what would take more than there is. Whoever moves an item locks its row first, after machines, several by
//! id. Quantities are whole thousandths of the item's unit.

pub mod actions;
mod catalogue;
mod costs;
mod csv;
mod model;
mod routes;
mod rules;
mod store;
mod verify;

#[cfg(test)]
mod tests;

pub use actions::{Draw, Used, UsedBy, draw, draw_all, draw_used, on_erasure};
pub use model::{Error, GivenUnit, Item, Material, Movement, MovementKind, Stocked, Unit, UnitCost};
pub use routes::{MaterialInput, routes, used};
pub use rules::{Filament, Group};
pub use store::items::{find as stocked, low};
pub use store::ledger::materials_of;
pub use store::orders::lines_of as order_lines;
pub use verify::{Report, verify};
