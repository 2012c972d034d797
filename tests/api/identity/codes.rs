//! One-time codes: claim slips, resets by a manager or from the command line.

use diesel::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use ustakana::features::identity::Secret;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::one_time_codes;

use super::{bearer, login};
use crate::app::{Client, PASSWORD, SECRET, TestLab};
use crate::members::{codes_in, sheets};

const NEW: &str = "seven slow tractors";

/// Takes one person in by a list; their id.
async fn enrolled(lab: &TestLab, manager: &Client, line: &str) -> String {
    let list = format!("full_name,email,phone,student_number,affiliation\n{line}\n");
    let path = format!("/labs/{}/member-imports", lab.slug);
    let reply = manager.send_raw(reqwest::Method::POST, &path, &[], Some(("text/csv", list.into_bytes()))).await;
    assert_eq!(reply.expect(200)["created"], 1, "{}", reply.text);
    reply.json["rows"][0]["member"].as_str().unwrap().to_owned()
}

/// Prints the slips and reads the codes that stand on them, as a person would from paper.
async fn printed(lab: &TestLab, manager: &Client) -> Option<Vec<String>> {
    let reply = manager.post(&format!("/labs/{}/claim-slips", lab.slug), json!({})).await;
    Some(sheets(&reply)?.iter().flat_map(|sheet| codes_in(sheet)).collect())
}

/// Somebody who came to the lab by themselves.
async fn joined(lab: &TestLab, name: &str) -> Client {
    let person = lab.app.person(name).await;
    person.post(&format!("/labs/{}/join", lab.slug), json!({})).await.expect(201);
    person
}

async fn reset_code(by: &Client, lab: &TestLab, person: impl std::fmt::Display) -> String {
    let reply =
        by.post(&format!("/labs/{}/members/{person}/reset-code", lab.slug), json!({ "reason": "Forgot it" })).await;
    assert_eq!(reply.header("cache-control"), "no-store");
    reply.expect(201)["code"].as_str().unwrap().to_owned()
}

fn reset(code: &str) -> Value {
    json!({ "email": "aida@example.org", "code": code, "new_password": NEW })
}

both_engines! { who_has_no_e_mail_takes_over_their_account_by_its_slip_and_signs_in_by_student_number => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let person = enrolled(&lab, &manager, "Айжан Токтогулова,,,ST-17,Механика").await;
    let nobody = json!({ "student_number": "ST-17", "lab": lab.slug, "password": PASSWORD });
    app.anonymous().post("/auth/login", nobody.clone()).await.expect_problem(401, "invalid_credentials");
    let Some(codes) = printed(&lab, &manager).await else { return };
    let typed = codes[0].to_lowercase().replace('-', " ");
    let weak = json!({ "code": typed, "password": "password" });
    app.anonymous().post("/auth/claim", weak).await.expect_problem(422, "weak_password");
    let claim = json!({ "code": typed, "password": PASSWORD, "phone": "+996 555 123456" });
    let claimed = app.anonymous().post("/auth/claim", claim.clone()).await;
    assert_eq!((&claimed.expect(200)["id"], &claimed.json["full_name"]), (&json!(person), &json!("Айжан Токтогулова")));
    app.anonymous().post("/auth/login", nobody).await.expect(200);
    let by_phone = json!({ "phone": "+996555123456", "password": PASSWORD });
    app.anonymous().post("/auth/login", by_phone).await.expect(200);
    assert_eq!(app.anonymous().post("/auth/claim", claim).await.expect_bad_fields(), ["/code"], "a slip works once");
} }

both_engines! { registering_with_a_slip_takes_over_the_account_that_the_lab_made => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let person = enrolled(&lab, &manager, "A. Asanova,,,ST-17,Mechanics").await;
    let Some(mut code) = printed(&lab, &manager).await else { return };
    let code = code.remove(0);
    let body = json!({ "email": "aida@example.org", "password": PASSWORD, "full_name": "Aida Asanova", "code": code });
    let reply = app.anonymous().post("/auth/register", body).await;
    assert_eq!((&reply.expect(201)["id"], &reply.json["full_name"]), (&json!(person), &json!("Aida Asanova")));
    let me = bearer(&app, &login(&app, "aida@example.org").await).get("/me").await;
    assert_eq!(me.expect(200)["memberships"][0]["student_number"], "ST-17");
} }

both_engines! { who_has_an_account_brings_the_slip_to_the_lab_and_gets_its_membership => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    enrolled(&lab, &manager, "Aida Asanova,,,ST-17,Mechanics").await;
    let Some(mut code) = printed(&lab, &manager).await else { return };
    let code = code.remove(0);
    let aida = app.person("aida").await;
    let joined = aida.post(&format!("/labs/{}/join", lab.slug), json!({ "code": code })).await;
    let membership = joined.expect(201);
    assert_eq!((&membership["student_number"], &membership["affiliation"]), (&json!("ST-17"), &json!("Mechanics")));
    assert_eq!(membership["member"], json!(aida.id()));
    let members = manager.get(&format!("/labs/{}/members", lab.slug)).await;
    assert_eq!(members.expect(200)["items"].as_array().unwrap().len(), 2, "{}", members.text);
    let claim = json!({ "code": code, "password": PASSWORD });
    assert_eq!(app.anonymous().post("/auth/claim", claim).await.expect_bad_fields(), ["/code"]);
} }

both_engines! { a_slip_printed_anew_or_too_old_is_worth_nothing => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    enrolled(&lab, &manager, "Aida,,,ST-17,").await;
    let Some(mut old) = printed(&lab, &manager).await else { return };
    let old = old.remove(0);
    let Some(mut new) = printed(&lab, &manager).await else { return };
    let new = new.remove(0);
    let claim = |code: &str| json!({ "code": code, "password": PASSWORD });
    assert_eq!(app.anonymous().post("/auth/claim", claim(&old)).await.expect_bad_fields(), ["/code"]);
    app.at("2026-11-30T03:00:00Z");
    assert_eq!(app.anonymous().post("/auth/claim", claim(&new)).await.expect_bad_fields(), ["/code"]);
    let Some(mut newest) = printed(&lab, &manager).await else { return };
    let newest = newest.remove(0);
    app.anonymous().post("/auth/claim", claim(&newest)).await.expect(200);
    manager.post(&format!("/labs/{}/claim-slips", lab.slug), json!({})).await.expect_problem(404, "not_found");
} }

both_engines! { a_managers_code_sets_a_new_password_once_within_a_day_and_ends_all_sign_ins => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, joined(&lab, "aida").await);
    let before = login(&app, "aida@example.org").await;
    let unused = reset_code(&manager, &lab, aida.id()).await;
    let code = reset_code(&manager, &lab, aida.id()).await;
    let anonymous = app.anonymous();
    assert_eq!(anonymous.post("/auth/password/reset", reset(&unused)).await.expect_bad_fields(), ["/code"]);
    let weak = json!({ "email": "aida@example.org", "code": code, "new_password": "password" });
    let reply = anonymous.post("/auth/password/reset", weak).await;
    assert_eq!(reply.expect_problem(422, "weak_password")["errors"][0]["pointer"], "/new_password");
    anonymous.post("/auth/password/reset", reset(&code)).await.expect(204);
    bearer(&app, &before).get("/me").await.expect_problem(401, "invalid_token");
    anonymous.post("/auth/login", json!({ "email": "aida@example.org", "password": NEW })).await.expect(200);
    assert_eq!(anonymous.post("/auth/password/reset", reset(&code)).await.expect_bad_fields(), ["/code"]);
    let late = reset_code(&manager, &lab, aida.id()).await;
    app.at("2026-09-02T03:00:00Z");
    assert_eq!(anonymous.post("/auth/password/reset", reset(&late)).await.expect_bad_fields(), ["/code"]);
    let events = app.admin().get(&format!("/labs/{}/audit-events?action=person.reset_code_issued", lab.slug)).await;
    let items = events.expect(200)["items"].as_array().unwrap();
    assert_eq!((items.len(), &items[0]["reason"]), (3, &json!("Forgot it")));
    assert!(!events.text.contains(&late), "the code itself is not written down");
} }

both_engines! { a_code_of_somebody_else_resets_no_password => |app| async move {
    let lab = app.lab().await;
    let (manager, bek) = (lab.manager("Meerim").await, joined(&lab, "bek").await);
    joined(&lab, "aida").await;
    let code = reset_code(&manager, &lab, bek.id()).await;
    assert_eq!(app.anonymous().post("/auth/password/reset", reset(&code)).await.expect_bad_fields(), ["/code"]);
    let of_nobody = json!({ "email": "nobody@example.org", "code": code, "new_password": NEW });
    assert_eq!(app.anonymous().post("/auth/password/reset", of_nobody).await.expect_bad_fields(), ["/code"]);
    login(&app, "aida@example.org").await;
} }

both_engines! { a_manager_takes_over_no_administrator_and_no_member_of_another_lab => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let manager = lab.manager("Meerim").await;
    let path = |person: ustakana::platform::values::Id| format!("/labs/{}/members/{person}/reset-code", lab.slug);
    let victim = other.manager("victim").await;
    manager.post(&path(victim.id()), json!({})).await.expect_problem(404, "not_found");
    lab.admit(victim.id(), ustakana::platform::values::Role::Student).await;
    manager.post(&path(victim.id()), json!({})).await.expect_problem(403, "not_allowed");
    lab.admit(app.admin().id(), ustakana::platform::values::Role::Student).await;
    manager.post(&path(app.admin().id()), json!({})).await.expect_problem(403, "not_allowed");
    app.admin().post(&path(victim.id()), json!({})).await.expect(201);
    // Brought in with an account that she had, by an administrator or by a list: it is not the lab's to open.
    let brought = lab.student("brought").await;
    manager.post(&path(brought.id()), json!({})).await.expect_problem(403, "not_allowed");
    manager.post(&path(manager.id()), json!({})).await.expect_problem(403, "not_allowed");
    let technician = lab.technician("Timur").await;
    let aida = joined(&lab, "aida").await;
    technician.post(&path(aida.id()), json!({})).await.expect_problem(403, "not_allowed");
    aida.post(&path(aida.id()), json!({})).await.expect_problem(403, "not_allowed");
} }

both_engines! { the_command_line_gives_a_code_to_who_locked_themselves_out => |app| async move {
    app.person("aida").await;
    let (url, folder) = (app.database_argument(), tempfile::tempdir().unwrap());
    let run = move |email: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ustakana"));
        let arguments = ["admin", "reset-password", "--email", email, "--database-url", &url];
        let output = command.args(arguments).env("USTAKANA_DATA_DIR", folder.path()).env("USTAKANA_SECRET", SECRET).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let (code, text) = run("Aida@example.org");
    assert_eq!(code, Some(0), "{text}");
    let code = text.split("#code=").nth(1).unwrap().split_whitespace().next().unwrap();
    app.anonymous().post("/auth/password/reset", reset(code)).await.expect(204);
    assert_eq!(run("nobody@example.org").0, Some(2));
} }

both_engines! { without_mail_nothing_is_promised_by_mail => |app| async move {
    app.person("aida").await;
    let body = json!({ "email": "aida@example.org" });
    let reply = app.anonymous().post("/auth/password/forgot", body.clone()).await;
    assert!(reply.expect_problem(409, "no_mail")["detail"].as_str().unwrap().contains("manager"));
    app.anonymous().post("/auth/email/resend", body).await.expect_problem(409, "no_mail");
} }

both_engines! { without_mail_an_address_changes_at_once_and_by_the_password => |app| async move {
    let aida = app.person("aida").await;
    app.person("bek").await;
    let ask = |email: &str, password: &str| json!({ "email": email, "password": password });
    assert_eq!(aida.post("/auth/email/change", ask("new@example.org", "wrong one")).await.expect_bad_fields(), ["/password"]);
    aida.post("/auth/email/change", ask("BEK@example.org", PASSWORD)).await.expect_problem(409, "email_taken");
    let changed = aida.post("/auth/email/change", ask("New@example.org", PASSWORD)).await;
    assert_eq!(changed.expect(200)["email"], "New@example.org");
    login(&app, "new@example.org").await;
} }

both_engines! { a_stolen_key_gets_no_code_for_anybody => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, joined(&lab, "aida").await);
    for (of, scopes) in [(&manager, json!(["members:write"])), (&app.admin(), json!(["members:write", "admin"]))] {
        let body = json!({ "name": "P", "scopes": scopes, "expires_at": "2026-10-01T00:00:00Z" });
        let secret = of.post("/me/api-keys", body).await.expect(201)["key"].as_str().unwrap().to_owned();
        let thief = Client::with_bearer(&app, &secret);
        let path = format!("/labs/{}/members/{}/reset-code", lab.slug, aida.id());
        thief.post(&path, json!({})).await.expect_problem(403, "not_allowed");
        thief.post(&format!("/labs/{}/claim-slips", lab.slug), json!({})).await.expect_problem(403, "not_allowed");
    }
} }

both_engines! { a_manager_of_another_lab_prints_no_slip_that_opens_an_account_here => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (manager, thief) = (lab.manager("Meerim").await, other.manager("thief").await);
    let list = "full_name,phone,role\nBek,+996555123456,manager\n";
    let path = |lab: &TestLab| format!("/labs/{}/member-imports", lab.slug);
    let sent = |list: &str| Some(("text/csv", list.as_bytes().to_vec()));
    manager.send_raw(reqwest::Method::POST, &path(&lab), &[], sent(list)).await.expect(200);
    let twin = "full_name,phone\nBek,+996555123456\n";
    thief.send_raw(reqwest::Method::POST, &path(&other), &[], sent(twin)).await.expect(200);
    thief.post(&format!("/labs/{}/claim-slips", other.slug), json!({})).await.expect_problem(404, "not_found");
} }

both_engines! { a_slip_left_over_opens_no_account_that_has_a_password => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let person = enrolled(&lab, &manager, "Aida,aida@example.org,,ST-17,").await;
    let Some(codes) = printed(&lab, &manager).await else { return };
    let code = reset_code(&manager, &lab, &person).await;
    app.anonymous().post("/auth/password/reset", reset(&code)).await.expect(204);
    let claim = json!({ "code": codes[0], "password": PASSWORD });
    assert_eq!(app.anonymous().post("/auth/claim", claim).await.expect_bad_fields(), ["/code"]);
    let finder = app.person("finder").await;
    let joined = finder.post(&format!("/labs/{}/join", lab.slug), json!({ "code": codes[0] })).await;
    assert_eq!(joined.expect(201)["student_number"], Value::Null, "a student like any other");
    let own = json!({ "email": "aida@example.org", "password": NEW });
    app.anonymous().post("/auth/login", own).await.expect(200);
} }

both_engines! { no_list_gives_a_role_to_an_account_that_nobody_has_shown_to_be_theirs => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    app.person("squatter").await;
    let list = "full_name,email,role\nNew Technician,squatter@example.org,technician\n";
    let path = format!("/labs/{}/member-imports", lab.slug);
    let reply = manager.send_raw(reqwest::Method::POST, &path, &[], Some(("text/csv", list.into()))).await;
    assert_eq!(reply.expect(200)["rows"][0]["problems"][0]["code"], "role_by_hand");
} }

both_engines! { a_code_is_kept_so_that_a_copied_database_does_not_help_to_guess_it => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let aida = joined(&lab, "aida").await;
    let code = reset_code(&manager, &lab, aida.id()).await;
    let hashes = app.service().read(|c| {
        Ok::<_, Fault>(one_time_codes::table.select(one_time_codes::code_hash).load::<Vec<u8>>(c)?)
    }).await.unwrap();
    let [kept] = hashes.as_slice() else { panic!("{hashes:?}") };
    let plain = code.replace('-', "");
    for guess in [code.as_str(), &plain, &plain.to_lowercase()] {
        assert_ne!(kept.as_slice(), Sha256::digest(guess).as_slice());
        let other = Secret::derive("quite another secret").unwrap();
        assert_ne!(*kept, other.keyed_hash("one-time code", guess));
    }
    assert_eq!(*kept, app.auth().secret().keyed_hash("one-time code", &plain));
    app.anonymous().post("/auth/password/reset", reset(&code)).await.expect(204);
} }

both_engines! { a_student_number_is_the_same_in_any_case => |app| async move {
    let lab = app.lab().await;
    let (aida, bek) = (app.person("aida").await, app.person("bek").await);
    let member = |number: &str| json!({ "role": "student", "student_number": number });
    let path = |who: &Client| format!("/labs/{}/members/{}", lab.slug, who.id());
    assert_eq!(app.admin().put(&path(&aida), member(" st-17ф ")).await.expect(200)["student_number"], "ST-17Ф");
    for number in ["st-17ф", "ST-17Ф", "St-17ф "] {
        let ask = json!({ "student_number": number, "lab": lab.slug, "password": PASSWORD });
        app.anonymous().post("/auth/login", ask).await.expect(200);
        app.admin().put(&path(&bek), member(number)).await.expect_problem(409, "already_exists");
    }
    // A list names the same person by it.
    let list = "full_name,student_number\nAida,sT-17Ф\n".as_bytes().to_vec();
    let imports = format!("/labs/{}/member-imports", lab.slug);
    let reply = app.admin().send_raw(reqwest::Method::POST, &imports, &[], Some(("text/csv", list))).await;
    assert_eq!(reply.expect(200)["created"], 0, "{}", reply.text);
} }

both_engines! { who_registers_with_a_desk_lab_is_told_that_the_desk_must_take_them_in => |app| async move {
    let desk = TestLab::create_with(&app, json!({ "registration": "desk" })).await;
    let open = app.lab().await;
    for (n, (lab, status)) in [(&desk, "pending"), (&open, "active")].into_iter().enumerate() {
        let ask = json!({ "email": format!("p{n}@example.org"), "password": PASSWORD, "full_name": "P", "lab": lab.slug });
        let reply = app.anonymous().post("/auth/register", ask).await;
        let told = &reply.expect(201)["memberships"][0];
        assert_eq!((&told["lab"], &told["status"]), (&json!(lab.slug), &json!(status)));
    }
} }
