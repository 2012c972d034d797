use super::*;

fn ask(machines: &[Id], from: &str, until: &str) -> Value {
    json!({ "machines": machines, "starts_at": at(1, from), "ends_at": at(1, until), "kind": "maintenance", "reason": "New nozzles" })
}

both_engines! { a_blackout_takes_all_its_machines_or_none => |app| async move {
    let lab = app.lab().await;
    let (one, two) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    booked(&aida, &two, 1, "05:00", "06:00").await;
    let path = format!("/labs/{}/blackouts", lab.slug);
    let refused = staff.post(&path, ask(&[one, two], "05:00", "07:00")).await;
    assert_eq!(refused.expect_problem(409, "slot_taken")["conflicts"].as_array().unwrap().len(), 1);
    let other = booked(&aida, &one, 1, "05:00", "06:00").await;
    aida.post(&format!("{other}/cancel"), json!({})).await.expect(200);
    let made = staff.post(&path, ask(&[one, two], "07:00", "08:00")).await;
    assert_eq!(made.expect(201)["machines"].as_array().unwrap().len(), 2);
    let refused = book(&aida, &one, 1, "07:30", "08:30").await;
    assert_eq!(refused.expect_problem(409, "slot_taken")["conflicts"][0]["kind"], json!("maintenance"));
    assert_eq!(staff.get(&path).await.expect(200)["items"].as_array().unwrap().len(), 2);
    aida.post(&path, ask(&[one], "09:00", "10:00")).await.expect_problem(403, "not_allowed");
} }

both_engines! { a_blackout_given_back_frees_what_is_left_of_it => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let path = format!("/labs/{}/blackouts", lab.slug);
    let ahead = staff.post(&path, ask(&[machine], "09:00", "10:00")).await.id();
    let begun = staff.post(&path, ask(&[machine], "03:00", "06:00")).await.id();
    assert_eq!(staff.post(&format!("/blackouts/{ahead}/cancel"), json!({})).await.expect(200)["cancelled"], json!(true));
    app.at("2026-09-01T04:00:00Z");
    assert_eq!(staff.post(&format!("/blackouts/{begun}/cancel"), json!({})).await.expect(200)["cancelled"], json!(false));
    staff.post(&format!("/blackouts/{begun}/cancel"), json!({})).await.expect_problem(409, "invalid_transition");
    book(&aida, &machine, 1, "04:00", "06:00").await.expect(201);
    app.lab().await.technician("Bek").await.post(&format!("/blackouts/{ahead}/cancel"), json!({})).await;
    staff.post("/blackouts/019a1b2c-3d4e-7f50-8a61-728394a5b6c7/cancel", json!({})).await.expect_problem(404, "not_found");
} }

both_engines! { blackouts_that_ended_or_were_cancelled_are_listed_when_asked_for_with_the_moment_of_their_end => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let staff = lab.technician("Timur").await;
    let path = format!("/labs/{}/blackouts", lab.slug);
    staff.post(&path, ask(&[machine], "04:00", "05:00")).await.expect(201);
    let cancelled = staff.post(&path, ask(&[machine], "09:00", "10:00")).await.id();
    staff.post(&path, ask(&[machine], "11:00", "12:00")).await.expect(201);
    staff.post(&format!("/blackouts/{cancelled}/cancel"), json!({})).await.expect(200);
    let given_back = app.now().to_string();
    app.at(&at(1, "06:00"));
    app.drain_jobs().await;
    let all = staff.get(&format!("{path}?ended=true&from={}", at(1, "00:00"))).await;
    let ends: Vec<_> = all.expect(200)["items"].as_array().unwrap().iter().map(|part| part["released_at"].clone()).collect();
    assert_eq!(ends, [json!(at(1, "05:00")), json!(given_back), Value::Null]);
    let standing = staff.get(&format!("{path}?from={}", at(1, "00:00"))).await;
    assert_eq!(standing.expect(200)["items"].as_array().unwrap().len(), 1);
} }

both_engines! { a_blackout_ends_by_itself_and_is_never_made_for_the_past => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let staff = lab.technician("Timur").await;
    let path = format!("/labs/{}/blackouts", lab.slug);
    staff.post(&path, ask(&[machine], "01:00", "02:00")).await.expect_problem(422, "in_the_past");
    let made = staff.post(&path, ask(&[machine], "04:00", "05:00")).await.id();
    app.at("2026-09-01T05:00:00Z");
    app.drain_jobs().await;
    staff.post(&format!("/blackouts/{made}/cancel"), json!({})).await.expect_problem(409, "invalid_transition");
    let ended = actions(&app, &lab.slug).await;
    assert!(ended.iter().any(|event| event["action"] == "blackout.ended"));
    let foreign = app.lab().await.machine(json!({})).await;
    assert_eq!(staff.post(&path, ask(&[foreign], "07:00", "08:00")).await.expect_bad_fields(), ["/machines"]);
    let mut bad = ask(&[machine], "08:00", "07:00");
    assert_eq!(staff.post(&path, bad.clone()).await.expect_bad_fields(), ["/ends_at"]);
    bad["kind"] = json!("party");
    staff.post(&path, bad).await.expect_bad_fields();
} }

both_engines! { a_closure_cancels_what_it_hits_without_a_miss_and_tells_the_next_gaps => |app| async move {
    let lab = app.lab().await;
    let (machine, other) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let (hit, spared) = (booked(&aida, &machine, 1, "05:00", "06:00").await, booked(&aida, &other, 1, "05:00", "06:00").await);
    let mut closure = json!({ "starts_at": at(1, "05:30"), "ends_at": at(1, "07:00"), "reason": "Gas leak", "machines": [machine], "dry_run": true });
    let path = format!("/labs/{}/closures", lab.slug);
    let dry = manager.post(&path, closure.clone()).await;
    assert_eq!(dry.expect(200)["affected_reservations"].as_array().unwrap().len(), 1);
    assert_eq!(status(&aida, &hit).await, "confirmed");
    closure["dry_run"] = json!(false);
    manager.post(&path, closure).await.expect(201);
    let cancelled = aida.get(&hit).await;
    assert_eq!((&cancelled.expect(200)["status"], &cancelled.json["cause"]), (&json!("cancelled"), &json!("closure")));
    assert_eq!(status(&aida, &spared).await, "confirmed");
    let audit = actions(&app, &lab.slug).await;
    let told = audit.iter().find(|event| event["action"] == "reservation.cancelled").unwrap();
    assert_eq!(told["after"]["next_gaps"][0], json!({ "starts_at": at(1, "07:00"), "ends_at": at(1, "08:00") }));
    book(&aida, &machine, 1, "05:00", "06:00").await.expect_problem(422, "closed");
    assert_eq!(cancelled.json["offers"]["next_gaps"][0], json!({ "starts_at": at(1, "07:00"), "ends_at": at(1, "08:00") }));
} }

both_engines! { new_hours_list_the_reservations_outside_them_and_let_them_stand => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let (morning, afternoon) = (booked(&aida, &machine, 2, "03:00", "04:00").await, booked(&aida, &machine, 2, "08:00", "09:00").await);
    let afternoons = json!({ "from": "2026-09-02", "hours": [{ "weekday": "wednesday", "opens": "13:00", "closes": "18:00" }] });
    let made = manager.post(&format!("/labs/{}/opening-hours", lab.slug), afternoons).await;
    let outside = made.expect(201)["affected_reservations"].as_array().unwrap().clone();
    assert_eq!(outside.len(), 1);
    assert!(morning.ends_with(outside[0].as_str().unwrap()));
    for path in [&morning, &afternoon] {
        assert_eq!(status(&aida, path).await, "confirmed");
    }
    book(&aida, &machine, 2, "04:00", "05:00").await.expect_problem(422, "outside_opening_hours");
    app.at(&at(2, "03:00"));
    aida.post(&format!("{morning}/check-in"), json!({})).await.expect(200);
} }
