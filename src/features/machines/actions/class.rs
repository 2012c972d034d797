use serde_json::json;

use super::check_qualification;
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::{Faults, Lab, checks, raise_revision};
use crate::features::machines::model::{Error, MachineClass};
use crate::features::machines::store::classes;
use crate::platform::db::Json;
use crate::platform::values::LocalText;
use crate::platform::write::{Event, Write};

/// A class as it is to be made.
#[derive(Clone, Debug)]
pub struct ClassAsk {
    pub name: LocalText,
    pub policy: PolicyPatch,
}

/// What is to be changed; what is `None` stays.
#[derive(Clone, Debug, Default)]
pub struct ClassChange {
    pub name: Option<LocalText>,
    pub policy: Option<PolicyPatch>,
}

/// # Errors
/// A policy that contradicts itself, the database's.
pub fn create_class(w: &mut Write<'_>, lab: &Lab, ask: &ClassAsk) -> Result<MachineClass, Error> {
    check(w, lab, &ask.policy)?;
    let class = MachineClass {
        id: w.new_id(),
        lab: lab.id,
        name: Json::of(&ask.name),
        policy: Json::of(&ask.policy),
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    classes::insert(w.c, &class)?;
    w.emit(Event::new("machine_class.created", "machine_class", class.id).lab(lab.id).after(state(&class)));
    Ok(class)
}

/// # Errors
/// As [`create_class`].
pub fn change_class(
    w: &mut Write<'_>,
    lab: &Lab,
    class: &MachineClass,
    ask: ClassChange,
) -> Result<MachineClass, Error> {
    let mut changed = class.clone();
    if let Some(policy) = &ask.policy {
        check(w, lab, policy)?;
        changed.policy = Json::of(policy);
    }
    let renamed = ask.name.is_some();
    changed.name = ask.name.map_or(changed.name, |name| Json::of(&name));
    changed.version += 1;
    changed.updated_at = w.now;
    classes::update(w.c, &changed)?;
    raise_revision(w.c, lab.id)?;
    let mut after = state(&changed);
    if let Some(fields) = after.as_object_mut() {
        fields.insert("name_changed".into(), json!(renamed));
    }
    let event = Event::new("machine_class.changed", "machine_class", class.id).before(state(class)).after(after);
    w.emit(event.lab(lab.id));
    Ok(changed)
}

fn check(w: &mut Write<'_>, lab: &Lab, policy: &PolicyPatch) -> Result<(), Error> {
    let mut faults = Faults::default();
    checks::policy([Some(&lab.policy()), Some(policy), None], policy, "/policy", &mut faults);
    check_qualification(w.c, lab, policy, &mut faults)?;
    faults.check(Error::Fields)
}

fn state(class: &MachineClass) -> serde_json::Value {
    json!({ "policy": class.policy.0, "version": class.version })
}
