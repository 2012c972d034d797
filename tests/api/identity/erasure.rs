use serde_json::{Value, json};

const WEEK_MINUTES: i64 = 7 * 24 * 60;

both_engines! { who_asks_to_be_erased_is_gone_after_a_week_and_what_they_did_still_counts => |app| async move {
    let lab = app.lab().await;
    let (manager, machine) = (lab.manager("Meerim").await, lab.machine(json!({})).await);
    let (aida, bek) = (lab.student("aida").await, lab.student("bek").await);
    lab.set_member(aida.id(), json!({ "role": "student", "affiliation": "Physics", "student_number": "ST-17" })).await;
    let span = |day: u32, from: &str, to: &str| json!({
        "machine": machine, "note": "Blades for Aida's thesis", "purpose": "thesis",
        "starts_at": format!("2026-09-{day:02}T{from}:00Z"), "ends_at": format!("2026-09-{day:02}T{to}:00Z"),
    });
    let session = aida.post("/usage-sessions", json!({ "machine": machine, "note": "Aida's test" })).await.id();
    app.later(60);
    aida.post(&format!("/usage-sessions/{session}/finish"), json!({ "outcome": "success" })).await.expect(200);
    let coming = aida.post("/reservations", span(10, "05:00", "07:00")).await;
    let cancelled = aida.post("/reservations", span(9, "05:00", "07:00")).await.id();
    aida.post(&format!("/reservations/{cancelled}/cancel"), json!({ "reason": "Aida is ill" })).await.expect(200);
    let others = bek.post("/reservations", span(11, "05:00", "07:00")).await;
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let held = json!({ "member": aida.id(), "qualification": laser, "evidence": "Aida passed in room 2" });
    let held = manager.post("/certifications", held).await.id();
    let wish = json!({ "title": "A kiln", "justification": "Clay.", "process": "furnace" });
    let wish = bek.post(&format!("/labs/{}/equipment-requests", lab.slug), wish).await.id();
    let voice = json!({ "reason": "For Aida's vases", "need": { "project": "Aida's vases", "hours_per_month": 4 } });
    aida.post(&format!("/equipment-requests/{wish}/endorsements"), voice).await.expect(201);
    let asked = aida.post("/me/erasure", json!({})).await;
    assert_eq!(asked.expect(202)["due_at"], json!("2026-09-08T04:00:00Z"));
    assert_eq!(aida.post("/me/erasure", json!({})).await.expect(202)["due_at"], asked.json["due_at"], "once is enough");
    app.later(WEEK_MINUTES - 1);
    app.drain_jobs().await;
    assert_eq!(aida.get("/me/erasure").await.expect(200)["erasure"]["due_at"], asked.json["due_at"]);

    app.later(1);
    app.drain_jobs().await;
    aida.get("/me").await.expect_problem(401, "invalid_token");
    let back = json!({ "email": aida.email(), "password": crate::app::PASSWORD });
    app.anonymous().post("/auth/login", back).await.expect_problem(401, "invalid_credentials");
    let members = manager.get(&format!("/labs/{}/members", lab.slug)).await;
    assert!(!members.expect(200).to_string().contains(&aida.id().to_string()));
    let used = manager.get(&format!("/usage-sessions/{session}")).await;
    let told = |field: &str| used.json[field].clone();
    assert_eq!((used.status, told("note"), told("member_name"), told("affiliation")), (200, Value::Null, json!("—"), json!("Physics")));
    let freed = manager.get(&format!("/reservations/{}", coming.id())).await;
    assert_eq!((&freed.expect(200)["status"], &freed.json["note"]), (&json!("cancelled"), &Value::Null));
    let kept = bek.get(&format!("/reservations/{}", others.id())).await;
    assert_eq!((&kept.expect(200)["status"], &kept.json["note"]), (&json!("confirmed"), &json!("Blades for Aida's thesis")));
    let certification = manager.get(&format!("/certifications/{held}")).await;
    assert_eq!((&certification.expect(200)["valid"], &certification.json["evidence"]), (&json!(true), &Value::Null));
    let voices = manager.get(&format!("/equipment-requests/{wish}/endorsements")).await;
    let voice = &voices.expect(200)["items"][0];
    assert_eq!((&voice["reason"], &voice["need"]), (&Value::Null, &json!({ "project": "—", "hours_per_month": 4.0 })));
    let figures = format!("/labs/{}/utilization?from=2026-09-01&until=2026-09-02", lab.slug);
    assert_eq!(manager.get(&figures).await.expect(200)["total"]["reach"], json!(1));
    let trail = manager.get(&format!("/labs/{}/audit-events?action=reservation.cancelled", lab.slug)).await;
    assert!(trail.expect(200)["items"].as_array().unwrap().iter().all(|event| event["reason"].is_null()));
    for path in ["members", "audit-events"] {
        assert!(!manager.get(&format!("/labs/{}/{path}?limit=200", lab.slug)).await.text.contains("aida"), "{path}");
    }
    crate::sealing::seal(&app).await;
    let chain = app.admin().get("/audit/verification").await;
    assert_eq!(chain.expect(200)["ok"], json!(true), "{}", chain.text);
    // The address is free for somebody else.
    app.person("aida").await;
} }

both_engines! { the_wish_to_be_erased_is_taken_back_within_the_week => |app| async move {
    let lab = app.lab().await;
    let aida = lab.student("aida").await;
    assert_eq!(aida.get("/me/erasure").await.expect(200)["erasure"], Value::Null);
    aida.post("/me/erasure", json!({})).await.expect(202);
    assert_eq!(aida.post("/me/erasure/withdraw", json!({})).await.expect(200)["erasure"], Value::Null);
    app.later(WEEK_MINUTES + 60);
    app.drain_jobs().await;
    assert_eq!(aida.get("/me").await.expect(200)["full_name"], json!("Person aida"));
    let again = aida.post("/me/erasure", json!({})).await;
    assert_eq!(again.expect(202)["due_at"], json!("2026-09-15T04:00:00Z"), "a new week");
} }

both_engines! { who_cannot_ask_themselves_is_erased_by_who_manages_all_their_labs => |app| async move {
    let lab = app.lab().await;
    let (manager, technician) = (lab.manager("Meerim").await, lab.technician("Timur").await);
    let aida = lab.student("aida").await;
    let path = format!("/labs/{}/members/{}/erasure", lab.slug, aida.id());
    let letter = json!({ "reason": "A letter of 31 August." });
    technician.post(&path, letter.clone()).await.expect_problem(403, "not_allowed");
    assert_eq!(manager.post(&path, json!({ "reason": " " })).await.expect_bad_fields(), ["/reason"]);
    let stranger = app.person("stranger").await;
    manager.post(&format!("/labs/{}/members/{}/erasure", lab.slug, stranger.id()), letter.clone()).await.expect(404);
    manager.post(&format!("/labs/{}/members/{}/erasure", lab.slug, manager.id()), letter.clone()).await.expect_problem(403, "not_allowed");
    assert_eq!(manager.get(&path).await.expect(200)["erasure"], Value::Null);
    let asked = manager.post(&path, letter.clone()).await;
    assert_eq!(asked.expect(202)["due_at"], json!("2026-09-08T03:00:00Z"));
    assert_eq!(manager.get(&path).await.expect(200)["erasure"]["due_at"], asked.json["due_at"]);
    // They see it, and may stay.
    assert_eq!(aida.get("/me/erasure").await.expect(200)["erasure"]["due_at"], asked.json["due_at"]);
    aida.post("/me/erasure/withdraw", json!({})).await.expect(200);
    // What they asked for themselves is theirs to take back.
    aida.post("/me/erasure", json!({})).await.expect(202);
    manager.post(&format!("{path}/withdraw"), json!({})).await.expect_problem(403, "not_allowed");
    aida.post("/me/erasure/withdraw", json!({})).await.expect(200);
    let colleague = format!("/labs/{}/members/{}/erasure", lab.slug, technician.id());
    manager.post(&colleague, letter.clone()).await.expect_problem(403, "not_allowed");
    manager.post(&path, letter.clone()).await.expect(202);
    manager.post(&format!("{path}/withdraw"), json!({ "reason": "She came by." })).await.expect(200);
    let told = manager.get(&format!("/labs/{}/audit-events?member={}", lab.slug, aida.id())).await;
    let told = told.expect(200)["items"].as_array().unwrap().iter().find(|event| event["action"] == "person.erasure_withdrawn").unwrap().clone();
    assert_eq!((&told["reason"], &told["actor"]), (&json!("She came by."), &json!(manager.id())));
    // Who belongs to another lab too is an administrator's.
    let other = app.lab().await;
    other.admit(aida.id(), ustakana::platform::values::Role::Student).await;
    manager.post(&path, letter.clone()).await.expect_problem(403, "not_allowed");
    app.admin().post(&path, letter).await.expect(202);
    app.later(WEEK_MINUTES);
    app.drain_jobs().await;
    aida.get("/me").await.expect_problem(401, "invalid_token");
} }

both_engines! { a_lab_is_not_left_without_a_manager => |app| async move {
    let lab = app.lab().await;
    let meerim = lab.manager("Meerim").await;
    meerim.post("/me/erasure", json!({})).await.expect_problem(409, "last_manager");
    let nurlan = lab.manager("Nurlan").await;
    meerim.post("/me/erasure", json!({})).await.expect(202);
    // Nurlan goes first: Meerim stays until somebody else manages the lab.
    lab.admit(nurlan.id(), ustakana::platform::values::Role::Student).await;
    app.later(WEEK_MINUTES);
    app.drain_jobs().await;
    meerim.get("/me").await.expect(200);
    lab.admit(nurlan.id(), ustakana::platform::values::Role::Manager).await;
    app.later(24 * 60);
    app.drain_jobs().await;
    meerim.get("/me").await.expect_problem(401, "invalid_token");
    app.admin().post("/me/erasure", json!({})).await.expect_problem(409, "last_manager");
} }
