use super::*;

const GZIP: (&str, &str) = ("accept-encoding", "gzip, deflate, br, zstd");

/// A student's busy day: 20 machines, each with four reservations. The path of its board.
async fn busy_board(app: &App) -> String {
    let lab = app.lab().await;
    let (staff, policy) = (lab.manager("Nurlan").await, json!({ "max_active_reservations": 1000 }));
    for _ in 0..20 {
        let machine = lab.machine(json!({ "policy": policy })).await;
        for hour in [4, 6, 8, 10] {
            let body = json!({ "machine": machine, "starts_at": format!("2026-09-01T{hour:02}:00:00Z"),
                "ends_at": format!("2026-09-01T{:02}:30:00Z", hour + 1), "purpose": "coursework" });
            staff.post("/reservations", body).await.expect(201);
        }
    }
    format!("/api/v1/labs/{}/board?from=2026-09-01T00:00:00Z&until=2026-09-02T00:00:00Z", lab.slug)
}

both_engines! { a_board_of_twenty_machines_for_a_day_is_under_ten_kilobytes_compressed => |app| async move {
    let path = busy_board(&app).await;
    let (_, plain_headers, plain) = raw(&app, &path, &[]).await;
    let (status, headers, body) = raw(&app, &path, &[GZIP]).await;
    assert_eq!((status, header(&headers, "content-encoding")), (200, "gzip"));
    assert_eq!(header(&plain_headers, "content-encoding"), "");
    assert!(body.len() < 10_000, "{} bytes of {}", body.len(), plain.len());
    println!("{} bytes of {}", body.len(), plain.len());
    let board: Value = serde_json::from_str(&unzipped(&body)).unwrap();
    assert_eq!(board["machines"].as_array().unwrap().len(), 20);
    assert_eq!(board, serde_json::from_slice::<Value>(&plain).unwrap());
    // Kept and sent again.
    assert_eq!(raw(&app, &path, &[GZIP]).await.2, body);
    for headers in [&headers, &plain_headers] {
        assert_eq!(header(headers, "vary"), "accept-encoding");
    }
} }

both_engines! { a_compressed_answer_has_an_etag_of_its_own_that_is_taken_back => |app| async move {
    let path = busy_board(&app).await;
    let (plain_tag, tag) = (raw(&app, &path, &[]).await.1["etag"].clone(), raw(&app, &path, &[GZIP]).await.1["etag"].clone());
    assert_eq!(tag.to_str().unwrap(), plain_tag.to_str().unwrap().trim_end_matches('"').to_owned() + "-gzip\"");
    for (tag, encoding) in [(&tag, GZIP), (&plain_tag, ("accept-encoding", "identity"))] {
        let seen = [encoding, ("if-none-match", tag.to_str().unwrap())];
        let (status, headers, body) = raw(&app, &path, &seen).await;
        assert_eq!((status, body.len()), (304, 0));
        assert_eq!(headers["etag"], tag);
    }
} }

both_engines! { a_change_is_made_under_the_etag_of_a_compressed_answer => |app| async move {
    let lab = app.lab().await;
    let processes = ["laser_cutting", "cnc_milling", "cnc_turning", "vinyl_cutting", "woodworking", "sewing", "welding", "casting"];
    let materials = ["polymer", "wood"];
    let capability = |process| materials.map(|material| json!({ "process": process, "material_class": material }));
    let capabilities: Vec<_> = processes.into_iter().flat_map(capability).collect();
    let machine = lab.machine(json!({ "capabilities": capabilities })).await;
    let path = format!("/machines/{machine}");
    let seen = app.admin().send(Method::GET, &path, &[GZIP], None).await;
    assert_eq!((seen.status, seen.header("content-encoding")), (200, "gzip"));
    assert!(seen.etag().ends_with("-gzip\""), "{}", seen.etag());
    app.admin().patch(&path, seen.etag(), json!({ "location": "Room 12" })).await.expect(200);
    app.admin().patch(&path, seen.etag(), json!({ "location": "Room 13" })).await.expect_problem(412, "stale");
} }

both_engines! { small_answers_secrets_and_who_does_not_ask_get_no_compression => |app| async move {
    let path = busy_board(&app).await;
    for wish in ["identity", "br", "gzip;q=0", "*;q=0"] {
        let (_, headers, body) = raw(&app, &path, &[("accept-encoding", wish)]).await;
        assert_eq!(header(&headers, "content-encoding"), "", "{wish}");
        serde_json::from_slice::<Value>(&body).unwrap();
    }
    let (_, headers, _) = raw(&app, "/healthz", &[GZIP]).await;
    assert_eq!((header(&headers, "content-encoding"), header(&headers, "vary")), ("", ""));
    let body = json!({ "email": "admin@example.org", "password": crate::app::PASSWORD });
    let granted = app.anonymous().send(Method::POST, "/auth/login", &[GZIP], Some(body)).await;
    granted.expect(200);
    assert_eq!(granted.header("content-encoding"), "");
} }
