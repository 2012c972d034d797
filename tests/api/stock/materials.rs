use super::*;

async fn running(lab: &TestLab, of: &Client) -> String {
    let machine = lab.machine(json!({})).await;
    let started = of.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 60 })).await;
    started.expect(201)["id"].as_str().unwrap().to_owned()
}

both_engines! { finishing_a_session_takes_its_materials_in_the_same_step => |app| async move {
    let lab = app.lab().await;
    let (staff, aida) = (lab.technician("Timur").await, lab.student("Aida").await);
    let pla = item(&staff, &lab, json!({
        "filament": { "density_g_cm3": 1.24, "diameter_mm": 1.75 },
        "unit_cost": { "amount": { "amount_minor": 180000, "currency": "KGS" }, "per": 1000 },
    })).await;
    let nozzle = item(&staff, &lab, json!({ "unit": "piece" })).await;
    received(&staff, &pla, 100.0).await;
    received(&staff, &nozzle, 1.0).await;
    let path = format!("/usage-sessions/{}", running(&lab, &aida).await);
    let materials = |grams: f64| json!({ "outcome": "success", "materials": [
        { "stock_item": nozzle, "quantity": 1 }, { "stock_item": pla, "quantity": grams, "unit": "gram" },
    ] });
    let refused = aida.post(&format!("{path}/finish"), materials(100.5)).await;
    let problem = refused.expect_problem(409, "insufficient_stock");
    assert_eq!((&problem["errors"][0]["pointer"], &problem["available"]), (&json!("/materials/1/quantity"), &json!(100)));
    // All of it or nothing: the session is open, and the nozzle is there.
    assert_eq!(aida.get(&path).await.expect(200)["ended_at"], Value::Null);
    assert_eq!(balance(&staff, &nozzle).await, 1);
    let finished = aida.post(&format!("{path}/finish"), materials(42.5)).await;
    let shown = finished.expect(200)["materials"].as_array().unwrap().clone();
    assert_eq!(shown.len(), 2);
    let of_pla = shown.iter().find(|one| one["stock_item"] == json!(pla)).unwrap();
    assert_eq!((&of_pla["quantity"], &of_pla["unit"]), (&json!(42.5), &json!("gram")));
    assert_eq!(of_pla["cost"], json!({ "amount_minor": 7650, "currency": "KGS" }));
    assert_eq!((balance(&staff, &pla).await, balance(&staff, &nozzle).await), (json!(57.5), json!(0)));
    let session = path.rsplit('/').next().unwrap();
    let ledger = staff.get(&format!("/labs/{}/stock-movements?usage_session={session}", lab.slug)).await;
    assert_eq!(ledger.expect(200)["items"].as_array().unwrap().len(), 2);
    let listed = aida.get("/me/usage").await;
    assert_eq!(listed.expect(200)["items"][0]["materials"].as_array().unwrap().len(), 2);
    // What comes back is no more than was taken.
    let back = |grams: f64| json!({ "kind": "return", "quantity": grams, "usage_session": session });
    assert_eq!(moved(&staff, &pla, back(43.0)).await.expect_bad_fields(), ["/quantity"]);
    moved(&staff, &pla, back(2.5)).await.expect(201);
    let of_pla = aida.get(&path).await.expect(200)["materials"].as_array().unwrap().iter().find(|one| one["stock_item"] == json!(pla)).unwrap().clone();
    assert_eq!((&of_pla["quantity"], &of_pla["cost"]["amount_minor"]), (&json!(40), &json!(7200)));
} }

both_engines! { materials_of_a_past_session_and_at_a_start_are_taken_too => |app| async move {
    let lab = app.lab().await;
    let (staff, aida) = (lab.technician("Timur").await, lab.student("Aida").await);
    let sheet = item(&staff, &lab, json!({ "unit": "sheet" })).await;
    received(&staff, &sheet, 3.0).await;
    let machine = lab.machine(json!({})).await;
    let past = |quantity: i64| json!({
        "machine": machine, "member": aida.id(), "started_at": "2026-09-01T01:00:00Z", "ended_at": "2026-09-01T02:00:00Z",
        "materials": [{ "stock_item": sheet, "quantity": quantity, "unit": "sheet" }],
    });
    let refused = staff.post("/usage-sessions", past(4)).await;
    assert_eq!(refused.expect_problem(409, "insufficient_stock")["errors"][0]["pointer"], "/materials/0/quantity");
    let made = staff.post("/usage-sessions", past(2)).await;
    assert_eq!(made.expect(201)["materials"][0]["quantity"], 2);
    let start = json!({ "machine": machine, "expected_minutes": 60, "materials": [{ "stock_item": sheet, "quantity": 1 }] });
    assert_eq!(aida.post("/usage-sessions", start).await.expect(201)["materials"][0]["quantity"], 1);
    assert_eq!(balance(&staff, &sheet).await, 0);
} }

both_engines! { materials_are_of_the_sessions_lab_and_convert => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (staff, elsewhere) = (lab.technician("Timur").await, other.technician("Nurlan").await);
    let aida = lab.student("Aida").await;
    let (own, foreign) = (item(&staff, &lab, json!({})).await, item(&elsewhere, &other, json!({})).await);
    received(&staff, &own, 10.0).await;
    let path = format!("/usage-sessions/{}/finish", running(&lab, &aida).await);
    let body = json!({ "outcome": "success", "materials": [
        { "stock_item": foreign, "quantity": 1 }, { "stock_item": own, "quantity": 1, "unit": "sheet" }, { "stock_item": own, "quantity": 0.0001, "unit": "gram" },
    ] });
    assert_eq!(aida.post(&path, body).await.expect_bad_fields(), ["/materials/2/quantity"]);
    let body = json!({ "outcome": "success", "materials": [
        { "stock_item": foreign, "quantity": 1 }, { "stock_item": own, "quantity": 1, "unit": "sheet" },
        { "stock_item": own, "quantity": 0.001, "unit": "milligram" },
    ] });
    assert_eq!(aida.post(&path, body).await.expect_bad_fields(), ["/materials/0/stock_item", "/materials/1/unit", "/materials/2/quantity"]);
} }
