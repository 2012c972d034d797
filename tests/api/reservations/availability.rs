use super::*;

fn window(day: u32) -> String {
    format!("from=2026-09-{day:02}T00:00:00Z&until=2026-09-{:02}T00:00:00Z", day + 1)
}

both_engines! { availability_tells_open_busy_and_free_without_names => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "buffer_minutes": 15 } })).await;
    let (aida, bek, staff) = (lab.student("Aida").await, lab.student("Bek").await, lab.technician("Timur").await);
    let made = book(&aida, &machine, 1, "05:00", "06:00").await;
    let path = format!("/machines/{machine}/availability?{}", window(1));
    let seen = app.anonymous().get(&path).await;
    let time = seen.expect(200);
    assert_eq!(time["open"], json!([{ "starts_at": at(1, "03:00"), "ends_at": at(1, "12:00") }]));
    assert_eq!(time["busy"], json!([
        { "starts_at": at(1, "05:00"), "ends_at": at(1, "06:00"), "kind": "reservation" },
        { "starts_at": at(1, "06:00"), "ends_at": at(1, "06:15"), "kind": "buffer" },
    ]));
    assert_eq!(time["free"], json!([
        { "starts_at": at(1, "03:00"), "ends_at": at(1, "05:00") }, { "starts_at": at(1, "06:15"), "ends_at": at(1, "12:00") },
    ]));
    for (client, told) in [(&aida, true), (&bek, false), (&staff, true)] {
        let busy = client.get(&path).await.expect(200)["busy"][0].clone();
        assert_eq!(busy.get("reservation"), told.then_some(&json!(made.id())));
    }
} }

both_engines! { a_window_that_makes_no_sense_is_a_bad_parameter => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let anonymous = app.anonymous();
    for bad in ["from=noon&until=later", "from=2026-09-02T00:00:00Z&until=2026-09-01T00:00:00Z",
        "from=2026-09-01T00:00:00Z&until=2026-12-31T00:00:00Z", "from=0001-01-01T00:00:00Z&until=9999-12-31T00:00:00Z"] {
        anonymous.get(&format!("/machines/{machine}/availability?{bad}")).await.expect_problem(400, "invalid_parameter");
        anonymous.get(&format!("/labs/{}/board?{bad}", lab.slug)).await.expect_problem(400, "invalid_parameter");
    }
    let edge = "from=9999-12-30T00:00:00Z&until=9999-12-31T00:00:00Z";
    anonymous.get(&format!("/machines/{machine}/availability?{edge}")).await.expect(200);
    anonymous.get(&format!("/labs/{}/board?from=0001-01-01T00:00:00Z&until=0001-01-02T00:00:00Z", lab.slug)).await.expect(200);
    anonymous.get(&format!("/machines/{}/availability?{}", lab.id, window(1))).await.expect_problem(404, "not_found");
} }

both_engines! { a_board_is_drawn_once_and_again_only_after_a_change => |app| async move {
    let lab = app.lab().await;
    let aida = lab.student("Aida").await;
    let machine = lab.machine(json!({})).await;
    for _ in 0..19 {
        lab.machine(json!({})).await;
    }
    let path = format!("/labs/{}/board?{}", lab.slug, window(1));
    let first = aida.get(&path).await;
    assert_eq!(first.expect(200)["machines"].as_array().unwrap().len(), 20);
    assert!(first.text.len() < 40_000, "{} bytes before compression", first.text.len());
    let unchanged = aida.send(reqwest::Method::GET, &path, &[("If-None-Match", first.etag())], None).await;
    unchanged.expect(304);
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    let second = aida.send(reqwest::Method::GET, &path, &[("If-None-Match", first.etag())], None).await;
    let shown = second.expect(200)["machines"].as_array().unwrap().iter().find(|one| one["id"] == json!(machine)).unwrap().clone();
    assert_eq!(shown["busy"].as_array().unwrap().len(), 1);
    aida.post(&format!("{one}/cancel"), json!({})).await.expect(200);
    let third = aida.get(&path).await;
    assert_ne!(third.etag(), second.etag());
    let manager = lab.manager("Meerim").await;
    let closure = json!({ "starts_at": at(1, "06:00"), "ends_at": at(1, "08:00"), "reason": "Fire drill" });
    manager.post(&format!("/labs/{}/closures", lab.slug), closure).await.expect(201);
    let fourth = aida.get(&path).await;
    assert_ne!(fourth.etag(), third.etag());
    assert_eq!(fourth.expect(200)["machines"][0]["open"].as_array().unwrap().len(), 2);
} }

both_engines! { a_board_of_a_members_only_lab_does_not_exist_for_others => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let path = format!("/labs/{}", lab.slug);
    let seen = manager.get(&path).await;
    manager.patch(&path, seen.etag(), json!({ "visibility": "members" })).await.expect(200);
    let board = format!("/labs/{}/board?{}", lab.slug, window(1));
    app.anonymous().get(&board).await.expect_problem(404, "not_found");
    app.person("Bek").await.get(&board).await.expect_problem(404, "not_found");
    lab.funder("Gulnara").await.get(&board).await.expect_problem(403, "not_allowed");
    aida.get(&board).await.expect(200);
    let machine = lab.machine(json!({})).await;
    book(&app.person("Cholpon").await, &machine, 1, "05:00", "06:00").await.expect_problem(404, "not_found");
} }

both_engines! { a_board_shows_everyone_the_same_time_and_only_ones_own_reservations => |app| async move {
    let lab = app.lab().await;
    let (aida, bek, machine) = (lab.student("Aida").await, lab.student("Bek").await, lab.machine(json!({})).await);
    let body = json!({ "machine": machine, "starts_at": at(1, "05:00"), "ends_at": at(1, "06:00"), "purpose": "thesis", "note": "secret" });
    let made = aida.post("/reservations", body).await.id();
    let path = format!("/labs/{}/board?{}", lab.slug, window(1));
    // Staff first: what is kept for them is shown to nobody else.
    for (client, told) in [(lab.technician("Tilek").await, true), (bek, false), (aida.clone(), true), (app.anonymous(), false)] {
        let board = client.get(&path).await;
        let busy = &board.expect(200)["machines"][0]["busy"][0];
        assert_eq!((&busy["starts_at"], &busy["purpose"]), (&json!(at(1, "05:00")), &json!("thesis")));
        assert_eq!(busy.get("reservation"), told.then_some(&json!(made)));
        assert!(!board.text.contains("secret") && !board.text.contains(&aida.id().to_string()), "{}", board.text);
    }
} }

both_engines! { a_machine_out_of_service_occupies_nothing_and_its_board_says_so_at_once => |app| async move {
    let lab = app.lab().await;
    let (manager, machine) = (lab.manager("Meerim").await, lab.machine(json!({})).await);
    let path = format!("/labs/{}/board?{}", lab.slug, window(1));
    assert_eq!(manager.get(&path).await.expect(200)["machines"][0]["status"], "in_service");
    let down = json!({ "status": "out_of_service", "reason": "Belt" });
    manager.post(&format!("/machines/{machine}/status"), down).await.expect(200);
    let shown = manager.get(&path).await.expect(200)["machines"][0].clone();
    assert_eq!((&shown["status"], &shown["busy"]), (&json!("out_of_service"), &json!([])));
    let hours = json!({ "from": "2026-09-01", "hours": [{ "weekday": "tuesday", "opens": "12:00", "closes": "13:00" }] });
    manager.post(&format!("/labs/{}/opening-hours", lab.slug), hours).await.expect(201);
    let open = manager.get(&path).await.expect(200)["machines"][0]["open"].clone();
    assert_eq!(open, json!([{ "starts_at": at(1, "06:00"), "ends_at": at(1, "07:00") }]));
} }
