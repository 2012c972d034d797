use chrono::NaiveDate;
use proptest::prelude::*;

use crate::features::stock::model::TakeLine;
use crate::features::stock::rules::{Cell, Place, PostedCount, expected_after, in_order, pick, spread, worst_first};
use crate::platform::values::{Id, Instant};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn cell(location: &str, quantity: i64, expires_on: Option<&str>) -> Cell {
    let expires_on = expires_on.map(day);
    Cell { lot: None, location: Some(location.to_owned()), quantity, expires_on }
}

#[test]
fn what_expires_first_is_taken_first_and_what_never_expires_last() {
    let all = vec![cell("C", 5, None), cell("B", 5, Some("2027-01-01")), cell("A", 5, Some("2026-01-01"))];
    let cells = in_order(all, day("2026-01-01"));
    let (taken, missing) = pick(&cells, 12);
    let taken: Vec<_> = taken.iter().map(|(cell, part)| (cell.location.clone().unwrap_or_default(), *part)).collect();
    assert_eq!((taken, missing), (vec![("A".into(), 5), ("B".into(), 5), ("C".into(), 2)], 0));
}

#[test]
fn what_has_expired_is_used_last_and_thrown_away_first() {
    let all = || {
        let days =
            [("gone", "2026-07-01"), ("today", "2026-08-01"), ("later", "2027-01-01"), ("long gone", "2026-01-01")];
        let mut cells: Vec<_> = days.iter().map(|(location, last)| cell(location, 5, Some(last))).collect();
        cells.push(cell("ever", 5, None));
        cells
    };
    let names = |cells: Vec<Cell>| cells.into_iter().filter_map(|cell| cell.location).collect::<Vec<_>>();
    let used = names(in_order(all(), day("2026-08-01")));
    assert_eq!(used, ["today", "later", "ever", "long gone", "gone"]);
    assert_eq!(names(worst_first(all())), ["long gone", "gone", "today", "later", "ever"]);
}

#[test]
fn a_count_that_finds_it_right_changes_nothing() {
    assert_eq!(spread(&[cell("A", 5, None), cell("B", 2, None)], &(None, None), 7), []);
    assert_eq!(spread(&[], &(None, Some("A".into())), 3), [((None, Some("A".into())), 3)]);
}

fn id(number: u8) -> Id {
    format!("019a1b2c-3d4e-7f50-8a61-0000000000{number:02}").parse().expect("an id")
}

fn at(minute: i64) -> Instant {
    "2026-09-01T03:00:00Z".parse::<Instant>().expect("an instant").plus_minutes(minute)
}

fn shelf(name: &str) -> Place {
    (None, Some(name.to_owned()))
}

/// A count of a shelf at minute 10.
fn line(counted: i64, expected: i64) -> TakeLine {
    let id = id(1);
    let location = Some("A".to_owned());
    TakeLine {
        id,
        stock_take: id,
        item: id,
        lot: None,
        location,
        counted,
        expected,
        counted_by: None,
        counted_at: at(10),
    }
}

#[test]
fn of_two_counts_of_the_same_the_later_has_the_last_word() {
    let after = |line, place: &Place, minute, changes| {
        expected_after(&line, &PostedCount { place, counted_at: at(minute), changes })
    };
    let (a, b, all) = (shelf("A"), shelf("B"), (None, None));
    // A later count of the shelf, or of everything: nothing is left to say, whatever it found.
    for place in [&a, &all] {
        assert_eq!(after(line(900, 1000), place, 11, vec![(a.clone(), -150)]), 900);
        assert_eq!(after(line(900, 1000), place, 11, Vec::new()), 900);
    }
    // An earlier one: what it has not put right is left.
    assert_eq!(after(line(900, 1000), &a, 9, vec![(a.clone(), -150)]), 850);
    assert_eq!(after(line(1000, 1000), &a, 9, vec![(a.clone(), -100)]), 900);
    // Of a part: what it put right there is done.
    let lot: Place = (Some(id(2)), Some("A".to_owned()));
    assert_eq!(after(line(900, 1000), &lot, 11, vec![(lot.clone(), -40)]), 960);
    assert_eq!(after(line(900, 900), &lot, 11, vec![(lot.clone(), -40)]), 900);
    // Elsewhere.
    assert_eq!(after(line(900, 1000), &b, 11, vec![(b.clone(), -40)]), 1000);
}

proptest! {
    #[test]
    fn what_is_taken_and_what_is_missing_make_what_was_wanted(quantities in prop::collection::vec(-50_i64..100, 0..8), wanted in 1_i64..400) {
        let cells: Vec<_> = quantities.iter().map(|quantity| cell("A", *quantity, None)).collect();
        let (taken, missing) = pick(&cells, wanted);
        prop_assert_eq!(taken.iter().map(|(_, part)| part).sum::<i64>() + missing, wanted);
        prop_assert!(taken.iter().all(|(cell, part)| 0 < *part && *part <= cell.quantity));
        prop_assert!(missing == 0 || cells.iter().map(|cell| cell.quantity.max(0)).sum::<i64>() == wanted - missing);
    }

    #[test]
    fn after_a_count_there_is_what_was_found_and_no_place_is_below_zero(quantities in prop::collection::vec(1_i64..100, 0..8), found in 0_i64..900) {
        let mut cells: Vec<_> = quantities.iter().enumerate().map(|(n, quantity)| cell(&n.to_string(), *quantity, None)).collect();
        for ((_, location), change) in spread(&cells, &(None, None), found) {
            match cells.iter_mut().find(|cell| cell.location == location) {
                Some(cell) => cell.quantity += change,
                None => cells.push(Cell { lot: None, location, quantity: change, expires_on: None }),
            }
        }
        prop_assert_eq!(cells.iter().map(|cell| cell.quantity).sum::<i64>(), found);
        prop_assert!(cells.iter().all(|cell| cell.quantity >= 0));
    }
}
