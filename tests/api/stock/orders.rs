use super::*;

both_engines! { an_order_is_received_in_parts_until_it_closes => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let (pla, bits) = (item(&staff, &lab, json!({})).await, item(&staff, &lab, json!({ "unit": "piece" })).await);
    let ask = json!({ "note": "Autumn", "lines": [
        { "stock_item": pla, "quantity": 2, "unit": "kilogram", "cost": { "amount_minor": 360000, "currency": "KGS" } },
        { "stock_item": bits, "quantity": 10 },
    ] });
    let made = staff.post(&format!("/labs/{}/purchase-orders", lab.slug), ask).await;
    let order = made.expect(201);
    assert_eq!((&order["status"], &order["lines"][0]["quantity"]), (&json!("requested"), &json!(2000)));
    let (first, second) = (order["lines"][0]["id"].clone(), order["lines"][1]["id"].clone());
    let path = format!("/purchase-orders/{}", made.id());
    let receive = |lines: Value| { let (staff, path) = (staff.clone(), path.clone()); async move { staff.post(&format!("{path}/receive"), json!({ "lines": lines })).await } };
    receive(json!([{ "line": first, "quantity": 1 }])).await.expect_problem(409, "invalid_transition");
    assert_eq!(staff.post(&format!("{path}/place"), json!({})).await.expect(200)["status"], "ordered");
    let part = receive(json!([{ "line": first, "quantity": 500, "lot": "W-1", "location": "Shelf A" }])).await;
    assert_eq!((&part.expect(200)["status"], &part.json["lines"][0]["received"]), (&json!("receiving"), &json!(500)));
    assert_eq!(part.json["movements"][0]["parts"][0]["cost"], json!({ "amount_minor": 90000, "currency": "KGS" }));
    staff.post(&format!("{path}/cancel"), json!({})).await.expect_problem(409, "invalid_transition");
    let wrong = json!([{ "line": first, "quantity": 2, "unit": "kilogram" }, { "line": lab.id, "quantity": 1 }]);
    assert_eq!(receive(wrong).await.expect_bad_fields(), ["/lines/0/quantity", "/lines/1/line"]);
    // Two parts of one line count together.
    let twice = json!([{ "line": second, "quantity": 6 }, { "line": second, "quantity": 6 }]);
    assert_eq!(receive(twice).await.expect_bad_fields(), ["/lines/1/quantity"]);
    let rest = receive(json!([{ "line": first, "quantity": 1.5, "unit": "kilogram" }, { "line": second, "quantity": 10 }])).await;
    assert_eq!(rest.expect(200)["status"], "closed");
    assert_eq!((balance(&staff, &pla).await, balance(&staff, &bits).await), (json!(2000), json!(10)));
    let ledger = staff.get(&format!("/labs/{}/stock-movements?purchase_order={}", lab.slug, made.id())).await;
    assert_eq!(ledger.expect(200)["items"].as_array().unwrap().len(), 3);
    receive(json!([{ "line": first, "quantity": 1 }])).await.expect_problem(409, "invalid_transition");
} }

both_engines! { an_order_ends_early_by_cancelling_or_closing => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let staff = lab.technician("Timur").await;
    let (own, foreign) = (item(&staff, &lab, json!({})).await, item(&other.technician("Nurlan").await, &other, json!({})).await);
    let path = format!("/labs/{}/purchase-orders", lab.slug);
    let wrong = json!({ "supplier": lab.id, "lines": [{ "stock_item": foreign, "quantity": 1 }, { "stock_item": own, "quantity": 1, "unit": "sheet" }] });
    assert_eq!(staff.post(&path, wrong).await.expect_bad_fields(), ["/supplier", "/lines/0/stock_item", "/lines/1/unit"]);
    assert_eq!(staff.post(&path, json!({ "lines": [] })).await.expect_bad_fields(), ["/lines"]);
    let ask = json!({ "lines": [{ "stock_item": own, "quantity": 5 }] });
    let one = format!("/purchase-orders/{}", staff.post(&path, ask.clone()).await.id());
    assert_eq!(staff.post(&format!("{one}/cancel"), json!({ "reason": "Too dear" })).await.expect(200)["status"], "cancelled");
    staff.post(&format!("{one}/place"), json!({})).await.expect_problem(409, "invalid_transition");
    let other_one = format!("/purchase-orders/{}", staff.post(&path, ask).await.id());
    staff.post(&format!("{other_one}/close"), json!({})).await.expect_problem(409, "invalid_transition");
    staff.post(&format!("{other_one}/place"), json!({})).await.expect(200);
    assert_eq!(staff.post(&format!("{other_one}/close"), json!({})).await.expect(200)["status"], "closed");
    assert_eq!(staff.get(&format!("{path}?status=cancelled")).await.expect(200)["items"].as_array().unwrap().len(), 1);
    lab.student("Aida").await.get(&one).await.expect_problem(403, "not_allowed");
} }
