use serde_json::json;

use super::{settle_time, tell};
use crate::features::labs::Lab;
use crate::features::reservations::facts;
use crate::features::reservations::model::{BlockKind, CancelCause, ReservationStatus};
use crate::features::reservations::refusal::Refusal;
use crate::features::reservations::row::Reservation;
use crate::features::reservations::store;
use crate::platform::db::DbResult;
use crate::platform::values::Interval;
use crate::platform::write::Write;

/// Cancels the standing reservations that a closure hits: no miss, and the next gaps are told.
pub fn cancel_hit(w: &mut Write<'_>, lab: &Lab, closure: Interval) -> DbResult<()> {
    let ahead = Interval::new(closure.starts_at.max(w.now), closure.ends_at);
    if ahead.is_empty() {
        return Ok(());
    }
    let standing = store::occupying_in_lab(w.c, lab.id, ahead)?;
    let machines: Vec<_> = standing.iter().map(|row| row.machine).collect();
    store::lock(w.c, lab.id, None, &machines)?;
    for row in store::occupying_in_lab(w.c, lab.id, ahead)? {
        let waits = matches!(row.status, ReservationStatus::Pending | ReservationStatus::Confirmed);
        if row.kind == BlockKind::Reservation && waits && is_hit(w, lab, &row)? {
            cancel(w, lab, &row)?;
        }
    }
    Ok(())
}

/// By the same rule that refuses a booking there: an unattended rest may run through a closure.
fn is_hit(w: &mut Write<'_>, lab: &Lab, row: &Reservation) -> DbResult<bool> {
    let ground = facts::ground(w.c, lab, row.machine)?;
    let window = Interval::new(row.starts_at.plus_days(-1), row.ends_at.plus_days(8));
    let open_time = facts::open_time(w.c, lab, row.machine, window)?;
    let unattended = ground.resolved.policy.unattended_minutes_after_closing;
    Ok(open_time.refusals(row.span(), unattended).iter().any(|refusal| matches!(refusal, Refusal::Closed { .. })))
}

fn cancel(w: &mut Write<'_>, lab: &Lab, row: &Reservation) -> DbResult<()> {
    let mut after = row.clone().released(ReservationStatus::Cancelled, w.now, w.now);
    after.cause = Some(CancelCause::Closure);
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let ground = facts::ground(w.c, lab, row.machine)?;
    let gaps = facts::gaps(w.c, w.now, &ground, row.starts_at, row.span().minutes_ceil(), None)?;
    let mut event = tell(w, "reservation.cancelled", Some(row), &after);
    if let Some(state) = event.after.as_mut().and_then(serde_json::Value::as_object_mut) {
        state.insert("next_gaps".into(), json!(gaps));
    }
    w.emit(event);
    Ok(())
}
