use super::tell;
use crate::features::labs::Lab;
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::model::{BlockKind, ReservationStatus};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::store;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::write::Write;

/// A reservation that another system kept, and what became of it.
#[derive(Clone, Copy, Debug)]
pub struct PastAsk {
    pub machine: Id,
    pub member: Id,
    pub span: Interval,
    /// Cancelled, missed, or completed: it holds no time any more.
    pub status: ReservationStatus,
    pub released_at: Instant,
}

/// Keeps a reservation that is over elsewhere. A fact meets no booking rule.
///
/// # Errors
/// The database's.
pub fn keep_past(w: &mut Write<'_>, lab: &Lab, ask: &PastAsk) -> Result<Reservation, Error> {
    store::lock(w.c, lab.id, Some(ask.member), &[ask.machine])?;
    let row = Reservation {
        id: w.new_id(),
        lab: lab.id,
        machine: ask.machine,
        kind: BlockKind::Reservation,
        member: Some(ask.member),
        second_person: None,
        supervisor: None,
        booked_by: w.actor().person(),
        starts_at: ask.span.starts_at,
        ends_at: ask.span.ends_at,
        blocks_from: ask.span.starts_at,
        blocks_until: ask.span.ends_at,
        status: ask.status,
        purpose: None,
        note: None,
        batch: None,
        check_in_window_minutes: None,
        cancel_notice_minutes: 0,
        approved: false,
        checked_in_at: None,
        released_at: Some(ask.released_at),
        cause: None,
        group_booking: None,
        overrun_seconds: 0,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::insert(w.c, &row)?;
    let event = tell(w, "reservation.taken_over", None, &row);
    w.emit(event);
    Ok(row)
}
