use proptest::prelude::*;

use super::*;

/// A week of local wall-clock hours in a zone around a change of clocks.
fn scene() -> impl Strategy<Value = (LocalZone, Instant)> {
    prop::sample::select(vec![
        ("Asia/Bishkek", "2026-09-07"),
        ("Europe/Berlin", "2026-03-27"),
        ("Europe/Berlin", "2026-10-23"),
    ])
    .prop_map(|(zone, date)| {
        let zone = LocalZone::parse(zone).expect("a zone");
        (zone, zone.day_start(date.parse().expect("a date")))
    })
}

fn any_occupied() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0..5 * 1440_i64, 1..600_i64), 0..20)
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let grid = prop::sample::select(vec![5_i64, 15, 30, 60, 240]);
    (grid, 1..6_i64, prop::sample::select(vec![0_i64, 10, 45]), prop::sample::select(vec![0_i64, 90, 900]), 0..200_i64)
        .prop_map(
            |(granularity_minutes, steps, buffer_minutes, unattended_minutes_after_closing, min_notice_minutes)| {
                Policy {
                    granularity_minutes,
                    buffer_minutes,
                    unattended_minutes_after_closing,
                    min_notice_minutes,
                    min_minutes: granularity_minutes,
                    max_minutes: granularity_minutes * steps * 2,
                    max_days_ahead: 3,
                    ..Policy::default()
                }
            },
        )
}

fn facts_of(zone: LocalZone, start: Instant, policy: Policy, taken: &[(i64, i64)]) -> BookingFacts {
    let around = Interval::new(start.plus_days(-1), start.plus_days(8));
    let closure = Interval::new(start.plus_minutes(1440 + 600), start.plus_minutes(1440 + 840));
    let occupied = taken.iter().map(|(from, length)| {
        taken_by(1, BlockKind::Reservation, Interval::new(start.plus_minutes(*from), start.plus_minutes(from + length)))
    });
    BookingFacts {
        now: start.plus_minutes(437),
        zone,
        policy,
        open_time: OpenTime::new(hours("01:00", "18:00").open(zone, around), IntervalSet::one(closure)),
        occupied: occupied.collect(),
        ..facts()
    }
}

proptest! {
    #[test]
    fn every_next_gap_can_be_booked_as_it_is(
        (zone, start) in scene(), policy in any_policy(), taken in any_occupied(), from in 0..4320_i64, minutes in 1..900_i64,
    ) {
        let facts = facts_of(zone, start, policy, &taken);
        let looking = GapFacts {
            now: facts.now, zone, policy: &facts.policy, open_time: &facts.open_time, occupied: &facts.occupied,
            within: Interval::new(start, start.plus_days(6)), moved: None,
        };
        let from = start.plus_minutes(from);
        let gaps = next_gaps(&looking, from, minutes, 3);
        prop_assert!(gaps.len() <= 3);
        prop_assert!(gaps.windows(2).all(|pair| pair[0].starts_at < pair[1].starts_at));
        for gap in gaps {
            prop_assert_eq!(book(&facts, gap), []);
            prop_assert!(gap.starts_at >= from && gap.minutes_ceil() >= minutes);
        }
    }

    #[test]
    fn where_a_slot_of_that_length_is_bookable_a_gap_no_later_is_found(
        (zone, start) in scene(), policy in any_policy(), taken in any_occupied(), steps in 1..10_i64,
    ) {
        let facts = facts_of(zone, start, policy, &taken);
        let minutes = facts.policy.granularity_minutes * steps;
        let looking = GapFacts {
            now: facts.now, zone, policy: &facts.policy, open_time: &facts.open_time, occupied: &facts.occupied,
            within: Interval::new(start, start.plus_days(6)), moved: None,
        };
        let found = next_gaps(&looking, start, minutes, 1).first().map(|gap| gap.starts_at);
        let bookable = (0..4 * 288).map(|five| start.plus_minutes(five * 5))
            .find(|at| book(&facts, Interval::new(*at, at.plus_minutes(minutes))).is_empty());
        if let Some(bookable) = bookable {
            prop_assert!(found.is_some_and(|found| found <= bookable), "{found:?} {bookable}");
        }
    }

    #[test]
    fn a_walk_in_never_lasts_past_the_next_occupied_time_or_its_closing(
        (zone, start) in scene(), policy in any_policy(), taken in any_occupied(), now in 0..5000_i64, asked in prop::option::of(1..900_i64),
    ) {
        let mut booking = facts_of(zone, start, policy, &taken);
        booking.now = start.plus_minutes(now);
        let facts = WalkInFacts { booking, by: Standing::Person, open_session: None, expected_minutes: asked };
        let booking = &facts.booking;
        let use_of_it = Interval::new(booking.now, walk_in_ends_at(&facts));
        prop_assert!(booking.occupied.iter().all(|taken| taken.span.intersection(&use_of_it).is_none()));
        if walk_in(&facts).is_empty() {
            let least = booking.policy.min_minutes.min(asked.unwrap_or(i64::MAX));
            prop_assert!(use_of_it.minutes_ceil() >= least);
            prop_assert_eq!(booking.not_open(use_of_it), []);
        }
    }

    #[test]
    fn open_time_refuses_exactly_what_does_not_fit((from, length) in (0..5 * 96_i64, 1..120_i64), unattended in prop::sample::select(vec![0_i64, 90, 900])) {
        let start = at(7, "00:00");
        let facts = facts_of(zone(), start, Policy::default(), &[]);
        let asked = Interval::new(start.plus_minutes(from * 15), start.plus_minutes((from + length) * 15));
        // Minute by minute: open at its start, and not further from closing than allowed.
        let open = facts.open_time.open();
        let fits = open.contains(asked.starts_at) && {
            let closing = (0..).map(|minute| asked.starts_at.plus_minutes(minute)).find(|at| !open.contains(*at)).expect("closes");
            asked.ends_at <= closing.plus_minutes(unattended)
        };
        prop_assert_eq!(facts.open_time.refusals(asked, unattended, asked).is_empty(), fits);
    }

    #[test]
    fn the_next_line_of_the_grid_is_the_first_one((zone, start) in scene(), after in 0..6000_i64, seconds in 0..60_i64, grid in prop::sample::select(vec![5_i64, 15, 60, 120, 240, 1440])) {
        let at = start.plus_minutes(after).plus_seconds(seconds);
        let next = next_on_grid(zone, at, grid);
        let first = (0..).map(|minute| start.plus_minutes(minute)).find(|line| *line >= at && on_grid(zone, *line, grid));
        prop_assert_eq!(Some(next), first);
    }
}
