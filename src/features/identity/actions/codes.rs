use serde_json::json;

use super::super::model::{CodePurpose, Error, OneTimeCode, Person, PersonStatus};
use super::super::rules::fold_email;
use super::super::store::{self, codes as rows};
use super::super::{Auth, codes, letters};
use super::password::end_all_ways_in;
use super::register::taken;
use crate::platform::db::{DbResult, Fault};
use crate::platform::mail;
use crate::platform::values::{Id, Instant, Lang};
use crate::platform::write::{Event, Write};

/// How long codes hold, in hours.
const RESET_HOURS: i64 = 24;
const CONFIRM_HOURS: i64 = 72;
const CLAIM_HOURS: i64 = 90 * 24;

/// Gives a person a new code, in place of an earlier one of the same purpose. It is shown or sent once; its hash is kept.
///
/// # Errors
/// Whatever the database answers.
pub fn issue_code(
    w: &mut Write<'_>,
    auth: &Auth,
    person: Id,
    purpose: CodePurpose,
    email: Option<String>,
) -> DbResult<(String, Instant)> {
    let hours = match purpose {
        CodePurpose::Claim => CLAIM_HOURS,
        CodePurpose::Reset => RESET_HOURS,
        CodePurpose::ConfirmEmail => CONFIRM_HOURS,
    };
    // Locked: of two codes that are made at once the earlier is worth nothing.
    store::person_for_change(w.c, person)?;
    let code = codes::new_code();
    let row = OneTimeCode {
        id: w.new_id(),
        person,
        purpose,
        code_hash: codes::hash(auth.secret(), &code),
        email,
        created_at: w.now,
        expires_at: w.now.plus_minutes(hours * 60),
        used_at: None,
    };
    rows::replace(w.c, &row)?;
    Ok((code, row.expires_at))
}

/// A code for a new password, and when it ends.
///
/// # Errors
/// Whatever the database answers.
pub fn issue_reset_code(w: &mut Write<'_>, auth: &Auth, person: Id) -> DbResult<(String, Instant)> {
    issue_code(w, auth, person, CodePurpose::Reset, None)
}

/// A code for a new password for whom the command line names by their address.
///
/// # Errors
/// [`Error::NoSuchPerson`].
pub fn reset_code_for(w: &mut Write<'_>, auth: &Auth, email: &str) -> Result<(String, Instant), Error> {
    let found = store::person_by(w.c, &store::Identifier::Email(fold_email(email)))?;
    let person = found.filter(|person| person.status != PersonStatus::Closed).ok_or(Error::NoSuchPerson)?;
    let (code, expires_at) = issue_reset_code(w, auth, person.id)?;
    let after = json!({ "member": person.id, "expires_at": expires_at });
    w.emit(Event::new("person.reset_code_issued", "person", person.id).after(after));
    Ok((code, expires_at))
}

/// A claim slip's code, and when it ends.
///
/// # Errors
/// Whatever the database answers.
pub fn issue_claim_code(w: &mut Write<'_>, auth: &Auth, person: Id) -> DbResult<(String, Instant)> {
    issue_code(w, auth, person, CodePurpose::Claim, None)
}

/// The code as it stands, locked, when it still holds.
fn standing(w: &mut Write<'_>, auth: &Auth, code: &str, purpose: CodePurpose) -> Result<OneTimeCode, Error> {
    let row = rows::for_change(w.c, &codes::hash(auth.secret(), code))?.ok_or(Error::InvalidCode)?;
    let holds = row.purpose == purpose && row.used_at.is_none() && w.now < row.expires_at;
    if holds { Ok(row) } else { Err(Error::InvalidCode) }
}

/// Whose account a claim slip's code takes over; `None` for a code that is no slip's, or holds no longer.
///
/// # Errors
/// Whatever the database answers.
pub fn person_of_slip(w: &mut Write<'_>, auth: &Auth, code: &str) -> DbResult<Option<Id>> {
    let row = match standing(w, auth, code, CodePurpose::Claim) {
        Ok(row) => row,
        Err(Error::Fault(fault)) => return Err(fault),
        Err(_) => return Ok(None),
    };
    let unclaimed = |person: &Person| person.password_hash.is_none() && person.status == PersonStatus::Active;
    Ok(store::person_for_change(w.c, row.person)?.filter(unclaimed).map(|person| person.id))
}

/// Closes the account that a lab made for somebody who had one already.
///
/// # Errors
/// Whatever the database answers.
pub fn close_claimed(w: &mut Write<'_>, person: Id) -> DbResult<()> {
    let row = store::person_for_change(w.c, person)?.ok_or(Fault::NotFound)?;
    rows::use_all(w.c, person, w.now)?;
    // Address and number go with the membership: the person who came has their own.
    let closed = Person {
        status: PersonStatus::Closed,
        email: None,
        email_folded: None,
        phone: None,
        updated_at: w.now,
        version: row.version + 1,
        ..row
    };
    store::save_person(w.c, &closed)?;
    let after = json!({ "status": closed.status, "cause": "claimed" });
    w.emit(Event::new("person.closed", "person", person).after(after));
    Ok(())
}

/// What somebody with a claim slip brings to the account that the lab made for them.
#[derive(Clone, Debug)]
pub struct Claim {
    pub code: String,
    pub password_hash: String,
    pub email: Option<String>,
    /// As [`super::super::fold_phone`] gives it.
    pub phone: Option<String>,
    pub full_name: Option<String>,
    pub locale: Option<Lang>,
}

/// Takes over the account of a claim slip: from now on its person signs in by this password. An address that came with
/// the claim is confirmed by mail where there is mail.
///
/// # Errors
/// [`Error::InvalidCode`], [`Error::EmailTaken`], [`Error::PhoneTaken`].
pub fn claim(w: &mut Write<'_>, auth: &Auth, ask: &Claim) -> Result<Person, Error> {
    let code = standing(w, auth, &ask.code, CodePurpose::Claim)?;
    let row = store::person_for_change(w.c, code.person)?.ok_or(Error::InvalidCode)?;
    if row.password_hash.is_some() || row.status == PersonStatus::Closed {
        return Err(Error::InvalidCode);
    }
    rows::use_all(w.c, row.id, w.now)?;
    let brought = ask.email.as_ref().map(|email| email.trim().to_owned());
    // Where there is mail, an address is theirs once it is confirmed.
    let at_once = brought.clone().filter(|_| !auth.sends_mail());
    let email = at_once.or_else(|| row.email.clone());
    let claimed = Person {
        email_folded: email.as_deref().map(fold_email),
        email,
        phone: ask.phone.clone().or_else(|| row.phone.clone()),
        full_name: ask.full_name.as_ref().map_or_else(|| row.full_name.clone(), |name| name.trim().to_owned()),
        locale: ask.locale.map_or_else(|| row.locale.clone(), |locale| locale.code().to_owned()),
        password_hash: Some(ask.password_hash.clone()),
        updated_at: w.now,
        version: row.version + 1,
        ..row.clone()
    };
    store::save_person(w.c, &claimed).map_err(taken)?;
    let changed = json!({ "email_changed": claimed.email != row.email, "phone_changed": claimed.phone != row.phone });
    w.emit(Event::new("person.claimed", "person", row.id).after(changed));
    if let Some(address) = brought.filter(|_| auth.sends_mail()) {
        send_confirmation_to(w, auth, &claimed, address)?;
    }
    Ok(claimed)
}

/// Sends the code that confirms the person's address.
///
/// # Errors
/// Whatever the database answers.
pub fn send_confirmation(w: &mut Write<'_>, auth: &Auth, person: &Person) -> DbResult<()> {
    let Some(email) = person.email.clone() else { return Ok(()) };
    send_confirmation_to(w, auth, person, email)
}

fn send_confirmation_to(w: &mut Write<'_>, auth: &Auth, person: &Person, email: String) -> DbResult<()> {
    let (code, _) = issue_code(w, auth, person.id, CodePurpose::ConfirmEmail, Some(email.clone()))?;
    mail::queue(w, &auth.mail_sealer(), email, letters::confirmation(person, auth.public_url(), &code))
}

/// Confirms an address: a pending account becomes active, a changed address takes the place of the old one.
///
/// # Errors
/// [`Error::InvalidCode`], [`Error::EmailTaken`].
pub fn confirm_email(w: &mut Write<'_>, auth: &Auth, code: &str) -> Result<Person, Error> {
    let code = standing(w, auth, code, CodePurpose::ConfirmEmail)?;
    let row = store::person_for_change(w.c, code.person)?.ok_or(Error::InvalidCode)?;
    if row.status == PersonStatus::Closed {
        return Err(Error::InvalidCode);
    }
    rows::use_all(w.c, row.id, w.now)?;
    let email = code.email.or_else(|| row.email.clone());
    let confirmed = Person {
        email_folded: email.as_deref().map(fold_email),
        email,
        status: PersonStatus::Active,
        updated_at: w.now,
        version: row.version + 1,
        ..row.clone()
    };
    store::save_person(w.c, &confirmed).map_err(taken)?;
    let after = json!({ "status": confirmed.status, "email_changed": confirmed.email != row.email });
    let before = json!({ "status": row.status });
    w.emit(Event::new("person.email_confirmed", "person", row.id).before(before).after(after));
    Ok(confirmed)
}

/// Sends a new confirmation to an account that waits for it; says nothing of any other.
///
/// # Errors
/// Whatever the database answers.
pub fn resend_confirmation(w: &mut Write<'_>, auth: &Auth, email: &str) -> Result<(), Error> {
    let found = store::person_by(w.c, &store::Identifier::Email(fold_email(email)))?;
    if let Some(person) = found.filter(|person| person.status == PersonStatus::Pending) {
        send_confirmation(w, auth, &person)?;
    }
    Ok(())
}

/// Sends a code for a new password to the address, when an account has it; says nothing of whether one does.
///
/// # Errors
/// Whatever the database answers.
pub fn forgot(w: &mut Write<'_>, auth: &Auth, email: &str) -> Result<(), Error> {
    let found = store::person_by(w.c, &store::Identifier::Email(fold_email(email)))?;
    let Some(person) = found.filter(|person| person.status != PersonStatus::Closed) else { return Ok(()) };
    let Some(address) = person.email.clone() else { return Ok(()) };
    let (code, _) = issue_code(w, auth, person.id, CodePurpose::Reset, Some(address.clone()))?;
    mail::queue(w, &auth.mail_sealer(), address, letters::reset(&person, auth.public_url(), &code))?;
    w.emit(Event::new("person.reset_code_sent", "person", person.id));
    Ok(())
}

/// Sets a new password by a one-time code; all sign-ins, keys and other codes end with the old one.
///
/// # Errors
/// [`Error::InvalidCode`] also when the code is somebody else's.
pub fn reset_password(
    w: &mut Write<'_>,
    auth: &Auth,
    person: Id,
    code: &str,
    password_hash: &str,
) -> Result<(), Error> {
    let code = standing(w, auth, code, CodePurpose::Reset)?;
    let row = store::person_for_change(w.c, person)?.ok_or(Error::InvalidCode)?;
    if code.person != person || row.status == PersonStatus::Closed {
        return Err(Error::InvalidCode);
    }
    let changed =
        Person { password_hash: Some(password_hash.to_owned()), updated_at: w.now, version: row.version + 1, ..row };
    store::save_person(w.c, &changed)?;
    let mut ended = end_all_ways_in(w, person, None)?;
    ended.insert("by".into(), json!("code"));
    w.emit(Event::new("person.password_changed", "person", person).after(ended.into()));
    Ok(())
}

/// Changes the address of who has just given their password: at once where no mail is set up, else when the code that is
/// sent to the new one comes back.
///
/// # Errors
/// [`Error::EmailTaken`], [`Error::WrongPassword`] when the password was changed meanwhile.
pub fn change_email(w: &mut Write<'_>, auth: &Auth, proven: &Person, email: &str) -> Result<bool, Error> {
    let person = proven.id;
    let row = store::person_for_change(w.c, person)?.ok_or(Fault::NotFound)?;
    if row.password_hash != proven.password_hash {
        return Err(Error::WrongPassword);
    }
    let (email, folded) = (email.trim().to_owned(), fold_email(email));
    if row.status == PersonStatus::Pending {
        return Err(Error::Unconfirmed);
    }
    if let Some(other) = store::person_by(w.c, &store::Identifier::Email(folded.clone()))?
        && other.id != person
    {
        return Err(Error::EmailTaken);
    }
    if auth.sends_mail() {
        send_confirmation_to(w, auth, &row, email)?;
        w.emit(Event::new("person.email_change_asked", "person", person));
        return Ok(false);
    }
    rows::use_all(w.c, person, w.now)?;
    let version = row.version + 1;
    let changed = Person { email: Some(email), email_folded: Some(folded), updated_at: w.now, version, ..row };
    store::save_person(w.c, &changed).map_err(taken)?;
    w.emit(Event::new("person.email_changed", "person", person).after(json!({ "version": version })));
    Ok(true)
}
