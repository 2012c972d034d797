use crate::features::identity;
use crate::features::usage::store;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: the notes of who is erased are gone, and the reasons they gave for corrections.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::forget(w.c, person)?;
    }
    Ok(())
}
