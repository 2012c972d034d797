//! Who is not of age and comes alone: a guardian's consent on file, and no machine that is a hazard.

use serde_json::{Value, json};
use ustakana::platform::values::Id;

/// The lab is open Monday to Friday, 03:00 to 12:00 UTC. It is Tuesday the 1st, 03:00.
fn at(day: u32, time: &str) -> String {
    format!("2026-09-{day:02}T{time}:00Z")
}

fn span(machine: Id, day: u32, from: &str, until: &str) -> Value {
    json!({ "machine": machine, "starts_at": at(day, from), "ends_at": at(day, until) })
}

both_engines! { a_minor_alone_needs_a_consent_and_keeps_off_hazards_at_booking_and_at_start => |app| async move {
    let lab = app.lab().await;
    let (manager, aida, bakyt) = (lab.manager("Meerim").await, lab.student("Aida").await, lab.student("Bakyt").await);
    let (printer, laser) = (lab.machine(json!({})).await, lab.machine(json!({ "policy": { "hazard": true } })).await);
    let member = format!("/labs/{}/members/{}", lab.slug, aida.id());
    let consents = format!("{member}/guardian-consents");
    // Nothing is asked of who is taken to be of age.
    let early = aida.post("/reservations", span(laser, 1, "05:00", "06:00")).await;
    early.expect(201);
    aida.put(&format!("{member}/minority"), json!({ "adult_on": "2026-09-04" })).await.expect_problem(403, "not_allowed");
    assert_eq!(manager.put(&format!("{member}/minority"), json!({ "adult_on": "2026-09-01" })).await.expect_bad_fields(), ["/adult_on"]);
    let stranger = app.person("Stranger").await;
    manager.put(&format!("/labs/{}/members/{}/minority", lab.slug, stranger.id()), json!({ "adult_on": "2026-09-04" })).await.expect_problem(404, "not_found");
    let marked = manager.put(&format!("{member}/minority"), json!({ "adult_on": "2026-09-03" })).await;
    assert_eq!(marked.expect(200)["version"], 1);
    let marked = manager.put(&format!("{member}/minority"), json!({ "adult_on": "2026-09-04" })).await;
    assert_eq!(marked.expect(200)["version"], 2);
    // Without a consent no machine is theirs alone, and with one no hazard.
    let refused = aida.post("/reservations", span(printer, 1, "07:00", "08:00")).await;
    let problem = refused.expect_problem(422, "minor_alone");
    assert_eq!((&problem["hazard"], &problem["consent_missing"]), (&json!(false), &json!(true)));
    aida.post("/usage-sessions", json!({ "machine": printer })).await.expect_problem(422, "minor_alone");
    let paper = json!({ "purpose": "comes_alone", "guardian": "Gulmira Asanova, mother", "text_version": "2026-08-01", "given_on": "2026-09-02" });
    assert_eq!(manager.post(&consents, paper).await.expect_bad_fields(), ["/given_on"]);
    let paper = json!({ "purpose": "comes_alone", "guardian": "Gulmira Asanova, mother", "text_version": "2026-08-01", "given_on": "2026-08-31" });
    let given = manager.post(&consents, paper.clone()).await;
    assert_eq!((&given.expect(201)["recorded_by"], &given.json["withdrawn_at"]), (&json!(manager.id()), &Value::Null));
    assert_eq!(given.json["text_version"], "2026-08-01");
    let untold = json!({ "purpose": "photographs", "guardian": "Gulmira Asanova", "text_version": " ", "given_on": "2026-08-31" });
    assert_eq!(manager.post(&consents, untold).await.expect_bad_fields(), ["/text_version"]);
    manager.post(&consents, paper.clone()).await.expect_problem(409, "already_exists");
    let booked = aida.post("/reservations", span(printer, 1, "07:00", "08:00")).await;
    booked.expect(201);
    let refused = aida.post("/reservations", span(laser, 1, "09:00", "10:00")).await;
    let problem = refused.expect_problem(422, "minor_alone");
    assert_eq!((&problem["hazard"], &problem["consent_missing"]), (&json!(true), &json!(false)));
    // By class, by moving onto it, and by what was booked before.
    let moved = aida.patch(&format!("/reservations/{}", booked.id()), booked.etag(), json!({ "machine": laser })).await;
    moved.expect_problem(422, "minor_alone");
    app.at(&at(1, "05:00"));
    let check_in = format!("/reservations/{}/check-in", early.id());
    aida.post(&check_in, json!({})).await.expect_problem(422, "minor_alone");
    aida.post("/usage-sessions", json!({ "machine": laser })).await.expect_problem(422, "minor_alone");
    // A grown-up beside them is enough, another minor is not; staff may set it aside, which is kept.
    let other = lab.student("Cholpon").await;
    manager.put(&format!("/labs/{}/members/{}/minority", lab.slug, other.id()), json!({ "adult_on": "2027-01-01" })).await.expect(200);
    aida.post(&check_in, json!({ "second_person": other.id() })).await.expect_problem(422, "minor_alone");
    let second = aida.post("/reservations", json!({ "machine": laser, "starts_at": at(1, "09:00"), "ends_at": at(1, "10:00"), "second_person": bakyt.id() })).await;
    second.expect(201);
    manager.post(&check_in, json!({ "override_reason": "I stand beside her" })).await.expect(200);
    let told = manager.get(&format!("/labs/{}/audit-events?action=reservation.checked_in", lab.slug)).await;
    assert_eq!((&told.expect(200)["items"][0]["after"]["set_aside"], &told.json["items"][0]["reason"]), (&json!(["minor_alone"]), &json!("I stand beside her")));
    // Withdrawn, it no longer holds at the start; from the day on which they come of age nothing is asked.
    let withdraw = format!("/guardian-consents/{}/withdraw", given.id());
    let ended = manager.post(&withdraw, json!({ "reason": "She came by" })).await;
    assert_eq!((&ended.expect(200)["withdrawn_at"], &ended.json["withdrawn_by"]), (&json!(at(1, "05:00")), &json!(manager.id())));
    app.at(&at(1, "07:00"));
    aida.post(&format!("/reservations/{}/check-in", booked.id()), json!({})).await.expect_problem(422, "minor_alone");
    manager.post(&consents, paper).await.expect(201);
    assert_eq!(manager.get(&consents).await.expect(200)["items"].as_array().unwrap().len(), 2);
    aida.post(&format!("/reservations/{}/check-in", booked.id()), json!({})).await.expect(200);
    aida.post("/reservations", span(laser, 3, "05:00", "06:00")).await.expect_problem(422, "minor_alone");
    aida.post("/reservations", span(laser, 4, "05:00", "06:00")).await.expect(201);
    // The trail knows neither age nor names; the person reads all of it.
    let told = manager.get(&format!("/labs/{}/audit-events?limit=200", lab.slug)).await;
    assert!(!told.text.contains("Gulmira") && !told.text.contains("2026-09-04\""), "{}", told.text);
    let held = aida.get("/me/export").await.expect(200)["held"].clone();
    assert_eq!((&held["minorities"][0]["adult_on"], &held["guardian_consents"][1]["guardian"]), (&json!("2026-09-04"), &json!("Gulmira Asanova, mother")));
    // What was marked by mistake is taken back under its version.
    let mark = format!("/labs/{}/members/{}/minority", lab.slug, other.id());
    manager.delete(&mark, "\"7\"").await.expect_problem(412, "stale");
    manager.delete(&mark, "\"1\"").await.expect(204);
    manager.get(&mark).await.expect_problem(404, "not_found");
    other.post("/usage-sessions", json!({ "machine": lab.machine(json!({ "policy": { "hazard": true } })).await })).await.expect(201);
} }
