use super::*;

#[test]
fn who_must_watch_is_there_for_all_of_a_booking_and_at_a_start() {
    let mut facts = facts();
    facts.policy.requires_staff_on_duty = true;
    facts.policy.requires_supervisor = Some(id(9));
    let tomorrow = span(8, "10:00", "12:00");
    let all = vec![Watch::StaffOnDuty, Watch::Supervisor];
    assert_eq!(book(&facts, tomorrow), [Refusal::Unsupervised { missing: all }]);
    // Two duties that touch are one; a supervisor who leaves before the end is none.
    facts.supervision.on_duty = [span(8, "09:00", "11:00"), span(8, "11:00", "12:00")].into_iter().collect();
    let there = |person, from, until| Supervisor { person: id(person), span: span(8, from, until) };
    facts.supervision.supervisors = vec![there(1, "09:00", "11:59")];
    assert_eq!(book(&facts, tomorrow), [Refusal::Unsupervised { missing: vec![Watch::Supervisor] }]);
    facts.supervision.supervisors = vec![there(1, "09:00", "12:00")];
    assert_eq!(book(&facts, tomorrow), []);
    // Two who take turns will do, and nobody is named; of those who stay all the time it is who stays longest.
    facts.supervision.supervisors = vec![there(1, "09:00", "11:00"), there(2, "11:00", "12:00")];
    assert_eq!((book(&facts, tomorrow), facts.supervision.supervisor(tomorrow)), (vec![], None));
    assert_eq!(facts.supervision.supervisor(moment(at(8, "11:00"))), Some(id(2)));
    facts.supervision.supervisors.extend([there(3, "10:00", "13:00"), there(4, "09:00", "12:00")]);
    assert_eq!(facts.supervision.supervisor(tomorrow), Some(id(3)));
    // Two duties of one person that meet are one stay.
    facts.supervision.supervisors =
        vec![there(5, "11:00", "12:00"), there(5, "09:00", "11:00"), there(6, "09:00", "11:30")];
    assert_eq!(facts.supervision.supervisor(tomorrow), Some(id(5)));
    facts.supervision.supervisors = vec![there(1, "09:00", "11:00"), there(2, "11:00", "12:00")];
    // At a start only the moment counts.
    let start = |time| unsupervised(&facts.policy, &facts.supervision, moment(at(8, time)));
    assert_eq!(start("11:59"), None);
    assert_eq!(start("12:00").map(|refusal| refusal.code()), Some(RefusalCode::Unsupervised));
}

#[test]
fn nobody_works_alone_where_a_second_person_is_asked() {
    let mut facts = facts();
    facts.policy.requires_second_person = true;
    let tomorrow = span(8, "10:00", "12:00");
    assert_eq!(book(&facts, tomorrow), [Refusal::Unsupervised { missing: vec![Watch::SecondPerson] }]);
    facts.supervision.second_person = true;
    assert_eq!(book(&facts, tomorrow), []);
}

#[test]
fn a_walk_in_lasts_while_somebody_watches() {
    let booking = BookingFacts { now: at(7, "10:00"), ..facts() };
    let mut walking = WalkInFacts { booking, by: Standing::Person, open_session: None, expected_minutes: None };
    walking.booking.policy.requires_staff_on_duty = true;
    walking.booking.policy.unattended_minutes_after_closing = 600;
    walking.booking.supervision.on_duty = IntervalSet::one(span(7, "09:00", "11:30"));
    assert_eq!((walk_in(&walking), walk_in_ends_at(&walking)), (vec![], at(7, "11:30")));
    // Not for a last minute.
    walking.booking.now = at(7, "11:29");
    assert_eq!(walk_in(&walking), [Refusal::Unsupervised { missing: vec![Watch::StaffOnDuty] }]);
    // Where staff set it aside, the hours cut it.
    walking.booking.policy.unattended_minutes_after_closing = 0;
    assert_eq!(walk_in_ends_at(&walking), at(7, "18:00"));
}

#[test]
fn who_stays_longer_is_watched_meanwhile() {
    let booked = span(7, "10:00", "11:00");
    let mut facts = BookingFacts { now: at(7, "10:30"), ..facts() };
    facts.policy.requires_staff_on_duty = true;
    facts.policy.requires_second_person = true;
    facts.supervision.on_duty = IntervalSet::one(span(7, "10:00", "11:30"));
    let longer = |facts: &BookingFacts, until| extend(facts, id(1), booked, at(7, until), 0);
    assert_eq!(longer(&facts, "11:30"), []);
    assert_eq!(longer(&facts, "11:31"), [Refusal::Unsupervised { missing: vec![Watch::StaffOnDuty] }]);
    // What was unwatched so far was settled when it began.
    facts.supervision.on_duty = IntervalSet::one(span(7, "11:00", "12:00"));
    assert_eq!(longer(&facts, "12:00"), []);
}
