use serde_json::json;

use crate::app::Client;

async fn key(of: &Client, scopes: &[&str]) -> (Client, String) {
    let body = json!({ "name": "A program", "scopes": scopes, "expires_at": "2026-10-01T00:00:00Z" });
    let made = of.post("/me/api-keys", body).await;
    let secret = made.expect(201)["key"].as_str().unwrap().to_owned();
    assert_eq!(made.header("cache-control"), "no-store");
    (Client::with_bearer(&of.app, &secret), made.id().to_string())
}

fn wish(machine: ustakana::platform::values::Id) -> serde_json::Value {
    json!({ "machine": machine, "starts_at": "2026-09-01T04:00:00Z", "ends_at": "2026-09-01T05:00:00Z" })
}

both_engines! { a_key_does_what_its_scopes_say_and_no_more => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("aida").await;
    let (reader, _) = key(&aida, &["reservations:read"]).await;
    let (writer, _) = key(&aida, &["reservations:write", "account:read"]).await;
    let problem = reader.post("/reservations", wish(machine)).await;
    assert_eq!(problem.expect_problem(403, "not_allowed")["scope"], "reservations:write");
    writer.post("/reservations", wish(machine)).await.expect(201);
    for client in [&reader, &writer] {
        assert_eq!(client.get("/reservations").await.expect(200)["items"].as_array().unwrap().len(), 1);
        client.post("/usage-sessions", json!({ "machine": machine })).await.expect_problem(403, "not_allowed");
    }
    assert_eq!(writer.get("/me").await.expect(200)["id"], json!(aida.id()));
    reader.get("/me").await.expect_problem(403, "not_allowed");
} }

both_engines! { a_stolen_key_changes_no_account_and_makes_no_other_key => |app| async move {
    let aida = app.person("aida").await;
    for scope in ["account:write", "everything", "reservations", "*"] {
        let body = json!({ "name": "Thief", "scopes": [scope], "expires_at": "2026-10-01T00:00:00Z" });
        assert_eq!(aida.post("/me/api-keys", body).await.expect_bad_fields(), ["/scopes/0"]);
    }
    let (thief, id) = key(&aida, &["account:read", "reservations:write", "requests:write"]).await;
    let body = json!({ "name": "Another", "scopes": ["usage:read"], "expires_at": "2026-10-01T00:00:00Z" });
    thief.post("/me/api-keys", body).await.expect_problem(403, "not_allowed");
    let change = json!({ "current_password": crate::app::PASSWORD, "new_password": "seven slow tractors" });
    thief.post("/auth/password/change", change).await.expect_problem(403, "not_allowed");
    thief.patch("/me", "*", json!({ "full_name": "Thief" })).await.expect_problem(403, "not_allowed");
    let revoke = format!("/me/api-keys/{id}");
    thief.delete(&revoke, "*").await.expect_problem(403, "not_allowed");
    aida.delete(&revoke, "*").await.expect(204);
    thief.get("/me").await.expect_problem(401, "invalid_token");
} }

both_engines! { a_key_ends_by_itself_and_with_its_persons_roles => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let (program, _) = key(&manager, &["members:read"]).await;
    let members = format!("/labs/{}/members", lab.slug);
    program.get(&members).await.expect(200);
    lab.admit(manager.id(), ustakana::platform::values::Role::Student).await;
    program.get(&members).await.expect_problem(403, "not_allowed");
    lab.admit(manager.id(), ustakana::platform::values::Role::Manager).await;
    app.at("2026-10-01T00:00:00Z");
    program.get(&members).await.expect_problem(401, "invalid_token");
    let past = json!({ "name": "P", "scopes": ["members:read"], "expires_at": "2026-09-30T00:00:00Z" });
    assert_eq!(manager.post("/me/api-keys", past).await.expect_bad_fields(), ["/expires_at"]);
    let long = json!({ "name": "P", "scopes": ["members:read"], "expires_at": "2027-12-01T00:00:00Z" });
    assert_eq!(manager.post("/me/api-keys", long).await.expect_bad_fields(), ["/expires_at"]);
} }

both_engines! { an_administrators_key_is_an_administrator_only_where_it_says_so => |app| async move {
    let lab = app.lab().await;
    let members = format!("/labs/{}/members", lab.slug);
    let (plain, _) = key(&app.admin(), &["members:read"]).await;
    plain.get(&members).await.expect_problem(403, "not_allowed");
    let (raised, _) = key(&app.admin(), &["members:read", "admin"]).await;
    raised.get(&members).await.expect(200);
    raised.post("/labs", json!({})).await.expect_problem(403, "not_allowed");
} }

both_engines! { a_keys_secret_is_shown_once_and_kept_as_a_hash => |app| async move {
    let (aida, bek) = (app.person("aida").await, app.person("bek").await);
    let (program, id) = key(&aida, &["account:read"]).await;
    program.get("/me").await.expect(200);
    let list = aida.get("/me/api-keys").await;
    assert_eq!(list.expect(200)["items"][0]["id"], json!(id));
    assert!(!list.text.contains("uk_"), "{}", list.text);
    assert_eq!(bek.get("/me/api-keys").await.expect(200)["items"], json!([]));
    bek.delete(&format!("/me/api-keys/{id}"), "*").await.expect_problem(404, "not_found");
} }

both_engines! { nobody_gives_a_key_what_they_may_not_do_themselves => |app| async move {
    let lab = app.lab().await;
    let own = ["account:read", "catalogue:read", "reservations:write", "usage:read", "requests:write", "machines:write"];
    let staffs = ["members:read", "members:write"];
    let managers = ["lab:write", "training:read", "training:write", "audit:read"];
    let (figures, admins) = (["figures:read"], ["installation:write", "admin"]);
    let people = [
        (app.person("outsider").await, vec![&own[..]]),
        (lab.student("student").await, vec![&own[..]]),
        (lab.technician("technician").await, vec![&own[..], &staffs]),
        (lab.funder("funder").await, vec![&own[..], &figures]),
        (lab.manager("manager").await, vec![&own[..], &staffs, &managers, &figures]),
        (app.admin(), vec![&own[..], &staffs, &managers, &figures, &admins]),
    ];
    for (person, may) in people {
        let may = may.concat();
        for scope in own.iter().chain(&staffs).chain(&managers).chain(&figures).chain(&admins) {
            let body = json!({ "name": "P", "scopes": [scope], "expires_at": "2026-10-01T00:00:00Z" });
            let reply = person.post("/me/api-keys", body).await;
            if may.contains(scope) {
                reply.expect(201);
            } else {
                assert_eq!(reply.expect_bad_fields(), ["/scopes/0"], "{scope}");
                assert_eq!(reply.json["errors"][0]["code"], "not_own");
            }
        }
    }
} }

both_engines! { a_key_learns_from_the_session_no_more_than_its_scopes_say => |app| async move {
    let hidden = crate::app::TestLab::create_with(&app, json!({ "visibility": "members" })).await;
    let open = app.lab().await;
    let aida = hidden.student("aida").await;
    let slugs = |reply: &crate::app::Reply| {
        reply.expect(200)["labs"].as_array().unwrap().iter().map(|lab| lab["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (catalogue, _) = key(&aida, &["catalogue:read"]).await;
    let seen = catalogue.get("/auth/session").await;
    assert_eq!((seen.json["person"].clone(), slugs(&seen)), (json!(null), vec![hidden.slug.clone(), open.slug.clone()]));
    let (account, _) = key(&aida, &["account:read"]).await;
    let seen = account.get("/auth/session").await;
    assert_eq!((seen.json["person"]["email"].clone(), slugs(&seen)), (json!("aida@example.org"), vec![open.slug.clone()]));
    let (neither, _) = key(&aida, &["usage:read"]).await;
    let seen = neither.get("/auth/session").await;
    assert_eq!((seen.json["person"].clone(), slugs(&seen)), (json!(null), vec![open.slug]));
    assert!(!seen.text.contains("aida") && !seen.text.contains(&hidden.slug), "{}", seen.text);
} }
