use super::*;

both_engines! { an_item_begins_with_nothing_and_is_found_by_what_it_is => |app| async move {
    let lab = app.lab().await;
    let (staff, aida) = (lab.technician("Timur").await, lab.student("Aida").await);
    let body = json!({
        "name": { "en": "PLA black", "ru": "PLA чёрный" }, "category": "Filament", "material": "PLA", "colour": "Black",
        "unit": "gram", "reorder_level": 1000, "barcode": "4770001", "filament": { "density_g_cm3": 1.24, "diameter_mm": 1.75 },
        "unit_cost": { "amount": { "amount_minor": 180000, "currency": "KGS" }, "per": 1000 }, "keeper": staff.id(),
    });
    let path = format!("/labs/{}/stock-items", lab.slug);
    let made = staff.post(&path, body).await;
    let item = made.expect(201);
    assert_eq!((&item["balance"], &item["below_reorder_level"], &item["reorder_level"]), (&json!(0), &json!(true), &json!(1000)));
    assert_eq!(item["filament"], json!({ "density_g_cm3": 1.24, "diameter_mm": 1.75 }));
    assert_eq!(item["units"], json!(["milligram", "gram", "kilogram", "millimetre", "centimetre", "metre"]));
    item_of(&staff, &lab, "white").await;
    for (query, found) in [
        ("category=filament", 2), ("category=FILAMENT&colour=black", 1), ("material=pla&colour=Black", 1), ("q=черн", 1),
        ("barcode=4770001", 1), ("below_reorder_level=true", 1), ("below_reorder_level=false", 1), ("category=resin", 0),
    ] {
        let list = aida.get(&format!("{path}?{query}")).await;
        assert_eq!(list.expect(200)["items"].as_array().unwrap().len(), found, "{query}");
    }
    // A member sees what it is and how much there is; prices and keepers are for staff.
    let seen = aida.get(&format!("/stock-items/{}", made.id())).await;
    let seen = seen.expect(200);
    assert_eq!((&seen["balance"], &seen["unit_cost"], &seen["keeper"], &seen["reorder_level"]), (&json!(0), &Value::Null, &Value::Null, &Value::Null));
    aida.post(&path, json!({ "name": "X", "category": "x", "unit": "gram" })).await.expect_problem(403, "not_allowed");
    app.anonymous().get(&path).await.expect_problem(401, "not_signed_in");
    lab.funder("Kim").await.get(&path).await.expect_problem(403, "not_allowed");
} }

async fn item_of(staff: &Client, lab: &TestLab, colour: &str) -> String {
    item(staff, lab, json!({ "material": "PLA", "colour": colour })).await
}

both_engines! { every_bad_field_of_an_item_is_told_at_once => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let staff = lab.technician("Timur").await;
    let path = format!("/labs/{}/stock-items", lab.slug);
    let shapeless = json!({ "name": {}, "category": " ", "unit": "barrel", "colour_of": "x" });
    let mut bad = staff.post(&path, shapeless).await.expect_bad_fields();
    bad.sort();
    assert_eq!(bad, ["/category", "/colour_of", "/name", "/unit"]);
    let precise = json!({ "name": "X", "category": "x", "unit": "gram", "reorder_level": 0.0005, "unit_cost": { "amount": { "amount_minor": 1, "currency": "KGS" }, "per": 1.0001 } });
    assert_eq!(staff.post(&path, precise).await.expect_bad_fields(), ["/reorder_level", "/unit_cost/per"]);
    let stranger = other.student("Bakyt").await;
    let wrong = json!({
        "name": "X", "category": "x", "unit": "piece", "supplier": lab.id, "keeper": stranger.id(),
        "filament": { "density_g_cm3": 1.24, "diameter_mm": 1.75 },
    });
    assert_eq!(staff.post(&path, wrong).await.expect_bad_fields(), ["/filament", "/supplier", "/keeper"]);
} }

both_engines! { a_barcode_is_one_items_alone => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (staff, elsewhere) = (lab.technician("Timur").await, other.technician("Nurlan").await);
    item(&staff, &lab, json!({ "barcode": "B1" })).await;
    let twice = json!({ "name": "Y", "category": "x", "unit": "gram", "barcode": "B1" });
    let refused = staff.post(&format!("/labs/{}/stock-items", lab.slug), twice.clone()).await;
    assert_eq!(refused.expect_problem(409, "already_exists")["pointer"], "/barcode");
    elsewhere.post(&format!("/labs/{}/stock-items", other.slug), twice).await.expect(201);
} }

both_engines! { an_item_is_changed_by_who_has_seen_it_as_it_is => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({ "material": "PLA" })).await;
    let path = format!("/stock-items/{id}");
    let seen = staff.get(&path).await;
    received(&staff, &id, 5.0).await;
    staff.patch(&path, seen.etag(), json!({ "reorder_level": 10 })).await.expect_problem(412, "stale");
    let seen = staff.get(&path).await;
    let changed = staff.patch(&path, seen.etag(), json!({ "reorder_level": 10, "material": null, "name": "Renamed" })).await;
    let item = changed.expect(200);
    assert_eq!((&item["reorder_level"], &item["material"], &item["balance"]), (&json!(10), &Value::Null, &json!(5)));
    assert_eq!(staff.get(&path).await.etag(), changed.etag());
    assert_eq!(staff.patch(&path, "*", json!({ "category": null })).await.expect_bad_fields(), ["/category"]);
    // What there still is some of is not put away.
    assert_eq!(staff.patch(&path, "*", json!({ "archived": true })).await.expect_bad_fields(), ["/archived"]);
    moved(&staff, &id, json!({ "kind": "use", "quantity": 5 })).await.expect(201);
    assert_eq!(staff.patch(&path, "*", json!({ "archived": true })).await.expect(200)["archived"], true);
    assert_eq!(moved(&staff, &id, json!({ "kind": "receipt", "quantity": 1 })).await.expect_bad_fields(), [""]);
    let list = staff.get(&format!("/labs/{}/stock-items?archived=true", lab.slug)).await;
    assert_eq!(list.expect(200)["items"].as_array().unwrap().len(), 1);
} }

both_engines! { what_may_not_be_seen_does_not_exist => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (staff, stranger) = (lab.technician("Timur").await, other.technician("Nurlan").await);
    let id = item(&staff, &lab, json!({})).await;
    let seen = app.admin().get(&format!("/labs/{}", lab.slug)).await;
    app.admin().patch(&format!("/labs/{}", lab.slug), seen.etag(), json!({ "visibility": "members", "registration": "desk" })).await.expect(200);
    stranger.get(&format!("/stock-items/{id}")).await.expect_problem(404, "not_found");
    moved(&stranger, &id, json!({ "kind": "receipt", "quantity": 1 })).await.expect_problem(404, "not_found");
    stranger.get(&format!("/labs/{}/stock-items", lab.slug)).await.expect_problem(404, "not_found");
    let lot = json!({ "stock_item": id, "code": "L" });
    assert_eq!(stranger.post("/stock-lots", lot).await.expect_bad_fields(), ["/stock_item"]);
} }

both_engines! { low_stock_is_told_by_what_stands_in_for_each_other => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let black = |name: &str| json!({ "name": name, "material": "PLA", "colour": "black", "reorder_level": 1000 });
    let (esun, prusa) = (item(&staff, &lab, black("eSun")).await, item(&staff, &lab, black("Prusament")).await);
    received(&staff, &esun, 200.0).await;
    received(&staff, &prusa, 3000.0).await;
    item(&staff, &lab, json!({ "material": "PLA", "colour": "white" })).await;
    let low = staff.get(&format!("/labs/{}/low-stock", lab.slug)).await;
    let groups = low.expect(200)["items"].as_array().unwrap().clone();
    assert_eq!(groups.len(), 1);
    assert_eq!((&groups[0]["balance"], &groups[0]["reorder_level"], &groups[0]["low"]), (&json!(3200), &json!(2000), &json!(false)));
    assert_eq!(groups[0]["items"].as_array().unwrap().len(), 1);
    // Neither the list, nor what staff are told, nor what needs attention says more than the group.
    let manager = lab.manager("Meerim").await;
    let attention = async || {
        let found = manager.get(&format!("/labs/{}/attention?kind=stock_low", lab.slug)).await;
        found.expect(200)["items"].as_array().unwrap().clone()
    };
    let told = async || {
        let found = manager.get(&format!("/labs/{}/audit-events?action=stock_item.low", lab.slug)).await;
        found.expect(200)["items"].as_array().unwrap().clone()
    };
    assert_eq!((attention().await, told().await), (Vec::new(), Vec::new()));
    // Each time it falls to its level it is told once, by whichever of them.
    for (of, quantity) in [(&prusa, 1199.0), (&esun, 1.0), (&prusa, 5.0), (&esun, 1.0)] {
        moved(&staff, of, json!({ "kind": "use", "quantity": quantity })).await.expect(201);
    }
    let low = staff.get(&format!("/labs/{}/low-stock", lab.slug)).await;
    assert_eq!((&low.expect(200)["items"][0]["balance"], &low.json["items"][0]["low"]), (&json!(1994), &json!(true)));
    let events = told().await;
    assert_eq!(events.len(), 1);
    assert_eq!((&events[0]["subject"]["id"], &events[0]["after"]["balance"], &events[0]["after"]["reorder_level"]), (&json!(esun), &json!(2_000_000), &json!(2_000_000)));
    let listed = attention().await;
    assert_eq!((listed.len(), &listed[0]["subject"]["id"], &listed[0]["subject"]["label"]), (1, &json!(esun), &json!("PLA, black")));
    received(&staff, &esun, 500.0).await;
    assert_eq!(attention().await, Vec::<Value>::new());
    moved(&staff, &prusa, json!({ "kind": "use", "quantity": 600 })).await.expect(201);
    assert_eq!(told().await.len(), 2);
    // What names no material stands for itself.
    let nozzle = item(&staff, &lab, json!({ "category": "spare_part", "unit": "piece", "reorder_level": 2 })).await;
    let belt = item(&staff, &lab, json!({ "category": "spare_part", "unit": "piece" })).await;
    received(&staff, &belt, 40.0).await;
    let low: Vec<Value> = attention().await.iter().map(|one| one["subject"]["id"].clone()).collect();
    assert!(low.contains(&json!(nozzle)) && low.len() == 2, "{low:?}");
} }

both_engines! { suppliers_and_lots_are_kept_by_staff => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (staff, aida) = (lab.technician("Timur").await, lab.student("Aida").await);
    let path = format!("/labs/{}/suppliers", lab.slug);
    let made = staff.post(&path, json!({ "name": "3D Market" })).await;
    let supplier = made.expect(201)["id"].clone();
    assert_eq!(staff.post(&path, json!({ "name": "3d market" })).await.expect_problem(409, "already_exists")["pointer"], "/name");
    aida.get(&path).await.expect_problem(403, "not_allowed");
    let one = format!("/suppliers/{}", made.id());
    assert_eq!(staff.patch(&one, made.etag(), json!({ "contact": "+996 555 123456" })).await.expect(200)["version"], 2);
    staff.patch(&one, made.etag(), json!({ "contact": null })).await.expect_problem(412, "stale");

    let id = item(&staff, &lab, json!({})).await;
    let lot = json!({ "stock_item": id, "code": "L1", "expires_on": "2027-03-01", "supplier": supplier });
    let made = staff.post("/stock-lots", lot.clone()).await;
    assert_eq!(made.expect(201)["balance"], 0);
    assert_eq!(staff.post("/stock-lots", lot).await.expect_problem(409, "already_exists")["pointer"], "/code");
    let foreign = other.technician("Nurlan").await.post(&format!("/labs/{}/suppliers", other.slug), json!({ "name": "Other" })).await;
    let wrong = json!({ "stock_item": id, "code": "L2", "supplier": foreign.expect(201)["id"] });
    assert_eq!(staff.post("/stock-lots", wrong).await.expect_bad_fields(), ["/supplier"]);
    let path = format!("/stock-lots/{}", made.id());
    assert_eq!(staff.patch(&path, made.etag(), json!({ "expires_on": null })).await.expect(200)["expires_on"], Value::Null);
    let list = staff.get(&format!("/stock-lots?lab={}&item={id}", lab.slug)).await;
    assert_eq!(list.expect(200)["items"].as_array().unwrap().len(), 1);
    // The trail says what a lot was called, of a supplier, who may be a person, only that it is called otherwise.
    staff.patch(&path, "*", json!({ "code": "L1-b" })).await.expect(200);
    staff.patch(&one, "*", json!({ "name": "4D Market" })).await.expect(200);
    let manager = lab.manager("Meerim").await;
    let trail = async |action: &str| manager.get(&format!("/labs/{}/audit-events?action={action}", lab.slug)).await;
    let lots = trail("stock_lot.changed").await;
    let last = &lots.expect(200)["items"][0];
    assert_eq!((&last["before"]["code"], &last["after"]["code"]), (&json!("L1"), &json!("L1-b")));
    let suppliers = trail("supplier.changed").await;
    assert_eq!(suppliers.expect(200)["items"][0]["after"]["name_changed"], json!(true));
    for said in ["3D Market", "4D Market", "996 555"] {
        assert!(!suppliers.text.contains(said), "{}", suppliers.text);
    }
} }

both_engines! { who_is_erased_keeps_no_item_any_more_and_the_ledger_stays => |app| async move {
    let lab = app.lab().await;
    let (staff, keeper) = (lab.technician("Timur").await, lab.technician("Nurlan").await);
    let id = item(&staff, &lab, json!({ "keeper": keeper.id() })).await;
    received(&keeper, &id, 5.0).await;
    let held = keeper.get("/me/export").await;
    assert!(held.expect(200).to_string().contains("\"stock_movements\":[{"), "{}", held.text);
    keeper.post("/me/erasure", json!({})).await.expect(202);
    app.later(8 * 24 * 60);
    app.drain_jobs().await;
    let shown = staff.get(&format!("/stock-items/{id}")).await;
    assert_eq!((&shown.expect(200)["keeper"], &shown.json["balance"]), (&Value::Null, &json!(5)));
    let ledger = staff.get(&format!("/stock-items/{id}/movements")).await;
    assert_eq!(ledger.expect(200)["items"][0]["person"], json!(keeper.id()));
} }
