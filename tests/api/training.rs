use serde_json::{Value, json};

async fn qualification(manager: &crate::app::Client, lab: &str, body: Value) -> String {
    let made = manager.post(&format!("/labs/{lab}/qualifications"), body).await;
    made.expect(201)["id"].as_str().unwrap().to_owned()
}

both_engines! { a_certification_is_valid_until_its_days_are_over => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let laser = qualification(&manager, &lab.slug, json!({ "name": "Laser", "valid_days": 30, "levels": ["basic", "full"] })).await;
    let made = manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser, "level": "basic" })).await;
    assert_eq!((&made.expect(201)["valid"], &made.json["expires_at"]), (&json!(true), &json!("2026-10-01T03:00:00Z")));
    let path = format!("/certifications/{}", made.id());
    assert_eq!(aida.get(&path).await.expect(200)["valid"], json!(true));
    app.at("2026-10-01T03:00:00Z");
    assert_eq!(aida.get(&path).await.expect(200)["valid"], json!(false));
    assert_eq!(aida.get("/certifications").await.expect(200)["items"].as_array().unwrap().len(), 1);
} }

both_engines! { a_revoked_certification_is_no_longer_valid_and_stays_on_record => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let laser = qualification(&manager, &lab.slug, json!({ "name": "Laser" })).await;
    let made = manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await;
    let path = format!("/certifications/{}", made.id());
    aida.post(&format!("{path}/revoke"), json!({ "reason": "x" })).await.expect_problem(403, "not_allowed");
    manager.post(&format!("{path}/revoke"), json!({})).await.expect_bad_fields();
    let revoked = manager.post(&format!("{path}/revoke"), json!({ "reason": "Left it burning alone" })).await;
    assert_eq!((&revoked.expect(200)["valid"], &revoked.json["revoked_at"]), (&json!(false), &json!("2026-09-01T03:00:00Z")));
    app.later(10);
    let again = manager.post(&format!("{path}/revoke"), json!({ "reason": "again" })).await;
    assert_eq!(again.expect(200)["revoked_at"], json!("2026-09-01T03:00:00Z"));
    let events = manager.get(&format!("/labs/{}/audit-events?action=certification.revoked", lab.slug)).await;
    assert_eq!(events.expect(200)["items"][0]["reason"], json!("Left it burning alone"));
    // A new one makes them hold it again.
    assert_eq!(manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await.expect(201)["valid"], json!(true));
} }

both_engines! { bad_certifications_are_refused_field_by_field => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (manager, stranger) = (lab.manager("Meerim").await, other.student("Bakyt").await);
    let laser = qualification(&manager, &lab.slug, json!({ "name": "Laser", "levels": ["basic"] })).await;
    let body = json!({ "member": stranger.id(), "qualification": laser, "level": "expert", "expires_at": "2026-08-01T00:00:00Z" });
    assert_eq!(manager.post("/certifications", body.clone()).await.expect_bad_fields(), ["/member", "/level", "/expires_at"]);
    let unknown = json!({ "member": stranger.id(), "qualification": lab.id });
    assert_eq!(manager.post("/certifications", unknown).await.expect_bad_fields(), ["/qualification"]);
    other.manager("Nurlan").await.post("/certifications", body).await.expect_problem(403, "not_allowed");
    let twice = json!({ "name": "Mill", "levels": ["a", "a", " "], "valid_days": 10 });
    let path = format!("/labs/{}/qualifications", lab.slug);
    assert_eq!(manager.post(&path, twice).await.expect_bad_fields(), ["/levels/1", "/levels/2"]);
    assert_eq!(manager.post(&path, json!({ "name": "Mill", "valid_days": 0 })).await.expect_bad_fields(), ["/valid_days"]);
    assert_eq!(app.anonymous().get(&path).await.expect(200)["items"].as_array().unwrap().len(), 1);
} }

both_engines! { certifications_are_seen_by_their_holder_and_by_staff_alone => |app| async move {
    let lab = app.lab().await;
    let (manager, aida, bakyt) = (lab.manager("Meerim").await, lab.student("Aida").await, lab.student("Bakyt").await);
    let laser = qualification(&manager, &lab.slug, json!({ "name": "Laser" })).await;
    let made = manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await;
    let path = format!("/certifications/{}", made.id());
    bakyt.get(&path).await.expect_problem(404, "not_found");
    bakyt.get(&format!("/certifications?lab={}&member={}", lab.slug, aida.id())).await.expect_problem(404, "not_found");
    assert_eq!(bakyt.get("/certifications").await.expect(200)["items"], json!([]));
    let technician = lab.technician("Timur").await;
    technician.get(&path).await.expect(200);
    let of_lab = technician.get(&format!("/certifications?lab={}&qualification={laser}", lab.slug)).await;
    assert_eq!(of_lab.expect(200)["items"].as_array().unwrap().len(), 1);
    app.anonymous().get("/certifications").await.expect_problem(401, "not_signed_in");
} }
