use serde_json::json;

use super::{settle_time, tell};
use crate::features::labs::{self, Closure, Lab};
use crate::features::reservations::facts;
use crate::features::reservations::model::{CancelCause, ReservationStatus};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::store;
use crate::platform::db::DbResult;
use crate::platform::write::Write;

/// Cancels the standing reservations that a closure hits, those that its answer names: no miss, and the next gaps are told.
pub fn cancel_hit(w: &mut Write<'_>, closure: &Closure) -> DbResult<()> {
    let lab = labs::by_id(w.c, closure.lab)?;
    let machines = labs::closure_machines(w.c, closure.id)?;
    // The closure's own transaction has locked the lab's machines.
    for id in labs::actions::hit_by(w.c, &lab, closure, &machines, w.now)?.0 {
        let row = store::find(w.c, id)?;
        if row.status.may_become(ReservationStatus::Cancelled) {
            cancel(w, &lab, &row)?;
        }
    }
    Ok(())
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
