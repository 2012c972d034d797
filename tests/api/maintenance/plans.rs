use super::*;

fn plan(machine: &Id, every: Value) -> Value {
    let mut body = json!({ "machine": machine, "title": "Clean the optics", "duration_minutes": 90 });
    for (field, value) in every.as_object().unwrap() {
        body[field] = value.clone();
    }
    body
}

async fn open_orders(staff: &Client, plan: Id) -> Vec<Value> {
    let found = staff.get(&format!("/work-orders?plan={plan}&status=open")).await;
    found.expect(200)["items"].as_array().unwrap().clone()
}

both_engines! { a_plan_by_the_calendar_opens_one_order_in_the_first_free_time_however_long_nothing_ran => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let made = staff.post("/maintenance-plans", plan(&machine, json!({ "every_days": 7 }))).await;
    assert_eq!((&made.expect(201)["due_at"], &made.json["lead_days"]), (&json!(at(8, "03:00")), &json!(14)));
    app.drain_jobs().await;
    assert_eq!(open_orders(&staff, made.id()).await.len(), 0);
    book(&aida, &machine, 8, "03:00", "05:10").await.expect_problem(422, "off_grid");
    book(&aida, &machine, 8, "03:00", "05:00").await.expect(201);
    app.at(&at(8, "02:00"));
    app.drain_jobs().await;
    assert_eq!(open_orders(&staff, made.id()).await.len(), 0);
    // Due at 03:00; the machine is free from 05:00 on.
    app.at(&at(8, "03:00"));
    app.drain_jobs().await;
    app.drain_jobs().await;
    let orders = open_orders(&staff, made.id()).await;
    assert_eq!(orders.len(), 1, "{orders:?}");
    assert_eq!((&orders[0]["starts_at"], &orders[0]["ends_at"]), (&json!(at(8, "05:00")), &json!(at(8, "06:30"))));
    book(&aida, &machine, 8, "06:00", "07:00").await.expect_problem(409, "slot_taken");
    // Three weeks without a look open nothing more while it is open.
    app.at("2026-09-29T03:00:00Z");
    app.drain_jobs().await;
    assert_eq!(open_orders(&staff, made.id()).await.len(), 1);
    let id = orders[0]["id"].as_str().unwrap();
    staff.post(&format!("/work-orders/{id}/complete"), json!({})).await.expect(200);
    app.drain_jobs().await;
    let shown = staff.get(&format!("/maintenance-plans/{}", made.id())).await;
    assert_eq!((&shown.expect(200)["due_at"], &shown.json["work_order"]), (&json!("2026-10-06T03:00:00Z"), &Value::Null));
    app.at("2026-11-24T03:00:00Z");
    app.drain_jobs().await;
    assert_eq!(open_orders(&staff, made.id()).await.len(), 1);
} }

both_engines! { a_plan_that_finds_no_time_says_so_and_takes_the_first_that_comes => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "max_minutes": 540 } })).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let day = book(&aida, &machine, 1, "03:00", "12:00").await;
    book(&aida, &machine, 2, "03:00", "12:00").await.expect(201);
    let body = plan(&machine, json!({ "every_days": 7, "lead_days": 1, "last_done_at": "2026-08-01T00:00:00Z" }));
    let made = staff.post("/maintenance-plans", body).await;
    app.drain_jobs().await;
    let path = format!("/maintenance-plans/{}", made.id());
    assert_eq!(staff.get(&path).await.expect(200)["waits_for_gap"], json!(true));
    let orders = open_orders(&staff, made.id()).await;
    assert_eq!((&orders[0]["starts_at"], &orders[0]["waits_for_gap"]), (&Value::Null, &json!(true)));
    let shown = staff.get(&format!("/labs/{}/attention?kind=maintenance_unscheduled", lab.slug)).await;
    assert_eq!(ids_of_subjects(shown.expect(200)), [orders[0]["id"].as_str().unwrap()]);
    aida.post(&format!("/reservations/{}/cancel", day.id()), json!({})).await;
    app.at(&at(2, "11:00"));
    app.drain_jobs().await;
    let orders = open_orders(&staff, made.id()).await;
    assert_eq!(orders.len(), 1);
    assert_eq!((&orders[0]["starts_at"], &orders[0]["version"]), (&json!(at(3, "03:00")), &json!(2)));
} }

fn ids_of_subjects(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["subject"]["id"].as_str().unwrap()).collect()
}

both_engines! { plans_by_hours_of_use_and_by_sessions_come_due_when_a_session_ends => |app| async move {
    let lab = app.lab().await;
    let (saw, mill) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let hours = staff.post("/maintenance-plans", plan(&saw, json!({ "every_run_hours": 3 }))).await.id();
    let visits = staff.post("/maintenance-plans", plan(&mill, json!({ "every_sessions": 2 }))).await.id();
    app.at(&at(1, "11:00"));
    // What lies before the plan does not count, nor what another machine does.
    used(&staff, &saw, aida.id(), "2026-08-31T04:00:00Z", "2026-08-31T09:00:00Z").await;
    used(&staff, &saw, aida.id(), &at(1, "03:00"), &at(1, "05:59")).await;
    used(&staff, &mill, aida.id(), &at(1, "03:00"), &at(1, "03:10")).await;
    app.drain_jobs().await;
    let shown = staff.get(&format!("/maintenance-plans/{hours}")).await;
    assert_eq!((&shown.expect(200)["used_seconds"], &shown.json["sessions"]), (&json!(10_740), &json!(1)));
    assert_eq!((open_orders(&staff, hours).await.len(), open_orders(&staff, visits).await.len()), (0, 0));
    used(&staff, &saw, aida.id(), &at(1, "06:00"), &at(1, "06:01")).await;
    used(&staff, &mill, aida.id(), &at(1, "04:00"), &at(1, "04:10")).await;
    app.drain_jobs().await;
    assert_eq!((open_orders(&staff, hours).await.len(), open_orders(&staff, visits).await.len()), (1, 1));
    // Left out, it counts anew.
    let order = open_orders(&staff, visits).await[0]["id"].as_str().unwrap().to_owned();
    staff.post(&format!("/work-orders/{order}/cancel"), json!({})).await.expect(200);
    app.drain_jobs().await;
    assert_eq!(open_orders(&staff, visits).await.len(), 0);
} }

both_engines! { a_plan_is_changed_paused_and_taken_back => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let never = json!({ "machine": machine, "title": "x", "duration_minutes": 30, "last_done_at": at(9, "03:00") });
    assert_eq!(staff.post("/maintenance-plans", never).await.expect_bad_fields(), ["/every_days", "/last_done_at"]);
    let bad = plan(&machine, json!({ "every_days": 0, "duration_minutes": 1 }));
    assert_eq!(staff.post("/maintenance-plans", bad).await.expect_bad_fields(), ["/duration_minutes", "/every_days"]);
    aida.post("/maintenance-plans", plan(&machine, json!({ "every_days": 7 }))).await.expect_problem(403, "not_allowed");
    let made = staff.post("/maintenance-plans", plan(&machine, json!({ "every_days": 7 }))).await;
    let path = format!("/maintenance-plans/{}", made.id());
    assert_eq!(staff.patch(&path, made.etag(), json!({ "every_days": null })).await.expect_bad_fields(), ["/every_days"]);
    let paused = staff.patch(&path, made.etag(), json!({ "paused": true, "every_days": null, "every_sessions": 5 })).await;
    assert_eq!((&paused.expect(200)["due_at"], &paused.json["every_sessions"]), (&Value::Null, &json!(5)));
    staff.patch(&path, made.etag(), json!({ "paused": false })).await.expect_problem(412, "stale");
    let back = staff.patch(&path, paused.etag(), json!({ "every_days": 7 })).await;
    app.at(&at(9, "03:00"));
    app.drain_jobs().await;
    assert_eq!(open_orders(&staff, made.id()).await.len(), 0);
    staff.patch(&path, back.etag(), json!({ "paused": false })).await.expect(200);
    app.drain_jobs().await;
    assert_eq!(open_orders(&staff, made.id()).await.len(), 1);
    staff.send(reqwest::Method::DELETE, &path, &[], None).await.expect_problem(428, "precondition_required");
    staff.delete(&path, staff.get(&path).await.etag()).await.expect(204);
    staff.get(&path).await.expect_problem(404, "not_found");
    assert_eq!(staff.get("/maintenance-plans").await.expect(200)["items"], json!([]));
    // What it opened stays, and is closed as any other.
    let order = open_orders(&staff, made.id()).await[0]["id"].as_str().unwrap().to_owned();
    staff.post(&format!("/work-orders/{order}/complete"), json!({})).await.expect(200);
} }
