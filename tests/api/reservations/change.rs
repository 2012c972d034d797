use super::*;

both_engines! { a_move_keeps_the_id_and_frees_the_old_time => |app| async move {
    let lab = app.lab().await;
    let (aida, bek, machine) = (lab.student("Aida").await, lab.student("Bek").await, lab.machine(json!({})).await);
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    let moved = aida.patch(&one, "\"1\"", json!({ "starts_at": at(1, "05:30"), "ends_at": at(1, "06:30") })).await;
    assert_eq!(moved.expect(200)["starts_at"], json!(at(1, "05:30")));
    assert_eq!(moved.state(), "2");
    book(&bek, &machine, 1, "04:30", "05:30").await.expect(201);
    let clash = aida.patch(&one, "\"2\"", json!({ "starts_at": at(1, "05:00") })).await;
    assert_eq!(clash.expect_problem(409, "slot_taken")["conflicts"].as_array().unwrap().len(), 1);
    assert_eq!(aida.get(&one).await.expect(200)["starts_at"], json!(at(1, "05:30")));
} }

both_engines! { a_change_needs_the_version_that_was_seen => |app| async move {
    let lab = app.lab().await;
    let (aida, machine) = (lab.student("Aida").await, lab.machine(json!({})).await);
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    let later = json!({ "ends_at": at(1, "06:30") });
    aida.send(reqwest::Method::PATCH, &one, &[], Some(later.clone())).await.expect_problem(428, "precondition_required");
    aida.patch(&one, "\"1\"", later.clone()).await.expect(200);
    aida.patch(&one, "\"1\"", later).await.expect_problem(412, "stale");
    aida.patch(&one, "\"2\"", json!({ "ends_at": null })).await.expect_bad_fields();
    aida.patch(&one, "\"2\"", json!({ "member": aida.id() })).await.expect_bad_fields();
    assert_eq!(aida.patch(&one, "\"2\"", json!({ "ends_at": at(1, "04:00") })).await.expect_bad_fields(), ["/ends_at"]);
    aida.patch(&one, "*", json!({ "note": "The blue one" })).await.expect(200);
    assert_eq!(aida.patch(&one, "*", json!({ "note": null })).await.expect(200)["note"], json!(null));
} }

both_engines! { a_reservation_moves_to_another_machine_under_its_rules => |app| async move {
    let lab = app.lab().await;
    let aida = lab.student("Aida").await;
    let (first, strict) = (lab.machine(json!({})).await, lab.machine(json!({ "policy": { "max_minutes": 30 } })).await);
    let one = booked(&aida, &first, 1, "05:00", "06:00").await;
    aida.patch(&one, "*", json!({ "machine": strict })).await.expect_problem(422, "too_long");
    let moved = aida.patch(&one, "*", json!({ "machine": strict, "ends_at": at(1, "05:30") })).await;
    assert_eq!(moved.expect(200)["machine"], json!(strict));
    book(&lab.student("Bek").await, &first, 1, "05:00", "06:00").await.expect(201);
    let foreign = app.lab().await.machine(json!({})).await;
    assert_eq!(aida.patch(&one, "*", json!({ "machine": foreign })).await.expect_bad_fields(), ["/machine"]);
} }

both_engines! { after_the_start_only_the_end_changes => |app| async move {
    let lab = app.lab().await;
    let (aida, bek, machine) = (lab.student("Aida").await, lab.student("Bek").await, lab.machine(json!({ "policy": { "max_minutes": 60 } })).await);
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    booked(&bek, &machine, 1, "07:00", "08:00").await;
    app.at("2026-09-01T05:00:00Z");
    aida.post(&format!("{one}/check-in"), json!({})).await.expect(200);
    app.at("2026-09-01T05:30:00Z");
    let moved = aida.patch(&one, "*", json!({ "starts_at": at(1, "05:15") })).await;
    assert_eq!(codes(moved.expect_problem(422, "in_the_past")), ["in_the_past"]);
    aida.patch(&one, "*", json!({ "ends_at": at(1, "05:15") })).await.expect_problem(422, "in_the_past");
    // Length and grid do not apply any more; what another holds does.
    aida.patch(&one, "*", json!({ "ends_at": at(1, "06:50") })).await.expect(200);
    aida.patch(&one, "*", json!({ "ends_at": at(1, "07:10") })).await.expect_problem(409, "slot_taken");
} }

both_engines! { cancelling_frees_the_time_and_needs_its_notice => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "cancel_notice_minutes": 60 } })).await;
    let (aida, bek, staff) = (lab.student("Aida").await, lab.student("Bek").await, lab.technician("Timur").await);
    let (early, late) = (booked(&aida, &machine, 1, "06:00", "07:00").await, booked(&aida, &machine, 1, "04:00", "05:00").await);
    let cancelled = aida.post(&format!("{early}/cancel"), json!({ "reason": "The part is printed" })).await;
    assert_eq!((&cancelled.expect(200)["status"], &cancelled.json["version"]), (&json!("cancelled"), &json!(2)));
    book(&bek, &machine, 1, "06:00", "07:00").await.expect(201);
    aida.post(&format!("{early}/cancel"), json!({})).await.expect_problem(409, "invalid_transition");
    app.at("2026-09-01T03:30:00Z");
    let refused = aida.post(&format!("{late}/cancel"), json!({})).await;
    assert_eq!(refused.expect_problem(422, "too_late_to_cancel")["limit"], json!(60));
    staff.post(&format!("{late}/cancel"), json!({ "override_reason": "She is ill" })).await.expect(200);
    let audit = actions(&app, &lab.slug).await;
    let reasons: Vec<_> = audit.iter().filter(|event| event["action"] == "reservation.cancelled").map(|event| &event["reason"]).collect();
    assert_eq!(reasons.len(), 2);
    assert!(reasons.contains(&&json!("She is ill")) && reasons.contains(&&json!("The part is printed")));
} }

both_engines! { a_buffer_is_that_of_the_policy_when_it_was_booked => |app| async move {
    let lab = app.lab().await;
    let (aida, machine) = (lab.student("Aida").await, lab.machine(json!({})).await);
    booked(&aida, &machine, 1, "04:00", "05:00").await;
    app.admin().patch(&format!("/machines/{machine}"), "*", json!({ "policy": { "buffer_minutes": 30 } })).await.expect(200);
    booked(&aida, &machine, 1, "05:00", "06:00").await;
    book(&aida, &machine, 1, "06:00", "07:00").await.expect_problem(409, "slot_taken");
    book(&aida, &machine, 1, "06:30", "07:00").await.expect(201);
} }

both_engines! { staff_set_rules_aside_at_a_move_too_and_it_is_audited => |app| async move {
    let lab = app.lab().await;
    let (aida, tech, machine) = (lab.student("Aida").await, lab.technician("Tilek").await, lab.machine(json!({})).await);
    let one = booked(&aida, &machine, 1, "04:00", "05:00").await;
    let late = json!({ "starts_at": at(1, "12:00"), "ends_at": at(1, "13:00"), "override_reason": "The open evening." });
    aida.patch(&one, "*", late.clone()).await.expect_problem(403, "not_allowed");
    let unexplained = json!({ "starts_at": at(1, "12:00"), "ends_at": at(1, "13:00") });
    tech.patch(&one, "*", unexplained).await.expect_problem(422, "outside_opening_hours");
    tech.patch(&one, "*", late).await.expect(200);
    let told = actions(&app, &lab.slug).await.into_iter().find(|event| event["action"] == "reservation.changed").unwrap();
    assert_eq!((&told["after"]["set_aside"], &told["reason"]), (&json!(["outside_opening_hours"]), &json!("The open evening.")));
} }
