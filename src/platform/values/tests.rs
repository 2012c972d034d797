use super::*;

#[test]
fn whole_seconds_print_without_a_fraction() {
    assert_eq!(Instant::from_seconds(1_790_000_000).to_string(), "2026-09-21T14:13:20Z");
    assert_eq!(Instant::from_micros(1_790_000_000_500_000).to_string(), "2026-09-21T14:13:20.500000Z");
}

#[test]
fn a_local_day_with_daylight_saving_has_23_or_25_hours() {
    let zone = LocalZone::parse("Europe/Berlin").expect("a zone");
    let hours = |date: &str| zone.day(date.parse().expect("a date")).micros() / 3_600_000_000;
    assert_eq!((hours("2026-03-29"), hours("2026-10-25"), hours("2026-06-01")), (23, 25, 24));
}

#[test]
fn sets_of_spans_agree_with_counting_every_second() {
    let set = |bits: u32| -> IntervalSet {
        (0..8)
            .filter(|s| bits >> s & 1 == 1)
            .map(|s| Interval::new(Instant::from_seconds(s), Instant::from_seconds(s + 1)))
            .collect()
    };
    for a in 0..256u32 {
        for b in 0..256u32 {
            let (x, y) = (set(a), set(b));
            assert_eq!(x.subtract(&y), set(a & !b), "{a:b} minus {b:b}");
            assert_eq!(x.intersect(&y).micros(), set(a & b).micros(), "{a:b} and {b:b}");
        }
        for s in 0..8 {
            assert_eq!(set(a).contains(Instant::from_seconds(s)), a >> s & 1 == 1);
            let span = Interval::new(Instant::from_seconds(s), Instant::from_seconds(s + 2));
            assert_eq!(set(a).covers(&span), a >> s & 3 == 3);
        }
    }
}
