use serde_json::json;

use crate::features::machines::model::{Error, Lock, LockCause};
use crate::features::machines::store;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::write::{Event, Write};

/// Locks a machine from now on; answers the lock, which [`unlock`] takes. Reservations stand, new ones are refused.
///
/// # Errors
/// The database's.
pub fn lock(w: &mut Write<'_>, machine: Id, cause: LockCause, safety: bool) -> Result<Lock, Error> {
    let found = store::locked(w.c, machine)?;
    let lock = Lock { id: w.new_id(), lab: found.lab, machine, cause, safety, starts_at: w.now, ends_at: None };
    store::open_lock(w.c, &lock)?;
    store::raise(w.c, machine, w.now)?;
    tell(w, "machine.locked", &lock);
    Ok(lock)
}

/// Ends a lock now; one that has ended stays as it is.
///
/// # Errors
/// The database's.
pub fn unlock(w: &mut Write<'_>, lock: Id) -> Result<(), Error> {
    let machine = store::find_lock(w.c, lock)?.machine;
    store::locked(w.c, machine)?;
    let found = store::find_lock(w.c, lock)?;
    if found.ends_at.is_some() {
        return Ok(());
    }
    store::close_lock(w.c, lock, w.now)?;
    store::raise(w.c, machine, w.now)?;
    tell(w, "machine.unlocked", &Lock { ends_at: Some(w.now), ..found });
    Ok(())
}

/// Makes an open lock one of safety, which staff may not set aside.
///
/// # Errors
/// The database's.
pub fn make_safety(w: &mut Write<'_>, lock: Id) -> Result<(), Error> {
    let found = store::find_lock(w.c, lock)?;
    store::locked(w.c, found.machine)?;
    store::make_safety(w.c, lock)?;
    store::raise(w.c, found.machine, w.now)?;
    tell(w, "machine.lock_changed", &Lock { safety: true, ..found });
    Ok(())
}

fn tell(w: &mut Write<'_>, action: &'static str, lock: &Lock) {
    let state = json!({
        "lock": lock.id, "cause": lock.cause, "safety": lock.safety, "starts_at": lock.starts_at,
        "ends_at": lock.ends_at,
    });
    let event = Event::new(action, "machine", lock.machine).lab(lock.lab).after(state);
    w.emit(event.touching(lock.machine, Interval::new(w.now, Instant::MAX)));
}
