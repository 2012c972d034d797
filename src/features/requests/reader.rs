use super::error::RequestError;
use super::model::{RequestStatus, Standing};
use super::rows::RequestRow;
use super::store::requests;
use crate::features::identity::{Gate, Permission};
use crate::features::labs::{Lab, scope};
use crate::platform::db::Db;
use crate::platform::http::Problem;
use crate::platform::values::{Actor, Id, Lang, Role};

/// Who looks at a lab's requests: decides what they see of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    pub person: Option<Id>,
    /// Technicians, managers and administrators see who wrote and who endorsed.
    pub staff: bool,
    pub manager: bool,
    /// A funder sees what a manager has flagged, without people.
    pub funder: bool,
    pub lang: Lang,
}

impl Reader {
    pub fn of(actor: &Actor, lab: Id, lang: Lang) -> Self {
        let role = actor.role_in(lab);
        let reviews = role.is_some_and(|role| Permission::ReviewRequests.held_by(role));
        Self {
            person: actor.person(),
            staff: actor.is_staff_of(lab),
            manager: actor.admin || reviews,
            funder: role == Some(Role::Funder) && !actor.admin,
            lang,
        }
    }

    /// A draft is seen by its author alone, all else by the lab; by funders once it is flagged.
    pub fn sees(&self, row: &RequestRow) -> bool {
        match row.status {
            RequestStatus::Draft => self.is_author(row) && !self.funder,
            status => !self.funder || status.is_flagged(),
        }
    }

    pub fn is_author(&self, row: &RequestRow) -> bool {
        self.person == Some(row.author)
    }

    pub fn standing(&self, row: &RequestRow) -> Standing {
        Standing { author: self.is_author(row), manager: self.manager }
    }
}

/// The request with its lab, for an actor who may see it and passes the gate. `lock` holds the row until the transaction
/// ends.
///
/// # Errors
/// 404 where it is not theirs to see, whatever the gate would say; 403 by the gate.
pub fn enter(c: &mut Db, gate: &Gate, id: Id, lang: Lang, lock: bool) -> Result<(Lab, RequestRow, Reader), Problem> {
    let found = if lock { requests::lock(c, id)? } else { requests::find(c, id)? };
    let row = found.ok_or_else(Problem::not_found)?;
    let belongs = gate.actor.admin || gate.actor.role_in(row.lab).is_some_and(|role| role != Role::Device);
    let reader = Reader::of(&gate.actor, row.lab, lang);
    if !belongs || !reader.sees(&row) {
        return Err(Problem::not_found());
    }
    let lab = scope::lab_of(c, gate, row.lab)?;
    Ok((lab, row, reader))
}

/// For who may change what the request says: its author until the review begins, a manager at any time.
///
/// # Errors
/// As [`enter`]; 403 for others.
pub fn changeable(c: &mut Db, gate: &Gate, id: Id, lang: Lang) -> Result<(), Problem> {
    let (_, row, reader) = enter(c, gate, id, lang, false)?;
    let standing = reader.standing(&row);
    match (standing.manager, standing.author, row.status) {
        (true, ..) | (_, true, RequestStatus::Draft | RequestStatus::Submitted) => Ok(()),
        (_, true, _) => Err(RequestError::UnderReview.into()),
        _ => Err(Problem::not_allowed()),
    }
}
