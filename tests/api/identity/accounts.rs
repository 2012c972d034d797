use diesel::prelude::*;
use serde_json::json;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::{labs, memberships, people};
use ustakana::platform::values::Id;
use ustakana::platform::write::{Call, Event};

use super::{bearer, login};
use crate::app::{App, PASSWORD};

both_engines! { who_registers_and_signs_in_is_themselves => |app| async move {
    let body = json!({ "email": "Aida@Example.org", "password": PASSWORD, "full_name": "Aida Asanova", "locale": "ky" });
    let reply = app.anonymous().post("/auth/register", body).await;
    let person = reply.expect(201);
    assert_eq!((&person["status"], &person["full_name"]), (&json!("active"), &json!("Aida Asanova")));
    assert_eq!((&person["email"], reply.header("location")), (&json!("Aida@Example.org"), "/api/v1/me"));
    let reply = app.anonymous().post("/auth/login", json!({ "email": " aida@example.ORG", "password": PASSWORD })).await;
    let tokens = reply.expect(200);
    assert_eq!((&tokens["token_type"], &tokens["expires_in"]), (&json!("Bearer"), &json!(900)));
    assert_eq!(reply.header("cache-control"), "no-store");
    let reply = bearer(&app, tokens).get("/me").await;
    let me = reply.expect(200);
    assert_eq!((&me["id"], &me["locale"], &me["admin"]), (&person["id"], &json!("ky"), &json!(false)));
    assert_eq!(me["memberships"], json!([]));
} }

both_engines! { an_address_has_one_account_whatever_its_case => |app| async move {
    app.person("aida").await;
    let body = json!({ "email": "AIDA@example.org", "password": PASSWORD, "full_name": "Another" });
    app.anonymous().post("/auth/register", body).await.expect_problem(409, "email_taken");
} }

both_engines! { all_bad_fields_of_a_registration_are_named_at_once => |app| async move {
    let body = json!({ "email": "no address", "password": "short", "full_name": "  ", "locale": "de", "nickname": "x" });
    let mut fields = app.anonymous().post("/auth/register", body).await.expect_bad_fields();
    fields.sort();
    assert_eq!(fields, ["/email", "/full_name", "/locale", "/nickname", "/password"]);
    let missing = app.anonymous().post("/auth/register", json!({})).await.expect_bad_fields();
    assert_eq!(missing, ["/email", "/password", "/full_name"]);
} }

both_engines! { nobody_makes_themselves_an_administrator_by_a_field => |app| async move {
    for field in ["admin", "status", "role", "memberships", "id"] {
        let mut body = json!({ "email": "a@example.org", "password": PASSWORD, "full_name": "A" });
        body[field] = json!(true);
        let fields = app.anonymous().post("/auth/register", body).await.expect_bad_fields();
        assert_eq!(fields, [format!("/{field}")]);
    }
} }

both_engines! { passwords_that_are_guessed_first_are_refused => |app| async move {
    for password in ["iloveyou", "aida.asanova", "AidaAsanova1"] {
        let body = json!({ "email": "aida@example.org", "password": password, "full_name": "Aida Asanova" });
        let reply = app.anonymous().post("/auth/register", body).await;
        let problem = reply.expect_problem(422, "weak_password");
        assert_eq!(problem["errors"][0]["pointer"], "/password");
    }
} }

both_engines! { who_registers_with_an_open_lab_is_its_student_at_once => |app| async move {
    let lab = app.lab().await;
    for (name, key) in [("aida", lab.slug.clone()), ("bek", lab.id.to_string())] {
        let body = json!({ "email": format!("{name}@example.org"), "password": PASSWORD, "full_name": name, "lab": key });
        app.anonymous().post("/auth/register", body).await.expect(201);
        let tokens = login(&app, &format!("{name}@example.org")).await;
        let me = bearer(&app, &tokens).get("/me").await.expect(200).clone();
        let membership = json!([{
            "lab": lab.slug, "lab_id": lab.id, "role": "student", "status": "active", "affiliation": null,
            "student_number": null, "suspended_until": null, "suspension_reason": null,
        }]);
        assert_eq!(me["memberships"], membership);
    }
} }

async fn set_door(app: &App, lab: Id, registration: &'static str, visibility: &'static str) {
    let change = move |w: &mut ustakana::platform::write::Write<'_>| {
        let door = (labs::registration.eq(registration), labs::visibility.eq(visibility));
        diesel::update(labs::table.find(lab)).set(door).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), change).await.unwrap();
}

both_engines! { a_lab_with_a_code_takes_who_registers_with_it => |app| async move {
    let door = json!({ "registration": "code", "join_code": "bee-hive-7" });
    let lab = crate::app::TestLab::create_with(&app, door).await;
    let ask = |code: serde_json::Value| {
        let mut body = json!({ "email": "aida@example.org", "password": PASSWORD, "full_name": "Aida", "lab": lab.slug });
        if !code.is_null() {
            body["code"] = code;
        }
        body
    };
    for code in [json!(null), json!("bee-hive-8")] {
        let reply = app.anonymous().post("/auth/register", ask(code)).await;
        assert_eq!(reply.expect_bad_fields(), ["/code"]);
    }
    app.anonymous().post("/auth/register", ask(json!("bee-hive-7"))).await.expect(201);
    let me = bearer(&app, &login(&app, "aida@example.org").await).get("/me").await.expect(200).clone();
    assert_eq!((&me["memberships"][0]["role"], &me["memberships"][0]["status"]), (&json!("student"), &json!("active")));
    let lost = json!({ "email": "bek@example.org", "password": PASSWORD, "full_name": "Bek", "code": "bee-hive-7" });
    assert_eq!(app.anonymous().post("/auth/register", lost).await.expect_bad_fields(), ["/code"], "a code of which lab?");
} }

both_engines! { at_a_labs_desk_a_newcomer_waits_and_may_look_and_not_book_until_staff_confirm => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let technician = lab.technician("Timur").await;
    set_door(&app, lab.id, "desk", "members").await;
    let aida = app.person("aida").await;
    let stranger = app.person("stranger").await;
    // A lab that only its members know of is not found by a guess.
    aida.post(&format!("/labs/{}/join", lab.slug), json!({})).await.expect_problem(404, "not_found");
    set_door(&app, lab.id, "desk", "public").await;
    let waiting = aida.post(&format!("/labs/{}/join", lab.slug), json!({})).await;
    assert_eq!(waiting.expect(201)["status"], "pending");
    set_door(&app, lab.id, "desk", "members").await;
    stranger.get(&format!("/labs/{}/machines", lab.slug)).await.expect_problem(404, "not_found");
    aida.get(&format!("/labs/{}/machines", lab.slug)).await.expect(200);
    aida.get(&format!("/labs/{}/board?from=2026-09-01T00:00:00Z&until=2026-09-02T00:00:00Z", lab.slug)).await.expect(200);
    assert_eq!(aida.get("/me").await.expect(200)["memberships"][0]["status"], "pending");
    let wish = json!({ "machine": machine, "starts_at": "2026-09-01T04:00:00Z", "ends_at": "2026-09-01T05:00:00Z" });
    let refused = aida.post("/reservations", wish.clone()).await;
    assert_eq!(refused.expect_problem(403, "not_allowed")["membership"], "pending");
    aida.post("/usage-sessions", json!({ "machine": machine })).await.expect_problem(403, "not_allowed");
    // Nor may staff book for who is no member yet.
    let mut on_behalf = wish.clone();
    on_behalf["member"] = json!(aida.id());
    let reply = technician.post("/reservations", on_behalf).await;
    assert!(matches!(reply.status, 404 | 422), "{}", reply.text);

    let queue = format!("/labs/{}/members?status=pending", lab.slug);
    assert_eq!(technician.get(&queue).await.expect(200)["items"][0]["member"], json!(aida.id()));
    let confirm = format!("/labs/{}/members/{}/confirm", lab.slug, aida.id());
    aida.post(&confirm, json!({})).await.expect_problem(403, "not_allowed");
    assert_eq!(technician.post(&confirm, json!({})).await.expect(200)["status"], "active");
    technician.post(&confirm, json!({})).await.expect_problem(409, "invalid_transition");
    assert_eq!(technician.get(&queue).await.expect(200)["items"], json!([]));
    aida.post("/reservations", wish).await.expect(201);
} }

both_engines! { the_desk_turns_away_who_waits_and_they_may_ask_again => |app| async move {
    let lab = app.lab().await;
    let technician = lab.technician("Timur").await;
    set_door(&app, lab.id, "desk", "public").await;
    let body = json!({ "email": "aida@example.org", "password": PASSWORD, "full_name": "Aida", "lab": lab.slug });
    let registered = app.anonymous().post("/auth/register", body).await;
    assert_eq!(registered.expect(201)["status"], "active", "the account is open, the membership waits");
    let aida = bearer(&app, &login(&app, "aida@example.org").await);
    assert_eq!(aida.get("/me").await.expect(200)["memberships"][0]["status"], "pending");
    let path = format!("/labs/{}/members/{}/decline", lab.slug, registered.id());
    technician.post(&path, json!({ "reason": "Not of this university." })).await.expect(204);
    technician.post(&path, json!({})).await.expect_problem(404, "not_found");
    assert_eq!(aida.get("/me").await.expect(200)["memberships"], json!([]));
    assert_eq!(aida.post(&format!("/labs/{}/join", lab.slug), json!({})).await.expect(201)["status"], "pending");
} }

both_engines! { who_has_no_e_mail_signs_in_by_phone_or_student_number => |app| async move {
    let lab = app.lab().await;
    let body = json!({ "email": "aida@example.org", "phone": "+996 555 12 34 56", "password": PASSWORD, "full_name": "Aida" });
    let id: Id = app.anonymous().post("/auth/register", body.clone()).await.id();
    let mut twin = body;
    twin["email"] = json!("other@example.org");
    app.anonymous().post("/auth/register", twin).await.expect_problem(409, "already_exists");
    let membership = lab.admit(id, ustakana::platform::values::Role::Student).await;
    let number = move |w: &mut ustakana::platform::write::Write<'_>| {
        let row = memberships::table.find(membership);
        diesel::update(row).set(memberships::student_number.eq("ST-42")).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), number).await.unwrap();
    let anonymous = app.anonymous();
    anonymous.post("/auth/login", json!({ "phone": "00996555123456", "password": PASSWORD })).await.expect(200);
    let body = json!({ "student_number": "ST-42", "lab": lab.slug, "password": PASSWORD });
    anonymous.post("/auth/login", body).await.expect(200);
    for body in [
        json!({ "phone": "555123456", "password": PASSWORD }),
        json!({ "student_number": "ST-42", "lab": "nowhere", "password": PASSWORD }),
        json!({ "student_number": "ST-43", "lab": lab.slug, "password": PASSWORD }),
    ] {
        anonymous.post("/auth/login", body).await.expect_problem(401, "invalid_credentials");
    }
    for (body, field) in [
        (json!({ "password": PASSWORD }), "/email"),
        (json!({ "email": "a@example.org", "phone": "+996555123456", "password": PASSWORD }), "/email"),
        (json!({ "student_number": "ST-42", "password": PASSWORD }), "/lab"),
        (json!({ "email": "a@example.org", "lab": "x", "password": PASSWORD }), "/lab"),
    ] {
        assert_eq!(anonymous.post("/auth/login", body).await.expect_bad_fields(), [field]);
    }
} }

both_engines! { an_unknown_account_costs_and_answers_the_same_as_a_wrong_password => |app| async move {
    app.person("aida").await;
    let mut answers = Vec::new();
    for (email, password) in [("aida@example.org", "three grey kettles"), ("nobody@example.org", PASSWORD)] {
        let before = app.auth().hashes();
        let reply = app.anonymous().post("/auth/login", json!({ "email": email, "password": password })).await;
        let mut problem = reply.expect_problem(401, "invalid_credentials").clone();
        problem["request_id"] = json!(null);
        answers.push((problem, app.auth().hashes() - before));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].1, 1);
} }

both_engines! { a_closed_persons_token_is_refused_at_once => |app| async move {
    let aida = app.person("aida").await;
    let tokens = login(&app, "aida@example.org").await;
    bearer(&app, &tokens).get("/me").await.expect(200);
    let id = aida.id();
    let close = move |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::update(people::table.find(id)).set(people::status.eq("closed")).execute(w.c)?;
        w.emit(Event::new("person.closed", "person", id));
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), close).await.unwrap();
    bearer(&app, &tokens).get("/me").await.expect_problem(401, "invalid_token");
    let body = json!({ "email": "aida@example.org", "password": PASSWORD });
    app.anonymous().post("/auth/login", body).await.expect_problem(401, "invalid_credentials");
    let body = json!({ "refresh_token": tokens["refresh_token"] });
    app.anonymous().post("/auth/refresh", body).await.expect_problem(401, "invalid_token");
} }

both_engines! { an_anonymous_malformed_body_is_answered_401_where_one_must_sign_in => |app| async move {
    let body = Some(("application/json", b"{ not json".to_vec()));
    let reply = app.anonymous().send_raw(reqwest::Method::POST, "/auth/password/change", &[], body).await;
    reply.expect_problem(401, "not_signed_in");
    assert_eq!(reply.header("www-authenticate"), "Bearer");
    let reply = app.anonymous().patch("/me", "\"1\"", json!({ "full_name": 7 })).await;
    reply.expect_problem(401, "not_signed_in");
} }
