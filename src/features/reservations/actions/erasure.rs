use super::{settle_time, tell};
use crate::features::reservations::model::ReservationStatus;
use crate::features::reservations::store;
use crate::platform::db::DbResult;
use crate::platform::values::Id;
use crate::platform::write::Write;

/// Cancels what a person has booked and not begun, and empties the notes of all they ever booked.
pub fn forget(w: &mut Write<'_>, person: Id) -> DbResult<()> {
    for (lab, machine, id) in store::standing_of(w.c, person)? {
        store::lock(w.c, lab, Some(person), &[machine])?;
        let row = store::find(w.c, id)?;
        if !row.status.may_become(ReservationStatus::Cancelled) {
            continue;
        }
        let after = row.clone().released(ReservationStatus::Cancelled, w.now, w.now);
        store::update(w.c, &after)?;
        settle_time(w, &after)?;
        let event = tell(w, "reservation.cancelled", Some(&row), &after);
        w.emit(event);
    }
    store::empty_notes(w.c, person)
}
