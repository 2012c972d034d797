use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::*;
use crate::platform::values::Process;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn month(of: &str) -> Period {
    let from = date(&format!("{of}-01"));
    completed_period(from, from + chrono::Months::new(1), date("2030-01-01")).expect("a month")
}

/// A session of these people, from each one hour.
fn row(machine: u128, on: &str, people: &[(u128, &str)]) -> Row {
    let sessions = people.iter().zip(9..).map(|((person, affiliation), hour)| {
        let mut session = session(*person, f64::from(hour) - 1.0, f64::from(hour));
        session.who.affiliation = (!affiliation.is_empty()).then(|| (*affiliation).to_owned());
        session
    });
    let (day, members) = machine_day(&DayFacts { sessions: sessions.collect(), ..facts() });
    Row { machine: id(machine), date: date(on), day, members }
}

fn machines(count: u128) -> Vec<MachineInfo> {
    let machine = |number| MachineInfo {
        id: id(number),
        label: format!("Machine {number}"),
        class: Some((id(700), "Printers".to_owned())),
        processes: BTreeSet::from([Process::Mex]),
    };
    (1..=count).map(machine).collect()
}

fn asked(by: GroupBy, machines: &[MachineInfo], rows: &[Row], period: Period, filter: &MachineFilter) -> Figures {
    let scope = published_scope(by, filter).expect("published");
    let chosen: Vec<MachineInfo> = machines.iter().filter(|machine| filter.takes(machine)).cloned().collect();
    let selection = Selection {
        from: period.from,
        until: period.until,
        today: date("2026-12-31"),
        time_zone: "Asia/Bishkek",
        by,
        machines: &chosen,
    };
    answer(&selection, machines, rows, &FunderAsk { period, scope })
}

fn september(by: GroupBy, count: u128, rows: &[Row]) -> Figures {
    asked(by, &machines(count), rows, month("2026-09"), &MachineFilter::default())
}

fn reaches(figures: &Figures) -> Vec<Option<i64>> {
    figures.groups.iter().map(|group| group.reach).collect()
}

const M: &str = "Mechanics";
const SIX: [(u128, &str); 6] = [(1, M), (2, M), (3, M), (4, M), (5, M), (6, M)];

#[test]
fn completed_months_quarters_and_years_only_no_days_or_weeks() {
    let today = date("2026-10-15");
    let asked = |from: &str, until: &str| completed_period(date(from), date(until), today).is_ok();
    for (from, until) in [("2026-09-01", "2026-10-01"), ("2026-07-01", "2026-10-01"), ("2025-01-01", "2026-01-01")] {
        assert!(asked(from, until), "{from} {until}");
    }
    for (from, until) in [
        ("2026-10-01", "2026-11-01"),
        ("2026-10-01", "2027-01-01"),
        ("2026-01-01", "2027-01-01"),
        ("2026-09-02", "2026-10-01"),
        ("2026-09-01", "2026-09-30"),
        ("2026-09-01", "2026-09-02"),
        ("2026-08-31", "2026-09-07"),
        ("2026-08-01", "2026-10-01"),
        ("2026-06-01", "2026-09-01"),
        ("2025-10-01", "2026-10-01"),
        ("2024-01-01", "2026-01-01"),
    ] {
        assert!(!asked(from, until), "{from} {until}");
    }
}

#[test]
fn by_month_any_number_of_completed_months_is_told_as_each_is_told() {
    let today = date("2026-10-15");
    let course = |from: &str, until: &str| completed_months(date(from), date(until), today);
    for (from, until) in [("2026-09-15", "2026-10-01"), ("2026-08-01", "2026-11-01"), ("2026-09-01", "2026-09-01")] {
        assert_eq!(course(from, until), Err(FunderRefusal::PeriodNotComplete), "{from} {until}");
    }
    let course = course("2025-12-01", "2026-10-01").expect("ten months");
    let rows = [row(1, "2026-08-04", &SIX), row(1, "2026-09-03", &SIX[..4])];
    let found = asked(GroupBy::Month, &machines(1), &rows, course, &MachineFilter::default());
    let keys: Vec<&str> = found.groups.iter().filter_map(|group| group.key.as_deref()).collect();
    assert_eq!((keys.len(), keys[0], keys[9]), (10, "2025-12", "2026-09"));
    assert_eq!((found.groups[8].reach, found.groups[9].reach), (Some(6), None));
    // Whoever was there in all of the months together is told nowhere.
    let total = &found.total;
    assert_eq!((total.reach, total.sessions, total.suppressed), (None, None, true));
    // Of a period that was not decided on nothing is told.
    let publication = Publication::of(&machines(1), &rows, month("2026-09"));
    assert_eq!(publication.shown(month("2025-09"), &Scope::Total), Shown::NOTHING);
    let summed = |of: fn(&Group) -> i64| found.groups.iter().map(of).sum::<i64>();
    assert_eq!(total.used_seconds, Some(summed(|group| group.used_seconds.unwrap_or_default())));
    assert_eq!(total.open_seconds, summed(|group| group.open_seconds));
}

#[test]
fn any_other_grouping_is_refused_and_the_allowed_ones_are_named() {
    let (none, of) = (MachineFilter::default(), |machine| MachineFilter { machine, ..MachineFilter::default() });
    for by in [GroupBy::Day, GroupBy::Week] {
        let refused = published_scope(by, &none);
        let Err(FunderRefusal::GroupingNotAllowed { allowed }) = refused else { panic!("{refused:?}") };
        let names: Vec<&str> = allowed.iter().map(|by| by.name()).collect();
        assert_eq!(names, ["machine", "class", "process", "month", "affiliation", "role"]);
    }
    for by in [GroupBy::Affiliation, GroupBy::Role, GroupBy::Class, GroupBy::Process] {
        let allowed = &[GroupBy::Machine, GroupBy::Month];
        assert_eq!(published_scope(by, &of(Some(id(1)))), Err(FunderRefusal::GroupingNotAllowed { allowed }));
    }
    assert_eq!(published_scope(GroupBy::Month, &of(Some(id(1)))), Ok(Scope::Machine(id(1))));
    let two = MachineFilter { class: Some(id(700)), process: Some(Process::Mex), machine: None };
    assert_eq!(published_scope(GroupBy::Machine, &two), Err(FunderRefusal::OneFilterOnly));
}

#[test]
fn machine_time_is_shown_as_it_is_and_counts_of_people_below_five_read_as_null() {
    let found = september(GroupBy::Machine, 2, &[row(1, "2026-09-03", &SIX[..4])]);
    let machine = &found.groups[0];
    assert_eq!((machine.used_seconds, machine.open_seconds), (Some(4 * 3_600), 9 * 3_600));
    assert!(machine.utilization.is_some_and(|share| share > 0.0) && machine.reserved_seconds == Some(0));
    assert!(machine.suppressed && found.total.suppressed);
    for group in [machine, &found.total] {
        assert_eq!((group.reach, group.sessions, group.headcount), (None, None, None));
        assert_eq!((group.success_rate, &group.coverage), (None, &None));
        assert_eq!((group.no_show_seconds, group.no_show_rate), (None, None));
    }
}

#[test]
fn zero_is_shown() {
    let found = september(GroupBy::Machine, 2, &[row(1, "2026-09-03", &SIX)]);
    assert_eq!(reaches(&found), [Some(6), Some(0)]);
    assert_eq!((found.groups[1].sessions, found.groups[1].suppressed), (Some(0), false));
}

#[test]
fn five_people_are_shown_with_all_their_figures() {
    let found = september(GroupBy::Machine, 1, &[row(1, "2026-09-03", &SIX[..5])]);
    let machine = &found.groups[0];
    assert_eq!(
        (machine.reach, machine.sessions, machine.headcount, machine.suppressed),
        (Some(5), Some(5), Some(5), false)
    );
    assert!(machine.success_rate.is_some() && machine.coverage.is_some() && machine.no_show_seconds == Some(0));
}

#[test]
fn what_the_total_and_the_other_machines_would_tell_is_hidden_as_well() {
    let few = row(2, "2026-09-03", &[(7, M), (8, M)]);
    let found = september(GroupBy::Machine, 2, &[row(1, "2026-09-03", &SIX), few]);
    assert_eq!(found.total.reach, Some(8));
    assert_eq!(reaches(&found), [None, None]);
    assert!(found.groups.iter().all(|group| group.sessions.is_none() && group.suppressed));
}

#[test]
fn what_a_quarter_and_its_other_months_would_tell_is_hidden_as_well() {
    let rows = [row(1, "2026-07-06", &SIX), row(1, "2026-08-06", &SIX), row(1, "2026-09-03", &[(1, M), (2, M)])];
    let quarter = completed_period(date("2026-07-01"), date("2026-10-01"), date("2026-10-01")).expect("a quarter");
    let found = asked(GroupBy::Month, &machines(1), &rows, quarter, &MachineFilter::default());
    assert_eq!(reaches(&found), [Some(6), Some(6), None]);
    assert_eq!((found.total.reach, found.total.sessions), (None, None));
    assert_eq!(found.total.used_seconds, Some(14 * 3_600));
}

#[test]
fn a_longer_period_is_shown_where_what_its_parts_hide_stands_for_five_people() {
    let rows = [
        row(1, "2026-07-06", &[(1, M), (2, M), (3, M)]),
        row(1, "2026-08-06", &[(4, M), (5, M), (6, M)]),
        row(1, "2026-09-03", &[(7, M), (8, M), (9, M), (10, M), (11, M), (12, M)]),
    ];
    let quarter = completed_period(date("2026-07-01"), date("2026-10-01"), date("2026-10-01")).expect("a quarter");
    let found = asked(GroupBy::Month, &machines(1), &rows, quarter, &MachineFilter::default());
    assert_eq!(reaches(&found), [None, None, Some(6)]);
    assert_eq!((found.total.reach, found.total.sessions), (Some(12), Some(12)));
}

#[test]
fn a_machine_that_was_used_by_few_is_not_told_by_its_class_or_process() {
    let two = [
        MachineFilter { class: Some(id(700)), ..MachineFilter::default() },
        MachineFilter { process: Some(Process::Mex), ..MachineFilter::default() },
    ];
    let mut all = machines(3);
    all[2].class = None;
    all[2].processes.clear();
    let rows = [row(1, "2026-09-03", &SIX), row(3, "2026-09-03", &[(7, M), (8, M), (9, M)])];
    for filter in two {
        let found = asked(GroupBy::Machine, &all, &rows, month("2026-09"), &filter);
        assert_eq!((found.total.reach, found.total.sessions, found.total.suppressed), (None, None, true));
        assert_eq!(found.total.used_seconds, Some(6 * 3_600));
    }
}

#[test]
fn small_groups_of_people_are_pooled_into_others() {
    let people =
        [&SIX[..], &[(11, "Design"), (12, "Design"), (13, "Energy"), (14, "Energy"), (15, ""), (16, "")]].concat();
    let rows = [row(1, "2026-09-03", &people[..8]), row(2, "2026-09-03", &people[3..])];
    let found = september(GroupBy::Affiliation, 2, &rows);
    let keys: Vec<_> = found.groups.iter().map(|group| group.key.as_deref()).collect();
    assert_eq!(keys, [Some(M), Some("others")]);
    assert_eq!(reaches(&found), [Some(6), Some(6)]);
    assert_eq!(found.total.reach, Some(12));
}

#[test]
fn others_that_never_have_five_are_hidden_and_so_is_the_next_smallest() {
    let design: Vec<(u128, &str)> = (21..28).map(|person| (person, "Design")).collect();
    let rows = [
        row(1, "2026-09-03", &SIX),
        row(1, "2026-09-04", &design),
        row(1, "2026-09-05", &[(31, "Energy"), (32, "Energy")]),
    ];
    let found = september(GroupBy::Affiliation, 1, &rows);
    let seen: Vec<_> = found.groups.iter().map(|group| (group.key.as_deref(), group.reach)).collect();
    assert_eq!(seen, [(Some("Design"), Some(7)), (Some(M), None), (Some("others"), None)]);
    assert_eq!(found.total.reach, Some(15));
    // The time of people is theirs: it is hidden with them.
    for hidden in &found.groups[1..] {
        assert_eq!((hidden.used_seconds, hidden.reserved_seconds, hidden.utilization), (None, None, None));
        assert_eq!((hidden.open_seconds, hidden.suppressed), (found.total.open_seconds, true));
    }
    assert_eq!(found.groups[0].used_seconds, Some(7 * 3_600));
}

#[test]
fn time_by_affiliation_is_not_shown_where_machine_time_would_turn_it_into_that_of_few() {
    // Mechanics use the first machine alone, but for two of Design: its time less theirs would be that of the two.
    let design: Vec<(u128, &str)> = (21..28).map(|person| (person, "Design")).collect();
    let rows = [row(1, "2026-09-03", &SIX), row(1, "2026-09-04", &design[..2]), row(2, "2026-09-04", &design)];
    let found = september(GroupBy::Affiliation, 2, &rows);
    assert!(found.groups.iter().all(|group| group.used_seconds.is_none() && group.suppressed));
    assert_eq!(found.total.used_seconds, Some(15 * 3_600));
}

#[test]
fn misses_of_few_are_hidden_though_many_were_present() {
    let missed = ReservationFact { missed: true, ..reservation(40, 17.0, 18.0) };
    let (day, members) = machine_day(&DayFacts { reservations: vec![missed], ..facts() });
    let miss = Row { machine: id(1), date: date("2026-09-04"), day, members };
    let found = september(GroupBy::Machine, 1, &[row(1, "2026-09-03", &SIX), miss]);
    let machine = &found.groups[0];
    assert_eq!((machine.reach, machine.no_show_seconds, machine.no_show_rate), (Some(6), None, None));
    assert!(machine.suppressed);
}

#[test]
fn sessions_of_people_whom_nobody_knows_are_not_shown_as_nobodys() {
    let mut unknown = session(1, 10.0, 11.0);
    unknown.who.person = None;
    let (day, members) = machine_day(&DayFacts { sessions: vec![unknown], ..facts() });
    let found = september(GroupBy::Machine, 1, &[Row { machine: id(1), date: date("2026-09-04"), day, members }]);
    assert_eq!((found.groups[0].reach, found.groups[0].sessions), (None, None));
    assert_eq!(found.groups[0].used_seconds, Some(3_600));
}
