use std::collections::BTreeSet;

use super::model::Place;
use super::store;
use crate::features::{identity, labs, machines};
use crate::platform::db::DbResult;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// Subscriber: wherever a machine is put, and on whatever way it is told, its places are kept one after the other.
///
/// # Errors
/// The database's; the machine then does not change either.
pub fn follow_machines(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let may_move = |event: &&Event| matches!(event.action, "machine.created" | "machine.changed");
    let machines: BTreeSet<Id> = events.iter().filter(may_move).map(|event| event.subject).collect();
    for machine in machines {
        let now_at = machines::find(w.c, machine)?.location;
        let last = store::places(w.c, machine, None, 1)?.pop();
        if last.and_then(|last| last.location) != now_at {
            let place = Place { id: w.new_id(), machine, location: now_at, from_at: w.now, actor: w.actor().id() };
            store::insert_place(w.c, &place)?;
        }
    }
    Ok(())
}

/// Subscriber: who is erased answers for nothing any more; what they counted stays under the pseudonym.
///
/// # Errors
/// Whatever the database answers; nobody is erased then.
pub fn on_erasure(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for person in identity::erased(events) {
        store::forget_custodian(w.c, person, w.now)?;
    }
    Ok(())
}

/// Subscriber: a membership that was handed over to another account takes along what its person answers for.
///
/// # Errors
/// Whatever the database answers; it is not handed over then.
pub fn on_membership(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    for (lab, from, to) in labs::handed_over(events) {
        store::hand_over(w.c, lab, from, to)?;
    }
    Ok(())
}
