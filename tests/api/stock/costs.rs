use super::*;

both_engines! { materials_cost_what_they_cost_then_by_machine_member_and_purpose => |app| async move {
    let lab = app.lab().await;
    let (staff, aida) = (lab.technician("Timur").await, lab.student("Aida").await);
    let price = |minor: i64| json!({ "amount": { "amount_minor": minor, "currency": "KGS" } });
    let id = item(&staff, &lab, json!({ "unit_cost": price(150) })).await;
    received(&staff, &id, 1000.0).await;
    let machine = lab.machine(json!({})).await;
    let started = aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 60, "purpose": "thesis" })).await;
    let finish = json!({ "outcome": "success", "materials": [{ "stock_item": id, "quantity": 10 }] });
    aida.post(&format!("/usage-sessions/{}/finish", started.id()), finish).await.expect(200);
    // A new price holds from now on.
    staff.patch(&format!("/stock-items/{id}"), "*", json!({ "unit_cost": price(200) })).await.expect(200);
    moved(&staff, &id, json!({ "kind": "waste", "quantity": 5 })).await.expect(201);
    moved(&staff, &id, json!({ "kind": "return", "quantity": 1, "usage_session": started.id() })).await.expect(201);
    let path = format!("/labs/{}/material-costs?from=2026-09-01&until=2026-09-02", lab.slug);
    let groups = |by: &str| { let (staff, path) = (staff.clone(), format!("{path}&group_by={by}")); async move { staff.get(&path).await.expect(200)["groups"].clone() } };
    let by_machine = groups("machine").await;
    assert_eq!(by_machine[0], json!({ "key": null, "label": null, "currency": "KGS", "used_minor": 0, "wasted_minor": 1000, "movements": 1 }));
    assert_eq!((&by_machine[1]["key"], &by_machine[1]["used_minor"]), (&json!(machine), &json!(1350)));
    let by_member = groups("member").await;
    assert_eq!((&by_member[1]["key"], &by_member[1]["movements"]), (&json!(aida.id()), &json!(2)));
    assert_eq!(groups("purpose").await[1]["key"], "thesis");
    assert_eq!(groups("session").await[1]["key"], json!(started.id()));
    assert_eq!(groups("category").await[0]["used_minor"], 1350);
    assert_eq!(groups("item").await[0]["key"], json!(id));
    let csv = staff.get(&format!("{path}&group_by=purpose&format=csv")).await;
    csv.expect(200);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.text, "key,label,currency,used_minor,wasted_minor,movements\r\n,,KGS,0,1000,1\r\nthesis,thesis,KGS,1350,0,2\r\n");
    assert_eq!(staff.get(&format!("/labs/{}/material-costs?from=2026-09-02&until=2026-09-03", lab.slug)).await.expect(200)["groups"], json!([]));
    let backwards = staff.get(&format!("/labs/{}/material-costs?from=2026-09-02&until=2026-09-02", lab.slug)).await;
    assert_eq!(backwards.expect_problem(400, "invalid_parameter")["parameter"], "until");
    aida.get(&path).await.expect_problem(403, "not_allowed");
} }

both_engines! { what_a_course_uses_on_the_machines_it_keeps_is_its_cost => |app| async move {
    let lab = app.lab().await;
    let (staff, manager) = (lab.technician("Timur").await, lab.manager("Meerim").await);
    let id = item(&staff, &lab, json!({ "unit_cost": { "amount": { "amount_minor": 100, "currency": "KGS" } } })).await;
    received(&staff, &id, 1000.0).await;
    let (kept, other) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let course = json!({ "title": "Printing", "duration_minutes": 60, "capacity": 4 });
    let course = manager.post(&format!("/labs/{}/courses", lab.slug), course).await.id();
    let date = json!({ "course": course, "starts_at": "2026-09-01T04:00:00Z", "machines": [kept] });
    manager.post("/course-sessions", date).await.expect(201);
    app.at("2026-09-01T09:00:00Z");
    for (machine, from, until) in [(kept, "04:10", "04:40"), (kept, "06:00", "06:30"), (other, "04:10", "04:40")] {
        let session = staff.post("/usage-sessions", json!({
            "machine": machine, "member": manager.id(), "outcome": "success",
            "started_at": format!("2026-09-01T{from}:00Z"), "ended_at": format!("2026-09-01T{until}:00Z"),
        })).await.id();
        moved(&staff, &id, json!({ "kind": "use", "quantity": 7, "usage_session": session })).await.expect(201);
    }
    let path = format!("/labs/{}/material-costs?from=2026-09-01&until=2026-09-02&group_by=course", lab.slug);
    let found = staff.get(&path).await;
    let rows: Vec<_> = found.expect(200)["groups"].as_array().unwrap().iter().map(|row| (&row["key"], &row["label"], &row["used_minor"])).collect();
    assert_eq!(rows, [(&json!(null), &json!(null), &json!(1400)), (&json!(course), &json!("Printing"), &json!(700))]);
} }

both_engines! { what_comes_back_is_worth_what_it_cost_when_it_was_used => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let price = |minor: i64| json!({ "unit_cost": { "amount": { "amount_minor": minor, "currency": "KGS" } } });
    let id = item(&staff, &lab, price(150)).await;
    received(&staff, &id, 100.0).await;
    let session = staff.post("/usage-sessions", json!({ "machine": lab.machine(json!({})).await, "expected_minutes": 60 })).await.id();
    for links in [json!({}), json!({ "usage_session": session })] {
        for (kind, minor) in [("use", 200), ("return", 150)] {
            let mut body = links.clone();
            (body["kind"], body["quantity"]) = (json!(kind), json!(10));
            moved(&staff, &id, body).await.expect(201);
            staff.patch(&format!("/stock-items/{id}"), "*", price(minor)).await.expect(200);
        }
    }
    let path = format!("/labs/{}/material-costs?from=2026-09-01&until=2026-09-02&group_by=item", lab.slug);
    let used = async || staff.get(&path).await.expect(200)["groups"][0]["used_minor"].clone();
    assert_eq!(used().await, 0);
    // Of two uses in one return nobody says what they were for.
    for quantity in [4, 6] {
        moved(&staff, &id, json!({ "kind": "use", "quantity": quantity })).await.expect(201);
    }
    moved(&staff, &id, json!({ "kind": "return", "quantity": 10 })).await.expect(201);
    assert_eq!(used().await, 0);
} }

both_engines! { what_work_on_a_machine_uses_is_its_cost_and_no_more_comes_back_than_it_took => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({ "unit_cost": { "amount": { "amount_minor": 100, "currency": "KGS" } } })).await;
    received(&staff, &id, 100.0).await;
    let machine = lab.machine(json!({})).await;
    let order = staff.post("/work-orders", json!({ "machine": machine, "title": "Replace the fan", "planned": false })).await.id();
    moved(&staff, &id, json!({ "kind": "use", "quantity": 7, "work_order": order })).await.expect(201);
    let back = |quantity: i64| json!({ "kind": "return", "quantity": quantity, "work_order": order });
    assert_eq!(moved(&staff, &id, back(8)).await.expect_bad_fields(), ["/quantity"]);
    moved(&staff, &id, back(2)).await.expect(201);
    let path = format!("/labs/{}/material-costs?from=2026-09-01&until=2026-09-02&group_by=", lab.slug);
    let group = async |by: &str| staff.get(&format!("{path}{by}")).await.expect(200)["groups"][0].clone();
    let of_machine = group("machine").await;
    assert_eq!((&of_machine["key"], &of_machine["used_minor"]), (&json!(machine), &json!(500)));
    let of_session = group("session").await;
    assert_eq!((&of_session["key"], &of_session["label"]), (&json!(null), &json!(null)));
} }

both_engines! { what_an_order_cost_is_the_price_of_an_item_that_has_none => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    received(&staff, &id, 10.0).await;
    let used = async || moved(&staff, &id, json!({ "kind": "use", "quantity": 10 })).await.expect(201)["parts"][0]["cost"].clone();
    assert_eq!(used().await, Value::Null);
    let paid = json!({ "kind": "receipt", "quantity": 1000, "cost": { "amount_minor": 180_000, "currency": "KGS" } });
    moved(&staff, &id, paid).await.expect(201);
    assert_eq!(used().await, json!({ "amount_minor": 1800, "currency": "KGS" }));
    staff.patch(&format!("/stock-items/{id}"), "*", json!({ "unit_cost": { "amount": { "amount_minor": 7, "currency": "KGS" } } })).await.expect(200);
    assert_eq!(used().await, json!({ "amount_minor": 70, "currency": "KGS" }));
} }

both_engines! { amounts_of_two_currencies_are_never_added => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    for (lot, currency) in [("A", "KGS"), ("B", "USD")] {
        let cost = json!({ "amount_minor": 1000, "currency": currency });
        moved(&staff, &id, json!({ "kind": "receipt", "quantity": 10, "lot": lot, "cost": cost })).await.expect(201);
    }
    let session = staff.post("/usage-sessions", json!({ "machine": lab.machine(json!({})).await, "expected_minutes": 60 })).await.id();
    let material = async || staff.get(&format!("/usage-sessions/{session}")).await.expect(200)["materials"][0].clone();
    let of = |kind: &str, lot: &str, quantity: u64| json!({ "kind": kind, "quantity": quantity, "lot": lot, "usage_session": session });
    moved(&staff, &id, of("use", "A", 4)).await.expect(201);
    assert_eq!(material().await["cost"], json!({ "amount_minor": 400, "currency": "KGS" }));
    moved(&staff, &id, of("use", "B", 2)).await.expect(201);
    assert_eq!((&material().await["quantity"], &material().await["cost"]), (&json!(6), &Value::Null));
    let back = moved(&staff, &id, of("return", "B", 1)).await;
    assert_eq!(back.expect(201)["parts"][0]["cost"], json!({ "amount_minor": 100, "currency": "USD" }));
} }
