use std::collections::BTreeSet;

use super::actions::{closed, erasure, group};
use crate::features::{identity, labs};
use crate::platform::db::{DbResult, Fault};
use crate::platform::values::Id;
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

/// Hears of reservations that are called off, refused, or never approved: what was booked for a group is called off with
/// the last of its machines.
///
/// # Errors
/// The database's; nothing is called off then.
pub fn on_cancellation(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let booking = |event: &Event| event.after.as_ref()?.get("group_booking")?.as_str()?.parse().ok();
    let lost = |event: &&Event| {
        matches!(event.action, "reservation.cancelled" | "reservation.rejected" | "reservation.expired")
    };
    for booking in events.iter().filter(lost).filter_map(booking).collect::<BTreeSet<Id>>() {
        group::settle(w, booking)?;
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
