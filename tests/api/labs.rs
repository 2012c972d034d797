use serde_json::{Value, json};

fn new_lab(slug: &str) -> Value {
    json!({
        "slug": slug, "name": { "en": "FabLab", "ky": "ФабЛаб" }, "time_zone": "Asia/Bishkek", "currency": "KGS",
        "opening_hours": [{ "weekday": "monday", "opens": "09:00", "closes": "18:00" },
                          { "weekday": "tuesday", "opens": "09:00", "closes": "24:00" }],
    })
}

fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect()
}

both_engines! { an_administrator_makes_a_lab_that_everyone_sees => |app| async move {
    let reply = app.admin().post("/labs", new_lab("bishkek")).await;
    let lab = reply.expect(201);
    assert_eq!((&lab["slug"], &lab["version"], &lab["visibility"]), (&json!("bishkek"), &json!(1), &json!("public")));
    assert_eq!(reply.header("location"), "/api/v1/labs/bishkek");
    assert_eq!(reply.state(), "1");
    // It is a Tuesday in the first week that holds for all time.
    assert_eq!(lab["opening_hours"].as_array().unwrap().len(), 2);
    let anonymous = app.anonymous().header("Accept-Language", "ky");
    assert_eq!(anonymous.get("/labs/bishkek").await.expect(200)["name_local"], json!("ФабЛаб"));
    let by_id = format!("/labs/{}", reply.id());
    anonymous.get(&by_id).await.expect(200);
    let list = anonymous.get("/labs").await;
    assert_eq!(list.expect(200)["items"].as_array().unwrap().len(), 1);
    let audit = app.admin().get("/labs/bishkek/audit-events").await;
    assert_eq!(audit.expect(200)["items"][0]["action"], json!("lab.created"));
} }

both_engines! { only_an_administrator_makes_labs => |app| async move {
    app.anonymous().post("/labs", new_lab("a-lab")).await.expect_problem(401, "not_signed_in");
    let lab = app.lab().await;
    lab.manager("Meerim").await.post("/labs", new_lab("a-lab")).await.expect_problem(403, "not_allowed");
} }

both_engines! { every_bad_field_of_a_new_lab_is_told_at_once => |app| async move {
    let body = json!({ "slug": "Bad Slug", "name": {}, "time_zone": 7, "currency": "som", "colour": "red" });
    let fields = app.admin().post("/labs", body).await.expect_bad_fields();
    for field in ["/slug", "/name", "/time_zone", "/currency", "/colour"] {
        assert!(fields.contains(&field.to_owned()), "{field} in {fields:?}");
    }
    let mut body = new_lab("two");
    body["time_zone"] = json!("Asia/Atlantis");
    body["registration"] = json!("code");
    body["policy"] = json!({ "granularity_minutes": 7, "min_minutes": 60, "max_minutes": 30 });
    body["opening_hours"] = json!([{ "weekday": "monday", "opens": "12:00", "closes": "09:00" },
        { "weekday": "friday", "opens": "09:00", "closes": "12:00" },
        { "weekday": "friday", "opens": "11:00", "closes": "13:00" }]);
    let fields = app.admin().post("/labs", body).await.expect_bad_fields();
    for field in ["/time_zone", "/join_code", "/policy/granularity_minutes", "/opening_hours/0/closes", "/opening_hours/2"] {
        assert!(fields.contains(&field.to_owned()), "{field} in {fields:?}");
    }
    assert_eq!(app.anonymous().get("/labs").await.expect(200)["items"], json!([]));
} }

both_engines! { a_slug_is_given_once_and_a_repeated_post_makes_one_lab => |app| async move {
    let admin = app.admin();
    let first = admin.post_once("/labs", "key-1", new_lab("osh")).await;
    let again = admin.post_once("/labs", "key-1", new_lab("osh")).await;
    assert_eq!((first.expect(201), first.etag()), (again.expect(201), again.etag()));
    admin.post("/labs", new_lab("osh")).await.expect_problem(409, "already_exists");
    admin.post_once("/labs", "key-1", new_lab("naryn")).await.expect_problem(422, "idempotency_key_reused");
} }

both_engines! { a_lab_is_changed_by_its_manager_who_has_seen_its_version => |app| async move {
    let lab = app.lab().await;
    let (manager, student) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let path = format!("/labs/{}", lab.slug);
    let seen = manager.get(&path).await;
    let body = json!({ "registration": "code", "join_code": "bee-hive", "policy": { "max_minutes": 240, "buffer_minutes": 10 } });
    student.patch(&path, seen.etag(), body.clone()).await.expect_problem(403, "not_allowed");
    manager.send(reqwest::Method::PATCH, &path, &[], Some(body.clone())).await.expect_problem(428, "precondition_required");
    let changed = manager.patch(&path, seen.etag(), body.clone()).await;
    assert_eq!(changed.expect(200)["join_code"], json!("bee-hive"));
    manager.patch(&path, seen.etag(), body).await.expect_problem(412, "stale");
    // Merged field by field: null takes the default again.
    let changed = manager.patch(&path, changed.etag(), json!({ "policy": { "buffer_minutes": null, "max_minutes_per_week": null } })).await;
    assert_eq!(changed.expect(200)["policy"], json!({ "max_minutes": 240, "max_minutes_per_week": null }));
    // The code is the staff's to hand out.
    assert_eq!(student.get(&path).await.expect(200).get("join_code"), None);
    assert_eq!(manager.patch(&path, "*", json!({ "name": null })).await.expect_bad_fields(), ["/name"]);
    let foreign = json!({ "policy": { "requires_qualification": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7" } });
    assert_eq!(manager.patch(&path, "*", foreign).await.expect_bad_fields(), ["/policy/requires_qualification"]);
} }

both_engines! { a_lab_for_members_does_not_exist_for_others => |app| async move {
    let lab = app.lab().await;
    let (manager, stranger) = (lab.manager("Meerim").await, app.person("Bakyt").await);
    let path = format!("/labs/{}", lab.slug);
    manager.patch(&path, "*", json!({ "visibility": "members", "registration": "desk" })).await.expect(200);
    for client in [&stranger, &app.anonymous()] {
        let hidden = client.get(&path).await;
        let absent = client.get("/labs/no-such-lab").await;
        assert_eq!(hidden.expect_problem(404, "not_found")["detail"], absent.expect_problem(404, "not_found")["detail"]);
        assert_eq!(client.get("/labs").await.expect(200)["items"], json!([]));
    }
    stranger.post(&format!("{path}/join"), json!({})).await.expect_problem(404, "not_found");
    manager.get(&path).await.expect(200);
    assert_eq!(manager.get("/labs").await.expect(200)["items"].as_array().unwrap().len(), 1);
} }

both_engines! { the_past_keeps_its_own_opening_hours => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let path = format!("/labs/{}/opening-hours", lab.slug);
    let week = json!([{ "weekday": "saturday", "opens": "10:00", "closes": "14:00" }]);
    let dry = manager.post(&path, json!({ "from": "2026-10-01", "hours": week, "dry_run": true })).await;
    assert_eq!(dry.expect(200)["affected_reservations"], json!([]));
    assert_eq!(manager.get(&path).await.expect(200)["items"].as_array().unwrap().len(), 1);
    manager.post(&path, json!({ "from": "2026-10-01", "hours": week })).await.expect(201);
    let hours = manager.get(&path).await;
    assert_eq!(hours.expect(200)["today"].as_array().unwrap().len(), 5);
    assert_eq!(hours.json["items"][1], json!({ "from": "2026-10-01", "hours": week }));
    app.at("2026-10-02T03:00:00Z");
    assert_eq!(manager.get(&path).await.expect(200)["today"], week);
    // The same day again replaces it.
    manager.post(&path, json!({ "from": "2026-10-01", "hours": [] })).await.expect(201);
    assert_eq!(manager.get(&path).await.expect(200)["items"][1]["hours"], json!([]));
    let bad = json!({ "from": "2026-13-01", "hours": [{ "weekday": "someday", "opens": "25:00", "closes": "18:00" }] });
    let fields = manager.post(&path, bad).await.expect_bad_fields();
    assert!(fields.len() >= 3, "{fields:?}");
    lab.technician("Timur").await.post(&path, json!({ "from": "2026-10-01", "hours": [] })).await.expect_problem(403, "not_allowed");
} }

both_engines! { a_closure_is_made_moved_and_taken_back => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let path = format!("/labs/{}/closures", lab.slug);
    let body = json!({ "starts_at": "2026-09-10T03:00:00Z", "ends_at": "2026-09-11T03:00:00Z", "reason": "Moving house" });
    let mut dry = body.clone();
    dry["dry_run"] = json!(true);
    assert_eq!(manager.post(&path, dry).await.expect(200)["affected_reservations"], json!([]));
    assert_eq!(manager.get(&path).await.expect(200)["items"], json!([]));
    let made = manager.post(&path, body.clone()).await;
    assert_eq!(made.expect(201)["affected_reservations"], json!([]));
    assert_eq!(made.json["reason"], json!({ "en": "Moving house" }));
    let one = format!("/closures/{}", made.id());
    let moved = manager.patch(&one, made.etag(), json!({ "ends_at": "2026-09-12T03:00:00Z" })).await;
    assert_eq!(moved.expect(200)["ends_at"], json!("2026-09-12T03:00:00Z"));
    manager.patch(&one, made.etag(), json!({ "ends_at": "2026-09-13T03:00:00Z" })).await.expect_problem(412, "stale");
    let backwards = json!({ "starts_at": "2026-09-14T03:00:00Z" });
    assert_eq!(manager.patch(&one, moved.etag(), backwards).await.expect_bad_fields(), ["/ends_at"]);
    app.anonymous().get(&one).await.expect(200);
    lab.student("Aida").await.delete(&one, "*").await.expect_problem(403, "not_allowed");
    manager.delete(&one, moved.etag()).await.expect(204);
    manager.get(&one).await.expect_problem(404, "not_found");
    let other = app.lab().await;
    let foreign = other.machine(json!({})).await;
    let mut named = body;
    named["machines"] = json!([foreign]);
    assert_eq!(manager.post(&path, named).await.expect_bad_fields(), ["/machines"]);
} }

both_engines! { kyrgyz_holidays_come_once_as_whole_local_days_that_can_be_edited => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let path = format!("/labs/{}/closures", lab.slug);
    let ask = json!({ "country": "KG", "year": 2026 });
    let first = manager.post(&format!("{path}/holidays"), ask.clone()).await;
    let created = first.expect(201)["created"].as_u64().unwrap();
    assert!(created > 10, "{created}");
    assert_eq!(manager.post(&format!("{path}/holidays"), ask).await.expect(201)["created"], json!(0));
    let all = manager.get(&format!("{path}?limit=200")).await;
    let items = all.expect(200)["items"].as_array().unwrap();
    assert_eq!(items.len() as u64, created);
    let nooruz = items.iter().find(|one| one["starts_at"] == json!("2026-03-20T18:00:00Z")).expect("Nooruz");
    assert_eq!((&nooruz["ends_at"], &nooruz["holiday"]), (&json!("2026-03-21T18:00:00Z"), &json!(true)));
    assert!(nooruz["reason"]["ky"].as_str().unwrap().contains("Нооруз"));
    let one = format!("/closures/{}", nooruz["id"].as_str().unwrap());
    manager.patch(&one, "*", json!({ "reason": { "en": "Nooruz, with a concert" } })).await.expect(200);
    // Memorial days on which people work are no closures.
    assert!(items.iter().all(|one| one["starts_at"] != json!("2026-04-06T18:00:00Z")));
    let unknown = json!({ "country": "KG", "year": 1999 });
    assert_eq!(manager.post(&format!("{path}/holidays"), unknown).await.expect_bad_fields(), ["/year"]);
    // Pages in order of their start, each once.
    let (mut seen, mut next) = (Vec::new(), format!("{path}?limit=4"));
    loop {
        let page = manager.get(&next).await;
        seen.extend(page.expect(200)["items"].as_array().unwrap().iter().map(|one| one["id"].clone()));
        match page.json["next"].as_str() {
            Some(cursor) => next = format!("{path}?limit=4&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(seen, items.iter().map(|one| one["id"].clone()).collect::<Vec<_>>());
} }

both_engines! { one_joins_a_lab_by_its_way_of_registration => |app| async move {
    let lab = app.lab().await;
    let (manager, aida, bakyt) = (lab.manager("Meerim").await, app.person("Aida").await, app.person("Bakyt").await);
    let (path, join) = (format!("/labs/{}", lab.slug), format!("/labs/{}/join", lab.slug));
    app.anonymous().post(&join, json!({})).await.expect_problem(401, "not_signed_in");
    let joined = aida.post(&join, json!({})).await;
    assert_eq!((&joined.expect(201)["role"], &joined.json["member"]), (&json!("student"), &json!(aida.id())));
    assert_eq!(aida.post(&join, json!({})).await.expect(200)["id"], joined.json["id"]);
    assert_eq!(aida.get("/me").await.expect(200)["memberships"][0]["role"], json!("student"));
    manager.patch(&path, "*", json!({ "registration": "code", "join_code": "bee-hive" })).await.expect(200);
    bakyt.post(&join, json!({})).await.expect_problem(403, "not_allowed");
    bakyt.post(&join, json!({ "code": "wasp" })).await.expect_problem(403, "not_allowed");
    bakyt.post(&join, json!({ "code": "bee-hive" })).await.expect(201);
    manager.patch(&path, "*", json!({ "registration": "desk" })).await.expect(200);
    let told = app.person("Cholpon").await.post(&join, json!({})).await;
    assert_eq!(told.expect(201)["status"], "pending", "until the desk confirms it");
} }

both_engines! { who_joins_twice_at_once_is_a_member_once => |app| async move {
    let (lab, aida) = (app.lab().await, app.person("Aida").await);
    let path = format!("/labs/{}/join", lab.slug);
    let replies = futures_util::future::join_all((0..16).map(|_| aida.post(&path, json!({})))).await;
    let mut statuses: Vec<_> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [[200].repeat(15), vec![201]].concat());
} }

both_engines! { a_manager_says_who_is_what_and_nobody_raises_themselves => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let person = |client: &crate::app::Client| format!("/labs/{}/members/{}", lab.slug, client.id());
    let change = json!({ "role": "technician", "affiliation": "Physics", "reason": "Runs the laser" });
    let changed = manager.put(&person(&aida), change).await;
    assert_eq!((&changed.expect(200)["role"], &changed.json["affiliation"]), (&json!("technician"), &json!("Physics")));
    // At once in this process: staff see the members.
    let members = format!("/labs/{}/members", lab.slug);
    let list = aida.get(&members).await;
    assert_eq!(list.expect(200)["items"].as_array().unwrap().len(), 2);
    aida.put(&person(&aida), json!({ "role": "manager" })).await.expect_problem(403, "not_allowed");
    lab.student("Bakyt").await.get(&members).await.expect_problem(403, "not_allowed");
    assert_eq!(manager.put(&person(&aida), json!({ "role": "device" })).await.expect_bad_fields(), ["/role"]);
    let left_alone = json!({ "role": "student", "suspended_until": "2026-10-01T00:00:00Z", "reason": "Left the laser alone" });
    manager.put(&person(&aida), left_alone).await.expect(200);
    // Why is told to who is suspended, and stays when something else is set.
    let suspended = manager.put(&person(&aida), json!({ "role": "student", "suspended_until": "2026-10-01T00:00:00Z" })).await;
    let own = aida.get("/me").await.expect(200)["memberships"][0].clone();
    assert_eq!((&own["suspended_until"], &own["suspension_reason"]), (&json!("2026-10-01T00:00:00Z"), &json!("Left the laser alone")));
    assert_eq!(suspended.json["suspension_reason"], own["suspension_reason"]);
    assert_eq!((&suspended.expect(200)["affiliation"], &suspended.json["suspended_until"]),
        (&json!("Physics"), &json!("2026-10-01T00:00:00Z")));
    let nobody = format!("/labs/{}/members/019a1b2c-3d4e-7f50-8a61-728394a5b6c7", lab.slug);
    manager.put(&nobody, json!({ "role": "student" })).await.expect_problem(404, "not_found");
    // A manager may step down when another one stays, and then not up again.
    lab.manager("Nurlan").await;
    manager.put(&person(&manager), json!({ "role": "student" })).await.expect(200);
    manager.put(&person(&manager), json!({ "role": "manager" })).await.expect_problem(403, "not_allowed");
    app.admin().put(&person(&manager), json!({ "role": "manager" })).await.expect(200);
    let events = manager.get(&format!("/labs/{}/audit-events?action=membership.changed", lab.slug)).await;
    let reasons: Vec<_> = events.expect(200)["items"].as_array().unwrap().iter().map(|one| one["reason"].clone()).collect();
    assert!(reasons.contains(&json!("Runs the laser")));
    assert!(!events.text.contains("Physics"), "no free text in the chain");
} }

both_engines! { a_suspension_keeps_its_reason_until_it_changes_itself => |app| async move {
    let lab = app.lab().await;
    let (manager, nazgul) = (lab.manager("Meerim").await, lab.student("Nazgul").await);
    let told = async |until: Option<&str>, affiliation: &str, reason: &str| {
        let ask = json!({ "role": "student", "suspended_until": until, "affiliation": affiliation, "reason": reason });
        manager.put(&format!("/labs/{}/members/{}", lab.slug, nazgul.id()), ask).await.expect(200);
        nazgul.get("/me").await.expect(200)["memberships"][0]["suspension_reason"].clone()
    };
    let (october, december) = (Some("2026-10-01T00:00:00Z"), Some("2026-12-01T00:00:00Z"));
    assert_eq!(told(october, "Physics", "Three missed reservations").await, "Three missed reservations");
    assert_eq!(told(october, "IIT", "Moved to IIT").await, "Three missed reservations");
    assert_eq!(told(december, "IIT", "Missed two more").await, "Missed two more");
    assert!(told(None, "IIT", "She came by").await.is_null());
    assert!(told(None, "Physics", "Moved back").await.is_null());
} }

both_engines! { who_registers_with_an_open_lab_is_its_student_and_that_is_on_record => |app| async move {
    let lab = app.lab().await;
    let body = json!({ "email": "dinara@example.org", "password": "three green kettles", "full_name": "Dinara", "lab": lab.slug });
    app.anonymous().post("/auth/register", body).await.expect(201);
    let events = app.admin().get(&format!("/labs/{}/audit-events", lab.slug)).await;
    let actions: Vec<_> = events.expect(200)["items"].as_array().unwrap().iter().map(|one| one["action"].clone()).collect();
    assert!(actions.contains(&json!("membership.changed")) && actions.contains(&json!("person.registered")), "{actions:?}");
} }

/// Puts a reservation down as the reservations' room would.
async fn stand(
    app: &crate::app::App,
    lab: &crate::app::TestLab,
    machine: ustakana::platform::values::Id,
    starts_at: &str,
    ends_at: &str,
) -> String {
    use diesel::prelude::*;
    use ustakana::platform::db::{Fault, schema::reservations};
    use ustakana::platform::values::Instant;
    use ustakana::platform::write::Call;
    let member = lab.student(&format!("Holder {}", app.next())).await.id();
    let (starts_at, ends_at): (Instant, Instant) = (starts_at.parse().unwrap(), ends_at.parse().unwrap());
    let lab = lab.id;
    let id = app
        .service()
        .write(Call::service("test"), move |w| {
            let id = w.new_id();
            let row = (
                reservations::id.eq(id),
                reservations::lab.eq(lab),
                reservations::machine.eq(machine),
                reservations::kind.eq("reservation"),
                reservations::member.eq(member),
                reservations::starts_at.eq(starts_at),
                reservations::ends_at.eq(ends_at),
                reservations::blocks_from.eq(starts_at),
                reservations::blocks_until.eq(ends_at),
                reservations::status.eq("confirmed"),
                reservations::cancel_notice_minutes.eq(0),
                reservations::approved.eq(true),
                reservations::overrun_seconds.eq(0_i64),
                reservations::created_at.eq(w.now),
                reservations::updated_at.eq(w.now),
                reservations::version.eq(1),
            );
            diesel::insert_into(reservations::table).values(row).execute(w.c)?;
            Ok::<_, Fault>(id)
        })
        .await
        .unwrap();
    id.to_string()
}

both_engines! { a_dry_run_tells_which_reservations_a_closure_or_new_hours_would_meet => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let (printer, mill) = (lab.machine(json!({})).await, lab.machine(json!({ "policy": { "unattended_minutes_after_closing": 720 } })).await);
    // Thursday morning on both; the mill runs on into Friday's night, after closing.
    let morning = stand(&app, &lab, printer, "2026-09-10T03:00:00Z", "2026-09-10T05:00:00Z").await;
    let night = stand(&app, &lab, mill, "2026-09-10T10:00:00Z", "2026-09-10T18:00:00Z").await;
    let path = format!("/labs/{}/closures", lab.slug);
    let closure = |from: &str, until: &str, machines: Value| {
        let mut body = json!({ "starts_at": from, "ends_at": until, "reason": "Power cut", "dry_run": true });
        if !machines.is_null() {
            body["machines"] = machines;
        }
        body
    };
    let day = closure("2026-09-09T18:00:00Z", "2026-09-10T18:00:00Z", Value::Null);
    assert_eq!(ids(&manager.post(&path, day).await.expect(200)["affected_reservations"]), [morning.clone(), night.clone()]);
    let only_mill = closure("2026-09-09T18:00:00Z", "2026-09-10T18:00:00Z", json!([mill]));
    assert_eq!(ids(&manager.post(&path, only_mill).await.expect(200)["affected_reservations"]), [night.as_str()]);
    // What runs unattended after closing may run through a closure.
    let evening = closure("2026-09-10T13:00:00Z", "2026-09-11T13:00:00Z", Value::Null);
    assert_eq!(manager.post(&path, evening).await.expect(200)["affected_reservations"], json!([]));
    let afternoons = json!({ "from": "2026-09-07", "dry_run": true,
        "hours": [{ "weekday": "thursday", "opens": "12:00", "closes": "18:00" }] });
    let hours = manager.post(&format!("/labs/{}/opening-hours", lab.slug), afternoons).await;
    assert_eq!(ids(&hours.expect(200)["affected_reservations"]), [morning]);
} }

both_engines! { a_student_number_is_unique_within_its_lab => |app| async move {
    use diesel::prelude::*;
    use ustakana::platform::db::{Constraint, Fault, schema::memberships};
    use ustakana::platform::values::Id;
    use ustakana::platform::write::Call;
    let (lab, other) = (app.lab().await, app.lab().await);
    let people = [lab.student("Aida").await.id(), lab.student("Bakyt").await.id()];
    other.admit(people[1], ustakana::platform::values::Role::Student).await;
    let number = async |lab: Id, person: Id| {
        let set = move |w: &mut ustakana::platform::write::Write<'_>| {
            let member = memberships::table.filter(memberships::lab.eq(lab)).filter(memberships::person.eq(person));
            diesel::update(member).set(memberships::student_number.eq("ST-17")).execute(w.c)?;
            Ok::<_, Fault>(())
        };
        app.service().write(Call::service("test"), set).await
    };
    number(lab.id, people[0]).await.unwrap();
    assert!(number(lab.id, people[1]).await.is_err_and(|fault| fault.violates(Constraint::StudentNumberTaken)));
    number(other.id, people[1]).await.unwrap();
} }
