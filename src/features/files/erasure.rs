use super::{actions, store};
use crate::features::identity;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: what somebody who is erased sent to incidents is gone, and so are the papers on what they held; those of
/// their drafts go with the drafts. What they put to machines and to submitted requests is the lab's.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        for file in store::personal(w.c, person)? {
            actions::remove(w, &file)?;
        }
    }
    Ok(())
}
