use serde_json::json;

use super::super::Auth;
use super::super::model::{Error, PersonStatus, RefreshToken, SignedInBy, WebSession};
use super::super::rules::{Rotation, TokenFacts, rotation};
use super::super::{store, token};
use crate::platform::db::Fault;
use crate::platform::values::{Id, Instant};
use crate::platform::write::{Event, Write};

/// A refresh token unused for so long is over.
const REFRESH_DAYS: i64 = 30;
/// A web session ends so long after it was last seen, and in any case so long after it began.
const SESSION_IDLE_DAYS: i64 = 30;
const SESSION_DAYS: i64 = 180;
/// How stale `last_seen_at` may get before it is written again.
const SEEN_SECONDS: i64 = 3600;

/// A pair of tokens.
#[derive(Clone, Debug)]
pub struct Granted {
    pub access_token: String,
    pub access_expires_at: Instant,
    pub refresh_token: String,
    pub family: Id,
}

/// Gives a person the first tokens of a new family.
///
/// # Errors
/// Whatever the database answers.
pub fn grant(w: &mut Write<'_>, auth: &Auth, person: Id) -> Result<Granted, Error> {
    let family = w.new_id();
    Ok(issue(w, auth, person, family)?.0)
}

fn issue(w: &mut Write<'_>, auth: &Auth, person: Id, family: Id) -> Result<(Granted, Id), Error> {
    let refresh_token = token::random();
    let row = RefreshToken {
        id: w.new_id(),
        family,
        person,
        token_hash: token::hash(&refresh_token),
        issued_at: w.now,
        expires_at: w.now.plus_days(REFRESH_DAYS),
        spent_at: None,
        successor: None,
        revoked_at: None,
    };
    store::insert_refresh_token(w.c, &row)?;
    let access_token =
        token::sign(&auth.keys(), auth.public_url(), person, family, w.now).map_err(Fault::Unavailable)?;
    let access_expires_at = w.now.plus_seconds(token::ACCESS_SECONDS);
    Ok((Granted { access_token, access_expires_at, refresh_token, family }, row.id))
}

/// Gives the next pair for a refresh token, which is spent with it.
///
/// # Errors
/// [`Error::InvalidToken`]; when a spent token came again, its whole family is ended with that answer.
pub fn refresh(w: &mut Write<'_>, auth: &Auth, refresh_token: &str) -> Result<Granted, Error> {
    let found = store::refresh_token_for_change(w.c, &token::hash(refresh_token))?;
    let row = found.ok_or(Error::InvalidToken)?;
    let successor = row.successor.map(|id| store::successor_for_change(w.c, id)).transpose()?.flatten();
    let facts = TokenFacts {
        expires_at: row.expires_at,
        spent_at: row.spent_at,
        revoked: row.revoked_at.is_some(),
        successor_unused: successor.as_ref().is_some_and(|next| next.spent_at.is_none()),
    };
    let closed = store::person(w.c, row.person)?.is_none_or(|person| person.status == PersonStatus::Closed);
    match rotation(&facts, w.now) {
        Rotation::Refuse => Err(Error::InvalidToken),
        Rotation::Theft => {
            end_family(w, row.person, row.family, "reuse")?;
            w.keep_despite_refusal();
            Err(Error::InvalidToken)
        }
        Rotation::Rotate | Rotation::Replace if closed => Err(Error::InvalidToken),
        Rotation::Rotate | Rotation::Replace => {
            let (granted, next) = issue(w, auth, row.person, row.family)?;
            store::spend(w.c, row.id, row.spent_at.unwrap_or(w.now), next)?;
            if let Some(lost) = successor {
                store::spend(w.c, lost.id, w.now, next)?;
            }
            Ok(granted)
        }
    }
}

fn end_family(w: &mut Write<'_>, person: Id, family: Id, cause: &str) -> Result<(), Error> {
    let ended = store::revoke_family(w.c, family, w.now)?;
    if ended > 0 {
        let after = json!({ "family": family, "cause": cause });
        w.emit(Event::new("person.sessions_revoked", "person", person).after(after));
    }
    Ok(())
}

/// Signs out by a refresh token; one that is not ours is signed out already (RFC 7009 §2.2).
///
/// # Errors
/// Whatever the database answers.
pub fn sign_out_by_token(w: &mut Write<'_>, refresh_token: &str) -> Result<(), Error> {
    match store::refresh_token_for_change(w.c, &token::hash(refresh_token))? {
        Some(row) => end_family(w, row.person, row.family, "signed_out"),
        None => Ok(()),
    }
}

/// Signs out of what the caller is signed in by.
///
/// # Errors
/// Whatever the database answers.
pub fn end(w: &mut Write<'_>, person: Id, by: SignedInBy) -> Result<(), Error> {
    match by {
        SignedInBy::Family(family) => end_family(w, person, family, "signed_out"),
        SignedInBy::WebSession(session) => {
            store::revoke_web_session(w.c, session, w.now)?;
            let after = json!({ "web_session": session, "cause": "signed_out" });
            w.emit(Event::new("person.sessions_revoked", "person", person).after(after));
            Ok(())
        }
        // A key is revoked, not signed out.
        SignedInBy::DeviceKey(_) | SignedInBy::ApiKey(_) => Ok(()),
    }
}

/// A web session and the secret for its cookie.
#[derive(Clone, Debug)]
pub struct OpenedSession {
    pub cookie: String,
}

/// Opens a web session.
///
/// # Errors
/// Whatever the database answers.
pub fn open_web_session(w: &mut Write<'_>, person: Id) -> Result<OpenedSession, Error> {
    let cookie = token::random();
    let row = WebSession {
        id: w.new_id(),
        person,
        token_hash: token::hash(&cookie),
        created_at: w.now,
        last_seen_at: w.now,
        expires_at: w.now.plus_days(SESSION_IDLE_DAYS),
        revoked_at: None,
    };
    store::insert_web_session(w.c, &row)?;
    Ok(OpenedSession { cookie })
}

/// True when the session was seen so long ago that [`keep_web_session`] is due.
pub fn keeping_due(session: &WebSession, now: Instant) -> bool {
    now >= session.last_seen_at.plus_seconds(SEEN_SECONDS)
}

/// Notes that a session is in use, which puts off its end.
///
/// # Errors
/// Whatever the database answers.
pub fn keep_web_session(w: &mut Write<'_>, session: Id) -> Result<(), Error> {
    if let Some(row) = store::web_session_by_id(w.c, session)?
        && keeping_due(&row, w.now)
    {
        let expires_at = w.now.plus_days(SESSION_IDLE_DAYS).min(row.created_at.plus_days(SESSION_DAYS));
        store::see_web_session(w.c, session, w.now, expires_at)?;
    }
    Ok(())
}
