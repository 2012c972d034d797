use super::model::{File, SubjectType};
use crate::features::identity::{Gate, Permission};
use crate::features::labs::{Lab, scope};
use crate::features::{maintenance, requests, training};
use crate::platform::db::Db;
use crate::platform::http::Problem;
use crate::platform::values::{Actor, Id};
use crate::platform::write::Call;

/// The one thing that a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    pub kind: SubjectType,
    pub id: Id,
}

fn gate(actor: &Actor, permission: Permission) -> Gate {
    Gate { actor: actor.clone(), permission }
}

/// The subject's lab, for who may see the subject: each room's own word on it.
///
/// # Errors
/// 404 where it does not exist or is not theirs to see, 401 and 403 as its room answers.
pub fn seen(c: &mut Db, call: &Call, subject: Subject) -> Result<Lab, Problem> {
    let (actor, id) = (&call.actor, subject.id);
    match subject.kind {
        SubjectType::Machine => scope::lab_of_machine(c, &gate(actor, Permission::ViewCatalogue), id),
        SubjectType::Incident => maintenance::visible_incident(c, actor, id).map(|(lab, _)| lab),
        SubjectType::EquipmentRequest => {
            requests::enter(c, &gate(actor, Permission::ViewRequests), id, call.lang, false).map(|(lab, ..)| lab)
        }
        SubjectType::Certification => {
            training::visible_certification(c, &gate(actor, Permission::OwnAccount), id).map(|(lab, _)| lab)
        }
    }
}

/// The subject's lab, for who may put papers to it: to an incident whoever sees it, to a machine its staff, to a request
/// its author until the review and managers, to a certification managers.
///
/// # Errors
/// As [`seen`]; 403 for who sees it and may no more.
pub fn open(c: &mut Db, call: &Call, subject: Subject) -> Result<Lab, Problem> {
    let lab = seen(c, call, subject)?;
    let (actor, public) = (&call.actor, lab.is_public());
    match subject.kind {
        SubjectType::Incident => gate(actor, Permission::ReportIncident).pass(lab.id, public)?,
        SubjectType::Machine => gate(actor, Permission::MaintainMachines).pass(lab.id, public)?,
        SubjectType::Certification => gate(actor, Permission::ManageTraining).pass(lab.id, public)?,
        SubjectType::EquipmentRequest => {
            requests::changeable(c, &gate(actor, Permission::RequestEquipment), subject.id, call.lang)?;
        }
    }
    Ok(lab)
}

/// The file's lab, for who may read it.
///
/// # Errors
/// As [`seen`].
pub fn readable(c: &mut Db, call: &Call, file: &File) -> Result<Lab, Problem> {
    let lab = seen(c, call, file.subject().ok_or_else(Problem::not_found)?)?;
    if file.staff_only && !call.actor.is_staff_of(lab.id) { Err(Problem::not_found()) } else { Ok(lab) }
}

/// For who may take the file off: its uploader and staff, as long as they may put one there.
///
/// # Errors
/// As [`open`].
pub fn removable(c: &mut Db, call: &Call, file: &File) -> Result<(), Problem> {
    readable(c, call, file)?;
    let lab = open(c, call, file.subject().ok_or_else(Problem::not_found)?)?;
    let own = file.uploaded_by.is_some() && file.uploaded_by == call.actor.person();
    if own || call.actor.is_staff_of(lab.id) { Ok(()) } else { Err(Problem::not_allowed()) }
}
