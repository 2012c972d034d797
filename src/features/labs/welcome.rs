use super::actions::admit;
use super::model::{MembershipStatus, Registration};
use super::store;
use crate::platform::db::DbResult;
use crate::platform::write::{Event, Write};

/// Subscriber: who registered with a lab becomes its student in the same transaction; where members are taken in at the
/// desk, one who waits there.
///
/// # Errors
/// Whatever the database answers; the registration then does not happen either.
pub fn welcome(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let newcomers = events.iter().filter(|event| event.action == "person.registered");
    for (person, lab) in newcomers.filter_map(|event| Some((event.subject, event.lab?))) {
        let status = match store::by_id(w.c, lab)?.registration {
            Registration::Desk => MembershipStatus::Pending,
            Registration::Open | Registration::Code => MembershipStatus::Active,
        };
        admit(w, lab, person, status)?;
    }
    Ok(())
}
