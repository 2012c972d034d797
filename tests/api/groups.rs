//! Classes, teams and visits: several machines at once or none, a team's quota together, who came.

use futures_util::future::join_all;
use serde_json::{Value, json};
use ustakana::platform::values::Id;

use crate::app::{App, Client, TestLab};

/// The lab is open Monday to Friday, 03:00 to 12:00 UTC. It is Tuesday the 1st, 03:00.
fn at(day: u32, time: &str) -> String {
    format!("2026-09-{day:02}T{time}:00Z")
}

struct House {
    lab: TestLab,
    manager: Client,
    /// Teaches the class and leads the team.
    aida: Client,
    /// Belongs to both.
    bakyt: Client,
    class: Id,
    team: Id,
    machines: Vec<Id>,
}

async fn house(app: &App) -> House {
    let lab = app.lab().await;
    let (manager, aida, bakyt) = (lab.manager("Meerim").await, lab.student("Aida").await, lab.student("Bakyt").await);
    let path = format!("/labs/{}/groups", lab.slug);
    let mut groups = Vec::new();
    for kind in ["class", "team"] {
        let group = json!({ "kind": kind, "name": format!("A {kind}"), "lead": aida.id(), "members": [bakyt.id()] });
        let made = manager.post(&path, group).await;
        made.expect(201);
        groups.push(made.id());
    }
    let mut machines = Vec::new();
    for _ in 0..3 {
        machines.push(lab.machine(json!({})).await);
    }
    House { lab, manager, aida, bakyt, class: groups[0], team: groups[1], machines }
}

fn ask(group: Id, machines: &[Id], day: u32, from: &str, until: &str) -> Value {
    json!({ "group": group, "machines": machines, "starts_at": at(day, from), "ends_at": at(day, until) })
}

impl House {
    async fn busy(&self, who: &Client) -> Vec<Value> {
        let board =
            who.get(&format!("/labs/{}/board?from={}&until={}", self.lab.slug, at(1, "00:00"), at(5, "00:00"))).await;
        let machines = board.expect(200)["machines"].as_array().unwrap().clone();
        machines.iter().flat_map(|machine| machine["busy"].as_array().unwrap().clone()).collect()
    }
}

both_engines! { a_group_has_the_fields_of_its_kind_and_is_seen_by_who_belongs_to_it => |app| async move {
    let House { lab, manager, aida, bakyt, class, .. } = house(&app).await;
    let path = format!("/labs/{}/groups", lab.slug);
    let stranger = app.person("Stranger").await;
    let wrong = json!({ "kind": "visit", "name": "School 5", "lead": aida.id(), "members": [bakyt.id()], "max_minutes_per_week": 60 });
    assert_eq!(manager.post(&path, wrong).await.expect_bad_fields(), ["/lead", "/headcount", "/members", "/max_minutes_per_week"]);
    let wrong = json!({ "kind": "class", "name": "ME-2", "lead": stranger.id(), "members": [bakyt.id(), bakyt.id(), stranger.id()] });
    assert_eq!(manager.post(&path, wrong).await.expect_bad_fields(), ["/lead", "/members/1", "/members/2"]);
    aida.post(&path, json!({ "kind": "team", "name": "Ours", "lead": aida.id() })).await.expect_problem(403, "not_allowed");
    let visit = json!({ "kind": "visit", "name": "School 5", "headcount": 24, "contact": "Head teacher, 0555 000000" });
    let visit = manager.post(&path, visit).await;
    assert_eq!(visit.expect(201)["contact"], "Head teacher, 0555 000000");
    // The lead sees who belongs to it, a member that it is there, others nothing.
    let one = format!("/groups/{class}");
    assert_eq!(aida.get(&one).await.expect(200)["members"], json!([bakyt.id()]));
    assert_eq!(bakyt.get(&one).await.expect(200).get("members"), None);
    lab.student("Cholpon").await.get(&one).await.expect_problem(404, "not_found");
    bakyt.get(&format!("/groups/{}", visit.id())).await.expect_problem(404, "not_found");
    assert_eq!(bakyt.get(&path).await.expect(200)["items"].as_array().unwrap().len(), 2);
    let page = manager.get(&format!("{path}?limit=2")).await;
    let next = page.expect(200)["next"].as_str().unwrap().to_owned();
    let rest = manager.get(&format!("{path}?limit=2&cursor={next}")).await;
    assert_eq!((&rest.expect(200)["items"][0]["name"], &rest.json["next"]), (&json!("School 5"), &Value::Null));
    // Changed under its version; archived it is out of the list, and a visit's contact is forgotten.
    let seen = manager.get(&one).await;
    manager.patch(&one, seen.etag(), json!({ "lead": null })).await.expect_problem(422, "invalid_fields");
    assert_eq!(manager.patch(&one, seen.etag(), json!({ "headcount": 3, "members": [stranger.id()] })).await.expect_bad_fields(), ["/headcount"]);
    let changed = manager.patch(&one, seen.etag(), json!({ "name": "ME-2-24", "members": [] })).await;
    assert_eq!((&changed.expect(200)["name"], &changed.json["members"], &changed.json["version"]), (&json!("ME-2-24"), &json!([]), &json!(2)));
    manager.patch(&one, seen.etag(), json!({ "name": "Other" })).await.expect_problem(412, "stale");
    bakyt.get(&one).await.expect_problem(404, "not_found");
    let archived = manager.post(&format!("/groups/{}/archive", visit.id()), json!({})).await;
    assert_eq!((&archived.expect(200)["archived"], archived.json.get("contact")), (&json!(true), None));
    assert_eq!(manager.get(&format!("{path}?kind=visit")).await.expect(200)["items"], json!([]));
    assert_eq!(manager.get(&format!("{path}?kind=visit&archived=true")).await.expect(200)["items"].as_array().unwrap().len(), 1);
    let told = manager.get(&format!("/labs/{}/audit-events?subject_type=group&action=group.created", lab.slug)).await;
    assert!(!told.text.contains("Head teacher") && !told.text.contains("School 5"), "{}", told.text);
} }

both_engines! { who_is_there_beside_a_teacher_is_named_once_for_all_machines => |app| async move {
    let all = house(&app).await;
    let House { lab, aida, bakyt, class, machines, .. } = &all;
    let watched = lab.machine(json!({ "policy": { "requires_second_person": true } })).await;
    let asked = |second: Option<&str>| {
        let mut body = ask(*class, &[machines[0], watched], 1, "07:00", "08:00");
        if let Some(second) = second {
            body["second_person_email"] = json!(second);
        }
        body
    };
    let refused = aida.post("/group-bookings", asked(None)).await;
    assert_eq!(refused.expect_problem(422, "unsupervised")["machines"][0]["machine"], json!(watched));
    assert_eq!(aida.post("/group-bookings", asked(Some(aida.email()))).await.expect_bad_fields(), ["/second_person"]);
    let booked = aida.post("/group-bookings", asked(Some(bakyt.email()))).await;
    for part in booked.expect(201)["machines"].as_array().unwrap() {
        let one = aida.get(&format!("/reservations/{}", part["reservation"].as_str().unwrap())).await;
        assert_eq!(one.expect(200)["second_person"], json!(bakyt.id()));
    }
} }

both_engines! { a_group_gets_all_of_its_machines_or_none => |app| async move {
    let all = house(&app).await;
    let House { lab, manager, aida, bakyt, class, machines, .. } = &all;
    let other = lab.student("Cholpon").await;
    let taken = json!({ "machine": machines[1], "starts_at": at(1, "05:30"), "ends_at": at(1, "06:30") });
    other.post("/reservations", taken).await.expect(201);
    let short = lab.machine(json!({ "policy": { "max_minutes": 30 } })).await;
    let wanted = [machines[0], machines[1], short];
    // Who may not book for it; what is wrong in the list.
    bakyt.post("/group-bookings", ask(*class, machines, 1, "05:00", "06:00")).await.expect_problem(403, "not_allowed");
    other.post("/group-bookings", ask(*class, machines, 1, "05:00", "06:00")).await.expect_problem(404, "not_found");
    let foreign = app.lab().await.machine(json!({})).await;
    let wrong = aida.post("/group-bookings", ask(*class, &[machines[0], foreign, machines[0]], 1, "05:00", "06:00")).await;
    let mut pointers = wrong.expect_bad_fields();
    pointers.sort();
    assert_eq!(pointers, ["/machines/1", "/machines/2"]);
    // Each machine that is refused is told with its place, and nothing is booked.
    let refused = aida.post("/group-bookings", ask(*class, &wanted, 1, "05:00", "06:00")).await;
    let problem = refused.expect_problem(422, "too_long");
    let places: Vec<_> = problem["errors"].as_array().unwrap().iter().map(|one| (one["pointer"].clone(), one["code"].clone())).collect();
    assert_eq!(places, [(json!("/machines/1"), json!("slot_taken")), (json!("/machines/2"), json!("too_long"))]);
    assert_eq!(problem["machines"][0]["machine"], json!(machines[1]));
    assert_eq!(problem["machines"][0]["next_gaps"][0]["starts_at"], at(1, "06:30"));
    assert_eq!(all.busy(aida).await.len(), 1, "{:?}", all.busy(aida).await);
    // Six machines at once are more than a person's quota, which is not asked.
    let mut many = machines.clone();
    for _ in 0..3 {
        many.push(lab.machine(json!({})).await);
    }
    many.reverse();
    let booked = aida.post("/group-bookings", ask(*class, &many, 1, "07:00", "08:00")).await;
    assert_eq!(booked.expect(201)["machines"].as_array().unwrap().len(), 6);
    assert_eq!((&booked.json["member"], &booked.json["purpose"]), (&json!(aida.id()), &json!("coursework")));
    assert_eq!(booked.json["group_lead"], json!(aida.id()));
    for part in booked.json["machines"].as_array().unwrap() {
        let machine = aida.get(&format!("/machines/{}", part["machine"].as_str().unwrap())).await;
        assert_eq!(part["machine_name"], machine.expect(200)["name"]);
    }
    aida.post("/reservations", json!({ "machine": machines[0], "starts_at": at(2, "05:00"), "ends_at": at(2, "06:00") })).await.expect(201);
    // The boards show it as the class's; which class is told to who belongs to it.
    let shown = |busy: Vec<Value>| busy.into_iter().find(|one| one["starts_at"] == at(1, "07:00")).unwrap();
    let insider = shown(all.busy(bakyt).await);
    assert_eq!((&insider["group_kind"], &insider["group"]["name"], insider.get("reservation")), (&json!("class"), &json!("A class"), None));
    let outsider = shown(all.busy(&app.anonymous()).await);
    assert_eq!((&outsider["group_kind"], outsider.get("group"), outsider.get("reservation")), (&json!("class"), None, None));
    // Its parts do not move, are started machine by machine, and are cancelled together.
    let part = format!("/reservations/{}", booked.json["machines"][0]["reservation"].as_str().unwrap());
    let seen = aida.get(&part).await;
    assert_eq!(seen.expect(200)["group_booking"], json!(booked.id()));
    aida.patch(&part, seen.etag(), json!({ "starts_at": at(1, "07:30") })).await.expect_problem(409, "invalid_transition");
    aida.patch(&part, seen.etag(), json!({ "note": "Bring glue" })).await.expect(200);
    let path = format!("/group-bookings/{}", booked.id());
    bakyt.post(&format!("{path}/cancel"), json!({})).await.expect_problem(403, "not_allowed");
    other.get(&path).await.expect_problem(404, "not_found");
    assert_eq!(bakyt.get(&format!("/labs/{}/group-bookings", lab.slug)).await.expect(200)["items"][0]["id"], json!(booked.id()));
    app.at(&at(1, "06:50"));
    aida.post(&format!("{part}/check-in"), json!({})).await.expect(200);
    let cancelled = aida.post(&format!("{path}/cancel"), json!({ "reason": "Half came" })).await;
    let statuses: Vec<_> = cancelled.expect(200)["machines"].as_array().unwrap().iter().map(|one| one["status"].as_str().unwrap().to_owned()).collect();
    assert_eq!((statuses.iter().filter(|one| *one == "cancelled").count(), statuses.iter().filter(|one| *one == "checked_in").count()), (5, 1));
    aida.post(&format!("{path}/cancel"), json!({})).await.expect_problem(409, "invalid_transition");
    // Staff book for the teacher, set rules aside with a reason, and an archived group takes nothing more.
    let mut by_staff = ask(*class, &[short], 2, "07:00", "08:00");
    by_staff["member"] = json!(bakyt.id());
    assert_eq!(manager.post("/group-bookings", by_staff.clone()).await.expect_bad_fields(), ["/member"]);
    by_staff["member"] = json!(aida.id());
    assert_eq!(manager.post("/group-bookings", by_staff.clone()).await.expect_problem(422, "too_long")["may_override"], true);
    by_staff["override_reason"] = json!("An exam");
    manager.post("/group-bookings", by_staff).await.expect(201);
    manager.post(&format!("/groups/{class}/archive"), json!({})).await.expect(200);
    aida.post("/group-bookings", ask(*class, machines, 3, "07:00", "08:00")).await.expect_problem(409, "invalid_transition");
} }

both_engines! { a_booking_is_called_off_with_the_last_of_its_machines => |app| async move {
    let all = house(&app).await;
    let House { lab, manager, aida, class, machines, .. } = &all;
    let booked = aida.post("/group-bookings", ask(*class, &machines[..2], 1, "07:00", "08:00")).await;
    booked.expect(201);
    let path = format!("/group-bookings/{}", booked.id());
    for (machine, is_off) in [(machines[0], false), (machines[1], true)] {
        let closure = json!({
            "machines": [machine], "starts_at": at(1, "06:00"), "ends_at": at(1, "09:00"), "reason": "Rewiring",
        });
        manager.post(&format!("/labs/{}/closures", lab.slug), closure).await.expect(201);
        let seen = aida.get(&path).await;
        assert_eq!(seen.expect(200)["cancelled_at"].is_string(), is_off, "{}", seen.text);
    }
    let told = manager.get(&format!("/labs/{}/audit-events?action=group_booking.cancelled", lab.slug)).await;
    assert_eq!(told.expect(200)["items"].as_array().unwrap().len(), 1);
    aida.post(&format!("{path}/cancel"), json!({})).await.expect_problem(409, "invalid_transition");
} }

both_engines! { a_booking_of_which_no_machine_is_granted_is_called_off => |app| async move {
    let all = house(&app).await;
    let asks = json!({ "policy": { "requires_approval": true } });
    let machines = [all.lab.machine(asks.clone()).await, all.lab.machine(asks).await];
    let booked = all.aida.post("/group-bookings", ask(all.class, &machines, 1, "07:00", "08:00")).await;
    let rows: Vec<Id> = booked.expect(201)["machines"].as_array().unwrap().iter()
        .map(|row| row["reservation"].as_str().unwrap().parse().unwrap()).collect();
    let path = format!("/group-bookings/{}", booked.id());
    let no = json!({ "reason": "The room is being painted" });
    all.manager.post(&format!("/reservations/{}/reject", rows[0]), no).await.expect(200);
    assert_eq!(all.aida.get(&path).await.expect(200)["cancelled_at"], Value::Null);
    // The other is never decided, and is gone with its start.
    app.at(&at(1, "07:00"));
    app.drain_jobs().await;
    assert!(all.aida.get(&path).await.expect(200)["cancelled_at"].is_string());
} }

both_engines! { of_groups_that_ask_for_the_same_machines_at_once_one_gets_all_of_them => |app| async move {
    let all = house(&app).await;
    let House { aida, class, machines, .. } = &all;
    let mut asks = Vec::new();
    for turn in 0..9 {
        // Each names them in another order.
        let mut wanted = machines.clone();
        wanted.rotate_left(turn % 3);
        if turn % 2 == 0 {
            wanted.reverse();
        }
        let one = ask(*class, &wanted, 1, "05:00", "06:00");
        asks.push(async move { aida.post("/group-bookings", one).await });
    }
    let answers = join_all(asks).await;
    let (made, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 201);
    assert_eq!((made.len(), made[0].json["machines"].as_array().unwrap().len()), (1, 3));
    for answer in refused {
        assert_eq!(answer.expect_problem(409, "slot_taken")["errors"].as_array().unwrap().len(), 3);
    }
    assert_eq!(all.busy(aida).await.len(), 3);
} }

both_engines! { a_teams_minutes_count_together_under_concurrency => |app| async move {
    let House { lab, manager, aida, bakyt, team, machines, .. } = house(&app).await;
    let path = format!("/groups/{team}");
    let etag = manager.get(&path).await.etag().to_owned();
    manager.patch(&path, &etag, json!({ "max_minutes_per_week": 240 })).await.expect(200);
    // Two machines for an hour are two hours of the team's.
    let booked = aida.post("/group-bookings", ask(team, &machines[..2], 1, "05:00", "06:00")).await;
    booked.expect(201);
    let refused = bakyt.post("/group-bookings", ask(team, &machines, 2, "05:00", "06:00")).await;
    let problem = refused.expect_problem(422, "quota_exceeded");
    let told = [&problem["quota"], &problem["limit"], &problem["used"], &problem["asked"], &problem["week"]];
    assert_eq!(told, [&json!("group_minutes_per_week"), &json!(240), &json!(120), &json!(180), &json!("2026-08-31")]);
    // Twelve at once by different members ask for an hour each: two fit.
    let mut asks = Vec::new();
    for (index, who) in (0..12).zip([&aida, &bakyt].into_iter().cycle()) {
        let (day, hour) = (2 + index / 6, 3 + index % 6);
        let one = ask(team, &machines[..1], day, &format!("{hour:02}:00"), &format!("{:02}:00", hour + 1));
        asks.push(who.post("/group-bookings", one));
    }
    let answers = join_all(asks).await;
    let made: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert_eq!(made.len(), 2, "{:?}", answers.iter().map(|answer| answer.text.clone()).collect::<Vec<_>>());
    // What is cancelled gives the minutes back; another week has its own; what a member books alone is not the team's.
    bakyt.post("/reservations", json!({ "machine": machines[2], "starts_at": at(3, "05:00"), "ends_at": at(3, "06:00") })).await.expect(201);
    aida.post(&format!("/group-bookings/{}/cancel", booked.id()), json!({})).await.expect(200);
    aida.post("/group-bookings", ask(team, &machines[..2], 4, "09:00", "10:00")).await.expect(201);
    bakyt.post("/group-bookings", ask(team, &machines[..1], 4, "10:00", "10:15")).await.expect_problem(422, "quota_exceeded");
    bakyt.post("/group-bookings", ask(team, &machines, 8, "05:00", "06:00")).await.expect(201);
    // Where it counts personally too, a person's own quota is asked beside it, machine by machine.
    let quota = lab.machine(json!({ "policy": { "max_active_reservations": 1 } })).await;
    let etag = manager.get(&path).await.etag().to_owned();
    manager.patch(&path, &etag, json!({ "max_minutes_per_week": null, "counts_personally": true })).await.expect(200);
    bakyt.post("/group-bookings", ask(team, &[quota], 9, "05:00", "06:00")).await.expect(201);
    let refused = bakyt.post("/group-bookings", ask(team, &[quota], 9, "07:00", "08:00")).await;
    assert_eq!(refused.expect_problem(422, "quota_exceeded")["quota"], "max_active_reservations");
} }

both_engines! { who_came_is_said_by_name_and_by_heads_and_corrected_with_a_reason => |app| async move {
    let House { lab, manager, aida, bakyt, class, machines, .. } = house(&app).await;
    let visit = json!({ "kind": "visit", "name": "School 5", "headcount": 24 });
    let visit = manager.post(&format!("/labs/{}/groups", lab.slug), visit).await.id();
    aida.post("/group-bookings", ask(visit, &machines, 1, "05:00", "06:00")).await.expect_problem(404, "not_found");
    let guests = manager.post("/group-bookings", ask(visit, &machines[1..], 1, "05:00", "06:00")).await;
    assert_eq!((&guests.expect(201)["member"], &guests.json["purpose"]), (&json!(manager.id()), &json!("outreach")));
    let lesson = aida.post("/group-bookings", ask(class, &machines[..1], 1, "05:00", "06:00")).await;
    let path = format!("/group-bookings/{}/attendance", lesson.id());
    aida.post(&path, json!({ "people": [bakyt.id()] })).await.expect_problem(409, "invalid_transition");
    app.at(&at(1, "05:30"));
    bakyt.post(&path, json!({})).await.expect_problem(403, "not_allowed");
    let stranger = app.person("Stranger").await;
    let count = json!({ "sex": "female", "age_band": "18_to_24", "people": 2 });
    let wrong = json!({ "people": [bakyt.id(), bakyt.id(), stranger.id()], "head_counts": [count, count] });
    assert_eq!(aida.post(&path, wrong).await.expect_bad_fields(), ["/people/1", "/people/2", "/head_counts/1"]);
    let first = aida.post(&path, json!({ "people": [bakyt.id(), aida.id()], "head_counts": [count] })).await;
    assert_eq!((&first.expect(201)["number"], &first.json["head_counts"]), (&json!(1), &json!([count])));
    assert_eq!(aida.post(&path, json!({ "people": [bakyt.id()] })).await.expect_bad_fields(), ["/reason"]);
    manager.post(&path, json!({ "people": [bakyt.id()], "reason": "Aida was ill" })).await.expect(201);
    let kept = aida.get(&path).await;
    let numbers: Vec<_> = kept.expect(200)["items"].as_array().unwrap().iter().map(|one| one["number"].clone()).collect();
    assert_eq!((numbers, &kept.json["items"][0]["people"]), (vec![json!(2), json!(1)], &json!([bakyt.id()])));
    let told = manager.get(&format!("/labs/{}/audit-events?action=attendance.corrected", lab.slug)).await;
    assert_eq!((&told.expect(200)["items"][0]["after"]["people"], &told.json["items"][0]["reason"]), (&json!(1), &json!("Aida was ill")));
    let heads = json!({ "head_counts": [{ "sex": "female", "age_band": "14_to_17", "people": 13 }, { "sex": "male", "age_band": "14_to_17", "people": 11 }] });
    manager.post(&format!("/group-bookings/{}/attendance", guests.id()), heads).await.expect(201);
    // The report counts what holds, apart from reach.
    let report = format!("/labs/{}/attendance?from=2026-09-01&until=2026-09-02", lab.slug);
    aida.get(&report).await.expect_problem(403, "not_allowed");
    let report = manager.get(&report).await;
    assert_eq!(report.expect(200)["total"], json!({ "bookings": 2, "recorded": 2, "people": 1, "visits": 1, "heads": 24 }));
    assert_eq!(report.json["by_kind"][2], json!({ "kind": "visit", "bookings": 1, "recorded": 1, "people": 0, "visits": 0, "heads": 24 }));
    assert_eq!(report.json["head_counts"].as_array().unwrap().len(), 2);
    // One's own part is in one's export; who is erased leaves, and the class they taught takes nothing more.
    let held = bakyt.get("/me/export").await.expect(200)["held"].clone();
    assert_eq!((held["groups"].as_array().unwrap().len(), held["attendance"].as_array().unwrap().len()), (2, 2));
    aida.post("/me/erasure", json!({})).await.expect(202);
    app.at(&at(9, "05:00"));
    app.drain_jobs().await;
    let seen = manager.get(&format!("/groups/{class}")).await;
    assert_eq!(seen.expect(200)["archived"], true);
} }
