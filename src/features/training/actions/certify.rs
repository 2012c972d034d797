use serde_json::json;

use super::courses::unknown_level;
use super::warn;
use crate::features::labs::{Faults, Lab};
use crate::features::training::model::{Certification, Error, Held, Qualification, Revocation};
use crate::features::training::store;
use crate::platform::db::Json;
use crate::platform::values::{Id, Instant, LocalText};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A qualification as it is to be made.
#[derive(Clone, Debug)]
pub struct QualificationAsk {
    pub name: LocalText,
    /// How long a certification is valid unless it says otherwise; `None` for ever.
    pub valid_days: Option<i32>,
    pub levels: Vec<String>,
}

/// A certification as it is to be given.
#[derive(Clone, Debug)]
pub struct CertificationAsk {
    pub person: Id,
    pub level: Option<String>,
    /// Since when, where that was earlier; now without it.
    pub valid_from: Option<Instant>,
    pub expires_at: Option<Instant>,
    pub evidence: Option<String>,
    /// Where it was earned.
    pub course_session: Option<Id>,
}

/// # Errors
/// Levels that repeat, the database's.
pub fn create_qualification(w: &mut Write<'_>, lab: &Lab, ask: &QualificationAsk) -> Result<Qualification, Error> {
    let qualification = Qualification {
        id: w.new_id(),
        lab: lab.id,
        name: Json::of(&ask.name),
        valid_days: ask.valid_days,
        levels: Json::of(&ask.levels),
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::insert_qualification(w.c, &qualification)?;
    let state = json!({ "valid_days": qualification.valid_days, "levels": ask.levels.len() });
    w.emit(Event::new("qualification.created", "qualification", qualification.id).lab(lab.id).after(state));
    Ok(qualification)
}

/// Says that a member holds a qualification from now on.
///
/// # Errors
/// A person who is no member, an unknown level, an end in the past, the database's.
pub fn certify(
    w: &mut Write<'_>,
    qualification: &Qualification,
    ask: &CertificationAsk,
) -> Result<Certification, Error> {
    let mut faults = Faults::default();
    if !store::is_member(w.c, qualification.lab, ask.person)? {
        faults.add("/member", "unknown", Text::new("no-such-member"));
    }
    let levels = qualification.levels();
    if ask.level.as_ref().is_some_and(|level| !levels.contains(level)) {
        faults.add("/level", "not_one_of", unknown_level(&levels));
    }
    if ask.expires_at.is_some_and(|end| end <= w.now) {
        faults.add("/expires_at", "in_the_past", Text::new("must-lie-ahead"));
    }
    faults.check(Error::Fields)?;
    let by_days = qualification.valid_days.map(|days| w.now.plus_days(i64::from(days)));
    let certification = Certification {
        id: w.new_id(),
        lab: qualification.lab,
        person: ask.person,
        qualification: qualification.id,
        level: ask.level.clone(),
        granted_by: w.actor().id(),
        valid_from: ask.valid_from.unwrap_or(w.now),
        expires_at: ask.expires_at.or(by_days),
        evidence: ask.evidence.clone(),
        created_at: w.now,
        course_session: ask.course_session,
    };
    store::insert(w.c, &certification)?;
    warn::plan(w, &certification)?;
    w.emit(event("certification.granted", &certification));
    Ok(certification)
}

/// Ends a certification now; one that was revoked before stays as it is. Standing reservations stay too: the
/// reservations' room hears of `certification.revoked` and tells their holders.
///
/// # Errors
/// The database's.
pub fn revoke(w: &mut Write<'_>, held: &Held, reason: String) -> Result<Held, Error> {
    if held.revoked_at.is_some() {
        return Ok(held.clone());
    }
    let certification = held.certification.clone();
    let revocation = Revocation { certification: certification.id, revoked_at: w.now, revoked_by: w.actor().id() };
    store::revoke(w.c, &revocation)?;
    warn::forget(w, certification.id)?;
    w.emit(event("certification.revoked", &certification).reason(Some(reason)));
    Ok(Held { certification, revoked_at: Some(w.now) })
}

fn event(action: &'static str, one: &Certification) -> Event {
    Event::new(action, "certification", one.id).lab(one.lab).after(json!({
        "member": one.person, "qualification": one.qualification, "level": one.level, "valid_from": one.valid_from,
        "expires_at": one.expires_at, "course_session": one.course_session,
    }))
}
