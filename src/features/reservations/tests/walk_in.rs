use super::*;

fn now_at(time: &str) -> WalkInFacts {
    let booking = BookingFacts { now: at(7, time), ..facts() };
    WalkInFacts { booking, by: Standing::Person, open_session: None, expected_minutes: None }
}

#[test]
fn a_walk_in_lasts_max_minutes_by_default_or_as_long_as_asked() {
    let mut facts = now_at("10:07");
    facts.booking.policy.max_minutes = 120;
    assert_eq!(walk_in(&facts), []);
    assert_eq!(walk_in_ends_at(&facts), at(7, "12:07"));
    facts.expected_minutes = Some(40);
    assert_eq!(walk_in_ends_at(&facts), at(7, "10:47"));
}

#[test]
fn it_is_cut_at_the_next_occupied_time() {
    let mut facts = now_at("10:07");
    facts.booking.occupied = vec![
        taken_by(2, BlockKind::Reservation, span(7, "15:00", "16:00")),
        taken_by(1, BlockKind::Event, span(7, "11:00", "12:00")),
        taken_by(3, BlockKind::Buffer, span(7, "09:00", "10:00")),
    ];
    assert_eq!(walk_in_ends_at(&facts), at(7, "11:00"));
}

#[test]
fn it_is_cut_at_closing_and_the_unattended_minutes_after_it() {
    let mut facts = now_at("16:00");
    assert_eq!(walk_in_ends_at(&facts), at(7, "18:00"));
    facts.booking.policy.unattended_minutes_after_closing = 90;
    assert_eq!(walk_in_ends_at(&facts), at(7, "19:30"));
    facts.booking.open_time = open_time(&[span(7, "17:00", "24:00")]);
    assert_eq!(walk_in_ends_at(&facts), at(7, "18:30"));
}

#[test]
fn with_less_than_min_minutes_left_the_slot_is_taken() {
    let mut facts = now_at("10:07");
    facts.booking.occupied = vec![taken_by(1, BlockKind::Reservation, span(7, "10:15", "11:00"))];
    let refusals = walk_in(&facts);
    let [Refusal::SlotTaken { conflicts, .. }] = refusals.as_slice() else { panic!("{refusals:?}") };
    assert_eq!(conflicts[0].starts_at, at(7, "10:15"));
    facts.booking.now = at(7, "10:00");
    assert_eq!(walk_in(&facts), []);
    assert_eq!(codes(&walk_in(&now_at("17:46"))), [RefusalCode::SlotTaken]);
    assert_eq!(walk_in(&now_at("17:45")), []);
}

#[test]
fn suspension_qualification_approval_status_and_closures_apply_in_their_order() {
    let mut facts = now_at("10:00");
    let booking = &mut facts.booking;
    booking.suspended_until = Some(at(9, "00:00"));
    booking.policy.requires_qualification = Some(id(9));
    booking.policy.requires_approval = true;
    booking.condition = Condition::OutOfService;
    booking.open_time = open_time(&[span(7, "10:00", "12:00")]);
    let told: Vec<_> = codes(&walk_in(&facts)).iter().map(|code| code.name()).collect();
    assert_eq!(told, ["suspended", "not_qualified", "approval_required", "machine_out_of_service", "closed"]);
}

#[test]
fn opening_hours_apply() {
    assert_eq!(codes(&walk_in(&now_at("08:59"))), [RefusalCode::OutsideOpeningHours]);
    assert_eq!(walk_in(&now_at("09:00")), []);
    assert_eq!(codes(&walk_in(&now_at("18:00"))), [RefusalCode::OutsideOpeningHours]);
    let mut holiday = now_at("08:00");
    holiday.booking.open_time = open_time(&[span(7, "08:00", "24:00")]);
    assert_eq!(codes(&walk_in(&holiday)), [RefusalCode::Closed, RefusalCode::OutsideOpeningHours]);
}

#[test]
fn grid_notice_length_and_quota_do_not_apply() {
    let mut facts = now_at("10:07");
    let policy = &mut facts.booking.policy;
    (policy.min_notice_minutes, policy.max_active_reservations, policy.max_minutes_per_week) = (600, 1, Some(1));
    facts.booking.active = vec![held(2, ReservationStatus::Confirmed, span(9, "09:00", "10:00"))];
    facts.expected_minutes = Some(5);
    assert_eq!(walk_in(&facts), []);
}

#[test]
fn approval_is_not_asked_when_staff_start_it() {
    let mut facts = now_at("10:07");
    facts.booking.policy.requires_approval = true;
    assert_eq!(codes(&walk_in(&facts)), [RefusalCode::ApprovalRequired]);
    facts.by = Standing::Staff;
    assert_eq!(walk_in(&facts), []);
}

#[test]
fn a_machine_with_an_open_session_is_in_use() {
    let mut facts = now_at("10:07");
    facts.open_session = Some(OpenSession { id: id(20), expected_ends_at: at(7, "10:30") });
    facts.booking.occupied = vec![taken_by(1, BlockKind::WalkIn, span(7, "09:30", "10:30"))];
    assert_eq!(codes(&walk_in(&facts)), [RefusalCode::MachineInUse, RefusalCode::SlotTaken]);
    assert_eq!(walk_in_ends_at(&facts), facts.booking.now);
}
