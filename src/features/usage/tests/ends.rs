use super::at;
use crate::features::usage::rules::{Forgotten, forgotten, forgotten_at, lived_through, overrun_seconds};
use crate::platform::values::Interval;

#[test]
fn a_session_is_not_forgotten_before_half_an_hour_after_its_expected_end() {
    assert_eq!(forgotten(at(0), at(60), at(60)), Forgotten::NotYet(at(90)));
    assert_eq!(forgotten(at(0), at(60), at(89)), Forgotten::NotYet(at(90)));
}

#[test]
fn a_forgotten_session_counts_up_to_its_expected_end_however_late_the_job_comes() {
    assert_eq!(forgotten(at(0), at(60), at(90)), Forgotten::Ended(at(60)));
    assert_eq!(forgotten(at(0), at(60), at(5000)), Forgotten::Ended(at(60)));
}

#[test]
fn an_extension_puts_the_closing_off() {
    assert_eq!(forgotten(at(0), at(120), at(100)), Forgotten::NotYet(at(150)));
    assert_eq!(forgotten_at(at(120)), at(150));
}

#[test]
fn a_session_corrected_to_start_after_its_expected_end_ends_where_it_starts() {
    assert_eq!(forgotten(at(70), at(60), at(100)), Forgotten::Ended(at(70)));
}

#[test]
fn an_overrun_is_the_time_past_the_expected_end() {
    assert_eq!(overrun_seconds(at(60), at(75)), 900);
    assert_eq!(overrun_seconds(at(60), at(60)), 0);
}

#[test]
fn finishing_early_is_no_overrun() {
    assert_eq!(overrun_seconds(at(60), at(30)), 0);
}

#[test]
fn a_session_open_through_an_outage_is_to_be_settled() {
    let outage = Interval::new(at(30), at(40));
    assert!(lived_through(Interval::new(at(0), at(60)), at(0), &[outage]));
}

#[test]
fn a_session_that_only_touches_an_outage_did_not_live_through_it() {
    let outage = Interval::new(at(30), at(40));
    assert!(!lived_through(Interval::new(at(0), at(30)), at(0), &[outage]));
    assert!(!lived_through(Interval::new(at(40), at(60)), at(40), &[outage]));
}

#[test]
fn a_session_touched_after_the_outage_is_settled() {
    let outage = Interval::new(at(30), at(40));
    assert!(!lived_through(Interval::new(at(0), at(60)), at(45), &[outage]));
    let later = Interval::new(at(50), at(55));
    assert!(lived_through(Interval::new(at(0), at(60)), at(45), &[outage, later]));
}
