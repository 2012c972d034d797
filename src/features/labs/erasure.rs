use super::store;
use crate::features::identity;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: who is erased loses number and role in every lab. What they were stays dated, as figures have it.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::members::forget(w.c, person, w.now)?;
    }
    Ok(())
}
