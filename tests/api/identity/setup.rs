use serde_json::json;
use ustakana::features::identity::{self, Auth, Bootstrap, Options as AuthOptions, Secret};

use super::{bearer, login};
use crate::app::{CHEAP, Options, PASSWORD};

fn nobody() -> Options {
    Options { administrator: false, ..Options::default() }
}

both_engines! { [nobody()] the_set_up_link_makes_the_first_administrator_once => |app| async move {
    let Bootstrap::SetupLink(old) = identity::bootstrap(app.service(), app.auth(), None).await.unwrap() else { panic!() };
    let Bootstrap::SetupLink(token) = identity::bootstrap(app.service(), app.auth(), None).await.unwrap() else { panic!() };
    let ask = |token: &str, email: &str| json!({ "token": token, "email": email, "password": PASSWORD, "full_name": "Boss" });
    let anonymous = app.anonymous();
    anonymous.post("/auth/setup", ask("guessed", "a@example.org")).await.expect_problem(401, "invalid_token");
    anonymous.post("/auth/setup", ask(&old, "a@example.org")).await.expect_problem(401, "invalid_token");
    let reply = anonymous.post("/auth/setup", ask(&token, "boss@example.org")).await;
    assert_eq!(reply.expect(201)["admin"], true);
    let tokens = login(&app, "boss@example.org").await;
    assert_eq!(bearer(&app, &tokens).get("/me").await.expect(200)["admin"], true);
    anonymous.post("/auth/setup", ask(&token, "b@example.org")).await.expect_problem(401, "invalid_token");
    assert_eq!(identity::bootstrap(app.service(), app.auth(), None).await.unwrap(), Bootstrap::Existing);
} }

both_engines! { [nobody()] the_set_up_link_is_void_once_there_is_an_administrator_and_after_a_day => |app| async move {
    let Bootstrap::SetupLink(token) = identity::bootstrap(app.service(), app.auth(), None).await.unwrap() else { panic!() };
    let ask = json!({ "token": token, "email": "a@example.org", "password": PASSWORD, "full_name": "Boss" });
    app.at("2026-09-02T03:00:00Z");
    app.anonymous().post("/auth/setup", ask).await.expect_problem(401, "invalid_token");
    let Bootstrap::SetupLink(token) = identity::bootstrap(app.service(), app.auth(), None).await.unwrap() else { panic!() };
    let credentials = Some(("boss@example.org".to_owned(), PASSWORD.to_owned()));
    assert_eq!(identity::bootstrap(app.service(), app.auth(), credentials).await.unwrap(), Bootstrap::Created);
    let ask = json!({ "token": token, "email": "a@example.org", "password": PASSWORD, "full_name": "Boss" });
    app.anonymous().post("/auth/setup", ask).await.expect_problem(409, "already_exists");
} }

both_engines! { who_is_raised_to_administrator_signs_in_anew => |app| async move {
    let aida = app.person("aida").await;
    assert_eq!(aida.get("/me").await.expect(200)["admin"], false);
    let (email, name) = ("AIDA@example.org".to_owned(), "Administrator".to_owned());
    let id = identity::make_administrator(app.service(), app.auth(), email, name, "seven slow tractors").await.unwrap();
    assert_eq!(id, aida.id());
    aida.get("/me").await.expect_problem(401, "invalid_token");
    let raised = crate::app::Client::of(app.clone(), id, "aida@example.org");
    assert_eq!(raised.get("/me").await.expect(200)["admin"], true);
} }

/// A key as it could be made before it was asked what its person may themselves.
async fn key_with(
    app: &crate::app::App,
    of: &crate::app::Client,
    scopes: &'static [&'static str],
) -> crate::app::Client {
    use diesel::prelude::*;
    use ustakana::platform::db::schema::api_keys;
    use ustakana::platform::db::{Fault, Json};
    use ustakana::platform::write::Call;
    let body = json!({ "name": "P", "scopes": ["account:read"], "expires_at": "2027-08-01T00:00:00Z" });
    let made = of.post("/me/api-keys", body).await;
    let (id, secret) = (made.id(), made.expect(201)["key"].as_str().unwrap().to_owned());
    let widen = move |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::update(api_keys::table.find(id)).set(api_keys::scopes.eq(Json::of(&scopes))).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), widen).await.unwrap();
    crate::app::Client::with_bearer(app, &secret)
}

both_engines! { [nobody()] a_stranger_who_took_the_operators_address_first_keeps_nothing_of_the_administrators_account => |app| async move {
    let stranger = app.person("boss").await;
    for scope in ["admin", "installation:write", "members:write"] {
        let body = json!({ "name": "P", "scopes": ["account:read", scope], "expires_at": "2026-10-01T00:00:00Z" });
        assert_eq!(stranger.post("/me/api-keys", body).await.expect_bad_fields(), ["/scopes/1"]);
    }
    let key = key_with(&app, &stranger, &["admin", "installation:write", "members:write", "account:read"]).await;
    key.get("/me").await.expect(200);
    let cookie = {
        let body = json!({ "email": "boss@example.org", "password": PASSWORD });
        app.anonymous().post("/auth/session", body).await.set_cookie("ustakana_session").unwrap()
    };
    let auth = app.auth().clone();
    let (code, _) = app.service()
        .write(ustakana::platform::write::Call::service("test"), move |w| identity::reset_code_for(w, &auth, "boss@example.org"))
        .await
        .unwrap();
    let credentials = Some(("boss@example.org".to_owned(), "seven slow tractors".to_owned()));
    assert_eq!(identity::bootstrap(app.service(), app.auth(), credentials).await.unwrap(), Bootstrap::Created);
    let lab = json!({ "slug": "strange", "name": { "en": "Strange" }, "time_zone": "Asia/Bishkek", "currency": "KGS" });
    for left in [&key, &stranger] {
        left.post("/labs", lab.clone()).await.expect_problem(401, "invalid_token");
        left.get("/me").await.expect_problem(401, "invalid_token");
    }
    app.anonymous().header("Cookie", &cookie).get("/me").await.expect_problem(401, "not_signed_in");
    let reset = json!({ "email": "boss@example.org", "code": code, "new_password": "three green kettles" });
    assert_eq!(app.anonymous().post("/auth/password/reset", reset).await.expect_bad_fields(), ["/code"]);
    // Raised once more, by the command with a new password: the same.
    let boss = crate::app::Client::of(app.clone(), stranger.id(), "boss@example.org");
    let key = key_with(&app, &boss, &["admin", "installation:write"]).await;
    let raise = identity::make_administrator(app.service(), app.auth(), "boss@example.org".into(), "Boss".into(), "nine old anvils");
    raise.await.unwrap();
    key.post("/labs", lab).await.expect_problem(401, "invalid_token");
} }

both_engines! { [Options { sends_mail: true, ..nobody() }]
an_account_that_waits_for_its_confirmation_is_no_half_administrator => |app| async move {
    let body = json!({ "email": "boss@example.org", "password": PASSWORD, "full_name": "Stranger" });
    let stranger = app.anonymous().post("/auth/register", body).await.id();
    let credentials = || Some(("boss@example.org".to_owned(), "seven slow tractors".to_owned()));
    assert_eq!(identity::bootstrap(app.service(), app.auth(), credentials()).await.unwrap(), Bootstrap::Created);
    // Else each start would raise them anew, and end what the administrator is signed in by.
    assert_eq!(identity::bootstrap(app.service(), app.auth(), credentials()).await.unwrap(), Bootstrap::Existing);
    let boss = crate::app::Client::of(app.clone(), stranger, "boss@example.org");
    assert_eq!(boss.get("/me").await.expect(200)["status"], "active");
    boss.get("/audit/verification").await.expect(200);
} }

both_engines! { a_second_node_signs_with_the_same_key_and_one_with_another_secret_refuses_to_start => |app| async move {
    let options = |secret: &str| AuthOptions {
        public_url: "http://ustakana.test".into(),
        secret: Secret::derive(secret).unwrap(),
        rate_limits: false,
        trusted_proxies: Vec::new(),
        hash_cost: CHEAP,
        sends_mail: false,
    };
    let second = Auth::open(app.service(), options("the secret of all tests")).await.unwrap();
    assert_eq!(second.jwks(), app.auth().jwks());
    let refusal = Auth::open(app.service(), options("quite another secret")).await.err().unwrap();
    assert!(refusal.starts_with("setting secret:"), "{refusal}");
} }

both_engines! { making_an_administrator_of_an_address_in_use_takes_nobodys_password_away => |app| async move {
    let aida = app.person("aida").await;
    let (email, name) = ("AIDA@example.org".to_owned(), "Administrator".to_owned());
    let refused = identity::add_administrator(app.service(), app.auth(), email, name, "seven slow tractors").await;
    assert!(matches!(refused, Err(identity::Error::EmailTaken)), "{refused:?}");
    assert_eq!(aida.get("/me").await.expect(200)["admin"], false);
    login(&app, "aida@example.org").await;
    let (email, name) = ("new@example.org".to_owned(), "Administrator".to_owned());
    let id = identity::add_administrator(app.service(), app.auth(), email, name, "seven slow tractors").await.unwrap();
    let made = crate::app::Client::of(app.clone(), id, "new@example.org");
    assert_eq!(made.get("/me").await.expect(200)["admin"], true);
} }
