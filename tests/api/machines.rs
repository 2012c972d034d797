use serde_json::{Value, json};

fn printer() -> Value {
    json!({
        "name": { "en": "Prusa by the window", "ky": "Өзгөн принтери" }, "make": "Prusa", "model": "MK4",
        "capabilities": [{ "process": "mex", "material_class": "polymer", "tolerance_mm": 0.2 }],
        "build_volume_mm": [250, 210, 220], "policy": { "max_minutes": 720, "check_in_window_minutes": null },
        "asset_tag": "FL-1", "serial": "SN 77", "location": "Room 2", "grant": "Erasmus+ 2025",
        "acquired_on": "2025-02-01", "cost": { "amount_minor": 9_000_000, "currency": "KGS" },
    })
}

fn names(reply: &Value) -> Vec<String> {
    reply["items"].as_array().unwrap().iter().map(|one| one["model"].as_str().unwrap().to_owned()).collect()
}

both_engines! { a_manager_adds_a_machine_and_the_list_shows_the_same => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let path = format!("/labs/{}/machines", lab.slug);
    let made = manager.post(&path, printer()).await;
    let machine = made.expect(201);
    assert_eq!(machine["capabilities"], json!([{ "process": "MEX", "material_class": "polymer", "tolerance_mm": 0.2 }]));
    assert_eq!(machine["policy"], json!({ "max_minutes": 720, "check_in_window_minutes": null }));
    assert_eq!((&machine["lab"], &machine["status"], &machine["version"]), (&json!(lab.slug), &json!("in_service"), &json!(1)));
    assert_eq!((&machine["build_volume_mm"], &machine["cost"]), (&json!([250.0, 210.0, 220.0]), &json!({ "amount_minor": 9_000_000, "currency": "KGS" })));
    assert_eq!(made.header("location"), format!("/api/v1/machines/{}", made.id()));
    let anonymous = app.anonymous();
    let list = anonymous.get(&path).await;
    assert_eq!(&list.expect(200)["items"][0], machine);
    let one = anonymous.get(&format!("/machines/{}", made.id())).await;
    assert_eq!((one.expect(200), one.state()), (machine, "1"));
    let again = anonymous.send(reqwest::Method::GET, &format!("/machines/{}", made.id()), &[("If-None-Match", one.etag())], None).await;
    again.expect(304);
    manager.post(&path, printer()).await.expect_problem(409, "already_exists");
    lab.technician("Timur").await.post(&path, printer()).await.expect_problem(403, "not_allowed");
    anonymous.post(&path, printer()).await.expect_problem(401, "not_signed_in");
} }

both_engines! { a_machine_says_what_it_is_for_in_the_readers_language => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let mut body = printer();
    body["description"] = json!({ "en": "Prints PLA.", "ky": "PLA басат." });
    let made = manager.post(&format!("/labs/{}/machines", lab.slug), body).await;
    made.expect(201);
    let path = format!("/machines/{}", made.id());
    let read = async |lang: &str| {
        let reply = app.anonymous().send(reqwest::Method::GET, &path, &[("Accept-Language", lang)], None).await;
        reply.expect(200)["description_local"].clone()
    };
    assert_eq!((read("ky").await, read("ko").await), (json!("PLA басат."), json!("Prints PLA.")));
    manager.patch(&path, made.etag(), json!({ "description": " " })).await.expect_bad_fields();
    let gone = manager.patch(&path, made.etag(), json!({ "description": null })).await;
    assert_eq!((&gone.expect(200)["description"], &gone.json["description_local"]), (&Value::Null, &Value::Null));
} }

both_engines! { every_bad_field_of_a_machine_is_told_and_nothing_is_made => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let path = format!("/labs/{}/machines", lab.slug);
    let bad = json!({
        "name": "  ", "model": "", "colour": "blue", "capabilities": [{ "process": "MEX", "material_class": "cheese" }],
        "build_volume_mm": [1, 2], "acquired_on": "2026-02-30", "cost": { "amount_minor": 1.5, "currency": "som" },
        "policy": { "min_minutes": 0, "granularity": 15 }, "status": "asleep",
    });
    let fields = manager.post(&path, bad).await.expect_bad_fields();
    for field in ["/make", "/model", "/colour", "/capabilities/0/material_class", "/build_volume_mm", "/acquired_on",
        "/cost/amount_minor", "/cost/currency", "/policy/min_minutes", "/policy/granularity", "/status"] {
        assert!(fields.iter().any(|found| found == field), "{field} in {fields:?}");
    }
    let mut bad = printer();
    bad["class"] = json!(lab.id);
    bad["capabilities"] = json!([{ "process": "MEX", "material_class": "wood", "metal": "direct" }]);
    bad["policy"] = json!({ "min_minutes": 600, "granularity_minutes": 7, "requires_qualification": lab.id });
    let mut fields = manager.post(&path, bad).await.expect_bad_fields();
    fields.sort();
    assert_eq!(fields, ["/capabilities/0/metal", "/class", "/policy/granularity_minutes", "/policy/requires_qualification"]);
    let mut bad = printer();
    bad["capabilities"] = json!([{ "process": "sorcery", "material_class": "wood" }]);
    assert_eq!(manager.post(&path, bad).await.expect_bad_fields(), ["/capabilities/0/process"]);
    let mut bad = printer();
    bad["policy"] = json!({ "min_minutes": 600 });
    assert_eq!(manager.post(&path, bad).await.expect_bad_fields(), ["/policy/min_minutes"]);
    assert_eq!(manager.get(&path).await.expect(200)["items"], json!([]));
} }

both_engines! { a_patch_merges_what_it_names_and_removes_what_is_null => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let made = manager.post(&format!("/labs/{}/machines", lab.slug), printer()).await;
    let path = format!("/machines/{}", made.id());
    let change = json!({ "serial": null, "cost": null, "location": "Room 3", "policy": { "max_minutes": null, "buffer_minutes": 10 } });
    let changed = manager.patch(&path, made.etag(), change).await;
    let machine = changed.expect(200);
    assert_eq!((&machine["serial"], &machine["cost"], &machine["location"]), (&Value::Null, &Value::Null, &json!("Room 3")));
    assert_eq!(machine["policy"], json!({ "buffer_minutes": 10, "check_in_window_minutes": null }));
    assert_eq!((&machine["version"], &machine["make"]), (&json!(2), &json!("Prusa")));
    assert_eq!(manager.patch(&path, changed.etag(), json!({ "policy": null })).await.expect(200)["policy"], json!({}));
    manager.patch(&path, made.etag(), json!({})).await.expect_problem(412, "stale");
    assert_eq!(manager.patch(&path, "*", json!({ "model": null, "status": "retired" })).await.expect_bad_fields(), ["/status"]);
    assert_eq!(manager.patch(&path, "*", json!({ "model": null })).await.expect_bad_fields(), ["/model"]);
    let mut second = printer();
    second["asset_tag"] = json!("FL-2");
    let second = manager.post(&format!("/labs/{}/machines", lab.slug), second).await;
    let taken = manager.patch(&format!("/machines/{}", second.id()), "*", json!({ "asset_tag": "FL-1" })).await;
    taken.expect_problem(409, "already_exists");
    lab.student("Aida").await.patch(&path, "*", json!({ "location": "Home" })).await.expect_problem(403, "not_allowed");
} }

both_engines! { both_filters_hold_in_one_capability_and_filled_plastic_is_no_metal => |app| async move {
    let lab = app.lab().await;
    let (manager, student) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let path = format!("/labs/{}/machines", lab.slug);
    let add = |model: &str, capabilities: Value| {
        let body = json!({ "name": { "en": model }, "make": "X", "model": model, "capabilities": capabilities });
        let (manager, path) = (manager.clone(), path.clone());
        async move { manager.post(&path, body).await.expect(201); }
    };
    add("EOS M100", json!([{ "process": "PBF", "material_class": "metal" }])).await;
    add("Two heads", json!([{ "process": "PBF", "material_class": "polymer" }, { "process": "cnc_milling", "material_class": "metal" }])).await;
    add("Filled", json!([{ "process": "MEX", "material_class": "metal", "metal": "filled" }])).await;
    let search = |query: &str| {
        let (student, path) = (student.clone(), format!("{path}?{query}"));
        async move {
            let mut found = names(student.get(&path).await.expect(200));
            found.sort();
            found
        }
    };
    assert_eq!(search("process=pbf&material_class=metal").await, ["EOS M100"]);
    assert_eq!(search("material_class=metal").await, ["EOS M100", "Two heads"]);
    assert_eq!(search("process=MEX").await, ["Filled"]);
    assert_eq!(search("process=MEX&material_class=metal").await, Vec::<String>::new());
    student.get(&format!("{path}?process=alchemy")).await.expect_problem(400, "invalid_parameter");
    student.get(&format!("{path}?proces=MEX")).await.expect_problem(400, "invalid_parameter");
    student.get(&format!("{path}?limit=0")).await.expect_problem(400, "invalid_parameter");
    // The search in vain is kept once, however often it is made; others' and anonymous ones do not add to it.
    search("process=MEX&material_class=metal").await;
    app.anonymous().get(&format!("{path}?process=DED")).await.expect(200);
    student.get(&format!("{path}?q=nothing")).await.expect(200);
    let demand = manager.get(&format!("/labs/{}/demand-signals", lab.slug)).await;
    assert_eq!(demand.expect(200)["items"], json!([{
        "asks": [{ "process": "MEX", "material_class": "metal", "metal": null }],
        "kind": "empty_search", "signals": 1, "people": 1, "minutes": 60,
    }]));
    let file = manager.get(&format!("/labs/{}/demand-signals?format=csv", lab.slug)).await;
    assert_eq!((file.status, file.text.as_str()), (200, "capabilities,kind,signals,people,minutes\r\nMEX metal,empty_search,1,1,60\r\n"));
    assert!(file.header("content-disposition").starts_with("attachment; filename=\"unmet-need-"));
    let book = manager.get(&format!("/labs/{}/demand-signals?format=xlsx", lab.slug)).await;
    assert!(book.header("content-type").ends_with("spreadsheetml.sheet"), "{}", book.header("content-type"));
    student.get(&format!("/labs/{}/demand-signals", lab.slug)).await.expect_problem(403, "not_allowed");
    lab.funder("Fatima").await.get(&format!("/labs/{}/demand-signals", lab.slug)).await.expect_problem(403, "not_allowed");
} }

both_engines! { a_search_finds_words_in_any_case_and_without_kyrgyz_letters => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let path = format!("/labs/{}/machines", lab.slug);
    manager.post(&path, printer()).await.expect(201);
    for q in ["озгон", "ӨЗГӨН", "prusa mk4", "fl-1", "window room"] {
        let found = manager.get(&format!("{path}?q={}", q.replace(' ', "%20"))).await;
        assert_eq!(found.expect(200)["items"].as_array().unwrap().len(), 1, "{q}");
    }
    for q in ["%25", "_", "prusa%20mk5"] {
        let found = manager.get(&format!("{path}?q={q}")).await;
        assert_eq!(found.expect(200)["items"].as_array().unwrap().len(), 0, "{q}");
    }
} }

both_engines! { a_list_is_paged_by_id_and_says_where_the_next_page_is => |app| async move {
    let lab = app.lab().await;
    for _ in 0..5 {
        lab.machine(json!({})).await;
    }
    let path = format!("/labs/{}/machines", lab.slug);
    let (mut seen, mut next) = (Vec::new(), format!("{path}?limit=2"));
    loop {
        let page = app.anonymous().get(&next).await;
        seen.extend(page.expect(200)["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()));
        let Some(cursor) = page.json["next"].as_str() else { break };
        assert!(page.header("link").contains(cursor));
        next = format!("{path}?limit=2&cursor={cursor}");
    }
    let mut sorted = seen.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!((seen.len(), &seen), (5, &sorted));
    app.anonymous().get(&format!("{path}?cursor=nonsense")).await.expect_problem(400, "invalid_parameter");
} }

both_engines! { a_machines_status_is_dated_and_out_of_service_locks_it => |app| async move {
    let lab = app.lab().await;
    let (manager, student) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let machine = lab.machine(json!({})).await;
    let path = format!("/machines/{machine}/status");
    let set = |status: &str| json!({ "status": status, "reason": "The belt is torn" });
    app.later(1);
    student.post(&path, set("degraded")).await.expect_problem(403, "not_allowed");
    lab.technician("Timur").await.post(&path, set("degraded")).await.expect_problem(403, "not_allowed");
    manager.post(&path, json!({ "status": "asleep" })).await.expect_bad_fields();
    let changed = manager.post(&path, set("out_of_service")).await;
    assert_eq!((&changed.expect(200)["status"], &changed.json["version"]), (&json!("out_of_service"), &json!(2)));
    // The same again changes nothing; for another reason it is told anew.
    assert_eq!(manager.post(&path, set("out_of_service")).await.expect(200)["version"], json!(2));
    assert_eq!(manager.get(&path).await.expect(200)["history"].as_array().unwrap().len(), 2);
    app.later(1);
    let waits = json!({ "status": "out_of_service", "reason": "The new belt is on its way" });
    for _ in 0..2 {
        assert_eq!(manager.post(&path, waits.clone()).await.expect(200)["status"], "out_of_service");
    }
    let history = manager.get(&path).await;
    let reasons: Vec<_> = history.expect(200)["history"].as_array().unwrap().iter().map(|one| one["reason"].clone()).collect();
    assert_eq!(reasons, [json!("The new belt is on its way"), json!("The belt is torn"), json!(null)]);
    let listed = student.get(&format!("/labs/{}/machines?status=out_of_service", lab.slug)).await;
    assert_eq!(listed.expect(200)["items"].as_array().unwrap().len(), 1);
    app.later(30);
    assert_eq!(manager.post(&path, set("in_service")).await.expect(200)["status"], json!("in_service"));
    let history = student.get(&path).await;
    let states: Vec<_> = history.expect(200)["history"].as_array().unwrap().iter().map(|one| one["status"].clone()).collect();
    assert_eq!(states, ["in_service", "out_of_service", "out_of_service", "in_service"]);
    assert_eq!(history.json["history"][0]["from"], json!("2026-09-01T03:32:00Z"));
    let events = app.admin().get(&format!("/labs/{}/audit-events?subject={machine}", lab.slug)).await;
    assert_eq!(events.expect(200)["items"][0]["reason"], json!("The belt is torn"));
    // Retired machines leave the catalogue, not the record.
    manager.post(&path, set("retired")).await.expect(200);
    let path = format!("/labs/{}/machines", lab.slug);
    assert_eq!(student.get(&path).await.expect(200)["items"], json!([]));
    assert_eq!(student.get(&format!("{path}?status=retired")).await.expect(200)["items"].as_array().unwrap().len(), 1);
    assert_eq!(student.get(&format!("/machines/{machine}")).await.expect(200)["retired_at"], json!("2026-09-01T03:32:00Z"));
} }

both_engines! { an_incidents_lock_shows_until_it_is_opened_whatever_the_status_by_hand => |app| async move {
    use ustakana::features::machines::{self, LockCause};
    use ustakana::platform::write::Call;
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let lock = app.service().write(Call::service("test"), move |w| machines::lock(w, machine, LockCause::Incident, true)).await.unwrap();
    let manager = lab.manager("Meerim").await;
    let path = format!("/machines/{machine}");
    let locked = manager.get(&path).await;
    assert_eq!((&locked.expect(200)["status"], locked.state()), (&json!("out_of_service"), "2"));
    let set = |status: &str| json!({ "status": status, "reason": "Trying" });
    manager.post(&format!("{path}/status"), set("out_of_service")).await.expect(200);
    assert_eq!(manager.post(&format!("{path}/status"), set("in_service")).await.expect(200)["status"], json!("out_of_service"));
    app.service().write(Call::service("test"), move |w| machines::unlock(w, lock.id)).await.unwrap();
    assert_eq!(manager.get(&path).await.expect(200)["status"], json!("in_service"));
} }

both_engines! { a_class_has_a_policy_that_its_manager_changes => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let path = format!("/labs/{}/machine-classes", lab.slug);
    let made = manager.post(&path, json!({ "name": "FDM printers", "policy": { "max_minutes": 720 } })).await;
    assert_eq!((&made.expect(201)["name"], &made.json["policy"]), (&json!({ "en": "FDM printers" }), &json!({ "max_minutes": 720 })));
    let one = format!("/machine-classes/{}", made.id());
    let changed = manager.patch(&one, made.etag(), json!({ "policy": { "buffer_minutes": 5 } })).await;
    assert_eq!(changed.expect(200)["policy"], json!({ "max_minutes": 720, "buffer_minutes": 5 }));
    assert_eq!(app.anonymous().get(&one).await.expect(200), changed.expect(200));
    let mut machine = printer();
    machine["class"] = made.json["id"].clone();
    manager.post(&format!("/labs/{}/machines", lab.slug), machine).await.expect(201);
    let of_class = manager.get(&format!("/labs/{}/machines?class={}", lab.slug, made.id())).await;
    assert_eq!(of_class.expect(200)["items"].as_array().unwrap().len(), 1);
    assert_eq!(manager.get(&path).await.expect(200)["items"].as_array().unwrap().len(), 1);
    let other = app.lab().await.manager("Nurlan").await;
    other.patch(&one, "*", json!({ "name": "Mine" })).await.expect_problem(403, "not_allowed");
} }

both_engines! { a_machine_tells_all_the_rules_that_hold_for_it => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let in_lab = |list: &str| format!("/labs/{}/{list}", lab.slug);
    manager.patch(&format!("/labs/{}", lab.slug), "*", json!({ "policy": { "max_minutes": 240, "buffer_minutes": 5 } })).await.expect(200);
    let class = json!({ "name": "Lasers", "policy": { "max_minutes": 120, "check_in_window_minutes": null } });
    let class = manager.post(&in_lab("machine-classes"), class).await.id();
    let mut asked = printer();
    asked["class"] = json!(class);
    asked["policy"] = json!({ "max_minutes": 60 });
    let machine = manager.post(&in_lab("machines"), asked).await.id();
    let rules = |shown: &Value| {
        let rules = &shown["effective_policy"];
        ["max_minutes", "buffer_minutes", "check_in_window_minutes", "min_minutes"].map(|name| rules[name].clone())
    };
    let holding = [json!(60), json!(5), json!(null), json!(15)];
    let one = manager.get(&format!("/machines/{machine}")).await;
    assert_eq!((rules(one.expect(200)), &one.json["policy"]), (holding.clone(), &json!({ "max_minutes": 60 })));
    assert_eq!(rules(&app.anonymous().get(&in_lab("machines")).await.expect(200)["items"][0]), holding);
    // A rule of the class changes what is told of the machine, though not the machine.
    manager.patch(&format!("/machine-classes/{class}"), "*", json!({ "policy": { "buffer_minutes": 10 } })).await.expect(200);
    let later = manager.get(&format!("/machines/{machine}")).await;
    assert_eq!((later.expect(200)["effective_policy"]["buffer_minutes"].clone(), later.state()), (json!(10), one.state()));
    assert_ne!(later.etag(), one.etag());
} }

both_engines! { a_machine_of_a_hidden_lab_is_as_absent_as_one_that_never_was => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let machine = lab.machine(json!({})).await;
    manager.patch(&format!("/labs/{}", lab.slug), "*", json!({ "visibility": "members" })).await.expect(200);
    let stranger = app.person("Bakyt").await;
    for id in [machine.to_string(), "019a1b2c-3d4e-7f50-8a61-728394a5b6c7".into(), "nonsense".into()] {
        stranger.get(&format!("/machines/{id}")).await.expect_problem(404, "not_found");
        stranger.patch(&format!("/machines/{id}"), "*", json!({})).await.expect_problem(404, "not_found");
        stranger.post(&format!("/machines/{id}/status"), json!({ "status": "degraded", "reason": "x" })).await.expect_problem(404, "not_found");
    }
    manager.get(&format!("/machines/{machine}")).await.expect(200);
} }
