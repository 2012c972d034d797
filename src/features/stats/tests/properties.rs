use std::collections::HashSet;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

const MINUTE: i64 = 60_000_000;
const DAYS: i64 = 5;

/// Facts of a few days around a date, all on whole minutes from the first midnight.
#[derive(Clone, Debug)]
struct Story {
    zone: LocalZone,
    first: NaiveDate,
    facts: DayFacts,
}

fn spans_of(start: Instant, most: usize) -> impl Strategy<Value = Vec<Interval>> {
    let one = (-600..DAYS * 1_440 + 600, 0..1_500_i64)
        .prop_map(move |(from, length)| Interval::new(start.plus_minutes(from), start.plus_minutes(from + length)));
    prop::collection::vec(one, 0..most)
}

/// Spans one after the other, as the database keeps sessions.
fn disjoint(mut spans: Vec<Interval>) -> Vec<Interval> {
    spans.sort_unstable();
    let mut until = Instant::MIN;
    spans.retain(|span| {
        let free = span.starts_at >= until;
        if free {
            until = span.ends_at;
        }
        free
    });
    spans
}

fn places() -> impl Strategy<Value = (LocalZone, NaiveDate)> {
    let place = |zone: &str, date: &str| (LocalZone::parse(zone).expect("a zone"), date.parse().expect("a date"));
    prop::sample::select(vec![
        place("Asia/Bishkek", "2026-08-30"),
        place("Europe/Berlin", "2026-03-27"),
        place("Europe/Berlin", "2026-10-23"),
    ])
}

fn make_session((index, span): (usize, Interval)) -> SessionFact {
    SessionFact {
        who: who((index % 3) as u128),
        source: SessionSource::ALL[index % SessionSource::ALL.len()],
        started_at: span.starts_at,
        ended_at: span.ends_at,
        outcome: Outcome::ALL[index % Outcome::ALL.len()],
        headcount: index as u32 % 4 + 1,
    }
}

fn make_reservation((index, span): (usize, Interval)) -> ReservationFact {
    let released_at = (index % 3 == 0).then(|| span.starts_at.plus_minutes(index as i64 * 7 - 10));
    let confirmed = index % 5 != 4;
    let stands = confirmed && released_at.is_none_or(|at| at > span.starts_at);
    ReservationFact {
        who: who((index % 4) as u128),
        starts_at: span.starts_at,
        ends_at: span.ends_at,
        released_at,
        confirmed,
        missed: stands && index % 2 == 0,
    }
}

fn story() -> impl Strategy<Value = Story> {
    places().prop_flat_map(|(zone, first)| {
        let start = zone.day_start(first);
        let sets = (spans_of(start, 9), spans_of(start, 4), spans_of(start, 4), spans_of(start, 4));
        let service = spans_of(start, 6);
        (sets, service, spans_of(start, 12), spans_of(start, 12), 0..DAYS * 1_440 + 900).prop_map(
            move |((opening, closures, locks, blocks), retired, sessions, reservations, now)| {
                let kinds = BlockKind::ALL.iter().copied().cycle();
                let whole = IntervalSet::one(Interval::new(Instant::MIN, Instant::MAX));
                let retired: IntervalSet = retired.into_iter().skip(4).collect();
                let facts = DayFacts {
                    day: Interval::new(start, zone.day_start(first + chrono::Days::new(DAYS as u64))),
                    now: start.plus_minutes(now),
                    opening: opening.into_iter().collect(),
                    closures: closures.into_iter().collect(),
                    service: whole.subtract(&retired),
                    locks: locks.into_iter().collect(),
                    blocks: kinds.zip(blocks).map(|(kind, span)| Block { kind, span }).collect(),
                    sessions: disjoint(sessions).into_iter().enumerate().map(make_session).collect(),
                    reservations: disjoint(reservations).into_iter().enumerate().map(make_reservation).collect(),
                };
                Story { zone, first, facts }
            },
        )
    })
}

impl Story {
    fn days(&self) -> Vec<(MachineDay, Vec<MemberDay>)> {
        let dates = self.first.iter_days().take(DAYS as usize);
        dates.map(|date| machine_day(&DayFacts { day: self.zone.day(date), ..self.facts.clone() })).collect()
    }

    fn sum(&self) -> (MachineDay, HashSet<Id>) {
        let (mut sum, mut people) = (MachineDay::default(), HashSet::new());
        for (day, members) in self.days() {
            sum += &day;
            people.extend(members.iter().filter(|member| member.present).filter_map(|member| member.who.person));
        }
        (sum, people)
    }
}

/// Asks of each minute of the period what was the case in it, and adds up.
fn minute_by_minute(facts: &DayFacts) -> (MachineDay, HashSet<Id>) {
    let (mut out, mut people) = (MachineDay::default(), HashSet::new());
    let window = Interval::new(facts.day.starts_at, facts.day.ends_at.min(facts.now));
    let mut at = window.starts_at;
    while at < window.ends_at {
        count_minute(facts, at, &mut out, &mut people);
        at = at.plus_minutes(1);
    }
    for session in facts.sessions.iter().filter(|session| window.contains(session.started_at)) {
        out.usage.sessions += 1;
        out.usage.headcount += i64::from(session.headcount);
        out.usage.successes += i64::from(session.outcome == Outcome::Success);
        out.usage.failures += i64::from(session.outcome == Outcome::Failure);
        out.usage.aborted += i64::from(session.outcome == Outcome::Aborted);
        people.extend(session.who.person);
    }
    for reservation in facts.reservations.iter().filter(|one| window.contains(one.starts_at)) {
        out.claims.reached_start += i64::from(stood(reservation));
        out.claims.misses += i64::from(reservation.missed);
    }
    (out, people)
}

fn stood(reservation: &ReservationFact) -> bool {
    reservation.confirmed && reservation.released_at.is_none_or(|at| at > reservation.starts_at)
}

fn count_minute(facts: &DayFacts, at: Instant, out: &mut MachineDay, people: &mut HashSet<Id>) {
    let within = |from: Instant, until: Instant| from <= at && at < until;
    let open = facts.opening.contains(at) && !facts.closures.contains(at) && facts.service.contains(at);
    let unplanned = open && facts.locks.contains(at);
    let down =
        |block: &Block| matches!(block.kind, BlockKind::Maintenance | BlockKind::WorkOrder) && block.span.contains(at);
    let planned = open && !unplanned && facts.blocks.iter().any(down);
    let available = open && !unplanned && !planned;
    out.time.open += MINUTE * i64::from(open);
    out.time.downtime_unplanned += MINUTE * i64::from(unplanned);
    out.time.downtime_planned += MINUTE * i64::from(planned);
    out.time.available += MINUTE * i64::from(available);
    if let Some(session) = facts.sessions.iter().find(|session| within(session.started_at, session.ended_at)) {
        out.usage.used += MINUTE;
        out.usage.used_in_available += MINUTE * i64::from(available);
        out.usage.used_outside_open += MINUTE * i64::from(!open);
        *out.usage.used_by_source.entry(session.source).or_default() += MINUTE;
        people.extend(session.who.person);
    }
    for reservation in facts.reservations.iter().filter(|one| within(one.starts_at, one.ends_at)) {
        let held = stood(reservation) && reservation.released_at.is_none_or(|released| at < released);
        out.claims.reserved += MINUTE * i64::from(held && available);
        out.claims.no_show += MINUTE * i64::from(reservation.missed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_days_add_up_to_what_the_minutes_of_the_whole_period_tell(story in story()) {
        prop_assert_eq!(story.sum(), minute_by_minute(&story.facts));
    }

    #[test]
    fn the_sum_over_days_is_the_figure_of_the_whole(story in story()) {
        prop_assert_eq!(story.sum().0, machine_day(&story.facts).0);
    }

    #[test]
    fn utilization_and_booking_fill_are_never_above_one_even_if_sessions_overlapped(story in story(), extra in 0..4_usize) {
        let mut facts = story.facts;
        let doubled: Vec<SessionFact> = facts.sessions.iter().take(extra).cloned().collect();
        facts.sessions.extend(doubled);
        let day = machine_day(&facts).0;
        prop_assert!(day.usage.used_in_available <= day.time.available);
        prop_assert!(day.claims.reserved <= day.time.available);
    }

    #[test]
    fn used_is_its_part_in_available_and_the_rest_in_downtime_and_outside_open(story in story()) {
        for (day, members) in story.days() {
            let in_downtime = day.usage.used - day.usage.used_in_available - day.usage.used_outside_open;
            prop_assert!(in_downtime >= 0);
            prop_assert!(in_downtime <= day.time.downtime_planned + day.time.downtime_unplanned);
            prop_assert_eq!(day.time.open, day.time.available + day.time.downtime_planned + day.time.downtime_unplanned);
            prop_assert_eq!(day.usage.used, members.iter().map(|member| member.usage.used).sum::<i64>());
        }
    }
}
