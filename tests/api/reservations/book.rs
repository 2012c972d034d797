use super::*;

both_engines! { a_booking_is_answered_with_where_it_is_and_its_version => |app| async move {
    let lab = app.lab().await;
    let (aida, machine) = (lab.student("Aida").await, lab.machine(json!({})).await);
    let mut body = span(&machine, 1, "05:00", "07:00");
    body["purpose"] = json!("thesis");
    body["note"] = json!("The blue filament");
    let made = aida.post("/reservations", body).await;
    let reservation = made.expect(201);
    assert_eq!((&reservation["status"], &reservation["purpose"], &reservation["version"]), (&json!("confirmed"), &json!("thesis"), &json!(1)));
    assert_eq!((&reservation["member"], &reservation["machine"]), (&json!(aida.id()), &json!(machine)));
    assert_eq!((&reservation["lab"], &reservation["starts_at"]), (&json!(lab.slug), &json!("2026-09-01T05:00:00Z")));
    assert_eq!(made.header("location"), format!("/api/v1/reservations/{}", made.id()));
    assert_eq!(made.state(), "1");
    let again = aida.get(&path(&made)).await;
    assert_eq!((again.expect(200), again.etag()), (reservation, made.etag()));
} }

both_engines! { a_reservation_is_seen_by_its_holder_and_the_labs_staff_alone => |app| async move {
    let lab = app.lab().await;
    let (aida, machine) = (lab.student("Aida").await, lab.machine(json!({})).await);
    let one = booked(&aida, &machine, 1, "05:00", "07:00").await;
    for other in [lab.student("Bek").await, app.person("Cholpon").await, app.lab().await.manager("Daniyar").await] {
        other.get(&one).await.expect_problem(404, "not_found");
        other.patch(&one, "\"1\"", json!({ "note": "mine" })).await.expect_problem(404, "not_found");
        other.post(&format!("{one}/cancel"), json!({})).await.expect_problem(404, "not_found");
        other.post(&format!("{one}/approve"), json!({})).await.expect_problem(404, "not_found");
        assert_eq!(other.get("/reservations").await.expect(200)["items"], json!([]));
    }
    app.anonymous().get(&one).await.expect_problem(401, "not_signed_in");
    let staff = lab.technician("Timur").await;
    staff.get(&one).await.expect(200);
    let absent = "/reservations/019a1b2c-3d4e-7f50-8a61-728394a5b6c7";
    aida.get(absent).await.expect_problem(404, "not_found");
    aida.get("/reservations/seven").await.expect_problem(404, "not_found");
} }

both_engines! { staff_read_the_holders_name_and_the_holder_needs_none => |app| async move {
    let lab = app.lab().await;
    let (aida, machine) = (lab.student("Aida").await, lab.machine(json!({})).await);
    let timur = lab.technician("Timur").await;
    let one = booked(&aida, &machine, 1, "05:00", "07:00").await;
    assert_eq!(timur.get(&one).await.expect(200)["member_name"], json!("Person Aida"));
    let list = timur.get(&format!("/reservations?lab={}", lab.slug)).await;
    assert_eq!(list.expect(200)["items"][0]["member_name"], json!("Person Aida"));
    assert_eq!(aida.get(&one).await.expect(200)["member_name"], Value::Null);
    assert_eq!(aida.get("/me/reservations").await.expect(200)["items"][0]["member_name"], Value::Null);
    let mut behalf = span(&machine, 1, "08:00", "09:00");
    behalf["member"] = json!(aida.id());
    assert_eq!(timur.post("/reservations", behalf).await.expect(201)["member_name"], json!("Person Aida"));
} }

both_engines! { who_is_no_member_books_nothing => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    app.anonymous().post("/reservations", span(&machine, 1, "05:00", "07:00")).await.expect_problem(401, "not_signed_in");
    let stranger = app.person("Bek").await;
    book(&stranger, &machine, 1, "05:00", "07:00").await.expect_problem(403, "not_allowed");
    book(&lab.funder("Gulnara").await, &machine, 1, "05:00", "07:00").await.expect_problem(403, "not_allowed");
} }

both_engines! { every_bad_field_of_a_booking_is_told_at_once => |app| async move {
    let lab = app.lab().await;
    let aida = lab.student("Aida").await;
    let bad = json!({ "machine": 7, "starts_at": "tomorrow", "purpose": "fun", "note": "x".repeat(2001), "colour": "red" });
    let fields = aida.post("/reservations", bad).await.expect_bad_fields();
    for field in ["/machine", "/starts_at", "/ends_at", "/purpose", "/note", "/colour"] {
        assert!(fields.contains(&field.to_owned()), "{field} in {fields:?}");
    }
    let machine = lab.machine(json!({})).await;
    let mut both = span(&machine, 1, "07:00", "05:00");
    both["machine_class"] = json!(machine);
    let fields = aida.post("/reservations", both).await.expect_bad_fields();
    assert_eq!(fields, ["/ends_at", "/machine_class"]);
    let neither = json!({ "starts_at": at(1, "05:00"), "ends_at": at(1, "06:00") });
    assert_eq!(aida.post("/reservations", neither).await.expect_bad_fields(), ["/machine"]);
    let raw = aida.send_raw(reqwest::Method::POST, "/reservations", &[], Some(("application/json", b"{".to_vec()))).await;
    raw.expect_problem(400, "malformed_json");
} }

both_engines! { times_at_the_ends_of_the_calendar_are_refused_calmly => |app| async move {
    let lab = app.lab().await;
    let (aida, machine) = (lab.student("Aida").await, lab.machine(json!({})).await);
    let technician = lab.technician("Timur").await;
    for (from, until) in [
        ("0001-01-01T00:00:00Z", "0001-01-01T01:00:00Z"), ("9999-12-31T22:00:00Z", "9999-12-31T23:00:00Z"),
        ("2026-09-02T03:00:00Z", "9999-12-31T23:00:00Z"), ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
    ] {
        let mut body = json!({ "machine": machine, "starts_at": from, "ends_at": until });
        assert_eq!(aida.post("/reservations", body.clone()).await.status, 422, "{from}");
        body["override_reason"] = json!("For ever");
        let status = technician.post("/reservations", body).await.status;
        assert!([201, 422].contains(&status), "{from} to {until}: {status}");
    }
} }

both_engines! { a_repeated_post_books_once_and_another_body_is_refused => |app| async move {
    let lab = app.lab().await;
    let (aida, machine) = (lab.student("Aida").await, lab.machine(json!({})).await);
    let first = aida.post_once("/reservations", "key-1", span(&machine, 1, "05:00", "06:00")).await;
    let again = aida.post_once("/reservations", "key-1", span(&machine, 1, "05:00", "06:00")).await;
    assert_eq!((first.expect(201), first.etag(), first.header("location")), (again.expect(201), again.etag(), again.header("location")));
    aida.post_once("/reservations", "key-1", span(&machine, 1, "07:00", "08:00")).await.expect_problem(422, "idempotency_key_reused");
    // A refusal is not stored: the same key may succeed once the reason is gone.
    let bek = lab.student("Bek").await;
    bek.post_once("/reservations", "key-2", span(&machine, 1, "05:00", "06:00")).await.expect_problem(409, "slot_taken");
    aida.post(&format!("{}/cancel", path(&first)), json!({})).await.expect(200);
    bek.post_once("/reservations", "key-2", span(&machine, 1, "05:00", "06:00")).await.expect(201);
} }

both_engines! { staff_book_for_a_member_and_nobody_else_does => |app| async move {
    let lab = app.lab().await;
    let (aida, bek, machine) = (lab.student("Aida").await, lab.student("Bek").await, lab.machine(json!({})).await);
    let mut body = span(&machine, 1, "05:00", "06:00");
    body["member"] = json!(aida.id());
    bek.post("/reservations", body.clone()).await.expect_problem(403, "not_allowed");
    let staff = lab.technician("Timur").await;
    let made = staff.post("/reservations", body.clone()).await;
    assert_eq!((&made.expect(201)["member"], &made.json["booked_by"]), (&json!(aida.id()), &json!(staff.id())));
    aida.get(&path(&made)).await.expect(200);
    body["member"] = json!(app.person("Cholpon").await.id());
    assert_eq!(staff.post("/reservations", body).await.expect_bad_fields(), ["/member"]);
} }

both_engines! { any_machine_of_a_class_is_the_least_used_one_that_fits => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let class = manager.post(&format!("/labs/{}/machine-classes", lab.slug), json!({ "name": "Printers" })).await.id();
    let (worn, fresh) = (lab.machine(json!({ "class": class })).await, lab.machine(json!({ "class": class })).await);
    lab.machine(json!({ "class": class, "status": "retired" })).await;
    let past = json!({ "machine": worn, "member": manager.id(), "started_at": "2026-08-31T04:00:00Z", "ended_at": "2026-08-31T06:00:00Z" });
    manager.post("/usage-sessions", past).await.expect(201);
    let aida = lab.student("Aida").await;
    let ask = json!({ "machine_class": class, "starts_at": at(1, "05:00"), "ends_at": at(1, "06:00") });
    let mut got = Vec::new();
    for _ in 0..2 {
        got.push(aida.post("/reservations", ask.clone()).await.expect(201)["machine"].clone());
    }
    assert_eq!(got, [json!(fresh), json!(worn)]);
    aida.post("/reservations", ask).await.expect_problem(409, "slot_taken");
    let empty = manager.post(&format!("/labs/{}/machine-classes", lab.slug), json!({ "name": "Looms" })).await.id();
    let ask = json!({ "machine_class": empty, "starts_at": at(1, "05:00"), "ends_at": at(1, "06:00") });
    assert_eq!(aida.post("/reservations", ask).await.expect_bad_fields(), ["/machine_class"]);
} }

both_engines! { a_list_shows_ones_own_and_to_staff_all_of_the_lab_page_by_page => |app| async move {
    let lab = app.lab().await;
    let (aida, bek, machine) = (lab.student("Aida").await, lab.student("Bek").await, lab.machine(json!({})).await);
    for (client, from, until) in [(&aida, "04:00", "05:00"), (&bek, "05:00", "06:00"), (&aida, "06:00", "07:00")] {
        booked(client, &machine, 1, from, until).await;
    }
    let count = |reply: Reply| reply.expect(200)["items"].as_array().unwrap().len();
    assert_eq!(count(aida.get("/reservations").await), 2);
    assert_eq!(count(aida.get(&format!("/reservations?member={}", bek.id())).await), 0);
    let staff = lab.technician("Timur").await;
    assert_eq!(count(staff.get(&format!("/reservations?lab={}", lab.slug)).await), 3);
    assert_eq!(count(staff.get("/me/reservations").await), 0);
    assert_eq!(count(staff.get(&format!("/reservations?member={}&machine={machine}", bek.id())).await), 1);
    assert_eq!(count(staff.get(&format!("/reservations?from={}&until={}", at(1, "05:00"), at(1, "06:00"))).await), 1);
    assert_eq!(count(staff.get("/reservations?status=cancelled").await), 0);
    let first = staff.get("/reservations?limit=2").await;
    assert_eq!(first.expect(200)["items"].as_array().unwrap().len(), 2);
    assert!(first.header("link").contains("rel=\"next\""));
    let rest = staff.get(&format!("/reservations?limit=2&cursor={}", first.json["next"].as_str().unwrap())).await;
    assert_eq!((rest.expect(200)["items"].as_array().unwrap().len(), &rest.json["next"]), (1, &json!(null)));
    for bad in ["limit=0", "status=asleep", "from=noon", "colour=red", "cursor=x"] {
        staff.get(&format!("/reservations?{bad}")).await.expect_problem(400, "invalid_parameter");
    }
    staff.get("/reservations?lab=no-such-lab").await.expect_problem(404, "not_found");
} }

both_engines! { a_machine_of_a_hidden_lab_is_as_unknown_as_one_that_never_was => |app| async move {
    let hidden = crate::app::TestLab::create_with(&app, json!({ "visibility": "members", "registration": "code", "join_code": "bee-hive-7" })).await;
    let machine = hidden.machine(json!({})).await;
    let class = app.admin().post(&format!("/labs/{}/machine-classes", hidden.slug), json!({ "name": "Lasers" })).await.id();
    let aida = app.lab().await.student("Aida").await;
    for (field, id) in [("machine", machine), ("machine", hidden.id), ("machine_class", class), ("machine_class", hidden.id)] {
        let body = json!({ field: id, "starts_at": at(1, "04:00"), "ends_at": at(1, "05:00") });
        let reply = aida.post("/reservations", body).await;
        assert_eq!(reply.expect_problem(404, "not_found")["errors"][0]["pointer"], format!("/{field}"));
    }
} }
