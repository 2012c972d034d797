use super::*;

fn told(facts: &BookingFacts, span: Interval) -> Vec<RefusalCode> {
    codes(&book(facts, span))
}

#[test]
fn a_closure_and_time_outside_opening_hours_are_told_apart() {
    let mut facts = facts();
    facts.open_time = open_time(&[span(8, "12:00", "14:00")]);
    assert_eq!(
        book(&facts, span(8, "11:00", "12:30")),
        [Refusal::Closed { closures: vec![span(8, "12:00", "14:00")] }]
    );
    assert_eq!(told(&facts, span(8, "13:00", "13:30")), [RefusalCode::Closed]);
    assert_eq!(told(&facts, span(8, "11:00", "12:00")), []);
    let open = vec![span(8, "09:00", "12:00"), span(8, "14:00", "18:00")];
    let past_closing = Refusal::OutsideOpeningHours { latest_end: Some(at(8, "18:00")), open: open.clone() };
    assert_eq!(book(&facts, span(8, "17:00", "18:30")), [past_closing]);
    assert_eq!(book(&facts, span(8, "08:00", "10:00")), [Refusal::OutsideOpeningHours { latest_end: None, open }]);
}

#[test]
fn a_day_that_is_closed_tells_both_outside_its_hours() {
    let mut facts = facts();
    facts.open_time = open_time(&[span(8, "00:00", "24:00")]);
    assert_eq!(told(&facts, span(8, "20:00", "21:00")), [RefusalCode::Closed, RefusalCode::OutsideOpeningHours]);
}

fn overnight(minutes: i64, closures: &[Interval]) -> BookingFacts {
    let mut facts = facts();
    facts.open_time = open_time(closures);
    facts.policy.unattended_minutes_after_closing = minutes;
    facts.policy.max_minutes = 2880;
    facts
}

#[test]
fn an_overnight_job_starts_in_open_hours_and_ends_so_many_minutes_after_closing() {
    let facts = overnight(14 * 60, &[]);
    assert_eq!(told(&facts, Interval::new(at(8, "17:45"), at(9, "08:00"))), []);
    assert_eq!(told(&facts, Interval::new(at(8, "17:45"), at(9, "08:15"))), [RefusalCode::OutsideOpeningHours]);
    assert_eq!(told(&facts, Interval::new(at(8, "18:00"), at(9, "08:00"))), [RefusalCode::OutsideOpeningHours]);
    assert_eq!(told(&facts, Interval::new(at(8, "08:45"), at(8, "10:00"))), [RefusalCode::OutsideOpeningHours]);
}

#[test]
fn an_overnight_job_may_run_through_a_closure_and_a_closure_counts_as_closing() {
    let facts = overnight(24 * 60, &[span(9, "00:00", "24:00")]);
    assert_eq!(told(&facts, Interval::new(at(8, "17:00"), at(9, "18:00"))), []);
    let too_long = told(&facts, Interval::new(at(8, "17:00"), at(9, "18:15")));
    assert_eq!(too_long, [RefusalCode::Closed, RefusalCode::OutsideOpeningHours]);
    let facts = overnight(120, &[span(8, "14:00", "18:00")]);
    assert_eq!(told(&facts, span(8, "13:00", "16:00")), []);
    assert_eq!(told(&facts, span(8, "13:00", "16:15")), [RefusalCode::Closed]);
}

#[test]
fn the_grid_follows_the_wall_clock_on_days_of_clock_changes() {
    let berlin = LocalZone::parse("Europe/Berlin").expect("a zone");
    for day in ["2026-03-29", "2026-10-25"] {
        let date = day.parse().expect("a date");
        for hour in [4, 8, 12, 16, 20] {
            assert!(on_grid(berlin, berlin.at(date, hour * 60), 240), "{day} {hour}:00");
            let before = berlin.at(date, hour * 60).plus_minutes(-1);
            assert_eq!(next_on_grid(berlin, before, 240), berlin.at(date, hour * 60));
        }
    }
    let spring = "2026-03-29".parse().expect("a date");
    assert_eq!(next_on_grid(berlin, berlin.at(spring, 90), 120), berlin.at(spring, 240));
}

#[test]
fn free_is_open_time_that_nothing_occupies() {
    let open = IntervalSet::one(span(7, "09:00", "18:00"));
    let occupied = [
        taken_by(1, BlockKind::Event, span(7, "08:00", "10:00")),
        taken_by(2, BlockKind::Hold, span(7, "12:00", "13:00")),
    ];
    assert_eq!(free(&open, &occupied).as_slice(), [span(7, "10:00", "12:00"), span(7, "13:00", "18:00")]);
}

fn gaps(facts: &BookingFacts, from: Instant, minutes: i64) -> Vec<Interval> {
    let within = Interval::new(at(7, "00:00"), at(10, "00:00"));
    let looking = GapFacts {
        now: facts.now,
        zone: facts.zone,
        policy: &facts.policy,
        open_time: &facts.open_time,
        occupied: &facts.occupied,
        within,
        moved: None,
    };
    next_gaps(&looking, from, minutes, 3)
}

#[test]
fn the_next_gaps_are_the_earliest_fit_of_each_free_stretch_and_three_at_most() {
    let mut facts = facts();
    facts.occupied = vec![
        taken_by(1, BlockKind::Reservation, span(7, "11:00", "12:10")),
        taken_by(2, BlockKind::Reservation, span(7, "13:00", "14:00")),
        taken_by(3, BlockKind::Reservation, span(8, "09:00", "10:00")),
    ];
    assert_eq!(
        gaps(&facts, at(7, "11:00"), 60),
        [span(7, "14:00", "15:00"), span(8, "10:00", "11:00"), span(9, "09:00", "10:00")]
    );
    assert_eq!(gaps(&facts, at(7, "11:00"), 45)[0], span(7, "12:15", "13:00"));
    assert_eq!(gaps(&facts, at(7, "09:00"), 45).len(), 3);
    assert_eq!(gaps(&facts, at(7, "09:00"), 45)[0], span(7, "10:00", "10:45"));
}

#[test]
fn gaps_leave_room_for_the_buffer_and_keep_notice_and_horizon() {
    let mut facts = facts();
    facts.occupied = vec![taken_by(1, BlockKind::Reservation, span(7, "12:00", "13:00"))];
    facts.policy.buffer_minutes = 15;
    (facts.policy.min_notice_minutes, facts.policy.max_days_ahead) = (50, 0);
    assert_eq!(gaps(&facts, at(7, "10:00"), 60), [span(7, "13:00", "14:00")]);
    assert_eq!(gaps(&facts, at(7, "10:00"), 45), [span(7, "11:00", "11:45"), span(7, "13:00", "13:45")]);
}

#[test]
fn a_gap_may_reach_into_unattended_time() {
    let mut facts = overnight(14 * 60, &[]);
    facts.occupied = vec![taken_by(1, BlockKind::Reservation, span(7, "10:00", "17:00"))];
    assert_eq!(gaps(&facts, at(7, "10:00"), 15 * 60)[0], Interval::new(at(7, "17:00"), at(8, "08:00")));
}
