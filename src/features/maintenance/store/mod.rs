pub mod attention;
pub mod incidents;
pub mod orders;
pub mod plans;

use diesel::prelude::*;

use crate::platform::db::schema::memberships;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Role};

/// Whose rows a list shows, newest first.
#[derive(Clone, Debug, Default)]
pub struct Sight {
    /// The labs whose rows are theirs to see; `None`: all.
    pub labs: Option<Vec<Id>>,
    /// Whose own rows are shown too.
    pub person: Option<Id>,
}

pub fn is_staff(c: &mut Db, lab: Id, person: Id) -> DbResult<bool> {
    let found: Option<Role> = memberships::table
        .filter(memberships::lab.eq(lab))
        .filter(memberships::person.eq(person))
        .filter(memberships::status.eq("active"))
        .select(memberships::role)
        .first(c)
        .optional()?;
    Ok(found.is_some_and(Role::is_staff))
}
