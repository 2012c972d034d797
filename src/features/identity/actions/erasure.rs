use serde_json::json;

use super::super::model::{Erasure, Error, Person, PersonStatus};
use super::super::store::{self, erasure as rows};
use super::super::{Auth, letters};
use crate::platform::db::{DbResult, Fault};
use crate::platform::jobs::{self, Next};
use crate::platform::mail;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// The job that erases a person.
pub const ERASE: &str = "person.erase";
/// For so long it may be taken back: somebody else may have asked.
const WAIT_DAYS: i64 = 7;
/// What an erased person is called.
const NOBODY: &str = "—";

/// Who asks in somebody's place: the staff of a lab, with what they were told.
#[derive(Clone, Debug)]
pub struct OnBehalf {
    pub lab: Id,
    pub reason: Option<String>,
}

fn told(event: Event, behalf: Option<OnBehalf>) -> Event {
    match behalf {
        Some(behalf) => event.lab(behalf.lab).reason(behalf.reason),
        None => event,
    }
}

/// Asks that a person be erased, and tells them where there is mail; what was asked before stands.
///
/// # Errors
/// [`Error::LastManager`] while a lab or the installation would be left to nobody.
pub fn ask(w: &mut Write<'_>, auth: Option<&Auth>, person: Id, behalf: Option<OnBehalf>) -> Result<Erasure, Error> {
    let row = store::person_for_change(w.c, person)?.ok_or(Fault::NotFound)?;
    if let Some(waiting) = rows::waiting(w.c, person)? {
        return Ok(waiting);
    }
    if rows::is_the_last(w.c, person, w.now)? {
        return Err(Error::LastManager);
    }
    let due_at = w.now.plus_days(WAIT_DAYS);
    let lab = behalf.as_ref().map(|behalf| behalf.lab);
    let erasure = Erasure { id: w.new_id(), person, asked_at: w.now, due_at, withdrawn_at: None, done_at: None, lab };
    rows::insert(w.c, &erasure)?;
    jobs::schedule(w.c, ERASE, erasure.id, due_at, w.now)?;
    if let (Some(auth), Some(email)) = (auth.filter(|auth| auth.sends_mail()), row.email.clone()) {
        mail::queue(w, &auth.mail_sealer(), email, letters::erasure(&row, lab.is_some(), auth.public_url()))?;
    }
    let after = json!({ "member": person, "due_at": due_at });
    w.emit(told(Event::new("person.erasure_asked", "person", person).after(after), behalf));
    Ok(erasure)
}

/// Takes the wish back; nothing where there is none.
///
/// # Errors
/// Whatever the database answers.
pub fn take_back(w: &mut Write<'_>, person: Id, behalf: Option<OnBehalf>) -> DbResult<()> {
    store::person_for_change(w.c, person)?.ok_or(Fault::NotFound)?;
    let Some(waiting) = rows::waiting(w.c, person)? else { return Ok(()) };
    rows::withdraw(w.c, waiting.id, w.now)?;
    jobs::cancel(w.c, ERASE, waiting.id)?;
    let event = Event::new("person.erasure_withdrawn", "person", person).after(json!({ "member": person }));
    w.emit(told(event, behalf));
    Ok(())
}

/// Erases whom an erasure names: name, addresses, sex, year of birth, and all that opens the account. The row stays as a
/// pseudonym, so that figures and the audit trail stay whole; the rooms hear of `person.erased` and remove what
/// they hold of the person's own words. Waits while a lab or the installation would be left to nobody.
///
/// # Errors
/// Whatever the database answers.
pub fn erase(w: &mut Write<'_>, id: Id) -> DbResult<Next> {
    let Some(erasure) = rows::waiting(w.c, id)? else { return Ok(Next::Done) };
    let row = store::person_for_change(w.c, erasure.person)?.ok_or(Fault::NotFound)?;
    if rows::is_the_last(w.c, row.id, w.now)? {
        return Ok(Next::At(w.now.plus_days(1)));
    }
    if let Some(email) = &row.email {
        mail::forget(w.c, email)?;
    }
    rows::forget(w.c, row.id, w.now)?;
    store::save_person(w.c, &emptied(w, &row))?;
    rows::done(w.c, erasure.id, w.now)?;
    let after = json!({ "member": row.id, "status": PersonStatus::Closed });
    w.emit(Event::new("person.erased", "person", row.id).before(json!({ "status": row.status })).after(after));
    Ok(Next::Done)
}

fn emptied(w: &Write<'_>, row: &Person) -> Person {
    Person {
        full_name: NOBODY.to_owned(),
        email: None,
        email_folded: None,
        phone: None,
        password_hash: None,
        sex: None,
        year_of_birth: None,
        statistics_consent: None,
        admin: false,
        status: PersonStatus::Closed,
        updated_at: w.now,
        version: row.version + 1,
        ..row.clone()
    }
}
