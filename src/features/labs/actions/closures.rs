use serde_json::json;

use crate::features::labs::checks;
use crate::features::labs::hours::OpeningHours;
use crate::features::labs::model::{Closure, Error, Faults, Lab};
use crate::features::labs::store;
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant, Interval, IntervalSet, LocalText, LocalZone};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// Ids of reservations that a change meets, by start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Affected(pub Vec<Id>);

/// A closure as it is to be made.
#[derive(Clone, Debug)]
pub struct ClosureAsk {
    pub span: Interval,
    pub reason: LocalText,
    pub holiday: bool,
    /// `None` closes the lab.
    pub machines: Option<Vec<Id>>,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct ClosureChange {
    pub starts_at: Option<Instant>,
    pub ends_at: Option<Instant>,
    pub reason: Option<LocalText>,
    /// `Some(None)` closes the lab.
    pub machines: Option<Option<Vec<Id>>>,
}

/// Closes the lab or some machines. The reservations it hits are told in the answer and cancelled by the room that
/// keeps them, which hears of `closure.created` in the same transaction. A dry run writes nothing.
///
/// # Errors
/// An empty span, machines of other labs, the database's.
pub fn close(
    w: &mut Write<'_>,
    lab: &Lab,
    ask: &ClosureAsk,
    dry_run: bool,
) -> Result<(Closure, Vec<Id>, Affected), Error> {
    let closure = Closure {
        id: w.new_id(),
        lab: lab.id,
        starts_at: ask.span.starts_at,
        ends_at: ask.span.ends_at,
        reason: Json::of(&ask.reason),
        holiday: ask.holiday,
        all_machines: ask.machines.is_none(),
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    let machines = named(ask.machines.as_deref());
    check(w.c, &closure, &machines)?;
    let lab = store::locked(w.c, lab.id)?;
    let hit = hit_by(w.c, &lab, &closure, &machines, w.now)?;
    if !dry_run {
        store::closures::insert(w.c, &closure)?;
        store::closures::set_machines(w.c, closure.id, &machines)?;
        store::raise_revision(w.c, lab.id)?;
        let event = Event::new("closure.created", "closure", closure.id).after(state(&closure, &machines));
        w.emit(touching(event, &closure, &machines, closure.span()));
    }
    Ok((closure, machines, hit))
}

/// Moves or rewords a closure; what it newly hits is cancelled, what was cancelled stays so.
///
/// # Errors
/// As [`close`].
pub fn change_closure(
    w: &mut Write<'_>,
    lab: &Lab,
    closure: &Closure,
    ask: ClosureChange,
) -> Result<(Closure, Vec<Id>, Affected), Error> {
    let old_machines = store::closures::machines_of(w.c, closure.id)?;
    let mut changed = closure.clone();
    changed.starts_at = ask.starts_at.unwrap_or(closure.starts_at);
    changed.ends_at = ask.ends_at.unwrap_or(closure.ends_at);
    changed.reason = ask.reason.map_or(changed.reason, |reason| Json::of(&reason));
    let machines = match &ask.machines {
        Some(machines) => {
            changed.all_machines = machines.is_none();
            named(machines.as_deref())
        }
        None => old_machines.clone(),
    };
    changed.version += 1;
    changed.updated_at = w.now;
    check(w.c, &changed, &machines)?;
    let lab = store::locked(w.c, lab.id)?;
    store::closures::update(w.c, &changed)?;
    store::closures::set_machines(w.c, changed.id, &machines)?;
    store::raise_revision(w.c, lab.id)?;
    let hit = hit_by(w.c, &lab, &changed, &machines, w.now)?;
    let both = Interval::new(closure.starts_at.min(changed.starts_at), closure.ends_at.max(changed.ends_at));
    let event = Event::new("closure.changed", "closure", changed.id)
        .before(state(closure, &old_machines))
        .after(state(&changed, &machines));
    let event = touching(event, closure, &old_machines, both);
    w.emit(touching(event, &changed, &machines, both));
    Ok((changed, machines, hit))
}

/// Takes a closure back. Reservations it cancelled stay cancelled.
///
/// # Errors
/// The database's.
pub fn reopen(w: &mut Write<'_>, lab: &Lab, closure: &Closure) -> Result<(), Error> {
    let machines = store::closures::machines_of(w.c, closure.id)?;
    let lab = store::locked(w.c, lab.id)?;
    store::closures::delete(w.c, closure.id)?;
    store::raise_revision(w.c, lab.id)?;
    let event = Event::new("closure.deleted", "closure", closure.id).before(state(closure, &machines));
    w.emit(touching(event, closure, &machines, closure.span()));
    Ok(())
}

/// The pending and confirmed reservations that no longer fit the open time because of a closure: they overlap it, and
/// it is not only their unattended rest that does. Who has checked in stays.
///
/// # Errors
/// The database's.
pub fn hit_by(c: &mut Db, lab: &Lab, closure: &Closure, machines: &[Id], now: Instant) -> DbResult<Affected> {
    let ahead = Interval::new(closure.starts_at.max(now), closure.ends_at);
    if ahead.is_empty() {
        return Ok(Affected::default());
    }
    let (hours, policy) = (store::hours(c, lab.id)?, lab.policy());
    let standing = store::closures::standing(c, lab.id, &policy, ahead)?;
    let mut hit = Vec::new();
    let meant =
        |one: &&store::closures::Standing| !one.checked_in && (closure.all_machines || machines.contains(&one.machine));
    for one in standing.iter().filter(meant) {
        let mut others = store::closures::within(c, lab.id, one.span)?;
        others.retain(|(other, _)| other.id != closure.id);
        others.push((closure.clone(), machines.to_vec()));
        let open = open_of(&hours, lab.zone(), &others, one.machine, one.span);
        if !checks::fits(&open, one.span, one.unattended_minutes) {
            hit.push(one.id);
        }
    }
    Ok(Affected(hit))
}

/// The open time of a machine around a span: a day before its start too, so that the span it starts in is whole.
pub fn open_of(
    hours: &OpeningHours,
    zone: LocalZone,
    closures: &[(Closure, Vec<Id>)],
    machine: Id,
    span: Interval,
) -> IntervalSet {
    let around = Interval::new(span.starts_at.plus_days(-1), span.ends_at.plus_days(1));
    let closed: IntervalSet = closures
        .iter()
        .filter(|(closure, machines)| closure.all_machines || machines.contains(&machine))
        .map(|(closure, _)| closure.span())
        .collect();
    hours.open(zone, around).subtract(&closed)
}

fn named(machines: Option<&[Id]>) -> Vec<Id> {
    let mut machines = machines.unwrap_or_default().to_vec();
    machines.sort_unstable();
    machines.dedup();
    machines
}

fn check(c: &mut Db, closure: &Closure, machines: &[Id]) -> Result<(), Error> {
    let mut faults = Faults::default();
    if closure.span().is_empty() {
        faults.add("/ends_at", "ends_before_start", Text::new("end-after-start"));
    }
    let strangers = store::closures::strangers(c, closure.lab, machines)?;
    if !strangers.is_empty() {
        let ids: Vec<_> = strangers.iter().map(Id::to_string).collect();
        faults.add("/machines", "unknown", Text::new("no-machines-of-the-lab").with("ids", ids.join(", ")));
    }
    faults.check(Error::Fields)
}

fn touching(event: Event, closure: &Closure, machines: &[Id], span: Interval) -> Event {
    let event = event.lab(closure.lab);
    if closure.all_machines {
        return event.touching_lab(span);
    }
    machines.iter().fold(event, |event, machine| event.touching(*machine, span))
}

fn state(closure: &Closure, machines: &[Id]) -> serde_json::Value {
    json!({
        "starts_at": closure.starts_at, "ends_at": closure.ends_at, "holiday": closure.holiday,
        "machines": if closure.all_machines { None } else { Some(machines) }, "version": closure.version,
    })
}
