//! What events mean to whom, for those whose rooms stand above.

use serde_json::json;

use super::{at, id};
use crate::features::notify::hear::{hear, settled};
use crate::features::notify::model::{Audience, NotificationKind as Kind};
use crate::platform::values::Id;
use crate::platform::write::Event;

/// An event that has happened.
fn of(action: &'static str, subject_type: &'static str, subject: Id) -> Event {
    Event::new(action, subject_type, subject)
}

fn heard(event: Event) -> Vec<(Kind, Audience)> {
    let news = hear(&event.lab(id(1)), at("2026-09-01T03:00:00Z"));
    news.into_iter().map(|news| (news.kind, news.to)).collect()
}

#[test]
fn faults_work_and_low_stock_are_told_to_whose_task_they_are_and_their_end_to_who_reported() {
    let incident = of("incident.reported", "incident", id(2));
    let reported = incident.after(json!({ "machine": id(3), "severity": "major" }));
    assert_eq!(heard(reported.clone()), [(Kind::IncidentReported, Audience::STAFF)]);
    let news = hear(&reported.lab(id(1)), at("2026-09-01T03:00:00Z"));
    assert_eq!((news[0].facts.machine, news[0].facts.state.as_deref()), (Some(id(3)), Some("major")));
    let resolved = of("incident.resolved", "incident", id(2)).after(json!({ "reporter": id(4) }));
    assert_eq!(heard(resolved), [(Kind::IncidentResolved, Audience::Person(id(4)))]);
    let order = || of("work_order.opened", "work_order", id(2));
    assert_eq!(heard(order()), [(Kind::WorkOrderOpened, Audience::STAFF)]);
    let assigned = order().after(json!({ "assignee": id(5) }));
    assert_eq!(heard(assigned), [(Kind::WorkOrderOpened, Audience::Person(id(5)))]);
    let low = || of("stock_item.low", "stock_item", id(2));
    assert_eq!(heard(low()), [(Kind::StockLow, Audience::Task(Vec::new()))]);
    let kept = low().after(json!({ "keepers": [id(6), id(7)] }));
    assert_eq!(heard(kept), [(Kind::StockLow, Audience::Task(vec![id(6), id(7)]))]);
}

#[test]
fn a_lock_is_told_to_the_next_holders_and_its_end_to_those_who_were_told() {
    let machine = id(2);
    assert_eq!(heard(of("machine.locked", "machine", machine)), [(Kind::MachineDown, Audience::NextHolders(machine))]);
    assert_eq!(
        heard(of("machine.unlocked", "machine", machine)),
        [(Kind::MachineBack, Audience::NextHoldersTold(machine))]
    );
    let status = |from: &str, to: &str| {
        let event = of("machine.status_changed", "machine", machine);
        heard(event.before(json!({ "status": from })).after(json!({ "status": to })))
    };
    assert_eq!(status("in_service", "retired"), [(Kind::MachineDown, Audience::NextHolders(machine))]);
    assert!(status("in_service", "degraded").is_empty() && status("out_of_service", "retired").is_empty());
}

#[test]
fn courses_and_trainings_are_told_to_their_people() {
    let person = Audience::Person(id(3));
    let learner = Audience::Learner { person: id(3), session: id(4) };
    let there = json!({ "member": id(3), "course_session": id(4) });
    let promoted = of("enrolment.promoted", "enrolment", id(2)).after(there.clone());
    assert_eq!(heard(promoted), [(Kind::Promoted, learner.clone())]);
    assert_eq!(heard(of("enrolment.created", "enrolment", id(2)).after(there)), [(Kind::Enrolled, learner)]);
    let changed = |after| {
        let before = json!({ "starts_at": "2026-09-02T03:00:00Z", "capacity": 3 });
        heard(of("course_session.changed", "course_session", id(2)).before(before).after(after))
    };
    assert!(
        changed(json!({ "starts_at": "2026-09-02T03:00:00Z", "capacity": 4, "location_changed": false })).is_empty()
    );
    let moved = [(Kind::CourseMoved, Audience::Enrolled)];
    assert_eq!(changed(json!({ "starts_at": "2026-09-02T04:00:00Z", "capacity": 3 })), moved);
    assert_eq!(changed(json!({ "starts_at": "2026-09-02T03:00:00Z", "location_changed": true })), moved);
    let soon = of("certification.expires_soon", "certification", id(2)).after(json!({ "member": id(3) }));
    assert_eq!(heard(soon), [(Kind::ExpiresSoon, person)]);
    let cancelled = of("course_session.cancelled", "course_session", id(2));
    assert_eq!(heard(cancelled), [(Kind::CourseCancelled, Audience::Enrolled)]);
}

#[test]
fn most_of_what_happens_is_news_to_nobody_and_settles_nothing() {
    for (action, subject_type) in [
        ("session.started", "usage_session"),
        ("session.finished", "usage_session"),
        ("walk_in.started", "reservation"),
        ("reservation.checked_in", "reservation"),
        ("reservation.completed", "reservation"),
        ("machine.changed", "machine"),
        ("person.signed_in", "person"),
        ("demand.recorded", "demand_signal"),
    ] {
        let event = of(action, subject_type, id(2)).after(json!({ "member": id(3), "status": "completed" }));
        assert_eq!(settled(&event), None, "{action}");
        assert!(heard(event).is_empty(), "{action}");
    }
    let nowhere = of("reservation.rejected", "reservation", id(2)).after(json!({ "member": id(3) }));
    assert!(hear(&nowhere, at("2026-09-01T03:00:00Z")).is_empty(), "without a lab there is nobody");
}
