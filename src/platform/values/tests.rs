use super::*;

#[test]
fn whole_seconds_print_without_a_fraction() {
    assert_eq!(Instant::from_seconds(1_790_000_000).to_string(), "2026-09-21T14:13:20Z");
    assert_eq!(Instant::from_micros(1_790_000_000_500_000).to_string(), "2026-09-21T14:13:20.500000Z");
}

#[test]
fn ids_of_the_same_instant_sort_in_the_order_of_their_making() {
    let at = Instant::from_seconds(1_790_000_000);
    let made: Vec<_> = (0..1000).map(|_| Id::new(at)).collect();
    assert!(made.is_sorted() && made.iter().all(|id| made.iter().filter(|other| *other == id).count() == 1));
}

#[test]
fn a_local_day_with_daylight_saving_has_23_or_25_hours() {
    let zone = LocalZone::parse("Europe/Berlin").expect("a zone");
    let hours = |date: &str| zone.day(date.parse().expect("a date")).micros() / 3_600_000_000;
    assert_eq!((hours("2026-03-29"), hours("2026-10-25"), hours("2026-06-01")), (23, 25, 24));
}

mod interval_sets {
    use proptest::prelude::*;

    use crate::platform::values::{Instant, Interval, IntervalSet};

    const MINUTES: i64 = 200;

    fn minute(at: i64) -> Instant {
        Instant::from_seconds(at * 60)
    }

    /// Which minutes a set holds, asked one by one.
    fn minutes(set: &IntervalSet) -> Vec<bool> {
        (0..MINUTES).map(|at| set.iter().any(|span| span.contains(minute(at)))).collect()
    }

    fn any_spans() -> impl Strategy<Value = Vec<Interval>> {
        let span = (0..MINUTES, 0..40_i64)
            .prop_map(|(from, length)| Interval::new(minute(from), minute((from + length).min(MINUTES))));
        prop::collection::vec(span, 0..12)
    }

    fn each(a: &[bool], b: &[bool], join: impl Fn(bool, bool) -> bool) -> Vec<bool> {
        a.iter().zip(b).map(|(a, b)| join(*a, *b)).collect()
    }

    fn is_in_order(set: &IntervalSet) -> bool {
        set.iter().all(|span| !span.is_empty())
            && set.as_slice().windows(2).all(|pair| pair[0].ends_at < pair[1].starts_at)
    }

    proptest! {
        #[test]
        fn a_set_holds_the_minutes_of_its_spans_and_no_others(spans in any_spans()) {
            let set: IntervalSet = spans.iter().copied().collect();
            let asked: Vec<_> = (0..MINUTES).map(|at| spans.iter().any(|span| span.contains(minute(at)))).collect();
            prop_assert_eq!(minutes(&set), asked);
            prop_assert!(is_in_order(&set));
        }

        #[test]
        fn union_intersection_difference_and_clip_agree_with_counting_minutes(a in any_spans(), b in any_spans(), from in 0..MINUTES, length in 0..MINUTES) {
            let (a, b): (IntervalSet, IntervalSet) = (a.into_iter().collect(), b.into_iter().collect());
            let window = Interval::new(minute(from), minute((from + length).min(MINUTES)));
            let (in_a, in_b, in_window) = (minutes(&a), minutes(&b), minutes(&IntervalSet::one(window)));
            for (set, asked) in [
                (a.union(&b), each(&in_a, &in_b, |a, b| a || b)),
                (a.intersect(&b), each(&in_a, &in_b, |a, b| a && b)),
                (a.subtract(&b), each(&in_a, &in_b, |a, b| a && !b)),
                (a.clip(window), each(&in_a, &in_window, |a, b| a && b)),
            ] {
                prop_assert_eq!(minutes(&set), asked);
                prop_assert!(is_in_order(&set));
            }
        }

        #[test]
        fn covers_contains_and_length_agree_with_counting_minutes(spans in any_spans(), from in 0..MINUTES, length in 1..40_i64) {
            let set: IntervalSet = spans.into_iter().collect();
            let inside = minutes(&set);
            let until = (from + length).min(MINUTES);
            let all = (from..until).all(|at| inside[usize::try_from(at).expect("small")]);
            prop_assert_eq!(set.covers(&Interval::new(minute(from), minute(until))), all);
            prop_assert_eq!(set.contains(minute(from)), inside[usize::try_from(from).expect("small")]);
            prop_assert_eq!(set.micros(), i64::try_from(inside.iter().filter(|in_it| **in_it).count()).expect("small") * 60_000_000);
        }
    }

    #[test]
    fn spans_that_touch_are_one() {
        let set: IntervalSet = [(5, 9), (1, 5), (12, 12)]
            .map(|(from, until)| Interval::new(minute(from), minute(until)))
            .into_iter()
            .collect();
        assert_eq!(set.as_slice(), [Interval::new(minute(1), minute(9))]);
    }
}

#[test]
fn money_is_told_in_the_units_of_its_currency() {
    let told = |amount_minor, currency: &str| Money { amount_minor, currency: currency.into() }.plain();
    assert_eq!(told(7_350_005, "USD"), "73500.05 USD");
    assert_eq!(told(900_000, "KRW"), "900000 KRW");
    assert_eq!(told(1_250, "KWD"), "1.250 KWD");
}
