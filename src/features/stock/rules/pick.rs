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

/// Whether all that is in one place is in the other too, as far as they are named.
pub fn is_within((lot, location): &Place, outer: &Place) -> bool {
    (outer.0.is_none() || *lot == outer.0) && (outer.1.is_none() || *location == outer.1)
}

/// The order in which lots are used up: what expires first, then the older lot, then by place; what has expired by `today` last.
pub fn in_order(mut cells: Vec<Cell>, today: NaiveDate) -> Vec<Cell> {
    let key = |cell: &Cell| {
        let has_expired = cell.expires_on.is_some_and(|last| last < today);
        (has_expired, cell.expires_on.unwrap_or(NaiveDate::MAX), cell.lot, cell.location.clone())
    };
    cells.sort_by_cached_key(key);
    cells
}

/// The order in which lots are thrown away: what has expired first.
pub fn worst_first(cells: Vec<Cell>) -> Vec<Cell> {
    in_order(cells, NaiveDate::MIN)
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
