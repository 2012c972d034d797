//! What can be done with machines; each in the transaction it is given.

mod change;
mod class;
mod create;
mod import;
mod lock;
mod status;

pub use change::{MachineChange, change};
pub use class::{ClassAsk, ClassChange, change_class, create_class};
pub use create::{MachineAsk, create};
pub use import::{ImportReport, ImportRow, RowOutcome, import};
pub use lock::{lock, make_safety, unlock};
pub use status::set_status;

use serde_json::json;

use super::model::{Error, Machine};
use super::store;
use crate::features::labs::policy::PolicyPatch;
use crate::features::labs::{Faults, Lab, checks};
use crate::platform::db::{Db, Fault};
use crate::platform::values::{Capability, Id, MaterialClass};
use crate::platform::words::Text;

/// What is wrong with capabilities that cannot be seen from one field alone.
fn check_capabilities(capabilities: &[Capability], faults: &mut Faults) {
    for (index, capability) in capabilities.iter().enumerate() {
        if capability.metal.is_some() && capability.material_class != MaterialClass::Metal {
            faults.add(format!("/capabilities/{index}/metal"), "metal_without_metal", Text::new("metal-without-metal"));
        }
    }
}

/// The machine's policy alone and merged with its class's and its lab's, and that what it names exists.
fn check_policy(
    c: &mut Db,
    lab: &Lab,
    class: Option<Id>,
    policy: &PolicyPatch,
    faults: &mut Faults,
) -> Result<(), Error> {
    let class = match class {
        None => None,
        Some(id) => {
            let found = store::classes::of_lab(c, lab.id, id)?;
            if found.is_none() {
                faults.add("/class", "unknown", Text::new("no-such-class"));
            }
            found.map(|class| class.policy())
        }
    };
    checks::policy([Some(&lab.policy()), class.as_ref(), Some(policy)], policy, "/policy", faults);
    check_qualification(c, lab, policy, faults)?;
    Ok(())
}

fn check_qualification(c: &mut Db, lab: &Lab, policy: &PolicyPatch, faults: &mut Faults) -> Result<(), Fault> {
    crate::features::labs::actions::qualifications_of_lab(c, lab.id, policy, faults)
}

fn state(machine: &Machine) -> serde_json::Value {
    json!({
        "status": machine.status, "class": machine.class, "policy": machine.policy.0,
        "checklist_version": machine.checklist_version, "acquired_on": machine.acquired_on, "retired_at": machine.retired_at, "version": machine.version,
    })
}
