use super::model::Membership;
use super::store::members;
use crate::platform::db::DbResult;
use crate::platform::values::Role;
use crate::platform::write::{Event, Write};

/// Subscriber: who registered with an open lab becomes its student member in the same transaction.
///
/// # Errors
/// Whatever the database answers; the registration then does not happen either.
pub fn welcome(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let newcomers = events.iter().filter(|event| event.action == "person.registered");
    for (person, lab) in newcomers.filter_map(|event| Some((event.subject, event.lab?))) {
        let membership = Membership {
            id: w.new_id(),
            lab,
            person,
            role: Role::Student,
            affiliation: None,
            student_number: None,
            suspended_until: None,
            joined_at: w.now,
            updated_at: w.now,
            version: 1,
        };
        members::insert(w.c, &membership)?;
    }
    Ok(())
}
