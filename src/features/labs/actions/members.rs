use serde_json::json;

use crate::features::labs::model::{Error, Faults, Lab, Membership, Registration};
use crate::features::labs::store::members;
use crate::platform::db::{Constraint, DbResult, Fault};
use crate::platform::values::{Id, Instant, Role};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A member as they are to be. The suspension is replaced; an affiliation of `None` stays as it is.
#[derive(Clone, Debug)]
pub struct MemberAsk {
    pub person: Id,
    pub role: Role,
    pub affiliation: Option<Option<String>>,
    pub suspended_until: Option<Instant>,
    pub reason: Option<String>,
}

/// Makes the person a student of the lab by its registration mode; a member already stays what they are. The flag
/// says whether they are new.
///
/// # Errors
/// A code that is missing or wrong, a lab that takes members at the desk, the database's.
pub fn join(w: &mut Write<'_>, lab: &Lab, person: Id, code: Option<&str>) -> Result<(Membership, bool), Error> {
    if let Some(known) = members::find(w.c, lab.id, person)? {
        return Ok((known, false));
    }
    let refused = |error| if lab.is_public() { Err(error) } else { Err(Error::Hidden) };
    match lab.registration {
        Registration::Open => {}
        Registration::Code if code.is_some() && code == lab.join_code.as_deref() => {}
        Registration::Code => return refused(Error::CodeNeeded),
        Registration::Desk => return refused(Error::AskAtTheDesk),
    }
    Ok((admit(w, lab.id, person)?, true))
}

/// Makes a person who is no member yet a student of the lab.
///
/// # Errors
/// The database's.
pub fn admit(w: &mut Write<'_>, lab: Id, person: Id) -> DbResult<Membership> {
    let membership = new(w, lab, person, Role::Student);
    members::insert(w.c, &membership).map_err(joined_meanwhile)?;
    tell(w, None, &membership, None);
    Ok(membership)
}

/// Somebody made them a member between the look and the write: look again.
fn joined_meanwhile(fault: Fault) -> Fault {
    if fault.violates(Constraint::MemberOnce) {
        Fault::Again(diesel::result::Error::RollbackTransaction)
    } else {
        fault
    }
}

/// Sets what a person is in the lab; makes them a member when they are none.
///
/// # Errors
/// An unknown person, a role that is not for people, raising oneself, the database's.
pub fn put_member(w: &mut Write<'_>, lab: &Lab, ask: &MemberAsk) -> Result<Membership, Error> {
    let mut faults = Faults::default();
    if ask.role == Role::Device {
        faults.add("/role", "not_for_people", Text::new("role-not-for-people"));
    }
    faults.check(Error::Fields)?;
    let known = members::locked(w.c, lab.id, ask.person)?;
    let rank_before = known.as_ref().map(|known| rank(known.role));
    if !w.actor().admin && w.actor().person() == Some(ask.person) && Some(rank(ask.role)) > rank_before {
        return Err(Error::OwnRole);
    }
    let Some(before) = known else {
        if !members::person_exists(w.c, ask.person)? {
            return Err(Error::NoSuchPerson);
        }
        let mut membership = new(w, lab.id, ask.person, ask.role);
        membership.affiliation = ask.affiliation.clone().flatten();
        membership.suspended_until = ask.suspended_until;
        members::insert(w.c, &membership).map_err(joined_meanwhile)?;
        tell(w, None, &membership, ask.reason.clone());
        return Ok(membership);
    };
    let mut after = before.clone();
    after.role = ask.role;
    after.affiliation = ask.affiliation.clone().unwrap_or(after.affiliation);
    after.suspended_until = ask.suspended_until;
    after.updated_at = w.now;
    after.version += 1;
    members::update(w.c, &after)?;
    tell(w, Some(&before), &after, ask.reason.clone());
    Ok(after)
}

fn new(w: &Write<'_>, lab: Id, person: Id, role: Role) -> Membership {
    Membership {
        id: w.new_id(),
        lab,
        person,
        role,
        affiliation: None,
        student_number: None,
        suspended_until: None,
        joined_at: w.now,
        updated_at: w.now,
        version: 1,
    }
}

/// More than another rank is a rise.
const fn rank(role: Role) -> u8 {
    match role {
        Role::Device | Role::Student | Role::Funder => 0,
        Role::Technician => 1,
        Role::Manager => 2,
    }
}

fn tell(w: &mut Write<'_>, before: Option<&Membership>, after: &Membership, reason: Option<String>) {
    let state = |one: &Membership| json!({ "member": one.person, "role": one.role, "suspended_until": one.suspended_until, "version": one.version });
    let mut now = state(after);
    if let Some(fields) = now.as_object_mut() {
        let changed = before.and_then(|before| before.affiliation.as_ref()) != after.affiliation.as_ref();
        fields.insert("affiliation_changed".into(), json!(changed));
    }
    let mut event = Event::new("membership.changed", "membership", after.id).lab(after.lab).after(now).reason(reason);
    if let Some(before) = before {
        event = event.before(state(before));
    }
    w.emit(event);
}
