use crate::features::stock::model::{Error, Movement};
use crate::features::stock::rules::{self, PostedCount};
use crate::features::stock::store;
use crate::platform::values::Id;
use crate::platform::write::Write;

/// What the rows of a movement changed, and where.
pub(super) fn changes(movement: &Movement) -> Vec<(rules::Place, i64)> {
    movement.rows.iter().map(|row| ((row.lot, row.location.clone()), row.quantity)).collect()
}

/// Tells these open stock-takes of a count that is posted of a locked item: what it has put right they no longer will.
pub(super) fn settle(w: &mut Write<'_>, open: &[Id], item: Id, posted: &PostedCount<'_>) -> Result<(), Error> {
    if open.is_empty() {
        return Ok(());
    }
    for line in store::takes::lines_of(w.c, open, item)? {
        let expected = rules::expected_after(&line, posted);
        if expected != line.expected {
            store::takes::expect(w.c, line.id, expected)?;
        }
    }
    Ok(())
}
