use std::collections::BTreeMap;

use crate::features::reservations::actions::is_visible;
use crate::features::reservations::model::{CancelCause, ReservationStatus};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::{ReservationError, store};
use crate::features::{identity, labs};
use crate::platform::db::{Db, DbResult};
use crate::platform::http::Problem;
use crate::platform::values::{Actor, Id, Instant, Interval, Purpose};

/// A reservation as its holder and the lab's staff see it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Reservation)]
pub struct ReservationView {
    pub id: Id,
    /// The lab's slug.
    pub lab: String,
    pub lab_id: Id,
    pub machine: Id,
    /// The holder's id.
    pub member: Option<Id>,
    /// The holder's full name, for staff; null to the holder.
    pub member_name: Option<String>,
    /// Who is there beside the holder.
    pub second_person: Option<Id>,
    /// Who watches over it, where the machine asks for a supervisor: who is to, as the roster stood; from the start on who did.
    pub supervisor: Option<Id>,
    /// What the supervisor is called.
    pub supervisor_name: Option<String>,
    /// What it is part of, where it was booked for a group.
    pub group_booking: Option<Id>,
    pub booked_by: Option<Id>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub status: ReservationStatus,
    pub purpose: Option<Purpose>,
    pub note: Option<String>,
    pub checked_in_at: Option<Instant>,
    /// When one may check in; null where nobody may any more, or not before it is approved.
    pub check_in: Option<Interval>,
    /// From when on its time is free again.
    pub released_at: Option<Instant>,
    /// Why the lab or the service cancelled it, or holds its check-in open to the end.
    pub cause: Option<CancelCause>,
    pub overrun_seconds: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl ReservationView {
    pub fn of(row: Reservation, lab: String, names: &BTreeMap<Id, String>) -> Self {
        let confirmed = row.status == ReservationStatus::Confirmed;
        Self {
            check_in: confirmed.then(|| row.check_in_window()),
            id: row.id,
            lab,
            lab_id: row.lab,
            machine: row.machine,
            member: row.member,
            member_name: row.member.and_then(|member| names.get(&member).cloned()),
            second_person: row.second_person,
            supervisor: row.supervisor,
            supervisor_name: row.supervisor.and_then(|person| names.get(&person).cloned()),
            group_booking: row.group_booking,
            booked_by: row.booked_by,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            status: row.status,
            purpose: row.purpose,
            note: row.note,
            checked_in_at: row.checked_in_at,
            released_at: row.released_at,
            cause: row.cause,
            overrun_seconds: row.overrun_seconds,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// The row, when the actor may see it.
pub fn visible(c: &mut Db, actor: &Actor, id: Id) -> Result<Reservation, Problem> {
    let row = store::find(c, id).map_err(ReservationError::from)?;
    let shown = row.kind == crate::features::reservations::model::BlockKind::Reservation && is_visible(actor, &row);
    if shown { Ok(row) } else { Err(Problem::not_found()) }
}

/// A reservation for an actor who may see it.
///
/// # Errors
/// 404 when it does not exist or is not theirs to see.
pub fn view(c: &mut Db, actor: &Actor, id: Id) -> Result<ReservationView, Problem> {
    let row = visible(c, actor, id)?;
    shown(c, actor, row)
}

pub fn shown(c: &mut Db, actor: &Actor, row: Reservation) -> Result<ReservationView, Problem> {
    let lab = labs::by_id(c, row.lab)?;
    let names = names_of_others(c, actor, std::slice::from_ref(&row))?;
    Ok(ReservationView::of(row, lab.slug, &names))
}

/// What the holders of these reservations, without the actor, and their supervisors are called: one's own booking costs no look.
pub fn names_of_others(c: &mut Db, actor: &Actor, rows: &[Reservation]) -> DbResult<BTreeMap<Id, String>> {
    let holders = rows.iter().filter_map(|row| row.member).filter(|member| actor.person() != Some(*member));
    let others: Vec<Id> = holders.chain(rows.iter().filter_map(|row| row.supervisor)).collect();
    if others.is_empty() { Ok(BTreeMap::new()) } else { identity::names(c, &others) }
}
