//! Decisions on machines, as pure functions from facts.

use super::model::{MachineStatus, Shown};

/// Machines that can stand in for the broken one, as they stand in the list: the others of its class that may be used; where
/// there are none, those that have one of its capabilities.
pub fn equivalents(broken: &Shown, all: Vec<Shown>) -> Vec<Shown> {
    let usable = |one: &Shown| {
        one.machine.id != broken.machine.id && matches!(one.status, MachineStatus::InService | MachineStatus::Degraded)
    };
    let of_class = |one: &Shown| broken.machine.class.is_some() && one.machine.class == broken.machine.class;
    let (same_class, others): (Vec<_>, Vec<_>) = all.into_iter().filter(usable).partition(of_class);
    if same_class.is_empty() {
        others.into_iter().filter(|one| can_the_same(broken, one)).collect()
    } else {
        same_class
    }
}

/// Process, material class and how metal is made agree in one capability.
fn can_the_same(broken: &Shown, other: &Shown) -> bool {
    let key = |one: &crate::platform::values::Capability| (one.process, one.material_class, one.metal);
    broken.capabilities.iter().any(|asked| other.capabilities.iter().any(|had| key(had) == key(asked)))
}
