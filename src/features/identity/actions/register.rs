use serde_json::json;

use super::super::model::{Error, JoinBy, Person, PersonStatus};
use super::super::rules::fold_email;
use super::super::store;
use crate::platform::db::{Constraint, Fault};
use crate::platform::values::{Id, Lang};
use crate::platform::write::{Event, Write};

/// A person to be made.
#[derive(Clone, Debug)]
pub struct Registration {
    pub email: Option<String>,
    /// As [`super::super::fold_phone`] gives it.
    pub phone: Option<String>,
    pub full_name: String,
    pub locale: Lang,
    /// A PHC string, by [`super::hash_new_password`].
    pub password_hash: Option<String>,
    /// Slug or id of a lab with open registration, to become a student member of at once.
    pub lab: Option<String>,
    pub admin: bool,
}

/// Makes a person. The membership in `lab` is made by whoever hears `person.registered` for that lab.
///
/// # Errors
/// [`Error::EmailTaken`], [`Error::PhoneTaken`], and for the lab [`Error::NoSuchLab`], [`Error::NotOpen`].
pub fn register(w: &mut Write<'_>, ask: &Registration) -> Result<Person, Error> {
    let lab = ask.lab.as_deref().map(|lab| open_lab(w, lab)).transpose()?;
    let person = Person {
        id: w.new_id(),
        email: ask.email.as_ref().map(|email| email.trim().to_owned()),
        email_folded: ask.email.as_deref().map(fold_email),
        phone: ask.phone.clone(),
        full_name: ask.full_name.trim().to_owned(),
        locale: ask.locale.code().to_owned(),
        password_hash: ask.password_hash.clone(),
        admin: ask.admin,
        status: PersonStatus::Active,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::insert_person(w.c, &person).map_err(taken)?;
    let event = Event::new("person.registered", "person", person.id)
        .after(json!({ "status": person.status, "admin": person.admin, "lab": lab }));
    w.emit(match lab {
        Some(lab) => event.lab(lab),
        None => event,
    });
    Ok(person)
}

fn taken(fault: Fault) -> Error {
    if fault.violates(Constraint::EmailTaken) {
        Error::EmailTaken
    } else if fault.violates(Constraint::PhoneTaken) {
        Error::PhoneTaken
    } else {
        Error::Fault(fault)
    }
}

/// A lab that takes everyone. One that only its members may know of does not exist for others.
fn open_lab(w: &mut Write<'_>, slug_or_id: &str) -> Result<Id, Error> {
    let door = store::lab_for_newcomers(w.c, slug_or_id)?.ok_or(Error::NoSuchLab)?;
    match (door.registration.as_str(), door.visibility.as_str()) {
        ("open", _) => Ok(door.id),
        (_, "members") => Err(Error::NoSuchLab),
        ("code", _) => Err(Error::NotOpen(JoinBy::Code)),
        _ => Err(Error::NotOpen(JoinBy::Desk)),
    }
}

/// Changes what a person may change of themselves.
///
/// # Errors
/// Whatever the database answers.
pub fn update_profile(
    w: &mut Write<'_>,
    mut person: Person,
    full_name: Option<&str>,
    locale: Option<Lang>,
) -> Result<Person, Error> {
    let before = json!({ "locale": person.locale, "version": person.version });
    let renamed = full_name.is_some_and(|name| name.trim() != person.full_name);
    if let Some(name) = full_name {
        person.full_name = name.trim().to_owned();
    }
    if let Some(locale) = locale {
        person.locale = locale.code().to_owned();
    }
    person.version += 1;
    person.updated_at = w.now;
    store::save_person(w.c, &person)?;
    let after = json!({ "locale": person.locale, "version": person.version, "full_name_changed": renamed });
    w.emit(Event::new("person.updated", "person", person.id).before(before).after(after));
    Ok(person)
}
