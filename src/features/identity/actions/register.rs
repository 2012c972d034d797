use serde_json::json;

use super::super::model::{Error, Person, PersonStatus};
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
    /// Slug or id of a lab to become a student of: at once, by its code, or once its desk has confirmed it.
    pub lab: Option<String>,
    /// The lab's join code.
    pub code: Option<String>,
    pub admin: bool,
    /// `pending` until the address is confirmed.
    pub status: PersonStatus,
}

/// Makes a person. The membership in `lab` is made by whoever hears `person.registered` for that lab.
///
/// # Errors
/// [`Error::EmailTaken`], [`Error::PhoneTaken`], and for the lab [`Error::NoSuchLab`], [`Error::CodeNeeded`].
pub fn register(w: &mut Write<'_>, ask: &Registration) -> Result<Person, Error> {
    let lab = ask.lab.as_deref().map(|lab| lab_that_takes(w, lab, ask.code.as_deref())).transpose()?;
    let person = Person {
        id: w.new_id(),
        email: ask.email.as_ref().map(|email| email.trim().to_owned()),
        email_folded: ask.email.as_deref().map(fold_email),
        phone: ask.phone.clone(),
        full_name: ask.full_name.trim().to_owned(),
        locale: ask.locale.code().to_owned(),
        password_hash: ask.password_hash.clone(),
        sex: None,
        year_of_birth: None,
        statistics_consent: None,
        admin: ask.admin,
        status: ask.status,
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

/// Somebody whom a lab knows by name and takes in without an account of their own yet: they take it over by a claim slip.
#[derive(Clone, Debug)]
pub struct Enrolment {
    pub full_name: String,
    pub email: Option<String>,
    /// As [`super::super::fold_phone`] gives it.
    pub phone: Option<String>,
    pub locale: Lang,
}

/// Makes a person who cannot sign in yet.
///
/// # Errors
/// [`Error::EmailTaken`], [`Error::PhoneTaken`].
pub fn enrol(w: &mut Write<'_>, ask: &Enrolment) -> Result<Person, Error> {
    let registration = Registration {
        email: ask.email.clone(),
        phone: ask.phone.clone(),
        full_name: ask.full_name.clone(),
        locale: ask.locale,
        password_hash: None,
        lab: None,
        code: None,
        admin: false,
        status: PersonStatus::Active,
    };
    register(w, &registration)
}

pub(super) fn taken(fault: Fault) -> Error {
    if fault.violates(Constraint::EmailTaken) {
        Error::EmailTaken
    } else if fault.violates(Constraint::PhoneTaken) {
        Error::PhoneTaken
    } else {
        Error::Fault(fault)
    }
}

/// The lab, when it takes who comes so. One that only its members may know of does not exist for others.
fn lab_that_takes(w: &mut Write<'_>, slug_or_id: &str, code: Option<&str>) -> Result<Id, Error> {
    let door = store::lab_for_newcomers(w.c, slug_or_id)?.ok_or(Error::NoSuchLab)?;
    let by_code = code.is_some() && code == door.join_code.as_deref();
    match (door.registration.as_str(), door.visibility.as_str()) {
        ("open", _) => Ok(door.id),
        ("code", _) if by_code => Ok(door.id),
        (_, "members") => Err(Error::NoSuchLab),
        ("code", _) => Err(Error::CodeNeeded),
        _ => Ok(door.id),
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
