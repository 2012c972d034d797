use super::{policy_of, settle_time, tell};
use crate::features::labs::Lab;
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::facts;
use crate::features::reservations::model::{ReservationStatus, Standing};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::{Refused, approve as may_approve, reject as may_reject, settle};
use crate::features::reservations::store;
use crate::platform::write::Write;

/// Confirms a reservation that waits. The row must be read under its locks.
///
/// # Errors
/// [`Error::Refused`]: it does not wait, has started, or its person is suspended or no longer qualified.
pub fn approve(w: &mut Write<'_>, lab: &Lab, row: &Reservation) -> Result<Reservation, Error> {
    let ground = facts::ground(w.c, lab, row.machine)?;
    let certifications = facts::certifications(w.c, &ground.resolved, row.member)?;
    let policy = policy_of(row, &ground.resolved.policy);
    let suspended_until = facts::suspended_until(w.c, lab, row.member)?;
    let refusals = may_approve(w.now, &policy, &row.held(), &certifications, suspended_until);
    if let Err(refused) = settle(refusals, Standing::Staff, None) {
        return Err(facts::with_courses(w.c, w.now, refused.for_good())?.into());
    }
    let mut after = row.clone().changed(w.now);
    (after.status, after.approved) = (ReservationStatus::Confirmed, true);
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let event = tell(w, "reservation.approved", Some(row), &after);
    w.emit(event);
    Ok(after)
}

/// Turns down a reservation that waits or is confirmed.
///
/// # Errors
/// [`Error::Refused`] when it has ended already.
pub fn reject(w: &mut Write<'_>, row: &Reservation, reason: Option<&str>) -> Result<Reservation, Error> {
    settle(may_reject(&row.held()), Standing::Staff, None).map_err(Refused::for_good)?;
    let after = row.clone().released(ReservationStatus::Rejected, w.now, w.now);
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let event = tell(w, "reservation.rejected", Some(row), &after).reason(reason.map(str::to_owned));
    w.emit(event);
    Ok(after)
}
