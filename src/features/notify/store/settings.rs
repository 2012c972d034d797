use diesel::prelude::*;

use crate::features::notify::model::{ChoiceRow, Settings, SettingsRow};
use crate::platform::db::schema::{notification_choices, notification_settings};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

/// What the person chose; the defaults where they chose nothing.
pub fn settings(c: &mut Db, person: Id) -> DbResult<Settings> {
    let row: Option<SettingsRow> =
        notification_settings::table.find(person).select(SettingsRow::as_select()).first(c).optional()?;
    // Choices are kept only beside a row.
    let Some(row) = row else { return Ok(Settings::default()) };
    with_choices(c, &row)
}

fn with_choices(c: &mut Db, row: &SettingsRow) -> DbResult<Settings> {
    let theirs = notification_choices::table.filter(notification_choices::person.eq(row.person));
    Ok(Settings::of(row, theirs.select(ChoiceRow::as_select()).load(c)?))
}

/// The same, made if need be and locked until the transaction ends.
pub fn lock_settings(c: &mut Db, person: Id, now: Instant) -> DbResult<Settings> {
    let first = SettingsRow { updated_at: now, ..row_of(person, &Settings::default()) };
    let insert = || diesel::insert_into(notification_settings::table).values(&first).on_conflict_do_nothing();
    match c {
        Db::Pg(c) => insert().execute(c)?,
        Db::Sqlite(c) => insert().execute(c)?,
    };
    let theirs = notification_settings::table.find(person);
    let row = match c {
        Db::Pg(c) => theirs.select(SettingsRow::as_select()).for_no_key_update().first(c)?,
        Db::Sqlite(c) => theirs.select(SettingsRow::as_select()).first(c)?,
    };
    with_choices(c, &row)
}

pub fn save_settings(c: &mut Db, person: Id, settings: &Settings, now: Instant) -> DbResult<()> {
    let row = SettingsRow { updated_at: now, ..row_of(person, settings) };
    diesel::update(notification_settings::table.find(person)).set(&row).execute(c)?;
    Ok(())
}

fn row_of(person: Id, settings: &Settings) -> SettingsRow {
    let minutes = |minutes: u32| i32::try_from(minutes).ok();
    SettingsRow {
        person,
        quiet_from: settings.quiet.and_then(|quiet| minutes(quiet.from)),
        quiet_until: settings.quiet.and_then(|quiet| minutes(quiet.until)),
        digest: settings.digest,
        reminder_minutes: settings.reminder_minutes,
        updated_at: Instant::MIN,
        version: settings.version,
    }
}

/// Keeps one choice, in place of an earlier one.
pub fn choose(c: &mut Db, choice: &ChoiceRow) -> DbResult<()> {
    let key = (choice.person, choice.kind_group, choice.channel);
    diesel::delete(notification_choices::table.find(key)).execute(c)?;
    diesel::insert_into(notification_choices::table).values(choice).execute(c)?;
    Ok(())
}
