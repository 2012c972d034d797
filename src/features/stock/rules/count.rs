use super::pick::{Cell, Place, pick};

/// The changes that make what the cells hold together what was found: what is too much is taken off in the order of use;
/// what is more lies in the named place, or in the only one there is. Nothing where it is right as it stands.
pub fn spread(cells: &[Cell], named: &Place, found: i64) -> Vec<(Place, i64)> {
    let difference = found - cells.iter().map(|cell| cell.quantity).sum::<i64>();
    let place = |cell: &Cell| (cell.lot, cell.location.clone());
    let home = match cells {
        [only] => place(only),
        _ => named.clone(),
    };
    if difference >= 0 {
        return if difference == 0 { Vec::new() } else { vec![(home, difference)] };
    }
    let (taken, missing) = pick(cells, -difference);
    let mut changes: Vec<_> = taken.into_iter().map(|(cell, part)| (place(&cell), -part)).collect();
    if missing > 0 {
        changes.push((home, -missing));
    }
    changes
}
