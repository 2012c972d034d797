use super::at;
use crate::features::usage::rules::{Clash, clash};

#[test]
fn sessions_that_touch_do_not_overlap() {
    let others = [(at(0), Some(at(60))), (at(120), Some(at(180)))];
    assert_eq!(clash(at(60), Some(at(120)), &others), None);
}

#[test]
fn a_session_within_a_closed_one_overlaps() {
    let others = [(at(0), Some(at(60)))];
    assert_eq!(clash(at(10), Some(at(20)), &others), Some(Clash::Overlaps));
    assert_eq!(clash(at(-10), Some(at(70)), &others), Some(Clash::Overlaps));
}

#[test]
fn an_open_session_in_the_way_means_that_the_machine_is_in_use() {
    let others = [(at(0), Some(at(60))), (at(90), None)];
    assert_eq!(clash(at(30), Some(at(100)), &others), Some(Clash::InUse));
    assert_eq!(clash(at(30), Some(at(90)), &others), Some(Clash::Overlaps));
    assert_eq!(clash(at(60), Some(at(90)), &others), None);
}

#[test]
fn two_open_sessions_always_clash() {
    assert_eq!(clash(at(0), None, &[(at(500), None)]), Some(Clash::InUse));
    assert_eq!(clash(at(500), None, &[(at(0), None)]), Some(Clash::InUse));
}

#[test]
fn an_open_session_clashes_with_a_closed_one_that_ends_after_its_start() {
    assert_eq!(clash(at(30), None, &[(at(0), Some(at(60)))]), Some(Clash::Overlaps));
    assert_eq!(clash(at(60), None, &[(at(0), Some(at(60)))]), None);
}

#[test]
fn a_session_without_length_overlaps_nothing() {
    assert_eq!(clash(at(30), Some(at(30)), &[(at(0), Some(at(60)))]), None);
    assert_eq!(clash(at(0), Some(at(60)), &[(at(30), Some(at(30)))]), None);
}
