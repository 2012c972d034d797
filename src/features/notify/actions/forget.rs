use crate::features::notify::rules::EXPIRED_DAYS;
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

/// Takes away what was read long ago, and what nobody read for long or needs to know any more, as the settings say.
///
/// # Errors
/// Whatever the database answers.
pub fn forget(w: &mut Write<'_>, lab: Id) -> DbResult<Next> {
    let before = |days: i64| w.now.plus_days(-days);
    let (read, unread) = (w.retention.read_notifications_days, w.retention.unread_notifications_days);
    store::forget(w.c, lab, before(read), before(unread), before(EXPIRED_DAYS))?;
    Ok(Next::At(w.now.plus_days(1)))
}
