//! What staff are told.

use super::*;

both_engines! { what_waits_for_approval_is_told_to_managers_until_somebody_decided => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "requires_approval": true } })).await;
    let (aida, technician) = (lab.student("Aida").await, lab.technician("Bek").await);
    let (one, other) = (lab.manager("Meerim").await, lab.manager("Nurlan").await);
    let suspended = lab.manager("Away").await;
    lab.set_member(suspended.id(), json!({ "role": "manager", "suspended_until": at(20, "03:00"), "reason": "Away" })).await;
    let mut ids = Vec::new();
    for (from, until) in [("05:00", "06:00"), ("06:00", "07:00")] {
        ids.push(book(&aida, machine, 1, from, until).await.id());
    }
    let told = inbox(&one).await;
    assert_eq!(newest(&told, "reservation.waiting")["link"], json!(format!("/manage/reservations/{}", ids[1])));
    assert_eq!(kinds(&other).await, ["reservation.waiting", "reservation.waiting"]);
    assert!(inbox(&technician).await.is_empty() && !kinds(&suspended).await.contains(&"reservation.waiting".to_owned()));
    one.post(&format!("/reservations/{}/approve", ids[0]), json!({})).await.expect(200);
    aida.post(&format!("/reservations/{}/cancel", ids[1]), json!({})).await.expect(200);
    assert_eq!(other.get("/me/notifications?unread=true").await.expect(200)["unread"], 0);
    // Moved by its holder it waits again.
    let path = format!("/reservations/{}", ids[0]);
    let etag = aida.get(&path).await.etag().to_owned();
    aida.patch(&path, &etag, json!({ "starts_at": at(1, "08:00"), "ends_at": at(1, "09:00") })).await.expect(200);
    assert_eq!(other.get("/me/notifications?unread=true").await.expect(200)["unread"], 1);
    app.at("2026-09-01T08:00:00Z");
    assert_eq!(other.get("/me/notifications").await.expect(200)["unread"], 0, "after its start there is nothing to decide");
} }

both_engines! { a_correction_that_waits_is_told_to_the_labs_staff_alone => |app| async move {
    let (lab, elsewhere) = (app.lab().await, app.lab().await);
    let machine = lab.machine(json!({})).await;
    let (aida, staff, stranger) = (lab.student("Aida").await, lab.technician("Bek").await, elsewhere.manager("Stranger").await);
    let past = json!({
        "machine": machine, "member": aida.id(), "outcome": "success",
        "started_at": "2026-08-31T04:00:00Z", "ended_at": "2026-08-31T05:00:00Z",
    });
    let session = made(&staff, "/usage-sessions", past).await.id();
    let ask = json!({ "purpose": "thesis", "reason": "For my thesis." });
    made(&aida, &format!("/usage-sessions/{session}/corrections"), ask).await;
    let told = inbox(&staff).await;
    assert_eq!(newest(&told, "correction.waiting")["link"], json!(format!("/manage/sessions/{session}")));
    assert!(inbox(&stranger).await.is_empty() && inbox(&aida).await.is_empty());
} }

both_engines! { a_fault_is_told_to_staff_and_to_the_next_holders_and_its_end_to_who_reported_it => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "name": { "en": "Laser" } })).await;
    let (aida, bek, staff) = (lab.student("Aida").await, lab.student("Bek").await, lab.technician("Staff").await);
    book(&bek, machine, 2, "05:00", "06:00").await;
    let fault = json!({ "machine": machine, "severity": "major", "description": "It smells of smoke" });
    let incident = made(&aida, "/incidents", fault).await.id();
    let told = inbox(&staff).await;
    let reported = newest(&told, "incident.reported");
    assert_eq!((&reported["title"], &reported["subject"]["id"]), (&json!("A fault was reported: Laser"), &json!(incident)));
    assert!(reported["text"].as_str().unwrap().contains("The machine is locked."), "{reported}");
    assert!(!reported.to_string().contains("smoke"), "what somebody wrote stands with the incident alone");
    assert_eq!((kinds(&bek).await, kinds(&aida).await), (vec!["machine.down".to_owned()], Vec::new()));
    app.later(10);
    staff.post(&format!("/incidents/{incident}/resolve"), json!({})).await.expect(200);
    assert_eq!((kinds(&bek).await[0].as_str(), kinds(&aida).await), ("machine.back", vec!["incident.resolved".to_owned()]));
} }

both_engines! { what_runs_low_is_told_to_its_keeper_else_to_all_staff => |app| async move {
    let lab = app.lab().await;
    let (manager, staff, other) = (lab.manager("Meerim").await, lab.technician("Bek").await, lab.technician("Cholpon").await);
    for (keeper, others) in [(Some(staff.id()), 0), (None, 1)] {
        let item = json!({ "name": { "en": "Black PLA" }, "category": "filament", "unit": "gram", "reorder_level": 500, "keeper": keeper });
        let item = made(&manager, &format!("/labs/{}/stock-items", lab.slug), item).await.id();
        let path = format!("/stock-items/{item}/movements");
        made(&manager, &path, json!({ "kind": "receipt", "quantity": 1000 })).await;
        made(&manager, &path, json!({ "kind": "use", "quantity": 600 })).await;
        let told = inbox(&staff).await;
        let low = newest(&told, "stock_item.low");
        assert_eq!((&low["title"], &low["subject"]["id"]), (&json!("Runs low: Black PLA"), &json!(item)));
        assert_eq!(inbox(&other).await.len(), others, "what has a keeper is the keeper's alone to see to");
    }
    assert!(inbox(&manager).await.is_empty(), "who did it knows");
} }

both_engines! { what_its_keeper_takes_or_cannot_see_to_is_told_to_staff => |app| async move {
    let lab = app.lab().await;
    let (manager, keeper, other) = (lab.manager("Meerim").await, lab.technician("Bek").await, lab.technician("Cholpon").await);
    let low = async |by: &Client| {
        let item = json!({ "name": { "en": "Tape" }, "category": "thing", "unit": "piece", "reorder_level": 5, "keeper": keeper.id() });
        let path = format!("/stock-items/{}/movements", made(&manager, &format!("/labs/{}/stock-items", lab.slug), item).await.id());
        made(&manager, &path, json!({ "kind": "receipt", "quantity": 10 })).await;
        made(by, &path, json!({ "kind": "use", "quantity": 6 })).await;
        (inbox(&keeper).await.len(), inbox(&other).await.len())
    };
    assert_eq!(low(&keeper).await, (0, 1), "its keeper knows, and is gone with the last of it");
    assert_eq!(low(&manager).await, (1, 1), "what has a keeper is the keeper's alone to see to");
    let suspended = json!({ "role": "technician", "suspended_until": "2027-01-01T00:00:00Z", "reason": "On leave" });
    manager.put(&format!("/labs/{}/members/{}", lab.slug, keeper.id()), suspended).await.expect(200);
    assert_eq!(low(&manager).await.1, 2, "a keeper who is away cannot see to it");
} }

both_engines! { what_runs_low_together_is_told_to_all_who_keep_of_it => |app| async move {
    let lab = app.lab().await;
    let (manager, one, other, third) = (lab.manager("Meerim").await, lab.technician("Bek").await, lab.technician("Cholpon").await, lab.technician("Timur").await);
    let mut paths = Vec::new();
    for keeper in [&one, &other] {
        let item = json!({ "name": { "en": "Black PLA" }, "category": "filament", "material": "PLA", "colour": "black", "unit": "gram", "reorder_level": 500, "keeper": keeper.id() });
        let item = made(&manager, &format!("/labs/{}/stock-items", lab.slug), item).await.id();
        paths.push(format!("/stock-items/{item}/movements"));
        made(&manager, &paths[paths.len() - 1], json!({ "kind": "receipt", "quantity": 1000 })).await;
    }
    made(&one, &paths[0], json!({ "kind": "use", "quantity": 1000 })).await;
    assert_eq!((inbox(&one).await.len(), inbox(&other).await.len(), inbox(&third).await.len()), (0, 1, 0));
} }
