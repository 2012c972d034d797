use super::members::answers_for;
use crate::features::identity::{self, Auth, Erasure, OnBehalf};
use crate::features::labs::model::{Error, Lab};
use crate::features::labs::store::members;
use crate::platform::values::Id;
use crate::platform::write::Write;

/// Asks that a member be erased who asked the lab for it and cannot do so themselves.
///
/// # Errors
/// [`Error::NoSuchPerson`], [`Error::OwnErasure`], [`Error::NotByKey`], [`Error::OthersToo`], what asking oneself says.
pub fn ask_erasure(w: &mut Write<'_>, auth: &Auth, lab: &Lab, person: Id, reason: String) -> Result<Erasure, Error> {
    may_ask(w, lab, person)?;
    let behalf = OnBehalf { lab: lab.id, reason: Some(reason) };
    identity::ask_erasure(w, auth, person, Some(behalf)).map_err(Error::Identity)
}

/// Takes the wish back.
///
/// # Errors
/// As [`ask_erasure`].
pub fn take_back_erasure(w: &mut Write<'_>, lab: &Lab, person: Id, reason: Option<String>) -> Result<(), Error> {
    may_ask(w, lab, person)?;
    Ok(identity::take_back_erasure(w, person, Some(OnBehalf { lab: lab.id, reason }))?)
}

fn may_ask(w: &mut Write<'_>, lab: &Lab, person: Id) -> Result<(), Error> {
    members::find(w.c, lab.id, person)?.ok_or(Error::NoSuchPerson)?;
    if w.actor().person() == Some(person) {
        return Err(Error::OwnErasure);
    }
    answers_for(w, person)
}
