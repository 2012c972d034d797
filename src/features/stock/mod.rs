//! Consumables and parts: items with lots and places, and the ledger of movements that every balance comes from.
//!
//! A movement is never changed or removed; the database posts it into the balances in the statement that writes it down,
//! and refuses what would take more than there is. Whoever moves an item locks its row first, after machines, several by
//! id. Quantities are whole thousandths of the item's unit.

mod actions;
//@ mod csv;
mod model;
mod routes;
mod rules;
mod store;
mod verify;

//@#[cfg(test)]
//@ mod tests;

pub use actions::items::{ItemAsk, create as create_item};
pub use actions::movement::{MoveAsk, move_stock};
pub use actions::{Draw, draw, draw_all};
pub use model::{Error, GivenUnit, Item, Material, Movement, MovementKind, Stocked, Unit, UnitCost};
pub use routes::routes;
pub use rules::Filament;
pub use store::ledger::materials_of;
pub use verify::{Report, verify};
