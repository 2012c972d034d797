use chrono::NaiveDate;

use crate::platform::values::Id;

/// What there is of one lot in one place, in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub lot: Option<Id>,
    pub location: Option<String>,
    pub quantity: i64,
    pub expires_on: Option<NaiveDate>,
}

/// Where a lot lies.
pub type Place = (Option<Id>, Option<String>);

/// Whether a cell is of the named lot and place, as far as they are named.
pub fn is_at(cell: &Cell, (lot, location): &Place) -> bool {
    (lot.is_none() || cell.lot == *lot) && (location.is_none() || cell.location == *location)
}

/// The order in which lots are used up: what expires first, then the older lot, then by place.
pub fn in_order(mut cells: Vec<Cell>) -> Vec<Cell> {
    let key = |cell: &Cell| (cell.expires_on.unwrap_or(NaiveDate::MAX), cell.lot, cell.location.clone());
    cells.sort_by_cached_key(key);
    cells
}

/// What is taken of each cell, in their order, to make up `wanted`; and what is missing then.
pub fn pick(cells: &[Cell], wanted: i64) -> (Vec<(Cell, i64)>, i64) {
    let (mut taken, mut missing) = (Vec::new(), wanted);
    for cell in cells.iter().filter(|cell| cell.quantity > 0) {
        let part = cell.quantity.min(missing);
        if part > 0 {
            taken.push((cell.clone(), part));
            missing -= part;
        }
    }
    (taken, missing)
}
