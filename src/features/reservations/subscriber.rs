use super::actions::closed;
use crate::features::labs;
use crate::platform::db::DbResult;
use crate::platform::values::{Instant, Interval};
use crate::platform::write::{Event, Write};

/// Hears of closures and cancels the reservations they hit, in the transaction that made them.
///
/// # Errors
/// The database's; the closure then does not happen either.
pub fn on_closure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for event in events.iter().filter(|event| matches!(event.action, "closure.created" | "closure.changed")) {
        let (Some(lab), Some(span)) = (event.lab, span(event)) else { continue };
        let lab = labs::by_id(w.c, lab)?;
        closed::cancel_hit(w, &lab, span)?;
    }
    Ok(())
}

fn span(event: &Event) -> Option<Interval> {
    let at = |name: &str| event.after.as_ref()?.get(name)?.as_str()?.parse::<Instant>().ok();
    Some(Interval::new(at("starts_at")?, at("ends_at")?))
}
