use serde_json::json;

use super::login;

both_engines! { sex_and_year_of_birth_are_kept_under_a_consent_and_erased_with_it => |app| async move {
    let aida = app.person("aida").await;
    let tag = async || aida.get("/me").await.etag().to_owned();
    let wish = json!({ "sex": "female", "year_of_birth": 2004 });
    let refused = aida.patch("/me", &tag().await, wish.clone()).await;
    assert_eq!(refused.expect_problem(422, "invalid_fields")["errors"][0]["code"], "consent_needed");
    let texts = app.anonymous().get("/consent-texts").await;
    let text = &texts.expect(200)["items"][0];
    assert_eq!((&text["purpose"], &text["version"]), (&json!("statistics"), &json!(1)));
    for lang in ["ky", "ru", "en", "ko"] {
        assert!(text["text"][lang].as_str().unwrap().chars().count() > 40, "{lang}");
    }
    let stale = json!({ "purpose": "statistics", "text_version": 0 });
    assert_eq!(aida.post("/me/consents", stale).await.expect_bad_fields(), ["/text_version"]);
    let body = json!({ "purpose": "statistics", "text_version": 1 });
    let given = aida.post("/me/consents", body.clone()).await;
    assert_eq!(given.expect(201)["given_at"], "2026-09-01T03:00:00Z");
    assert_eq!(aida.post("/me/consents", body).await.expect(200)["id"], given.json["id"]);
    let kept = aida.patch("/me", &tag().await, wish).await;
    assert_eq!((&kept.expect(200)["sex"], &kept.json["year_of_birth"]), (&json!("female"), &json!(2004)));
    let odd = aida.patch("/me", &tag().await, json!({ "year_of_birth": 2090 })).await;
    assert_eq!(odd.expect_bad_fields(), ["/year_of_birth"]);
    app.later(60);
    let path = format!("/me/consents/{}/withdraw", given.id());
    let withdrawn = aida.post(&path, json!({})).await;
    assert_eq!(withdrawn.expect(200)["withdrawn_at"], "2026-09-01T04:00:00Z");
    let me = aida.get("/me").await;
    assert_eq!((&me.expect(200)["sex"], &me.json["year_of_birth"]), (&json!(null), &json!(null)));
    assert_eq!(aida.get("/me/consents").await.expect(200)["items"].as_array().unwrap().len(), 1, "it stays on record");
    app.person("bek").await.post(&path, json!({})).await.expect_problem(404, "not_found");
} }

both_engines! { nobody_else_sees_sex_or_year_of_birth => |app| async move {
    let lab = app.lab().await;
    let (aida, manager) = (lab.student("aida").await, lab.manager("Meerim").await);
    aida.post("/me/consents", json!({ "purpose": "statistics", "text_version": 1 })).await.expect(201);
    let tag = aida.get("/me").await.etag().to_owned();
    aida.patch("/me", &tag, json!({ "sex": "undisclosed", "year_of_birth": 1987 })).await.expect(200);
    for path in [format!("/labs/{}/members", lab.slug), format!("/labs/{}/audit-events", lab.slug)] {
        let seen = manager.get(&path).await;
        assert!(!seen.expect(200).to_string().contains("1987") && !seen.text.contains("undisclosed"), "{}", seen.text);
    }
} }

both_engines! { ones_own_export_holds_what_is_kept_of_oneself_and_nothing_of_others => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bek) = (lab.student("aida").await, lab.student("bek").await);
    lab.set_member(aida.id(), json!({ "role": "student", "affiliation": "Physics", "student_number": "ST-17" })).await;
    let wish = |hour: u32| json!({
        "machine": machine, "note": "Blades", "purpose": "thesis",
        "starts_at": format!("2026-09-01T{hour:02}:00:00Z"), "ends_at": format!("2026-09-01T{:02}:00:00Z", hour + 1),
    });
    let mine = aida.post("/reservations", wish(4)).await.id();
    let others = bek.post("/reservations", wish(6)).await.id();
    aida.post("/reservations", wish(6)).await.expect_problem(409, "slot_taken");
    let session = aida.post("/usage-sessions", json!({ "machine": machine, "note": "A test" })).await;
    let requests = format!("/labs/{}/equipment-requests", lab.slug);
    let wanted = json!({ "title": { "en": "A kiln" }, "justification": { "en": "Clay cracks in ours." },
        "process": "MEX", "alternatives": [] });
    let own = aida.post(&requests, wanted.clone()).await.id();
    let theirs = bek.post(&requests, wanted).await.id();
    let endorsed = aida.post(&format!("/equipment-requests/{theirs}/endorsements"), json!({ "reason": "I need it too." })).await;
    endorsed.expect(201);
    let export = aida.get("/me/export").await;
    let held = &export.expect(200)["held"];
    assert!(export.header("content-disposition").starts_with("attachment"));
    assert_eq!((&held["memberships"][0]["affiliation"], &held["memberships"][0]["student_number"]), (&json!("Physics"), &json!("ST-17")));
    let booked = held["reservations"].as_array().unwrap().iter().find(|one| one["id"] == json!(mine)).unwrap();
    assert_eq!((&booked["note"], &booked["purpose"]), (&json!("Blades"), &json!("thesis")));
    assert_eq!((&held["usage_sessions"][0]["id"], &held["usage_sessions"][0]["note"]), (&json!(session.id()), &json!("A test")));
    assert_eq!(held["demand_signals"][0]["kind"], "slot_taken");
    assert!(held["audit_events"].as_array().unwrap().iter().any(|event| event["action"] == "reservation.created"));
    let asked = &held["equipment_requests"][0];
    assert_eq!((&asked["id"], &asked["justification"]["en"]), (&json!(own), &json!("Clay cracks in ours.")));
    assert_eq!((&asked["process"], asked["alternatives"].is_array()), (&json!("MEX"), true));
    assert_eq!(held["endorsements"][0]["reason"], "I need it too.");
    assert_eq!(held["equipment_requests"].as_array().unwrap().len(), 1);
    assert_eq!(export.json["me"]["email"], aida.email());
    for secret in [others.to_string(), bek.email().to_owned(), "argon2".into(), "token_hash".into()] {
        assert!(!export.text.contains(&secret), "{secret}");
    }
} }

both_engines! { ones_own_export_tells_what_was_revoked_what_staff_set_right_and_where_one_signed_in => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bek, manager) = (lab.student("aida").await, lab.student("bek").await, lab.manager("Meerim").await);
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    for reason in [Some("Left it burning alone"), None] {
        let held = manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await.id();
        let Some(reason) = reason else { continue };
        manager.post(&format!("/certifications/{held}/revoke"), json!({ "reason": reason })).await.expect(200);
    }
    for (who, corrector, correction) in [
        (&aida, &aida, json!({ "outcome": "failure", "reason": "It broke afterwards" })),
        (&bek, &manager, json!({ "member": aida.id(), "reason": "Aida stood there" })),
    ] {
        let session = who.post("/usage-sessions", json!({ "machine": machine })).await.id();
        app.later(60);
        who.post(&format!("/usage-sessions/{session}/finish"), json!({ "outcome": "success" })).await.expect(200);
        corrector.post(&format!("/usage-sessions/{session}/corrections"), correction).await.expect(201);
    }
    login(&app, aida.email()).await;
    let export = aida.get("/me/export").await;
    let held = &export.expect(200)["held"];
    let ends = |at: usize| [held["certifications"][at]["revoked_at"].clone(), held["certifications"][at]["revocation_reason"].clone()];
    assert_eq!(ends(0), [json!("2026-09-01T03:00:00Z"), json!("Left it burning alone")]);
    assert_eq!(ends(1), [json!(null), json!(null)]);
    let (own, theirs) = (&held["session_corrections"][0], &held["session_corrections"][1]);
    assert_eq!((&own["status"], &own["before"]["outcome"], &own["after"]), (&json!("proposed"), &json!("success"), &json!({ "outcome": "failure" })));
    assert_eq!((&own["before"]["member"], &own["proposed_by"]), (&json!(aida.id()), &json!(aida.id())));
    assert_eq!((&theirs["status"], &theirs["reason"], &theirs["proposed_by"]), (&json!("accepted"), &json!("Aida stood there"), &json!("another")));
    assert_eq!((&theirs["before"]["member"], &theirs["after"]["member"]), (&json!("another"), &json!(aida.id())));
    assert_eq!(held["sign_ins"]["known_places"], json!([{ "seen_at": "2026-09-01T05:00:00Z" }]));
    for others in [bek.id().to_string(), "place_hash".into()] {
        assert!(!export.text.contains(&others), "{others}");
    }
} }
