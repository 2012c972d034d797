use super::pick::{Cell, Place, is_within, pick};
use crate::features::stock::model::TakeLine;
use crate::platform::values::Instant;

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

/// A count that is posted: where and when it was counted, and what it changed.
#[derive(Clone, Debug)]
pub struct PostedCount<'a> {
    pub place: &'a Place,
    pub counted_at: Instant,
    pub changes: Vec<(Place, i64)>,
}

/// What a line of an open stock-take is to be compared with once another count is posted, so that the same difference is
/// never posted twice. A later count of all that the line counts has the last word, and a line that found the ledger right
/// has nothing to say against a later one; what else was put right there is no longer to be.
pub fn expected_after(line: &TakeLine, posted: &PostedCount<'_>) -> i64 {
    let place = (line.lot, line.location.clone());
    let is_later = line.counted_at <= posted.counted_at;
    if is_later && (line.counted == line.expected || is_within(&place, posted.place)) {
        return line.counted;
    }
    let there = posted.changes.iter().filter(|(changed, _)| is_within(changed, &place));
    line.expected + there.map(|(_, change)| change).sum::<i64>()
}
