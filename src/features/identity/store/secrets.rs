use diesel::prelude::*;

use crate::features::identity::model::{SetupLink, SigningKeyRow};
use crate::platform::db::schema::{devices, setup_links, signing_keys};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

/// A device's key, without the key.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = devices)]
pub struct DeviceKey {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    pub expires_at: Option<Instant>,
    pub revoked_at: Option<Instant>,
}

pub fn device_key(c: &mut Db, hash: &[u8]) -> DbResult<Option<DeviceKey>> {
    let row = devices::table.filter(devices::key_hash.eq(hash)).select(DeviceKey::as_select());
    Ok(row.first(c).optional()?)
}

/// Keeps two starting nodes from making a key each.
pub fn lock_signing_keys(c: &mut Db) -> DbResult<()> {
    if matches!(c, Db::Pg(_)) {
        c.run("LOCK TABLE signing_keys IN EXCLUSIVE MODE")?;
    }
    Ok(())
}

/// Those that sign or still verify at `now`, the one that signs last.
pub fn signing_keys(c: &mut Db, now: Instant) -> DbResult<Vec<SigningKeyRow>> {
    let mut rows: Vec<SigningKeyRow> = signing_keys::table
        .filter(signing_keys::retired_at.is_null().or(signing_keys::retired_at.gt(now)))
        .order((signing_keys::created_at.asc(), signing_keys::kid.asc()))
        .select(SigningKeyRow::as_select())
        .load(c)?;
    rows.sort_by_key(|row| row.retired_at.is_none());
    Ok(rows)
}

/// Those that sign now verify until then.
pub fn retire_signing_keys(c: &mut Db, until: Instant) -> DbResult<()> {
    let signing = signing_keys::table.filter(signing_keys::retired_at.is_null());
    diesel::update(signing).set(signing_keys::retired_at.eq(until)).execute(c)?;
    Ok(())
}

/// Those in use and those retired.
pub fn all_signing_keys(c: &mut Db) -> DbResult<Vec<SigningKeyRow>> {
    Ok(signing_keys::table.select(SigningKeyRow::as_select()).load(c)?)
}

pub fn insert_signing_key(c: &mut Db, row: &SigningKeyRow) -> DbResult<()> {
    diesel::insert_into(signing_keys::table).values(row).execute(c)?;
    Ok(())
}

/// Replaces all earlier links.
pub fn insert_setup_link(c: &mut Db, link: &SetupLink) -> DbResult<()> {
    diesel::delete(setup_links::table).execute(c)?;
    diesel::insert_into(setup_links::table).values(link).execute(c)?;
    Ok(())
}

/// Locked on PostgreSQL, so that a link works once.
pub fn setup_link_for_change(c: &mut Db, hash: &[u8]) -> DbResult<Option<SetupLink>> {
    let row = setup_links::table.filter(setup_links::token_hash.eq(hash));
    let found = match c {
        Db::Pg(c) => row.select(SetupLink::as_select()).for_update().first(c).optional()?,
        Db::Sqlite(c) => row.select(SetupLink::as_select()).first(c).optional()?,
    };
    Ok(found)
}

pub fn use_setup_link(c: &mut Db, hash: &[u8], now: Instant) -> DbResult<()> {
    let link = setup_links::table.filter(setup_links::token_hash.eq(hash));
    diesel::update(link).set(setup_links::used_at.eq(now)).execute(c)?;
    Ok(())
}
