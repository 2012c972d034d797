//! What the lab lacks: requests, support, steps, evidence.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use ustakana::features::demand::{self, Ask, DemandKind, Want};
use ustakana::features::requests::canonical_json;
use ustakana::platform::db::Fault;
use ustakana::platform::values::{Capability, MaterialClass, Process};
use ustakana::platform::write::{Call, Write};

use crate::app::{Client, Reply, TestLab};

pub fn metal_printer() -> Value {
    json!({
        "title": {"en": "A metal printer"},
        "justification": {"en": "Turbine blades, which polymer does not stand."},
        "process": "PBF",
        "material_class": "metal",
        "expected_users": 40,
        "hours_per_month": 120,
        "cost_lines": [
            {"kind": "printer", "amount": {"amount_minor": 12_500_000, "currency": "USD"}, "per": "once"},
            {"kind": "gas", "amount": {"amount_minor": 150_000, "currency": "USD"}, "per": "year"},
        ],
        "alternatives": [{"route": "outsource", "lead_days": 45, "why_not": "Too slow for a term"}],
        "links": ["https://example.org/printer"],
    })
}

pub async fn submit(author: &Client, lab: &str, body: Value) -> String {
    let reply = author.post(&format!("/labs/{lab}/equipment-requests"), body).await;
    reply.expect(201)["id"].as_str().unwrap().to_owned()
}

pub async fn endorse(by: &Client, request: &str, project: Option<&str>) {
    let body = project.map_or_else(|| json!({}), |project| json!({"need": {"project": project, "parts_per_year": 12}}));
    by.post(&format!("/equipment-requests/{request}/endorsements"), body).await.expect(201);
}

pub async fn step(by: &Client, request: &str, to: &str) -> Reply {
    by.post(&format!("/equipment-requests/{request}/transitions"), json!({"to": to, "reason": "As agreed"})).await
}

/// A request of `author` with five supporters, three needs among them, flagged by `manager`.
pub async fn flagged(lab: &TestLab, author: &Client, manager: &Client) -> String {
    let request = submit(author, &lab.slug, metal_printer()).await;
    for (index, project) in [Some("Blades"), Some("Implants"), Some("Moulds"), None, None].into_iter().enumerate() {
        let student = lab.student(&format!("{} supporter{index}", lab.slug)).await;
        endorse(&student, &request, project).await;
    }
    step(manager, &request, "under_review").await.expect(200);
    step(manager, &request, "flagged").await.expect(200);
    request
}

fn gap<'a>(evidence: &'a Value, code: &str) -> &'a Value {
    evidence["gaps"].as_array().unwrap().iter().find(|gap| gap["code"] == code).unwrap()
}

fn capability(process: &str, material: &str) -> Value {
    json!({"process": process, "material_class": material})
}

both_engines! { a_metal_request_is_flagged_with_evidence_that_is_frozen_under_its_hash => |app| async move {
    app.at("2026-09-01T03:00:00Z");
    let lab = app.lab().await;
    lab.machine(json!({"name": {"en": "Prusa by the window"}, "capabilities": [capability("MEX", "polymer")]})).await;
    let (author, manager) = (lab.student("aida").await, lab.manager("boss").await);
    let found = author.get(&format!("/labs/{}/machines?process=PBF&material_class=metal", lab.slug)).await;
    assert_eq!(found.expect(200)["items"], json!([]));
    let made = author.post(&format!("/labs/{}/equipment-requests", lab.slug), metal_printer()).await;
    let request = made.expect(201);
    assert_eq!((&request["status"], &request["flagged"]), (&json!("submitted"), &json!(false)));
    assert_eq!(gap(request, "capability_gap")["holds"], json!(true));
    assert_eq!(request["nearest"][0]["name"], "Prusa by the window");
    assert_eq!(request["totals"]["capital"], json!([{"amount_minor": 12_500_000, "currency": "USD"}]));
    assert_eq!(request["totals"]["five_years"], json!([{"amount_minor": 13_250_000, "currency": "USD"}]));
    assert_eq!(request["evidence"]["demand"]["signals"], 1);
    assert_eq!(made.header("location"), format!("/api/v1/equipment-requests/{}", request["id"].as_str().unwrap()));
    assert_eq!(made.state(), "1");

    let id = flagged(&lab, &author, &manager).await;
    let evidence = manager.get(&format!("/equipment-requests/{id}/evidence")).await;
    let evidence = evidence.expect(200);
    let frozen = &evidence["frozen"];
    let hash: String = Sha256::digest(canonical_json(&frozen["evidence"])).iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!((&frozen["number"], &frozen["sha256"]), (&json!(1), &json!(hash)));
    assert_eq!(frozen["evidence"]["support"]["people"], 6);
    assert_eq!(frozen["evidence"]["support"]["people_with_need"], 3);

    let late = lab.student("late").await;
    endorse(&late, &id, None).await;
    let later = manager.get(&format!("/equipment-requests/{id}/evidence")).await;
    assert_eq!(later.expect(200)["support"]["people"], 7);
    assert_eq!(later.expect(200)["frozen"], *frozen);
} }

both_engines! { flagging_is_refused_with_all_that_is_missing => |app| async move {
    let lab = app.lab().await;
    lab.machine(json!({"capabilities": [capability("MEX", "polymer")]})).await;
    let (author, manager) = (lab.student("aida").await, lab.manager("boss").await);
    let wish = json!({"title": "Another printer", "justification": "We wait.", "process": "MEX"});
    let request = submit(&author, &lab.slug, wish).await;
    step(&manager, &request, "under_review").await.expect(200);
    let refused = step(&manager, &request, "flagged").await;
    let problem = refused.expect(409);
    assert_eq!(problem["code"], "not_eligible");
    let missing: Vec<_> = problem["missing"].as_array().unwrap().iter().map(|m| (&m["code"], &m["have"])).collect();
    assert_eq!(missing, [(&json!("gap"), &json!(0)), (&json!("support"), &json!(1)), (&json!("need"), &json!(0))]);
    let now = manager.get(&format!("/equipment-requests/{request}")).await;
    assert_eq!((&now.expect(200)["status"], &now.expect(200)["evidence"]["frozen"]), (&json!("under_review"), &Value::Null));
} }

both_engines! { an_invalid_step_names_the_ones_there_are => |app| async move {
    let lab = app.lab().await;
    let (author, manager) = (lab.student("aida").await, lab.manager("boss").await);
    let request = submit(&author, &lab.slug, metal_printer()).await;
    let refused = step(&manager, &request, "funded").await;
    assert_eq!(refused.expect(409)["code"], "invalid_transition");
    assert_eq!(refused.expect(409)["allowed"], json!(["under_review", "declined", "withdrawn", "answered_otherwise"]));
    let mute = manager.post(&format!("/equipment-requests/{request}/transitions"), json!({"to": "declined"})).await;
    assert_eq!(mute.expect(422)["errors"][0]["pointer"], "/reason");
    let declined = step(&manager, &request, "declined").await;
    assert_eq!(declined.expect(200)["history"][0]["reason"], "As agreed");
    let read = author.get(&format!("/equipment-requests/{request}")).await;
    assert_eq!(read.expect(200)["history"], declined.expect(200)["history"]);
    assert_eq!(step(&author, &request, "withdrawn").await.expect(409)["allowed"], json!([]));
    let closed = lab.student("late").await;
    let refused = closed.post(&format!("/equipment-requests/{request}/endorsements"), json!({})).await;
    assert_eq!(refused.expect(409)["code"], "request_closed");
} }

both_engines! { a_second_endorsement_by_the_same_person_answers_200_with_the_first => |app| async move {
    let lab = app.lab().await;
    let (author, other) = (lab.student("aida").await, lab.student("bek").await);
    let request = submit(&author, &lab.slug, metal_printer()).await;
    let path = format!("/equipment-requests/{request}/endorsements");
    let first = other.post(&path, json!({"reason": "We wait too", "need": {"project": "Implants"}})).await;
    let second = other.post(&path, json!({"reason": "Once more"})).await;
    assert_eq!(second.expect(200), first.expect(201));
    assert_eq!(second.expect(200)["reason"], "We wait too");
    let now = author.get(&format!("/equipment-requests/{request}")).await;
    assert_eq!(now.expect(200)["support"]["people"], 2);
    assert_eq!(now.expect(200)["endorsements"], 1);
} }

both_engines! { the_author_counts_once_and_may_state_a_need => |app| async move {
    let lab = app.lab().await;
    let author = lab.student("aida").await;
    let request = submit(&author, &lab.slug, metal_printer()).await;
    endorse(&author, &request, Some("My thesis")).await;
    let now = author.get(&format!("/equipment-requests/{request}")).await;
    let support = &now.expect(200)["support"];
    assert_eq!((&support["people"], &support["people_with_need"]), (&json!(1), &json!(1)));
} }

both_engines! { staff_are_not_counted_as_support => |app| async move {
    let lab = app.lab().await;
    let (technician, manager) = (lab.technician("tech").await, lab.manager("boss").await);
    let request = submit(&technician, &lab.slug, metal_printer()).await;
    endorse(&manager, &request, Some("Courses")).await;
    endorse(&app.admin(), &request, Some("Courses")).await;
    let support = manager.get(&format!("/equipment-requests/{request}/evidence")).await.expect(200)["support"].clone();
    assert_eq!((&support["people"], &support["people_with_need"]), (&json!(0), &json!(0)));
} }

both_engines! { a_draft_is_seen_by_its_author_alone => |app| async move {
    let lab = app.lab().await;
    let (author, other) = (lab.student("aida").await, lab.student("bek").await);
    let (manager, admin) = (lab.manager("boss").await, app.admin());
    let mut body = metal_printer();
    body["draft"] = json!(true);
    let draft = submit(&author, &lab.slug, body).await;
    let path = format!("/equipment-requests/{draft}");
    let list = format!("/labs/{}/equipment-requests", lab.slug);
    let absent = other.get("/equipment-requests/019a1b2c-3d4e-7f50-8a61-728394a5b6c7").await;
    for reader in [&other, &manager, &admin] {
        let refused = reader.get(&path).await;
        assert_eq!(refused.expect(404)["detail"], absent.expect(404)["detail"]);
        reader.get(&format!("{path}/evidence")).await.expect(404);
        reader.post(&format!("{path}/endorsements"), json!({})).await.expect(404);
        step(reader, &draft, "submitted").await.expect(404);
        assert_eq!(reader.get(&list).await.expect(200)["items"], json!([]));
    }
    assert_eq!(author.get(&list).await.expect(200)["items"][0]["status"], "draft");
    let submitted = author.post(&format!("{path}/transitions"), json!({"to": "submitted"})).await;
    assert_eq!(submitted.expect(200)["status"], "submitted");
    other.get(&path).await.expect(200);
} }

both_engines! { the_nearest_machines_say_why_they_do_not_do => |app| async move {
    let lab = app.lab().await;
    let machine = |name: &str, capability: Value| json!({"name": {"en": name}, "capabilities": [capability]});
    lab.machine(machine("Plastic", capability("MEX", "polymer"))).await;
    lab.machine(machine("Filled", json!({"process": "MEX", "material_class": "metal", "metal": "filled"}))).await;
    lab.machine(machine("Green", capability("MEX", "metal"))).await;
    let author = lab.student("aida").await;
    let wish = json!({"title": "Metal", "justification": "Blades", "material_class": "metal"});
    let made = author.post(&format!("/labs/{}/equipment-requests", lab.slug), wish).await;
    let nearest: Vec<_> = made.expect(201)["nearest"].as_array().unwrap().iter()
        .map(|near| (near["name"].as_str().unwrap().to_owned(), near["why"][0]["code"].as_str().unwrap().to_owned()))
        .collect();
    let expected = [("Green", "green_part_without_sintering"), ("Filled", "metal_filled"), ("Plastic", "material_differs")];
    assert_eq!(nearest, expected.map(|(name, code)| (name.to_owned(), code.to_owned())));
    assert_eq!(gap(made.expect(201), "capability_gap")["holds"], json!(true));
    assert_eq!(gap(made.expect(201), "capacity_gap")["holds"], json!(false));
    let sintered = json!({"process": "MEX", "material_class": "metal", "sintering": "Nabertherm, chemistry"});
    let id = lab.machine(machine("Sintered", sintered)).await;
    let evidence = author.get(&format!("/equipment-requests/{}/evidence", made.expect(201)["id"].as_str().unwrap())).await;
    let capability_gap = gap(evidence.expect(200), "capability_gap");
    assert_eq!((&capability_gap["holds"], &capability_gap["machines"]), (&json!(false), &json!([id])));
} }

both_engines! { a_machine_whose_bed_has_no_height_keeps_no_evidence_from_being_read => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("boss").await;
    let lasers = "model,Brand,Laser Type,Working Area,Materials\nSpeedy-100,Trotec,CO2,610 x 305 mm,Wood\n";
    let path = format!("/labs/{}/machine-imports", lab.slug);
    let csv = Some(("text/csv", lasers.as_bytes().to_vec()));
    assert_eq!(manager.send_raw(reqwest::Method::POST, &path, &[], csv).await.expect(200)["created"], 1);
    let author = lab.student("aida").await;
    let wish = json!({
        "title": "A bigger laser", "justification": "Models", "process": "laser_cutting",
        "limits": {"build_volume_mm": [900, 600, 10]},
    });
    let request = submit(&author, &lab.slug, wish).await;
    let evidence = author.get(&format!("/equipment-requests/{request}/evidence")).await;
    assert_eq!(gap(evidence.expect(200), "capability_gap")["holds"], json!(true));
} }

both_engines! { capacity_is_unknown_under_30_observed_days_and_told_after => |app| async move {
    app.at("2026-09-01T03:00:00Z");
    let lab = app.lab().await;
    let new = json!({"acquired_on": "2026-08-20", "capabilities": [capability("MEX", "polymer")]});
    lab.machine(new).await;
    let author = lab.student("aida").await;
    let wish = json!({"title": "Printers", "justification": "We wait", "process": "MEX"});
    let request = submit(&author, &lab.slug, wish).await;
    let path = format!("/equipment-requests/{request}/evidence");
    let young = author.get(&path).await;
    assert_eq!(gap(young.expect(200), "capacity_gap")["holds"], Value::Null);
    let old = json!({"acquired_on": "2026-01-10", "capabilities": [capability("MEX", "polymer")]});
    lab.machine(old).await;
    let told = author.get(&path).await;
    let capacity = gap(told.expect(200), "capacity_gap");
    assert_eq!((&capacity["holds"], &capacity["figure"], &capacity["threshold"]), (&json!(false), &json!(0.0), &json!(0.1)));
    assert_eq!(gap(told.expect(200), "condition_gap")["figure"], json!(0.0));
    assert_eq!((&told.expect(200)["observed_from"], &told.expect(200)["observed_until"]), (&json!("2026-06-03"), &json!("2026-09-01")));
} }

both_engines! { a_request_that_names_nothing_or_holds_bad_fields_is_refused_with_each_of_them => |app| async move {
    let lab = app.lab().await;
    let author = lab.student("aida").await;
    let path = format!("/labs/{}/equipment-requests", lab.slug);
    let nothing = author.post(&path, json!({"title": "Something", "justification": "Because"})).await;
    assert_eq!(nothing.expect(422)["errors"][0]["pointer"], "/process");
    let bad = author.post(&path, json!({
        "title": "A printer", "process": "magic", "links": ["http://example.org"], "expected_users": -1,
        "cost_lines": [{"kind": "printer", "amount": {"amount_minor": 1, "currency": "dollars"}, "per": "once"}],
        "titel": "typo",
    })).await;
    let pointers: Vec<_> = bad.expect(422)["errors"].as_array().unwrap().iter().map(|e| e["pointer"].as_str().unwrap()).collect();
    for pointer in ["/titel", "/justification", "/process", "/links/0", "/expected_users", "/cost_lines/0/amount/currency"] {
        assert!(pointers.iter().any(|found| found.starts_with(pointer)), "{pointer} in {pointers:?}");
    }
    assert_eq!(author.get(&path).await.expect(200)["items"], json!([]));
} }

both_engines! { a_process_is_read_in_any_case_and_an_unknown_one_is_told_the_choices => |app| async move {
    let lab = app.lab().await;
    let author = lab.student("aida").await;
    let path = format!("/labs/{}/equipment-requests", lab.slug);
    for sent in ["PBF", "pbf", "Pbf"] {
        let made = author.post(&path, json!({"title": "Metal", "justification": "Blades", "process": sent})).await;
        assert_eq!(made.expect(201)["process"], "PBF");
    }
    let unknown = author.post(&path, json!({"title": "Metal", "process": "magic"})).await;
    let errors = unknown.expect_problem(422, "invalid_fields")["errors"].as_array().unwrap().clone();
    let process = errors.iter().find(|error| error["pointer"] == "/process").unwrap();
    assert_eq!(process["code"], "not_one_of");
    assert!(process["detail"].as_str().unwrap().starts_with("Give one of PBF, MEX, VPP"), "{process}");
    assert!(errors.iter().any(|error| error["pointer"] == "/justification"), "all of them at once: {errors:?}");
} }

both_engines! { staff_see_who_endorsed_and_students_read_what_they_say => |app| async move {
    let lab = app.lab().await;
    let (author, bek, manager) = (lab.student("aida").await, lab.student("bek").await, lab.manager("boss").await);
    let request = submit(&author, &lab.slug, metal_printer()).await;
    endorse(&bek, &request, Some("Implants")).await;
    let path = format!("/equipment-requests/{request}/endorsements");
    let seen = manager.get(&path).await;
    assert!(seen.expect(200)["items"][0]["full_name"].is_string());
    let read = author.get(&path).await;
    let item = &read.expect(200)["items"][0];
    assert_eq!((&item["person"], &item["full_name"], &item["need"]["project"]), (&Value::Null, &Value::Null, &json!("Implants")));
    assert_eq!(author.get(&format!("/equipment-requests/{request}")).await.expect(200)["author_name"], Value::Null);
    assert!(manager.get(&format!("/equipment-requests/{request}")).await.expect(200)["author_name"].is_string());
} }

both_engines! { the_author_changes_a_request_until_its_review_and_a_manager_at_any_time => |app| async move {
    let lab = app.lab().await;
    let (author, other, manager) = (lab.student("aida").await, lab.student("bek").await, lab.manager("boss").await);
    let request = submit(&author, &lab.slug, metal_printer()).await;
    let path = format!("/equipment-requests/{request}");
    let changed = author.patch(&path, "\"1\"", json!({"expected_users": 55, "process": null, "links": []})).await;
    let body = changed.expect(200);
    assert_eq!((&body["expected_users"], &body["process"], &body["links"], &body["version"]), (&json!(55), &Value::Null, &json!([]), &json!(2)));
    assert_eq!(body["material_class"], "metal");
    author.patch(&path, "\"1\"", json!({"expected_users": 56})).await.expect(412);
    author.patch(&path, "\"2\"", json!({"material_class": null})).await.expect(422);
    author.patch(&path, "\"2\"", json!({"title": null})).await.expect(422);
    other.patch(&path, "\"2\"", json!({"expected_users": 1})).await.expect(403);
    step(&manager, &request, "under_review").await.expect(200);
    author.patch(&path, "\"3\"", json!({"expected_users": 57})).await.expect(403);
    manager.patch(&path, "\"3\"", json!({"expected_users": 58})).await.expect(200);
} }

both_engines! { requests_are_listed_newest_first_by_filter_and_page => |app| async move {
    let lab = app.lab().await;
    let author = lab.student("aida").await;
    let list = format!("/labs/{}/equipment-requests", lab.slug);
    let mut ids = Vec::new();
    for title in ["Металл принтер", "A furnace", "A LASER 100%"] {
        app.later(1);
        let process = if title.contains("LASER") { "laser_cutting" } else { "PBF" };
        let wish = json!({"title": {"ru": title}, "justification": "We need it", "process": process});
        ids.insert(0, submit(&author, &lab.slug, wish).await);
    }
    let of = |reply: &Reply| -> Vec<String> {
        reply.expect(200)["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(of(&author.get(&list).await), ids);
    let first = author.get(&format!("{list}?limit=2")).await;
    assert_eq!(of(&first), ids[..2]);
    let next = first.expect(200)["next"].as_str().unwrap().to_owned();
    assert_eq!(of(&author.get(&format!("{list}?limit=2&cursor={next}")).await), ids[2..]);
    assert_eq!(of(&author.get(&format!("{list}?process=pbf")).await), ids[1..]);
    assert_eq!(of(&author.get(&format!("{list}?q=laser")).await), ids[..1]);
    assert_eq!(of(&author.get(&format!("{list}?q=%D0%BC%D0%B5%D1%82%D0%B0%D0%BB%D0%BB")).await), ids[2..]);
    assert!(of(&author.get(&format!("{list}?status=flagged")).await).is_empty());
    assert_eq!(author.get(&format!("{list}?status=gone")).await.expect(400)["parameter"], "status");
} }

both_engines! { what_one_may_not_do_is_403_and_what_one_may_not_see_is_404 => |app| async move {
    let lab = app.lab().await;
    let (author, other, technician) = (lab.student("aida").await, lab.student("bek").await, lab.technician("tech").await);
    let (funder, stranger) = (lab.funder("koica").await, app.person("stranger").await);
    let request = submit(&author, &lab.slug, metal_printer()).await;
    let (path, list) = (format!("/equipment-requests/{request}"), format!("/labs/{}/equipment-requests", lab.slug));
    for reader in [&other, &technician] {
        reader.get(&path).await.expect(200);
        step(reader, &request, "under_review").await.expect(403);
    }
    step(&author, &request, "under_review").await.expect(403);
    funder.post(&list, metal_printer()).await.expect(403);
    for reader in [&funder, &stranger] {
        for place in [path.clone(), format!("{path}/evidence"), format!("{path}/endorsements")] {
            reader.get(&place).await.expect(404);
        }
        step(reader, &request, "declined").await.expect(404);
    }
    let nobody = app.anonymous();
    for place in [&path, &list] {
        nobody.get(place).await.expect(401);
    }
    nobody.post(&list, metal_printer()).await.expect(401);
} }

both_engines! { a_funder_sees_a_flagged_request_without_people => |app| async move {
    let lab = app.lab().await;
    let (author, manager, funder) = (lab.student("aida").await, lab.manager("boss").await, lab.funder("koica").await);
    let request = flagged(&lab, &author, &manager).await;
    let path = format!("/equipment-requests/{request}");
    let seen = funder.get(&path).await;
    let body = seen.expect(200);
    assert_eq!((&body["author"], &body["author_name"], &body["next_steps"]), (&Value::Null, &Value::Null, &json!([])));
    assert_eq!(body["title"]["en"], "A metal printer");
    assert_eq!((&body["support"]["people"], &body["support"]["people_with_need"]), (&json!(6), &json!("<5")));
    assert_eq!(body["evidence"]["frozen"]["evidence"]["support"]["people_with_need"], "<5");
    assert_eq!(body["history"][1]["reason"], Value::Null);
    for name in ["aida", "supporter", "boss", "Blades", "As agreed"] {
        assert!(!body.to_string().contains(name), "{name}");
    }
    funder.get(&format!("{path}/endorsements")).await.expect(403);
    funder.post(&format!("{path}/endorsements"), json!({})).await.expect(403);
} }

both_engines! { every_change_of_a_request_is_audited_without_its_texts => |app| async move {
    let lab = app.lab().await;
    let (author, manager) = (lab.student("aida").await, lab.manager("boss").await);
    let request = flagged(&lab, &author, &manager).await;
    let events = manager.get(&format!("/labs/{}/audit-events?subject={request}", lab.slug)).await;
    let items = events.expect(200)["items"].as_array().unwrap();
    let mut actions: Vec<_> = items.iter().map(|event| event["action"].as_str().unwrap()).collect();
    actions.sort_unstable();
    assert_eq!(actions[0], "equipment_request.created");
    assert_eq!(actions[1..6], ["equipment_request.endorsed"; 5]);
    assert_eq!(actions[6], "equipment_request.evidence_frozen");
    assert_eq!(actions[7..], ["equipment_request.transitioned"; 2]);
    let flagging = items.iter().find(|event| event["after"]["status"] == "flagged").unwrap();
    assert_eq!((&flagging["before"]["status"], &flagging["reason"]), (&json!("under_review"), &json!("As agreed")));
    let states: String = items.iter().map(|event| format!("{}{}", event["before"], event["after"])).collect();
    for text in ["metal printer", "Turbine", "Blades", "aida"] {
        assert!(!states.contains(text), "{text}");
    }
} }

both_engines! { a_request_sent_twice_under_one_key_is_made_once => |app| async move {
    let lab = app.lab().await;
    let author = lab.student("aida").await;
    let path = format!("/labs/{}/equipment-requests", lab.slug);
    let first = author.post_once(&path, "once", metal_printer()).await;
    let again = author.post_once(&path, "once", metal_printer()).await;
    assert_eq!(again.expect(201), first.expect(201));
    assert_eq!(author.get(&path).await.expect(200)["items"].as_array().unwrap().len(), 1);
} }

both_engines! { refused_bookings_of_satisfying_machines_make_a_capacity_gap => |app| async move {
    app.at("2026-06-01T03:00:00Z");
    let lab = app.lab().await;
    let machine = lab.machine(json!({"acquired_on": "2026-01-10"})).await;
    let author = lab.student("aida").await;
    let wish = json!({"title": "Printers", "justification": "We wait", "process": "MEX"});
    let request = submit(&author, &lab.slug, wish).await;
    let mut people = Vec::new();
    for index in 0..5 {
        people.push(lab.student(&format!("waiting{index}")).await.id());
    }
    app.at("2026-07-01T03:00:00Z");
    let lab_id = lab.id;
    let ask = Ask::of(&Capability::new(Process::Mex, MaterialClass::Polymer));
    let keep = move |w: &mut Write<'_>| {
        for person in &people {
            let local_day = "2026-06-30".parse().unwrap();
            let want = Want {
                lab: lab_id,
                person: *person,
                asks: &[ask],
                machine: Some(machine),
                local_day,
                kind: DemandKind::SlotTaken,
                minutes: Some(240),
            };
            demand::record(w, &want)?;
        }
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), keep).await.unwrap();
    let told = author.get(&format!("/equipment-requests/{request}/evidence")).await;
    let evidence = told.expect(200);
    let capacity = gap(evidence, "capacity_gap");
    assert_eq!((&capacity["holds"], &capacity["figure"]), (&json!(true), &json!(1.0)));
    let demand = &evidence["demand"];
    assert_eq!((&demand["denied_minutes"], &demand["denied_people"]), (&json!(1200), &json!(5)));
    assert_eq!(demand["by_kind"], json!([{"kind": "slot_taken", "signals": 5}]));
    assert_eq!(evidence["support"]["people"], 6);
    let late = author.get(&format!("/equipment-requests/{request}/evidence")).await;
    app.at("2026-09-30T03:00:00Z");
    let gone = author.get(&format!("/equipment-requests/{request}/evidence")).await;
    assert_eq!(late.expect(200)["demand"]["signals"], 5);
    assert_eq!((&gone.expect(200)["demand"]["signals"], &gone.expect(200)["support"]["people"]), (&json!(0), &json!(1)));
} }

both_engines! { machines_that_were_down_for_over_a_quarter_of_their_open_time_make_a_condition_gap => |app| async move {
    app.at("2026-06-01T03:00:00Z");
    let lab = app.lab().await;
    let machine = lab.machine(json!({"acquired_on": "2026-01-10"})).await;
    let (author, manager) = (lab.student("aida").await, lab.manager("boss").await);
    let wish = json!({"title": "Printers", "justification": "Ours stands still", "process": "mex"});
    let request = submit(&author, &lab.slug, wish).await;
    let path = format!("/equipment-requests/{request}/evidence");
    // Down from a Tuesday morning on: of the 90 days until the 1st of September 15 weekdays, then 17.
    app.at("2026-06-30T03:00:00Z");
    let status = format!("/machines/{machine}/status");
    manager.post(&status, json!({"status": "out_of_service", "reason": "The hot end is gone"})).await.expect(200);
    app.at("2026-07-20T12:00:00Z");
    manager.post(&status, json!({"status": "in_service", "reason": "A new one came"})).await.expect(200);
    app.at("2026-09-01T03:00:00Z");
    let told = author.get(&path).await;
    let condition = gap(told.expect(200), "condition_gap");
    let share = condition["figure"].as_f64().unwrap();
    assert_eq!((&condition["holds"], &condition["threshold"]), (&json!(false), &json!(0.25)));
    assert!((share - 15.0 / 64.0).abs() < 1e-6, "{share}");
    app.at("2026-09-03T03:00:00Z");
    manager.post(&status, json!({"status": "out_of_service", "reason": "Again"})).await.expect(200);
    app.at("2026-09-08T03:00:00Z");
    let told = author.get(&path).await;
    let condition = gap(told.expect(200), "condition_gap");
    let share = condition["figure"].as_f64().unwrap();
    assert_eq!((&condition["holds"], &condition["machines"]), (&json!(true), &json!([machine])));
    assert!((share - 18.0 / 64.0).abs() < 1e-6, "{share}");
} }

both_engines! { machines_in_use_for_over_half_of_their_open_time_make_a_capacity_gap => |app| async move {
    app.at("2026-06-01T03:00:00Z");
    let lab = app.lab().await;
    let machine = lab.machine(json!({"acquired_on": "2026-07-20"})).await;
    let (author, tech) = (lab.student("aida").await, lab.technician("tech").await);
    let request = submit(&author, &lab.slug, json!({"title": "More", "justification": "Full", "process": "MEX"})).await;
    let path = format!("/equipment-requests/{request}/evidence");
    // 31 weekdays from the 20th of July until the 1st of September, from 9 to 18; used on 23 of them.
    app.at("2026-09-01T03:00:00Z");
    let mut day: chrono::NaiveDate = "2026-07-20".parse().unwrap();
    let mut used = 0;
    while used < 23 {
        if !matches!(chrono::Datelike::weekday(&day), chrono::Weekday::Sat | chrono::Weekday::Sun) {
            let body = json!({
                "machine": machine, "member": author.id(),
                "started_at": format!("{day}T03:00:00Z"), "ended_at": format!("{day}T12:00:00Z"),
            });
            tech.post("/usage-sessions", body).await.expect(201);
            used += 1;
        }
        day = day.succ_opt().unwrap();
    }
    let told = author.get(&path).await;
    let capacity = gap(told.expect(200), "capacity_gap");
    assert_eq!(capacity["holds"], json!(true), "in use for more than half of the open time: {capacity}");
    assert_eq!(capacity["threshold"], json!(0.5));
    let share = capacity["figure"].as_f64().unwrap();
    assert!((share - 23.0 / 31.0).abs() < 1e-6, "{share}");
} }
