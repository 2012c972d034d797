use super::store;
use crate::features::identity;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: who is erased has no inbox and no choices any more.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::erase(w.c, person)?;
    }
    Ok(())
}
