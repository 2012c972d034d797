use super::*;

/// Reserved from 11:00 to 12:00 with a window of 15 minutes.
fn facts_at(time: &str) -> CheckInFacts {
    CheckInFacts {
        now: at(7, time),
        policy: Policy::default(),
        held: held(1, ReservationStatus::Confirmed, span(7, "11:00", "12:00")),
        condition: Condition::Usable,
        certifications: Vec::new(),
        suspended_until: None,
        minor: None,
        supervision: Supervision::default(),
        interruptions: Interruptions::default(),
        occupied: vec![taken_by(1, BlockKind::Reservation, span(7, "11:00", "12:00"))],
        open_session: None,
        take_over: false,
        staff: false,
    }
}

#[test]
fn check_in_opens_one_window_before_the_start_and_closes_one_after_it() {
    assert_eq!(check_in(&facts_at("10:44")), [Refusal::TooEarly { opens_at: at(7, "10:45") }]);
    assert_eq!(check_in(&facts_at("10:45")), []);
    assert_eq!(check_in(&facts_at("11:14")), []);
    assert_eq!(check_in(&facts_at("11:15")), [Refusal::CheckInClosed { closed_at: at(7, "11:15") }]);
}

#[test]
fn who_is_suspended_is_kept_from_checking_in_until_it_ends() {
    let until = at(7, "11:05");
    let facts = |time| CheckInFacts { suspended_until: Some(until), ..facts_at(time) };
    assert_eq!(check_in(&facts("11:04")), [Refusal::Suspended { until }]);
    assert_eq!(check_in(&facts("11:05")), []);
}

#[test]
fn who_comes_too_early_hears_nothing_of_what_is_on_the_machine_until_then() {
    let mut facts = facts_at("10:00");
    facts.occupied.push(taken_by(2, BlockKind::Reservation, span(7, "10:00", "10:30")));
    assert_eq!(codes(&check_in(&facts)), [RefusalCode::TooEarly]);
    // Staff do: what they set aside must not fail on the time that is taken.
    let staff = CheckInFacts { staff: true, ..facts.clone() };
    assert_eq!(codes(&check_in(&staff)), [RefusalCode::TooEarly, RefusalCode::SlotTaken]);
    facts.open_session = Some(OpenSession { id: Id(uuid::Uuid::nil()), expected_ends_at: at(7, "10:30") });
    assert_eq!(codes(&check_in(&facts)), [RefusalCode::TooEarly]);
    facts.now = at(7, "10:50");
    facts.occupied.push(taken_by(2, BlockKind::Reservation, span(7, "10:30", "11:00")));
    assert_eq!(codes(&check_in(&facts)), [RefusalCode::SlotTaken]);
}

#[test]
fn without_a_window_check_in_is_open_for_the_reservations_own_time() {
    let told = |time| {
        let mut facts = facts_at(time);
        facts.policy.check_in_window_minutes = None;
        codes(&check_in(&facts))
    };
    assert_eq!(told("10:59"), [RefusalCode::TooEarly]);
    assert_eq!(told("11:00"), []);
    assert_eq!(told("11:59"), []);
    assert_eq!(told("12:00"), [RefusalCode::CheckInClosed]);
}

#[test]
fn a_lock_an_overrun_or_an_outage_in_the_window_keeps_it_open_until_the_end() {
    let spans = vec![span(7, "10:50", "10:51")];
    for interruptions in [
        Interruptions { locks: spans.clone(), ..Default::default() },
        Interruptions { overruns: spans.clone(), ..Default::default() },
        Interruptions { outages: spans.clone(), ..Default::default() },
    ] {
        let facts = CheckInFacts { interruptions, ..facts_at("11:59") };
        assert_eq!(check_in(&facts), []);
        assert_eq!(
            check_in(&CheckInFacts { now: at(7, "12:00"), ..facts }),
            [Refusal::CheckInClosed { closed_at: at(7, "12:00") }]
        );
    }
}

#[test]
fn the_qualification_is_asked_again() {
    let mut facts = facts_at("11:05");
    facts.policy.requires_qualification = Some(id(9));
    facts.certifications = vec![valid(at(1, "00:00"), Some(at(7, "11:02")))];
    assert_eq!(codes(&check_in(&facts)), [RefusalCode::NotQualified]);
    facts.certifications = vec![valid(at(1, "00:00"), None)];
    assert_eq!(check_in(&facts), []);
}

#[test]
fn a_locked_machine_cannot_be_started_and_a_pending_reservation_not_either() {
    let mut facts = facts_at("11:05");
    facts.condition = Condition::LockedForSafety;
    facts.held.status = ReservationStatus::Pending;
    assert_eq!(codes(&check_in(&facts)), [RefusalCode::ApprovalRequired, RefusalCode::MachineOutOfService]);
    facts.held.status = ReservationStatus::NoShow;
    assert_eq!(codes(&check_in(&facts)), [RefusalCode::InvalidTransition]);
}

#[test]
fn an_early_check_in_occupies_from_now_where_nothing_else_stands() {
    let facts = facts_at("10:50");
    assert_eq!(occupies_from(facts.now, &facts.held), at(7, "10:50"));
    assert_eq!(occupies_from(at(7, "11:05"), &facts.held), at(7, "11:00"));
}

#[test]
fn an_early_check_in_into_anothers_time_is_slot_taken_and_the_window_stays() {
    let mut facts = facts_at("10:50");
    facts.occupied.push(taken_by(2, BlockKind::Reservation, span(7, "10:00", "11:00")));
    facts.open_session = Some(OpenSession { id: id(20), expected_ends_at: at(7, "11:00") });
    facts.take_over = true;
    assert_eq!(codes(&check_in(&facts)), [RefusalCode::SlotTaken]);
    assert_eq!(takes_over(&facts), None);
    facts.open_session = None;
    assert_eq!(check_in(&CheckInFacts { now: at(7, "11:00"), ..facts }), []);
}

fn overrun(time: &str, take_over: bool) -> CheckInFacts {
    let open_session = Some(OpenSession { id: id(20), expected_ends_at: at(7, "10:45") });
    CheckInFacts { open_session, take_over, ..facts_at(time) }
}

#[test]
fn an_overrunning_session_is_in_the_way_unless_it_is_taken_over() {
    let in_use = Refusal::MachineInUse { expected_ends_at: at(7, "10:45"), take_over_from: Some(at(7, "11:00")) };
    assert_eq!(check_in(&overrun("11:00", false)), [in_use]);
    assert_eq!(check_in(&overrun("11:00", true)), []);
    assert_eq!(takes_over(&overrun("11:00", true)).map(|session| session.id), Some(id(20)));
}

#[test]
fn nobody_takes_over_before_their_own_start() {
    assert_eq!(codes(&check_in(&overrun("10:59", true))), [RefusalCode::MachineInUse]);
    assert_eq!(takes_over(&overrun("10:59", true)), None);
}
