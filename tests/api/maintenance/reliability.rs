use super::*;

// Counted by hand. Tuesday to Thursday, open 09:00–18:00: 3 × 9 h = 97 200 s of open time.
//
// - Tuesday 11:00–13:00 a major incident: 2 h unplanned.
// - Wednesday 17:00 a safety incident, resolved on Thursday at 10:30: 1 h + 1.5 h of open time unplanned.
// - Wednesday 12:00–13:30 work was planned until 14:00 and done at 13:30: 1.5 h planned.
// - Thursday 10:00–11:00 work was planned: unplanned wins until 10:30, 0.5 h planned.
// - Used: Tuesday 09:00–10:30 and Thursday 15:00–18:30: 1.5 h + 3.5 h = 5 h.
both_engines! { reliability_is_made_of_incidents_and_work_as_counted_by_hand => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    // Bishkek is six hours ahead of UTC.
    app.at(&at(1, "05:00"));
    used(&manager, &machine, aida.id(), &at(1, "03:00"), &at(1, "04:30")).await;
    let first = report(&aida, &machine, "major").await.id();
    report(&aida, &machine, "minor").await.expect(201);
    app.at(&at(1, "07:00"));
    manager.post(&format!("/incidents/{first}/resolve"), json!({})).await.expect(200);
    let wednesday = manager.post("/work-orders", work(&machine, 2, "06:00", "08:00")).await.id();
    manager.post("/work-orders", work(&machine, 3, "04:00", "05:00")).await.expect(201);
    app.at(&at(2, "07:30"));
    manager.post(&format!("/work-orders/{wednesday}/complete"), json!({})).await.expect(200);
    app.at(&at(2, "11:00"));
    let second = report(&aida, &machine, "safety").await.id();
    app.at(&at(3, "04:30"));
    manager.post(&format!("/incidents/{second}/resolve"), json!({})).await.expect(200);
    app.at(&at(4, "03:00"));
    app.drain_jobs().await;
    used(&manager, &machine, aida.id(), &at(3, "09:00"), &at(3, "12:30")).await;
    let reply = manager.get(&format!("/machines/{machine}/reliability?from=2026-09-01&until=2026-09-04")).await;
    let found = reply.expect(200);
    let unplanned = (2 * 3600) + 3600 + 5400;
    let planned = 5400 + 1800;
    let figure = |name: &str| found[name].as_f64().unwrap();
    assert_eq!(found["incidents"], json!(2));
    assert_eq!((&found["downtime_unplanned_seconds"], &found["downtime_planned_seconds"]), (&json!(unplanned), &json!(planned)));
    assert!((figure("availability") - f64::from(97_200 - unplanned - planned) / 97_200.0).abs() < 1e-9, "{found}");
    assert!((figure("mttr_seconds") - f64::from(unplanned) / 2.0).abs() < 1e-9, "{found}");
    assert!((figure("mtbf_seconds") - 18_000.0 / 2.0).abs() < 1e-9, "{found}");
} }
