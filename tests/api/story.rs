//! The main job from end to end, over HTTP, on real input: book, use, count, ask for metal, show the funder.

use serde_json::{Value, json};

use crate::app::{App, Client, TestLab};

const CATALOGUE: &str = include_str!("../fixtures/machines/catalog_3d_printers.csv");

/// The first printers of the real catalogue, imported by the manager; answers the one that the story books.
async fn import_printers(manager: &Client, lab: &TestLab) -> Value {
    let rows: Vec<_> = CATALOGUE.lines().take(41).collect();
    let body = Some(("text/csv", rows.join("\r\n").into_bytes()));
    let path = format!("/labs/{}/machine-imports", lab.slug);
    let report = manager.send_raw(reqwest::Method::POST, &path, &[], body).await;
    assert_eq!(report.expect(200)["created"], 40);
    let found = manager.get(&format!("/labs/{}/machines?process=MEX&material_class=polymer&limit=1", lab.slug)).await;
    found.expect(200)["items"][0].clone()
}

async fn request_metal(app: &App, lab: &TestLab, author: &Client, manager: &Client) -> String {
    let wanted = json!({
        "title": { "en": "A printer for metal samples" },
        "justification": "Strength samples for the materials course are ordered from abroad.",
        "process": "PBF", "material_class": "metal", "expected_users": 25, "hours_per_month": 40,
        "cost_lines": [
            { "kind": "printer", "amount": { "amount_minor": 12_000_000, "currency": "USD" }, "per": "once" },
            { "kind": "service", "amount": { "amount_minor": 900_000, "currency": "USD" }, "per": "year" },
        ],
        "alternatives": [{ "route": "outsource", "lead_days": 45, "why_not": "Six weeks a sample, and no teaching." }],
    });
    let made = author.post(&format!("/labs/{}/equipment-requests", lab.slug), wanted).await;
    let made = made.expect(201);
    let id = made["id"].as_str().unwrap().to_owned();
    let gap = made["gaps"].as_array().unwrap().iter().find(|gap| gap["code"] == "capability_gap").unwrap();
    assert_eq!(gap["holds"], true, "no printer of the catalogue's first forty makes metal");
    assert_eq!(made["flagged"], false);

    let early = manager.post(&format!("/equipment-requests/{id}/transitions"), json!({ "to": "under_review" })).await;
    early.expect(200);
    let refused = manager.post(&format!("/equipment-requests/{id}/transitions"), json!({ "to": "flagged" })).await;
    refused.expect_problem(409, "not_eligible");

    for number in 0..5 {
        let endorser = lab.student(&format!("endorser {number}")).await;
        let need = json!({ "project": format!("Course {number}"), "parts_per_year": 12, "hours_per_month": 4 });
        let body = if number < 3 { json!({ "need": need }) } else { json!({}) };
        endorser.post(&format!("/equipment-requests/{id}/endorsements"), body).await.expect(201);
    }
    let flagged = manager.post(&format!("/equipment-requests/{id}/transitions"), json!({ "to": "flagged" })).await;
    assert_eq!(flagged.expect(200)["flagged"], true);
    let evidence = author.get(&format!("/equipment-requests/{id}/evidence")).await;
    assert_eq!(evidence.expect(200)["frozen"]["number"], 1);
    app.later(1);
    id
}

both_engines! {
    the_whole_story_from_a_catalogue_to_the_funders_page => |app| async move {
        // A lab with machines of the real catalogue.
        let lab = app.lab().await;
        let manager = lab.manager("Manager Aida").await;
        let printer = import_printers(&manager, &lab).await;
        let printer = printer["id"].as_str().unwrap().to_owned();

        // A student registers by themselves, joins and books.
        let first = app.person("Student Bermet").await;
        first.post(&format!("/labs/{}/join", lab.slug), json!({})).await.expect(201);
        let second = lab.student("Student Chyngyz").await;
        let ask = json!({ "machine": printer, "starts_at": "2026-09-01T05:00:00Z", "ends_at": "2026-09-01T07:00:00Z", "purpose": "coursework" });
        let booked = first.post("/reservations", ask.clone()).await;
        assert_eq!(booked.expect(201)["status"], "confirmed");

        // A second one clashes, sees why, and takes the next gap.
        let clash = second.post("/reservations", ask).await;
        let clash = clash.expect_problem(409, "slot_taken");
        assert_eq!(clash["conflicts"][0]["starts_at"], "2026-09-01T05:00:00Z");
        let gap = &clash["next_gaps"][0];
        assert_eq!(gap["starts_at"], "2026-09-01T07:00:00Z");
        let next = json!({ "machine": printer, "starts_at": gap["starts_at"], "ends_at": gap["ends_at"] });
        second.post("/reservations", next).await.expect(201);

        // Check-in, work, finish early.
        app.at("2026-09-01T04:55:00Z");
        let checked_in = first.post(&format!("/reservations/{}/check-in", booked.id()), json!({})).await;
        let session = checked_in.expect(200)["usage_session"]["id"].as_str().unwrap().to_owned();
        app.at("2026-09-01T06:55:00Z");
        let finished = first.post(&format!("/usage-sessions/{session}/finish"), json!({ "outcome": "success" })).await;
        assert_eq!(finished.expect(200)["ended_at"], "2026-09-01T06:55:00Z");

        // A search for metal in vain; a request, its supporters, its review.
        let vain = first.get(&format!("/labs/{}/machines?material_class=metal", lab.slug)).await;
        assert_eq!(vain.expect(200)["items"], json!([]));
        let request = request_metal(&app, &lab, &first, &manager).await;

        // The funder, a month later: figures and the portfolio, and nobody's name.
        app.at("2026-10-02T04:00:00Z");
        app.drain_jobs().await;
        let funder = lab.funder("Funder Koica").await;
        let figures = funder.get(&format!("/labs/{}/utilization?from=2026-09-01&until=2026-10-01&group_by=machine", lab.slug)).await;
        let figures = figures.expect(200);
        let used: Vec<_> = figures["groups"].as_array().unwrap().iter().filter(|group| group["key"] == json!(printer)).collect();
        assert_eq!(used[0]["used_seconds"], 2 * 3600);
        assert_eq!(figures["groups"].as_array().unwrap().len(), 40, "machines with no use are listed");
        let portfolio = funder.get("/funding/portfolio").await;
        assert_eq!(portfolio.expect(200)["items"][0]["id"], json!(request));
        for answer in [figures.to_string(), portfolio.text.clone()] {
            for name in ["Bermet", "Chyngyz", "Aida", "endorser", "@example.org", &first.id().to_string()] {
                assert!(!answer.contains(name), "a funder sees {name}");
            }
        }
        funder.get(&format!("/reservations/{}", booked.id())).await.expect(404);
    }
}
