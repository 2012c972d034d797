use super::{only_staff_override, policy_of, settle_time, standing, tell, with_override};
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::model::ReservationStatus;
use crate::features::reservations::policy::Policy;
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::{cancel as decide, settle};
use crate::features::reservations::store;
use crate::platform::write::Write;

/// Cancels a reservation, unless its notice has passed. The row must be read under its locks.
///
/// # Errors
/// [`Error::Refused`]: `too_late_to_cancel`, or it has ended already.
pub fn cancel(
    w: &mut Write<'_>,
    row: &Reservation,
    reason: Option<&str>,
    override_reason: Option<&str>,
) -> Result<Reservation, Error> {
    let policy = policy_of(row, &Policy::default());
    let by = standing(w.actor(), row.lab);
    only_staff_override(by, override_reason)?;
    let set_aside = settle(decide(w.now, &policy, &row.held()), by, override_reason)?;
    let mut after = row.clone().released(ReservationStatus::Cancelled, w.now, w.now);
    after.cause = None;
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let event = tell(w, "reservation.cancelled", Some(row), &after).reason(reason.map(str::to_owned));
    w.emit(with_override(event, &set_aside, override_reason));
    Ok(after)
}
