//! What came of courses and of groups' times, where nobody has said.

use super::{AttentionKind, Item, LIMIT, Look, Urgency};
use crate::features::maintenance::store::attention::lessons as store;
use crate::platform::db::{Db, DbResult};
use crate::platform::words::Text;

/// Dates of courses that are over, with somebody of whom no result is written down; since their end.
pub fn without_results(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |(session, title, end)| Item {
        kind: AttentionKind::CourseResultsMissing,
        severity: Urgency::Medium,
        subject_type: "course_session",
        subject: session,
        label: look.name(&title),
        machine: None,
        since: end,
        detail: Text::new("attention-course-results-missing").with("end", end),
    };
    Ok(store::without_results(c, look.lab.id, look.now, LIMIT)?.into_iter().map(item).collect())
}

/// Bookings of groups that are over and of which nobody has said who came; since their end.
pub fn without_attendance(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |(booking, label, end)| Item {
        kind: AttentionKind::AttendanceMissing,
        severity: Urgency::Low,
        subject_type: "group_booking",
        subject: booking,
        label,
        machine: None,
        since: end,
        detail: Text::new("attention-attendance-missing").with("end", end),
    };
    Ok(store::without_attendance(c, look.lab.id, look.now, LIMIT)?.into_iter().map(item).collect())
}
