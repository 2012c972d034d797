use serde_json::json;

use crate::features::machines::{Machine, MachineStatus, Shown, equivalents};
use crate::platform::db::Json;
use crate::platform::values::{Capability, Id, Instant, MaterialClass, Metal, Process};

fn id(number: u128) -> Id {
    Id(uuid::Uuid::from_u128(number))
}

fn shown(number: u128, class: Option<u128>, capability: Capability) -> Shown {
    let machine = Machine {
        id: id(number),
        lab: id(1),
        class: class.map(id),
        name: Json(json!({ "en": "Machine" })),
        folded: "machine".into(),
        description: None,
        make: "Make".into(),
        model: "Model".into(),
        asset_tag: None,
        serial: None,
        location: None,
        grant_name: None,
        status: MachineStatus::InService,
        policy: Json(json!({})),
        checklist: Json(json!([])),
        checklist_version: 0,
        build_volume: None,
        acquired_on: None,
        cost_minor: None,
        cost_currency: None,
        import_key: None,
        retired_at: None,
        revision: 0,
        created_at: Instant::MIN,
        updated_at: Instant::MIN,
        version: 1,
    };
    Shown { machine, capabilities: vec![capability], status: MachineStatus::InService, class_policy: None }
}

fn plastic() -> Capability {
    Capability::new(Process::Mex, MaterialClass::Polymer)
}

fn found(broken: &Shown, all: Vec<Shown>) -> Vec<Id> {
    equivalents(broken, all).into_iter().map(|one| one.machine.id).collect()
}

#[test]
fn the_class_goes_before_the_capability_and_what_may_not_be_used_is_left_out() {
    let broken = shown(10, Some(2), plastic());
    let mut locked = shown(12, Some(2), plastic());
    locked.status = MachineStatus::OutOfService;
    let mut degraded = shown(13, Some(2), plastic());
    degraded.status = MachineStatus::Degraded;
    let alike = shown(14, None, plastic());
    let all = vec![broken.clone(), shown(11, Some(2), plastic()), locked.clone(), degraded, alike.clone()];
    assert_eq!(found(&broken, all), [id(11), id(13)]);
    assert_eq!(found(&broken, vec![broken.clone(), locked, alike]), [id(14)]);
}

#[test]
fn a_capability_is_the_same_only_with_process_material_and_way_to_metal() {
    let metal = |way| Capability { metal: Some(way), ..Capability::new(Process::Mex, MaterialClass::Metal) };
    let broken = shown(10, None, metal(Metal::Direct));
    let all = vec![
        shown(11, None, plastic()),
        shown(12, None, metal(Metal::Filled)),
        shown(13, Some(3), metal(Metal::Direct)),
        shown(14, None, Capability::new(Process::Pbf, MaterialClass::Metal)),
    ];
    assert_eq!(found(&broken, all), [id(13)]);
}
