use serde_json::{Value, json};

use crate::features::identity::{self, Auth};
use crate::features::labs::model::{Error, Faults, Lab, Membership, MembershipStatus, Registration};
use crate::features::labs::store::members;
use crate::platform::db::{Constraint, DbResult, Fault};
use crate::platform::values::{Id, Instant, Role};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// A member as they are to be. The suspension is replaced; what is `None` stays as it is.
#[derive(Clone, Debug)]
pub struct MemberAsk {
    pub person: Id,
    pub role: Role,
    pub affiliation: Option<Option<String>>,
    pub student_number: Option<Option<String>>,
    pub suspended_until: Option<Instant>,
    pub reason: Option<String>,
}

/// Makes the person a student of the lab by its registration mode or by a claim slip; a member already stays what they
/// are. The flag says whether they are new.
///
/// # Errors
/// A code that is missing or wrong, a slip that cannot be handed over, the database's.
pub fn join(
    w: &mut Write<'_>,
    auth: &Auth,
    lab: &Lab,
    person: Id,
    code: Option<&str>,
) -> Result<(Membership, bool), Error> {
    let known = members::locked(w.c, lab.id, person)?;
    if let Some(active) = known.as_ref().filter(|known| known.status == MembershipStatus::Active) {
        return Ok((active.clone(), false));
    }
    if let Some(code) = code
        && let Some(made) = by_slip(w, auth, lab, person, known.as_ref(), code)?
    {
        return Ok((made, true));
    }
    if let Some(waiting) = known {
        return Ok((waiting, false));
    }
    let status = match lab.registration {
        Registration::Open => MembershipStatus::Active,
        Registration::Code if code.is_some() && code == lab.join_code.as_deref() => MembershipStatus::Active,
        Registration::Code if lab.is_public() => return Err(Error::CodeNeeded),
        Registration::Desk if lab.is_public() => MembershipStatus::Pending,
        Registration::Code | Registration::Desk => return Err(Error::Hidden),
    };
    Ok((admit(w, lab.id, person, status)?, true))
}

/// The membership that the slip's code stands for goes to the person who came with it; the account that the lab made for
/// them is closed.
fn by_slip(
    w: &mut Write<'_>,
    auth: &Auth,
    lab: &Lab,
    person: Id,
    waiting: Option<&Membership>,
    code: &str,
) -> Result<Option<Membership>, Error> {
    let Some(made_for) = identity::person_of_slip(w, auth, code)? else { return Ok(None) };
    let Some(before) = members::locked(w.c, lab.id, made_for)? else { return Ok(None) };
    // What is theirs stays theirs; and another lab's membership would be left behind.
    if members::has_history(w.c, made_for)? || members::labs_of(w.c, made_for)?.len() > 1 {
        return Err(Error::SlipInUse);
    }
    if let Some(waiting) = waiting {
        members::remove(w.c, waiting.id)?;
    }
    members::hand_over(w.c, before.id, person, w.now).map_err(joined_meanwhile)?;
    identity::close_claimed(w, made_for)?;
    let after = Membership { person, updated_at: w.now, version: before.version + 1, ..before.clone() };
    tell(w, Some(&before), &after, None);
    Ok(Some(after))
}

/// Makes a person who is no member yet a student of the lab.
///
/// # Errors
/// The database's.
pub fn admit(w: &mut Write<'_>, lab: Id, person: Id, status: MembershipStatus) -> DbResult<Membership> {
    let membership = Membership { status, self_joined: true, ..new(w, lab, person, Role::Student) };
    members::insert(w.c, &membership).map_err(joined_meanwhile)?;
    tell(w, None, &membership, None);
    Ok(membership)
}

/// The desk takes in who waits.
///
/// # Errors
/// [`Error::NotWaiting`], the database's.
pub fn confirm(w: &mut Write<'_>, lab: &Lab, person: Id) -> Result<Membership, Error> {
    let before = waiting(w, lab, person)?;
    let after = Membership {
        status: MembershipStatus::Active,
        updated_at: w.now,
        version: before.version + 1,
        ..before.clone()
    };
    members::update(w.c, &after)?;
    tell(w, Some(&before), &after, None);
    Ok(after)
}

/// The desk turns away who waits: their account stays, the membership goes.
///
/// # Errors
/// [`Error::NotWaiting`], the database's.
pub fn decline(w: &mut Write<'_>, lab: &Lab, person: Id, reason: Option<String>) -> Result<(), Error> {
    let before = waiting(w, lab, person)?;
    members::remove(w.c, before.id)?;
    let event = Event::new("membership.declined", "membership", before.id).lab(lab.id).before(state(&before));
    w.emit(event.reason(reason));
    Ok(())
}

/// Whoever hands out a code could sign in as its person. So no key does, nobody does for themselves, and a manager only for
/// who belongs to no lab that they do not manage.
pub(super) fn answers_for(w: &mut Write<'_>, person: Id) -> Result<(), Error> {
    if w.actor().scopes.is_some() {
        return Err(Error::NotByKey);
    }
    if w.actor().person() == Some(person) {
        return Err(Error::OwnCode);
    }
    if w.actor().admin {
        return Ok(());
    }
    let manages = |lab: &Id| w.call.actor.role_in(*lab) == Some(Role::Manager);
    let everywhere = members::labs_of(w.c, person)?;
    if identity::is_administrator(w.c, person)? || !everywhere.iter().all(manages) {
        return Err(Error::OthersToo);
    }
    Ok(())
}

/// A one-time code with which the member sets a new password, and when it ends: for who came to the lab by themselves, or
/// with the account that it made. Who was brought in with an account of their own gets one from an administrator.
///
/// # Errors
/// [`Error::OthersToo`], [`Error::NotByKey`], [`Error::OwnCode`], the database's.
pub fn reset_code(
    w: &mut Write<'_>,
    auth: &Auth,
    lab: &Lab,
    person: Id,
    reason: Option<String>,
) -> Result<(String, Instant), Error> {
    let found = members::locked(w.c, lab.id, person)?.ok_or(Error::NoSuchPerson)?;
    answers_for(w, person)?;
    let came_themselves = found.self_joined && found.status == MembershipStatus::Active;
    if !came_themselves && !w.actor().admin {
        return Err(Error::OthersToo);
    }
    let (code, expires_at) = identity::issue_reset_code(w, auth, found.person)?;
    let after = json!({ "member": person, "expires_at": expires_at });
    w.emit(Event::new("person.reset_code_issued", "person", person).lab(lab.id).after(after).reason(reason));
    Ok((code, expires_at))
}

fn waiting(w: &mut Write<'_>, lab: &Lab, person: Id) -> Result<Membership, Error> {
    let found = members::locked(w.c, lab.id, person)?.ok_or(Error::NoSuchPerson)?;
    if found.status == MembershipStatus::Pending { Ok(found) } else { Err(Error::NotWaiting) }
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
/// An unknown person, a role that is not for people, raising oneself, leaving the lab without a manager (unless an
/// administrator does it), the database's.
pub fn put_member(w: &mut Write<'_>, lab: &Lab, ask: &MemberAsk) -> Result<Membership, Error> {
    let mut faults = Faults::default();
    if ask.role == Role::Device {
        faults.add("/role", "not_for_people", Text::new("role-not-for-people"));
    }
    faults.check(Error::Fields)?;
    let number = ask.student_number.clone().map(|number| number.as_deref().map(identity::fold_student_number));
    // Whoever it is that gives up managing, and by whoever's hand. An administrator may take a lab from others: they
    // have it themselves.
    let gives_up = ask.role != Role::Manager || ask.suspended_until > Some(w.now);
    let asked = gives_up && (!w.actor().admin || w.actor().person() == Some(ask.person));
    let others_manage = !asked || members::others_manage(w.c, lab.id, ask.person, w.now)?;
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
        membership.student_number = number.flatten();
        (membership.suspended_until, membership.suspension_reason) = suspension(None, ask);
        members::insert(w.c, &membership).map_err(joined_meanwhile).map_err(number_taken)?;
        tell(w, None, &membership, ask.reason.clone());
        return Ok(membership);
    };
    if gives_up && manages(&before, w.now) && !others_manage {
        return Err(Error::LastManager);
    }
    let mut after = before.clone();
    after.role = ask.role;
    after.status = MembershipStatus::Active;
    after.student_number = number.unwrap_or(after.student_number);
    after.affiliation = ask.affiliation.clone().unwrap_or(after.affiliation);
    (after.suspended_until, after.suspension_reason) = suspension(Some(&before), ask);
    after.updated_at = w.now;
    after.version += 1;
    members::update(w.c, &after).map_err(number_taken)?;
    tell(w, Some(&before), &after, ask.reason.clone());
    Ok(after)
}

/// Until when and why. One that stands keeps its reason: a reason that comes then is for another change.
fn suspension(before: Option<&Membership>, ask: &MemberAsk) -> (Option<Instant>, Option<String>) {
    let stands = before.filter(|before| before.suspended_until == ask.suspended_until);
    let reason = stands.map_or(&ask.reason, |before| &before.suspension_reason);
    (ask.suspended_until, ask.suspended_until.and(reason.clone()))
}

/// A manager whom nothing keeps from managing.
fn manages(one: &Membership, now: Instant) -> bool {
    one.role == Role::Manager
        && one.status == MembershipStatus::Active
        && one.suspended_until.is_none_or(|it| it <= now)
}

pub(super) fn number_taken(fault: Fault) -> Error {
    if fault.violates(Constraint::StudentNumberTaken) { Error::StudentNumberTaken } else { Error::Fault(fault) }
}

pub(super) fn new(w: &Write<'_>, lab: Id, person: Id, role: Role) -> Membership {
    Membership {
        id: w.new_id(),
        lab,
        person,
        role,
        status: MembershipStatus::Active,
        affiliation: None,
        student_number: None,
        self_joined: false,
        suspended_until: None,
        suspension_reason: None,
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

fn state(one: &Membership) -> Value {
    json!({
        "member": one.person, "role": one.role, "status": one.status, "suspended_until": one.suspended_until,
        "version": one.version,
    })
}

pub(super) fn tell(w: &mut Write<'_>, before: Option<&Membership>, after: &Membership, reason: Option<String>) {
    let mut now = state(after);
    if let Some(fields) = now.as_object_mut() {
        let affiliation = before.and_then(|before| before.affiliation.as_ref()) != after.affiliation.as_ref();
        let number = before.and_then(|before| before.student_number.as_ref()) != after.student_number.as_ref();
        fields.insert("affiliation_changed".into(), json!(affiliation));
        fields.insert("student_number_changed".into(), json!(number));
    }
    let mut event = Event::new("membership.changed", "membership", after.id).lab(after.lab).after(now).reason(reason);
    if let Some(before) = before {
        event = event.before(state(before));
    }
    w.emit(event);
}
