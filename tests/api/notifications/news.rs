//! What a member is told.

use std::collections::BTreeSet;

use super::*;

both_engines! { what_the_lab_does_with_a_booking_is_told_to_its_holder_and_ones_own_doing_to_nobody => |app| async move {
    let lab = app.lab().await;
    let (machine, other) = (lab.machine(json!({ "name": { "en": "Printer A" } })).await, lab.machine(json!({})).await);
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Bek").await);
    let own = book(&aida, machine, 1, "04:30", "05:00").await;
    aida.post(&format!("/reservations/{}/cancel", own.id()), json!({})).await.expect(200);
    assert_eq!(kinds(&aida).await, Vec::<String>::new());

    let one = book_for(&staff, &aida, machine, 1, "05:00", "06:00").await;
    let told = inbox(&aida).await;
    let first = newest(&told, "reservation.booked");
    assert_eq!((&first["lab"], &first["lab_id"], &first["group"]), (&json!(lab.slug), &json!(lab.id), &json!("reservations")));
    assert_eq!(first["subject"], json!({ "type": "reservation", "id": one.id() }));
    assert_eq!((&first["link"], &first["read_at"]), (&json!(format!("/my/{}", one.id())), &Value::Null));
    assert_eq!(first["title"], "Printer A is booked for you");
    // By the lab's clock.
    assert_eq!(first["text"], format!("The staff of Lab {} booked it for you: 1 September 2026, 11:00–12:00.", lab.slug));
    assert!(inbox(&staff).await.is_empty(), "who did it is not told");

    let path = format!("/reservations/{}", one.id());
    staff.patch(&path, "\"1\"", json!({ "note": "Bring filament" })).await.expect(200);
    assert_eq!(kinds(&aida).await, ["reservation.booked"], "a note is no move");
    staff.patch(&path, "\"2\"", json!({ "machine": other, "starts_at": at(1, "07:00"), "ends_at": at(1, "08:00") })).await.expect(200);
    assert!(newest(&inbox(&aida).await, "reservation.moved")["text"].as_str().unwrap().contains("13:00–14:00"));
    staff.post(&format!("{path}/cancel"), json!({ "reason": "Its heater is broken" })).await.expect(200);
    let told = inbox(&aida).await;
    let cancelled = newest(&told, "reservation.cancelled");
    assert!(cancelled["text"].as_str().unwrap().contains("The staff cancelled it."), "{cancelled}");
    assert!(!cancelled.to_string().contains("heater"), "a reason stands with the reservation alone");
    assert_eq!(told.len(), 3);
} }

both_engines! { a_closure_tells_whom_it_hits_and_offers_the_next_free_time => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let one = book(&aida, machine, 2, "05:00", "06:00").await;
    let closure = json!({ "starts_at": at(2, "00:00"), "ends_at": at(2, "18:00"), "reason": "A power cut" });
    made(&manager, &format!("/labs/{}/closures", lab.slug), closure).await;
    let told = inbox(&aida).await;
    let cancelled = newest(&told, "reservation.cancelled");
    assert_eq!(cancelled["subject"]["id"], json!(one.id()));
    let text = cancelled["text"].as_str().unwrap();
    assert!(text.contains("The lab is closed at that time.") && text.contains("The next free time on it begins"), "{text}");
    let gaps = cancelled["next_gaps"].as_array().unwrap();
    assert!(!gaps.is_empty() && gaps[0]["starts_at"].as_str().unwrap() >= at(2, "05:00").as_str(), "{gaps:?}");
    app.at("2026-10-20T03:00:00Z");
    assert_eq!(inbox(&aida).await[0]["next_gaps"], json!([]), "what has passed is offered no more");
} }

both_engines! { a_decision_on_a_booking_that_waited_is_told_in_the_readers_language => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "name": { "en": "Laser", "ru": "Лазер" }, "policy": { "requires_approval": true } })).await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let mut ids = Vec::new();
    for (from, until) in [("05:00", "06:00"), ("06:00", "07:00"), ("07:00", "08:00")] {
        ids.push(book(&aida, machine, 1, from, until).await.id());
    }
    assert!(inbox(&aida).await.is_empty());
    manager.post(&format!("/reservations/{}/approve", ids[0]), json!({})).await.expect(200);
    manager.post(&format!("/reservations/{}/reject", ids[1]), json!({ "reason": "Too long" })).await.expect(200);
    app.at("2026-09-01T07:00:00Z");
    app.drain_jobs().await;
    assert_eq!(kinds(&aida.header("Accept-Language", "ru")).await[..1], ["reservation.expired"]);
    let russian = inbox(&aida.header("Accept-Language", "ru")).await;
    let approved = russian.iter().find(|one| one["kind"] == "reservation.approved").unwrap();
    assert_eq!((&approved["title"], &approved["text"]), (&json!("Лазер: ваша бронь подтверждена"), &json!("1 сентября 2026 г., 11:00–12:00.")));
    assert_eq!(russian.iter().filter(|one| one["kind"] == "reservation.rejected").count(), 1);
} }

both_engines! { a_reminder_comes_an_hour_before_once_and_goes_with_its_reservation => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("Aida").await;
    let moved = book(&aida, machine, 1, "05:00", "06:00").await;
    let gone = book(&aida, machine, 1, "06:00", "07:00").await;
    book(&aida, machine, 1, "03:45", "04:30").await;
    app.at("2026-09-01T03:59:00Z");
    app.drain_jobs().await;
    assert!(inbox(&aida).await.is_empty(), "one that begins within the hour is not told of");
    let path = format!("/reservations/{}", moved.id());
    aida.patch(&path, "\"1\"", json!({ "starts_at": at(1, "08:00"), "ends_at": at(1, "09:00") })).await.expect(200);
    aida.post(&format!("/reservations/{}/cancel", gone.id()), json!({})).await.expect(200);
    app.at("2026-09-01T06:59:00Z");
    app.drain_jobs().await;
    let reminders = async || kinds(&aida).await.into_iter().filter(|kind| kind == "reservation.reminder").count();
    assert_eq!(reminders().await, 0);
    app.at("2026-09-01T07:00:00Z");
    app.drain_jobs().await;
    assert_eq!(inbox(&aida).await[0]["subject"]["id"], json!(moved.id()));
    aida.patch(&path, "\"2\"", json!({ "note": "With my own filament" })).await.expect(200);
    app.later(30);
    app.drain_jobs().await;
    assert_eq!(reminders().await, 1);
    app.at("2026-09-01T09:00:00Z");
    assert_eq!(reminders().await, 0, "nobody needs it any more");
} }

both_engines! { who_slept_through_the_reminder_while_nothing_ran_gets_none_after_the_start => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("Aida").await;
    book(&aida, machine, 1, "05:00", "06:00").await;
    app.at("2026-09-01T05:00:00Z");
    app.drain_jobs().await;
    assert!(inbox(&aida).await.is_empty());
    app.at("2026-09-01T05:15:00Z");
    app.drain_jobs().await;
    assert_eq!(kinds(&aida).await, ["reservation.missed"]);
} }

both_engines! { who_wants_it_later_is_reminded_later => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("Aida").await;
    aida.patch("/me/notification-settings", "\"0\"", json!({ "reminder_minutes": 20 })).await.expect(200);
    book(&aida, machine, 1, "05:00", "06:00").await;
    app.at("2026-09-01T04:39:00Z");
    app.drain_jobs().await;
    assert!(inbox(&aida).await.is_empty());
    app.at("2026-09-01T04:40:00Z");
    app.drain_jobs().await;
    assert_eq!(kinds(&aida).await, ["reservation.reminder"]);
} }

both_engines! { a_machine_that_fails_is_told_to_the_next_holders_once_each_with_what_is_free_instead => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let class = made(&manager, &format!("/labs/{}/machine-classes", lab.slug), json!({ "name": "Printers" })).await.id();
    let of_class = |name: &str| json!({ "class": class, "name": { "en": name } });
    let (machine, free, busy) = (lab.machine(of_class("A")).await, lab.machine(of_class("B")).await, lab.machine(of_class("C")).await);
    let (aida, bek, far) = (lab.student("Aida").await, lab.student("Bek").await, lab.student("Far").await);
    let first = book(&aida, machine, 2, "05:00", "06:00").await.id();
    book(&aida, machine, 3, "05:00", "06:00").await;
    book(&bek, machine, 4, "05:00", "06:00").await;
    book(&bek, busy, 2, "05:00", "06:00").await;
    book(&far, machine, 16, "05:00", "06:00").await;
    let set = async |status: &str| {
        manager.post(&format!("/machines/{machine}/status"), json!({ "status": status, "reason": "Belt" })).await.expect(200);
    };
    set("out_of_service").await;
    let told = inbox(&aida).await;
    let down = newest(&told, "machine.down");
    assert_eq!((told.len(), &down["subject"]["id"]), (1, &json!(first)));
    assert_eq!(down["equivalents"], json!([free]));
    let text = down["text"].as_str().unwrap();
    assert!(text.contains("You have 2 bookings on it") && text.contains("Free at that time: B."), "{text}");
    assert!(!told[0].to_string().contains("Bek"), "nothing of other people");
    assert_eq!((kinds(&bek).await, kinds(&far).await), (vec!["machine.down".to_owned()], Vec::new()));
    app.at("2026-09-03T03:00:00Z");
    set("degraded").await;
    assert_eq!((kinds(&aida).await, kinds(&bek).await), (vec!["machine.back".to_owned(), "machine.down".to_owned()], kinds(&aida).await));
    assert!(inbox(&far).await.is_empty(), "who was told of nothing is told of no end");
    set("in_service").await;
    assert_eq!(inbox(&aida).await.len(), 2);
} }

both_engines! { who_booked_later_than_was_told_of_hears_it_with_the_reminder_and_is_offered_what_they_may_use => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let laser = made(&manager, &format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let able = |name: &str, policy: Value| {
        json!({ "name": { "en": name }, "policy": policy, "capabilities": [{ "process": "laser_cutting", "material_class": "wood" }] })
    };
    // Of no class: what can do the same stands in.
    let machine = lab.machine(able("A", json!({}))).await;
    let free = lab.machine(able("B", json!({}))).await;
    lab.machine(able("C", json!({ "requires_qualification": laser }))).await;
    lab.machine(json!({ "name": { "en": "D" } })).await;
    let far = lab.student("Far").await;
    book(&far, machine, 16, "05:00", "06:00").await;
    let broken = json!({ "status": "out_of_service", "reason": "Tube" });
    manager.post(&format!("/machines/{machine}/status"), broken).await.expect(200);
    assert!(inbox(&far).await.is_empty());
    app.at("2026-09-16T04:00:00Z");
    app.drain_jobs().await;
    let told = inbox(&far).await;
    assert_eq!(kinds(&far).await, ["machine.down", "reservation.reminder"]);
    assert_eq!(newest(&told, "machine.down")["equivalents"], json!([free]));
} }

both_engines! { nobody_is_offered_what_the_rules_would_refuse_them_at_that_time => |app| async move {
    let lab = app.lab().await;
    let (manager, timur) = (lab.manager("Meerim").await, lab.technician("Timur").await);
    let class = made(&manager, &format!("/labs/{}/machine-classes", lab.slug), json!({ "name": "Printers" })).await.id();
    let of_class = |policy: Value| json!({ "class": class, "policy": policy });
    let machine = lab.machine(of_class(json!({}))).await;
    let plain = lab.machine(of_class(json!({}))).await;
    let watched = lab.machine(of_class(json!({ "requires_staff_on_duty": true }))).await;
    let hazard = lab.machine(of_class(json!({ "hazard": true }))).await;
    let two = lab.machine(of_class(json!({ "requires_second_person": true }))).await;
    let mut people = Vec::new();
    for (hour, name) in ["Aida", "Bek", "Cholpon", "Daniil"].into_iter().enumerate() {
        let person = lab.student(name).await;
        book(&person, machine, 2, &format!("{:02}:00", 4 + hour), &format!("{:02}:00", 5 + hour)).await;
        people.push(person);
    }
    let [aida, bek, cholpon, daniil] = people.try_into().ok().unwrap();
    let member = |person: &Client| format!("/labs/{}/members/{}", lab.slug, person.id());
    for minor in [&bek, &cholpon] {
        manager.put(&format!("{}/minority", member(minor)), json!({ "adult_on": "2027-01-01" })).await.expect(200);
    }
    let paper = json!({ "purpose": "comes_alone", "guardian": "Gulmira Asanova", "text_version": "2026-08-01", "given_on": "2026-08-31" });
    made(&manager, &format!("{}/guardian-consents", member(&bek)), paper).await;
    lab.set_member(daniil.id(), json!({ "role": "student", "suspended_until": "2026-09-10T00:00:00Z" })).await;
    let down = json!({ "status": "out_of_service", "reason": "Belt" });
    manager.post(&format!("/machines/{machine}/status"), down).await.expect(200);
    let offered = async |person: &Client| {
        let told = inbox(person).await;
        newest(&told, "machine.down")["equivalents"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    let ids = |ids: &[Id]| ids.iter().map(Id::to_string).collect::<BTreeSet<_>>();
    assert_eq!(offered(&aida).await, ids(&[plain, hazard, two]));
    assert_eq!(offered(&bek).await, ids(&[plain, two]), "not of age");
    assert_eq!(offered(&cholpon).await, ids(&[]), "nobody consented");
    assert_eq!(offered(&daniil).await, ids(&[]), "suspended");
    let duty = json!({ "member": timur.id(), "starts_at": "2026-09-02T04:00:00Z", "ends_at": "2026-09-02T05:00:00Z" });
    made(&manager, &format!("/labs/{}/duties", lab.slug), duty).await;
    assert_eq!(offered(&aida).await, ids(&[plain, watched, hazard, two]));
    assert_eq!(offered(&bek).await, ids(&[plain, two]), "the duty is over by then");
} }

both_engines! { what_becomes_of_a_session_is_told_to_its_person_without_saying_who_came_next => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "min_minutes": 5 } })).await;
    let (aida, bek, staff) = (lab.student("Aida").await, lab.student("Bek").await, lab.technician("Staff").await);
    book(&bek, machine, 1, "05:00", "06:00").await;
    app.at("2026-09-01T04:00:00Z");
    let session = made(&aida, "/usage-sessions", json!({ "machine": machine, "expected_minutes": 60 })).await.id();
    app.at("2026-09-01T05:05:00Z");
    made(&bek, "/usage-sessions", json!({ "machine": machine, "take_over": true })).await;
    let told = inbox(&aida).await;
    let over = newest(&told, "session.taken_over");
    assert!(over["text"].as_str().unwrap().contains("the next holder") && !over.to_string().contains("Bek"), "{over}");
    app.at("2026-09-01T06:30:00Z");
    app.drain_jobs().await;
    newest(&inbox(&bek).await, "session.closed_forgotten");

    let propose = async |purpose: &str| {
        let ask = json!({ "purpose": purpose, "reason": "It was another one." });
        made(&aida, &format!("/usage-sessions/{session}/corrections"), ask).await.id()
    };
    let (first, second) = (propose("thesis").await, propose("research").await);
    staff.post(&format!("/session-corrections/{first}/accept"), json!({})).await.expect(200);
    newest(&inbox(&aida).await, "session.corrected");
    staff.post(&format!("/session-corrections/{second}/reject"), json!({ "reason": "No" })).await.expect(200);
    newest(&inbox(&aida).await, "session.correction_rejected");
} }

both_engines! { a_qualification_given_and_taken_is_told => |app| async move {
    let lab = app.lab().await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let skill = made(&manager, &format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser", "valid_days": 30 })).await.id();
    let grant = json!({ "member": aida.id(), "qualification": skill });
    let held = made(&manager, "/certifications", grant).await.id();
    let told = inbox(&aida).await;
    let granted = newest(&told, "certification.granted");
    assert_eq!((&granted["title"], &granted["text"]), (&json!("You are qualified: Laser"), &json!("It is valid until 1 October 2026, 09:00.")));
    manager.post(&format!("/certifications/{held}/revoke"), json!({ "reason": "Left it burning" })).await.expect(200);
    let told = inbox(&aida).await;
    assert!(!newest(&told, "certification.revoked").to_string().contains("burning"));
} }

both_engines! { a_membership_is_told_of_and_the_inbox_stays_while_it_is_suspended => |app| async move {
    let lab = at_the_desk(&app).await;
    let (manager, technician, aida) = (lab.manager("Meerim").await, lab.technician("Bek").await, app.person("Aida").await);
    made(&aida, &format!("/labs/{}/join", lab.slug), json!({})).await;
    let told = inbox(&technician).await;
    let waits = newest(&told, "member.waiting");
    assert_eq!(waits["link"], json!(format!("/manage/people/{}", aida.id())));
    assert!(!waits.to_string().contains("Aida"));
    manager.post(&format!("/labs/{}/members/{}/confirm", lab.slug, aida.id()), json!({})).await.expect(200);
    newest(&inbox(&aida).await, "membership.confirmed");
    assert_ne!(inbox(&technician).await[0]["read_at"], Value::Null, "nobody needs to do it any more");
    let suspend = json!({ "role": "student", "suspended_until": at(20, "03:00"), "reason": "Left the laser alone" });
    lab.set_member(aida.id(), suspend).await;
    let told = inbox(&aida).await;
    assert!(newest(&told, "membership.suspended")["text"].as_str().unwrap().contains("20 September 2026"));
    lab.set_member(aida.id(), json!({ "role": "student" })).await;
    assert_eq!(kinds(&aida).await, ["membership.restored", "membership.suspended", "membership.confirmed"]);
} }

both_engines! { the_steps_of_a_request_are_told_to_who_wants_it => |app| async move {
    let lab = app.lab().await;
    let (manager, aida, bek, other) = (lab.manager("Meerim").await, lab.student("Aida").await, lab.student("Bek").await, lab.student("Other").await);
    let wanted = json!({ "title": "A lathe", "justification": "Axles.", "process": "cnc_turning" });
    let request = made(&aida, &format!("/labs/{}/equipment-requests", lab.slug), wanted).await.id();
    newest(&inbox(&manager).await, "equipment_request.waiting");
    made(&bek, &format!("/equipment-requests/{request}/endorsements"), json!({})).await;
    manager.post(&format!("/equipment-requests/{request}/transitions"), json!({ "to": "under_review" })).await.expect(200);
    for client in [&aida, &bek] {
        let told = inbox(client).await;
        let moved = newest(&told, "equipment_request.moved");
        assert_eq!((&moved["title"], &moved["link"]), (&json!("The request is being reviewed"), &json!(format!("/requests/{request}"))));
        assert!(moved["text"].as_str().unwrap().contains("A lathe"));
    }
    assert!(inbox(&other).await.is_empty());
    assert_ne!(inbox(&manager).await[0]["read_at"], Value::Null, "it waits no more");
} }

both_engines! { a_place_that_comes_free_and_a_date_that_falls_through_are_told => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let skill = made(&manager, &format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let course = json!({ "title": { "en": "Laser safety" }, "qualifications": [{ "qualification": skill }], "capacity": 1, "duration_minutes": 120 });
    let course = made(&manager, &format!("/labs/{}/courses", lab.slug), course).await.id();
    let date = json!({ "course": course, "starts_at": at(9, "04:00"), "capacity": 1 });
    let date = made(&manager, "/course-sessions", date).await.id();
    let (aida, bek, other) = (lab.student("Aida").await, lab.student("Bek").await, lab.student("Other").await);
    let enrol = format!("/course-sessions/{date}/enrolments");
    let first = made(&aida, &enrol, json!({})).await.id();
    made(&bek, &enrol, json!({})).await;
    made(&other, &enrol, json!({})).await;
    aida.post(&format!("/enrolments/{first}/leave"), json!({})).await.expect(200);
    newest(&inbox(&bek).await, "enrolment.promoted");
    assert!(inbox(&aida).await.is_empty() && inbox(&other).await.is_empty());
    manager.post(&format!("/course-sessions/{date}/cancel"), json!({ "reason": "The trainer is ill" })).await.expect(200);
    for client in [&bek, &other] {
        let told = inbox(client).await;
        let off = newest(&told, "course_session.cancelled");
        assert!(off["text"].as_str().unwrap().starts_with("9 September 2026, 10:00–12:00."), "{off}");
    }
    assert!(inbox(&aida).await.is_empty(), "who has left is not told");
} }

both_engines! { a_date_that_changes_and_one_that_comes_near_are_told_to_who_has_a_place_and_who_was_put_there_is_told => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let skill = made(&manager, &format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let course = json!({ "title": { "en": "Laser safety" }, "qualifications": [{ "qualification": skill }], "duration_minutes": 120 });
    let course = made(&manager, &format!("/labs/{}/courses", lab.slug), course).await.id();
    let date = made(&manager, "/course-sessions", json!({ "course": course, "starts_at": at(9, "04:00"), "capacity": 1 })).await;
    let (aida, bek, other) = (lab.student("Aida").await, lab.student("Bek").await, lab.student("Other").await);
    let enrol = format!("/course-sessions/{}/enrolments", date.id());
    made(&manager, &enrol, json!({ "member": aida.id() })).await;
    made(&bek, &enrol, json!({})).await;
    let told = inbox(&aida).await;
    let put = newest(&told, "enrolment.created");
    assert_eq!(put["title"], "You have a place in a course: Laser safety");
    assert!(put["text"].as_str().unwrap().contains("9 September 2026, 10:00–12:00"), "{put}");
    assert!(inbox(&bek).await.is_empty(), "who enrolled is not told");
    let path = format!("/course-sessions/{}", date.id());
    let fuller = manager.patch(&path, date.etag(), json!({ "capacity": 1, "location": "Room 2" })).await;
    fuller.expect(200);
    let later = manager.patch(&path, fuller.etag(), json!({ "starts_at": at(10, "04:00"), "ends_at": at(10, "06:00") })).await;
    later.expect(200);
    for client in [&aida, &bek] {
        let told = inbox(client).await;
        let moved = newest(&told, "course_session.moved");
        assert_eq!(moved["title"], "A course date has changed: Laser safety");
        assert!(moved["text"].as_str().unwrap().starts_with("Now: 10 September 2026, 10:00–12:00."), "{moved}");
        assert_eq!(told.iter().filter(|one| one["kind"] == "course_session.moved").count(), 2);
    }
    let trained = manager.patch(&path, later.etag(), json!({ "trainer": manager.id() })).await;
    trained.expect(200);
    app.at(&at(9, "03:59"));
    app.drain_jobs().await;
    assert_eq!(kinds(&aida).await[0], "course_session.moved");
    app.at(&at(9, "04:00"));
    app.drain_jobs().await;
    assert_eq!(kinds(&aida).await[0], "course_session.reminder");
    assert_eq!(kinds(&bek).await[0], "course_session.moved", "who waits is not reminded");
    assert!(inbox(&other).await.is_empty());
} }

both_engines! { what_is_booked_for_a_group_and_called_off_is_told_to_its_members => |app| async move {
    let lab = app.lab().await;
    let (manager, aida, bek, other) = (lab.manager("Meerim").await, lab.student("Aida").await, lab.student("Bek").await, lab.student("Other").await);
    let group = json!({ "kind": "class", "name": "ME-2-24", "lead": aida.id(), "members": [bek.id()] });
    let group = made(&manager, &format!("/labs/{}/groups", lab.slug), group).await.id();
    let machine = lab.machine(json!({})).await;
    let lesson = json!({ "group": group, "machines": [machine], "starts_at": at(2, "05:00"), "ends_at": at(2, "06:00") });
    let lesson = made(&manager, "/group-bookings", lesson).await.id();
    let told = inbox(&bek).await;
    let booked = newest(&told, "group_booking.created");
    assert_eq!((&booked["title"], &booked["link"]), (&json!("Booked for your group: ME-2-24"), &json!(format!("/groups/bookings/{lesson}"))));
    assert_eq!(booked["text"], "2 September 2026, 11:00–12:00.");
    assert_eq!(kinds(&aida).await, ["reservation.booked"], "who answers for it hears of each machine");
    manager.post(&format!("/group-bookings/{lesson}/cancel"), json!({ "reason": "An exam" })).await.expect(200);
    newest(&inbox(&bek).await, "group_booking.cancelled");
    assert!(inbox(&other).await.is_empty());
} }

both_engines! { whose_duty_it_is_is_told_and_when_it_is_taken_off => |app| async move {
    let lab = app.lab().await;
    let (manager, timur) = (lab.manager("Meerim").await, lab.technician("Timur").await);
    let duty = json!({ "member": timur.id(), "starts_at": at(2, "03:00"), "ends_at": at(2, "12:00") });
    let duty = made(&manager, &format!("/labs/{}/duties", lab.slug), duty).await.id();
    let told = inbox(&timur).await;
    let given = newest(&told, "duty.planned");
    assert_eq!((&given["text"], &given["group"]), (&json!("2 September 2026, 09:00–18:00."), &json!("desk")));
    manager.post(&format!("/duties/{duty}/remove"), json!({})).await.expect(200);
    newest(&inbox(&timur).await, "duty.removed");
    assert!(inbox(&manager).await.is_empty());
} }

both_engines! { ones_own_booking_is_confirmed_to_who_asks_for_it => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "name": { "en": "Printer A" } })).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Bek").await);
    let settings = aida.get("/me/notification-settings").await;
    assert_eq!(settings.expect(200)["groups"]["confirmations"], json!({ "in_app": false, "email": false }));
    let asked = json!({ "groups": { "confirmations": { "in_app": true } } });
    aida.patch("/me/notification-settings", "\"0\"", asked).await.expect(200);
    let own = book(&aida, machine, 1, "05:00", "06:00").await;
    let told = inbox(&aida).await;
    let confirmed = newest(&told, "reservation.confirmation");
    assert_eq!((&confirmed["title"], &confirmed["text"]), (&json!("Printer A is booked"), &json!("You booked it: 1 September 2026, 11:00–12:00.")));
    aida.patch(&format!("/reservations/{}", own.id()), own.etag(), json!({ "starts_at": at(1, "07:00"), "ends_at": at(1, "08:00") })).await.expect(200);
    assert_eq!(kinds(&aida).await, ["reservation.confirmation", "reservation.confirmation"]);
    book_for(&staff, &aida, machine, 1, "09:00", "10:00").await;
    assert_eq!(kinds(&aida).await[..1], ["reservation.booked"], "what others book is no confirmation");
    book(&staff, machine, 1, "10:00", "11:00").await;
    assert!(inbox(&staff).await.is_empty(), "who did not ask for it is not told");
} }

both_engines! { a_training_that_runs_out_is_told_to_who_holds_it_with_the_way_to_renew_it => |app| async move {
    let lab = app.lab().await;
    let (manager, aida, bek) = (lab.manager("Meerim").await, lab.student("Aida").await, lab.student("Bek").await);
    let laser = made(&manager, &format!("/labs/{}/qualifications", lab.slug), json!({ "name": { "en": "Laser" } })).await.id();
    for (member, until) in [(&aida, "2026-10-20T03:00:00Z"), (&bek, "2027-10-20T03:00:00Z")] {
        let held = json!({ "member": member.id(), "qualification": laser, "expires_at": until });
        made(&manager, "/certifications", held).await;
    }
    app.at("2026-09-21T03:00:00Z");
    app.drain_jobs().await;
    let told = inbox(&aida).await;
    let soon = newest(&told, "certification.expires_soon");
    assert!(soon["title"].as_str().unwrap().contains("Laser") && soon["link"].is_string(), "{soon}");
    assert!(!kinds(&bek).await.contains(&"certification.expires_soon".to_owned()));
} }
