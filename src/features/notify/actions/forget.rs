use crate::features::notify::store;
use crate::platform::db::DbResult;
use crate::platform::jobs::{self, Next};
use crate::platform::values::Id;
use crate::platform::write::Write;

/// The job that takes away a lab's old notifications, once a day.
pub const FORGET: &str = "notify.forget";

/// Plans a new lab's first day.
pub(super) fn start(w: &mut Write<'_>, lab: Id) -> DbResult<()> {
    jobs::schedule(w.c, FORGET, lab, w.now.plus_days(1), w.now)
}

/// Takes away what was read half a year ago, and what nobody read for a year or needs to know any more.
///
/// # Errors
/// Whatever the database answers.
pub fn forget(w: &mut Write<'_>, lab: Id) -> DbResult<Next> {
    store::forget(w.c, lab, w.now)?;
    Ok(Next::At(w.now.plus_days(1)))
}
