use chrono::NaiveDate;

use super::{check_capabilities, check_policy, state};
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::{Faults, Lab};
use crate::features::machines::model::{Error, Lock, LockCause, Machine, MachineStatus, StatusPast};
use crate::features::machines::store;
use crate::platform::db::Json;
use crate::platform::values::{Capability, Id, Instant, Interval, LocalText, Money};
use crate::platform::write::{Event, Write};

/// A machine as it is to be made.
#[derive(Clone, Debug)]
pub struct MachineAsk {
    pub name: LocalText,
    pub description: Option<LocalText>,
    pub class: Option<Id>,
    pub make: String,
    pub model: String,
    pub asset_tag: Option<String>,
    pub serial: Option<String>,
    pub location: Option<String>,
    pub status: MachineStatus,
    pub capabilities: Vec<Capability>,
    /// Three lengths in millimetres, or two of a bed without a height.
    pub size_mm: Option<Vec<f64>>,
    pub policy: PolicyPatch,
    /// What is to be seen to before it starts.
    pub checklist: Vec<LocalText>,
    pub grant: Option<String>,
    pub acquired_on: Option<NaiveDate>,
    pub cost: Option<Money>,
    pub import_key: Option<String>,
}

/// Makes a machine whose status holds for all earlier time too.
///
/// # Errors
/// Fields that contradict each other, an asset tag in use, the database's.
pub fn create(w: &mut Write<'_>, lab: &Lab, ask: MachineAsk) -> Result<Machine, Error> {
    let mut faults = Faults::default();
    check_capabilities(&ask.capabilities, &mut faults);
    check_policy(w.c, lab, ask.class, &ask.policy, &mut faults)?;
    faults.check(Error::Fields)?;
    let (cost_minor, cost_currency) = ask.cost.map(|cost| (cost.amount_minor, cost.currency)).unzip();
    let mut machine = Machine {
        id: w.new_id(),
        lab: lab.id,
        class: ask.class,
        name: Json::of(&ask.name),
        folded: String::new(),
        description: ask.description.as_ref().map(Json::of),
        make: ask.make,
        model: ask.model,
        asset_tag: ask.asset_tag,
        serial: ask.serial,
        location: ask.location,
        grant_name: ask.grant,
        status: ask.status,
        policy: Json::of(&ask.policy),
        checklist: Json::of(&ask.checklist),
        checklist_version: i32::from(!ask.checklist.is_empty()),
        build_volume: ask.size_mm.as_ref().map(Json::of),
        acquired_on: ask.acquired_on,
        cost_minor,
        cost_currency,
        import_key: ask.import_key,
        retired_at: (ask.status == MachineStatus::Retired).then_some(w.now),
        revision: 1,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    machine.folded = machine.searchable();
    store::insert(w.c, &machine, &ask.capabilities)?;
    begin(w, &machine)?;
    let mut event = Event::new("machine.created", "machine", machine.id).lab(lab.id).after(state(&machine));
    if let Some(from) = machine.acquired_on.map(|day| lab.zone().day_start(day)).filter(|from| *from < w.now) {
        event = event.touching(machine.id, Interval::new(from, w.now));
    }
    w.emit(event);
    Ok(machine)
}

/// The first status, and the lock that goes with it.
fn begin(w: &mut Write<'_>, machine: &Machine) -> Result<(), Error> {
    let actor = w.actor().id();
    let past = StatusPast { id: w.new_id(), machine: machine.id, status: machine.status, from_at: Instant::MIN, actor };
    store::remember_status(w.c, &past)?;
    if machine.status == MachineStatus::OutOfService {
        let lock = Lock {
            id: w.new_id(),
            lab: machine.lab,
            machine: machine.id,
            cause: LockCause::Manual,
            safety: false,
            starts_at: Instant::MIN,
            ends_at: None,
        };
        store::open_lock(w.c, &lock)?;
    }
    Ok(())
}
