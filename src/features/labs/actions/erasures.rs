use super::members::answers_for;
use crate::features::identity::{self, Auth, Erasure, OnBehalf};
use crate::features::labs::model::{Error, Lab};
use crate::features::labs::store::members;
use crate::platform::values::{Id, Role};
use crate::platform::write::Write;

/// Asks that a member be erased who asked the lab for it and cannot do so themselves.
///
/// # Errors
/// [`Error::NoSuchPerson`], [`Error::OwnErasure`], [`Error::NotByKey`], [`Error::OthersToo`], what asking oneself says.
pub fn ask_erasure(w: &mut Write<'_>, auth: &Auth, lab: &Lab, person: Id, reason: String) -> Result<Erasure, Error> {
    may_ask(w, lab, person)?;
    let behalf = OnBehalf { lab: lab.id, reason: Some(reason) };
    identity::ask_erasure(w, Some(auth), person, Some(behalf)).map_err(Error::Identity)
}

/// Takes back what staff asked for.
///
/// # Errors
/// As [`ask_erasure`]; [`Error::TheirOwnWish`].
pub fn take_back_erasure(w: &mut Write<'_>, lab: &Lab, person: Id, reason: Option<String>) -> Result<(), Error> {
    may_ask(w, lab, person)?;
    if identity::waiting_erasure(w.c, person)?.is_some_and(|waiting| waiting.lab.is_none()) {
        return Err(Error::TheirOwnWish);
    }
    Ok(identity::take_back_erasure(w, person, Some(OnBehalf { lab: lab.id, reason }))?)
}

fn may_ask(w: &mut Write<'_>, lab: &Lab, person: Id) -> Result<(), Error> {
    let member = members::find(w.c, lab.id, person)?.ok_or(Error::NoSuchPerson)?;
    if w.actor().person() == Some(person) {
        return Err(Error::OwnErasure);
    }
    // Colleagues ask for themselves, or an administrator does.
    if matches!(member.role, Role::Technician | Role::Manager) && !w.actor().admin {
        return Err(Error::OthersToo);
    }
    answers_for(w, person)
}
