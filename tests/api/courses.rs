//! Courses: their dates in the calendar, places and the waiting list, results that give certifications, ends told ahead.

use futures_util::future::join_all;
use serde_json::{Value, json};
use ustakana::features::training;
use ustakana::platform::values::Id;

use crate::app::{App, Client, Reply, TestLab};
use crate::sealing::Intruder;

/// The lab is open Monday to Friday, 03:00 to 12:00 UTC. It is Tuesday the 1st, 03:00.
fn at(day: u32, time: &str) -> String {
    format!("2026-09-{day:02}T{time}:00Z")
}

struct Taught {
    lab: TestLab,
    manager: Client,
    laser: Id,
    course: Id,
}

/// A course for two that gives the lasers' training for 365 days.
async fn taught(app: &App) -> Taught {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let laser = json!({ "name": "Laser", "valid_days": 365, "levels": ["user", "trainer"] });
    let laser = made(&manager.post(&format!("/labs/{}/qualifications", lab.slug), laser).await);
    let course = json!({
        "title": { "en": "Laser cutting", "ru": "Лазерная резка" }, "duration_minutes": 120, "capacity": 2,
        "qualifications": [{ "qualification": laser, "level": "user" }],
    });
    let course = made(&manager.post(&format!("/labs/{}/courses", lab.slug), course).await);
    Taught { lab, manager, laser, course }
}

#[track_caller]
fn made(reply: &Reply) -> Id {
    reply.expect(201);
    reply.id()
}

impl Taught {
    async fn date(&self, day: u32, more: Value) -> Reply {
        let mut date = json!({ "course": self.course, "starts_at": at(day, "04:00") });
        for (field, value) in more.as_object().unwrap() {
            date[field] = value.clone();
        }
        self.manager.post("/course-sessions", date).await
    }

    async fn enrolled(&self, date: Id, names: &[&str]) -> Vec<(Client, Id)> {
        let mut all = Vec::new();
        for name in names {
            let student = self.lab.student(name).await;
            let enrolment = made(&enrol(&student, date).await);
            all.push((student, enrolment));
        }
        all
    }

    async fn actions(&self, action: &str) -> Vec<Value> {
        let found = self.manager.get(&format!("/labs/{}/audit-events?action={action}", self.lab.slug)).await;
        found.expect(200)["items"].as_array().unwrap().clone()
    }

    async fn free_places(&self, date: Id) -> (i64, i64) {
        let seen = self.lab.app.anonymous().get(&format!("/course-sessions/{date}")).await;
        let seen = seen.expect(200);
        (seen["free_places"].as_i64().unwrap(), seen["waiting"].as_i64().unwrap())
    }
}

async fn enrol(client: &Client, date: Id) -> Reply {
    client.post(&format!("/course-sessions/{date}/enrolments"), json!({})).await
}

async fn status(client: &Client, enrolment: Id) -> (String, Value) {
    let seen = client.get(&format!("/enrolments/{enrolment}")).await;
    let seen = seen.expect(200);
    (seen["status"].as_str().unwrap().to_owned(), seen["waiting_position"].clone())
}

both_engines! { a_course_says_what_it_gives_and_is_changed_and_archived_by_managers => |app| async move {
    let Taught { lab, manager, laser, course } = taught(&app).await;
    let other = app.lab().await;
    let foreign = app.admin().post(&format!("/labs/{}/qualifications", other.slug), json!({ "name": "Mill" })).await.id();
    let path = format!("/labs/{}/courses", lab.slug);
    let wrong = json!({
        "title": "Mill", "prerequisites": [foreign, laser, laser],
        "qualifications": [{ "qualification": laser, "level": "master" }, { "qualification": foreign }],
    });
    let bad = manager.post(&path, wrong).await.expect_bad_fields();
    assert_eq!(bad, ["/qualifications/0/level", "/qualifications/1/qualification", "/prerequisites/0", "/prerequisites/2"]);
    lab.technician("Timur").await.post(&path, json!({ "title": "Mill" })).await.expect_problem(403, "not_allowed");

    let one = format!("/courses/{course}");
    let seen = app.anonymous().get(&one).await;
    let english = seen.expect(200);
    assert_eq!((&english["qualifications"][0]["level"], &english["title_local"]), (&json!("user"), &json!("Laser cutting")));
    manager.send(reqwest::Method::PATCH, &one, &[], Some(json!({ "capacity": 4 }))).await.expect(428);
    manager.patch(&one, "\"7\"", json!({ "capacity": 4 })).await.expect(412);
    assert_eq!(manager.patch(&one, seen.etag(), json!({ "title": null })).await.expect_bad_fields(), ["/title"]);
    let change = json!({ "capacity": 4, "duration_minutes": null, "qualifications": [] });
    let changed = manager.patch(&one, seen.etag(), change).await;
    assert_eq!((&changed.expect(200)["capacity"], &changed.json["qualifications"]), (&json!(4), &json!([])));

    // Without a length of its own the date must say when it ends.
    let date = json!({ "course": course, "starts_at": at(1, "02:00"), "trainer": foreign });
    let bad = manager.post("/course-sessions", date).await.expect_bad_fields();
    assert_eq!(bad, ["/ends_at", "/starts_at", "/trainer"]);
    manager.post(&format!("{one}/archive"), json!({})).await.expect(200);
    assert_eq!(manager.get(&path).await.expect(200)["items"], json!([]));
    assert_eq!(manager.get(&format!("{path}?archived=true")).await.expect(200)["items"].as_array().unwrap().len(), 1);
    let date = json!({ "course": course, "starts_at": at(2, "04:00"), "ends_at": at(2, "05:00") });
    assert_eq!(manager.post("/course-sessions", date).await.expect_bad_fields(), ["/course"]);
} }

both_engines! { a_date_keeps_all_its_machines_free_or_is_not_planned => |app| async move {
    let taught = taught(&app).await;
    let (aida, manager) = (taught.lab.student("Aida").await, &taught.manager);
    let (one, two) = (taught.lab.machine(json!({})).await, taught.lab.machine(json!({})).await);
    let book = |machine: Id, day: u32| json!({ "machine": machine, "starts_at": at(day, "05:00"), "ends_at": at(day, "05:30") });
    aida.post("/reservations", book(one, 2)).await.expect(201);
    let clash = taught.date(2, json!({ "machines": [two, one] })).await;
    let clash = clash.expect_problem(409, "slot_taken");
    assert_eq!(clash["conflicts"][0]["kind"], "reservation");
    let list = format!("/labs/{}/course-sessions", taught.lab.slug);
    assert_eq!(app.anonymous().get(&list).await.expect(200)["items"], json!([]));
    aida.post("/reservations", book(two, 2)).await.expect(201);

    let date = taught.date(3, json!({ "machines": [two, one], "location": "Room 204" })).await;
    assert_eq!(date.expect(201)["ends_at"], json!(at(3, "06:00")));
    let mut machines = vec![json!(one), json!(two)];
    machines.sort_by_key(Value::to_string);
    assert_eq!(date.json["machines"], json!(machines));
    let refused = aida.post("/reservations", book(one, 3)).await;
    assert_eq!(refused.expect_problem(409, "slot_taken")["conflicts"][0]["kind"], "event");
    // Moved to where a machine is taken nothing changes; elsewhere the old time is free again.
    let path = format!("/course-sessions/{}", date.id());
    let day = |day: u32| json!({ "starts_at": at(day, "04:00"), "ends_at": at(day, "06:00") });
    manager.patch(&path, date.etag(), day(2)).await.expect_problem(409, "slot_taken");
    aida.post("/reservations", book(one, 3)).await.expect_problem(409, "slot_taken");
    let moved = manager.patch(&path, date.etag(), day(4)).await;
    moved.expect(200);
    aida.post("/reservations", book(one, 3)).await.expect(201);
    aida.post("/reservations", book(one, 4)).await.expect_problem(409, "slot_taken");
    let fewer = manager.patch(&path, moved.etag(), json!({ "machines": [two] })).await;
    assert_eq!(fewer.expect(200)["machines"], json!([two]));
    aida.post("/reservations", book(one, 4)).await.expect(201);

    manager.post(&format!("{path}/cancel"), json!({})).await.expect_bad_fields();
    let off = manager.post(&format!("{path}/cancel"), json!({ "reason": "The trainer is ill" })).await;
    assert_eq!(off.expect(200)["cancelled_at"], json!("2026-09-01T03:00:00Z"));
    aida.post("/reservations", book(two, 4)).await.expect(201);
    manager.post(&format!("{path}/cancel"), json!({ "reason": "Again" })).await.expect_problem(409, "invalid_transition");
    assert_eq!(app.anonymous().get(&list).await.expect(200)["items"], json!([]));
    assert_eq!(taught.actions("course_session.cancelled").await[0]["reason"], "The trainer is ill");
} }

both_engines! { places_are_given_in_order_and_who_leaves_makes_room_for_who_waited_longest => |app| async move {
    let taught = taught(&app).await;
    let date = made(&taught.date(2, json!({})).await);
    let all = taught.enrolled(date, &["Aida", "Bakyt", "Chyngyz", "Daniil"]).await;
    assert_eq!(taught.free_places(date).await, (0, 2));
    let states = join_all(all.iter().map(|(student, id)| status(student, *id))).await;
    let expected = [("enrolled", json!(null)), ("enrolled", json!(null)), ("waiting", json!(1)), ("waiting", json!(2))];
    assert_eq!(states, expected.map(|(status, position)| (status.to_owned(), position)));
    // Two taps by somebody impatient are one.
    let again = enrol(&all[0].0, date).await;
    assert_eq!((again.expect(200)["id"].clone(), again.id()), (json!(all[0].1), all[0].1));

    let leave = |client: &Client, id: Id| { let client = client.clone(); async move { client.post(&format!("/enrolments/{id}/leave"), json!({})).await } };
    leave(&all[3].0, all[1].1).await.expect_problem(404, "not_found");
    assert_eq!(leave(&all[0].0, all[0].1).await.expect(200)["status"], "left");
    leave(&all[0].0, all[0].1).await.expect_problem(409, "invalid_transition");
    assert_eq!(status(&all[2].0, all[2].1).await.0, "enrolled");
    assert_eq!(status(&all[3].0, all[3].1).await, ("waiting".to_owned(), json!(1)));
    let promoted = taught.actions("enrolment.promoted").await;
    assert_eq!((promoted.len(), &promoted[0]["after"]["member"]), (1, &json!(all[2].0.id())));
    // Who comes back queues anew, in their one row.
    let back = enrol(&all[0].0, date).await;
    assert_eq!((back.expect(201)["waiting_position"].clone(), back.id()), (json!(2), all[0].1));

    let path = format!("/course-sessions/{date}");
    let seen = taught.manager.get(&path).await;
    assert_eq!(taught.manager.patch(&path, seen.etag(), json!({ "capacity": 1 })).await.expect_bad_fields(), ["/capacity"]);
    let wider = taught.manager.patch(&path, seen.etag(), json!({ "capacity": 3 })).await;
    assert_eq!((&wider.expect(200)["free_places"], &wider.json["waiting"]), (&json!(0), &json!(1)));
    assert_eq!(status(&all[3].0, all[3].1).await.0, "enrolled");
    // Place 1 went to the first of the waiting list; with one of three gone the others fit in two.
    leave(&all[2].0, all[2].1).await.expect(200);
    leave(&all[0].0, all[0].1).await.expect(200);
    taught.manager.patch(&path, wider.etag(), json!({ "capacity": 2 })).await.expect(200);
    assert_eq!(taught.free_places(date).await, (0, 0));
    let names = taught.manager.get(&format!("{path}/enrolments?limit=1")).await;
    assert_eq!(names.expect(200)["items"][0]["full_name"], "Person Bakyt");
    let next = names.json["next"].as_str().unwrap();
    let rest = taught.manager.get(&format!("{path}/enrolments?limit=1&cursor={next}")).await;
    assert_eq!((&rest.expect(200)["items"][0]["full_name"], &rest.json["next"]), (&json!("Person Daniil"), &Value::Null));
    let mine = all[1].0.get("/me/enrolments").await;
    assert_eq!((&mine.expect(200)["items"][0]["title_local"], &mine.json["items"][0]["status"]), (&json!("Laser cutting"), &json!("enrolled")));
} }

both_engines! { who_could_not_enrol_now_is_passed_over_on_the_waiting_list => |app| async move {
    let taught = taught(&app).await;
    let date = made(&taught.date(7, json!({ "capacity": 1 })).await);
    let all = taught.enrolled(date, &["Aida", "Bakyt", "Chyngyz"]).await;
    let suspended = json!({ "role": "student", "suspended_until": at(2, "00:00") });
    taught.lab.set_member(all[1].0.id(), suspended).await;
    all[0].0.post(&format!("/enrolments/{}/leave", all[0].1), json!({})).await.expect(200);
    assert_eq!(status(&all[2].0, all[2].1).await.0, "enrolled");
    assert_eq!(status(&all[1].0, all[1].1).await, ("waiting".to_owned(), json!(1)));
    // Their turn comes again.
    app.at(&at(2, "03:00"));
    all[2].0.post(&format!("/enrolments/{}/leave", all[2].1), json!({})).await.expect(200);
    assert_eq!(status(&all[1].0, all[1].1).await.0, "enrolled");
} }

both_engines! { who_waits_and_may_come_by_now_gets_the_free_place_before_anybody_new => |app| async move {
    let taught = taught(&app).await;
    let bek = taught.lab.student("Bek").await;
    // Bek waits for a place that is free, for he was suspended when it became so.
    let mut waits = Vec::new();
    for (day, name) in [(7, "Aida"), (8, "Azat")] {
        let date = made(&taught.date(day, json!({ "capacity": 1 })).await);
        let first = taught.enrolled(date, &[name]).await;
        let enrolment = made(&enrol(&bek, date).await);
        waits.push((date, first, enrolment));
    }
    taught.lab.set_member(bek.id(), json!({ "role": "student", "suspended_until": at(2, "00:00") })).await;
    for (date, first, enrolment) in &waits {
        first[0].0.post(&format!("/enrolments/{}/leave", first[0].1), json!({})).await.expect(200);
        assert_eq!((status(&bek, *enrolment).await.0, taught.free_places(*date).await), ("waiting".to_owned(), (1, 1)));
    }
    app.at(&at(2, "03:00"));
    let asked = enrol(&bek, waits[0].0).await;
    assert_eq!((&asked.expect(200)["status"], asked.id()), (&json!("enrolled"), waits[0].2));
    let newcomer = enrol(&taught.lab.student("Daniil").await, waits[1].0).await;
    assert_eq!((&newcomer.expect(201)["status"], &newcomer.json["waiting_position"]), (&json!("waiting"), &json!(1)));
    assert_eq!(status(&bek, waits[1].2).await.0, "enrolled");
    assert_eq!(enrol(&bek, waits[1].0).await.expect(200)["status"], "enrolled");
    let promoted = taught.actions("enrolment.promoted").await;
    let members: Vec<_> = promoted.iter().map(|one| one["after"]["member"].clone()).collect();
    assert_eq!(members, [json!(bek.id()), json!(bek.id())]);
} }

both_engines! { who_may_not_come_is_told_why => |app| async move {
    let taught = taught(&app).await;
    let (lab, manager) = (&taught.lab, &taught.manager);
    let trainer = lab.student("Trainer").await;
    let date = made(&taught.date(2, json!({ "trainer": trainer.id() })).await);
    let path = format!("/course-sessions/{date}/enrolments");
    let (aida, bakyt) = (lab.student("Aida").await, lab.student("Bakyt").await);
    aida.post(&path, json!({ "member": bakyt.id() })).await.expect_problem(403, "not_allowed");
    let stranger = app.lab().await.student("Nurlan").await;
    stranger.post(&path, json!({})).await.expect_problem(403, "not_allowed");
    assert_eq!(manager.post(&path, json!({ "member": stranger.id() })).await.expect_bad_fields(), ["/member"]);
    assert_eq!(trainer.post(&path, json!({})).await.expect_bad_fields(), ["/member"]);
    let suspended = json!({ "role": "student", "suspended_until": at(5, "00:00"), "reason": "Left the laser alone" });
    lab.set_member(aida.id(), suspended).await;
    assert_eq!(aida.post(&path, json!({})).await.expect_problem(422, "suspended")["limit"], json!(at(5, "00:00")));

    let advanced = json!({ "title": "Advanced", "prerequisites": [taught.laser], "duration_minutes": 60 });
    let advanced = made(&manager.post(&format!("/labs/{}/courses", lab.slug), advanced).await);
    let later = json!({ "course": advanced, "starts_at": at(4, "04:00") });
    let later = made(&manager.post("/course-sessions", later).await);
    let refused = enrol(&bakyt, later).await;
    let refused = refused.expect_problem(422, "not_qualified");
    let next = json!([{ "course_session": date, "title": { "en": "Laser cutting", "ru": "Лазерная резка" }, "starts_at": at(2, "04:00"), "free_places": 2 }]);
    assert_eq!((&refused["qualification"], &refused["next_courses"]), (&json!(taught.laser), &next));
    manager.post("/certifications", json!({ "member": bakyt.id(), "qualification": taught.laser })).await.expect(201);
    enrol(&bakyt, later).await.expect(201);

    // Names are for who teaches and for staff.
    bakyt.get(&path).await.expect_problem(403, "not_allowed");
    trainer.get(&path).await.expect(200);
    assert_eq!(bakyt.get(&format!("/course-sessions/{date}")).await.expect(200)["trainer"], Value::Null);
    assert_eq!(trainer.get(&format!("/course-sessions/{date}")).await.expect(200)["trainer"], json!(trainer.id()));
    // Begun: staff still add who came, nobody else.
    app.at(&at(2, "04:10"));
    enrol(&bakyt, date).await.expect_problem(409, "invalid_transition");
    manager.post(&path, json!({ "member": bakyt.id() })).await.expect(201);
    app.at(&at(2, "06:00"));
    manager.post(&path, json!({ "member": trainer.id() })).await.expect_problem(409, "invalid_transition");
} }

both_engines! { of_32_who_enrol_at_once_as_many_come_as_there_are_places => |app| async move {
    let taught = taught(&app).await;
    let date = made(&taught.date(2, json!({ "capacity": 5 })).await);
    let mut students = Vec::new();
    for number in 0..32 {
        students.push(taught.lab.student(&format!("Student {number}")).await);
    }
    let replies = join_all(students.iter().map(|student| enrol(student, date))).await;
    let with = |status: &str| replies.iter().filter(|reply| reply.expect(201)["status"] == status).count();
    assert_eq!((with("enrolled"), with("waiting")), (5, 27));
    assert_eq!(taught.free_places(date).await, (0, 27));
    // All five leave at once: five others come, in their order.
    let place = |index: usize| (students[index].clone(), replies[index].id());
    let leaving: Vec<_> = (0..32).filter(|index| replies[*index].json["status"] == "enrolled").map(place).collect();
    let left = join_all(leaving.iter().map(|(student, id)| {
        let path = format!("/enrolments/{id}/leave");
        async move { student.post(&path, json!({})).await }
    }));
    for reply in left.await {
        reply.expect(200);
    }
    assert_eq!(taught.free_places(date).await, (0, 22));
    let listed = taught.manager.get(&format!("/course-sessions/{date}/enrolments?limit=200")).await;
    let listed = listed.expect(200)["items"].as_array().unwrap().clone();
    let states: Vec<_> = listed.iter().map(|one| one["status"].as_str().unwrap()).collect();
    assert!(states[..5].iter().all(|status| *status == "enrolled") && states[5..].iter().all(|status| *status == "waiting"), "{states:?}");
} }

both_engines! { passing_gives_the_certification_once_and_another_result_corrects_it => |app| async move {
    let taught = taught(&app).await;
    let trainer = taught.lab.student("Trainer").await;
    let date = made(&taught.date(2, json!({ "trainer": trainer.id() })).await);
    let all = taught.enrolled(date, &["Aida", "Bakyt", "Chyngyz"]).await;
    let member = |index: usize| all[index].0.id();
    let path = format!("/course-sessions/{date}/results");
    let passed = |index: usize| json!({ "member": member(index), "attended": true, "passed": true });
    trainer.post(&path, json!({ "results": [passed(0)] })).await.expect_problem(409, "invalid_transition");
    app.at(&at(2, "06:00"));
    all[0].0.post(&path, json!({ "results": [passed(0)] })).await.expect_problem(403, "not_allowed");
    let wrong = json!({ "results": [
        passed(0), passed(0), passed(2),
        { "member": member(1), "attended": false, "passed": true, "level": "master" },
        { "member": trainer.id(), "attended": true },
    ] });
    let bad = trainer.post(&path, wrong).await.expect_bad_fields();
    assert_eq!(bad, ["/results/1/member", "/results/2/member", "/results/3/passed", "/results/3/level", "/results/4/member"]);

    let results = json!({ "results": [passed(0), { "member": member(1), "attended": false }] });
    let first = trainer.post(&path, results.clone()).await;
    let items = first.expect(200)["items"].as_array().unwrap().clone();
    assert_eq!((items[0]["certifications"].as_array().unwrap().len(), &items[1]["certifications"]), (1, &json!([])));
    let certification = items[0]["certifications"][0].as_str().unwrap().to_owned();
    let seen = all[0].0.get(&format!("/certifications/{certification}")).await;
    let seen = seen.expect(200);
    assert_eq!((&seen["valid"], &seen["level"], &seen["course_session"]), (&json!(true), &json!("user"), &json!(date)));
    assert_eq!(seen["expires_at"], json!("2027-09-02T06:00:00Z"));
    // Sent again, later: nothing is given twice, nothing is told twice.
    app.later(60);
    assert_eq!(trainer.post(&path, results).await.expect(200)["items"][0]["certifications"], json!([certification]));
    assert_eq!((taught.actions("certification.granted").await.len(), taught.actions("enrolment.recorded").await.len()), (1, 2));

    let better = json!({ "results": [{ "member": member(0), "attended": true, "passed": true, "level": "trainer" }] });
    let better = trainer.post(&path, better).await;
    let second = better.expect(200)["items"][0]["certifications"][0].as_str().unwrap().to_owned();
    assert_ne!(second, certification);
    assert_eq!(taught.manager.get(&format!("/certifications/{certification}")).await.expect(200)["valid"], json!(false));
    assert_eq!(taught.manager.get(&format!("/certifications/{second}")).await.expect(200)["level"], "trainer");
    let failed = json!({ "results": [{ "member": member(0), "attended": true, "passed": false, "note": "The test is to be repeated" }] });
    assert_eq!(trainer.post(&path, failed).await.expect(200)["items"][0]["certifications"], json!([]));
    assert_eq!(taught.manager.get(&format!("/certifications/{second}")).await.expect(200)["valid"], json!(false));
    assert_eq!(all[0].0.get(&format!("/enrolments/{}", all[0].1)).await.expect(200)["note"], "The test is to be repeated");
    // Who holds what is still what was granted, less what was revoked and has expired.
    let report = training::verify(app.service()).await.unwrap();
    assert!(report.is_ok(), "{report:?}");
    assert_eq!((report.grants, report.revocations, report.expiries, report.valid), (2, 2, 0, 0));
} }

both_engines! { an_end_is_told_ahead_twice_and_after_downtime_once => |app| async move {
    let taught = taught(&app).await;
    let (aida, bakyt, chyngyz) = (taught.lab.student("Aida").await, taught.lab.student("Bakyt").await, taught.lab.student("Chyngyz").await);
    let grant = |member: Id, until: &str| json!({ "member": member, "qualification": taught.laser, "expires_at": until });
    let ends = "2026-11-01T03:00:00Z";
    made(&taught.manager.post("/certifications", grant(aida.id(), ends)).await);
    let revoked = made(&taught.manager.post("/certifications", grant(bakyt.id(), ends)).await);
    taught.manager.post(&format!("/certifications/{revoked}/revoke"), json!({ "reason": "Left it alone" })).await.expect(200);
    // One that a longer one follows needs no word.
    made(&taught.manager.post("/certifications", grant(chyngyz.id(), ends)).await);
    made(&taught.manager.post("/certifications", grant(chyngyz.id(), "2027-06-01T03:00:00Z")).await);
    let told = || async {
        app.drain_jobs().await;
        let events = taught.actions("certification.expires_soon").await;
        events.iter().map(|one| (one["after"]["member"].clone(), one["after"]["days"].clone())).collect::<Vec<_>>()
    };
    app.at("2026-10-02T02:59:00Z");
    assert_eq!(told().await, []);
    app.at("2026-10-02T03:00:00Z");
    assert_eq!(told().await, [(json!(aida.id()), json!(30))]);
    assert_eq!(told().await.len(), 1);
    app.at("2026-10-25T03:00:00Z");
    assert_eq!(told().await, [(json!(aida.id()), json!(7)), (json!(aida.id()), json!(30))]);
    // Nothing ran from before the first mark of the long one to after its second: it is told once.
    app.at("2027-05-28T03:00:00Z");
    assert_eq!((told().await.len(), &told().await[0]), (3, &(json!(chyngyz.id()), json!(7))));
    let report = training::verify(app.service()).await.unwrap();
    assert!(report.is_ok(), "{report:?}");
    assert_eq!((report.grants, report.revocations, report.expiries, report.valid), (4, 1, 2, 1));
} }

both_engines! { an_end_is_told_ahead_unless_the_same_or_a_higher_level_is_held_beyond_it => |app| async move {
    let taught = taught(&app).await;
    let grant = async |member: &Client, level: Value, until: &str| {
        let ask = json!({ "member": member.id(), "qualification": taught.laser, "level": level, "expires_at": until });
        made(&taught.manager.post("/certifications", ask).await);
    };
    let (soon, late) = ("2026-11-01T03:00:00Z", "2028-11-01T03:00:00Z");
    let mut told = Vec::new();
    let cases = [
        ("Aida", "trainer", json!("user"), true),
        ("Bakyt", "user", json!(null), true),
        ("Chyngyz", "user", json!("user"), false),
        ("Daniil", "user", json!("trainer"), false),
    ];
    for (name, ends, stays, is_told) in cases {
        let member = taught.lab.student(name).await;
        grant(&member, json!(ends), soon).await;
        grant(&member, stays, late).await;
        if is_told {
            told.push(json!(member.id()));
        }
    }
    app.at("2026-10-02T03:00:00Z");
    app.drain_jobs().await;
    let events = taught.actions("certification.expires_soon").await;
    let mut members: Vec<_> = events.iter().map(|one| one["after"]["member"].clone()).collect();
    members.sort_by_key(Value::to_string);
    told.sort_by_key(Value::to_string);
    assert_eq!(members, told);
} }

both_engines! { a_certification_behind_the_services_back_is_found => |app| async move {
    use diesel::prelude::*;
    use ustakana::platform::db::{Fault, schema::certifications};
    use ustakana::platform::write::{Call, Event};
    let taught = taught(&app).await;
    let aida = taught.lab.student("Aida").await;
    made(&taught.manager.post("/certifications", json!({ "member": aida.id(), "qualification": taught.laser })).await);
    assert!(training::verify(app.service()).await.unwrap().is_ok());
    let forge = async |end: Option<&'static str>| {
        app.service().write(Call::service("test"), move |w| {
            let mut row: training::Certification = certifications::table.select(training::Certification::as_select()).first(w.c)?;
            row.id = w.new_id();
            diesel::insert_into(certifications::table).values(&row).execute(w.c)?;
            if let Some(end) = end {
                let granted = Event::new("certification.granted", "certification", row.id).lab(row.lab);
                let told = json!({
                    "member": row.person, "qualification": row.qualification, "valid_from": row.valid_from,
                    "expires_at": end,
                });
                w.emit(granted.after(told));
            }
            Ok::<_, Fault>(row.id)
        }).await.unwrap()
    };
    // One of which nothing is told, and one that is kept for longer than it was granted for.
    let forged = [forge(None).await, forge(Some("2026-09-03T00:00:00Z")).await];
    let report = training::verify(app.service()).await.unwrap();
    assert!(!report.is_ok());
    assert_eq!(report.differences.iter().map(|one| one.0).collect::<Vec<_>>(), forged);
} }

both_engines! { a_certification_that_was_changed_behind_the_services_back_is_found => |app| async move {
    let taught = taught(&app).await;
    let (aida, bakyt) = (taught.lab.student("Aida").await, taught.lab.student("Bakyt").await);
    let mill = made(&taught.manager.post(&format!("/labs/{}/qualifications", taught.lab.slug), json!({ "name": "Mill" })).await);
    app.later(10);
    let ask = json!({ "member": aida.id(), "qualification": taught.laser, "level": "user" });
    let one = made(&taught.manager.post("/certifications", ask).await);
    assert_eq!(taught.actions("certification.granted").await[0]["after"]["level"], "user");
    let found = async || {
        let report = training::verify(app.service()).await.unwrap();
        report.differences.into_iter().map(|(id, what)| { assert_eq!(id, one); what }).collect::<Vec<_>>()
    };
    assert!(found().await.is_empty());
    let mut intruder = Intruder::enter(&app);
    let [mill, laser, aida, bakyt] = [mill, taught.laser, aida.id(), bakyt.id()].map(|id| intruder.id(id));
    let (level, other) = ("is of another level than was granted", "is of another qualification than was granted");
    let steps = [
        ("level = 'trainer'".to_owned(), vec![level]),
        ("level = NULL".to_owned(), vec![level]),
        (format!("level = 'user', qualification = {mill}"), vec![other]),
        (format!("qualification = {laser}, person = {bakyt}"), vec!["is held by somebody else than it was granted to"]),
        (format!("person = {aida}"), vec![]),
        ("valid_from = (SELECT min(created_at) FROM labs)".to_owned(), vec!["begins otherwise than it was granted"]),
    ];
    for (set, differences) in steps {
        intruder.does(&format!("UPDATE certifications SET {set}"));
        assert_eq!(found().await, differences, "{set}");
    }
} }

both_engines! { who_is_erased_gives_their_places_back_and_their_results_keep_no_words => |app| async move {
    let taught = taught(&app).await;
    let past = made(&taught.date(1, json!({})).await);
    let coming = made(&taught.date(15, json!({ "capacity": 1 })).await);
    let all = taught.enrolled(coming, &["Aida", "Bakyt"]).await;
    let attended = made(&enrol(&all[0].0, past).await);
    app.at(&at(1, "06:00"));
    let note = json!({ "results": [{ "member": all[0].0.id(), "attended": true, "passed": false, "note": "Aida was ill" }] });
    taught.manager.post(&format!("/course-sessions/{past}/results"), note).await.expect(200);
    all[0].0.post("/me/erasure", json!({})).await.expect(202);
    app.later(7 * 24 * 60);
    app.drain_jobs().await;
    assert_eq!(status(&taught.manager, all[0].1).await.0, "left");
    assert_eq!(status(&all[1].0, all[1].1).await.0, "enrolled");
    let kept = taught.manager.get(&format!("/enrolments/{attended}")).await;
    assert_eq!((&kept.expect(200)["attended"], &kept.json["note"]), (&json!(true), &Value::Null));
} }
