use super::*;

#[test]
fn a_machine_is_in_service_from_the_day_it_was_acquired_until_it_is_retired() {
    let acquired = "2026-08-01".parse().expect("a date");
    let retired = IntervalSet::one(Interval::new(at(12.0), Instant::MAX));
    let service = in_service(bishkek(), Some(acquired), at(0.0), Some(at(-900.0)), &retired);
    let expected = Interval::new(bishkek().day_start(acquired), at(12.0));
    assert_eq!(service, IntervalSet::one(expected));
}

#[test]
fn without_a_day_of_acquisition_service_begins_with_creation_or_the_first_session_whichever_is_earlier() {
    let since = |first| in_service(bishkek(), None, at(10.0), first, &IntervalSet::empty()).as_slice()[0].starts_at;
    assert_eq!(since(None), at(10.0));
    assert_eq!(since(Some(at(8.0))), at(8.0));
    assert_eq!(since(Some(at(11.0))), at(10.0));
}

#[test]
fn the_period_is_cut_at_now() {
    let mut facts = DayFacts { now: at(12.0), ..facts() };
    facts.reservations = vec![reservation(1, 11.0, 13.0), reservation(2, 14.0, 15.0)];
    facts.sessions = vec![session(1, 11.0, 12.0)];
    let day = figures_of(&facts);
    assert_eq!(hours(day.time.open), 3.0);
    assert_eq!(hours(day.claims.reserved), 1.0);
    assert_eq!(day.claims.reached_start, 1);
    assert_eq!(hours(day.usage.used), 1.0);
}

#[test]
fn a_day_that_has_not_begun_is_empty() {
    let facts = DayFacts { now: at(-1.0), reservations: vec![reservation(1, 10.0, 11.0)], ..facts() };
    assert_eq!(machine_day(&facts), (MachineDay::default(), Vec::new()));
}

#[test]
fn open_is_opening_hours_minus_closures_while_in_service() {
    let facts = DayFacts {
        closures: set(&[(8.0, 10.0), (12.0, 13.0)]),
        service: IntervalSet::one(Interval::new(at(0.0), at(17.0))),
        ..facts()
    };
    assert_eq!(hours(figures_of(&facts).time.open), 6.0);
}

#[test]
fn downtime_under_a_lock_is_unplanned_and_under_planned_work_planned() {
    let facts = DayFacts {
        locks: set(&[(8.0, 10.0)]),
        blocks: vec![
            Block { kind: BlockKind::WorkOrder, span: span(11.0, 12.0) },
            Block { kind: BlockKind::Maintenance, span: span(17.0, 19.0) },
        ],
        ..facts()
    };
    let time = figures_of(&facts).time;
    assert_eq!((hours(time.downtime_unplanned), hours(time.downtime_planned)), (1.0, 2.0));
}

#[test]
fn unplanned_downtime_wins_over_planned() {
    let facts = DayFacts {
        locks: set(&[(10.0, 12.0)]),
        blocks: vec![Block { kind: BlockKind::Maintenance, span: span(11.0, 13.0) }],
        ..facts()
    };
    let time = figures_of(&facts).time;
    assert_eq!((hours(time.downtime_unplanned), hours(time.downtime_planned)), (2.0, 1.0));
    assert_eq!(hours(time.available), 6.0);
}

#[test]
fn an_event_blackout_is_no_downtime() {
    let facts = DayFacts { blocks: vec![Block { kind: BlockKind::Event, span: span(10.0, 12.0) }], ..facts() };
    let time = figures_of(&facts).time;
    assert_eq!((time.downtime_planned, hours(time.available)), (0, 9.0));
}

#[test]
fn available_is_open_minus_downtime() {
    let facts = DayFacts { locks: set(&[(0.0, 10.0), (17.5, 30.0)]), ..facts() };
    let time = figures_of(&facts).time;
    assert_eq!(time.available, time.open - time.downtime_planned - time.downtime_unplanned);
    assert_eq!(hours(time.available), 7.5);
}

#[test]
fn used_is_inside_and_outside_open_and_tells_its_parts() {
    let facts = DayFacts {
        locks: set(&[(16.0, 17.0)]),
        sessions: vec![session(1, 8.0, 10.0), session(2, 15.0, 20.0)],
        ..facts()
    };
    let usage = figures_of(&facts).usage;
    assert_eq!(hours(usage.used), 7.0);
    assert_eq!(hours(usage.used_in_available), 3.0);
    assert_eq!(hours(usage.used_outside_open), 3.0);
}

#[test]
fn sessions_are_counted_where_they_start_and_their_seconds_where_they_fall() {
    let mut facts = DayFacts { sessions: vec![session(1, -2.0, 1.5), session(2, 23.0, 26.0)], ..facts() };
    let (day, members) = machine_day(&facts);
    assert_eq!((day.usage.sessions, hours(day.usage.used)), (1, 2.5));
    assert_eq!(members.iter().filter(|member| member.present).count(), 2);
    facts.day = bishkek().day("2026-09-02".parse().expect("a date"));
    let (day, members) = machine_day(&facts);
    assert_eq!((day.usage.sessions, hours(day.usage.used), members.len()), (0, 2.0, 1));
}

#[test]
fn a_session_of_no_length_counts_its_person_and_no_time() {
    let facts = DayFacts { sessions: vec![session(1, 0.0, 0.0)], ..facts() };
    let (day, members) = machine_day(&facts);
    assert_eq!((day.usage.sessions, day.usage.used, members.len()), (1, 0, 1));
    assert!(members[0].present && day.usage.used_by_source.is_empty());
}

#[test]
fn a_session_that_ends_at_midnight_does_not_touch_the_next_day() {
    let facts = DayFacts { sessions: vec![session(1, -3.0, 0.0)], ..facts() };
    assert_eq!(machine_day(&facts).1, Vec::new());
}

#[test]
fn reserved_runs_from_start_to_end_or_release_within_available() {
    let facts = DayFacts {
        locks: set(&[(12.0, 13.0)]),
        reservations: vec![
            ReservationFact { released_at: Some(at(10.5)), ..reservation(1, 10.0, 12.0) },
            reservation(2, 12.0, 14.0),
            reservation(3, 17.0, 20.0),
        ],
        ..facts()
    };
    assert_eq!(hours(figures_of(&facts).claims.reserved), 0.5 + 1.0 + 1.0);
}

#[test]
fn reserved_is_a_union_so_that_no_moment_counts_twice() {
    let facts = DayFacts { reservations: vec![reservation(1, 10.0, 12.0), reservation(2, 11.0, 13.0)], ..facts() };
    assert_eq!(hours(figures_of(&facts).claims.reserved), 3.0);
}

#[test]
fn only_reservations_that_stood_at_their_start_are_reserved_and_reached_it() {
    let cancelled_before = ReservationFact { released_at: Some(at(9.0)), ..reservation(1, 10.0, 11.0) };
    let never_confirmed = ReservationFact { confirmed: false, ..reservation(2, 11.0, 12.0) };
    let cancelled_after = ReservationFact { released_at: Some(at(12.25)), ..reservation(3, 12.0, 13.0) };
    let facts = DayFacts { reservations: vec![cancelled_before, never_confirmed, cancelled_after], ..facts() };
    let claims = figures_of(&facts).claims;
    assert_eq!((hours(claims.reserved), claims.reached_start), (0.25, 1));
}

#[test]
fn no_show_is_the_planned_time_of_the_misses_and_its_rate_is_over_those_that_reached_their_start() {
    let missed = ReservationFact { released_at: Some(at(10.25)), missed: true, ..reservation(1, 10.0, 12.0) };
    let facts = DayFacts { reservations: vec![missed, reservation(2, 13.0, 14.0)], ..facts() };
    let claims = figures_of(&facts).claims;
    assert_eq!((hours(claims.no_show), claims.misses), (2.0, 1));
    assert_eq!(no_show_rate(&claims), Some(0.5));
    assert_eq!(no_show_rate(&Claims::default()), None);
}

#[test]
fn a_miss_across_midnight_is_counted_once_and_its_time_falls_on_both_days() {
    let missed = ReservationFact { released_at: Some(at(22.25)), missed: true, ..reservation(1, 22.0, 25.0) };
    let mut facts = DayFacts { reservations: vec![missed], ..facts() };
    let first = figures_of(&facts).claims;
    facts.day = bishkek().day("2026-09-02".parse().expect("a date"));
    let second = figures_of(&facts).claims;
    assert_eq!((first.misses, second.misses, first.reached_start, second.reached_start), (1, 0, 1, 0));
    assert_eq!((hours(first.no_show), hours(second.no_show)), (2.0, 1.0));
}

#[test]
fn who_only_reserved_is_not_present() {
    let facts = DayFacts { reservations: vec![reservation(1, 10.0, 11.0)], ..facts() };
    let members = machine_day(&facts).1;
    assert_eq!((members.len(), members[0].present), (1, false));
}

#[test]
fn time_is_told_by_the_source_of_its_record_and_outcomes_by_their_kind() {
    let device = SessionFact { source: SessionSource::Device, outcome: Outcome::Failure, ..session(1, 11.0, 14.0) };
    let auto =
        SessionFact { source: SessionSource::Auto, outcome: Outcome::Unknown, headcount: 4, ..session(2, 14.0, 15.0) };
    let facts = DayFacts { sessions: vec![session(1, 10.0, 11.0), device, auto], ..facts() };
    let usage = figures_of(&facts).usage;
    assert_eq!((usage.successes, usage.failures, usage.aborted, usage.sessions, usage.headcount), (1, 1, 0, 3, 6));
    assert_eq!(usage.used_by_source[&SessionSource::Device], 3 * HOUR);
    assert_eq!(usage.used_by_source.values().sum::<i64>(), usage.used);
}

#[test]
fn the_parts_of_the_members_add_up_to_the_day_of_the_machine() {
    let facts = DayFacts {
        sessions: vec![session(1, 8.0, 10.0), session(2, 10.0, 11.0)],
        reservations: vec![reservation(1, 9.0, 10.0), reservation(3, 12.0, 13.0)],
        ..facts()
    };
    let (day, members) = machine_day(&facts);
    let (mut usage, mut claims) = (Usage::default(), Claims::default());
    for member in &members {
        usage += &member.usage;
        claims += &member.claims;
    }
    assert_eq!((usage, claims, members.len()), (day.usage, day.claims, 3));
}

#[test]
fn open_time_is_taken_where_the_machine_is_reserved_in_use_or_down() {
    let facts = DayFacts {
        locks: set(&[(9.0, 10.0)]),
        sessions: vec![session(1, 7.0, 10.5)],
        reservations: vec![reservation(1, 12.0, 13.0)],
        ..facts()
    };
    let (open, taken) = open_and_taken(&facts);
    assert_eq!((open, taken), (set(&[(9.0, 18.0)]), set(&[(9.0, 10.5), (12.0, 13.0)])));
}

#[test]
fn availability_is_available_over_open_and_null_when_never_open() {
    let time = MachineTime { open: 4 * HOUR, available: 3 * HOUR, ..MachineTime::default() };
    assert_eq!(availability(&time), Some(0.75));
    assert_eq!(availability(&MachineTime::default()), None);
}

#[test]
fn repair_and_failure_times_are_per_locking_incident_and_null_without_any() {
    assert_eq!(mttr_seconds(3 * HOUR, 2), Some(5_400.0));
    assert_eq!(mtbf_seconds(100 * HOUR, 4), Some(90_000.0));
    assert_eq!((mttr_seconds(HOUR, 0), mtbf_seconds(HOUR, 0)), (None, None));
}
