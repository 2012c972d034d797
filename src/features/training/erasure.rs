use super::store;
use crate::features::identity;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: what was noted as evidence for the certifications of who is erased is gone, and what trainers noted.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::empty_evidence(w.c, person)?;
        store::enrolments::empty_notes(w.c, person)?;
    }
    Ok(())
}
