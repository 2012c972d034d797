use chrono::NaiveDate;
use proptest::prelude::*;

use crate::features::stock::rules::{Cell, in_order, pick, spread};

fn cell(location: &str, quantity: i64, expires_on: Option<&str>) -> Cell {
    let expires_on = expires_on.map(|day| day.parse::<NaiveDate>().expect("a date"));
    Cell { lot: None, location: Some(location.to_owned()), quantity, expires_on }
}

#[test]
fn what_expires_first_is_taken_first_and_what_never_expires_last() {
    let cells = in_order(vec![cell("C", 5, None), cell("B", 5, Some("2027-01-01")), cell("A", 5, Some("2026-01-01"))]);
    let (taken, missing) = pick(&cells, 12);
    let taken: Vec<_> = taken.iter().map(|(cell, part)| (cell.location.clone().unwrap_or_default(), *part)).collect();
    assert_eq!((taken, missing), (vec![("A".into(), 5), ("B".into(), 5), ("C".into(), 2)], 0));
}

#[test]
fn a_count_that_finds_it_right_changes_nothing() {
    assert_eq!(spread(&[cell("A", 5, None), cell("B", 2, None)], &(None, None), 7), []);
    assert_eq!(spread(&[], &(None, Some("A".into())), 3), [((None, Some("A".into())), 3)]);
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
