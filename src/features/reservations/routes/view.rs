use crate::features::labs;
use crate::features::reservations::actions::is_visible;
use crate::features::reservations::model::{CancelCause, ReservationStatus};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::{ReservationError, store};
use crate::platform::db::Db;
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
    pub fn of(row: Reservation, lab: String) -> Self {
        let confirmed = row.status == ReservationStatus::Confirmed;
        Self {
            check_in: confirmed.then(|| row.check_in_window()),
            id: row.id,
            lab,
            lab_id: row.lab,
            machine: row.machine,
            member: row.member,
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
    shown(c, row)
}

pub fn shown(c: &mut Db, row: Reservation) -> Result<ReservationView, Problem> {
    let lab = labs::by_id(c, row.lab)?;
    Ok(ReservationView::of(row, lab.slug))
}
