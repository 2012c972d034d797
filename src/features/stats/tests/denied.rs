use super::*;
use crate::platform::values::{Capability, MaterialClass, Metal, Process};

const METAL: Option<MaterialClass> = Some(MaterialClass::Metal);

fn plastic() -> Capability {
    Capability::new(Process::Mex, MaterialClass::Polymer)
}

fn laser() -> Capability {
    Capability::new(Process::LaserCutting, MaterialClass::Wood)
}

fn filled() -> Capability {
    Capability { metal: Some(Metal::Filled), ..Capability::new(Process::Mex, MaterialClass::Metal) }
}

fn signal(person: u128, kind: DemandKind, minutes: i64, capabilities: &[Capability]) -> Signal {
    let day = "2026-09-01".parse().expect("a date");
    Signal { person: id(person), day, kind, minutes, asks: capabilities.iter().map(Ask::of).collect() }
}

fn booked(person: u128, day: &str, capabilities: Vec<Capability>) -> Booked {
    Booked { person: id(person), day: day.parse().expect("a date"), capabilities }
}

#[test]
fn only_what_more_machine_time_would_have_met_is_denied() {
    use DemandKind::*;
    let counted: Vec<DemandKind> = DemandKind::ALL.iter().copied().filter(|kind| kind.is_denied()).collect();
    let listed = [MachineOutOfService, Closed, OutsideOpeningHours, QuotaExceeded, SlotTaken, Waitlist, EmptySearch];
    assert_eq!(counted, listed);
    assert_eq!(denied(&[signal(1, NotQualified, 60, &[plastic()])], &[]), Denied::default());
}

#[test]
fn per_person_capability_and_day_the_longest_counts() {
    let mut other_day = signal(1, DemandKind::SlotTaken, 30, &[plastic()]);
    other_day.day = "2026-09-02".parse().expect("a date");
    let signals = [
        signal(1, DemandKind::SlotTaken, 60, &[plastic()]),
        signal(1, DemandKind::QuotaExceeded, 120, &[plastic()]),
        signal(1, DemandKind::SlotTaken, 45, &[laser()]),
        signal(2, DemandKind::SlotTaken, 15, &[plastic()]),
        other_day,
    ];
    let found = denied(&signals, &[]);
    assert_eq!((found.minutes, found.people.len()), (120 + 45 + 15 + 30, 2));
    assert_eq!(found.minutes_by_capability[&Ask::of(&plastic())], 120 + 15 + 30);
}

#[test]
fn nothing_is_denied_when_the_person_booked_that_capability_for_that_day_after_all() {
    let signals = [signal(1, DemandKind::SlotTaken, 60, &[plastic()]), signal(1, DemandKind::Closed, 30, &[laser()])];
    let minutes = |booked: Booked| denied(&signals, &[booked]).minutes;
    assert_eq!(minutes(booked(1, "2026-09-01", vec![plastic()])), 30);
    assert_eq!(minutes(booked(1, "2026-09-02", vec![plastic()])), 90);
    assert_eq!(minutes(booked(2, "2026-09-01", vec![plastic()])), 90);
}

#[test]
fn an_ask_that_names_several_capabilities_is_counted_once_in_the_total() {
    let both = signal(1, DemandKind::SlotTaken, 60, &[plastic(), laser()]);
    let found = denied(&[both.clone(), signal(1, DemandKind::Closed, 40, &[laser()])], &[]);
    assert_eq!(found.minutes, 60);
    assert_eq!(found.minutes_by_capability[&Ask::of(&laser())], 60);
    assert_eq!(denied(&[both], &[booked(1, "2026-09-01", vec![laser()])]).minutes, 0);
}

#[test]
fn a_refusal_of_a_machine_without_capabilities_counts_once_a_day() {
    let signals = [signal(1, DemandKind::SlotTaken, 60, &[]), signal(1, DemandKind::Closed, 90, &[])];
    assert_eq!(denied(&signals, &[]).minutes, 90);
}

#[test]
fn a_search_for_metal_is_not_met_by_plastic_that_looks_like_it() {
    let ask = Ask::search(None, METAL);
    assert!(!ask.is_met_by(&filled()));
    assert!(ask.is_met_by(&Capability::new(Process::Pbf, MaterialClass::Metal)));
    assert!(Ask::of(&filled()).is_met_by(&filled()));
}

#[test]
fn both_filters_of_a_search_must_hold_in_the_same_capability() {
    let ask = Ask::search(Some(Process::Mex), METAL);
    assert!(!ask.is_met_by(&plastic()));
    assert!(!ask.is_met_by(&Capability::new(Process::Pbf, MaterialClass::Metal)));
    assert!(ask.is_met_by(&Capability::new(Process::Mex, MaterialClass::Metal)));
}
