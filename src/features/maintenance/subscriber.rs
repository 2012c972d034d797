use std::collections::BTreeSet;

use super::actions::DUE;
use super::store;
use crate::features::identity;
use crate::platform::db::DbResult;
use crate::platform::jobs;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// Hears of sessions that ended or were corrected, and lets the plans of their machines look whether they are due.
///
/// # Errors
/// The database's; the session then does not change either.
pub fn watch_usage(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let has_ended =
        |event: &Event| event.after.as_ref().and_then(|state| state.get("ended_at")).is_some_and(|at| !at.is_null());
    let sessions = events.iter().filter(|event| event.subject_type == "usage_session" && has_ended(event));
    let machines: BTreeSet<Id> = sessions.flat_map(|event| &event.touches).map(|(machine, _)| *machine).collect();
    if machines.is_empty() {
        return Ok(());
    }
    for plan in store::plans::counting_use(w.c, machines.into_iter().collect())? {
        jobs::schedule(w.c, DUE, plan, w.now, w.now)?;
    }
    Ok(())
}

/// Hears of who is erased: what they described is gone. What was found and done stays: it is the machine's history.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::incidents::empty_descriptions(w.c, person)?;
    }
    Ok(())
}
