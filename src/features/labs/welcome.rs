use diesel::prelude::*;

use crate::platform::db::DbResult;
use crate::platform::db::schema::{membership_history, memberships};
use crate::platform::values::{Id, Role};
use crate::platform::write::{Event, Write};

/// Subscriber: who registered with an open lab becomes its student member in the same transaction.
///
/// # Errors
/// Whatever the database answers; the registration then does not happen either.
pub fn welcome(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let newcomers = events.iter().filter(|event| event.action == "person.registered");
    for (person, lab) in newcomers.filter_map(|event| Some((event.subject, event.lab?))) {
        let id = Id::new(w.now);
        let row = (
            memberships::id.eq(id),
            memberships::lab.eq(lab),
            memberships::person.eq(person),
            memberships::role.eq(Role::Student),
            memberships::joined_at.eq(w.now),
            memberships::updated_at.eq(w.now),
            memberships::version.eq(1),
        );
        diesel::insert_into(memberships::table).values(row).execute(w.c)?;
        let row = (
            membership_history::membership.eq(id),
            membership_history::from_at.eq(w.now),
            membership_history::role.eq(Role::Student),
        );
        diesel::insert_into(membership_history::table).values(row).execute(w.c)?;
    }
    Ok(())
}
