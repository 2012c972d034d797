use serde_json::json;

use super::super::model::{ApiKey, Error, SignedInBy};
use super::super::store::{self, keys as rows};
use super::super::token;
use crate::platform::db::{Fault, Json};
use crate::platform::values::{Id, Instant};
use crate::platform::write::{Event, Write};

/// A key to be made.
#[derive(Clone, Debug)]
pub struct NewKey {
    pub name: String,
    /// Of [`super::super::scopes::ALL`].
    pub scopes: Vec<String>,
    pub expires_at: Instant,
}

/// Makes a key; its secret is shown once and only its hash is kept.
///
/// # Errors
/// [`Error::InvalidToken`] when the sign-in ended meanwhile.
pub fn create_key(
    w: &mut Write<'_>,
    person: Id,
    by: Option<SignedInBy>,
    ask: &NewKey,
) -> Result<(ApiKey, String), Error> {
    // Locked: whatever ends all keys of the person ends this one too, or has ended this sign-in.
    store::person_for_change(w.c, person)?;
    if !store::sign_in_holds(w.c, person, by)? {
        return Err(Error::InvalidToken);
    }
    let secret = format!("uk_{}", token::random());
    let mut scopes = ask.scopes.clone();
    scopes.sort_unstable();
    scopes.dedup();
    let row = ApiKey {
        id: w.new_id(),
        person,
        name: ask.name.trim().to_owned(),
        key_hash: token::hash(&secret),
        scopes: Json::of(&scopes),
        created_at: w.now,
        expires_at: ask.expires_at,
        revoked_at: None,
    };
    rows::insert(w.c, &row)?;
    let after = json!({ "member": person, "scopes": scopes, "expires_at": row.expires_at });
    w.emit(Event::new("api_key.created", "api_key", row.id).after(after));
    Ok((row, secret))
}

/// Ends one of the person's own keys. One that has ended already stays so.
///
/// # Errors
/// [`Fault::NotFound`] for a key that is not theirs.
pub fn revoke_key(w: &mut Write<'_>, person: Id, key: Id) -> Result<(), Error> {
    let row = rows::of_person(w.c, person)?.into_iter().find(|row| row.id == key).ok_or(Fault::NotFound)?;
    if row.revoked_at.is_none() {
        rows::revoke(w.c, key, w.now)?;
        w.emit(Event::new("api_key.revoked", "api_key", key).after(json!({ "member": person })));
    }
    Ok(())
}
