use super::*;

fn told(facts: &BookingFacts, span: Interval) -> Vec<RefusalCode> {
    codes(&book(facts, span))
}

#[test]
fn a_free_slot_within_the_rules_meets_no_refusal() {
    assert_eq!(book(&facts(), span(7, "11:00", "12:00")), []);
}

#[test]
fn one_that_starts_now_is_not_in_the_past_and_a_second_ago_is() {
    let mut facts = facts();
    assert_eq!(told(&facts, span(7, "10:00", "11:00")), []);
    facts.now = facts.now.plus_seconds(1);
    assert_eq!(told(&facts, span(7, "10:00", "11:00")), [RefusalCode::InThePast]);
}

#[test]
fn who_is_suspended_is_refused_until_the_suspension_ends() {
    let mut facts = facts();
    facts.suspended_until = Some(at(7, "10:01"));
    assert_eq!(book(&facts, span(8, "10:00", "11:00")), [Refusal::Suspended { until: at(7, "10:01") }]);
    facts.suspended_until = Some(at(7, "10:00"));
    assert_eq!(told(&facts, span(8, "10:00", "11:00")), []);
}

#[test]
fn one_certification_must_be_valid_both_now_and_at_the_start() {
    let mut facts = facts();
    facts.policy.requires_qualification = Some(id(9));
    let tomorrow = span(8, "11:00", "12:00");
    assert_eq!(
        book(&facts, tomorrow),
        [Refusal::NotQualified { qualification: id(9), level: None, next_courses: Vec::new() }]
    );
    facts.certifications = vec![valid(at(1, "00:00"), Some(at(8, "11:00"))), valid(at(8, "00:00"), None)];
    assert_eq!(told(&facts, tomorrow), [RefusalCode::NotQualified]);
    facts.certifications = vec![valid(at(1, "00:00"), Some(at(8, "11:01")))];
    assert_eq!(told(&facts, tomorrow), []);
}

#[test]
fn a_machine_that_is_locked_now_cannot_be_booked_for_any_time() {
    let mut facts = facts();
    facts.condition = Condition::OutOfService;
    assert_eq!(book(&facts, span(20, "11:00", "12:00")), [Refusal::MachineOutOfService { safety: false }]);
    facts.condition = Condition::LockedForSafety;
    assert_eq!(book(&facts, span(20, "11:00", "12:00")), [Refusal::MachineOutOfService { safety: true }]);
}

#[test]
fn start_and_end_both_lie_on_the_grid() {
    let grid = Refusal::OffGrid { granularity_minutes: 15 };
    assert_eq!(book(&facts(), span(7, "11:05", "12:00")), [grid.clone()]);
    assert_eq!(book(&facts(), span(7, "11:00", "12:05")), [grid.clone()]);
    let with_seconds = Interval::new(at(7, "11:00").plus_seconds(30), at(7, "12:00"));
    assert_eq!(book(&facts(), with_seconds), [grid]);
}

#[test]
fn lengths_are_at_least_the_shortest_and_at_most_the_longest() {
    let mut facts = facts();
    (facts.policy.min_minutes, facts.policy.max_minutes) = (30, 120);
    assert_eq!(book(&facts, span(7, "11:00", "11:15")), [Refusal::TooShort { min_minutes: 30 }]);
    assert_eq!(told(&facts, span(7, "11:00", "11:30")), []);
    assert_eq!(told(&facts, span(7, "11:00", "13:00")), []);
    assert_eq!(book(&facts, span(7, "11:00", "13:15")), [Refusal::TooLong { max_minutes: 120 }]);
    assert_eq!(told(&facts, span(7, "11:00", "11:00")), [RefusalCode::TooShort]);
    assert_eq!(told(&facts, span(7, "12:00", "11:00")), [RefusalCode::TooShort]);
}

#[test]
fn notice_is_counted_from_now() {
    let mut facts = facts();
    facts.policy.min_notice_minutes = 60;
    let refusal = Refusal::TooLittleNotice { min_notice_minutes: 60, earliest: at(7, "11:00") };
    assert_eq!(book(&facts, span(7, "10:45", "12:00")), [refusal]);
    assert_eq!(told(&facts, span(7, "11:00", "12:00")), []);
}

#[test]
fn the_earliest_start_that_is_offered_lies_on_the_grid() {
    let mut facts = facts();
    (facts.policy.min_notice_minutes, facts.policy.granularity_minutes) = (60, 30);
    facts.now = at(7, "10:07");
    let refusal = Refusal::TooLittleNotice { min_notice_minutes: 60, earliest: at(7, "11:30") };
    assert_eq!(book(&facts, span(7, "11:00", "12:00")), [refusal]);
    assert_eq!(told(&facts, span(7, "11:30", "12:00")), []);
}

#[test]
fn the_last_day_ahead_can_be_booked_whole_and_the_next_not() {
    let mut facts = facts();
    facts.policy.max_days_ahead = 3;
    assert_eq!(told(&facts, span(10, "17:00", "18:00")), []);
    let latest_on = chrono::NaiveDate::from_ymd_opt(2026, 9, 10).expect("a date");
    assert_eq!(book(&facts, span(11, "09:00", "10:00")), [Refusal::TooFarAhead { max_days_ahead: 3, latest_on }]);
}

#[test]
fn half_open_times_that_touch_do_not_clash() {
    let mut facts = facts();
    facts.occupied = vec![
        taken_by(1, BlockKind::Reservation, span(7, "10:00", "11:00")),
        taken_by(2, BlockKind::Reservation, span(7, "12:00", "13:00")),
    ];
    assert_eq!(told(&facts, span(7, "11:00", "12:00")), []);
    assert_eq!(told(&facts, span(7, "11:00", "12:15")), [RefusalCode::SlotTaken]);
}

#[test]
fn a_clash_names_every_conflict_with_its_kind_in_order() {
    let mut facts = facts();
    facts.occupied =
        [BlockKind::Hold, BlockKind::WalkIn, BlockKind::Maintenance, BlockKind::Event, BlockKind::WorkOrder]
            .into_iter()
            .rev()
            .zip(["15:00", "14:00", "13:00", "12:00", "11:00"])
            .map(|(kind, from)| taken_by(1, kind, Interval::new(at(7, from), at(7, from).plus_minutes(60))))
            .collect();
    let refusals = book(&facts, span(7, "11:00", "16:00"));
    let [Refusal::SlotTaken { conflicts, .. }] = refusals.as_slice() else { panic!("{refusals:?}") };
    let kinds: Vec<_> = conflicts.iter().map(|conflict| conflict.kind.name()).collect();
    assert_eq!(kinds, ["hold", "walk_in", "maintenance", "event", "work_order"]);
}

#[test]
fn a_buffer_lies_after_only_and_shows_as_buffer() {
    let mut facts = facts();
    let booked = span(7, "12:00", "13:00");
    facts.occupied = Occupied::with_buffer(id(1), BlockKind::Reservation, booked, at(7, "13:30"));
    assert_eq!(told(&facts, span(7, "11:00", "12:00")), []);
    let refusals = book(&facts, span(7, "13:00", "14:00"));
    let [Refusal::SlotTaken { conflicts, .. }] = refusals.as_slice() else { panic!("{refusals:?}") };
    assert_eq!(conflicts.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [BlockKind::Buffer]);
    assert_eq!(told(&facts, span(7, "13:30", "14:00")), []);
}

#[test]
fn ones_own_buffer_must_be_free_too_and_may_run_past_closing() {
    let mut facts = facts();
    facts.policy.buffer_minutes = 30;
    assert_eq!(blocks(&facts.policy, span(7, "17:00", "18:00")), span(7, "17:00", "18:30"));
    assert_eq!(told(&facts, span(7, "17:00", "18:00")), []);
    facts.occupied = vec![taken_by(1, BlockKind::Reservation, span(7, "12:15", "13:00"))];
    assert_eq!(told(&facts, span(7, "11:00", "12:00")), [RefusalCode::SlotTaken]);
}

#[test]
fn all_refusals_are_listed_in_the_order_of_the_rules() {
    let mut facts = facts();
    facts.suspended_until = Some(at(20, "00:00"));
    facts.policy.requires_qualification = Some(id(9));
    facts.condition = Condition::OutOfService;
    (facts.policy.min_notice_minutes, facts.policy.max_active_reservations) = (60, 1);
    facts.active = vec![held(5, ReservationStatus::Confirmed, span(9, "11:00", "12:00"))];
    facts.open_time = open_time(&[span(7, "08:00", "09:00")]);
    let early = Interval::new(at(7, "08:05"), at(7, "08:10"));
    facts.occupied = vec![taken_by(1, BlockKind::Event, early)];
    let expected = [
        "in_the_past",
        "suspended",
        "not_qualified",
        "machine_out_of_service",
        "off_grid",
        "too_short",
        "too_little_notice",
        "closed",
        "outside_opening_hours",
        "quota_exceeded",
        "slot_taken",
    ];
    assert_eq!(told(&facts, early).iter().map(|code| code.name()).collect::<Vec<_>>(), expected);
    facts.policy.max_days_ahead = 0;
    let far = Interval::new(at(8, "08:05"), at(8, "18:05"));
    let far: Vec<_> = told(&facts, far).iter().map(|code| code.name()).collect();
    assert_eq!(
        far,
        [
            "suspended",
            "not_qualified",
            "machine_out_of_service",
            "off_grid",
            "too_long",
            "too_far_ahead",
            "outside_opening_hours",
            "quota_exceeded"
        ]
    );
}

#[test]
fn where_approval_is_asked_a_persons_booking_waits_and_staffs_does_not() {
    let mut policy = Policy::default();
    assert_eq!(booked_status(&policy, Standing::Person), ReservationStatus::Confirmed);
    policy.requires_approval = true;
    assert_eq!(booked_status(&policy, Standing::Person), ReservationStatus::Pending);
    assert_eq!(booked_status(&policy, Standing::Staff), ReservationStatus::Confirmed);
}
