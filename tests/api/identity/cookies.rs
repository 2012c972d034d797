use serde_json::json;

use crate::app::{App, Client, Options, PASSWORD, Reply};

async fn sign_in(app: &App, headers: &[(&str, &str)]) -> Reply {
    let body = json!({ "email": "aida@example.org", "password": PASSWORD });
    app.anonymous().send(reqwest::Method::POST, "/auth/session", headers, Some(body)).await
}

fn with_cookie(app: &App, reply: &Reply) -> Client {
    let cookie = reply.header("set-cookie").split(';').next().unwrap();
    app.anonymous().header("Cookie", cookie)
}

both_engines! { the_web_client_signs_in_by_a_cookie_that_scripts_cannot_read => |app| async move {
    app.person("aida").await;
    let reply = sign_in(&app, &[("Sec-Fetch-Site", "same-origin")]).await;
    assert_eq!(reply.expect(200)["person"]["email"], "aida@example.org");
    assert!(reply.json.get("access_token").is_none());
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with("ustakana_session=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    assert!(cookie.contains("Path=/") && !cookie.contains("Secure"), "{cookie}");
    let client = with_cookie(&app, &reply);
    assert_eq!(client.get("/auth/session").await.expect(200)["person"]["email"], "aida@example.org");
    client.get("/me").await.expect(200);
} }

both_engines! { a_signed_out_page_makes_no_error => |app| async move {
    assert_eq!(app.anonymous().get("/auth/session").await.expect(200), &json!({ "person": null, "labs": [] }));
    let stale = app.anonymous().header("Cookie", "ustakana_session=no-such-session");
    assert_eq!(stale.get("/auth/session").await.expect(200), &json!({ "person": null, "labs": [] }));
    stale.get("/me").await.expect_problem(401, "not_signed_in");
} }

both_engines! { a_first_screen_learns_in_one_request_which_labs_there_are => |app| async move {
    let (open, closed) = (app.lab().await, crate::app::TestLab::create_with(&app, json!({ "visibility": "members" })).await);
    let aida = app.person("aida").await;
    let slugs = |reply: &Reply| {
        reply.expect(200)["labs"].as_array().unwrap().iter().map(|lab| lab["slug"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let anonymous = app.anonymous().get("/auth/session").await;
    assert_eq!(slugs(&anonymous), std::slice::from_ref(&open.slug));
    let shown = aida.get(&format!("/labs/{}", open.slug)).await.expect(200).clone();
    let mut fields: Vec<_> = anonymous.json["labs"][0].as_object().unwrap().iter().collect();
    fields.sort_by_key(|(name, _)| name.as_str());
    assert_eq!(fields.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["currency", "id", "name", "slug", "time_zone"]);
    assert!(fields.iter().all(|(name, value)| shown[name.as_str()] == **value), "{fields:?}");
    // What only members see shows once she is one, at sign-in too; never to strangers.
    assert_eq!(slugs(&aida.get("/auth/session").await), std::slice::from_ref(&open.slug));
    closed.admit(aida.id(), ustakana::platform::values::Role::Student).await;
    let mut both = [open.slug.clone(), closed.slug.clone()];
    both.sort();
    assert_eq!(slugs(&aida.get("/auth/session").await), both);
    let opened = sign_in(&app, &[]).await;
    assert_eq!((slugs(&opened), &opened.json["person"]["memberships"][0]["lab"]), (both.to_vec(), &json!(closed.slug)));
    assert_eq!(slugs(&app.admin().get("/auth/session").await), both);
    assert_eq!(slugs(&app.anonymous().get("/auth/session").await), [open.slug]);
} }

both_engines! { a_form_on_another_site_cannot_write_by_the_cookie => |app| async move {
    app.person("aida").await;
    let client = with_cookie(&app, &sign_in(&app, &[]).await);
    let body = json!({ "current_password": PASSWORD, "new_password": "seven slow tractors" });
    let write = async |headers: &[(&str, &str)]| {
        client.send(reqwest::Method::POST, "/auth/password/change", headers, Some(body.clone())).await
    };
    for headers in [
        &[] as &[(&str, &str)],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site")],
        &[("Sec-Fetch-Site", "cross-site"), ("Origin", "http://ustakana.test")],
        &[("Origin", "http://evil.example")],
        &[("Origin", "http://ustakana.test.evil.example")],
        &[("Origin", "null")],
    ] {
        write(headers).await.expect_problem(403, "cross_site");
    }
    client.delete("/auth/session", "*").await.expect_problem(403, "cross_site");
    client.post("/auth/logout", json!({})).await.expect_problem(403, "cross_site");
    write(&[("Origin", "http://ustakana.test")]).await.expect(204);
} }

both_engines! { another_site_cannot_sign_a_visitor_in => |app| async move {
    app.person("aida").await;
    for headers in [[("Sec-Fetch-Site", "cross-site")], [("Origin", "http://evil.example")]] {
        let reply = sign_in(&app, &headers).await;
        reply.expect_problem(403, "cross_site");
        assert_eq!(reply.header("set-cookie"), "");
    }
} }

both_engines! { a_session_that_was_ended_is_ended_on_the_server => |app| async move {
    app.person("aida").await;
    let client = with_cookie(&app, &sign_in(&app, &[]).await);
    let other = with_cookie(&app, &sign_in(&app, &[]).await);
    let own_page = [("Sec-Fetch-Site", "same-origin")];
    let reply = client.send(reqwest::Method::DELETE, "/auth/session", &own_page, None).await;
    reply.expect(204);
    assert!(reply.header("set-cookie").contains("Max-Age=0"));
    client.get("/me").await.expect_problem(401, "not_signed_in");
    other.get("/me").await.expect(200);
} }

both_engines! { a_session_in_use_stays_and_an_idle_one_ends => |app| async move {
    app.person("aida").await;
    let client = with_cookie(&app, &sign_in(&app, &[]).await);
    for _ in 0..3 {
        app.later(20 * 24 * 60);
        assert_ne!(client.get("/auth/session").await.expect(200)["person"], json!(null));
    }
    app.later(30 * 24 * 60);
    assert_eq!(client.get("/auth/session").await.expect(200)["person"], json!(null));
} }

both_engines! { [Options { public_url: "https://ustakana.test".into(), ..Options::default() }]
over_tls_the_cookie_is_secure => |app| async move {
    app.person("aida").await;
    let reply = sign_in(&app, &[("Origin", "https://ustakana.test")]).await;
    reply.expect(200);
    assert!(reply.header("set-cookie").contains("Secure"));
} }
