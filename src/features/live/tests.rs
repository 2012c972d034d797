use super::model::{Kept, LiveKind, LiveRow, Viewer};
use super::rules::{can_resume, told};
use super::stream::{opening, written};
use crate::platform::values::{Id, Instant};

fn id(number: u8) -> Id {
    format!("019a1b2c-3d4e-7f50-8a61-0000000000{number:02}").parse().unwrap()
}

fn row(kind: LiveKind) -> LiveRow {
    LiveRow {
        id: id(1),
        number: Some(7),
        lab: id(2),
        kind,
        subject: id(3),
        machine: Some(id(4)),
        member: Some(id(5)),
        revision: Some(2),
        written_at: Instant::from_seconds(0),
    }
}

const ANYONE: Viewer = Viewer { staff: false, member: false, person: None };

#[test]
fn whose_reservation_it_was_is_told_to_its_holder_and_to_staff_alone() {
    for kind in [LiveKind::Reservation, LiveKind::UsageSession] {
        let seen = |viewer| told(&row(kind), viewer).map(|told| (told.id, told.machine, told.revision));
        let board = Some((None, Some(id(4)), None));
        let whole = Some((Some(id(3)), Some(id(4)), Some(2)));
        assert_eq!(seen(ANYONE), board);
        assert_eq!(seen(Viewer { member: true, person: Some(id(9)), ..ANYONE }), board);
        assert_eq!(seen(Viewer { member: true, person: Some(id(5)), ..ANYONE }), whole);
        assert_eq!(seen(Viewer { staff: true, member: true, person: Some(id(9)) }), whole);
        let nobodys = LiveRow { member: None, machine: None, ..row(kind) };
        assert_eq!(told(&nobodys, ANYONE), None, "nothing is left to tell");
    }
}

#[test]
fn the_catalogue_is_told_to_everyone_and_requests_to_members() {
    for kind in [LiveKind::Machine, LiveKind::MachineClass, LiveKind::Closure, LiveKind::Lab, LiveKind::Qualification] {
        assert_eq!(told(&row(kind), ANYONE).and_then(|told| told.id), Some(id(3)));
    }
    assert_eq!(told(&row(LiveKind::EquipmentRequest), ANYONE), None);
    let member = Viewer { member: true, ..ANYONE };
    assert_eq!(told(&row(LiveKind::EquipmentRequest), member).and_then(|told| told.id), Some(id(3)));
}

#[test]
fn what_is_broken_and_what_is_in_stock_is_told_to_staff_alone() {
    for kind in [LiveKind::Incident, LiveKind::WorkOrder, LiveKind::StockItem] {
        let reporter = Viewer { member: true, person: Some(id(5)), ..ANYONE };
        assert_eq!(told(&row(kind), reporter), None);
        let staff = Viewer { staff: true, member: true, person: Some(id(9)) };
        assert_eq!(told(&row(kind), staff).and_then(|told| told.id), Some(id(3)));
    }
}

#[test]
fn a_stream_goes_on_where_everything_since_is_still_kept() {
    let kept = Some(Kept { oldest: 11, newest: 20 });
    for (seen, can) in [(9, false), (10, true), (15, true), (20, true), (21, false), (-1, false)] {
        assert_eq!(can_resume(seen, kept), can, "{seen}");
    }
    assert!(can_resume(0, None) && !can_resume(5, None));
}

#[test]
fn an_event_is_written_as_browsers_read_it() {
    let told = told(&row(LiveKind::Reservation), ANYONE).unwrap();
    let machine = id(4);
    let expected = format!(
        "event: reservation.changed\nid: 7\ndata: {{\"kind\":\"reservation.changed\",\"machine\":\"{machine}\"}}\n\n"
    );
    assert_eq!(written(7, &told), expected);
    assert_eq!(opening(6, true), "retry: 3000\nevent: reset\nid: 6\ndata: {\"kind\":\"reset\"}\n\n");
}
