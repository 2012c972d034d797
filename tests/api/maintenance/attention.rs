use std::collections::BTreeMap;

use diesel::prelude::*;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::usage_sessions;

use super::*;
use crate::app::TestLab;

/// What the list shows, by kind.
fn by_kind(list: &Value) -> BTreeMap<&str, Vec<&str>> {
    let mut found: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in list["items"].as_array().unwrap() {
        found.entry(item["kind"].as_str().unwrap()).or_default().push(item["subject"]["id"].as_str().unwrap());
    }
    found
}

fn days() -> Value {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday"];
    days.map(|day| json!({ "weekday": day, "opens": "09:00", "closes": "18:00" })).into_iter().collect()
}

both_engines! { attention_names_all_that_is_overdue_broken_waiting_or_odd_and_nothing_else => |app| async move {
    let lab = TestLab::create_with(&app, json!({ "registration": "desk", "opening_hours": days() })).await;
    let (aida, bakyt) = (lab.student("Aida").await, lab.student("Bakyt").await);
    let (staff, manager) = (lab.technician("Timur").await, lab.manager("Meerim").await);
    let path = format!("/labs/{}/attention", lab.slug);
    assert_eq!(manager.get(&path).await.expect(200), &json!({ "items": [], "left_out": [] }));

    let asking = lab.machine(json!({ "policy": { "requires_approval": true } })).await;
    let waiting = book(&aida, &asking, 1, "09:00", "10:00").await.id().to_string();
    let stranger = app.person("Stranger").await;
    stranger.post(&format!("/labs/{}/join", lab.slug), json!({})).await.expect(201);
    let (one, two, broken, worked) = (
        lab.machine(json!({})).await, lab.machine(json!({})).await, lab.machine(json!({})).await, lab.machine(json!({})).await,
    );
    let walk_in = aida.post("/usage-sessions", json!({ "machine": one, "expected_minutes": 60 })).await.id().to_string();
    // A reservation that is used as booked is no odd thing.
    book(&bakyt, &two, 1, "03:00", "04:00").await.expect(201);
    let mut booked = bakyt.post("/usage-sessions", json!({ "machine": two })).await;
    booked.expect(201);
    app.at(&at(1, "03:50"));
    booked = bakyt.post(&format!("/usage-sessions/{}/finish", booked.id()), json!({ "outcome": "success" })).await;
    booked.expect(200);
    // A Saturday.
    let closed = json!({
        "machine": two, "member": aida.id(), "outcome": "success",
        "started_at": "2026-08-29T04:00:00Z", "ended_at": "2026-08-29T05:00:00Z",
    });
    let closed = staff.post("/usage-sessions", closed).await.id();
    let proposal = json!({ "purpose": "thesis", "reason": "It was for my thesis." });
    aida.post(&format!("/usage-sessions/{closed}/corrections"), proposal).await.expect(201);
    // Eight days ago is long past.
    used(&staff, &two, aida.id(), "2026-08-23T04:00:00Z", "2026-08-23T05:00:00Z").await;
    let fault = report(&aida, &broken, "major").await.id().to_string();
    let order = staff.post("/work-orders", work(&worked, 1, "04:00", "04:30")).await.id().to_string();
    staff.post("/work-orders", json!({ "machine": worked, "title": "Some day", "planned": false })).await.expect(201);
    let skill = json!({ "name": { "en": "Laser", "ru": "Лазер" }, "valid_days": 20 });
    let skill = manager.post(&format!("/labs/{}/qualifications", lab.slug), skill).await.id();
    let supplies = format!("/labs/{}/stock-items", lab.slug);
    let tape = json!({ "name": { "en": "Tape" }, "category": "tape", "unit": "piece", "reorder_level": 2 });
    let tape = staff.post(&supplies, tape).await.id().to_string();
    let resin = json!({ "name": { "en": "Resin" }, "category": "resin", "unit": "millilitre", "reorder_level": 100 });
    let resin = staff.post(&supplies, resin).await.id().to_string();
    let bought = json!({ "kind": "receipt", "quantity": 500, "lot": "R-7", "expires_on": "2026-09-20" });
    staff.post(&format!("/stock-items/{resin}/movements"), bought).await.expect(201);
    let ends = manager.post("/certifications", json!({ "member": aida.id(), "qualification": skill })).await.id().to_string();
    manager.post("/certifications", json!({ "member": bakyt.id(), "qualification": skill })).await.expect(201);
    let longer = json!({ "member": bakyt.id(), "qualification": skill, "expires_at": "2027-09-01T00:00:00Z" });
    manager.post("/certifications", longer).await.expect(201);
    let wish = json!({ "title": "Metal", "justification": "Samples.", "process": "PBF", "material_class": "metal" });
    let wish = aida.post(&format!("/labs/{}/equipment-requests", lab.slug), wish).await.id().to_string();
    app.service().write(ustakana::platform::write::Call::service("test"), move |w| {
        diesel::update(usage_sessions::table.find(closed)).set(usage_sessions::to_settle.eq(true)).execute(w.c).map_err(Fault::from)
    }).await.unwrap();

    app.at(&at(1, "05:00"));
    let shown = staff.get(&path).await;
    let found = by_kind(shown.expect(200));
    let (closed, broken) = (closed.to_string(), broken.to_string());
    let stranger = stranger.id().to_string();
    let expected: BTreeMap<&str, Vec<&str>> = [
        ("approval_waiting", vec![waiting.as_str()]),
        ("member_waiting", vec![&stranger]),
        ("session_open_too_long", vec![&walk_in]),
        ("session_to_settle", vec![&closed]),
        ("correction_proposed", vec![&closed]),
        ("use_after_closing", vec![&closed]),
        ("use_outside_reservation", vec![&closed, &walk_in]),
        ("incident_open", vec![&fault]),
        ("machine_locked", vec![&broken]),
        ("work_order_overdue", vec![&order]),
        ("certification_expiring", vec![&ends]),
        ("request_submitted", vec![&wish]),
        ("stock_low", vec![&tape]),
        ("stock_expiring", vec![&resin]),
    ].into_iter().collect();
    assert_eq!(found, expected);
    let items = shown.json["items"].as_array().unwrap();
    assert_eq!(items[0]["kind"], json!("incident_open"));
    let rank = |item: &Value| ["high", "medium", "low"].iter().position(|one| item["severity"] == *one).unwrap();
    let order: Vec<_> = items.iter().map(|item| (rank(item), item["since"].as_str().unwrap().to_owned())).collect();
    assert!(order.is_sorted(), "{order:?}");

    let russian = manager.header("Accept-Language", "ru").get(&format!("{path}?kind=certification_expiring")).await;
    let item = &russian.expect(200)["items"][0];
    assert_eq!((&item["subject"]["type"], &item["subject"]["label"]), (&json!("certification"), &json!("Person Aida")));
    assert!(item["detail"].as_str().unwrap().contains("«Лазер»"), "{item}");
    manager.get(&format!("{path}?kind=bad")).await.expect_problem(400, "invalid_parameter");
    aida.get(&path).await.expect_problem(403, "not_allowed");
    app.lab().await.manager("Nurlan").await.get(&path).await.expect_problem(403, "not_allowed");
} }

both_engines! { a_certification_ends_soon_unless_the_same_or_a_higher_level_is_held_beyond_its_end => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let laser = json!({ "name": "Laser", "levels": ["basic", "advanced"] });
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), laser).await.id();
    let mill = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Mill" })).await.id();
    let grant = async |member: Id, qualification: Id, level: Value, until: Value| {
        let ask = json!({ "member": member, "qualification": qualification, "level": level, "expires_at": until });
        let made = manager.post("/certifications", ask).await;
        made.expect(201);
        made.id().to_string()
    };
    let mut people = Vec::new();
    for name in ["Aida", "Bakyt", "Chyngyz", "Daniil"] {
        people.push(lab.student(name).await.id());
    }
    let (soon, later) = (json!(at(11, "03:00")), json!(at(21, "03:00")));
    // A lower level, another training, and one that ends itself outlast nothing for good.
    let lower = grant(people[0], laser, json!("advanced"), soon.clone()).await;
    grant(people[0], laser, json!("basic"), Value::Null).await;
    let other = grant(people[1], laser, json!("basic"), soon.clone()).await;
    grant(people[1], mill, Value::Null, Value::Null).await;
    grant(people[2], laser, json!("basic"), soon.clone()).await;
    let last = grant(people[2], laser, json!("basic"), later).await;
    grant(people[3], laser, json!("basic"), soon).await;
    grant(people[3], laser, json!("advanced"), Value::Null).await;
    let shown = manager.get(&format!("/labs/{}/attention?kind=certification_expiring", lab.slug)).await;
    let mut found: Vec<_> = shown.expect(200)["items"].as_array().unwrap().iter().map(|one| one["subject"]["id"].clone()).collect();
    found.sort_by_key(Value::to_string);
    let mut expected = [lower, other, last].map(Value::from);
    expected.sort_by_key(Value::to_string);
    assert_eq!(found, expected);
} }

both_engines! { an_overnight_job_within_the_unattended_time_is_not_odd_and_one_beyond_it_is => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "unattended_minutes_after_closing": 120 } })).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    app.at(&at(2, "03:00"));
    used(&staff, &machine, aida.id(), &at(1, "11:00"), &at(1, "14:00")).await;
    let path = format!("/labs/{}/attention?kind=use_after_closing", lab.slug);
    assert_eq!(staff.get(&path).await.expect(200)["items"], json!([]));
    used(&staff, &machine, aida.id(), "2026-08-31T11:00:00Z", "2026-08-31T14:01:00Z").await;
    let found = staff.get(&path).await;
    assert_eq!(found.expect(200)["items"][0]["since"], json!("2026-08-31T14:00:00Z"));
} }

both_engines! { work_without_a_time_is_overdue_after_a_week => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let staff = lab.technician("Timur").await;
    staff.post("/work-orders", json!({ "machine": machine, "title": "Oil", "planned": false })).await.expect(201);
    let path = format!("/labs/{}/attention?kind=work_order_overdue", lab.slug);
    app.at(&at(8, "03:00"));
    assert_eq!(staff.get(&path).await.expect(200)["items"], json!([]));
    app.at(&at(8, "03:01"));
    let found = staff.get(&path).await;
    assert_eq!((&found.expect(200)["items"][0]["subject"]["label"], &found.json["items"][0]["machine"]), (&json!("Oil"), &json!(machine)));
} }

both_engines! { attention_names_what_was_not_written_down_after_a_course_and_a_groups_time => |app| async move {
    let lab = app.lab().await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let in_lab = |rest: &str| format!("/labs/{}/{rest}", lab.slug);
    let skill = manager.post(&in_lab("qualifications"), json!({ "name": "Laser" })).await.id();
    let course = json!({ "title": "Laser cutting", "duration_minutes": 60, "qualifications": [{ "qualification": skill }] });
    let course = manager.post(&in_lab("courses"), course).await.id();
    let mut dates = Vec::new();
    for time in ["04:00", "06:00"] {
        let date = json!({ "course": course, "starts_at": at(1, time), "capacity": 3 });
        dates.push(manager.post("/course-sessions", date).await.id());
    }
    // Nobody came to the second one, so there is nothing to say of it.
    aida.post(&format!("/course-sessions/{}/enrolments", dates[0]), json!({})).await.expect(201);
    let group = json!({ "kind": "class", "name": "ME-2-24", "lead": aida.id() });
    let group = manager.post(&in_lab("groups"), group).await.id();
    let machine = lab.machine(json!({})).await;
    let lesson = json!({ "group": group, "machines": [machine], "starts_at": at(1, "08:00"), "ends_at": at(1, "09:00") });
    let lesson = aida.post("/group-bookings", lesson).await;
    lesson.expect(201);
    let found = async |kind: &str| {
        let list = manager.get(&in_lab(&format!("attention?kind={kind}"))).await;
        let one = |item: &Value| (item["subject"]["type"].clone(), item["subject"]["id"].clone(), item["subject"]["label"].clone(), item["since"].clone());
        list.expect(200)["items"].as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    app.at(&at(1, "04:59"));
    assert_eq!((found("course_results_missing").await, found("attendance_missing").await), (Vec::new(), Vec::new()));
    app.at(&at(1, "09:00"));
    assert_eq!(found("course_results_missing").await, [(json!("course_session"), json!(dates[0]), json!("Laser cutting"), json!(at(1, "05:00")))]);
    assert_eq!(found("attendance_missing").await, [(json!("group_booking"), json!(lesson.id()), json!("ME-2-24"), json!(at(1, "09:00")))]);
    let results = json!({ "results": [{ "member": aida.id(), "attended": false }] });
    manager.post(&format!("/course-sessions/{}/results", dates[0]), results).await.expect(200);
    let heads = json!({ "head_counts": [{ "sex": "undisclosed", "age_band": "undisclosed", "people": 12 }] });
    manager.post(&format!("/group-bookings/{}/attendance", lesson.id()), heads).await.expect(201);
    assert_eq!((found("course_results_missing").await, found("attendance_missing").await), (Vec::new(), Vec::new()));
} }

both_engines! { attention_names_orders_that_wait_and_do_not_come_machines_to_count_and_warranties_that_end => |app| async move {
    let lab = app.lab().await;
    let (manager, machine) = (lab.manager("Meerim").await, lab.machine(json!({ "name": { "en": "Laser" } })).await);
    let in_lab = |rest: &str| format!("/labs/{}/{rest}", lab.slug);
    let found = async |kind: &str| {
        let list = manager.get(&in_lab(&format!("attention?kind={kind}"))).await;
        let one = |item: &Value| (item["subject"]["id"].clone(), item["subject"]["label"].clone(), item["since"].clone());
        list.expect(200)["items"].as_array().unwrap().iter().map(one).collect::<Vec<_>>()
    };
    let tape = manager.post(&in_lab("stock-items"), json!({ "name": { "en": "Tape" }, "category": "tape", "unit": "piece" })).await.id();
    let order = json!({ "lines": [{ "stock_item": tape, "quantity": 2 }] });
    let order = manager.post(&in_lab("purchase-orders"), order).await;
    assert_eq!(found("purchase_order_waiting").await, [(json!(order.id()), json!("Tape"), json!(at(1, "03:00")))]);
    manager.post(&format!("/purchase-orders/{}/place", order.id()), json!({})).await.expect(200);
    assert_eq!((found("purchase_order_waiting").await, found("purchase_order_overdue").await), (Vec::new(), Vec::new()));
    let asset = format!("/machines/{machine}/asset");
    manager.patch(&asset, "\"0\"", json!({ "warranty_until": "2026-11-10" })).await.expect(200);
    assert_eq!((found("warranty_expiring").await, found("inventory_check_due").await), (Vec::new(), Vec::new()));

    app.at("2026-10-01T03:00:00Z");
    assert_eq!(found("purchase_order_overdue").await, [(json!(order.id()), json!("Tape"), json!("2026-10-01T03:00:00Z"))]);
    let warranty = found("warranty_expiring").await;
    assert_eq!((&warranty[0].0, &warranty[0].1, warranty.len()), (&json!(machine), &json!("Laser"), 1));
    app.at("2026-11-11T03:00:00Z");
    assert_eq!(found("warranty_expiring").await, Vec::new(), "it has ended");

    // Twice a year; while somebody counts nothing is due.
    app.at("2027-03-02T02:59:00Z");
    assert_eq!(found("inventory_check_due").await, Vec::new());
    app.at("2027-03-02T03:00:00Z");
    let due = found("inventory_check_due").await;
    assert_eq!((&due[0].0, &due[0].2, due.len()), (&json!(lab.id), &json!("2027-03-02T03:00:00Z"), 1));
    let check = manager.post(&in_lab("inventory-checks"), json!({})).await;
    check.expect(201);
    assert_eq!(found("inventory_check_due").await, Vec::new());
    manager.post(&format!("/inventory-checks/{}/finish", check.id()), json!({})).await.expect(200);
    assert_eq!(found("inventory_check_due").await, Vec::new());
} }
