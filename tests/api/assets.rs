//! What the lab owns: papers, places, labels, checks, and how it leaves.

use reqwest::Method;
use serde_json::{Value, json};

use crate::permissions::world::PDF;

both_engines! { the_register_tells_what_came_from_whom_and_keeps_each_fact_once => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (meerim, timur, aida) = (lab.manager("Meerim").await, lab.technician("Timur").await, lab.student("Aida").await);
    let made = |tag: &str, grant: &str, minor: i64| json!({
        "asset_tag": tag, "grant": grant, "location": "Room 1", "acquired_on": "2024-09-01",
        "cost": { "amount_minor": minor, "currency": "USD" },
    });
    let laser = lab.machine(made("FL-1", "KOICA", 1_000_000)).await;
    lab.machine(made("FL-2", "KOICA", 50)).await;
    let mill = lab.machine(json!({ "asset_tag": "FL-3" })).await;
    let path = format!("/machines/{laser}/asset");
    let before = timur.get(&path).await;
    assert_eq!((&before.expect(200)["donor"], &before.json["version"], &before.json["age_days"]), (&json!("KOICA"), &json!(0), &json!(730)));
    let facts = json!({
        "inventory_number": "01-0457", "donor_agreement": "KOICA 2023/17", "transfer_act": "Act 5", "invoice": "INV-88",
        "warranty_until": "2026-09-01", "restrictions": "Not to be sold", "restrictions_until": "2029-03-01", "custodian": timur.id(),
    });
    timur.patch(&path, before.etag(), facts.clone()).await.expect_problem(403, "not_allowed");
    let after = meerim.patch(&path, before.etag(), facts).await;
    assert_eq!((&after.expect(200)["custodian_name"], &after.json["under_warranty"]), (&json!("Person Timur"), &json!(true)));
    meerim.patch(&path, before.etag(), json!({})).await.expect_problem(412, "stale");
    let kept = meerim.patch(&path, after.etag(), json!({ "invoice": null })).await;
    assert_eq!((&kept.expect(200)["invoice"], &kept.json["transfer_act"]), (&Value::Null, &json!("Act 5")));
    let twin = json!({ "inventory_number": "01-0457" });
    meerim.patch(&format!("/machines/{mill}/asset"), "\"0\"", twin.clone()).await.expect_problem(409, "already_exists");
    app.admin().patch(&format!("/machines/{}/asset", other.machine(json!({})).await), "\"0\"", twin).await.expect(200);
    let stranger = json!({ "custodian": other.student("Bek").await.id() });
    assert_eq!(meerim.patch(&path, kept.etag(), stranger).await.expect_bad_fields(), ["/custodian"]);
    aida.get(&path).await.expect_problem(403, "not_allowed");
    other.manager("Nurlan").await.get(&path).await.expect_problem(403, "not_allowed");

    let register = |rest: &'static str| { let (timur, slug) = (timur.clone(), lab.slug.clone()); async move {
        let page = timur.get(&format!("/labs/{slug}/assets?{rest}")).await;
        page.expect(200)["items"].as_array().unwrap().iter().map(|one| one["asset_tag"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    } };
    assert_eq!(register("").await, ["FL-1", "FL-2", "FL-3"]);
    assert_eq!(register("donor=KOICA&q=fl-2").await, ["FL-2"]);
    assert_eq!(register("warranty_before=2026-09-02").await, ["FL-1"]);
    assert!(register("warranty_before=2026-09-01").await.is_empty());
    assert_eq!(timur.get(&format!("/labs/{}/assets?custodian={}", lab.slug, timur.id())).await.json["items"][0]["machine"], json!(laser));
    let donors = timur.get(&format!("/labs/{}/asset-donors", lab.slug)).await;
    let donors = &donors.expect(200)["items"];
    assert_eq!(donors[0], json!({ "donor": null, "machines": 1, "disposed": 0, "cost": [], "unknown_cost": 1 }));
    assert_eq!(donors[1]["cost"], json!([{ "amount_minor": 1_000_050, "currency": "USD" }]));

    // It leaves: once, not ahead of today, and is retired with that.
    let gone = |day: &str| json!({ "way": "scrapped", "disposed_on": day, "document": "Act 12", "reason": "The frame is bent." });
    let path = format!("/machines/{laser}/disposal");
    for day in ["2026-09-02", "2024-08-31"] {
        assert_eq!(meerim.post(&path, gone(day)).await.expect_bad_fields(), ["/disposed_on"], "{day}");
    }
    meerim.post(&path, gone("2026-08-31")).await.expect(201);
    meerim.post(&path, gone("2026-08-31")).await.expect_problem(409, "invalid_transition");
    let back = json!({ "status": "in_service", "reason": "It is here again." });
    meerim.post(&format!("/machines/{laser}/status"), back).await.expect_problem(409, "invalid_transition");
    assert_eq!(timur.get(&format!("/machines/{laser}")).await.json["status"], json!("retired"));
    let seen = timur.header("If-None-Match", kept.etag()).get(&format!("/machines/{laser}/asset")).await;
    // The day, the machine and its disposal change it too, though not its version.
    assert_eq!((&seen.expect(200)["age_days"], &seen.json["version"]), (&json!(729), &kept.json["version"]));
    assert_eq!((register("disposed=true").await, register("disposed=false").await), (vec!["FL-1".to_owned()], vec!["FL-2".to_owned(), "FL-3".to_owned()]));
    let csv = timur.get(&format!("/labs/{}/asset-export", lab.slug)).await;
    csv.expect(200);
    let line = csv.text.lines().nth(1).unwrap();
    assert!(line.contains("FL-1,01-0457,") && line.contains(",2026-08-31,scrapped") && line.contains("Person Timur"), "{line}");
    let trail = meerim.get(&format!("/labs/{}/audit-events?action=asset.changed", lab.slug)).await;
    assert!(!trail.expect(200).to_string().contains("Not to be sold"), "free text stays out of the trail");
    let changes: Vec<_> = trail.json["items"].as_array().unwrap().iter().map(|one| (&one["before"]["invoice"], &one["after"]["invoice"], &one["after"]["texts_changed"])).collect();
    assert_eq!(changes, [(&json!("INV-88"), &json!(null), &json!(false)), (&json!(null), &json!("INV-88"), &json!(true))]);
} }

both_engines! { a_check_finds_what_stands_there_and_what_is_missing => |app| async move {
    let lab = app.lab().await;
    let (timur, aida) = (lab.technician("Timur").await, lab.student("Aida").await);
    let machine = |tag: &str| json!({ "asset_tag": tag, "location": "Room 1" });
    let mut ids = Vec::new();
    for tag in ["A", "B", "C", "D"] {
        ids.push(lab.machine(machine(tag)).await);
    }
    let retired = lab.machine(json!({ "status": "retired" })).await;
    aida.post(&format!("/labs/{}/inventory-checks", lab.slug), json!({})).await.expect_problem(403, "not_allowed");
    let begun = timur.post(&format!("/labs/{}/inventory-checks", lab.slug), json!({})).await;
    assert_eq!(begun.expect(201)["counts"], json!({ "expected": 4, "found": 0, "moved": 0, "damaged": 0, "missing": 0, "unseen": 4 }));
    timur.post(&format!("/labs/{}/inventory-checks", lab.slug), json!({})).await.expect_problem(409, "already_exists");
    let path = format!("/inventory-checks/{}", begun.id());
    app.later(5);
    // Bought meanwhile: not expected, and counted when it is scanned.
    lab.machine(machine("E")).await;
    let scan = |body: Value| { let (timur, path) = (timur.clone(), path.clone()); async move { timur.post(&format!("{path}/scans"), body).await } };
    assert_eq!(scan(json!({ "tag": format!("http://ustakana.test/machines/{}", ids[0]) })).await.expect(201)["outcome"], json!("found"));
    assert_eq!(scan(json!({ "tag": " B ", "location": "Room 2" })).await.expect(201)["outcome"], json!("moved"));
    assert_eq!(scan(json!({ "tag": "B", "location": "Room 2" })).await.expect(201)["outcome"], json!("found"), "it stands there by now");
    assert_eq!(scan(json!({ "tag": "C", "location": "Room 1" })).await.expect(201)["outcome"], json!("found"));
    assert_eq!(scan(json!({ "tag": "C", "damaged": true })).await.expect(201)["outcome"], json!("damaged"));
    assert_eq!(scan(json!({ "tag": "E" })).await.expect(201)["outcome"], json!("found"));
    assert_eq!(scan(json!({ "tag": "nobody's" })).await.expect_bad_fields(), ["/tag"]);
    app.admin().patch(&format!("/machines/{}/asset", ids[3]), "\"0\"", json!({ "inventory_number": "B" })).await.expect(200);
    assert_eq!(scan(json!({ "tag": "B" })).await.expect_bad_fields(), ["/tag"], "a tag of one and the number of another");
    let elsewhere = app.lab().await.machine(json!({})).await;
    assert_eq!(scan(json!({ "tag": format!("/machines/{elsewhere}") })).await.expect_bad_fields(), ["/tag"]);
    let open = timur.get(&path).await;
    assert_eq!(open.expect(200)["machines"][0]["machine"], json!(ids[3]), "what is not seen yet comes first");
    app.later(5);
    let report = timur.post(&format!("{path}/finish"), json!({})).await;
    assert_eq!(report.expect(200)["counts"], json!({ "expected": 4, "found": 2, "moved": 1, "damaged": 1, "missing": 1, "unseen": 0 }));
    assert_eq!(report.json["next_due_at"], json!("2027-03-02T03:10:00Z"));
    // What comes back later was not expected then.
    let meerim = lab.manager("Meerim").await;
    meerim.post(&format!("/machines/{retired}/status"), json!({ "status": "in_service", "reason": "Mended." })).await.expect(200);
    let later = timur.get(&path).await;
    assert_eq!((&later.expect(200)["counts"], &later.json["machines"]), (&report.json["counts"], &report.json["machines"]));
    let missing: Vec<_> = report.json["machines"].as_array().unwrap().iter().filter(|one| one["outcome"] == "missing").collect();
    assert_eq!((missing.len(), &missing[0]["machine"], &missing[0]["location"]), (1, &json!(ids[3]), &json!("Room 1")));
    assert!(!report.json.to_string().contains(&retired.to_string()));
    scan(json!({ "tag": "D" })).await.expect_problem(409, "invalid_transition");
    timur.post(&format!("{path}/finish"), json!({})).await.expect_problem(409, "invalid_transition");
    // It stands where it was found, and where it stood before is known.
    assert_eq!(timur.get(&format!("/machines/{}", ids[1])).await.json["location"], json!("Room 2"));
    let first = timur.get(&format!("/machines/{}/locations?limit=1", ids[1])).await;
    assert_eq!((&first.expect(200)["items"][0]["location"], &first.json["items"][0]["put_there_by"]), (&json!("Room 2"), &json!(timur.id())));
    let rest = timur.get(&format!("/machines/{}/locations?cursor={}", ids[1], first.json["next"].as_str().unwrap())).await;
    assert_eq!((&rest.expect(200)["items"][0]["location"], &rest.json["next"]), (&json!("Room 1"), &Value::Null));
    let list = timur.get(&format!("/labs/{}/inventory-checks", lab.slug)).await;
    assert_eq!(list.expect(200)["items"][0]["counts"]["missing"], json!(1));
    timur.post(&format!("/labs/{}/inventory-checks", lab.slug), json!({})).await.expect(201);
} }

both_engines! { labels_and_passports_are_printed_for_staff => |app| async move {
    let lab = app.lab().await;
    let (timur, aida) = (lab.technician("Timur").await, lab.student("Aida").await);
    let machine = lab.machine(json!({ "asset_tag": "<FL & 1>" })).await;
    let svg = timur.get(&format!("/machines/{machine}/label")).await;
    svg.expect(200);
    assert_eq!((svg.header("content-type"), svg.header("content-security-policy")), ("image/svg+xml", "default-src 'none'; sandbox"));
    assert!(svg.text.starts_with("<svg ") && svg.text.contains("&lt;FL &amp; 1&gt;"));
    let sheet = timur.get(&format!("/labs/{}/asset-labels?machines={machine}", lab.slug)).await;
    assert!(sheet.bytes.starts_with(b"%PDF-"), "{}", sheet.text);
    timur.get(&format!("/labs/{}/asset-labels?machines=x", lab.slug)).await.expect_problem(400, "invalid_parameter");
    timur.get(&format!("/labs/{}/asset-labels?machines={}", lab.slug, lab.id)).await.expect_problem(404, "not_found");
    let started = aida.post("/usage-sessions", json!({ "machine": machine })).await.id();
    app.later(60);
    aida.post(&format!("/usage-sessions/{started}/finish"), json!({ "outcome": "success" })).await.expect(200);
    let passport = format!("/machines/{machine}/passport?from=2026-09-01&until=2026-09-02");
    for lang in ["en", "ky", "ko"] {
        let page = timur.header("Accept-Language", lang).get(&passport).await;
        page.expect(200);
        assert!(page.bytes.starts_with(b"%PDF-") && page.header("content-type") == "application/pdf");
    }
    let fault = json!({ "machine": machine, "severity": "major", "description": "The bed is cracked" });
    let fault = aida.post("/incidents", fault).await;
    fault.expect(201);
    let asset = format!("/machines/{machine}/asset");
    let (meerim, seen) = (lab.manager("Meerim").await, timur.get(&asset).await);
    meerim.patch(&asset, seen.etag(), json!({ "inventory_number": "01-0417", "transfer_act": "Act No. 7" })).await.expect(200);
    let guide = format!("/files?subject_type=machine&subject={machine}&name=guide.pdf");
    timur.send_raw(Method::POST, &guide, &[], Some(("application/octet-stream", PDF.into()))).await.expect(201);
    let repair = json!({ "machine": machine, "title": "New bed", "planned": false, "incident": fault.id() });
    let repair = timur.post("/work-orders", repair).await.id();
    app.later(60);
    let done = json!({ "cause": "Wear", "note": "Glued", "resolve_incident": true });
    timur.post(&format!("/work-orders/{repair}/complete"), done).await.expect(200);
    let page = timur.get(&passport).await;
    if let Some(pages) = crate::members::sheets(&page) {
        let [text] = pages.as_slice() else { panic!("one page: {pages:?}") };
        for told in [
            "<FL & 1>", "01-0417", "Act No. 7", "Time in use 1 h", "Sessions 1", "Different people 1", "Faults that stopped it 1",
            "Down unplanned 1 h", "guide.pdf", "New bed",
        ] {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(words.contains(told), "{told} in {words}");
        }
    }
    timur.get(&format!("/machines/{machine}/passport?from=2026-09-02&until=2026-09-02")).await.expect_problem(400, "invalid_parameter");
    for path in [passport, format!("/machines/{machine}/label"), format!("/labs/{}/asset-labels", lab.slug)] {
        aida.get(&path).await.expect_problem(403, "not_allowed");
    }
} }

both_engines! { who_is_erased_answers_for_nothing_any_more => |app| async move {
    let lab = app.lab().await;
    let (meerim, timur) = (lab.manager("Meerim").await, lab.technician("Timur").await);
    let machine = lab.machine(json!({})).await;
    let path = format!("/machines/{machine}/asset");
    meerim.patch(&path, "\"0\"", json!({ "custodian": timur.id() })).await.expect(200);
    assert_eq!(timur.get("/me/export").await.json["held"]["in_care"]["machines"], json!([machine]));
    timur.post("/me/erasure", json!({})).await.expect(202);
    app.later(8 * 24 * 60);
    app.drain_jobs().await;
    let asset = meerim.get(&path).await;
    assert_eq!((&asset.expect(200)["custodian"], &asset.json["version"]), (&Value::Null, &json!(2)));
} }
