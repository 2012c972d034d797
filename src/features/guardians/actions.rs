use chrono::NaiveDate;
use serde_json::json;

use super::model::{Error, GuardianConsent, GuardianPurpose, Minor};
use super::store;
use crate::features::labs::{self, Faults, Lab, MembershipStatus};
use crate::platform::db::Fault;
use crate::platform::values::Id;
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// How young a member may be.
const YOUNGEST_YEARS: i32 = 18;

/// A consent as it stands on paper.
#[derive(Clone, Debug)]
pub struct ConsentAsk {
    pub person: Id,
    pub purpose: GuardianPurpose,
    pub guardian: String,
    pub text_version: String,
    pub given_on: NaiveDate,
}

/// Says until when a member is not of age.
///
/// # Errors
/// Every bad field at once; [`Fault::NotFound`] for who is no member.
pub fn mark_minor(w: &mut Write<'_>, lab: &Lab, person: Id, adult_on: NaiveDate) -> Result<Minor, Error> {
    check_member(w, lab, person)?;
    let today = lab.zone().date(w.now);
    let latest = today.checked_add_months(chrono::Months::new(12 * YOUNGEST_YEARS.unsigned_abs()));
    if adult_on <= today || latest.is_some_and(|latest| adult_on > latest) {
        let mut faults = Faults::default();
        faults.add("/adult_on", "out_of_range", Text::new("adult-within-years").with("years", YOUNGEST_YEARS));
        faults.check(Error::Fields)?;
    }
    let before = store::locked_minor(w.c, lab.id, person)?;
    let minor = Minor {
        lab: lab.id,
        person,
        adult_on,
        recorded_by: w.actor().id(),
        created_at: before.as_ref().map_or(w.now, |before| before.created_at),
        updated_at: w.now,
        version: before.as_ref().map_or(1, |before| before.version + 1),
    };
    match before {
        Some(_) => store::update_minor(w.c, &minor)?,
        None => store::insert_minor(w.c, &minor)?,
    }
    w.emit(event("minor.recorded", lab.id, person));
    Ok(minor)
}

/// Takes back that a member is not of age.
///
/// # Errors
/// The database's.
pub fn unmark_minor(w: &mut Write<'_>, minor: &Minor) -> Result<(), Error> {
    store::delete_minor(w.c, minor.lab, minor.person)?;
    w.emit(event("minor.removed", minor.lab, minor.person));
    Ok(())
}

/// The day is as good as a birthday, so the trail, which nobody can erase, does not keep it.
fn event(action: &'static str, lab: Id, person: Id) -> Event {
    Event::new(action, "person", person).lab(lab).after(json!({ "member": person }))
}

/// Records a guardian's consent.
///
/// # Errors
/// A day to come; [`Error::Stands`] where one for the purpose stands; [`Fault::NotFound`] for who is no member.
pub fn give(w: &mut Write<'_>, lab: &Lab, ask: &ConsentAsk) -> Result<GuardianConsent, Error> {
    check_member(w, lab, ask.person)?;
    if ask.given_on > lab.zone().date(w.now) {
        let mut faults = Faults::default();
        faults.add("/given_on", "in_the_future", Text::new("must-not-lie-ahead"));
        faults.check(Error::Fields)?;
    }
    if store::stands(w.c, lab.id, ask.person, ask.purpose)? {
        return Err(Error::Stands);
    }
    let consent = GuardianConsent {
        id: w.new_id(),
        lab: lab.id,
        person: ask.person,
        purpose: ask.purpose,
        guardian: Some(ask.guardian.clone()),
        text_version: ask.text_version.clone(),
        given_on: ask.given_on,
        recorded_by: w.actor().id(),
        recorded_at: w.now,
        withdrawn_at: None,
        withdrawn_by: None,
    };
    store::insert(w.c, &consent)?;
    let event = Event::new("guardian_consent.given", "guardian_consent", consent.id).lab(lab.id);
    w.emit(event.after(consent.state()));
    Ok(consent)
}

/// Ends a consent now; one that was withdrawn before stays as it is. What is booked stands; starting asks again. The consent
/// must be read under its lock.
///
/// # Errors
/// The database's.
pub fn withdraw(w: &mut Write<'_>, was: &GuardianConsent, reason: Option<String>) -> Result<GuardianConsent, Error> {
    if was.withdrawn_at.is_some() {
        return Ok(was.clone());
    }
    let consent = GuardianConsent { withdrawn_at: Some(w.now), withdrawn_by: w.actor().id(), ..was.clone() };
    store::update(w.c, &consent)?;
    let event = Event::new("guardian_consent.withdrawn", "guardian_consent", consent.id).lab(consent.lab);
    w.emit(event.before(was.state()).after(consent.state()).reason(reason));
    Ok(consent)
}

fn check_member(w: &mut Write<'_>, lab: &Lab, person: Id) -> Result<(), Error> {
    let found = labs::membership(w.c, lab.id, person)?;
    match found.filter(|member| member.status == MembershipStatus::Active) {
        Some(_) => Ok(()),
        None => Err(Error::Fault(Fault::NotFound)),
    }
}
