//! Every path to a machine that asks for a training, tried without it.

use reqwest::Method;
use serde_json::{Value, json};
use ustakana::platform::values::Id;

use crate::app::{App, Client, Reply, TestLab};

/// The lab is open Monday to Friday, 03:00 to 12:00 UTC. It is Tuesday the 1st, 03:00.
fn at(day: u32, time: &str) -> String {
    format!("2026-09-{day:02}T{time}:00Z")
}

struct Guarded {
    lab: TestLab,
    manager: Client,
    technician: Client,
    aida: Client,
    laser: Id,
    /// The next date at which it can be had.
    next: Value,
    class: Id,
    /// Asks for the training.
    machine: Id,
    /// Asks for nothing.
    open: Id,
}

async fn guarded(app: &App) -> Guarded {
    let lab = app.lab().await;
    let (manager, technician, aida) =
        (lab.manager("Meerim").await, lab.technician("Timur").await, lab.student("Aida").await);
    let in_lab = |rest: &str| format!("/labs/{}/{rest}", lab.slug);
    let laser = manager.post(&in_lab("qualifications"), json!({ "name": "Laser" })).await.id();
    let course =
        json!({ "title": "Laser cutting", "duration_minutes": 60, "qualifications": [{ "qualification": laser }] });
    let course = manager.post(&in_lab("courses"), course).await.id();
    let date = json!({ "course": course, "starts_at": at(8, "04:00"), "capacity": 3 });
    let date = manager.post("/course-sessions", date).await;
    date.expect(201);
    let next = json!([{ "course_session": date.id(), "title": { "en": "Laser cutting" }, "starts_at": at(8, "04:00"), "free_places": 3 }]);
    let class = json!({ "name": "Lasers", "policy": { "requires_qualification": laser } });
    let class = manager.post(&in_lab("machine-classes"), class).await.id();
    let machine = lab.machine(json!({ "class": class })).await;
    let open = lab.machine(json!({})).await;
    Guarded { lab, manager, technician, aida, laser, next, class, machine, open }
}

impl Guarded {
    /// Refused for want of the training, with its name and the next date.
    #[track_caller]
    fn refused(&self, reply: &Reply) {
        let problem = reply.expect_problem(422, "not_qualified");
        assert_eq!(
            (&problem["qualification"], &problem["next_courses"]),
            (&json!(self.laser), &self.next),
            "{}",
            reply.text
        );
        assert_eq!(problem["refusals"][0]["next_courses"], self.next);
    }

    async fn certify(&self, until: &str) -> Id {
        let grant = json!({ "member": self.aida.id(), "qualification": self.laser, "expires_at": until });
        let made = self.manager.post("/certifications", grant).await;
        made.expect(201);
        made.id()
    }
}

fn span(machine: Id, day: u32, from: &str, until: &str) -> Value {
    json!({ "machine": machine, "starts_at": at(day, from), "ends_at": at(day, until) })
}

both_engines! { without_the_training_no_path_leads_to_the_machine => |app| async move {
    let all = guarded(&app).await;
    let Guarded { manager, technician, aida, machine, open, class, .. } = &all;
    // Booking it, and booking it by its class; staff for themselves and on behalf.
    all.refused(&aida.post("/reservations", span(*machine, 1, "05:00", "06:00")).await);
    let of_class = json!({ "machine_class": class, "starts_at": at(1, "05:00"), "ends_at": at(1, "06:00") });
    all.refused(&aida.post("/reservations", of_class).await);
    all.refused(&technician.post("/reservations", span(*machine, 1, "05:00", "06:00")).await);
    let mut on_behalf = span(*machine, 1, "05:00", "06:00");
    on_behalf["member"] = json!(aida.id());
    all.refused(&manager.post("/reservations", on_behalf.clone()).await);
    // Taking it with others for a class, by its teacher and by staff for the teacher: no machine of the list is taken then.
    let teaching = json!({ "kind": "class", "name": "ME-2-24", "lead": aida.id() });
    let teaching = manager.post(&format!("/labs/{}/groups", all.lab.slug), teaching).await.id();
    let lesson = json!({ "group": teaching, "machines": [open, machine], "starts_at": at(1, "05:00"), "ends_at": at(1, "06:00") });
    for who in [aida, manager] {
        let refused = who.post("/group-bookings", lesson.clone()).await;
        all.refused(&refused);
        let errors = &refused.json["errors"];
        assert_eq!((&errors[0]["pointer"], &errors[0]["code"], errors.as_array().unwrap().len()), (&json!("/machines/1"), &json!("not_qualified"), 1));
    }
    // Moving onto it.
    let booked = aida.post("/reservations", span(*open, 1, "05:00", "06:00")).await;
    booked.expect(201);
    let moved = json!({ "machine": machine });
    all.refused(&aida.patch(&format!("/reservations/{}", booked.id()), booked.etag(), moved.clone()).await);
    all.refused(&manager.patch(&format!("/reservations/{}", booked.id()), booked.etag(), moved).await);
    // Starting on it, as oneself, as staff, for another, as the machine's own device.
    all.refused(&aida.post("/usage-sessions", json!({ "machine": machine })).await);
    all.refused(&technician.post("/usage-sessions", json!({ "machine": machine })).await);
    all.refused(&technician.post("/usage-sessions", json!({ "machine": machine, "member": aida.id() })).await);
    let device = json!({ "machine": machine, "name": "Plug" });
    let device = manager.post(&format!("/labs/{}/devices", all.lab.slug), device).await;
    let device = Client::with_bearer(&app, device.expect(201)["key"].as_str().unwrap());
    all.refused(&device.post("/usage-sessions", json!({ "machine": machine })).await);
    // Taking it over with another system's dump, tried and done: its tools ask for a training of their own.
    let dump = json!([
        { "model": "NEMO.user", "fields": { "username": "aida", "first_name": "Aida", "last_name": "Asanova", "email": aida.email(), "is_active": true } },
        { "model": "NEMO.tool", "fields": { "name": "Laser", "visible": true, "_operational": true } },
        { "model": "NEMO.reservation", "pk": 1, "fields": { "user": ["aida"], "tool": ["Laser"], "start": at(1, "05:00"), "end": at(1, "06:00") } },
    ]);
    for query in ["?dry_run=true", ""] {
        let sent = Some(("application/json", dump.to_string().into_bytes()));
        let taken = manager.send_raw(Method::POST, &format!("/labs/{}/nemo-imports{query}", all.lab.slug), &[], sent).await;
        let quarantined = &taken.expect(200)["quarantined"];
        assert_eq!((&quarantined[0]["record"], &quarantined[0]["problem"]["code"], quarantined.as_array().unwrap().len()), (&json!(3), &json!("not_qualified"), 1));
    }
    // A past session is a fact, which a student cannot state; staff's says that the training was missing.
    app.at(&at(1, "06:30"));
    let past = json!({ "machine": machine, "member": aida.id(), "started_at": at(1, "04:00"), "ended_at": at(1, "05:00") });
    aida.post("/usage-sessions", json!({ "machine": machine, "started_at": at(1, "04:00"), "ended_at": at(1, "05:00") })).await.expect_problem(403, "not_allowed");
    technician.post("/usage-sessions", past).await.expect(201);
    let told = manager.get(&format!("/labs/{}/audit-events?action=session.recorded", all.lab.slug)).await;
    assert_eq!(told.expect(200)["items"][0]["after"]["set_aside"], json!(["not_qualified"]));
    // Nor is it hidden by saying that it was somebody else's.
    let by = json!({ "machine": machine, "member": technician.id(), "started_at": at(1, "05:00"), "ended_at": at(1, "06:00") });
    let session = technician.post("/usage-sessions", by).await;
    let correction = json!({ "member": aida.id(), "reason": "It was Aida" });
    technician.post(&format!("/usage-sessions/{}/corrections", session.id()), correction).await.expect(201);
    let told = manager.get(&format!("/labs/{}/audit-events?action=session.corrected", all.lab.slug)).await;
    assert_eq!(told.expect(200)["items"][0]["after"]["set_aside"], json!(["not_qualified"]));
    // Nothing stands on it.
    let board = manager.get(&format!("/machines/{machine}/availability?from={}&until={}", at(1, "07:00"), at(2, "07:00"))).await;
    assert_eq!(board.expect(200)["busy"], json!([]));
    // Staff may set it aside, and it is kept why.
    app.at(&at(1, "03:00"));
    on_behalf["override_reason"] = json!("Under my eyes");
    on_behalf["starts_at"] = json!(at(1, "07:00"));
    on_behalf["ends_at"] = json!(at(1, "08:00"));
    manager.post("/reservations", on_behalf).await.expect(201);
    let told = manager.get(&format!("/labs/{}/audit-events?action=reservation.created", all.lab.slug)).await;
    let event = &told.expect(200)["items"][0];
    assert_eq!((&event["after"]["set_aside"], &event["reason"]), (&json!(["not_qualified"]), &json!("Under my eyes")));
} }

both_engines! { a_level_of_the_training_may_be_asked_for => |app| async move {
    let all = guarded(&app).await;
    let Guarded { manager, aida, .. } = &all;
    let lab = &all.lab;
    let milling = json!({ "name": "Milling", "levels": ["basic", "advanced", "master"] });
    let milling = manager.post(&format!("/labs/{}/qualifications", lab.slug), milling).await.id();
    let mill = |policy: Value| json!({ "name": "Mill", "make": "X", "model": "Y", "policy": policy });
    let machines = format!("/labs/{}/machines", lab.slug);
    // A level is one of its qualification's, and stated with it.
    for wrong in [
        json!({ "requires_qualification": milling, "requires_level": "expert" }),
        json!({ "requires_qualification": all.laser, "requires_level": "basic" }),
        json!({ "requires_level": "basic" }),
    ] {
        assert_eq!(manager.post(&machines, mill(wrong)).await.expect_bad_fields(), ["/policy/requires_level"]);
    }
    let alone = manager.post(&machines, mill(json!({ "requires_level": "basic" }))).await;
    assert!(alone.text.contains("Send requires_qualification beside it"), "{}", alone.text);
    let asked = json!({ "requires_qualification": milling, "requires_level": "advanced" });
    let machine = manager.post(&machines, mill(asked.clone())).await;
    let (id, etag) = (machine.id(), machine.etag().to_owned());
    // The next dates are those at which enough of it can be had.
    let mut dates = Vec::new();
    for (level, hour) in [("basic", "04:00"), ("master", "05:00")] {
        let gives = json!([{ "qualification": milling, "level": level }]);
        let course = json!({ "title": level, "duration_minutes": 60, "qualifications": gives });
        let course = manager.post(&format!("/labs/{}/courses", lab.slug), course).await.id();
        let date = json!({ "course": course, "starts_at": at(3, hour), "capacity": 5 });
        dates.push(manager.post("/course-sessions", date).await.id());
    }
    let machine = |day| span(id, day, "05:00", "06:00");
    let certify = |level: Value| {
        let mut body = json!({ "member": aida.id(), "qualification": milling });
        if !level.is_null() {
            body["level"] = level;
        }
        body
    };
    for held in [json!(null), json!("basic")] {
        manager.post("/certifications", certify(held)).await.expect(201);
        let refused = aida.post("/reservations", machine(1)).await;
        let said = refused.expect_problem(422, "not_qualified");
        assert_eq!((&said["level"], &said["next_courses"][0]["course_session"]), (&json!("advanced"), &json!(dates[1])));
        assert_eq!(said["next_courses"].as_array().unwrap().len(), 1);
        let mine = aida.get(&format!("/me/machines?lab={}", lab.slug)).await;
        let mine = mine.expect(200)["items"].as_array().unwrap().iter().find(|one| one["id"] == json!(id)).unwrap().clone();
        assert_eq!((&mine["qualified"], &mine["missing"]["level"]), (&json!(false), &json!("advanced")));
        assert_eq!(mine["missing"]["levels"], json!(["advanced", "master"]));
        assert!(said["detail"].as_str().unwrap().contains("at level advanced or higher"), "{said}");
    }
    manager.post("/certifications", certify(json!("master"))).await.expect(201);
    aida.post("/reservations", machine(1)).await.expect(201);
    // Another qualification takes its level with it.
    let path = format!("/machines/{id}");
    let other = manager.patch(&path, &etag, json!({ "policy": { "requires_qualification": all.laser } })).await;
    assert_eq!(other.expect(200)["policy"]["requires_level"], json!(null));
    aida.post("/reservations", machine(2)).await.expect_problem(422, "not_qualified");
    let again = manager.patch(&path, other.etag(), json!({ "policy": asked })).await;
    let any = manager.patch(&path, again.etag(), json!({ "policy": { "requires_level": null } })).await;
    assert_eq!((&any.expect(200)["policy"]["requires_level"], &any.json["policy"]["requires_qualification"]), (&json!(null), &json!(milling)));
} }

both_engines! { a_training_that_ended_since_is_asked_for_at_every_further_step => |app| async move {
    let all = guarded(&app).await;
    let Guarded { manager, technician, aida, machine, .. } = &all;
    let asking = all.lab.machine(json!({ "policy": { "requires_qualification": all.laser, "requires_approval": true } })).await;
    let certification = all.certify(&at(20, "03:00")).await;
    let standing = aida.post("/reservations", span(*machine, 1, "05:00", "06:00")).await;
    standing.expect(201);
    let waiting = aida.post("/reservations", span(asking, 1, "07:00", "08:00")).await;
    assert_eq!(waiting.expect(201)["status"], "pending");
    manager.post(&format!("/certifications/{certification}/revoke"), json!({ "reason": "Left it alone" })).await.expect(200);
    // It stands, and its holder is warned.
    let path = format!("/reservations/{}", standing.id());
    let seen = aida.get(&path).await;
    assert_eq!((&seen.expect(200)["status"], &seen.json["warnings"]), (&json!("confirmed"), &json!(["not_qualified"])));
    // Moving in time, approval, check-in, the walk-in that is the check-in, taking over.
    all.refused(&aida.patch(&path, standing.etag(), json!({ "starts_at": at(1, "05:15"), "ends_at": at(1, "06:15") })).await);
    all.refused(&manager.post(&format!("/reservations/{}/approve", waiting.id()), json!({})).await);
    app.at(&at(1, "05:05"));
    all.refused(&aida.post(&format!("{path}/check-in"), json!({})).await);
    all.refused(&aida.post(&format!("{path}/check-in"), json!({ "take_over": true })).await);
    all.refused(&aida.post("/usage-sessions", json!({ "machine": machine, "reservation": standing.id() })).await);
    all.refused(&aida.post("/usage-sessions", json!({ "machine": machine })).await);
    all.refused(&technician.post(&format!("{path}/check-in"), json!({})).await);
    // Unused it is nobody's miss.
    app.at(&at(1, "05:16"));
    app.drain_jobs().await;
    let seen = aida.get(&path).await;
    assert_eq!((&seen.expect(200)["status"], &seen.json["cause"]), (&json!("cancelled"), &json!("not_qualified")));
} }

both_engines! { a_miss_stays_one_where_the_training_held_until_the_check_in_closed => |app| async move {
    let all = guarded(&app).await;
    all.certify(&at(2, "05:00")).await;
    let booked = all.aida.post("/reservations", span(all.machine, 2, "05:00", "06:00")).await;
    all.refused(&booked);
    let booked = all.aida.post("/reservations", span(all.machine, 2, "04:45", "05:45")).await;
    let path = format!("/reservations/{}", booked.expect(201)["id"].as_str().unwrap());
    app.at(&at(2, "04:59"));
    assert_eq!(all.aida.get(&path).await.expect(200)["status"], "confirmed");
    app.at(&at(2, "05:00"));
    app.drain_jobs().await;
    let seen = all.aida.get(&path).await;
    assert_eq!(seen.expect(200)["status"], "no_show", "the training held to the end of the window");
} }

both_engines! { who_lost_the_training_while_the_check_in_was_open_is_let_off => |app| async move {
    let all = guarded(&app).await;
    app.at(&at(7, "03:00"));
    all.certify(&at(7, "05:10")).await;
    let booked = all.aida.post("/reservations", span(all.machine, 7, "05:00", "06:00")).await;
    let path = format!("/reservations/{}", booked.expect(201)["id"].as_str().unwrap());
    app.at(&at(7, "05:10"));
    all.refused(&all.aida.post(&format!("{path}/check-in"), json!({})).await);
    app.at(&at(7, "05:15"));
    app.drain_jobs().await;
    let seen = all.aida.get(&path).await;
    assert_eq!((&seen.expect(200)["status"], &seen.json["cause"]), (&json!("cancelled"), &json!("not_qualified")));
} }

both_engines! { one_sees_which_machines_one_may_use_and_how_to_get_the_rest => |app| async move {
    let all = guarded(&app).await;
    let path = format!("/me/machines?lab={}", all.lab.slug);
    let qualified = format!("/labs/{}/machines?qualified=true", all.lab.slug);
    let seen = all.aida.get(&path).await;
    let items = seen.expect(200)["items"].as_array().unwrap().clone();
    let of = |id: Id| items.iter().find(|one| one["id"] == json!(id)).unwrap().clone();
    assert_eq!((&of(all.open)["qualified"], &of(all.open)["missing"]), (&json!(true), &Value::Null));
    let missing = of(all.machine)["missing"].clone();
    assert_eq!((&missing["qualification"], &missing["name_local"], &missing["next_courses"]), (&json!(all.laser), &json!("Laser"), &all.next));
    assert_eq!(all.aida.get(&qualified).await.expect(200)["items"].as_array().unwrap().len(), 1);
    all.certify(&at(20, "03:00")).await;
    assert_eq!(all.aida.get(&qualified).await.expect(200)["items"].as_array().unwrap().len(), 2);
    let seen = all.aida.get(&format!("{path}&limit=1")).await;
    assert_eq!((&seen.expect(200)["items"][0]["qualified"], seen.json["next"].is_string()), (&json!(true), true));
    app.lab().await.student("Nurlan").await.get(&path).await.expect_problem(403, "not_allowed");
} }

both_engines! { who_is_suspended_is_kept_from_every_machine => |app| async move {
    let all = guarded(&app).await;
    let Guarded { lab, manager, aida, open, .. } = &all;
    let asking = lab.machine(json!({ "policy": { "requires_approval": true } })).await;
    let standing = aida.post("/reservations", span(*open, 1, "05:00", "06:00")).await;
    let waiting = aida.post("/reservations", span(asking, 1, "07:00", "08:00")).await;
    let path = format!("/reservations/{}", standing.expect(201)["id"].as_str().unwrap());
    let suspended = json!({ "role": "student", "suspended_until": at(3, "00:00"), "reason": "Left the laser alone" });
    lab.set_member(aida.id(), suspended).await;
    let refused = |reply: Reply| assert_eq!(reply.expect_problem(422, "suspended")["limit"], json!(at(3, "00:00")));
    refused(aida.post("/reservations", span(*open, 1, "09:00", "10:00")).await);
    refused(aida.patch(&path, standing.etag(), json!({ "starts_at": at(1, "05:15") })).await);
    refused(manager.post(&format!("/reservations/{}/approve", waiting.id()), json!({})).await);
    refused(aida.post("/usage-sessions", json!({ "machine": open })).await);
    app.at(&at(1, "05:05"));
    refused(aida.post(&format!("{path}/check-in"), json!({})).await);
    refused(aida.post("/usage-sessions", json!({ "machine": open })).await);
    // Staff let them in with a reason.
    let let_in = json!({ "override_reason": "It was cleared up this morning" });
    manager.post(&format!("{path}/check-in"), let_in).await.expect(200);
} }
