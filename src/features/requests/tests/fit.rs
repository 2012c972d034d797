use super::*;

const METAL: Option<MaterialClass> = Some(MaterialClass::Metal);

fn any_metal() -> Want {
    want(None, METAL)
}

fn does(want: &Want, capability: &Capability) -> bool {
    satisfies(want, capability, None).is_ok()
}

fn routed(process: Process, route: Metal) -> Capability {
    Capability { metal: Some(route), ..metal(process) }
}

fn sintered(process: Process, furnace: &str) -> Capability {
    Capability { sintering: Some(furnace.to_owned()), ..metal(process) }
}

#[test]
fn a_request_names_a_material_class_or_a_process_or_both() {
    assert_eq!(Want::new(None, None, Limits::default()), Err(RequestRefusal::NamesNothing));
    assert!(does(&want(Some(Process::Mex), None), &plastic()));
    assert!(does(&want(None, Some(MaterialClass::Polymer)), &plastic()));
    assert!(!does(&want(Some(Process::Pbf), Some(MaterialClass::Polymer)), &plastic()));
}

#[test]
fn a_metal_request_is_satisfied_by_direct_and_subtractive_metal_as_the_process_asks() {
    assert!(does(&any_metal(), &routed(Process::Pbf, Metal::Direct)));
    assert!(does(&any_metal(), &routed(Process::CncMilling, Metal::Subtractive)));
    assert!(does(&want(Some(Process::CncMilling), METAL), &metal(Process::CncMilling)));
    assert!(!does(&want(Some(Process::Pbf), METAL), &metal(Process::CncMilling)));
}

#[test]
fn a_green_part_satisfies_it_only_where_the_capability_names_its_sintering() {
    assert_eq!(
        satisfies(&any_metal(), &routed(Process::Mex, Metal::GreenPart), None),
        Err(vec![WhyNot::GreenPartWithoutSintering])
    );
    assert!(!does(&any_metal(), &sintered(Process::Mex, "  ")));
    assert!(does(&any_metal(), &sintered(Process::Mex, "Nabertherm at the faculty of chemistry")));
}

#[test]
fn filled_plastic_never_satisfies_a_metal_request() {
    let filled = Capability { metal: Some(Metal::Filled), ..sintered(Process::Mex, "a furnace") };
    assert_eq!(satisfies(&any_metal(), &filled, None), Err(vec![WhyNot::MetalFilled]));
}

#[test]
fn filled_plastic_does_not_answer_a_search_for_metal() {
    let filled = routed(Process::Mex, Metal::Filled);
    assert!(!filled.answers_search(None, METAL));
    assert!(!filled.answers_search(Some(Process::Mex), METAL));
    assert!(filled.answers_search(Some(Process::Mex), None));
    assert!(metal(Process::Mex).answers_search(None, METAL));
    assert!(metal(Process::Pbf).answers_search(Some(Process::Pbf), METAL));
}

#[test]
fn where_metal_is_not_given_the_process_tells() {
    for process in [Process::Pbf, Process::Ded, Process::Shl, Process::CncTurning, Process::Edm, Process::LaserCutting]
    {
        assert!(does(&any_metal(), &metal(process)), "{process}");
    }
    for process in [Process::Mex, Process::Bjt, Process::Vpp, Process::Mjt] {
        assert!(!does(&any_metal(), &metal(process)), "{process}");
        assert!(does(&any_metal(), &sintered(process, "a furnace")), "{process}");
    }
}

#[test]
fn the_part_may_be_turned_to_fit_the_build_volume() {
    let limits = Limits { build_volume_mm: Some([300.0, 100.0, 50.0]), tolerance_mm: None };
    let want = Want { limits, ..want(Some(Process::Mex), None) };
    assert!(satisfies(&want, &plastic(), Some([60.0, 120.0, 300.0])).is_ok());
    let small = Some([299.0, 299.0, 299.0]);
    let why = WhyNot::BuildVolumeTooSmall { asked_mm: [300.0, 100.0, 50.0], has_mm: [299.0; 3] };
    assert_eq!(satisfies(&want, &plastic(), small), Err(vec![why]));
}

#[test]
fn the_volume_of_the_capability_goes_before_that_of_the_machine() {
    let limits = Limits { build_volume_mm: Some([200.0; 3]), tolerance_mm: None };
    let want = Want { limits, ..want(Some(Process::Mex), None) };
    let small = Capability { build_volume_mm: Some([100.0; 3]), ..plastic() };
    assert!(satisfies(&want, &small, Some([300.0; 3])).is_err());
    assert!(satisfies(&want, &plastic(), Some([300.0; 3])).is_ok());
}

#[test]
fn a_tolerance_must_be_as_fine_as_asked() {
    let limits = Limits { build_volume_mm: None, tolerance_mm: Some(0.1) };
    let want = Want { limits, ..want(Some(Process::Mex), None) };
    let with = |tolerance_mm| satisfies(&want, &Capability { tolerance_mm, ..plastic() }, None);
    assert_eq!(with(Some(0.1)), Ok(()));
    assert_eq!(with(Some(0.2)), Err(vec![WhyNot::ToleranceTooCoarse { asked_mm: 0.1, has_mm: 0.2 }]));
}

#[test]
fn a_limit_that_the_catalogue_does_not_tell_counts_as_not_met() {
    let limits = Limits { build_volume_mm: Some([10.0; 3]), tolerance_mm: Some(0.1) };
    let want = Want { limits, ..want(Some(Process::Mex), None) };
    assert_eq!(satisfies(&want, &plastic(), None), Err(vec![WhyNot::BuildVolumeUnknown, WhyNot::ToleranceUnknown]));
}

#[test]
fn both_must_hold_in_the_same_capability() {
    let two = machine(1, vec![metal(Process::CncMilling), Capability::new(Process::Pbf, MaterialClass::Polymer)]);
    assert!(machine_satisfies(&want(Some(Process::Pbf), METAL), &two).is_err());
    assert!(machine_satisfies(&want(Some(Process::CncMilling), METAL), &two).is_ok());
}

#[test]
fn only_machines_in_service_satisfy() {
    let retired = MachineFact { in_service: false, ..machine(2, vec![metal(Process::Pbf)]) };
    let machines = [machine(1, vec![metal(Process::Pbf)]), retired, machine(3, vec![plastic()])];
    assert_eq!(satisfying(&any_metal(), &machines), [id(1)]);
}

#[test]
fn the_nearest_machines_come_first_and_say_why_they_do_not_do() {
    let machines = [
        machine(1, vec![]),
        machine(2, vec![plastic()]),
        machine(3, vec![routed(Process::Mex, Metal::Filled), plastic()]),
        machine(4, vec![Capability::new(Process::Pbf, MaterialClass::Polymer)]),
        machine(5, vec![metal(Process::Bjt)]),
        machine(6, vec![metal(Process::CncMilling)]),
        MachineFact { in_service: false, ..machine(7, vec![metal(Process::CncMilling)]) },
        machine(8, vec![metal(Process::Pbf)]),
    ];
    let near = nearest(&want(Some(Process::Pbf), METAL), &machines, 10);
    assert_eq!(near.iter().map(|near| near.machine).collect::<Vec<_>>(), [6, 5, 4, 3, 2, 1].map(id));
    assert_eq!(near[1].why[0].why, WhyNot::GreenPartWithoutSintering);
    assert_eq!(nearest(&want(Some(Process::Pbf), METAL), &machines, 2).len(), 2);
}

#[test]
fn a_reason_has_a_stable_code_its_facts_and_a_sentence() {
    let near = nearest(&want(Some(Process::Pbf), METAL), &[machine(6, vec![metal(Process::CncMilling)])], 1);
    let expected = serde_json::json!({
        "machine": id(6),
        "name": "Machine 6",
        "why": [{
            "code": "process_differs", "asked": "PBF", "has": "cnc_milling", "detail": "Its process is cnc_milling, not PBF."
        }],
    });
    assert_eq!(serde_json::to_value(&near[0]).expect("json"), expected);
}

fn refused(capability: Capability) -> Asked {
    Asked::Machine { capability, build_volume_mm: None }
}

#[test]
fn a_signal_that_names_several_capabilities_matches_when_any_satisfies_the_request() {
    assert!(matches(&any_metal(), &[refused(plastic()), refused(metal(Process::Pbf))]));
    assert!(!matches(&any_metal(), &[refused(plastic()), refused(metal(Process::Mex))]));
    assert!(!matches(&any_metal(), &[]));
}

#[test]
fn an_empty_search_matches_by_what_it_names() {
    let search = |process, material_class| [Asked::Search { process, material_class }];
    let printer = want(Some(Process::Pbf), METAL);
    assert!(matches(&printer, &search(Some(Process::Pbf), METAL)));
    assert!(matches(&printer, &search(None, METAL)));
    assert!(!matches(&printer, &search(Some(Process::Pbf), None)));
    assert!(!matches(&printer, &search(Some(Process::Mex), METAL)));
    assert!(matches(&any_metal(), &search(Some(Process::Mex), METAL)));
    assert!(matches(&want(Some(Process::Edm), None), &search(Some(Process::Edm), METAL)));
    assert!(!matches(&want(Some(Process::Edm), None), &search(None, METAL)));
}
