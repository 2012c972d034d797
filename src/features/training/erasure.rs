use super::{actions, store};
use crate::features::identity;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: what was noted as evidence for the certifications of who is erased, and at their courses, is gone; their
/// places at coming dates go to who waits.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::empty_evidence(w.c, person)?;
        actions::leave_all(w, person)?;
        store::enrolments::empty_notes(w.c, person)?;
    }
    Ok(())
}
