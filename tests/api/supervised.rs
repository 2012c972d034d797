//! What a policy asks of people beside the one who works: staff on duty, a supervisor, a second person; and the checklist.

use serde_json::{Value, json};
use ustakana::platform::values::Id;

use crate::app::{App, Client, TestLab};

/// The lab is open Monday to Friday, 03:00 to 12:00 UTC. It is Tuesday the 1st, 03:00.
fn at(day: u32, time: &str) -> String {
    format!("2026-09-{day:02}T{time}:00Z")
}

fn span(machine: Id, day: u32, from: &str, until: &str) -> Value {
    json!({ "machine": machine, "starts_at": at(day, from), "ends_at": at(day, until) })
}

async fn on_duty(manager: &Client, lab: &TestLab, member: Id, day: u32, from: &str, until: &str) -> Id {
    let duty = json!({ "member": member, "starts_at": at(day, from), "ends_at": at(day, until) });
    let made = manager.post(&format!("/labs/{}/duties", lab.slug), duty).await;
    made.expect(201);
    made.id()
}

async fn machine(app: &App, policy: Value) -> (TestLab, Client, Client, Id) {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let machine = lab.machine(json!({ "policy": policy })).await;
    (lab, manager, aida, machine)
}

both_engines! { the_roster_names_staff_and_is_staffs_to_read => |app| async move {
    let (lab, manager, aida, _) = machine(&app, json!({})).await;
    let (timur, path) = (lab.technician("Timur").await, format!("/labs/{}/duties", lab.slug));
    let wrong = json!({ "member": aida.id(), "starts_at": at(2, "05:00"), "ends_at": at(2, "04:00") });
    assert_eq!(manager.post(&path, wrong).await.expect_bad_fields(), ["/member", "/ends_at"]);
    let long = json!({ "member": timur.id(), "starts_at": at(2, "05:00"), "ends_at": at(20, "04:00") });
    assert_eq!(manager.post(&path, long).await.expect_bad_fields(), ["/ends_at"]);
    aida.get(&path).await.expect_problem(403, "not_allowed");
    let second = on_duty(&timur, &lab, timur.id(), 3, "03:00", "09:00").await;
    let first = on_duty(&manager, &lab, timur.id(), 2, "03:00", "09:00").await;
    let page = timur.get(&format!("{path}?limit=1")).await;
    assert_eq!(page.expect(200)["items"][0]["id"], json!(first));
    let next = page.json["next"].as_str().unwrap();
    let rest = timur.get(&format!("{path}?limit=1&cursor={next}")).await;
    assert_eq!((&rest.expect(200)["items"][0]["id"], &rest.json["next"]), (&json!(second), &Value::Null));
    app.lab().await.manager("Nurlan").await.post(&format!("/duties/{first}/remove"), json!({})).await.expect_problem(403, "not_allowed");
    timur.post(&format!("/duties/{first}/remove"), json!({})).await.expect(200);
    timur.post(&format!("/duties/{first}/remove"), json!({})).await.expect_problem(404, "not_found");
} }

both_engines! { a_machine_that_asks_for_staff_on_duty_is_used_only_then => |app| async move {
    let (lab, manager, aida, machine) = machine(&app, json!({ "requires_staff_on_duty": true })).await;
    let timur = lab.technician("Timur").await;
    let refused = aida.post("/reservations", span(machine, 2, "04:00", "06:00")).await;
    let problem = refused.expect_problem(422, "unsupervised");
    assert_eq!((&problem["missing"], &problem["refusals"][0]["code"]), (&json!(["staff_on_duty"]), &json!("unsupervised")));
    let duty = on_duty(&manager, &lab, timur.id(), 2, "05:00", "09:00").await;
    // Two who follow each other are enough; the next gap is one that is watched.
    let refused = aida.post("/reservations", span(machine, 2, "04:00", "06:00")).await;
    assert_eq!(refused.expect_problem(422, "unsupervised")["next_gaps"][0], json!({ "starts_at": at(2, "05:00"), "ends_at": at(2, "07:00") }));
    on_duty(&manager, &lab, manager.id(), 2, "03:30", "05:00").await;
    let booked = aida.post("/reservations", span(machine, 2, "04:00", "06:00")).await;
    let path = format!("/reservations/{}", booked.expect(201)["id"].as_str().unwrap());
    // Longer than the roster goes it cannot be made.
    aida.patch(&path, booked.etag(), json!({ "starts_at": at(2, "08:00"), "ends_at": at(2, "09:30") })).await.expect_problem(422, "unsupervised");
    // Who left the staff watches nobody.
    let later = span(machine, 2, "07:00", "08:00");
    lab.set_member(timur.id(), json!({ "role": "student" })).await;
    aida.post("/reservations", later.clone()).await.expect_problem(422, "unsupervised");
    lab.set_member(timur.id(), json!({ "role": "technician" })).await;
    let later = aida.post("/reservations", later).await;
    later.expect(201);
    app.at(&at(2, "04:00"));
    aida.post(&format!("{path}/check-in"), json!({})).await.expect(200);
    app.at(&at(2, "06:30"));
    aida.post("/usage-sessions", json!({ "machine": machine })).await.expect_problem(409, "machine_in_use");
    manager.post(&format!("/duties/{duty}/remove"), json!({})).await.expect(200);
    let sessions = aida.get("/usage-sessions?open=true").await;
    let session = sessions.expect(200)["items"][0]["id"].as_str().unwrap().to_owned();
    aida.post(&format!("/usage-sessions/{session}/finish"), json!({ "outcome": "success" })).await.expect(200);
    aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 15 })).await.expect_problem(422, "unsupervised");
    // The roster was changed meanwhile: starting asks again, and staff say why they let it be.
    app.at(&at(2, "07:00"));
    let check_in = format!("/reservations/{}/check-in", later.id());
    aida.post(&check_in, json!({})).await.expect_problem(422, "unsupervised");
    timur.post(&check_in, json!({ "override_reason": "I stay next door" })).await.expect(200);
} }

both_engines! { a_walk_in_and_a_longer_session_end_with_who_watches => |app| async move {
    let (lab, manager, aida, machine) = machine(&app, json!({ "requires_staff_on_duty": true })).await;
    let timur = lab.technician("Timur").await;
    on_duty(&manager, &lab, timur.id(), 2, "03:00", "06:00").await;
    app.at(&at(2, "05:00"));
    let begun = aida.post("/usage-sessions", json!({ "machine": machine })).await;
    assert_eq!(begun.expect(201)["expected_ends_at"], at(2, "06:00"));
    let path = format!("/usage-sessions/{}", begun.id());
    let longer = aida.post(&format!("{path}/extend"), json!({ "minutes": 30 })).await;
    assert_eq!(longer.expect_problem(422, "unsupervised")["missing"], json!(["staff_on_duty"]));
    on_duty(&manager, &lab, manager.id(), 2, "06:00", "07:00").await;
    aida.post(&format!("{path}/extend"), json!({ "minutes": 30 })).await.expect(200);
    aida.post(&format!("{path}/finish"), json!({ "outcome": "success" })).await.expect(200);
    // Who is suspended watches nobody meanwhile.
    lab.set_member(timur.id(), json!({ "role": "technician", "suspended_until": at(3, "00:00") })).await;
    aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 15 })).await.expect_problem(422, "unsupervised");
} }

both_engines! { a_supervisor_is_another_person_on_duty_who_holds_the_qualification => |app| async move {
    let lab = app.lab().await;
    let (manager, timur) = (lab.manager("Meerim").await, lab.technician("Timur").await);
    let welding = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Welding" })).await.id();
    let unknown = json!({ "name": "Welder", "make": "Kemppi", "model": "X", "policy": { "requires_supervisor": lab.id } });
    assert_eq!(manager.post(&format!("/labs/{}/machines", lab.slug), unknown).await.expect_bad_fields(), ["/policy/requires_supervisor"]);
    let machine = lab.machine(json!({ "policy": { "requires_supervisor": welding } })).await;
    let aida = lab.student("Aida").await;
    on_duty(&manager, &lab, timur.id(), 2, "03:00", "09:00").await;
    let refused = aida.post("/reservations", span(machine, 2, "04:00", "05:00")).await;
    assert_eq!(refused.expect_problem(422, "unsupervised")["missing"], json!(["supervisor"]));
    let until = json!({ "member": timur.id(), "qualification": welding, "expires_at": at(2, "06:00") });
    manager.post("/certifications", until).await.expect(201);
    let booked = aida.post("/reservations", span(machine, 2, "04:00", "05:00")).await;
    assert_eq!((&booked.expect(201)["supervisor"], &booked.json["supervisor_name"]), (&json!(timur.id()), &json!("Person Timur")));
    aida.post("/reservations", span(machine, 2, "05:30", "06:30")).await.expect_problem(422, "unsupervised");
    // Nobody is their own supervisor.
    timur.post("/reservations", span(machine, 2, "05:00", "06:00")).await.expect_problem(422, "unsupervised");
    // Who is there at the start is kept with the session, whoever it was to be; where two are, who stays longer.
    manager.post("/certifications", json!({ "member": manager.id(), "qualification": welding })).await.expect(201);
    on_duty(&manager, &lab, manager.id(), 2, "03:00", "10:00").await;
    app.at(&at(2, "04:00"));
    aida.post(&format!("/reservations/{}/check-in", booked.id()), json!({})).await.expect(200);
    let session = aida.get("/usage-sessions?open=true").await.expect(200)["items"][0]["id"].clone();
    let path = format!("/usage-sessions/{}", session.as_str().unwrap());
    for who in [&aida, &timur] {
        let seen = who.get(&path).await;
        let watched = json!({ "person": manager.id(), "name": "Person Meerim" });
        assert_eq!((&seen.expect(200)["supervisor"], &seen.json["second_person"]), (&watched, &json!(null)));
    }
    let trail = manager.get(&format!("/labs/{}/audit-events?action=reservation.checked_in", lab.slug)).await;
    assert_eq!(trail.expect(200)["items"][0]["after"]["supervisor"], json!(manager.id()));
    aida.post(&format!("{path}/finish"), json!({ "outcome": "success" })).await.expect(200);
    let walk_in = aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 30 })).await.id();
    assert_eq!(aida.get(&format!("/usage-sessions/{walk_in}")).await.json["supervisor"]["person"], json!(manager.id()));
} }

both_engines! { nobody_works_alone_where_a_second_person_is_asked => |app| async move {
    let (lab, _, aida, machine) = machine(&app, json!({ "requires_second_person": true })).await;
    let (bakyt, stranger) = (lab.student("Bakyt").await, app.lab().await.student("Nurlan").await);
    let with = |second: Id| { let mut body = span(machine, 1, "04:00", "05:00"); body["second_person"] = json!(second); body };
    let refused = aida.post("/reservations", span(machine, 1, "04:00", "05:00")).await;
    assert_eq!(refused.expect_problem(422, "unsupervised")["missing"], json!(["second_person"]));
    for other in [aida.id(), stranger.id()] {
        assert_eq!(aida.post("/reservations", with(other)).await.expect_bad_fields(), ["/second_person"]);
    }
    let booked = aida.post("/reservations", with(bakyt.id())).await;
    assert_eq!(booked.expect(201)["second_person"], json!(bakyt.id()));
    let held = bakyt.get("/me/export").await.expect(200)["held"]["reservations_beside_others"].clone();
    assert_eq!((&held[0]["id"], &held[0]["second_person"], &held[0]["supervisor"]), (&json!(booked.id()), &json!(true), &json!(false)));
    // Who was named is there at the start too; without a reservation they are named then.
    app.at(&at(1, "04:00"));
    aida.post(&format!("/reservations/{}/check-in", booked.id()), json!({})).await.expect(200);
    let other = lab.machine(json!({ "policy": { "requires_second_person": true } })).await;
    aida.post("/usage-sessions", json!({ "machine": other })).await.expect_problem(422, "unsupervised");
    aida.post("/usage-sessions", json!({ "machine": other, "second_person": aida.id() })).await.expect_bad_fields();
    aida.post("/usage-sessions", json!({ "machine": other, "second_person": bakyt.id() })).await.expect(201);
} }

both_engines! { who_was_named_as_second_and_may_not_come_any_more_is_nobody_beside_the_holder => |app| async move {
    let (lab, _, aida, machine) = machine(&app, json!({ "requires_second_person": true })).await;
    let (bakyt, cholpon) = (lab.student("Bakyt").await, lab.student("Cholpon").await);
    let mut body = span(machine, 1, "04:00", "05:00");
    body["second_person"] = json!(bakyt.id());
    let booked = aida.post("/reservations", body).await;
    booked.expect(201);
    lab.set_member(bakyt.id(), json!({ "role": "student", "suspended_until": at(1, "12:00") })).await;
    let path = format!("/reservations/{}", booked.id());
    let later = json!({ "starts_at": at(1, "04:30"), "ends_at": at(1, "05:30") });
    let moved = aida.patch(&path, booked.etag(), later).await;
    assert_eq!(moved.expect_problem(422, "unsupervised")["missing"], json!(["second_person"]));
    app.at(&at(1, "04:00"));
    let alone = aida.post(&format!("{path}/check-in"), json!({})).await;
    assert_eq!(alone.expect_problem(422, "unsupervised")["missing"], json!(["second_person"]));
    let begun = aida.post(&format!("{path}/check-in"), json!({ "second_person": cholpon.id() })).await;
    assert_eq!(begun.expect(200)["second_person"], json!(cholpon.id()));
    let session = aida.get("/usage-sessions?open=true").await.expect(200)["items"][0]["id"].clone();
    let session = format!("/usage-sessions/{}", session.as_str().unwrap());
    aida.post(&format!("{session}/finish"), json!({ "outcome": "success" })).await.expect(200);
    // Who was there is told by nobody afterwards.
    let over = aida.get(&path).await;
    let other = lab.student("Daniil").await;
    aida.patch(&path, over.etag(), json!({ "second_person": other.id() })).await.expect_problem(409, "invalid_transition");
    assert_eq!(aida.get(&session).await.expect(200)["second_person"]["person"], json!(cholpon.id()));
} }

both_engines! { a_student_who_sees_no_list_of_members_names_the_second_person_by_their_address => |app| async move {
    let (lab, _, aida, machine) = machine(&app, json!({ "requires_second_person": true })).await;
    let (bakyt, stranger) = (lab.student("Bakyt").await, app.lab().await.student("Nurlan").await);
    let with = |email: &str| { let mut body = span(machine, 1, "04:00", "05:00"); body["second_person_email"] = json!(email); body };
    assert_eq!(aida.post("/reservations", with("nobody@example.org")).await.expect_bad_fields(), ["/second_person_email"]);
    assert_eq!(aida.post("/reservations", with(stranger.email())).await.expect_bad_fields(), ["/second_person_email"]);
    assert_eq!(aida.post("/reservations", with(aida.email())).await.expect_bad_fields(), ["/second_person"]);
    let mut twice = with(bakyt.email());
    twice["second_person"] = json!(bakyt.id());
    assert_eq!(aida.post("/reservations", twice).await.expect_bad_fields(), ["/second_person_email"]);
    let away = lab.student("Daniil").await;
    lab.set_member(away.id(), json!({ "role": "student", "suspended_until": at(1, "12:00") })).await;
    assert_eq!(aida.post("/reservations", with(away.email())).await.expect_bad_fields(), ["/second_person"]);
    let booked = aida.post("/reservations", with(&bakyt.email().to_uppercase())).await;
    assert_eq!(booked.expect(201)["second_person"], json!(bakyt.id()));
    // They are told of it, and of a change of the time.
    let named = async || {
        let told = bakyt.get("/me/notifications").await;
        let kinds = told.expect(200)["items"].as_array().unwrap().iter().map(|one| one["kind"].clone());
        (kinds.collect::<Vec<_>>(), told.json["items"][0]["link"].clone())
    };
    assert_eq!(named().await, (vec![json!("reservation.second_person")], json!(format!("/machines/{machine}"))));
    let (cholpon, path) = (lab.student("Cholpon").await, format!("/reservations/{}", booked.id()));
    let moved = aida.patch(&path, booked.etag(), json!({ "second_person_email": cholpon.email() })).await;
    assert_eq!(moved.expect(200)["second_person"], json!(cholpon.id()));
    app.at(&at(1, "04:00"));
    let begun = aida.post(&format!("{path}/check-in"), json!({ "second_person_email": bakyt.email() })).await;
    assert_eq!(begun.expect(200)["second_person"], json!(bakyt.id()));
    let other = lab.machine(json!({ "policy": { "requires_second_person": true } })).await;
    let walk_in = json!({ "machine": other, "second_person_email": bakyt.email() });
    aida.post("/usage-sessions", walk_in).await.expect(201);
} }

both_engines! { a_start_checklist_is_acknowledged_and_kept_as_it_read_then => |app| async move {
    let (lab, manager, aida, machine) = machine(&app, json!({})).await;
    let path = format!("/machines/{machine}");
    let seen = manager.get(&path).await;
    assert_eq!((&seen.expect(200)["checklist"], &seen.json["checklist_version"]), (&json!([]), &json!(0)));
    let points = json!([{ "en": "The extraction runs", "ru": "Вытяжка включена" }, { "en": "The extinguisher is at hand" }]);
    assert_eq!(manager.patch(&path, seen.etag(), json!({ "checklist": [" "] })).await.expect_bad_fields(), ["/checklist/0"]);
    let changed = manager.patch(&path, seen.etag(), json!({ "checklist": points })).await;
    assert_eq!((&changed.expect(200)["checklist"], &changed.json["checklist_version"]), (&points, &json!(1)));

    let refused = aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 30 })).await;
    let problem = refused.expect_problem(422, "checklist_not_acknowledged");
    assert_eq!((&problem["checklist"], &problem["checklist_version"]), (&points, &json!(1)));
    let booked = aida.post("/reservations", span(machine, 1, "05:00", "06:00")).await;
    let started = aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 30, "checklist_acknowledged": true })).await;
    let session = format!("/usage-sessions/{}", started.expect(201)["id"].as_str().unwrap());
    aida.post(&format!("{session}/finish"), json!({ "outcome": "success" })).await.expect(200);
    // The list is changed; what was acknowledged stays.
    manager.patch(&path, changed.etag(), json!({ "checklist": ["The door is shut"] })).await.expect(200);
    let kept = aida.get(&session).await.expect(200)["checklist"].clone();
    let expected = json!({ "version": 1, "items": points, "acknowledged_by": aida.id(), "acknowledged_at": at(1, "03:00") });
    assert_eq!(kept, expected);

    app.at(&at(1, "05:00"));
    let check_in = format!("/reservations/{}/check-in", booked.id());
    let problem = aida.post(&check_in, json!({ "checklist_acknowledged": false })).await;
    assert_eq!(problem.expect_problem(422, "checklist_not_acknowledged")["checklist"], json!([{ "en": "The door is shut" }]));
    assert_eq!(aida.get(&format!("/reservations/{}", booked.id())).await.expect(200)["status"], "confirmed");
    let checked_in = aida.post(&check_in, json!({ "checklist_acknowledged": true })).await;
    let session = checked_in.expect(200)["usage_session"]["id"].as_str().unwrap().to_owned();
    let detail = aida.get(&format!("/usage-sessions/{session}")).await;
    assert_eq!(detail.expect(200)["checklist"]["version"], 2);
    let told = manager.get(&format!("/labs/{}/audit-events?action=session.checklist_acknowledged", lab.slug)).await;
    assert_eq!(told.expect(200)["items"].as_array().unwrap().len(), 2);
} }
