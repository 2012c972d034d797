use super::nemo::{Record, Ref, User};
use super::{DumpProblem, read};
use crate::platform::values::Role;

fn user(more: serde_json::Value) -> User {
    let mut fields = serde_json::json!({
        "username": "aida", "first_name": "Aida ", "last_name": "Asanova", "email": "aida@example.org", "is_active": true,
    });
    for (name, value) in more.as_object().unwrap() {
        fields[name] = value.clone();
    }
    serde_json::from_value(fields).unwrap()
}

#[test]
fn a_user_is_here_what_they_may_do_there() {
    assert_eq!(user(serde_json::json!({})).role(), Role::Student);
    assert_eq!(user(serde_json::json!({ "is_technician": true })).role(), Role::Technician);
    assert_eq!(user(serde_json::json!({ "is_staff": true })).role(), Role::Technician);
    assert_eq!(user(serde_json::json!({ "is_staff": true, "is_superuser": true })).role(), Role::Manager);
    assert_eq!(user(serde_json::json!({ "is_facility_manager": true })).role(), Role::Manager);
    let student = user(serde_json::json!({ "type": ["Student"] }));
    assert_eq!(
        (student.full_name().as_str(), student.affiliation(), student.name()),
        ("Aida Asanova", Some("Student"), Some("aida"))
    );
    assert_eq!(user(serde_json::json!({ "type": 3 })).affiliation(), None);
}

#[test]
fn records_are_named_by_their_natural_key_or_by_number() {
    assert_eq!(serde_json::from_str::<Ref>(r#"["Sinter"]"#).unwrap(), Ref::Name(["Sinter".to_owned()]));
    assert_eq!(serde_json::from_str::<Ref>("7").unwrap(), Ref::Number(7));
    assert!(serde_json::from_str::<Ref>(r#"["a", "b"]"#).is_err());
}

#[test]
fn what_is_no_dump_says_where_it_breaks() {
    assert_eq!(read(b"[\n{").unwrap_err(), DumpProblem::NotJson { line: 2 });
    assert_eq!(read(b"[]").unwrap_err(), DumpProblem::NotNemo);
    assert_eq!(read(br#"[{"model": "auth.group", "fields": {}}]"#).unwrap_err(), DumpProblem::NotNemo);
    assert_eq!(read(br#"[{"model": "NEMO.tool", "fields": {}}]"#).unwrap().objects.len(), 1);
}
