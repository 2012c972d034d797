use serde_json::json;

use super::super::model::{Error, Person, PersonStatus, SetupLink};
use super::super::rules::fold_email;
use super::super::store::{self, Identifier};
use super::super::{Auth, token};
use super::password::end_all_ways_in;
use super::{Registration, hash_new_password, register};
use crate::platform::values::{Id, Lang};
use crate::platform::write::{Call, Event, Service, Write};

const LINK_HOURS: i64 = 24;

/// How the installation comes to its first administrator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bootstrap {
    /// There is one.
    Existing,
    /// Made from the settings.
    Created,
    /// Nobody yet: this secret, shown once, makes one within 24 hours.
    SetupLink(String),
}

/// Makes the first administrator from an address and password, or else a one-time set-up secret.
///
/// # Errors
/// [`Error::WeakPassword`], [`Error::Busy`], or a fault of the database.
pub async fn bootstrap(
    service: &Service,
    auth: &Auth,
    credentials: Option<(String, String)>,
) -> Result<Bootstrap, Error> {
    if service.read(|c| Ok::<_, Error>(store::has_admin(c)?)).await? {
        return Ok(Bootstrap::Existing);
    }
    let Some((email, password)) = credentials else { return setup_link(service).await };
    let hash = hash_new_password(auth, &password, Some(&email), "").await?;
    service
        .write(Call::service("bootstrap"), move |w| {
            if store::has_admin(w.c)? {
                return Ok(Bootstrap::Existing);
            }
            make_admin(w, &email, "Administrator", &hash)?;
            Ok(Bootstrap::Created)
        })
        .await
}

/// Makes an administrator, or raises the person who has that address and gives them this password.
///
/// # Errors
/// [`Error::WeakPassword`], [`Error::Busy`], [`Error::EmailTaken`] by a closed account, or a fault of the database.
pub async fn make_administrator(
    service: &Service,
    auth: &Auth,
    email: String,
    full_name: String,
    password: &str,
) -> Result<Id, Error> {
    let hash = hash_new_password(auth, password, Some(&email), &full_name).await?;
    service.write(Call::service("admin"), move |w| Ok(make_admin(w, &email, &full_name, &hash)?.id)).await
}

/// Makes an administrator of somebody who has no account yet.
///
/// # Errors
/// [`Error::EmailTaken`], [`Error::WeakPassword`], [`Error::Busy`], or a fault of the database.
pub async fn add_administrator(
    service: &Service,
    auth: &Auth,
    email: String,
    full_name: String,
    password: &str,
) -> Result<Id, Error> {
    let hash = hash_new_password(auth, password, Some(&email), &full_name).await?;
    let made = move |w: &mut Write<'_>| Ok(register(w, &administrator(&email, &full_name, Lang::En, &hash))?.id);
    service.write(Call::service("admin"), made).await
}

/// Registers an administrator, or raises the person who has that address.
fn make_admin(w: &mut Write<'_>, email: &str, full_name: &str, hash: &str) -> Result<Person, Error> {
    match store::person_by(w.c, &Identifier::Email(fold_email(email)))? {
        None => register(w, &administrator(email, full_name, Lang::En, hash)),
        Some(person) if person.status == PersonStatus::Closed => Err(Error::EmailTaken),
        Some(person) => {
            // Who works on the machine vouches for the address; what its account was opened by before must not open the
            // administrator's now.
            let raised = Person {
                admin: true,
                status: PersonStatus::Active,
                password_hash: Some(hash.to_owned()),
                updated_at: w.now,
                version: person.version + 1,
                ..person
            };
            store::save_person(w.c, &raised)?;
            let mut after = end_all_ways_in(w, raised.id, None)?;
            after.insert("admin".into(), json!(true));
            after.insert("status".into(), json!(raised.status));
            let before = json!({ "admin": person.admin, "status": person.status });
            w.emit(Event::new("person.made_admin", "person", raised.id).before(before).after(after.into()));
            Ok(raised)
        }
    }
}

fn administrator(email: &str, full_name: &str, locale: Lang, hash: &str) -> Registration {
    Registration {
        email: Some(email.to_owned()),
        phone: None,
        full_name: full_name.to_owned(),
        locale,
        password_hash: Some(hash.to_owned()),
        lab: None,
        code: None,
        admin: true,
        status: PersonStatus::Active,
    }
}

async fn setup_link(service: &Service) -> Result<Bootstrap, Error> {
    service
        .write(Call::service("bootstrap"), |w| {
            let secret = token::random();
            let link = SetupLink {
                token_hash: token::hash(&secret),
                created_at: w.now,
                expires_at: w.now.plus_seconds(LINK_HOURS * 3600),
                used_at: None,
            };
            store::insert_setup_link(w.c, &link)?;
            Ok(Bootstrap::SetupLink(secret))
        })
        .await
}

/// Makes the first administrator by the set-up secret.
///
/// # Errors
/// [`Error::InvalidToken`], [`Error::HasAdmin`], [`Error::EmailTaken`].
pub fn set_up(
    w: &mut Write<'_>,
    secret: &str,
    email: &str,
    full_name: &str,
    locale: Lang,
    hash: &str,
) -> Result<Person, Error> {
    let key = token::hash(secret);
    let link = store::setup_link_for_change(w.c, &key)?.ok_or(Error::InvalidToken)?;
    if link.used_at.is_some() || w.now >= link.expires_at {
        return Err(Error::InvalidToken);
    }
    if store::has_admin(w.c)? {
        return Err(Error::HasAdmin);
    }
    store::use_setup_link(w.c, &key, w.now)?;
    register(w, &administrator(email, full_name, locale, hash))
}
