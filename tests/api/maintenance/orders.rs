use super::*;

/// An item with so many pieces of it.
async fn stock(staff: &Client, lab: &str, pieces: i64) -> Id {
    let item = json!({ "name": { "en": "Belt" }, "category": "spare_part", "unit": "piece" });
    let made = staff.post(&format!("/labs/{lab}/stock-items"), item).await;
    made.expect(201);
    let receipt = json!({ "kind": "receipt", "quantity": pieces });
    staff.post(&format!("/stock-items/{}/movements", made.id()), receipt).await.expect(201);
    made.id()
}

both_engines! { planned_work_takes_its_time_in_the_calendar_and_gives_the_rest_back => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let made = staff.post("/work-orders", work(&machine, 1, "05:00", "07:00")).await;
    assert_eq!((&made.expect(201)["status"], &made.json["planned"]), (&json!("open"), &json!(true)));
    let refused = book(&aida, &machine, 1, "06:00", "07:30").await;
    assert_eq!(refused.expect_problem(409, "slot_taken")["conflicts"][0]["kind"], json!("work_order"));
    let blackouts = staff.get(&format!("/labs/{}/blackouts", lab.slug)).await;
    assert_eq!(blackouts.expect(200)["items"], json!([]));
    app.at(&at(1, "05:30"));
    let path = format!("/work-orders/{}", made.id());
    let done = staff.post(&format!("{path}/complete"), json!({ "cause": "Wear", "note": "Done early" })).await;
    assert_eq!((&done.expect(200)["status"], &done.json["closed_at"]), (&json!("done"), &json!(at(1, "05:30"))));
    book(&aida, &machine, 1, "06:00", "07:00").await.expect(201);
    for step in ["complete", "cancel"] {
        staff.post(&format!("{path}/{step}"), json!({})).await.expect_problem(409, "invalid_transition");
    }
    staff.patch(&path, "*", json!({ "title": "x" })).await.expect_problem(409, "invalid_transition");
    // What was worked is planned downtime.
    let figures = lab.manager("Meerim").await.get(&format!("/machines/{machine}/reliability?from=2026-09-01&until=2026-09-02")).await;
    assert_eq!(figures.expect(200)["downtime_planned_seconds"], json!(1800));
} }

both_engines! { a_repair_takes_its_parts_from_stock_or_is_not_done => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let belts = stock(&staff, &lab.slug, 3).await;
    let theirs = stock(&other.technician("Nurlan").await, &other.slug, 3).await;
    let incident = report(&aida, &machine, "major").await.id();
    let order = json!({ "machine": machine, "title": "New belts", "planned": false, "incident": incident });
    let path = format!("/work-orders/{}", staff.post("/work-orders", order).await.id());
    let complete = async |item: Id, quantity: i64| {
        let parts = json!([{ "stock_item": item, "quantity": quantity }]);
        let done = json!({ "cause": "Wear", "note": "Changed", "parts": parts, "resolve_incident": true });
        staff.post(&format!("{path}/complete"), done).await
    };
    let short = complete(belts, 4).await;
    assert_eq!(short.expect_problem(409, "insufficient_stock")["available"], json!(3));
    assert_eq!(complete(theirs, 1).await.expect_bad_fields(), ["/parts/0/stock_item"]);
    assert_eq!(staff.get(&path).await.expect(200)["status"], json!("open"));
    assert_eq!(shown_status(&aida, &machine).await, json!("out_of_service"));
    assert_eq!(complete(belts, 2).await.expect(200)["status"], json!("done"));
    assert_eq!(shown_status(&aida, &machine).await, json!("in_service"));
    assert_eq!(staff.get(&format!("/stock-items/{belts}")).await.expect(200)["balance"], json!(1));
    let order = path.rsplit('/').next().unwrap();
    let ledger = staff.get(&format!("/labs/{}/stock-movements?work_order={order}", lab.slug)).await;
    let [used] = ledger.expect(200)["items"].as_array().unwrap().as_slice() else { panic!("{}", ledger.text) };
    assert_eq!((&used["kind"], &used["quantity"], &used["work_order"]), (&json!("use"), &json!(-2), &json!(order)));
    assert_eq!((&used["stock_item"], &used["person"]), (&json!(belts), &json!(staff.id())));
} }

both_engines! { planned_work_is_refused_where_the_machine_is_not_free_and_told_when_it_is => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    book(&aida, &machine, 1, "04:00", "06:00").await.expect(201);
    let refused = staff.post("/work-orders", work(&machine, 1, "05:00", "08:00")).await;
    let problem = refused.expect_problem(409, "slot_taken");
    assert_eq!(problem["conflicts"], json!([{ "starts_at": at(1, "04:00"), "ends_at": at(1, "06:00"), "kind": "reservation" }]));
    assert_eq!(problem["next_gaps"][0], json!({ "starts_at": at(1, "06:00"), "ends_at": at(1, "09:00") }));
    assert_eq!(staff.get("/work-orders").await.expect(200)["items"], json!([]));
    staff.post("/work-orders", work(&machine, 1, "01:00", "02:00")).await.expect_problem(422, "in_the_past");
    // Work that is not planned needs no time and takes none.
    let order = json!({ "machine": machine, "title": "Squeaks", "planned": false });
    staff.post("/work-orders", order).await.expect(201);
    book(&aida, &machine, 1, "07:00", "08:00").await.expect(201);
} }

both_engines! { planned_work_moves_within_the_calendar_and_only_its_end_once_it_has_begun => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let made = staff.post("/work-orders", work(&machine, 1, "05:00", "06:00")).await;
    book(&aida, &machine, 1, "07:00", "08:00").await.expect(201);
    let path = format!("/work-orders/{}", made.id());
    let clash = json!({ "ends_at": at(1, "07:30") });
    staff.patch(&path, made.etag(), clash).await.expect_problem(409, "slot_taken");
    let moved = staff.patch(&path, made.etag(), json!({ "starts_at": at(1, "05:30"), "ends_at": at(1, "06:30"), "assignee": staff.id() })).await;
    assert_eq!((&moved.expect(200)["starts_at"], &moved.json["version"]), (&json!(at(1, "05:30")), &json!(2)));
    book(&aida, &machine, 1, "05:00", "05:30").await.expect(201);
    staff.patch(&path, made.etag(), json!({ "title": "x" })).await.expect_problem(412, "stale");
    app.at(&at(1, "06:00"));
    staff.patch(&path, moved.etag(), json!({ "starts_at": at(1, "05:45") })).await.expect_problem(422, "in_the_past");
    let longer = staff.patch(&path, moved.etag(), json!({ "ends_at": at(1, "07:00"), "assignee": null })).await;
    assert_eq!((&longer.expect(200)["ends_at"], &longer.json["assignee"]), (&json!(at(1, "07:00")), &Value::Null));
    // Its block ends by itself; the order stays open, and may take more time.
    app.at(&at(1, "07:15"));
    app.drain_jobs().await;
    assert_eq!(staff.get(&path).await.expect(200)["status"], json!("open"));
    let more = json!({ "starts_at": at(1, "08:00"), "ends_at": at(1, "09:00") });
    staff.patch(&path, longer.etag(), more).await.expect(200);
    book(&aida, &machine, 1, "08:30", "09:30").await.expect_problem(409, "slot_taken");
    let cancelled = staff.post(&format!("{path}/cancel"), json!({ "reason": "No parts" })).await;
    assert_eq!(cancelled.expect(200)["status"], json!("cancelled"));
    book(&aida, &machine, 1, "08:30", "09:30").await.expect(201);
} }

both_engines! { the_block_of_a_work_order_is_not_lifted_as_a_blackout => |app| async move {
    use diesel::prelude::*;
    use ustakana::platform::db::{Fault, schema::reservations};
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let staff = lab.technician("Timur").await;
    staff.post("/work-orders", work(&machine, 1, "05:00", "06:00")).await.expect(201);
    let batch: Option<Id> = app.service().read(|c| {
        let block = reservations::table.filter(reservations::kind.eq("work_order"));
        Ok::<_, Fault>(block.select(reservations::batch).first(c)?)
    }).await.unwrap();
    staff.post(&format!("/blackouts/{}/cancel", batch.unwrap()), json!({})).await.expect_problem(404, "not_found");
} }

both_engines! { bad_work_orders_are_refused_field_by_field => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (machine, theirs) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let incident = report(&aida, &theirs, "minor").await.id();
    let bad = json!({ "machine": machine, "title": "x", "planned": true, "incident": incident, "assignee": aida.id() });
    assert_eq!(staff.post("/work-orders", bad).await.expect_bad_fields(), ["/starts_at", "/ends_at", "/incident", "/assignee"]);
    let mut backwards = work(&machine, 1, "06:00", "05:00");
    assert_eq!(staff.post("/work-orders", backwards.clone()).await.expect_bad_fields(), ["/ends_at"]);
    backwards["planned"] = json!(false);
    backwards["ends_at"] = Value::Null;
    let half = json!({ "machine": machine, "title": "x", "planned": false, "starts_at": at(1, "05:00") });
    assert_eq!(staff.post("/work-orders", half).await.expect_bad_fields(), ["/ends_at"]);
    aida.post("/work-orders", work(&machine, 1, "05:00", "06:00")).await.expect_problem(403, "not_allowed");
    aida.get("/work-orders").await.expect_problem(403, "not_allowed");
    let made = staff.post("/work-orders", work(&machine, 1, "05:00", "06:00")).await;
    let stranger = other.manager("Nurlan").await;
    stranger.get(&format!("/work-orders/{}", made.id())).await.expect_problem(403, "not_allowed");
    assert_eq!(stranger.get("/work-orders").await.expect(200)["items"], json!([]));
    stranger.get(&format!("/work-orders?lab={}", lab.slug)).await.expect_problem(403, "not_allowed");
} }

both_engines! { work_orders_are_listed_by_machine_state_and_incident => |app| async move {
    let lab = app.lab().await;
    let (machine, other) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let staff = lab.technician("Timur").await;
    let incident = report(&staff, &machine, "major").await.id();
    let order = json!({ "machine": machine, "title": "Repair", "planned": false, "incident": incident, "assignee": staff.id() });
    let repair = staff.post("/work-orders", order).await.id();
    let oil = staff.post("/work-orders", json!({ "machine": other, "title": "Oil", "planned": false })).await.id();
    let list = async |query: &str| {
        let found = staff.get(&format!("/work-orders?{query}")).await;
        ids(&found.expect(200)["items"]).into_iter().map(|id| id.parse::<Id>().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(list(&format!("lab={}", lab.slug)).await, [oil, repair]);
    assert_eq!(list(&format!("machine={machine}")).await, [repair]);
    assert_eq!(list(&format!("incident={incident}")).await, [repair]);
    assert_eq!(list(&format!("assignee={}", staff.id())).await, [repair]);
    staff.post(&format!("/work-orders/{repair}/complete"), json!({ "resolve_incident": true, "cause": "A fuse" })).await.expect(200);
    assert_eq!(list("status=open").await, [oil]);
    let resolved = staff.get(&format!("/incidents/{incident}")).await;
    assert_eq!((&resolved.expect(200)["status"], &resolved.json["cause"]), (&json!("resolved"), &json!("A fuse")));
    assert_eq!(shown_status(&staff, &machine).await, json!("in_service"));
} }
