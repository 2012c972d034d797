use serde_json::{Map, Value, json};

use super::super::model::{Error, Person, SignedInBy};
use super::super::{Auth, rules, store};
use crate::platform::db::{DbResult, Fault};
use crate::platform::values::Id;
use crate::platform::write::{Call, Event, Service, Write};

/// Hashes a new password that is good enough for its person.
///
/// # Errors
/// [`Error::WeakPassword`], [`Error::Busy`].
pub async fn hash_new_password(
    auth: &Auth,
    password: &str,
    email: Option<&str>,
    full_name: &str,
) -> Result<String, Error> {
    match rules::weakness(password, email, full_name) {
        Some(weakness) => Err(Error::WeakPassword(weakness)),
        None => auth.hasher().hash(password.to_owned()).await,
    }
}

/// The person as they were when this was found to be their password.
///
/// # Errors
/// [`Error::WrongPassword`], [`Error::Busy`], a fault of the database.
pub async fn who_has_password(service: &Service, auth: &Auth, person: Id, password: String) -> Result<Person, Error> {
    let found = service.read(move |c| store::person(c, person)).await?.ok_or(Fault::NotFound)?;
    let right = auth.hasher().check(password, found.password_hash.clone()).await?.right;
    if right { Ok(found) } else { Err(Error::WrongPassword) }
}

/// Ends what opens the person's account beside their password: codes, API keys, and all sign-ins but one. Answers what
/// was ended, for the audit trail.
///
/// # Errors
/// Whatever the database answers.
pub(super) fn end_all_ways_in(w: &mut Write<'_>, person: Id, but: Option<SignedInBy>) -> DbResult<Map<String, Value>> {
    let (family, session) = match but {
        Some(SignedInBy::Family(family)) => (Some(family), None),
        Some(SignedInBy::WebSession(session)) => (None, Some(session)),
        _ => (None, None),
    };
    store::codes::use_all(w.c, person, w.now)?;
    let keys = store::keys::revoke_all(w.c, person, w.now)?;
    let families = store::revoke_other_families(w.c, person, family, w.now)?;
    let sessions = store::revoke_other_web_sessions(w.c, person, session, w.now)?;
    let ended = [("refresh_tokens_revoked", families), ("web_sessions_revoked", sessions), ("api_keys_revoked", keys)];
    Ok(ended.into_iter().map(|(what, count)| (what.to_owned(), json!(count))).collect())
}

/// Changes one's own password and ends all API keys, codes and other sign-ins than `by`. Answers the person with it.
///
/// # Errors
/// [`Error::WrongPassword`] when `current` is another, [`Error::WeakPassword`], [`Error::Busy`].
pub async fn change_password(
    service: &Service,
    auth: &Auth,
    call: Call,
    person: Id,
    by: Option<SignedInBy>,
    current: String,
    new: String,
) -> Result<Person, Error> {
    let found = who_has_password(service, auth, person, current).await?;
    let hash = hash_new_password(auth, &new, found.email.as_deref(), &found.full_name).await?;
    service
        .write(call, move |w| {
            let row = store::person_for_change(w.c, person)?.ok_or(Fault::NotFound)?;
            if row.password_hash != found.password_hash {
                return Err(Error::WrongPassword);
            }
            let changed =
                Person { password_hash: Some(hash.clone()), updated_at: w.now, version: row.version + 1, ..row };
            store::save_person(w.c, &changed)?;
            let ended = end_all_ways_in(w, person, by)?;
            w.emit(Event::new("person.password_changed", "person", person).after(ended.into()));
            Ok(changed)
        })
        .await
}
