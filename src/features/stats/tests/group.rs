use chrono::NaiveDate;

use super::*;
use crate::platform::values::Process;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn machine(number: u128, class: Option<u128>, processes: &[Process]) -> MachineInfo {
    MachineInfo {
        id: id(number),
        label: format!("Machine {number}"),
        class: class.map(|class| (id(class), format!("Class {class}"))),
        processes: processes.iter().copied().collect(),
    }
}

/// A day open 9 hours with these sessions.
fn row(number: u128, on: &str, sessions: Vec<SessionFact>) -> Row {
    let (day, members) = machine_day(&DayFacts { sessions, ..facts() });
    Row { machine: id(number), date: date(on), day, members }
}

fn selection<'a>(by: GroupBy, machines: &'a [MachineInfo], from: &str, until: &str) -> Selection<'a> {
    let today = date("2026-12-31");
    Selection { from: date(from), until: date(until), today, time_zone: "Asia/Bishkek", by, machines }
}

fn keys(figures: &Figures) -> Vec<Option<&str>> {
    figures.groups.iter().map(|group| group.key.as_deref()).collect()
}

fn september(by: GroupBy, machines: &[MachineInfo], rows: Vec<Row>) -> Figures {
    figures(&selection(by, machines, "2026-09-01", "2026-10-01"), rows)
}

#[test]
fn ratios_of_a_group_are_ratios_of_sums() {
    let machines = [machine(1, None, &[])];
    let mut short = row(1, "2026-09-02", vec![session(1, 10.0, 11.0)]);
    short.day.time = MachineTime { open: HOUR, available: HOUR, ..MachineTime::default() };
    let found = september(GroupBy::Machine, &machines, vec![row(1, "2026-09-01", vec![]), short]);
    assert_eq!(found.groups[0].utilization, Some(0.1));
}

#[test]
fn ratios_without_a_denominator_are_null() {
    let machines = [machine(1, None, &[])];
    let found = september(GroupBy::Machine, &machines, vec![]);
    let group = &found.groups[0];
    assert_eq!((group.utilization, group.booking_fill, group.success_rate), (None, None, None));
    assert_eq!((&group.coverage, group.reach), (&None, Some(0)));
}

#[test]
fn machines_with_no_use_are_listed() {
    let machines = [machine(1, None, &[]), machine(2, None, &[])];
    let found = september(GroupBy::Machine, &machines, vec![row(1, "2026-09-01", vec![session(1, 10.0, 11.0)])]);
    assert_eq!(keys(&found), [Some(id(1).to_string().as_str()), Some(id(2).to_string().as_str())]);
    assert_eq!((found.groups[1].used_seconds, found.groups[1].sessions), (Some(0), Some(0)));
}

#[test]
fn a_machine_with_two_processes_counts_in_both_and_once_in_the_total() {
    let machines = [machine(1, None, &[Process::Mex, Process::LaserCutting]), machine(2, None, &[])];
    let rows = vec![row(1, "2026-09-01", vec![session(1, 10.0, 11.0)]), row(2, "2026-09-01", vec![])];
    let found = september(GroupBy::Process, &machines, rows);
    assert_eq!(keys(&found), [Some("MEX"), Some("laser_cutting"), None]);
    assert_eq!(found.groups.iter().filter_map(|group| group.used_seconds).sum::<i64>(), 7_200);
    assert_eq!((found.total.used_seconds, found.total.open_seconds), (Some(3_600), 2 * 9 * 3_600));
}

#[test]
fn machines_without_a_class_are_grouped_under_null() {
    let machines = [machine(1, Some(7), &[]), machine(2, None, &[]), machine(3, Some(7), &[])];
    let rows = (1..=3).map(|number| row(number, "2026-09-01", vec![])).collect();
    let found = september(GroupBy::Class, &machines, rows);
    assert_eq!(keys(&found), [Some(id(7).to_string().as_str()), None]);
    assert_eq!(found.groups[0].open_seconds, 2 * found.groups[1].open_seconds);
}

#[test]
fn days_weeks_and_months_have_their_iso_keys() {
    let machines = [machine(1, None, &[])];
    let by = |by| {
        let asked = selection(by, &machines, "2026-12-31", "2027-01-05");
        figures(&Selection { today: date("2027-02-01"), ..asked }, vec![]).groups.len()
    };
    assert_eq!((by(GroupBy::Day), by(GroupBy::Week), by(GroupBy::Month)), (5, 2, 2));
    let weeks = september(GroupBy::Week, &machines, vec![]);
    assert_eq!(keys(&weeks)[0], Some("2026-W36"));
    assert_eq!(keys(&september(GroupBy::Day, &machines, vec![]))[0], Some("2026-09-01"));
    assert_eq!(keys(&september(GroupBy::Month, &machines, vec![])), [Some("2026-09")]);
}

#[test]
fn the_first_days_of_january_belong_to_the_last_week_of_the_old_year() {
    let machines = [machine(1, None, &[])];
    let asked =
        Selection { today: date("2027-02-01"), ..selection(GroupBy::Week, &machines, "2027-01-01", "2027-01-05") };
    assert_eq!(keys(&figures(&asked, vec![])), [Some("2026-W53"), Some("2027-W01")]);
}

#[test]
fn days_after_today_are_not_listed() {
    let machines = [machine(1, None, &[])];
    let asked =
        Selection { today: date("2026-09-03"), ..selection(GroupBy::Day, &machines, "2026-09-01", "2026-10-01") };
    assert_eq!(figures(&asked, vec![]).groups.len(), 3);
}

fn by_affiliation() -> Figures {
    let machines = [machine(1, None, &[]), machine(2, None, &[])];
    let mut guest = session(2, 12.0, 15.0);
    guest.who.affiliation = None;
    let rows = vec![
        row(1, "2026-09-01", vec![session(1, 10.0, 11.0), guest]),
        row(2, "2026-09-01", vec![session(1, 9.0, 10.0)]),
    ];
    september(GroupBy::Affiliation, &machines, rows)
}

#[test]
fn by_affiliation_open_and_available_are_those_of_the_whole_selection_so_that_shares_add_up() {
    let found = by_affiliation();
    assert_eq!(keys(&found), [Some("Mechanics"), None]);
    assert!(found.groups.iter().all(|group| group.available_seconds == found.total.available_seconds));
    assert!(found.groups.iter().all(|group| group.open_seconds == 2 * 9 * 3_600));
    let shares: f64 = found.groups.iter().filter_map(|group| group.utilization).sum();
    assert!((shares - found.total.utilization.expect("a ratio")).abs() < 1e-12);
}

#[test]
fn by_role_the_role_stored_on_the_session_counts() {
    let machines = [machine(1, None, &[])];
    let mut staff = session(1, 12.0, 15.0);
    staff.who.role = Some(Role::Technician);
    let found = september(GroupBy::Role, &machines, vec![row(1, "2026-09-01", vec![session(1, 10.0, 11.0), staff])]);
    assert_eq!(keys(&found), [Some("student"), Some("technician")]);
    assert_eq!((found.groups[1].used_seconds, found.total.reach), (Some(3 * 3_600), Some(1)));
}

#[test]
fn reach_counts_different_people_over_machines_and_days() {
    let machines = [machine(1, None, &[]), machine(2, None, &[])];
    let rows = vec![
        row(1, "2026-09-01", vec![session(1, 10.0, 11.0), session(2, 11.0, 12.0)]),
        row(1, "2026-09-02", vec![session(1, 10.0, 11.0)]),
        row(2, "2026-09-01", vec![session(2, 12.0, 13.0)]),
    ];
    let found = september(GroupBy::Machine, &machines, rows);
    assert_eq!(found.groups.iter().map(|group| group.reach).collect::<Vec<_>>(), [Some(2), Some(1)]);
    assert_eq!((found.total.reach, found.total.sessions), (Some(2), Some(4)));
}

#[test]
fn success_rate_leaves_unknown_outcomes_out() {
    let machines = [machine(1, None, &[])];
    let with = |outcome, from| SessionFact { outcome, ..session(1, from, from + 1.0) };
    let sessions = vec![
        with(Outcome::Success, 9.0),
        with(Outcome::Failure, 10.0),
        with(Outcome::Aborted, 11.0),
        with(Outcome::Success, 12.0),
        with(Outcome::Unknown, 13.0),
    ];
    let found = september(GroupBy::Machine, &machines, vec![row(1, "2026-09-01", sessions)]);
    assert_eq!(found.total.success_rate, Some(0.5));
}

#[test]
fn coverage_is_used_by_source_over_used() {
    let machines = [machine(1, None, &[])];
    let device = SessionFact { source: SessionSource::Device, ..session(1, 11.0, 14.0) };
    let found =
        september(GroupBy::Machine, &machines, vec![row(1, "2026-09-01", vec![session(1, 10.0, 11.0), device])]);
    let coverage = found.total.coverage.expect("used");
    assert_eq!((coverage[&SessionSource::Own], coverage[&SessionSource::Device]), (0.25, 0.75));
}

#[test]
fn rows_outside_the_selection_are_left_out() {
    let machines = [machine(1, None, &[])];
    let rows = vec![row(1, "2026-08-31", vec![]), row(1, "2026-10-01", vec![]), row(9, "2026-09-01", vec![])];
    assert_eq!(september(GroupBy::Machine, &machines, rows).total.open_seconds, 0);
}

#[test]
fn the_definitions_are_published_with_every_figure() {
    let found = by_affiliation();
    for figure in ["open", "available", "used", "utilization", "reserved", "booking_fill", "reach", "coverage"] {
        assert!(found.definitions[figure].len() > 10, "{figure}");
    }
}

#[test]
fn a_group_has_exactly_the_fields_of_the_contract() {
    let json = serde_json::to_value(by_affiliation()).expect("json");
    let fields = |value: &serde_json::Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    let mut expected = vec![
        "key",
        "label",
        "open_seconds",
        "downtime_planned_seconds",
        "downtime_unplanned_seconds",
        "available_seconds",
        "reserved_seconds",
        "used_seconds",
        "used_in_available_seconds",
        "used_outside_open_seconds",
        "no_show_seconds",
        "no_show_rate",
        "utilization",
        "booking_fill",
        "sessions",
        "reach",
        "headcount",
        "success_rate",
        "coverage",
        "suppressed",
    ];
    expected.sort_unstable();
    let mut found = fields(&json["total"]);
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(json["groups"][0]["coverage"], serde_json::json!({"self": 1.0}));
}
