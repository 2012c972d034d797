use super::*;
use ReservationStatus::*;

fn to(span: Interval) -> Change {
    Change { span, other_machine: false, booked_buffer_minutes: 0 }
}

fn elsewhere(span: Interval) -> Change {
    Change { other_machine: true, ..to(span) }
}

/// Started at 09:00, until 11:00; it is 10:00.
fn running() -> Held {
    held(1, CheckedIn, span(7, "09:00", "11:00"))
}

#[test]
fn a_move_meets_all_rules_as_if_booked_anew_and_not_its_own_time() {
    let mut facts = facts();
    let own = held(1, Confirmed, span(8, "11:00", "12:00"));
    facts.occupied = Occupied::with_buffer(own.id, BlockKind::Reservation, own.span, at(8, "12:30"));
    facts.policy.requires_qualification = Some(id(9));
    assert_eq!(
        codes(&change(&facts, &own, to(span(8, "11:05", "12:30")))),
        [RefusalCode::NotQualified, RefusalCode::OffGrid]
    );
    assert_eq!(change(&facts, &own, to(own.span)), []);
}

#[test]
fn a_move_to_another_machine_is_under_that_machines_rules() {
    let mut there = facts();
    there.policy.max_minutes = 30;
    let own = held(1, Confirmed, span(8, "11:00", "12:00"));
    assert_eq!(codes(&change(&there, &own, elsewhere(own.span))), [RefusalCode::TooLong]);
}

#[test]
fn a_move_may_not_begin_in_the_past() {
    let own = held(1, Confirmed, span(7, "11:00", "12:00"));
    assert_eq!(codes(&change(&facts(), &own, to(span(7, "09:45", "12:00")))), [RefusalCode::InThePast]);
}

#[test]
fn after_the_start_only_the_end_changes() {
    let facts = facts();
    for other in [to(span(7, "10:15", "11:00")), elsewhere(running().span)] {
        assert_eq!(codes(&change(&facts, &running(), other)), [RefusalCode::AlreadyStarted]);
    }
    assert_eq!(change(&facts, &running(), to(span(7, "09:00", "10:30"))), []);
    let early = held(1, CheckedIn, span(7, "10:10", "11:00"));
    assert_eq!(codes(&change(&facts, &early, to(span(7, "10:30", "11:00")))), [RefusalCode::AlreadyStarted]);
}

#[test]
fn after_the_start_the_past_looks_at_the_end_alone() {
    let facts = facts();
    assert_eq!(change(&facts, &running(), to(span(7, "09:00", "10:00"))), []);
    assert_eq!(codes(&change(&facts, &running(), to(span(7, "09:00", "09:45")))), [RefusalCode::InThePast]);
}

#[test]
fn an_extension_meets_status_closures_hours_and_taken_time() {
    let mut facts = facts();
    facts.condition = Condition::OutOfService;
    facts.open_time = open_time(&[span(7, "17:00", "18:00")]);
    facts.occupied = vec![taken_by(2, BlockKind::Reservation, span(7, "12:00", "13:00"))];
    let refusals = change(&facts, &running(), to(span(7, "09:00", "19:00")));
    let expected = [
        RefusalCode::MachineOutOfService,
        RefusalCode::Closed,
        RefusalCode::OutsideOpeningHours,
        RefusalCode::SlotTaken,
    ];
    assert_eq!(codes(&refusals), expected);
}

#[test]
fn notice_length_and_quota_do_not_apply_to_an_extension() {
    let mut facts = facts();
    let policy = &mut facts.policy;
    (policy.min_notice_minutes, policy.max_minutes, policy.max_active_reservations) = (600, 60, 1);
    policy.max_minutes_per_week = Some(1);
    facts.active = vec![held(2, Confirmed, span(9, "09:00", "10:00"))];
    facts.suspended_until = Some(at(20, "00:00"));
    assert_eq!(change(&facts, &running(), to(span(7, "09:00", "14:07"))), []);
}

#[test]
fn an_extension_needs_room_for_the_buffer_as_booked() {
    let mut facts = facts();
    facts.policy.buffer_minutes = 120;
    facts.occupied = Occupied::with_buffer(running().id, BlockKind::Reservation, running().span, at(7, "11:30"));
    facts.occupied.push(taken_by(2, BlockKind::Reservation, span(7, "12:30", "13:00")));
    let booked = |until| Change { booked_buffer_minutes: 30, ..to(span(7, "09:00", until)) };
    assert_eq!(change(&facts, &running(), booked("12:00")), []);
    assert_eq!(codes(&change(&facts, &running(), booked("12:15"))), [RefusalCode::SlotTaken]);
}

#[test]
fn what_has_ended_cannot_be_changed() {
    for status in [Completed, Cancelled, Rejected, Expired, NoShow] {
        let own = held(1, status, span(8, "11:00", "12:00"));
        assert_eq!(
            change(&facts(), &own, to(span(8, "12:00", "13:00"))),
            [Refusal::InvalidTransition { from: status }]
        );
    }
    let expiring = held(1, Pending, span(7, "09:00", "12:00"));
    assert_eq!(codes(&change(&facts(), &expiring, to(span(7, "09:00", "13:00")))), [RefusalCode::InvalidTransition]);
}

#[test]
fn where_approval_is_asked_a_persons_own_move_or_lengthening_waits_again_and_staffs_does_not() {
    let mut policy = Policy::default();
    policy.requires_approval = true;
    let own = held(1, Confirmed, span(8, "11:00", "12:00"));
    let after = |to, by| status_after(&own, &policy, to, by, at(7, "10:00"));
    for moved in [to(span(8, "12:00", "13:00")), to(span(8, "11:00", "12:15")), elsewhere(own.span)] {
        assert_eq!(after(moved, Standing::Person), Pending);
        assert_eq!(after(moved, Standing::Staff), Confirmed);
    }
    assert_eq!(after(to(span(8, "11:00", "11:45")), Standing::Person), Confirmed);
    assert_eq!(after(to(own.span), Standing::Person), Confirmed);
}

#[test]
fn lengthening_what_runs_keeps_its_status_and_a_pending_one_stays_pending_under_staff() {
    let mut policy = Policy::default();
    policy.requires_approval = true;
    assert_eq!(
        status_after(&running(), &policy, to(span(7, "09:00", "12:00")), Standing::Person, at(7, "10:00")),
        CheckedIn
    );
    let waiting = held(1, Pending, span(8, "11:00", "12:00"));
    assert_eq!(
        status_after(&waiting, &policy, to(span(8, "12:00", "13:00")), Standing::Staff, at(7, "10:00")),
        Pending
    );
}

#[test]
fn cancelling_later_than_the_notice_is_too_late_and_staff_may_override() {
    let mut policy = Policy::default();
    policy.cancel_notice_minutes = 60;
    let own = held(1, Confirmed, span(7, "11:00", "12:00"));
    assert_eq!(cancel(at(7, "10:00"), &policy, &own), []);
    let late = cancel(at(7, "10:00").plus_seconds(1), &policy, &own);
    assert_eq!(late, [Refusal::TooLateToCancel { cancel_notice_minutes: 60, latest: at(7, "10:00") }]);
    assert_eq!(settle(late, Standing::Staff, Some("ill")), Ok(vec![RefusalCode::TooLateToCancel]));
    assert_eq!(codes(&cancel(at(7, "10:00"), &policy, &running())), [RefusalCode::InvalidTransition]);
}

#[test]
fn approval_asks_the_qualification_again_and_comes_before_the_start() {
    let mut policy = Policy::default();
    policy.requires_qualification = Some(id(9));
    let waiting = held(1, Pending, span(7, "11:00", "12:00"));
    assert_eq!(codes(&approve(at(7, "10:00"), &policy, &waiting, &[], None)), [RefusalCode::NotQualified]);
    let certified = [valid(at(1, "00:00"), None)];
    assert_eq!(approve(at(7, "10:00"), &policy, &waiting, &certified, None), []);
    assert_eq!(codes(&approve(at(7, "11:00"), &policy, &waiting, &certified, None)), [RefusalCode::InThePast]);
    let until = Some(at(7, "10:30"));
    assert_eq!(codes(&approve(at(7, "10:00"), &policy, &waiting, &certified, until)), [RefusalCode::Suspended]);
    assert_eq!(approve(at(7, "10:30"), &policy, &waiting, &certified, until), []);
    assert_eq!(
        codes(&approve(at(7, "10:00"), &policy, &running(), &certified, None)),
        [RefusalCode::InvalidTransition]
    );
}

#[test]
fn the_states_follow_one_another_as_the_rules_have_it() {
    let next = |from: ReservationStatus| {
        ReservationStatus::ALL.iter().copied().filter(move |to| from.may_become(*to)).collect::<Vec<_>>()
    };
    assert_eq!(next(Pending), [Confirmed, Cancelled, Rejected, Expired]);
    assert_eq!(next(Confirmed), [Pending, CheckedIn, Cancelled, Rejected, NoShow]);
    assert_eq!(next(CheckedIn), [Completed]);
    for ended in [Completed, Cancelled, Rejected, Expired, NoShow] {
        assert_eq!(next(ended), []);
    }
    assert_eq!(reject(&held(1, Pending, span(8, "11:00", "12:00"))), []);
    assert_eq!(codes(&reject(&running())), [RefusalCode::InvalidTransition]);
}

#[test]
fn pending_confirmed_and_checked_in_ones_occupy() {
    let occupying: Vec<_> = ReservationStatus::ALL.iter().copied().filter(|status| status.occupies()).collect();
    assert_eq!(occupying, [Pending, Confirmed, CheckedIn]);
}
