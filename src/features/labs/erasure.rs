use super::store;
use crate::features::identity;
use crate::platform::db::DbResult;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// Subscriber: who is erased loses number and role in every lab. What they were stays dated, as figures have it.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::members::forget(w.c, person, w.now)?;
    }
    Ok(())
}

/// The memberships that were handed over to another account: lab, from whom, to whom.
pub fn handed_over(events: &[Event]) -> impl Iterator<Item = (Id, Id, Id)> {
    let person = |state: Option<&serde_json::Value>| state?.get("member")?.as_str()?.parse::<Id>().ok();
    let changed = events.iter().filter(|event| event.action == "membership.changed");
    let both = changed
        .filter_map(move |event| Some((event.lab?, person(event.before.as_ref())?, person(event.after.as_ref())?)));
    both.filter(|(_, from, to)| from != to)
}
