use serde_json::json;

use crate::features::labs::{Faults, Lab};
use crate::features::machines::{self, LockCause, MachineFilter, Shown};
use crate::features::maintenance::model::{Error, Incident, IncidentStatus, Severity};
use crate::features::maintenance::store;
use crate::features::reservations::{self, find};
use crate::platform::db::DbResult;
use crate::platform::values::{Id, Interval};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// How many machines that can stand in are told.
const EQUIVALENTS: usize = 10;
/// Of how many it is looked whether they are free.
const LOOKED_AT: usize = 40;

/// A fault as somebody reports it.
#[derive(Clone, Debug)]
pub struct IncidentAsk {
    pub machine: Id,
    pub severity: Severity,
    pub description: String,
}

/// An incident with what it meets.
#[derive(Clone, Debug)]
pub struct Reported {
    pub incident: Incident,
    /// Reservations that stand on the machine now or later; they stay.
    pub reservations: Vec<Id>,
    /// Machines that can stand in, those that are free now first, each with whether it is.
    pub equivalents: Vec<(Shown, bool)>,
}

/// Reports a fault. A severe one locks the machine at once: who books it afterwards is refused.
///
/// # Errors
/// The database's.
pub fn report(w: &mut Write<'_>, lab: &Lab, ask: &IncidentAsk) -> Result<Reported, Error> {
    machines::locked(w.c, ask.machine)?;
    let mut incident = Incident {
        id: w.new_id(),
        lab: lab.id,
        machine: ask.machine,
        reporter: w.actor().person(),
        severity: ask.severity,
        description: ask.description.clone(),
        status: IncidentStatus::Open,
        lock: None,
        cause: None,
        note: None,
        reported_at: w.now,
        resolved_at: None,
        resolved_by: None,
        updated_at: w.now,
        version: 1,
    };
    lock(w, &mut incident)?;
    store::incidents::insert(w.c, &incident)?;
    let reported = met(w, lab, incident)?;
    tell(w, "incident.reported", None, &reported);
    Ok(reported)
}

/// Makes an incident more severe; see [`report`] for what then happens. The same severity changes nothing. It must be read
/// under its machine's lock.
///
/// # Errors
/// One that is resolved, a severity that is not higher, the database's.
pub fn raise(w: &mut Write<'_>, lab: &Lab, before: &Incident, severity: Severity) -> Result<Reported, Error> {
    if !before.is_open() {
        return Err(Error::Step(Text::new("incident-is-resolved")));
    }
    let mut faults = Faults::default();
    if severity < before.severity {
        let detail = Text::new("severity-only-raised").with("now", before.severity.name());
        faults.add("/severity", "not_raised", detail);
    }
    faults.check(Error::Fields)?;
    if severity == before.severity {
        return met(w, lab, before.clone());
    }
    let mut incident = Incident { severity, updated_at: w.now, version: before.version + 1, ..before.clone() };
    match before.lock {
        None => lock(w, &mut incident)?,
        // From major there is one step up.
        Some(lock) => machines::make_safety(w, lock)?,
    }
    store::incidents::save(w.c, &incident)?;
    let reported = met(w, lab, incident)?;
    tell(w, "incident.raised", Some(before), &reported);
    Ok(reported)
}

fn lock(w: &mut Write<'_>, incident: &mut Incident) -> Result<(), Error> {
    if incident.severity.locks() {
        let safety = incident.severity == Severity::Safety;
        incident.lock = Some(machines::lock(w, incident.machine, LockCause::Incident, safety)?.id);
    }
    Ok(())
}

/// The incident with what it meets.
fn met(w: &mut Write<'_>, lab: &Lab, incident: Incident) -> Result<Reported, Error> {
    let reservations = reservations::standing_on(w.c, incident.machine, w.now)?;
    let equivalents = equivalents(w, lab, incident.machine)?;
    Ok(Reported { incident, reservations, equivalents })
}

/// The holders of the reservations that are named may be offered the machines that are.
fn tell(w: &mut Write<'_>, action: &'static str, before: Option<&Incident>, reported: &Reported) {
    let mut state = reported.incident.state();
    if let Some(fields) = state.as_object_mut() {
        let ids: Vec<Id> = reported.equivalents.iter().map(|(shown, _)| shown.machine.id).collect();
        fields.insert("reservations".into(), json!(reported.reservations));
        fields.insert("equivalents".into(), json!(ids));
    }
    let mut event = Event::new(action, "incident", reported.incident.id).lab(reported.incident.lab).after(state);
    event.before = before.map(Incident::state);
    w.emit(event);
}

fn equivalents(w: &mut Write<'_>, lab: &Lab, machine: Id) -> DbResult<Vec<(Shown, bool)>> {
    let machine = machines::find(w.c, machine)?;
    let broken = machines::shown(w.c, machine)?;
    let all = machines::list(w.c, lab.id, &MachineFilter::default(), None, i64::MAX)?;
    let mut found = Vec::new();
    for shown in machines::equivalents(&broken, all).into_iter().take(LOOKED_AT) {
        let free = is_free_now(w, lab, &shown)?;
        found.push((shown, free));
    }
    found.sort_by_key(|(_, free)| !free);
    found.truncate(EQUIVALENTS);
    Ok(found)
}

/// Nobody uses it, and the shortest booking could begin now: that of who reports it, where they are no staff.
fn is_free_now(w: &mut Write<'_>, lab: &Lab, shown: &Shown) -> DbResult<bool> {
    let ground = find::ground(w.c, lab, &shown.machine)?;
    let span = Interval::new(w.now, w.now.plus_minutes(ground.resolved.policy.min_minutes));
    let member = w.actor().person().filter(|_| !w.actor().is_staff_of(lab.id));
    let may_use = match member {
        Some(person) => find::may_use(w.c, &ground, person, span, w.now)?,
        None => true,
    };
    Ok(may_use && !store::incidents::is_in_use(w.c, shown.machine.id)? && find::is_free(w.c, &ground, span, w.now)?)
}
