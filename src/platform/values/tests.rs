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
