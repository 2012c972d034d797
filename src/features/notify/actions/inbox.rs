use crate::features::notify::store;
use crate::platform::db::DbResult;
use crate::platform::values::{Id, Instant};
use crate::platform::write::Write;

/// What somebody has read.
#[derive(Clone, Debug)]
pub enum Read {
    These(Vec<Id>),
    /// All that they were told until then.
    Until(Instant),
}

/// Marks a person's own notifications as read; what is not theirs, or was read before, stays as it is. The trail does not
/// keep when somebody read.
///
/// # Errors
/// Whatever the database answers.
pub fn read(w: &mut Write<'_>, person: Id, what: &Read) -> DbResult<()> {
    match what {
        Read::These(ids) => store::read_some(w.c, person, ids.clone(), w.now),
        Read::Until(until) => store::read_until(w.c, person, *until, w.now),
    }
}
