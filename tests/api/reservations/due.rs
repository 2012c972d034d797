use ustakana::platform::write::Call;
use ustakana::server;

use super::*;

/// A sign of life, as the running service leaves it.
async fn beat(app: &App) {
    app.service().write(Call::service("heartbeat"), |w| server::beat(w, "node")).await.unwrap();
}

async fn scene(app: &App) -> (crate::app::TestLab, Client, Id, String) {
    let lab = app.lab().await;
    let (aida, machine) = (lab.student("Aida").await, lab.machine(json!({})).await);
    let one = booked(&aida, &machine, 1, "05:00", "07:00").await;
    (lab, aida, machine, one)
}

both_engines! { who_does_not_come_within_the_window_has_missed_and_the_rest_is_free_again => |app| async move {
    let (lab, aida, machine, one) = scene(&app).await;
    app.at("2026-09-01T05:14:00Z");
    app.drain_jobs().await;
    assert_eq!(status(&aida, &one).await, "confirmed");
    app.at("2026-09-01T05:15:00Z");
    app.drain_jobs().await;
    let missed = aida.get(&one).await;
    assert_eq!((&missed.expect(200)["status"], &missed.json["released_at"]), (&json!("no_show"), &json!(at(1, "05:15"))));
    book(&lab.student("Bek").await, &machine, 1, "05:15", "07:00").await.expect(201);
    app.later(600);
    app.drain_jobs().await;
    let audit = actions(&app, &lab.slug).await;
    let told = |event: &&Value| event["action"] == "reservation.missed" && event["subject"]["id"] == missed.json["id"];
    let misses = audit.iter().filter(told).count();
    assert_eq!(misses, 1);
} }

both_engines! { one_that_nobody_approved_expires_at_its_start => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "requires_approval": true } })).await;
    let aida = lab.student("Aida").await;
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    app.at("2026-09-01T05:00:00Z");
    app.drain_jobs().await;
    assert_eq!(status(&aida, &one).await, "expired");
    book(&lab.manager("Meerim").await, &machine, 1, "05:00", "06:00").await.expect(201);
} }

both_engines! { a_lock_during_the_window_is_no_miss_and_the_window_stays_open_to_the_end => |app| async move {
    let (lab, aida, machine, one) = scene(&app).await;
    let manager = lab.manager("Meerim").await;
    let set = async |status: &str| {
        manager.post(&format!("/machines/{machine}/status"), json!({ "status": status, "reason": "Belt" })).await.expect(200);
    };
    app.at("2026-09-01T05:05:00Z");
    set("out_of_service").await;
    app.at("2026-09-01T05:10:00Z");
    set("in_service").await;
    app.at("2026-09-01T05:20:00Z");
    app.drain_jobs().await;
    assert_eq!(status(&aida, &one).await, "confirmed");
    aida.post(&format!("{one}/check-in"), json!({})).await.expect(200);
    assert_eq!(status(&aida, &one).await, "checked_in");
} }

both_engines! { unused_after_a_lock_it_is_cancelled_by_the_service_and_no_miss => |app| async move {
    let (lab, aida, machine, one) = scene(&app).await;
    let manager = lab.manager("Meerim").await;
    app.at("2026-09-01T05:05:00Z");
    manager.post(&format!("/machines/{machine}/status"), json!({ "status": "out_of_service", "reason": "Belt" })).await.expect(200);
    app.at("2026-09-01T05:15:00Z");
    app.drain_jobs().await;
    assert_eq!(status(&aida, &one).await, "confirmed");
    app.at("2026-09-01T07:00:00Z");
    app.drain_jobs().await;
    let ended = aida.get(&one).await;
    assert_eq!((&ended.expect(200)["status"], &ended.json["cause"]), (&json!("cancelled"), &json!("machine_locked")));
} }

both_engines! { an_outage_of_the_service_is_nobodys_miss => |app| async move {
    let (_, aida, _, one) = scene(&app).await;
    app.at("2026-09-01T04:50:00Z");
    beat(&app).await;
    app.at("2026-09-01T06:00:00Z");
    beat(&app).await;
    app.drain_jobs().await;
    assert_eq!(status(&aida, &one).await, "confirmed");
    app.at("2026-09-01T07:00:00Z");
    app.drain_jobs().await;
    let ended = aida.get(&one).await;
    assert_eq!((&ended.expect(200)["status"], &ended.json["cause"]), (&json!("cancelled"), &json!("outage")));
} }

both_engines! { anothers_overrun_is_nobodys_miss => |app| async move {
    let lab = app.lab().await;
    let (aida, bek, machine) = (lab.student("Aida").await, lab.student("Bek").await, lab.machine(json!({})).await);
    let before = booked(&bek, &machine, 1, "03:00", "05:00").await;
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    bek.post(&format!("{before}/check-in"), json!({})).await.expect(200);
    app.at("2026-09-01T05:16:00Z");
    app.drain_jobs().await;
    assert_eq!(status(&aida, &one).await, "confirmed");
    app.at("2026-09-01T06:00:00Z");
    app.drain_jobs().await;
    let ended = aida.get(&one).await;
    assert_eq!((&ended.expect(200)["status"], &ended.json["cause"]), (&json!("cancelled"), &json!("overrun")));
} }

both_engines! { a_check_in_held_open_for_an_overrun_stays_so_when_the_forgotten_session_is_closed => |app| async move {
    let lab = app.lab().await;
    let (aida, bek, machine) = (lab.student("Aida").await, lab.student("Bek").await, lab.machine(json!({})).await);
    let before = booked(&bek, &machine, 1, "03:00", "05:00").await;
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    bek.post(&format!("{before}/check-in"), json!({})).await.expect(200);
    for time in ["05:16", "05:31"] {
        app.at(&at(1, time));
        app.drain_jobs().await;
    }
    assert_eq!(aida.get(&one).await.expect(200)["cause"], json!("overrun"));
    app.at("2026-09-01T05:40:00Z");
    aida.post(&format!("{one}/check-in"), json!({})).await.expect(200);
    assert_eq!(aida.get(&one).await.expect(200)["cause"], json!(null));
} }

both_engines! { without_a_window_a_miss_is_no_session_by_the_end => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "check_in_window_minutes": null } })).await;
    let aida = lab.student("Aida").await;
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    app.at("2026-09-01T05:59:00Z");
    app.drain_jobs().await;
    assert_eq!(status(&aida, &one).await, "confirmed");
    app.at("2026-09-01T06:00:00Z");
    app.drain_jobs().await;
    assert_eq!(status(&aida, &one).await, "no_show");
} }

both_engines! { one_that_cannot_be_used_for_a_revoked_training_is_cancelled_and_no_miss => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let machine = lab.machine(json!({ "policy": { "requires_qualification": laser } })).await;
    let held = manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await.id();
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    assert_eq!(aida.get(&one).await.expect(200)["warnings"], json!(null));
    manager.post(&format!("/certifications/{held}/revoke"), json!({ "reason": "No goggles" })).await.expect(200);
    // It stands, and its holder is told.
    let standing = aida.get(&one).await;
    assert_eq!((&standing.expect(200)["status"], &standing.json["warnings"]), (&json!("confirmed"), &json!(["not_qualified"])));
    app.at("2026-09-01T05:15:00Z");
    app.drain_jobs().await;
    let ended = aida.get(&one).await;
    assert_eq!((&ended.expect(200)["status"], &ended.json["cause"]), (&json!("cancelled"), &json!("not_qualified")));
} }

both_engines! { finishing_early_releases_the_rest => |app| async move {
    let (lab, aida, machine, one) = scene(&app).await;
    app.at("2026-09-01T05:00:00Z");
    let session = aida.post(&format!("{one}/check-in"), json!({})).await.expect(200)["usage_session"]["id"].clone();
    app.at("2026-09-01T05:45:00Z");
    let finish = format!("/usage-sessions/{}/finish", session.as_str().unwrap());
    aida.post(&finish, json!({ "outcome": "success" })).await.expect(200);
    let done = aida.get(&one).await;
    assert_eq!((&done.expect(200)["status"], &done.json["released_at"]), (&json!("completed"), &json!(at(1, "05:45"))));
    book(&lab.student("Bek").await, &machine, 1, "06:00", "07:00").await.expect(201);
} }

both_engines! { who_is_kept_from_a_machine_is_offered_equals_that_are_free_and_the_next_gaps => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let class = manager.post(&format!("/labs/{}/machine-classes", lab.slug), json!({ "name": "Printers" })).await.id();
    let of_class = json!({ "class": class });
    let (machine, free) = (lab.machine(of_class.clone()).await, lab.machine(of_class.clone()).await);
    let (taken, broken) = (lab.machine(of_class.clone()).await, lab.machine(of_class.clone()).await);
    let closed = lab.machine(of_class).await;
    lab.machine(json!({ "class": class, "policy": { "requires_staff_on_duty": true } })).await;
    let closure = json!({ "starts_at": at(1, "03:00"), "ends_at": at(1, "12:00"), "reason": "Move", "machines": [closed] });
    manager.post(&format!("/labs/{}/closures", lab.slug), closure).await.expect(201);
    lab.machine(json!({})).await;
    let (aida, bek) = (lab.student("Aida").await, lab.student("Bek").await);
    let one = booked(&aida, &machine, 1, "05:00", "07:00").await;
    booked(&bek, &taken, 1, "06:00", "07:00").await;
    booked(&bek, &machine, 1, "07:00", "08:00").await;
    assert_eq!(aida.get(&one).await.expect(200)["offers"], json!(null));
    app.at(&at(1, "05:05"));
    for down in [machine, broken] {
        let status = json!({ "status": "out_of_service", "reason": "Belt" });
        manager.post(&format!("/machines/{down}/status"), status).await.expect(200);
    }
    app.at(&at(1, "05:15"));
    app.drain_jobs().await;
    let offers = aida.get(&one).await.expect(200)["offers"].clone();
    assert_eq!(offers["equivalents"], json!([free]));
    assert_eq!(offers["next_gaps"][0], json!({ "starts_at": at(1, "08:00"), "ends_at": at(1, "10:00") }));
    let told = actions(&app, &lab.slug).await.into_iter().find(|event| event["action"] == "reservation.held_open").unwrap();
    assert_eq!(told["after"]["equivalents"], json!([free]));
} }

both_engines! { a_machine_that_was_retired_is_nobodys_miss => |app| async move {
    let (lab, aida, machine, one) = scene(&app).await;
    app.at(&at(1, "04:00"));
    let retired = json!({ "status": "retired", "reason": "Worn out" });
    lab.manager("Meerim").await.post(&format!("/machines/{machine}/status"), retired).await.expect(200);
    for (time, expected) in [("05:15", "confirmed"), ("07:00", "cancelled")] {
        app.at(&at(1, time));
        app.drain_jobs().await;
        assert_eq!(status(&aida, &one).await, expected);
    }
    assert_eq!(aida.get(&one).await.expect(200)["cause"], "machine_locked");
} }
