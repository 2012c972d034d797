use super::*;

both_engines! { each_rule_refuses_with_its_code_and_the_limit_that_was_hit => |app| async move {
    let lab = app.lab().await;
    let aida = lab.student("Aida").await;
    let policy = json!({ "min_minutes": 30, "max_minutes": 120, "granularity_minutes": 30, "max_days_ahead": 3, "min_notice_minutes": 60 });
    let machine = lab.machine(json!({ "policy": policy })).await;
    let cases = [
        (1, "02:00", "02:30", "in_the_past", json!("2026-09-01T03:00:00Z")),
        (1, "05:10", "06:10", "off_grid", json!(30)),
        (1, "05:00", "05:15", "off_grid", json!(30)),
        (1, "05:00", "07:30", "too_long", json!(120)),
        (1, "03:30", "04:30", "too_little_notice", json!(60)),
        (7, "05:00", "06:00", "too_far_ahead", json!(3)),
        (1, "11:00", "12:30", "outside_opening_hours", json!("2026-09-01T12:00:00Z")),
        (1, "12:00", "13:00", "outside_opening_hours", json!([{ "starts_at": at(1, "03:00"), "ends_at": at(1, "12:00") }])),
    ];
    for (day, from, until, code, limit) in cases {
        let refused = book(&aida, &machine, day, from, until).await;
        let problem = refused.expect_problem(422, code);
        assert_eq!((&problem["refusals"][0]["code"], &problem["refusals"][0]["limit"]), (&json!(code), &limit), "{from}");
        assert!(problem["detail"].as_str().unwrap().ends_with('.'));
    }
    let short = book(&lab.student("Bek").await, &lab.machine(json!({})).await, 1, "05:00", "05:00").await;
    assert_eq!(short.status, 422);
    book(&aida, &machine, 1, "05:00", "06:00").await.expect(201);
} }

both_engines! { all_refusals_are_told_in_their_order_and_the_first_is_the_code => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "max_minutes": 60, "max_active_reservations": 1 } })).await;
    let (aida, bek) = (lab.student("Aida").await, lab.student("Bek").await);
    booked(&aida, &machine, 1, "04:00", "05:00").await;
    booked(&bek, &machine, 1, "10:00", "11:00").await;
    let refused = book(&aida, &machine, 1, "10:07", "12:30").await;
    let problem = refused.expect_problem(422, "off_grid");
    assert_eq!(codes(problem), ["off_grid", "too_long", "outside_opening_hours", "quota_exceeded", "slot_taken"]);
} }

both_engines! { a_taken_slot_tells_the_clash_and_the_next_gaps_and_no_names => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "buffer_minutes": 15 } })).await;
    let (aida, bek) = (lab.student("Aida").await, lab.student("Bek").await);
    booked(&aida, &machine, 1, "05:00", "06:00").await;
    let refused = book(&bek, &machine, 1, "05:30", "06:30").await;
    let problem = refused.expect_problem(409, "slot_taken");
    assert_eq!(problem["conflicts"], json!([
        { "starts_at": at(1, "05:00"), "ends_at": at(1, "06:00"), "kind": "reservation" },
        { "starts_at": at(1, "06:00"), "ends_at": at(1, "06:15"), "kind": "buffer" },
    ]));
    assert_eq!(problem["next_gaps"][0], json!({ "starts_at": at(1, "06:15"), "ends_at": at(1, "07:15") }));
    assert!(!refused.text.contains("Aida") && !refused.text.contains(&aida.id().to_string()), "{}", refused.text);
    // The gap can be booked as it is; touching spans do not clash.
    book(&bek, &machine, 1, "06:15", "07:15").await.expect(201);
} }

both_engines! { where_another_time_may_do_the_next_gaps_are_told_and_can_be_booked_as_they_are => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "min_notice_minutes": 60 } })).await;
    let aida = lab.student("Aida").await;
    let day = |day: u32, from: &str, until: &str| json!({ "starts_at": at(day, from), "ends_at": at(day, until) });
    let cases = [
        (1, "02:00", "03:00", "in_the_past", day(1, "04:00", "05:00")),
        (1, "03:00", "04:00", "too_little_notice", day(1, "04:00", "05:00")),
        (1, "05:05", "06:05", "off_grid", day(1, "05:15", "06:15")),
        (1, "11:30", "12:30", "outside_opening_hours", day(2, "03:00", "04:00")),
    ];
    for (date, from, until, code, gap) in cases {
        let refused = book(&aida, &machine, date, from, until).await;
        assert_eq!(refused.expect_problem(422, code)["next_gaps"][0], gap, "{code}");
    }
    let closure = json!({ "starts_at": at(2, "00:00"), "ends_at": at(3, "00:00"), "reason": "Holiday" });
    lab.manager("Meerim").await.post(&format!("/labs/{}/closures", lab.slug), closure).await.expect(201);
    let closed = book(&aida, &machine, 2, "05:00", "06:00").await;
    let gap = closed.expect_problem(422, "closed")["next_gaps"][0].clone();
    assert_eq!(gap, day(3, "03:00", "04:00"));
    let body = json!({ "machine": machine, "starts_at": gap["starts_at"], "ends_at": gap["ends_at"] });
    aida.post("/reservations", body).await.expect(201);
    let too_long = book(&aida, &machine, 4, "04:00", "23:00").await;
    assert_eq!(too_long.expect_problem(422, "too_long").get("next_gaps"), None, "so long a time fits nowhere");
} }

both_engines! { a_buffer_lies_after_only_and_may_run_past_closing => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "buffer_minutes": 30 } })).await;
    let aida = lab.student("Aida").await;
    booked(&aida, &machine, 1, "11:00", "12:00").await;
    book(&aida, &machine, 1, "10:00", "11:00").await.expect_problem(409, "slot_taken");
    book(&aida, &machine, 1, "09:30", "10:30").await.expect(201);
} }

both_engines! { an_unqualified_or_suspended_member_is_refused_at_booking => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let machine = lab.machine(json!({ "policy": { "requires_qualification": laser } })).await;
    let refused = book(&aida, &machine, 1, "05:00", "06:00").await;
    assert_eq!(refused.expect_problem(422, "not_qualified")["qualification"], json!(laser));
    let ends_early = json!({ "member": aida.id(), "qualification": laser, "expires_at": at(2, "03:00") });
    manager.post("/certifications", ends_early).await.expect(201);
    book(&aida, &machine, 1, "05:00", "06:00").await.expect(201);
    book(&aida, &machine, 2, "05:00", "06:00").await.expect_problem(422, "not_qualified");
    let member = format!("/labs/{}/members/{}", lab.slug, aida.id());
    let body = json!({ "role": "student", "suspended_until": at(3, "00:00"), "reason": "Left the laser alone" });
    manager.put(&member, body).await.expect(200);
    let refused = book(&aida, &lab.machine(json!({})).await, 4, "05:00", "06:00").await;
    assert_eq!(refused.expect_problem(422, "suspended")["limit"], json!(at(3, "00:00")));
} }

both_engines! { a_machine_out_of_service_takes_no_new_reservation_and_keeps_those_it_has => |app| async move {
    let lab = app.lab().await;
    let (manager, aida, machine) = (lab.manager("Meerim").await, lab.student("Aida").await, lab.machine(json!({})).await);
    let standing = booked(&aida, &machine, 1, "05:00", "06:00").await;
    let path = format!("/machines/{machine}/status");
    manager.post(&path, json!({ "status": "out_of_service", "reason": "Broken belt" })).await.expect(200);
    book(&aida, &machine, 1, "07:00", "08:00").await.expect_problem(422, "machine_out_of_service");
    assert_eq!(status(&aida, &standing).await, "confirmed");
    manager.post(&path, json!({ "status": "in_service", "reason": "New belt" })).await.expect(200);
    book(&aida, &machine, 1, "07:00", "08:00").await.expect(201);
} }

both_engines! { staff_set_rules_aside_with_a_reason_that_is_audited_but_not_the_past_nor_a_taken_slot => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "max_minutes": 60 } })).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let mut body = span(&machine, 1, "04:00", "06:00");
    staff.post("/reservations", body.clone()).await.expect_problem(422, "too_long");
    body["override_reason"] = json!("Long print for the fair");
    let student = aida.post("/reservations", body.clone()).await;
    assert_eq!(student.expect_problem(403, "not_allowed")["errors"][0]["pointer"], "/override_reason");
    staff.post("/reservations", body.clone()).await.expect(201);
    staff.post("/reservations", body).await.expect_problem(409, "slot_taken");
    let mut past = span(&machine, 1, "02:00", "02:30");
    past["override_reason"] = json!("It was so");
    staff.post("/reservations", past).await.expect_problem(422, "in_the_past");
    let audit = actions(&app, &lab.slug).await;
    let made = audit.iter().find(|event| event["action"] == "reservation.created").unwrap();
    assert_eq!((&made["reason"], &made["after"]["set_aside"]), (&json!("Long print for the fair"), &json!(["too_long"])));
    let mut for_ever = span(&machine, 2, "04:00", "06:00");
    for_ever["ends_at"] = json!("2027-09-02T06:00:00Z");
    for_ever["override_reason"] = json!("A year");
    staff.post("/reservations", for_ever).await.expect_problem(422, "too_long");
} }

both_engines! { a_quota_counts_over_all_machines_that_take_it_from_the_same_place => |app| async move {
    let lab = app.lab().await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let lab_path = format!("/labs/{}", lab.slug);
    let seen = manager.get(&lab_path).await;
    let policy = json!({ "policy": { "max_active_reservations": 2, "max_minutes_per_week": 180 } });
    manager.patch(&lab_path, seen.etag(), policy).await.expect(200);
    let (one, two) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let own = lab.machine(json!({ "policy": { "max_active_reservations": 1 } })).await;
    booked(&aida, &one, 1, "04:00", "05:00").await;
    // Two machines at once are allowed.
    booked(&aida, &two, 1, "04:00", "05:00").await;
    let refused = book(&aida, &one, 1, "06:00", "07:00").await;
    let quota = &refused.expect_problem(422, "quota_exceeded")["refusals"][0];
    assert_eq!((&quota["quota"], &quota["limit"], &quota["used"]), (&json!("max_active_reservations"), &json!(2), &json!(2)));
    // A machine with its own limit counts alone; its minutes still count with the lab's.
    booked(&aida, &own, 1, "06:00", "07:00").await;
    let refused = book(&aida, &own, 1, "08:00", "09:00").await;
    let problem = refused.expect_problem(422, "quota_exceeded");
    assert_eq!(problem["refusals"].as_array().unwrap().len(), 2);
    assert_eq!(problem["refusals"][1]["week"], json!("2026-08-31"));
    app.at("2026-09-01T12:00:00Z");
    // What has ended is not active; next week has its own minutes.
    book(&aida, &one, 8, "04:00", "06:00").await.expect(201);
} }

both_engines! { refusals_are_kept_as_unmet_need_but_slips_are_not => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bek) = (lab.student("Aida").await, lab.student("Bek").await);
    booked(&aida, &machine, 1, "05:00", "07:00").await;
    for until in ["06:00", "07:30", "06:30"] {
        book(&bek, &machine, 1, "05:00", until).await.expect_problem(409, "slot_taken");
    }
    book(&bek, &machine, 1, "05:07", "06:00").await.expect_problem(422, "off_grid");
    book(&bek, &machine, 1, "02:00", "02:30").await.expect_problem(422, "in_the_past");
    // One row for the day and kind, the longest ask.
    assert_eq!(demand(&app, &lab.slug).await, [("slot_taken".to_owned(), 150)]);
    book(&bek, &machine, 5, "05:00", "06:00").await.expect_problem(422, "outside_opening_hours");
    assert_eq!(demand(&app, &lab.slug).await.len(), 2);
    assert_eq!(bek.get("/reservations").await.expect(200)["items"], json!([]));
} }

both_engines! { a_class_with_a_quota_of_its_own_counts_its_machines_together_and_no_others => |app| async move {
    let lab = app.lab().await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let class = json!({ "name": "Lasers", "policy": { "max_active_reservations": 1, "max_minutes_per_week": 90 } });
    let class = manager.post(&format!("/labs/{}/machine-classes", lab.slug), class).await.id();
    let (one, two) = (lab.machine(json!({ "class": class })).await, lab.machine(json!({ "class": class })).await);
    let outside = lab.machine(json!({})).await;
    let first = booked(&aida, &one, 1, "04:00", "05:00").await;
    let refused = book(&aida, &two, 1, "06:00", "07:00").await;
    let problem = refused.expect_problem(422, "quota_exceeded");
    assert_eq!((&problem["refusals"][0]["limit"], &problem["refusals"][0]["used"]), (&json!(1), &json!(1)));
    assert_eq!((&problem["refusals"][1]["limit"], &problem["refusals"][1]["used"]), (&json!(90), &json!(60)));
    book(&aida, &outside, 1, "06:00", "08:00").await.expect(201);
    aida.post(&format!("{first}/cancel"), json!({})).await.expect(200);
    book(&aida, &two, 1, "06:00", "07:00").await.expect(201);
} }
