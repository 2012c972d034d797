use crate::features::identity;
use crate::features::stock::store;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: who is erased keeps no item any more. What they moved stays under the pseudonym.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::items::forget_keeper(w.c, person, w.now)?;
    }
    Ok(())
}
