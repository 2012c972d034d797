use crate::features::usage::model::Session;
use crate::features::usage::store;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Shows staff the sessions that were open while the service was down; called after each sign of life. Answers how many.
///
/// # Errors
/// Whatever the database answers.
pub fn mark_after_outage(w: &mut Write<'_>) -> DbResult<usize> {
    let found = store::unsettled(w.c)?;
    let mut count = 0;
    for was in &found {
        // Whoever finishes it meanwhile has settled it.
        if !store::mark_to_settle(w.c, was.id, w.now)? {
            continue;
        }
        count += 1;
        let marked = Session { to_settle: true, updated_at: w.now, version: was.version + 1, ..was.clone() };
        let event = Event::new("session.to_settle", "usage_session", was.id).lab(was.lab);
        w.emit(event.before(was.trail()).after(marked.trail()));
    }
    Ok(count)
}
