use chrono::NaiveDate;
use serde_json::json;

use super::{check_capabilities, check_policy, state};
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::{Faults, Lab};
use crate::features::machines::model::{Error, Machine};
use crate::features::machines::store;
use crate::platform::db::Json;
use crate::platform::values::{Capability, Id, Interval, LocalText, Money};
use crate::platform::write::{Event, Write};

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct MachineChange {
    pub name: Option<LocalText>,
    pub description: Option<Option<LocalText>>,
    pub class: Option<Option<Id>>,
    pub make: Option<String>,
    pub model: Option<String>,
    pub asset_tag: Option<Option<String>>,
    pub serial: Option<Option<String>>,
    pub location: Option<Option<String>>,
    pub capabilities: Option<Vec<Capability>>,
    pub size_mm: Option<Option<Vec<f64>>>,
    pub policy: Option<PolicyPatch>,
    pub checklist: Option<Vec<LocalText>>,
    pub grant: Option<Option<String>>,
    pub acquired_on: Option<Option<NaiveDate>>,
    pub cost: Option<Option<Money>>,
}

/// Changes a machine that [`store::locked`] has loaded.
///
/// # Errors
/// Fields that contradict each other, an asset tag in use, the database's.
pub fn change(w: &mut Write<'_>, lab: &Lab, machine: &Machine, ask: MachineChange) -> Result<Machine, Error> {
    let mut changed = machine.clone();
    let new_capabilities = ask.capabilities.clone();
    apply(&mut changed, ask);
    let mut faults = Faults::default();
    check_capabilities(new_capabilities.as_deref().unwrap_or_default(), &mut faults);
    check_policy(w.c, lab, changed.class, &changed.policy(), &mut faults)?;
    faults.check(Error::Fields)?;
    changed.folded = changed.searchable();
    changed.revision += 1;
    changed.version += 1;
    changed.updated_at = w.now;
    store::update(w.c, &changed)?;
    if let Some(capabilities) = &new_capabilities {
        store::set_capabilities(w.c, changed.id, capabilities)?;
    }
    let mut after = state(&changed);
    if let Some(fields) = after.as_object_mut() {
        fields.insert("capabilities_changed".into(), json!(new_capabilities.is_some()));
        fields.insert(
            "texts_changed".into(),
            json!(changed.folded != machine.folded || changed.description() != machine.description()),
        );
    }
    let mut event =
        Event::new("machine.changed", "machine", machine.id).lab(lab.id).before(state(machine)).after(after);
    if changed.acquired_on != machine.acquired_on {
        let days = [machine.acquired_on, changed.acquired_on];
        let from = days.into_iter().flatten().map(|day| lab.zone().day_start(day)).min();
        let from = from.unwrap_or(machine.created_at).min(machine.created_at);
        event = event.touching(machine.id, Interval::new(from, w.now.max(from)));
    }
    w.emit(event);
    Ok(changed)
}

fn apply(machine: &mut Machine, ask: MachineChange) {
    fn set<T>(field: &mut T, sent: Option<T>) {
        if let Some(sent) = sent {
            *field = sent;
        }
    }
    set(&mut machine.name, ask.name.map(|name| Json::of(&name)));
    set(&mut machine.description, ask.description.map(|text| text.as_ref().map(Json::of)));
    set(&mut machine.class, ask.class);
    set(&mut machine.make, ask.make);
    set(&mut machine.model, ask.model);
    set(&mut machine.asset_tag, ask.asset_tag);
    set(&mut machine.serial, ask.serial);
    set(&mut machine.location, ask.location);
    set(&mut machine.build_volume, ask.size_mm.map(|size| size.as_ref().map(Json::of)));
    set(&mut machine.policy, ask.policy.map(|policy| Json::of(&policy)));
    if let Some(checklist) = ask.checklist.filter(|checklist| *checklist != machine.checklist()) {
        machine.checklist = Json::of(&checklist);
        machine.checklist_version += 1;
    }
    set(&mut machine.grant_name, ask.grant);
    set(&mut machine.acquired_on, ask.acquired_on);
    if let Some(cost) = ask.cost {
        (machine.cost_minor, machine.cost_currency) = cost.map(|cost| (cost.amount_minor, cost.currency)).unzip();
    }
}
