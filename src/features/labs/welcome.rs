use super::actions::admit;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: who registered with an open lab becomes its student member in the same transaction.
///
/// # Errors
/// Whatever the database answers; the registration then does not happen either.
pub fn welcome(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let newcomers = events.iter().filter(|event| event.action == "person.registered");
    for (person, lab) in newcomers.filter_map(|event| Some((event.subject, event.lab?))) {
        admit(w, lab, person)?;
    }
    Ok(())
}
