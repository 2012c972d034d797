//! A lab is taken over from NEMO's dump: once, whole where it can be, and told where it cannot.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{App, Client, Reply, TestLab};

const DUMP: &[u8] = include_bytes!("../fixtures/nemo/dump.json");

/// A lab, and its manager at a time after all that the dump tells.
async fn lab(app: &App) -> (TestLab, Client) {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    (lab, manager)
}

async fn send(client: &Client, lab: &TestLab, query: &str, dump: &[u8]) -> Reply {
    let path = format!("/labs/{}/nemo-imports{query}", lab.slug);
    client.send_raw(Method::POST, &path, &[], Some(("application/json", dump.to_vec()))).await
}

/// Read, created, unchanged, quarantined, by kind.
fn tallies(reply: &Reply) -> BTreeMap<String, [u64; 4]> {
    let kinds = reply.expect(200)["kinds"].as_array().unwrap();
    let tally = |kind: &Value| {
        let count = |name: &str| kind[name].as_u64().unwrap();
        let counts = [count("read"), count("created"), count("unchanged"), count("quarantined")];
        (kind["model"].as_str().unwrap().trim_start_matches("NEMO.").to_owned(), counts)
    };
    kinds.iter().map(tally).collect()
}

async fn all(client: &Client, path: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = client.get(&format!("{path}limit=200{cursor}")).await;
        let page = page.expect(200);
        found.extend(page["items"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return found,
        }
    }
}

/// What the source says, counted by itself.
struct Source(Vec<Value>);

impl Source {
    fn read() -> Self {
        Self(serde_json::from_slice(DUMP).unwrap())
    }

    fn of(&self, model: &str) -> Vec<&Value> {
        self.0.iter().filter(|one| one["model"] == format!("NEMO.{model}")).map(|one| &one["fields"]).collect()
    }

    fn used_seconds(&self) -> i64 {
        self.ended().into_iter().map(|event| seconds(&event["end"]) - seconds(&event["start"])).sum()
    }

    /// Use that is over.
    fn ended(&self) -> Vec<&Value> {
        self.of("usageevent").into_iter().filter(|event| !event["end"].is_null()).collect()
    }

    /// The tool, its start and its end of what happened on tools, sorted.
    fn spans(&self, model: &str) -> Vec<(String, i64, i64)> {
        let span =
            |one: &&Value| (one["tool"][0].as_str().unwrap().to_owned(), seconds(&one["start"]), seconds(&one["end"]));
        let mut spans: Vec<_> = self.of(model).iter().map(span).collect();
        spans.sort_unstable();
        spans
    }

    /// What became of each reservation, sorted.
    fn fates(&self) -> Vec<&'static str> {
        let fate = |one: &&Value| match (&one["cancelled"], &one["missed"]) {
            (Value::Bool(true), _) => "cancelled",
            (_, Value::Bool(true)) => "no_show",
            _ => "completed",
        };
        let mut fates: Vec<_> = self.of("reservation").iter().map(fate).collect();
        fates.sort_unstable();
        fates
    }

    /// Name and role of each member, sorted; everybody there is active.
    fn members(&self) -> Vec<(String, &'static str)> {
        let is = |user: &Value, what: &str| user[what] == json!(true);
        let member = |user: &&Value| {
            let name = format!("{} {}", user["first_name"].as_str().unwrap(), user["last_name"].as_str().unwrap());
            let role = match () {
                () if is(user, "is_superuser") || is(user, "is_facility_manager") => "manager",
                () if is(user, "is_staff") || is(user, "is_technician") => "technician",
                () => "student",
            };
            (name, role)
        };
        let mut members: Vec<_> = self.of("user").iter().map(member).collect();
        members.sort_unstable();
        members
    }
}

/// An instant in seconds since 1970.
fn seconds(text: &Value) -> i64 {
    chrono::DateTime::parse_from_rfc3339(text.as_str().unwrap()).unwrap().timestamp()
}

both_engines! { nemos_own_lab_comes_in_as_its_source_counts_and_again_changes_nothing => |app| async move {
    let (lab, manager) = lab(&app).await;
    let source = Source::read();
    let count = |model: &str| source.of(model).len() as u64;
    let dry = send(&manager, &lab, "?dry_run=true", DUMP).await;
    let machines = format!("/labs/{}/machines?", lab.slug);
    assert_eq!(all(&manager, &machines).await, Vec::<Value>::new(), "a dry run writes nothing");

    let first = send(&manager, &lab, "", DUMP).await;
    assert_eq!((&first.expect(200)["kinds"], &first.json["quarantined"]), (&dry.json["kinds"], &dry.json["quarantined"]));
    let whole = |model: &str| [count(model), count(model), 0, 0];
    let found = tallies(&first);
    for model in ["user", "tool", "qualification", "scheduledoutage", "reservation"] {
        assert_eq!(found[model], whole(model), "{model}");
    }
    let ended = source.ended().len() as u64;
    assert_eq!(found["usageevent"], [count("usageevent"), ended, 0, count("usageevent") - ended]);
    let quarantined = first.json["quarantined"].as_array().unwrap();
    assert_eq!(quarantined.len(), 1, "{quarantined:?}");
    assert_eq!(
        (&quarantined[0]["model"], &quarantined[0]["name"], &quarantined[0]["problem"]["code"]),
        (&json!("NEMO.usageevent"), &json!("1"), &json!("still_open"))
    );
    let left_out: u64 = first.json["left_out"].as_array().unwrap().iter().map(|kind| kind["records"].as_u64().unwrap()).sum();
    assert_eq!(left_out + found.values().map(|counts| counts[0]).sum::<u64>(), source.0.len() as u64);

    let trail = format!("/labs/{}/audit-events?action=nemo.imported&", lab.slug);
    let told = all(&manager, &trail).await;
    let created: u64 = found.values().map(|counts| counts[1]).sum();
    let after = json!({ "created": created, "unchanged": 0, "quarantined": quarantined.len() });
    assert_eq!(told.iter().map(|event| (&event["after"], &event["actor"])).collect::<Vec<_>>(), [(&after, &json!(manager.id()))]);

    let tools = all(&manager, &machines).await;
    let down = source.of("tool").iter().filter(|tool| tool["_operational"] == json!(false)).count();
    assert_eq!((tools.len(), tools.iter().filter(|tool| tool["status"] == "out_of_service").count()), (source.of("tool").len(), down));
    let sessions = all(&manager, &format!("/usage-sessions?lab={}&", lab.slug)).await;
    let used: i64 = sessions.iter().map(|one| seconds(&one["ended_at"]) - seconds(&one["started_at"])).sum();
    assert_eq!((sessions.len(), used), (source.ended().len(), source.used_seconds()));
    let certified = all(&manager, &format!("/certifications?lab={}&", lab.slug)).await;
    assert_eq!(certified.len(), source.of("qualification").len());
    let by_ned = source.of("qualification").iter().filter(|one| one["user"][0] == "ned").count();
    let members = all(&manager, &format!("/labs/{}/members?", lab.slug)).await;
    let ned = members.iter().find(|one| one["full_name"] == "Ned Land").unwrap();
    assert_eq!((&ned["role"], certified.iter().filter(|one| one["member"] == ned["member"]).count()), (&json!("student"), by_ned));
    let mut taken: Vec<(String, &str)> = members.iter().filter(|one| one["member"] != json!(manager.id()))
        .map(|one| (one["full_name"].as_str().unwrap().to_owned(), one["role"].as_str().unwrap())).collect();
    taken.sort_unstable();
    assert_eq!(taken, source.members());
    let name_of = |machine: &Value| tools.iter().find(|tool| tool["id"] == *machine).unwrap()["name"]["en"].as_str().unwrap().to_owned();
    let booked = all(&manager, &format!("/reservations?lab={}&from=2018-01-01T00:00:00Z&until=2026-09-01T00:00:00Z&", lab.slug)).await;
    let mut fates: Vec<&str> = booked.iter().map(|one| one["status"].as_str().unwrap()).collect();
    fates.sort_unstable();
    assert_eq!(fates, source.fates());
    let mut spans: Vec<_> = booked.iter().map(|one| (name_of(&one["machine"]), seconds(&one["starts_at"]), seconds(&one["ends_at"]))).collect();
    spans.sort_unstable();
    assert_eq!(spans, source.spans("reservation"));
    let closures = all(&manager, &format!("/labs/{}/closures?", lab.slug)).await;
    let mut closed: Vec<_> = closures.iter().map(|one| {
        let [machine] = &one["machines"].as_array().unwrap()[..] else { panic!("{one}") };
        (name_of(machine), seconds(&one["starts_at"]), seconds(&one["ends_at"]))
    }).collect();
    closed.sort_unstable();
    assert_eq!(closed, source.spans("scheduledoutage"));
    let lists = [
        machines.clone(),
        format!("/usage-sessions?lab={}&", lab.slug),
        format!("/certifications?lab={}&", lab.slug),
        format!("/labs/{}/members?", lab.slug),
        format!("/labs/{}/qualifications?", lab.slug),
        format!("/reservations?lab={}&from=2018-01-01T00:00:00Z&until=2026-09-01T00:00:00Z&", lab.slug),
        format!("/labs/{}/closures?", lab.slug),
    ];
    let mut held = Vec::new();
    for list in &lists {
        held.push(all(&manager, list).await);
    }

    let again = send(&manager, &lab, "", DUMP).await;
    for (model, [read, created, unchanged, quarantined]) in tallies(&again) {
        assert_eq!((created, unchanged + quarantined), (0, read), "{model}");
    }
    assert_eq!(all(&manager, &trail).await.len(), 1, "what changed nothing is not told");
    for (list, before) in lists.iter().zip(held) {
        assert!(!before.is_empty() && all(&manager, list).await == before, "{list}");
    }
} }

fn dump(objects: &Value) -> Vec<u8> {
    objects.to_string().into_bytes()
}

both_engines! { what_cannot_be_taken_over_is_told_and_leaves_nothing_behind => |app| async move {
    let (lab, manager) = lab(&app).await;
    let tool = |name: &str, more: Value| {
        let mut fields = json!({ "name": name, "visible": true, "_operational": true });
        for (field, value) in more.as_object().unwrap() {
            fields[field] = value.clone();
        }
        json!({ "model": "NEMO.tool", "pk": name.len(), "fields": fields })
    };
    let user = |name: &str, more: Value| {
        let mut fields = json!({
            "username": name, "first_name": name, "last_name": "Asanov", "email": format!("{name}.{}@example.org", lab.slug), "is_active": true,
        });
        for (field, value) in more.as_object().unwrap() {
            fields[field] = value.clone();
        }
        json!({ "model": "NEMO.user", "fields": fields })
    };
    let event = |pk: i64, user: Value, tool: Value, start: &str, end: &str| json!({
        "model": "NEMO.usageevent", "pk": pk, "fields": { "user": user, "tool": tool, "start": start, "end": end },
    });
    let booked = |pk: i64, start: &str, end: &str| json!({
        "model": "NEMO.reservation", "pk": pk, "fields": { "user": ["aida"], "tool": ["Saw"], "start": start, "end": end },
    });
    let objects = json!([
        user("aida", json!({})), user("gone", json!({ "is_active": false })), user("bad", json!({ "email": "nowhere" })),
        tool("Saw", json!({})), tool("Saw", json!({})), tool("Half saw", json!({ "parent_tool": ["Saw"] })),
        // No hour of use may be longer than the longest that it allows.
        tool("Contradiction", json!({ "_minimum_usage_block_time": 120, "_maximum_usage_block_time": 60 })),
        { "model": "NEMO.tool", "fields": { "visible": true } },
        { "model": "NEMO.qualification", "fields": { "user": ["aida"], "tool": ["Saw"], "qualified_on": "2026-01-10" } },
        { "model": "NEMO.qualification", "pk": 1, "fields": { "user": ["aida"], "tool": 3, "qualified_on": "2026-01-10" } },
        { "model": "NEMO.scheduledoutage", "pk": 1, "fields": { "start": "2026-08-01T03:00:00Z", "end": "2026-08-02T03:00:00Z", "tool": null } },
        event(1, json!(["aida"]), json!(["Saw"]), "2026-08-03T03:00:00Z", "2026-08-03T05:00:00Z"),
        event(2, json!(["aida"]), json!(["Saw"]), "2026-08-03T04:00:00Z", "2026-08-03T06:00:00Z"),
        event(3, json!(["gone"]), json!(["Saw"]), "2026-08-04T04:00:00Z", "2026-08-04T06:00:00Z"),
        event(4, json!(["aida"]), json!(["Contradiction"]), "2026-08-04T04:00:00Z", "2026-08-04T06:00:00Z"),
        booked(1, "2026-08-03T03:00:00Z", "2026-08-03T05:00:00Z"),
        // It is Tuesday the 1st, 03:00: one runs, one is still to come, one stands in its way.
        booked(2, "2026-09-01T02:00:00Z", "2026-09-01T05:00:00Z"),
        booked(3, "2026-09-02T04:00:00Z", "2026-09-02T05:00:00Z"),
        booked(4, "2026-09-02T04:30:00Z", "2026-09-02T05:30:00Z"),
        { "model": "NEMO.news", "pk": 1, "fields": { "title": "Nothing of ours" } },
    ]);
    let reply = send(&manager, &lab, "", &dump(&objects)).await;
    let quarantined: Vec<(u64, &str)> = reply.expect(200)["quarantined"].as_array().unwrap().iter()
        .map(|one| (one["record"].as_u64().unwrap(), one["problem"]["code"].as_str().unwrap())).collect();
    assert_eq!(quarantined, [
        (2, "inactive"), (3, "wrong_format"),
        (5, "twice"), (6, "alias"), (7, "invalid_fields"), (8, "unreadable"),
        (9, "without_key"), (11, "no_tool"),
        (17, "running"), (19, "slot_taken"),
        (13, "session_overlaps"), (14, "unknown_user"), (15, "unknown_tool"),
    ]);
    assert!(reply.json["quarantined"].as_array().unwrap().iter().all(|one| !one["problem"]["detail"].as_str().unwrap().is_empty()));
    assert_eq!(reply.json["left_out"], json!([{ "model": "NEMO.news", "records": 1 }]));
    let named: Vec<Value> = all(&manager, &format!("/labs/{}/qualifications?", lab.slug)).await.iter().map(|one| one["name"]["en"].clone()).collect();
    assert_eq!(named, [json!("Saw")], "what failed left nothing behind");
    assert_eq!(all(&manager, &format!("/labs/{}/machines?", lab.slug)).await.len(), 1);

    // Who was trained there may book here, and who was not may not.
    let machine = all(&manager, &format!("/labs/{}/machines?", lab.slug)).await[0]["id"].clone();
    let stranger = lab.student("Bakyt").await;
    let wish = json!({ "machine": machine, "starts_at": "2026-09-03T04:00:00Z", "ends_at": "2026-09-03T05:00:00Z" });
    stranger.post("/reservations", wish).await.expect_problem(422, "not_qualified");
    assert_eq!(all(&manager, &format!("/reservations?lab={}&from=2026-09-02T00:00:00Z&until=2026-09-03T00:00:00Z&", lab.slug)).await.len(), 1);
} }

both_engines! { what_the_rules_refuse_is_not_taken_over => |app| async move {
    let (lab, manager) = lab(&app).await;
    let lab_path = format!("/labs/{}", lab.slug);
    let seen = manager.get(&lab_path).await;
    manager.patch(&lab_path, seen.etag(), json!({ "policy": { "requires_staff_on_duty": true } })).await.expect(200);
    let mut objects = vec![json!({ "model": "NEMO.tool", "fields": { "name": "Saw", "visible": true, "_operational": true } })];
    let mut people = Vec::new();
    for name in ["Aida", "Bakyt", "Cholpon", "Daniyar"] {
        let person = lab.student(name).await;
        objects.push(json!({ "model": "NEMO.user", "fields": {
            "username": name, "first_name": name, "last_name": "Asanov", "email": person.email(), "is_active": true,
        } }));
        people.push(person);
    }
    let member = |at: usize| format!("{lab_path}/members/{}", people[at].id());
    let suspended = json!({ "role": "student", "suspended_until": "2026-10-01T03:00:00Z", "reason": "Left the saw running" });
    manager.put(&member(1), suspended).await.expect(200);
    manager.put(&format!("{}/minority", member(2)), json!({ "adult_on": "2027-01-01" })).await.expect(200);
    let duty = json!({ "member": manager.id(), "starts_at": "2026-09-02T03:00:00Z", "ends_at": "2026-09-02T15:00:00Z" });
    manager.post(&format!("{lab_path}/duties"), duty).await.expect(201);
    for name in ["Aida", "Bakyt", "Cholpon"] {
        objects.push(json!({ "model": "NEMO.qualification", "pk": objects.len(), "fields": { "user": [name], "tool": ["Saw"], "qualified_on": "2026-01-10" } }));
    }
    let wishes = [
        ("Daniyar", "2026-09-02T04", "not_qualified"), ("Bakyt", "2026-09-02T05", "suspended"), ("Cholpon", "2026-09-02T06", "minor_alone"),
        ("Aida", "2026-09-03T04", "unsupervised"), ("Aida", "2026-09-02T13", "outside_opening_hours"), ("Aida", "2026-09-02T07", ""),
    ];
    for (name, hour, _) in wishes {
        objects.push(json!({ "model": "NEMO.reservation", "pk": objects.len(), "fields": {
            "user": [name], "tool": ["Saw"], "start": format!("{hour}:00:00Z"), "end": format!("{hour}:30:00Z"),
        } }));
    }
    let refused: Vec<&str> = wishes.iter().map(|(.., code)| *code).filter(|code| !code.is_empty()).collect();
    for query in ["?dry_run=true", ""] {
        let taken = send(&manager, &lab, query, &dump(&json!(objects))).await;
        let told: Vec<&str> = taken.expect(200)["quarantined"].as_array().unwrap().iter().map(|one| one["problem"]["code"].as_str().unwrap()).collect();
        assert_eq!(told, refused);
        assert_eq!(tallies(&taken)["reservation"], [6, 1, 0, 5]);
    }
    let booked = all(&manager, &format!("/reservations?lab={}&from=2026-09-01T00:00:00Z&until=2026-10-01T00:00:00Z&", lab.slug)).await;
    let starts: Vec<_> = booked.iter().map(|one| (&one["member"], &one["starts_at"])).collect();
    assert_eq!(starts, [(&json!(people[0].id()), &json!("2026-09-02T07:00:00Z"))]);
} }

both_engines! { a_dump_is_taken_by_managers_and_read_before_anything_is_done => |app| async move {
    let (lab, manager) = lab(&app).await;
    lab.technician("Timur").await.send_raw(
        Method::POST, &format!("/labs/{}/nemo-imports", lab.slug), &[], Some(("application/json", DUMP.to_vec())),
    ).await.expect_problem(403, "not_allowed");
    let bad = send(&manager, &lab, "", b"[{").await;
    assert_eq!(bad.expect_problem(422, "invalid_fields")["errors"][0]["code"], "unreadable");
    assert_eq!(send(&manager, &lab, "", b"[]").await.expect_problem(422, "invalid_fields")["errors"][0]["code"], "not_nemo");
    manager.send_raw(Method::POST, &format!("/labs/{}/nemo-imports", lab.slug), &[], Some(("text/csv", DUMP.to_vec())))
        .await.expect_problem(415, "unsupported_media_type");
} }
