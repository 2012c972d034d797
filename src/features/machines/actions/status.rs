use super::state;
use crate::features::machines::model::{Error, Lock, LockCause, Machine, MachineStatus, StatusPast};
use crate::features::machines::store;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::write::{Event, Write};

/// Sets a machine's status from now on. `out_of_service` locks it, leaving it unlocks it (not what an incident locked);
/// `retired` ends its service. The same status again changes nothing but the reason that the history tells.
///
/// # Errors
/// The database's.
pub fn set_status(
    w: &mut Write<'_>,
    machine: Id,
    status: MachineStatus,
    reason: Option<String>,
) -> Result<Machine, Error> {
    let before = store::locked(w.c, machine)?;
    if before.status == status {
        return told_again(w, before, reason);
    }
    let mut after = before.clone();
    after.status = status;
    after.retired_at = (status == MachineStatus::Retired).then_some(w.now);
    after.revision += 1;
    after.version += 1;
    after.updated_at = w.now;
    store::update(w.c, &after)?;
    let past = StatusPast { id: w.new_id(), machine, status, from_at: w.now, actor: w.actor().id() };
    store::remember_status(w.c, &past)?;
    for open in store::open_locks(w.c, machine, LockCause::Manual)? {
        store::close_lock(w.c, open.id, w.now)?;
    }
    if status == MachineStatus::OutOfService {
        let lock = Lock {
            id: w.new_id(),
            lab: after.lab,
            machine,
            cause: LockCause::Manual,
            safety: false,
            starts_at: w.now,
            ends_at: None,
        };
        store::open_lock(w.c, &lock)?;
    }
    let from = before.retired_at.unwrap_or(w.now);
    let event = Event::new("machine.status_changed", "machine", machine)
        .lab(after.lab)
        .before(state(&before))
        .after(state(&after))
        .reason(reason)
        .touching(machine, Interval::new(from, Instant::MAX));
    w.emit(event);
    Ok(after)
}

/// The status stays, and the history says why from now on, when that is another reason than the last.
fn told_again(w: &mut Write<'_>, machine: Machine, reason: Option<String>) -> Result<Machine, Error> {
    let Some(reason) = reason else { return Ok(machine) };
    let since = store::status_history(w.c, machine.id, 1)?.first().map(|past| past.from_at);
    let known = store::status_reasons(w.c, machine.id)?;
    if since.and_then(|since| known.get(&since)) == Some(&reason) {
        return Ok(machine);
    }
    let past = StatusPast {
        id: w.new_id(),
        machine: machine.id,
        status: machine.status,
        from_at: w.now,
        actor: w.actor().id(),
    };
    store::remember_status(w.c, &past)?;
    let event = Event::new("machine.status_changed", "machine", machine.id)
        .lab(machine.lab)
        .before(state(&machine))
        .after(state(&machine))
        .reason(Some(reason));
    w.emit(event);
    Ok(machine)
}
