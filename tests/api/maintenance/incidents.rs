use super::*;

both_engines! { a_severe_incident_locks_the_machine_at_once_and_what_is_booked_stays => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bakyt, staff) = (lab.student("Aida").await, lab.student("Bakyt").await, lab.technician("Timur").await);
    let booked = book(&aida, &machine, 1, "05:00", "06:00").await;
    booked.expect(201);
    let reported = report(&bakyt, &machine, "major").await;
    let answer = reported.expect(201);
    assert_eq!((&answer["locks_machine"], &answer["affected_reservations"]), (&json!(true), &json!(1)));
    assert!(answer.get("reservations").is_none(), "whose they are is not told to a student: {answer}");
    assert_eq!(reported.header("location"), format!("/api/v1/incidents/{}", reported.id()));
    assert_eq!(shown_status(&bakyt, &machine).await, json!("out_of_service"));
    book(&bakyt, &machine, 1, "07:00", "08:00").await.expect_problem(422, "machine_out_of_service");
    assert_eq!(aida.get(&format!("/reservations/{}", booked.id())).await.expect(200)["status"], json!("confirmed"));
    // Staff may set it aside, with a reason.
    let mut body = span(&machine, 1, "07:00", "08:00");
    body["override_reason"] = json!("To test the repair");
    staff.post("/reservations", body).await.expect(201);
    let resolved = staff.post(&format!("/incidents/{}/resolve", reported.id()), json!({ "cause": "A cable", "note": "Mended" })).await;
    let answer = resolved.expect(200);
    assert_eq!((&answer["status"], &answer["locks_machine"], &answer["cause"]), (&json!("resolved"), &json!(false), &json!("A cable")));
    assert_eq!(shown_status(&bakyt, &machine).await, json!("in_service"));
    book(&bakyt, &machine, 1, "09:00", "10:00").await.expect(201);
    staff.post(&format!("/incidents/{}/resolve", reported.id()), json!({})).await.expect_problem(409, "invalid_transition");
} }

both_engines! { a_minor_incident_locks_nothing_until_it_is_raised_and_nothing_is_lowered => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let reported = report(&aida, &machine, "minor").await;
    assert_eq!(reported.expect(201)["locks_machine"], json!(false));
    let path = format!("/incidents/{}", reported.id());
    assert_eq!(shown_status(&aida, &machine).await, json!("in_service"));
    aida.patch(&path, "\"7\"", json!({ "severity": "major" })).await.expect_problem(412, "stale");
    aida.send(reqwest::Method::PATCH, &path, &[], Some(json!({ "severity": "major" }))).await.expect_problem(428, "precondition_required");
    let raised = staff.patch(&path, reported.etag(), json!({ "severity": "major" })).await;
    assert_eq!((&raised.expect(200)["locks_machine"], &raised.json["reservations"]), (&json!(true), &json!([])));
    assert_eq!(shown_status(&aida, &machine).await, json!("out_of_service"));
    assert_eq!(staff.patch(&path, raised.etag(), json!({ "severity": "minor" })).await.expect_bad_fields(), ["/severity"]);
    // From safety on nobody sets it aside.
    aida.patch(&path, raised.etag(), json!({ "severity": "safety" })).await.expect(200);
    let mut body = span(&machine, 1, "07:00", "08:00");
    body["override_reason"] = json!("To test the repair");
    staff.post("/reservations", body).await.expect_problem(422, "machine_out_of_service");
    // One incident is one failure, however it was raised.
    let manager = lab.manager("Meerim").await;
    manager.post(&format!("{path}/resolve"), json!({})).await.expect(200);
    app.later(1);
    let figures = manager.get(&format!("/machines/{machine}/reliability?from=2026-09-01&until=2026-09-02")).await;
    assert_eq!(figures.expect(200)["incidents"], json!(1));
    manager.patch(&path, "*", json!({ "severity": "safety" })).await.expect_problem(409, "invalid_transition");
} }

both_engines! { a_safety_incident_is_resolved_by_a_manager_and_unlocks_only_when_nothing_else_locks => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff, manager) = (lab.student("Aida").await, lab.technician("Timur").await, lab.manager("Meerim").await);
    let one = format!("/incidents/{}/resolve", report(&aida, &machine, "safety").await.id());
    let other = format!("/incidents/{}/resolve", report(&aida, &machine, "major").await.id());
    staff.post(&one, json!({})).await.expect_problem(403, "not_allowed");
    aida.post(&one, json!({})).await.expect_problem(403, "not_allowed");
    manager.post(&one, json!({})).await.expect(200);
    assert_eq!(shown_status(&aida, &machine).await, json!("out_of_service"));
    staff.post(&other, json!({})).await.expect(200);
    assert_eq!(shown_status(&aida, &machine).await, json!("in_service"));
    // A technician's own way round is closed too.
    let third = report(&aida, &machine, "safety").await;
    let order = json!({ "machine": machine, "title": "Look", "planned": false, "incident": third.id() });
    let order = staff.post("/work-orders", order).await;
    let complete = format!("/work-orders/{}/complete", order.id());
    staff.post(&complete, json!({ "resolve_incident": true })).await.expect_problem(403, "not_allowed");
    assert_eq!(staff.get(&format!("/work-orders/{}", order.id())).await.expect(200)["status"], json!("open"));
    manager.post(&complete, json!({ "resolve_incident": true })).await.expect(200);
    assert_eq!(shown_status(&aida, &machine).await, json!("in_service"));
} }

both_engines! { equivalents_are_the_others_of_the_class_those_free_now_first_else_of_the_capability => |app| async move {
    let lab = app.lab().await;
    let class = app.admin().post(&format!("/labs/{}/machine-classes", lab.slug), json!({ "name": "Printers" })).await.id();
    let of_class = json!({ "class": class });
    let (broken, busy, free) =
        (lab.machine(of_class.clone()).await, lab.machine(of_class.clone()).await, lab.machine(of_class.clone()).await);
    let (locked, alike) = (lab.machine(of_class).await, lab.machine(json!({})).await);
    let other = json!({ "capabilities": [{ "process": "laser_cutting", "material_class": "wood" }] });
    lab.machine(other).await;
    let (aida, bakyt) = (lab.student("Aida").await, lab.student("Bakyt").await);
    bakyt.post("/usage-sessions", json!({ "machine": busy, "expected_minutes": 60 })).await.expect(201);
    report(&aida, &locked, "major").await.expect(201);
    let reported = report(&aida, &broken, "major").await;
    let found = &reported.expect(201)["equivalents"];
    assert_eq!(ids(found), [free.to_string(), busy.to_string()]);
    assert_eq!((&found[0]["free_now"], &found[1]["free_now"]), (&json!(true), &json!(false)));
    let alone = report(&aida, &alike, "minor").await;
    let found: Vec<String> = ids(&alone.expect(201)["equivalents"]).into_iter().map(str::to_owned).collect();
    assert_eq!(found, [free.to_string(), busy.to_string()]);
} }

both_engines! { an_equivalent_is_free_now_where_the_rules_let_the_reporter_use_it => |app| async move {
    let lab = app.lab().await;
    let class = app.admin().post(&format!("/labs/{}/machine-classes", lab.slug), json!({ "name": "Printers" })).await.id();
    let broken = lab.machine(json!({ "class": class })).await;
    lab.machine(json!({ "class": class, "policy": { "requires_staff_on_duty": true } })).await;
    for (reporter, free_now) in [(lab.student("Aida").await, false), (lab.technician("Timur").await, true)] {
        let reported = report(&reporter, &broken, "minor").await;
        assert_eq!(reported.expect(201)["equivalents"][0]["free_now"], json!(free_now));
    }
} }

both_engines! { an_incident_is_seen_by_its_reporter_and_staff_and_its_words_stay_out_of_the_trail => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bakyt, manager) = (lab.student("Aida").await, lab.student("Bakyt").await, lab.manager("Meerim").await);
    let stranger = app.lab().await.manager("Nurlan").await;
    let made = report(&aida, &machine, "major").await;
    let path = format!("/incidents/{}", made.id());
    assert_eq!(aida.get(&path).await.expect(200)["description"], json!("It smells of smoke"));
    manager.get(&path).await.expect(200);
    for other in [&bakyt, &stranger] {
        other.get(&path).await.expect_problem(404, "not_found");
        other.patch(&path, "*", json!({ "severity": "safety" })).await.expect_problem(404, "not_found");
        assert_eq!(other.get("/incidents").await.expect(200)["items"], json!([]));
    }
    assert_eq!(ids(&aida.get("/incidents").await.expect(200)["items"]), [made.id().to_string()]);
    report(&bakyt, &machine, "minor").await.expect(201);
    let all = manager.get(&format!("/incidents?lab={}&limit=1", lab.slug)).await;
    assert_eq!(all.expect(200)["items"][0]["severity"], json!("minor"));
    let next = all.json["next"].as_str().unwrap();
    let rest = manager.get(&format!("/incidents?lab={}&limit=1&cursor={next}", lab.slug)).await;
    assert_eq!(ids(&rest.expect(200)["items"]), [made.id().to_string()]);
    let severe = manager.get(&format!("/incidents?severity=major&status=open&machine={machine}")).await;
    assert_eq!(ids(&severe.expect(200)["items"]), [made.id().to_string()]);
    manager.get("/incidents?severity=bad").await.expect_problem(400, "invalid_parameter");
    let trail = manager.get(&format!("/labs/{}/audit-events?limit=200", lab.slug)).await;
    assert!(!trail.text.contains("smoke"), "{}", trail.text);
    let mine = trail.expect(200)["items"].as_array().unwrap().iter();
    let told = mine.clone().find(|event| event["action"] == "incident.reported" && event["subject"]["id"] == json!(made.id()));
    assert_eq!(told.unwrap()["after"]["severity"], json!("major"));
    let held = aida.get("/me/export").await;
    assert_eq!(held.expect(200)["held"]["incidents"][0]["description"], json!("It smells of smoke"));
} }

both_engines! { bad_reports_are_refused_field_by_field_and_a_retry_reports_once => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("Aida").await;
    let bad = json!({ "machine": machine, "severity": "awful", "description": " " });
    assert_eq!(aida.post("/incidents", bad).await.expect_bad_fields(), ["/description", "/severity"]);
    let unknown = json!({ "machine": lab.id, "severity": "minor", "description": "x" });
    aida.post("/incidents", unknown).await.expect_problem(404, "not_found");
    let body = json!({ "machine": machine, "severity": "major", "description": "x" });
    app.anonymous().post("/incidents", body.clone()).await.expect_problem(401, "not_signed_in");
    app.person("Nobody").await.post("/incidents", body.clone()).await.expect_problem(403, "not_allowed");
    let first = aida.post_once("/incidents", "once", body.clone()).await;
    let again = aida.post_once("/incidents", "once", body).await;
    assert_eq!(first.expect(201), again.expect(201));
    assert_eq!(aida.get("/incidents").await.expect(200)["items"].as_array().unwrap().len(), 1);
} }

both_engines! { who_is_erased_leaves_their_incidents_without_their_words => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bakyt, manager) = (lab.student("Aida").await, lab.student("Bakyt").await, lab.manager("Meerim").await);
    let (theirs, other) = (report(&aida, &machine, "major").await.id(), report(&bakyt, &machine, "minor").await.id());
    let timur = lab.technician("Timur").await;
    timur.post(&format!("/incidents/{theirs}/resolve"), json!({ "cause": "A cable", "note": "Mended" })).await.expect(200);
    for gone in [&aida, &timur] {
        gone.post("/me/erasure", json!({})).await.expect(202);
    }
    app.later(7 * 24 * 60);
    app.drain_jobs().await;
    let kept = manager.get(&format!("/incidents/{theirs}")).await;
    assert_eq!((&kept.json["cause"], &kept.json["note"]), (&json!("A cable"), &json!("Mended")), "the machine's history");
    assert_eq!((&kept.expect(200)["description"], &kept.json["severity"]), (&json!(""), &json!("major")));
    let untouched = manager.get(&format!("/incidents/{other}")).await;
    assert_eq!(untouched.expect(200)["description"], json!("It smells of smoke"));
} }
