pub mod codes;
pub mod consents;
pub mod export;
pub mod keys;

use std::collections::BTreeMap;

use diesel::prelude::*;

use crate::features::identity::fold_email;
use crate::features::identity::model::{
    Person, PersonStatus, RefreshToken, SetupLink, SignedInBy, SigningKeyRow, WebSession,
};
use crate::platform::db::schema::{
    devices, known_places, labs, memberships, people, refresh_tokens, setup_links, signing_keys, web_sessions,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Actor, ActorKind, Id, Instant, Role, fold};

pub fn insert_person(c: &mut Db, person: &Person) -> DbResult<()> {
    diesel::insert_into(people::table).values(person).execute(c)?;
    Ok(())
}

pub fn person(c: &mut Db, id: Id) -> DbResult<Option<Person>> {
    Ok(people::table.find(id).select(Person::as_select()).first(c).optional()?)
}

/// Locked on PostgreSQL until the transaction ends, so that two changes of one person follow each other.
pub fn person_for_change(c: &mut Db, id: Id) -> DbResult<Option<Person>> {
    let row = people::table.find(id);
    let found = match c {
        Db::Pg(c) => row.select(Person::as_select()).for_no_key_update().first(c).optional()?,
        Db::Sqlite(c) => row.select(Person::as_select()).first(c).optional()?,
    };
    Ok(found)
}

/// True when the person signed in from that place before.
pub fn knows_place(c: &mut Db, person: Id, place: &[u8]) -> DbResult<bool> {
    Ok(known_places::table.find((person, place)).select(known_places::person).first::<Id>(c).optional()?.is_some())
}

/// Remembers a place from which the person signed in, and forgets those unused since `forget_before`.
pub fn remember_place(c: &mut Db, person: Id, place: &[u8], now: Instant, forget_before: Instant) -> DbResult<()> {
    let stale = known_places::table.filter(known_places::person.eq(person));
    diesel::delete(stale.filter(known_places::seen_at.lt(forget_before))).execute(c)?;
    let row = known_places::table.find((person, place));
    if diesel::update(row).set(known_places::seen_at.eq(now)).execute(c)? == 0 {
        let new = (known_places::person.eq(person), known_places::place_hash.eq(place), known_places::seen_at.eq(now));
        diesel::insert_into(known_places::table).values(new).execute(c)?;
    }
    Ok(())
}

/// By what a person signs in.
#[derive(Clone, Debug)]
pub enum Identifier {
    /// Folded.
    Email(String),
    /// Folded.
    Phone(String),
    /// Folded; unique within its lab, which is given by slug or id.
    StudentNumber { number: String, lab: String },
}

/// What an identifier is counted by: the same for every way to write the lab.
pub fn name_of(c: &mut Db, identifier: &Identifier) -> DbResult<String> {
    Ok(match identifier {
        Identifier::Email(email) => format!("email {email}"),
        Identifier::Phone(phone) => format!("phone {phone}"),
        Identifier::StudentNumber { number, lab } => {
            let known = lab_for_newcomers(c, lab)?.map(|lab| lab.id).or_else(|| lab.parse().ok());
            let lab = known.map_or_else(|| lab.clone(), |lab| lab.to_string());
            format!("number {number} of {lab}")
        }
    })
}

pub fn person_by(c: &mut Db, identifier: &Identifier) -> DbResult<Option<Person>> {
    let found = match identifier {
        Identifier::Email(email) => {
            people::table.filter(people::email_folded.eq(email)).select(Person::as_select()).first(c)
        }
        Identifier::Phone(phone) => people::table.filter(people::phone.eq(phone)).select(Person::as_select()).first(c),
        Identifier::StudentNumber { number, lab } => {
            let Some(lab) = lab_for_newcomers(c, lab)? else { return Ok(None) };
            people::table
                .inner_join(memberships::table.on(memberships::person.eq(people::id)))
                .filter(memberships::lab.eq(lab.id))
                .filter(memberships::student_number.eq(number))
                .select(Person::as_select())
                .first(c)
        }
    };
    Ok(found.optional()?)
}

pub fn save_person(c: &mut Db, person: &Person) -> DbResult<()> {
    diesel::update(people::table.find(person.id))
        .set((
            people::email.eq(&person.email),
            people::email_folded.eq(&person.email_folded),
            people::phone.eq(&person.phone),
            people::full_name.eq(&person.full_name),
            people::locale.eq(&person.locale),
            people::password_hash.eq(&person.password_hash),
            people::sex.eq(person.sex),
            people::year_of_birth.eq(person.year_of_birth),
            people::statistics_consent.eq(person.statistics_consent),
            people::admin.eq(person.admin),
            people::status.eq(person.status),
            people::updated_at.eq(person.updated_at),
            people::version.eq(person.version),
        ))
        .execute(c)?;
    Ok(())
}

/// True for who may act: not waiting for the confirmation of their address, not closed.
///
/// # Errors
/// Whatever the database answers.
pub fn is_confirmed(c: &mut Db, person: Id) -> DbResult<bool> {
    let status: Option<PersonStatus> = people::table.find(person).select(people::status).first(c).optional()?;
    Ok(status == Some(PersonStatus::Active))
}

/// True when that is how the person is called, whatever the case.
///
/// # Errors
/// Whatever the database answers.
pub fn is_named(c: &mut Db, person: Id, full_name: &str) -> DbResult<bool> {
    let known: Option<String> = people::table.find(person).select(people::full_name).first(c).optional()?;
    Ok(known.is_some_and(|known| fold(known.trim()) == fold(full_name.trim())))
}

/// Who an address and a number belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Nobody,
    One(Id),
    /// Each to somebody else.
    Two,
}

/// # Errors
/// Whatever the database answers.
pub fn who_is(c: &mut Db, email: Option<&str>, phone: Option<&str>) -> DbResult<Known> {
    let by_email = match email {
        Some(email) => person_by(c, &Identifier::Email(fold_email(email)))?,
        None => None,
    };
    let by_phone = match phone {
        Some(phone) => person_by(c, &Identifier::Phone(phone.to_owned()))?,
        None => None,
    };
    Ok(match (by_email, by_phone) {
        (None, None) => Known::Nobody,
        (Some(one), Some(other)) if one.id != other.id => Known::Two,
        (Some(one), _) | (_, Some(one)) => Known::One(one.id),
    })
}

/// # Errors
/// Whatever the database answers.
pub fn is_administrator(c: &mut Db, person: Id) -> DbResult<bool> {
    Ok(people::table.find(person).select(people::admin).first(c).optional()?.unwrap_or(false))
}

pub fn has_admin(c: &mut Db) -> DbResult<bool> {
    let admins = people::table.filter(people::admin.eq(true)).filter(people::status.eq(PersonStatus::Active));
    Ok(admins.select(people::id).first::<Id>(c).optional()?.is_some())
}

/// Who a person is, with their roles: `None` for one who is absent or closed, no role while the account is pending.
pub fn actor(c: &mut Db, id: Id) -> DbResult<Option<Actor>> {
    type Place = Option<(Id, Role, String)>;
    let rows: Vec<(bool, PersonStatus, Place)> = people::table
        .left_join(memberships::table.on(memberships::person.eq(people::id)))
        .filter(people::id.eq(id))
        .select((people::admin, people::status, (memberships::lab, memberships::role, memberships::status).nullable()))
        .load(c)?;
    let Some((admin, status, _)) = rows.first().cloned() else { return Ok(None) };
    let mut actor = Actor::of(ActorKind::Person(id), false, BTreeMap::new());
    match status {
        PersonStatus::Closed => return Ok(None),
        PersonStatus::Pending => return Ok(Some(actor)),
        PersonStatus::Active => actor.admin = admin,
    }
    for (lab, role, state) in rows.into_iter().filter_map(|(_, _, membership)| membership) {
        if state == "pending" {
            actor.pending.insert(lab);
        } else {
            actor.roles.insert(lab, role);
        }
    }
    Ok(Some(actor))
}

/// A membership as its person sees it.
#[derive(Clone, Debug, Queryable)]
pub struct OwnMembership {
    pub lab_id: Id,
    pub lab: String,
    pub role: Role,
    pub status: String,
    pub affiliation: Option<String>,
    pub student_number: Option<String>,
}

pub fn own_memberships(c: &mut Db, person: Id) -> DbResult<Vec<OwnMembership>> {
    Ok(memberships::table
        .inner_join(labs::table.on(labs::id.eq(memberships::lab)))
        .filter(memberships::person.eq(person))
        .order(labs::slug.asc())
        .select((
            labs::id,
            labs::slug,
            memberships::role,
            memberships::status,
            memberships::affiliation,
            memberships::student_number,
        ))
        .load(c)?)
}

/// A lab as a first screen names it.
#[derive(Clone, Debug, Queryable)]
pub struct LabInSight {
    pub id: Id,
    pub slug: String,
    pub name: Json,
    pub time_zone: String,
    pub currency: String,
}

/// The labs that the actor may see, by slug, `limit` of them.
pub fn labs_in_sight(c: &mut Db, actor: &Actor, limit: i64) -> DbResult<Vec<LabInSight>> {
    let columns = (labs::id, labs::slug, labs::name, labs::time_zone, labs::currency);
    let mut query = labs::table.select(columns).order(labs::slug.asc()).limit(limit).into_boxed();
    if !actor.admin {
        let mine: Vec<Id> = actor.roles.keys().copied().collect();
        query = query.filter(labs::visibility.eq("public").or(labs::id.eq_any(mine)));
    }
    Ok(query.load(c)?)
}

/// How a lab takes newcomers.
#[derive(Clone, Debug, Queryable)]
pub struct LabDoor {
    pub id: Id,
    pub visibility: String,
    pub registration: String,
    pub join_code: Option<String>,
}

pub fn lab_for_newcomers(c: &mut Db, slug_or_id: &str) -> DbResult<Option<LabDoor>> {
    let door = (labs::id, labs::visibility, labs::registration, labs::join_code);
    let found = match slug_or_id.parse::<Id>() {
        Ok(id) => labs::table.find(id).select(door).first(c),
        Err(_) => labs::table.filter(labs::slug.eq(slug_or_id)).select(door).first(c),
    };
    Ok(found.optional()?)
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

/// Clears away what expired before `long_ago`.
pub fn drop_expired(c: &mut Db, person: Id, long_ago: Instant) -> DbResult<()> {
    let tokens =
        refresh_tokens::table.filter(refresh_tokens::person.eq(person)).filter(refresh_tokens::expires_at.lt(long_ago));
    diesel::delete(tokens).execute(c)?;
    let sessions =
        web_sessions::table.filter(web_sessions::person.eq(person)).filter(web_sessions::expires_at.lt(long_ago));
    diesel::delete(sessions).execute(c)?;
    Ok(())
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

pub fn web_session_by_id(c: &mut Db, id: Id) -> DbResult<Option<WebSession>> {
    Ok(web_sessions::table.find(id).select(WebSession::as_select()).first(c).optional()?)
}

pub fn see_web_session(c: &mut Db, id: Id, seen_at: Instant, expires_at: Instant) -> DbResult<()> {
    diesel::update(web_sessions::table.find(id))
        .set((web_sessions::last_seen_at.eq(seen_at), web_sessions::expires_at.eq(expires_at)))
        .execute(c)?;
    Ok(())
}
