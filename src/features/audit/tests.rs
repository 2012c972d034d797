use serde_json::json;

use super::chain::{ORIGIN, batch_hash, event_hash, parse_hash, reason_hash, reason_stands};
use super::model::{AuditEvent, AuditReason};
use crate::platform::db::Json;
use crate::platform::values::{Id, Instant, hexadecimal};

fn event() -> AuditEvent {
    let id = |text: &str| text.parse::<Id>().unwrap();
    AuditEvent {
        id: id("019a1b2c-3d4e-7f50-8a61-000000000001"),
        at: "2026-09-01T03:00:00.000001Z".parse().unwrap(),
        lab: None,
        actor_kind: "person".into(),
        actor: Some(id("019a1b2c-3d4e-7f50-8a61-000000000002")),
        action: "reservation.created".into(),
        subject_type: "reservation".into(),
        subject: id("019a1b2c-3d4e-7f50-8a61-000000000003"),
        before: None,
        after: Some(Json(json!({ "status": "confirmed", "minutes": 60 }))),
        request_id: "request-1".into(),
        reason_hash: Some(vec![0xab; 2]),
    }
}

/// The one that `printf 'ustakana.audit.event.v1\n{"action":…}' | sha256sum` gives.
#[test]
fn the_hash_of_an_event_can_be_computed_by_anybody() {
    let text = concat!(
        "ustakana.audit.event.v1\n",
        r#"{"action":"reservation.created","actor":"019a1b2c-3d4e-7f50-8a61-000000000002","actor_kind":"person","#,
        r#""after":{"minutes":60,"status":"confirmed"},"at":"2026-09-01T03:00:00.000001Z","before":null,"#,
        r#""id":"019a1b2c-3d4e-7f50-8a61-000000000001","lab":null,"reason_hash":"abab","request_id":"request-1","#,
        r#""subject":"019a1b2c-3d4e-7f50-8a61-000000000003","subject_type":"reservation"}"#,
    );
    let expected: [u8; 32] = sha2::Digest::finalize(sha2::Digest::chain_update(sha2::Sha256::default(), text)).into();
    assert_eq!(hexadecimal(&event_hash(&event())), hexadecimal(&expected));
}

#[test]
fn every_field_of_an_event_counts() {
    let other = "019a1b2c-3d4e-7f50-8a61-00000000000f".parse::<Id>().unwrap();
    let changes: [fn(&mut AuditEvent, Id); 12] = [
        |event, other| event.id = other,
        |event, _| event.at = event.at.plus_seconds(1),
        |event, other| event.lab = Some(other),
        |event, _| event.actor_kind = "device".into(),
        |event, _| event.actor = None,
        |event, _| event.action = "reservation.changed".into(),
        |event, _| event.subject_type = "machine".into(),
        |event, other| event.subject = other,
        |event, _| event.before = Some(Json(json!({}))),
        |event, _| event.after = Some(Json(json!({ "status": "confirmed", "minutes": 61 }))),
        |event, _| event.request_id.push('1'),
        |event, _| event.reason_hash = None,
    ];
    for change in changes {
        let mut changed = event();
        change(&mut changed, other);
        assert_ne!(event_hash(&changed), event_hash(&event()), "{changed:?}");
    }
}

#[test]
fn a_batch_holds_on_to_its_place_its_time_and_the_order_of_its_events() {
    let at: Instant = "2026-09-01T03:00:00Z".parse().unwrap();
    let (one, two) = ([1_u8; 32], [2_u8; 32]);
    let hash = |previous: &[u8], number, at, events: &[[u8; 32]]| {
        batch_hash(previous, number, at, events.iter().map(<[u8; 32]>::as_slice))
    };
    let sealed = hash(&ORIGIN, 1, at, &[one, two]);
    assert_eq!(sealed, hash(&ORIGIN, 1, at, &[one, two]));
    let others = [
        hash(&one, 1, at, &[one, two]),
        hash(&ORIGIN, 2, at, &[one, two]),
        hash(&ORIGIN, 1, at.plus_seconds(1), &[one, two]),
        hash(&ORIGIN, 1, at, &[two, one]),
        hash(&ORIGIN, 1, at, &[one]),
        hash(&ORIGIN, 1, at, &[one, two, two]),
    ];
    assert!(!others.contains(&sealed));
}

#[test]
fn a_reason_stands_as_it_was_given_or_not_at_all() {
    let mut event = event();
    let given = AuditReason { event: event.id, salt: vec![7; 16], reason: Some("Broken nozzle".into()) };
    event.reason_hash = Some(reason_hash(&given.salt, "Broken nozzle").to_vec());
    assert!(reason_stands(&event, Some(&given)));
    assert!(reason_stands(&event, Some(&AuditReason { reason: None, ..given.clone() })), "it may be erased");
    assert!(reason_stands(&event, None));
    assert!(!reason_stands(&event, Some(&AuditReason { reason: Some("No fault of ours".into()), ..given.clone() })));
    assert!(!reason_stands(&event, Some(&AuditReason { salt: vec![8; 16], ..given.clone() })));
    event.reason_hash = None;
    assert!(!reason_stands(&event, Some(&given)), "none was given");
}

#[test]
fn a_head_is_64_hexadecimal_digits() {
    let text = "0123456789abcdef".repeat(4);
    assert_eq!(parse_hash(&text).map(|hash| hexadecimal(&hash)), Some(text.clone()));
    assert_eq!(parse_hash(&text.to_uppercase()), parse_hash(&text));
    for wrong in
        ["", "00", text.trim_start_matches('0'), &format!("{text}0"), &format!("{text}00"), &text.replace('a', "g")]
    {
        assert_eq!(parse_hash(wrong), None, "{wrong}");
    }
}

/// The string literals that follow `marker` in the text.
fn literals<'a>(text: &'a str, marker: &str) -> Vec<&'a str> {
    let after = text.split(marker).skip(1).filter_map(|rest| rest.trim_start().strip_prefix('"'));
    after.filter_map(|rest| rest.split('"').next()).collect()
}

fn sources(folder: &std::path::Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(std::fs::read_to_string(&path).expect("a source"));
        }
    }
}

#[test]
fn every_action_that_the_rooms_tell_of_can_be_asked_for() {
    let mut texts = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/features"), &mut texts);
    let told: Vec<&str> = texts
        .iter()
        .flat_map(|text| ["Event::new(", "tell(w, ", " event("].map(|marker| literals(text, marker)).concat())
        .filter(|action| {
            action.contains('.') && action.bytes().all(|byte| byte.is_ascii_lowercase() || b"_.".contains(&byte))
        })
        .collect();
    assert!(told.len() > 50, "{told:?}");
    let unknown: Vec<_> = told.iter().filter(|action| !super::actions::ACTIONS.contains(*action)).collect();
    assert!(unknown.is_empty(), "{unknown:?} are missing from ACTIONS");
}
