use serde_json::json;

use super::super::model::{Error, Person, SignedInBy};
use super::super::{Auth, rules, store};
use crate::platform::db::Fault;
use crate::platform::values::Id;
use crate::platform::write::{Call, Event, Service};

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

/// True when this is the person's password.
///
/// # Errors
/// [`Error::Busy`], a fault of the database.
pub async fn is_password(service: &Service, auth: &Auth, person: Id, password: String) -> Result<bool, Error> {
    let found = service.read(move |c| store::person(c, person)).await?.ok_or(Fault::NotFound)?;
    Ok(auth.hasher().check(password, found.password_hash).await?.right)
}

/// Changes one's own password and ends all other sign-ins than `by`.
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
) -> Result<(), Error> {
    let found = service.read(move |c| store::person(c, person)).await?.ok_or(Fault::NotFound)?;
    if !auth.hasher().check(current, found.password_hash.clone()).await?.right {
        return Err(Error::WrongPassword);
    }
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
            store::codes::use_all(w.c, person, w.now)?;
            let (family, session) = match by {
                Some(SignedInBy::Family(family)) => (Some(family), None),
                Some(SignedInBy::WebSession(session)) => (None, Some(session)),
                _ => (None, None),
            };
            let families = store::revoke_other_families(w.c, person, family, w.now)?;
            let sessions = store::revoke_other_web_sessions(w.c, person, session, w.now)?;
            let after = json!({ "refresh_tokens_revoked": families, "web_sessions_revoked": sessions });
            w.emit(Event::new("person.password_changed", "person", person).after(after));
            Ok(())
        })
        .await
}
