use serde_json::json;

use super::super::Auth;
use super::super::model::{Error, Person, PersonStatus};
use super::super::store::{self, Identifier};
use crate::platform::values::Id;
use crate::platform::write::{Call, Event, Service, Write};

/// What somebody signs in with.
#[derive(Clone)]
pub struct Attempt {
    pub identifier: Identifier,
    pub password: String,
    /// From where, hashed by the installation's secret.
    pub place: Vec<u8>,
    /// False when the person's account was tried too often: whatever the password, it is answered as a wrong one.
    pub heard: bool,
}

/// Whose account a try is at.
pub struct Meant {
    /// What was typed, in the one way in which it is counted: whether or not there is such an account.
    pub name: String,
    pub person: Option<Person>,
    /// They signed in from there before.
    pub known_place: bool,
}

/// # Errors
/// Whatever the database answers.
pub async fn who_is_meant(service: &Service, identifier: &Identifier, place: &[u8]) -> Result<Meant, Error> {
    let (identifier, place) = (identifier.clone(), place.to_vec());
    let since = service.now().plus_days(-service.retention().sign_in_places_days);
    service
        .read(move |c| {
            let (name, person) = (store::name_of(c, &identifier)?, store::person_by(c, &identifier)?);
            let known_place = match &person {
                Some(person) => store::knows_place(c, person.id, &place, since)?,
                None => false,
            };
            Ok(Meant { name, person, known_place })
        })
        .await
}

/// Checks the password, then runs `then` in the transaction that records the sign-in. Unknown people, closed ones, those
/// whose accounts were tried too often and wrong passwords cost the same and are answered the same.
///
/// # Errors
/// [`Error::WrongCredentials`], [`Error::Busy`], and what `then` answers.
pub async fn sign_in<T, F>(service: &Service, auth: &Auth, call: Call, attempt: Attempt, then: F) -> Result<T, Error>
where
    T: Send + 'static,
    F: Fn(&mut Write<'_>, &Person) -> Result<T, Error> + Send + 'static,
{
    let Attempt { identifier, password, place, heard } = attempt;
    let found = service.read(move |c| store::person_by(c, &identifier)).await?;
    let phc = found.as_ref().filter(|_| heard).and_then(|person| person.password_hash.clone());
    let checked = auth.hasher().check(password.clone(), phc.clone()).await?;
    let known = found.as_ref().map(|person| person.id);
    let person = found.filter(|person| checked.right && person.status != PersonStatus::Closed);
    let Some(person) = person else { return fail(service, call, known, heard).await };
    let renewed = if checked.outdated { Some(auth.hasher().hash(password).await?) } else { None };
    service
        .write(call, move |w| {
            let mut current = store::person_for_change(w.c, person.id)?.ok_or(Error::WrongCredentials)?;
            // Closed, or the password changed, while it was being checked.
            if current.status == PersonStatus::Closed || current.password_hash != phc {
                return Err(Error::WrongCredentials);
            }
            if renewed.is_some() {
                current.password_hash.clone_from(&renewed);
                store::save_person(w.c, &current)?;
            }
            store::remember_place(w.c, current.id, &place, w.now)?;
            w.emit(
                Event::new("person.signed_in", "person", current.id).after(json!({ "rehashed": renewed.is_some() })),
            );
            then(w, &current)
        })
        .await
}

/// Records the failure. For an unknown account the same is written under the nil id, so that it takes the same time.
async fn fail<T: Send + 'static>(service: &Service, call: Call, person: Option<Id>, heard: bool) -> Result<T, Error> {
    service
        .write(call, move |w| {
            let subject = person.unwrap_or(Id(uuid::Uuid::nil()));
            w.emit(Event::new("person.sign_in_failed", "person", subject).after(json!({ "password_checked": heard })));
            w.keep_despite_refusal();
            Err(Error::WrongCredentials)
        })
        .await
}
