use super::model::{CourseSession, Enrolment, EnrolmentStatus};
use super::rules::*;
use crate::platform::values::{Id, Instant};

fn id(number: u128) -> Id {
    Id(uuid::Uuid::from_u128(number))
}

fn at(text: &str) -> Instant {
    format!("2026-09-{text}:00Z").parse().expect("an instant")
}

fn asked(number: i32, place: Option<i32>) -> Enrolment {
    let now = at("01T03:00");
    let person = u128::try_from(number).expect("positive");
    Enrolment {
        id: id(person),
        lab: id(100),
        session: id(101),
        capacity: 2,
        person: id(person),
        status: if place.is_some() { EnrolmentStatus::Enrolled } else { EnrolmentStatus::Waiting },
        turn: number,
        place,
        attended: None,
        passed: None,
        level: None,
        note: None,
        recorded_by: None,
        recorded_at: None,
        created_at: now,
        updated_at: now,
        version: 1,
    }
}

#[test]
fn the_lowest_free_place_is_given_and_none_above_the_capacity() {
    assert_eq!(free_place(&[], 2), Some(1));
    assert_eq!(free_place(&[asked(1, Some(2)), asked(2, None)], 2), Some(1));
    assert_eq!(free_place(&[asked(1, Some(2)), asked(2, Some(1))], 2), None);
}

#[test]
fn who_has_waited_longest_comes_next() {
    let all = [asked(1, Some(1)), asked(4, None), asked(3, None), asked(2, Some(2))];
    assert_eq!(waiting(&all).first().map(|one| one.turn), Some(3));
    assert_eq!(all.each_ref().map(|one| waiting_position(&all, one)), [None, Some(2), Some(1), None]);
    assert!(waiting(&all[..1]).is_empty());
}

#[test]
fn places_above_a_smaller_capacity_move_down_to_the_free_ones() {
    let all = [asked(1, Some(5)), asked(2, Some(2)), asked(3, Some(4)), asked(4, None)];
    assert_eq!(moved_down(&all, 3), [(id(1), 1), (id(3), 3)]);
    assert_eq!(moved_down(&all, 5), []);
}

#[test]
fn a_date_is_ahead_until_it_starts_and_over_when_it_ends() {
    let mut session = CourseSession {
        id: id(1),
        lab: id(2),
        course: id(3),
        starts_at: at("02T04:00"),
        ends_at: at("02T06:00"),
        capacity: 2,
        trainer: None,
        location: None,
        blackout: None,
        cancelled_at: None,
        created_at: at("01T03:00"),
        updated_at: at("01T03:00"),
        version: 1,
    };
    let times = ["02T03:59", "02T04:00", "02T05:59", "02T06:00"];
    assert_eq!(
        times.map(|time| stage(&session, at(time))),
        [Stage::Ahead, Stage::Running, Stage::Running, Stage::Over]
    );
    session.cancelled_at = Some(at("01T09:00"));
    assert_eq!(times.map(|time| stage(&session, at(time))), [Stage::Cancelled; 4]);
}

#[test]
fn the_same_result_twice_gives_nothing_twice_and_another_one_corrects() {
    let user = (id(7), Some("user".to_owned()));
    let trainer = (id(7), Some("trainer".to_owned()));
    assert_eq!(settle(&[], std::slice::from_ref(&user)), (vec![], vec![user.clone()]));
    let held = [(id(1), user.clone())];
    assert_eq!(settle(&held, std::slice::from_ref(&user)), (vec![], vec![]));
    assert_eq!(settle(&held, std::slice::from_ref(&trainer)), (vec![id(1)], vec![trainer]));
    assert_eq!(settle(&held, &[]), (vec![id(1)], vec![]));
}

#[test]
fn the_same_or_a_higher_level_reaches_one_and_any_reaches_none() {
    let levels = ["basic", "advanced", "master"].map(str::to_owned);
    let of = |held| [None, Some("basic"), Some("advanced"), Some("master")].map(|least| reaches(&levels, held, least));
    assert_eq!(of(None), [true, false, false, false]);
    assert_eq!(of(Some("basic")), [true, true, false, false]);
    assert_eq!(of(Some("advanced")), [true, true, true, false]);
    assert_eq!(of(Some("master")), [true; 4]);
    assert!(!reaches(&levels, Some("lost"), Some("lost")), "a level that is no longer one reaches nothing");
}

#[test]
fn an_end_is_told_of_at_each_mark_once_and_late_marks_leave_it_to_the_next() {
    let (from, end) = (at("01T03:00"), at("30T03:00").plus_days(30));
    assert_eq!(warn_at(from, end, 30), Some(at("30T03:00")));
    assert_eq!(warn_at(from, from.plus_days(30), 30), None, "it was valid for no longer than that");
    assert!(still_tells(end, 30, end.plus_days(-30)) && still_tells(end, 30, end.plus_days(-8)));
    assert!(!still_tells(end, 30, end.plus_days(-7)), "the second mark tells now");
    assert!(still_tells(end, 7, end.plus_days(-7)) && still_tells(end, 7, end.plus_seconds(-1)));
    assert!(!still_tells(end, 7, end));
}
