use super::store;
use crate::features::{identity, labs};
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: the age of who is erased and the names of their guardians are gone.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::forget(w.c, person)?;
    }
    Ok(())
}

/// Subscriber: what is known of a member goes with a membership that is handed over to another account.
///
/// # Errors
/// Whatever the database answers; it is not handed over then.
pub fn on_membership(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for (lab, from, to) in labs::handed_over(events) {
        store::hand_over(w.c, lab, from, to)?;
    }
    Ok(())
}
