use super::{actions, store};
use crate::features::{identity, labs};
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: who is erased leaves all groups, and those they led are archived. Who came stays, under the pseudonym.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::leave_all(w.c, person)?;
        for group in store::led_by(w.c, person)? {
            actions::archive(w, &group)?;
        }
    }
    Ok(())
}

/// Subscriber: a membership that was handed over to another account takes its places in groups along.
///
/// # Errors
/// Whatever the database answers; it is not handed over then.
pub fn on_membership(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for (lab, from, to) in labs::handed_over(events) {
        store::hand_over(w.c, lab, from, to)?;
    }
    Ok(())
}
