use argon2::password_hash::PasswordHasher;
use diesel::prelude::*;
use serde_json::json;
use ustakana::features::identity::HashCost;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::people;
use ustakana::platform::write::Call;

use super::{bearer, login};
use crate::app::{App, Client, Options, PASSWORD};

const NEW: &str = "seven slow tractors";

both_engines! { a_new_password_ends_all_other_sign_ins => |app| async move {
    app.person("aida").await;
    let mine = login(&app, "aida@example.org").await;
    let others = login(&app, "aida@example.org").await;
    let reply = app.anonymous().post("/auth/session", json!({ "email": "aida@example.org", "password": PASSWORD })).await;
    let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
    let body = json!({ "current_password": PASSWORD, "new_password": NEW });
    bearer(&app, &mine).post("/auth/password/change", body).await.expect(204);
    bearer(&app, &mine).get("/me").await.expect(200);
    app.anonymous().post("/auth/refresh", json!({ "refresh_token": mine["refresh_token"] })).await.expect(200);
    bearer(&app, &others).get("/me").await.expect_problem(401, "invalid_token");
    let refresh = json!({ "refresh_token": others["refresh_token"] });
    app.anonymous().post("/auth/refresh", refresh).await.expect_problem(401, "invalid_token");
    app.anonymous().header("Cookie", &cookie).get("/me").await.expect_problem(401, "not_signed_in");
    let old = json!({ "email": "aida@example.org", "password": PASSWORD });
    app.anonymous().post("/auth/login", old).await.expect_problem(401, "invalid_credentials");
    app.anonymous().post("/auth/login", json!({ "email": "aida@example.org", "password": NEW })).await.expect(200);
} }

both_engines! { a_new_password_ends_the_keys_that_an_intruder_made => |app| async move {
    let aida = app.person("aida").await;
    let key = json!({ "name": "P", "scopes": ["account:read"], "expires_at": "2026-10-01T00:00:00Z" });
    let secret = aida.post("/me/api-keys", key).await.expect(201)["key"].as_str().unwrap().to_owned();
    let intruder = Client::with_bearer(&app, &secret);
    intruder.get("/me").await.expect(200);
    let body = json!({ "current_password": PASSWORD, "new_password": NEW });
    aida.post("/auth/password/change", body).await.expect(204);
    intruder.get("/me").await.expect_problem(401, "invalid_token");
} }

both_engines! { a_new_password_needs_the_current_one_and_a_good_one => |app| async move {
    let aida = app.person("aida").await;
    let body = json!({ "current_password": "three grey kettles", "new_password": NEW });
    assert_eq!(aida.post("/auth/password/change", body).await.expect_bad_fields(), ["/current_password"]);
    let body = json!({ "current_password": PASSWORD, "new_password": "qwertyuiop" });
    let reply = aida.post("/auth/password/change", body).await;
    assert_eq!(reply.expect_problem(422, "weak_password")["errors"][0]["pointer"], "/new_password");
    login(&app, "aida@example.org").await;
} }

async fn stored_hash(app: &App, client: &Client) -> String {
    let id = client.id();
    let hash = app.service().read(move |c| {
        let row = people::table.find(id).select(people::password_hash).first::<Option<String>>(c);
        Ok::<_, Fault>(row?)
    });
    hash.await.unwrap().unwrap()
}

both_engines! { [Options { hash_cost: HashCost { memory_kib: 16, passes: 2, lanes: 1 }, ..Options::default() }]
an_old_hash_is_made_anew_at_the_next_sign_in => |app| async move {
    let aida = app.person("aida").await;
    let weaker = argon2::Params::new(8, 1, 1, None).unwrap();
    let weaker = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, weaker);
    let old: argon2::password_hash::phc::PasswordHash = weaker.hash_password(PASSWORD.as_bytes()).unwrap();
    let (id, old) = (aida.id(), old.to_string());
    let put = move |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::update(people::table.find(id)).set(people::password_hash.eq(&old)).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), put).await.unwrap();
    login(&app, "aida@example.org").await;
    let renewed = stored_hash(&app, &aida).await;
    assert!(renewed.starts_with("$argon2id$v=19$m=16,t=2,p=1$"), "{renewed}");
    login(&app, "aida@example.org").await;
    assert_eq!(stored_hash(&app, &aida).await, renewed);
} }
