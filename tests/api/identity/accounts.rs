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
        let membership = json!([{ "lab": lab.slug, "lab_id": lab.id, "role": "student", "affiliation": null }]);
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

both_engines! { a_lab_that_is_not_open_is_joined_another_way => |app| async move {
    let lab = app.lab().await;
    let cases = [("code", "public", "code_needed"), ("desk", "public", "desk_only"), ("desk", "members", "not_found")];
    for (registration, visibility, code) in cases {
        set_door(&app, lab.id, registration, visibility).await;
        let body = json!({ "email": "aida@example.org", "password": PASSWORD, "full_name": "Aida", "lab": lab.slug });
        let reply = app.anonymous().post("/auth/register", body).await;
        let problem = reply.expect_problem(422, "invalid_fields");
        assert_eq!((&problem["errors"][0]["pointer"], &problem["errors"][0]["code"]), (&json!("/lab"), &json!(code)));
    }
    let body = json!({ "email": "aida@example.org", "password": PASSWORD, "full_name": "Aida", "lab": "nowhere" });
    assert_eq!(app.anonymous().post("/auth/register", body).await.expect_bad_fields(), ["/lab"]);
    app.person("aida").await;
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
