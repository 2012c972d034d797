use chrono::Datelike;

use super::calendar::Calendar;
use super::cast::FIGURES;
use super::equipment::{MACHINES, catalogue, facts};
use super::outings::GROUPS;
use super::plot::plot;
use crate::platform::values::LocalZone;

fn calendar() -> Calendar {
    Calendar::new(LocalZone::parse("Asia/Bishkek").unwrap(), "2026-11-20T05:00:00Z".parse().unwrap())
}

#[test]
fn the_same_seed_plans_the_same_and_another_one_other_things() {
    let (one, same, other) = (plot(&calendar(), 7), plot(&calendar(), 7), plot(&calendar(), 8));
    assert_eq!(one.visits, same.visits);
    assert_eq!(format!("{:?}", one.steps), format!("{:?}", same.steps));
    assert_ne!(one.visits, other.visits);
}

#[test]
fn planned_visits_of_a_machine_never_overlap() {
    let mut visits = plot(&calendar(), 7).visits;
    visits.sort_by_key(|visit| (visit.machine, visit.span.starts_at));
    for pair in visits.windows(2) {
        assert!(pair[0].machine != pair[1].machine || pair[0].span.ends_at <= pair[1].span.starts_at, "{pair:?}");
    }
}

#[test]
fn sixty_people_of_different_names_and_addresses_are_there() {
    let mut names: Vec<_> = FIGURES.iter().map(|figure| figure.full_name).collect();
    let mut mailboxes: Vec<_> = FIGURES.iter().map(|figure| figure.mailbox).collect();
    for list in [&mut names, &mut mailboxes] {
        list.sort_unstable();
        list.dedup();
        assert_eq!(list.len(), 60);
    }
}

#[test]
fn every_machine_of_the_catalogue_is_found_with_what_it_can_do() {
    let rows = catalogue().unwrap();
    for spec in MACHINES {
        let (_, _, capabilities, size) = facts(spec, &rows).unwrap();
        assert!(!capabilities.is_empty() && size.is_some(), "{spec:?}");
    }
}

#[test]
fn nothing_is_open_on_weekends_and_public_holidays() {
    let calendar = calendar();
    for date in calendar.dates() {
        let open = calendar.open(date);
        assert!(date.weekday().num_days_from_monday() < 5 || open.is_empty(), "{date}");
    }
    // Independence Day.
    assert!(calendar.open(chrono::NaiveDate::from_ymd_opt(2026, 8, 31).unwrap()).is_empty());
}

#[test]
fn who_stands_for_a_group_or_belongs_to_it_is_there_from_the_beginning() {
    for person in GROUPS.iter().flat_map(|spec| spec.members.iter().chain([&spec.holder])) {
        assert_eq!(FIGURES.get(*person).map(|figure| figure.joins_on_day), Some(0));
    }
}
