use serde_json::json;

use crate::features::notify::model::{ChoiceRow, Digest, NotificationChannel, NotificationGroup, Quiet, Settings};
use crate::features::notify::store;
use crate::platform::db::DbResult;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// What is to be otherwise; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// `Some(None)` removes them.
    pub quiet: Option<Option<Quiet>>,
    pub digest: Option<Digest>,
    pub reminder_minutes: Option<i32>,
    pub choices: Vec<(NotificationGroup, NotificationChannel, bool)>,
}

/// Changes how a person is told, from what stands.
///
/// # Errors
/// Whatever the database answers.
pub fn choose_anew(w: &mut Write<'_>, person: Id, change: &Change) -> DbResult<()> {
    let before = store::lock_settings(w.c, person, w.now)?;
    choose(w, person, before, change).map(drop)
}

/// Changes how a person is told, on the settings that [`store::lock_settings`] read.
///
/// # Errors
/// Whatever the database answers.
pub fn choose(w: &mut Write<'_>, person: Id, before: Settings, change: &Change) -> DbResult<Settings> {
    let mut after = before.clone();
    after.quiet = change.quiet.unwrap_or(after.quiet);
    after.digest = change.digest.unwrap_or(after.digest);
    after.reminder_minutes = change.reminder_minutes.unwrap_or(after.reminder_minutes);
    after.choices.extend(change.choices.iter().map(|(group, channel, wanted)| ((*group, *channel), *wanted)));
    if after == before {
        return Ok(before);
    }
    after.version += 1;
    store::save_settings(w.c, person, &after, w.now)?;
    for (kind_group, channel, wanted) in &change.choices {
        let choice = ChoiceRow { person, kind_group: *kind_group, channel: *channel, wanted: *wanted };
        store::choose(w.c, &choice)?;
    }
    let state = |settings: &Settings| json!({ "digest": settings.digest, "version": settings.version });
    let event = Event::new("notification_settings.changed", "notification_settings", person);
    w.emit(event.before(state(&before)).after(state(&after)));
    Ok(after)
}
