use super::database::{clocks, on_postgres, zone_data};
use super::files::space;
use super::finding::Level;
use crate::platform::db::{Extension, PostgresInspection};
use crate::platform::values::Instant;

fn now() -> Instant {
    "2026-09-01T03:00:00Z".parse().unwrap()
}

#[test]
fn little_disk_is_a_warning_and_hardly_any_a_problem() {
    for (free_mib, level) in
        [(0, Level::Problem), (127, Level::Problem), (128, Level::Warning), (1023, Level::Warning), (1024, Level::Ok)]
    {
        assert_eq!(space("data", free_mib).level, level, "{free_mib}");
    }
}

#[test]
fn clocks_that_are_apart_are_a_warning_and_far_apart_a_problem() {
    for (seconds, level) in
        [(0, Level::Ok), (1, Level::Ok), (2, Level::Warning), (29, Level::Warning), (30, Level::Problem)]
    {
        assert_eq!(clocks(seconds).level, level, "{seconds}");
    }
}

#[test]
fn time_zone_data_of_three_years_ago_is_a_warning() {
    assert_eq!(zone_data("2024b", now()).level, Level::Ok);
    assert_eq!(zone_data("2023d", now()).level, Level::Warning);
}

#[test]
fn a_postgresql_without_btree_gist_is_a_problem_and_one_that_speaks_another_language_a_warning() {
    let mut seen =
        PostgresInspection { major: 15, btree_gist: Extension::Installed, english: true, now: now().plus_seconds(-1) };
    assert!(on_postgres(&seen, now()).iter().all(|finding| finding.level == Level::Ok));
    seen.btree_gist = Extension::Missing;
    seen.english = false;
    seen.major = 12;
    seen.now = now().plus_minutes(1);
    let levels: Vec<_> =
        on_postgres(&seen, now()).into_iter().map(|finding| (finding.subject, finding.level)).collect();
    let expected = [
        ("btree_gist", Level::Problem),
        ("lc_messages", Level::Warning),
        ("database", Level::Warning),
        ("clock", Level::Problem),
    ];
    assert_eq!(levels, expected);
}
