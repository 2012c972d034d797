use super::model::Need;
use super::store::steps;
use crate::features::identity;
use crate::platform::db::{DbResult, Json};
use crate::platform::write::{Event, Write};

/// Subscriber: what somebody who is erased said when they endorsed is gone, their drafts too. That they stood behind a
/// request, and how much they need, still counts; what they submitted is the lab's.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        for row in steps::endorsed_by(w.c, person)? {
            let need: Option<Need> = row.need.as_ref().and_then(|need| need.read().ok());
            let need = need.map(|need| Json::of(&Need { project: "—".to_owned(), workaround: None, ..need }));
            steps::empty_endorsement(w.c, row.id, need)?;
        }
        steps::drop_drafts(w.c, person)?;
    }
    Ok(())
}
