mod evidence;
mod fit;
mod gaps;
mod states;

use super::*;
use crate::platform::values::{Capability, Id, Instant, MaterialClass, Metal, Money, Process};

/// The id that ends in this number.
fn id(number: u128) -> Id {
    Id(uuid::Uuid::from_u128(number))
}

fn want(process: Option<Process>, material_class: Option<MaterialClass>) -> Want {
    Want::new(process, material_class, Limits::default()).expect("names something")
}

fn metal(process: Process) -> Capability {
    Capability::new(process, MaterialClass::Metal)
}

fn plastic() -> Capability {
    Capability::new(Process::Mex, MaterialClass::Polymer)
}

fn machine(number: u128, capabilities: Vec<Capability>) -> MachineFact {
    MachineFact {
        id: id(number),
        name: format!("Machine {number}"),
        in_service: true,
        capabilities,
        build_volume_mm: None,
    }
}
