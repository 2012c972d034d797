use super::*;
use ReservationStatus::*;

fn monday(day: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 9, day).expect("a date")
}

#[test]
fn active_ones_are_pending_confirmed_or_checked_in_with_their_end_ahead() {
    let ahead = span(7, "09:00", "10:15");
    let mut all: Vec<_> =
        (1..).zip(ReservationStatus::ALL).map(|(number, status)| held(number, *status, ahead)).collect();
    assert_eq!(active_count(&all, at(7, "10:00"), None), 3);
    assert_eq!(active_count(&all, at(7, "10:15"), None), 0);
    all.push(held(99, Confirmed, span(8, "09:00", "10:00")));
    assert_eq!(active_count(&all, at(7, "10:15"), None), 1);
    assert_eq!(active_count(&all, at(7, "10:15"), Some(id(99))), 0);
}

#[test]
fn one_more_than_the_active_quota_is_refused_with_the_limit() {
    let mut facts = facts();
    facts.policy.max_active_reservations = 2;
    facts.active = vec![held(1, Pending, span(8, "09:00", "10:00"))];
    assert_eq!(book(&facts, span(9, "09:00", "10:00")), []);
    facts.active.push(held(2, CheckedIn, span(7, "09:00", "11:00")));
    let refusals = book(&facts, span(9, "09:00", "10:00"));
    assert!(matches!(refusals.as_slice(), [Refusal::QuotaExceeded { limit: 2, used: 2, asked: 1, week: None, .. }]));
}

#[test]
fn the_week_counts_planned_minutes_of_all_but_what_was_cancelled_rejected_or_expired() {
    let counting = |status| weekly_minutes(&[held(1, status, span(8, "09:00", "10:00"))], zone(), monday(7), None);
    for status in [Pending, Confirmed, CheckedIn, Completed, NoShow] {
        assert_eq!(counting(status), 60, "{status}");
    }
    for status in [Cancelled, Rejected, Expired] {
        assert_eq!(counting(status), 0, "{status}");
    }
}

#[test]
fn what_finishing_early_released_does_not_count_and_all_of_a_miss_does() {
    let released = |status| Held { released_at: Some(at(8, "09:20")), ..held(1, status, span(8, "09:00", "10:00")) };
    assert_eq!(weekly_minutes(&[released(Completed)], zone(), monday(7), None), 20);
    assert_eq!(weekly_minutes(&[released(NoShow)], zone(), monday(7), None), 60);
}

#[test]
fn the_week_is_monday_to_sunday_in_the_labs_zone_and_a_straddling_one_is_split() {
    let night = [held(1, Confirmed, Interval::new(at(13, "22:00"), at(14, "03:00")))];
    assert_eq!(weekly_minutes(&night, zone(), monday(7), None), 120);
    assert_eq!(weekly_minutes(&night, zone(), monday(14), None), 180);
}

#[test]
fn each_week_that_is_touched_must_have_room() {
    let mut facts = facts();
    facts.open_time =
        OpenTime::new(IntervalSet::one(Interval::new(at(1, "00:00"), at(30, "00:00"))), IntervalSet::empty());
    facts.policy.max_minutes_per_week = Some(180);
    facts.weekly = vec![held(1, Completed, span(15, "09:00", "10:00"))];
    let night = Interval::new(at(13, "22:00"), at(14, "02:00"));
    assert_eq!(book(&facts, night), []);
    let longer = Interval::new(at(13, "22:00"), at(14, "02:15"));
    let refusals = book(&facts, longer);
    let [Refusal::QuotaExceeded { limit: 180, used: 60, asked: 135, week, .. }] = refusals.as_slice() else {
        panic!("{refusals:?}")
    };
    assert_eq!(*week, Some(monday(14)));
}

#[test]
fn the_one_being_moved_is_left_out_of_both_quotas() {
    let mut facts = facts();
    (facts.policy.max_active_reservations, facts.policy.max_minutes_per_week) = (1, Some(60));
    let own = held(1, Confirmed, span(8, "09:00", "10:00"));
    (facts.active, facts.weekly) = (vec![own.clone()], vec![own.clone()]);
    let to = Change { span: span(8, "09:30", "10:30"), other_machine: false, booked_buffer_minutes: 0 };
    assert_eq!(change(&facts, &own, to), []);
    assert_eq!(codes(&book(&facts, span(9, "09:00", "10:00"))), [RefusalCode::QuotaExceeded; 2]);
}

#[test]
fn a_person_may_hold_two_machines_at_once() {
    let mut facts = facts();
    facts.active = vec![held(1, Confirmed, span(8, "09:00", "10:00"))];
    assert_eq!(book(&facts, span(8, "09:00", "10:00")), []);
}
