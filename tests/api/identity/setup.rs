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
