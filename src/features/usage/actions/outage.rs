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
    for was in &found {
        let marked = Session { to_settle: true, updated_at: w.now, version: was.version + 1, ..was.clone() };
        store::save(w.c, &marked)?;
        let event = Event::new("session.to_settle", "usage_session", was.id).lab(was.lab);
        w.emit(event.before(was.trail()).after(marked.trail()));
    }
    Ok(found.len())
}
