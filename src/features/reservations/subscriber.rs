use super::actions::closed;
use crate::features::labs;
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
