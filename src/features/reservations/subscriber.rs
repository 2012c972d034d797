use super::actions::{closed, erasure};
use crate::features::{identity, labs};
use crate::platform::db::{DbResult, Fault};
use crate::platform::write::{Event, Write};

/// Hears of closures and cancels the reservations they hit, in the transaction that made them.
///
/// # Errors
/// The database's; the closure then does not happen either.
pub fn on_closure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for event in events.iter().filter(|event| matches!(event.action, "closure.created" | "closure.changed")) {
        let closure = match labs::closure(w.c, event.subject) {
            Ok(closure) => closure,
            Err(Fault::NotFound) => continue,
            Err(fault) => return Err(fault),
        };
        closed::cancel_hit(w, &closure)?;
    }
    Ok(())
}

/// Hears of who was erased: what they have booked and not used yet is free again, and their notes are gone.
///
/// # Errors
/// The database's; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        erasure::forget(w, person)?;
    }
    Ok(())
}
