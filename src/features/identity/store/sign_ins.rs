use diesel::prelude::*;

use crate::features::identity::model::{RefreshToken, SignedInBy, WebSession};
use crate::platform::db::schema::{known_places, refresh_tokens, web_sessions};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

/// True when the person signed in from that place, at `since` or later.
pub fn knows_place(c: &mut Db, person: Id, place: &[u8], since: Instant) -> DbResult<bool> {
    let known = known_places::table.find((person, place)).filter(known_places::seen_at.ge(since));
    Ok(known.select(known_places::person).first::<Id>(c).optional()?.is_some())
}

/// Remembers a place from which the person signed in.
pub fn remember_place(c: &mut Db, person: Id, place: &[u8], now: Instant) -> DbResult<()> {
    let row = known_places::table.find((person, place));
    if diesel::update(row).set(known_places::seen_at.eq(now)).execute(c)? == 0 {
        let new = (known_places::person.eq(person), known_places::place_hash.eq(place), known_places::seen_at.eq(now));
        diesel::insert_into(known_places::table).values(new).execute(c)?;
    }
    Ok(())
}

pub fn insert_refresh_token(c: &mut Db, token: &RefreshToken) -> DbResult<()> {
    diesel::insert_into(refresh_tokens::table).values(token).execute(c)?;
    Ok(())
}

/// Locked on PostgreSQL, so that two uses of one token follow each other.
pub fn refresh_token_for_change(c: &mut Db, hash: &[u8]) -> DbResult<Option<RefreshToken>> {
    let row = refresh_tokens::table.filter(refresh_tokens::token_hash.eq(hash));
    let found = match c {
        Db::Pg(c) => row.select(RefreshToken::as_select()).for_update().first(c).optional()?,
        Db::Sqlite(c) => row.select(RefreshToken::as_select()).first(c).optional()?,
    };
    Ok(found)
}

/// A token's successor, locked after it.
pub fn successor_for_change(c: &mut Db, id: Id) -> DbResult<Option<RefreshToken>> {
    let row = refresh_tokens::table.find(id);
    let found = match c {
        Db::Pg(c) => row.select(RefreshToken::as_select()).for_update().first(c).optional()?,
        Db::Sqlite(c) => row.select(RefreshToken::as_select()).first(c).optional()?,
    };
    Ok(found)
}

/// Marks a token as used, with the one that takes its place.
pub fn spend(c: &mut Db, token: Id, spent_at: Instant, successor: Id) -> DbResult<()> {
    diesel::update(refresh_tokens::table.find(token))
        .set((refresh_tokens::spent_at.eq(spent_at), refresh_tokens::successor.eq(successor)))
        .execute(c)?;
    Ok(())
}

/// True while the family is this person's and was not revoked.
pub fn family_lives(c: &mut Db, family: Id, person: Id) -> DbResult<bool> {
    let living = refresh_tokens::table
        .filter(refresh_tokens::family.eq(family))
        .filter(refresh_tokens::person.eq(person))
        .filter(refresh_tokens::revoked_at.is_null());
    Ok(living.select(refresh_tokens::id).get_result::<Id>(c).optional()?.is_some())
}

/// Answers how many tokens were ended.
pub fn revoke_family(c: &mut Db, family: Id, now: Instant) -> DbResult<usize> {
    let living =
        refresh_tokens::table.filter(refresh_tokens::family.eq(family)).filter(refresh_tokens::revoked_at.is_null());
    Ok(diesel::update(living).set(refresh_tokens::revoked_at.eq(now)).execute(c)?)
}

/// Ends all families of a person but one.
pub fn revoke_other_families(c: &mut Db, person: Id, but: Option<Id>, now: Instant) -> DbResult<usize> {
    let but = but.unwrap_or(Id(uuid::Uuid::nil()));
    let living = refresh_tokens::table
        .filter(refresh_tokens::person.eq(person))
        .filter(refresh_tokens::family.ne(but))
        .filter(refresh_tokens::revoked_at.is_null());
    Ok(diesel::update(living).set(refresh_tokens::revoked_at.eq(now)).execute(c)?)
}

/// Clears away tokens that expired before `ended`, `limit` of them at most; answers how many.
pub fn forget_refresh_tokens(c: &mut Db, ended: Instant, limit: i64) -> DbResult<usize> {
    let old = refresh_tokens::table.filter(refresh_tokens::expires_at.lt(ended));
    let some: Vec<Id> = old.select(refresh_tokens::id).limit(limit).load(c)?;
    Ok(diesel::delete(refresh_tokens::table.filter(refresh_tokens::id.eq_any(some))).execute(c)?)
}

/// Clears away web sessions that expired before `ended`, `limit` of them at most; answers how many.
pub fn forget_web_sessions(c: &mut Db, ended: Instant, limit: i64) -> DbResult<usize> {
    let old = web_sessions::table.filter(web_sessions::expires_at.lt(ended));
    let some: Vec<Id> = old.select(web_sessions::id).limit(limit).load(c)?;
    Ok(diesel::delete(web_sessions::table.filter(web_sessions::id.eq_any(some))).execute(c)?)
}

/// Clears away places that nobody signed in from since `unused`, those of about `limit` sign-ins; answers how many.
pub fn forget_places(c: &mut Db, unused: Instant, limit: i64) -> DbResult<usize> {
    let old = || known_places::table.filter(known_places::seen_at.lt(unused));
    let seen = old().select(known_places::seen_at).order(known_places::seen_at.asc());
    let last: Option<Instant> = seen.offset(limit - 1).first(c).optional()?;
    Ok(diesel::delete(old().filter(known_places::seen_at.le(last.unwrap_or(unused)))).execute(c)?)
}

pub fn insert_web_session(c: &mut Db, session: &WebSession) -> DbResult<()> {
    diesel::insert_into(web_sessions::table).values(session).execute(c)?;
    Ok(())
}

pub fn web_session(c: &mut Db, hash: &[u8]) -> DbResult<Option<WebSession>> {
    let row = web_sessions::table.filter(web_sessions::token_hash.eq(hash)).select(WebSession::as_select());
    Ok(row.first(c).optional()?)
}

pub fn revoke_web_session(c: &mut Db, session: Id, now: Instant) -> DbResult<()> {
    diesel::update(web_sessions::table.find(session)).set(web_sessions::revoked_at.eq(now)).execute(c)?;
    Ok(())
}

/// Ends all web sessions of a person but one.
pub fn revoke_other_web_sessions(c: &mut Db, person: Id, but: Option<Id>, now: Instant) -> DbResult<usize> {
    let but = but.unwrap_or(Id(uuid::Uuid::nil()));
    let living = web_sessions::table
        .filter(web_sessions::person.eq(person))
        .filter(web_sessions::id.ne(but))
        .filter(web_sessions::revoked_at.is_null());
    Ok(diesel::update(living).set(web_sessions::revoked_at.eq(now)).execute(c)?)
}

/// True while what the person is signed in by was not ended. A key is no sign-in.
pub fn sign_in_holds(c: &mut Db, person: Id, by: Option<SignedInBy>) -> DbResult<bool> {
    match by {
        Some(SignedInBy::Family(family)) => family_lives(c, family, person),
        Some(SignedInBy::WebSession(id)) => {
            Ok(web_session_by_id(c, id)?.is_some_and(|session| session.revoked_at.is_none()))
        }
        Some(SignedInBy::ApiKey(_) | SignedInBy::DeviceKey(_)) | None => Ok(false),
    }
}

pub fn web_session_by_id(c: &mut Db, id: Id) -> DbResult<Option<WebSession>> {
    Ok(web_sessions::table.find(id).select(WebSession::as_select()).first(c).optional()?)
}

pub fn see_web_session(c: &mut Db, id: Id, seen_at: Instant, expires_at: Instant) -> DbResult<()> {
    diesel::update(web_sessions::table.find(id))
        .set((web_sessions::last_seen_at.eq(seen_at), web_sessions::expires_at.eq(expires_at)))
        .execute(c)?;
    Ok(())
}
