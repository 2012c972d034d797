use serde_json::json;

both_engines! { who_registers_and_signs_in_is_themselves => |app| async move {
    let anonymous = app.anonymous();
    let body = json!({ "email": "Aida@Example.org ", "password": "three green kettles", "full_name": "Aida Asanova", "locale": "ky" });
    let reply = anonymous.post("/auth/register", json!({ "email": "Aida@Example.org", "password": "three green kettles",
        "full_name": "Aida Asanova", "locale": "ky" })).await;
    let person = reply.expect(201);
    assert_eq!((&person["status"], &person["full_name"]), (&json!("active"), &json!("Aida Asanova")));
    drop(body);
    let login = json!({ "email": "aida@example.ORG", "password": "three green kettles" });
    let reply = anonymous.post("/auth/login", login).await;
    let tokens = reply.expect(200);
    assert_eq!((&tokens["token_type"], &tokens["expires_in"]), (&json!("Bearer"), &json!(900)));
    assert_eq!(reply.header("cache-control"), "no-store");
    let bearer = crate::app::Client::with_bearer(&app, tokens["access_token"].as_str().unwrap());
    let reply = bearer.get("/me").await;
    let me = reply.expect(200);
    assert_eq!((&me["email"], &me["locale"], &me["memberships"]), (&json!("Aida@Example.org"), &json!("ky"), &json!([])));
} }
