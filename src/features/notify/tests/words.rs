//! Each kind of news has its words, and a way to what it is about.

use super::{at, id};
use crate::features::notify::model::{Facts, Notification, NotificationKind};
use crate::features::notify::say;
use crate::features::notify::store::{Names, Offers};
use crate::platform::db::Json;
use crate::platform::values::Lang;

fn row(kind: NotificationKind, facts: &Facts) -> Notification {
    Notification {
        id: id(1),
        person: id(2),
        lab: id(3),
        kind,
        subject_type: "reservation".into(),
        subject: id(4),
        revision: 1,
        facts: Json::of(facts),
        created_at: at("2026-09-01T03:00:00Z"),
        expires_at: None,
        read_at: None,
        mail_due_at: None,
        mailed_at: None,
    }
}

#[test]
fn every_kind_is_told_in_every_language_also_when_nothing_more_is_known() {
    let known = Facts {
        starts_at: Some(at("2026-09-01T03:00:00Z")),
        ends_at: Some(at("2026-09-01T04:00:00Z")),
        until: Some(at("2026-09-01T04:00:00Z")),
        count: Some(2),
        ..Facts::default()
    };
    for kind in NotificationKind::ALL {
        for facts in [&known, &Facts::default()] {
            for lang in Lang::ALL {
                let said = say::say(&row(*kind, facts), &Offers::default(), &Names::default(), lang);
                for text in [&said.title, &said.text] {
                    assert!(!text.contains("notify-") && !text.contains(['{', '}']), "{kind} {}: {text}", lang.code());
                    assert!(text.chars().count() > 1, "{kind} {}", lang.code());
                }
                assert_ne!(said.title, said.text);
            }
        }
        assert!(say::link(&row(*kind, &known)).starts_with('/'));
    }
}

#[test]
fn facts_are_read_as_they_were_written() {
    let facts = Facts { machine: Some(id(5)), count: Some(3), cause: Some("closure".into()), ..Facts::default() };
    let written = serde_json::to_value(&facts).unwrap();
    assert_eq!(written, serde_json::json!({ "machine": id(5), "count": 3, "cause": "closure" }));
    assert_eq!(row(NotificationKind::Moved, &facts).facts(), facts);
}
