use diesel::prelude::*;
use serde_json::json;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::refresh_tokens;

use super::{bearer, login};
use crate::app::{App, Client};

async fn refresh(app: &App, token: &serde_json::Value) -> crate::app::Reply {
    app.anonymous().post("/auth/refresh", json!({ "refresh_token": token })).await
}

both_engines! { an_expired_access_token_is_refused => |app| async move {
    app.person("aida").await;
    let tokens = login(&app, "aida@example.org").await;
    app.at("2026-09-01T03:14:59Z");
    bearer(&app, &tokens).get("/me").await.expect(200);
    app.at("2026-09-01T03:15:00Z");
    let reply = bearer(&app, &tokens).get("/me").await;
    reply.expect_problem(401, "invalid_token");
    assert_eq!(reply.header("www-authenticate"), "Bearer");
    let next = refresh(&app, &tokens["refresh_token"]).await.expect(200).clone();
    bearer(&app, &next).get("/me").await.expect(200);
} }

both_engines! { what_is_no_token_of_ours_is_refused => |app| async move {
    app.person("aida").await;
    let tokens = login(&app, "aida@example.org").await;
    let token = tokens["access_token"].as_str().unwrap();
    let parts: Vec<_> = token.split('.').collect();
    let none = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0";
    for forged in [
        "nonsense".to_owned(),
        format!("{}.{}.{}", parts[0], parts[1], parts[2].chars().rev().collect::<String>()),
        format!("{none}.{}.", parts[1]),
        format!("{}.{}.", parts[0], parts[1]),
        tokens["refresh_token"].as_str().unwrap().to_owned(),
        "uk_no-such-key".to_owned(),
    ] {
        Client::with_bearer(&app, &forged).get("/me").await.expect_problem(401, "invalid_token");
    }
    for header in ["Basic YWlkYTpwYXNzd29yZA==", "Bearer", "Bearer ", token] {
        app.anonymous().header("Authorization", header).get("/me").await.expect_problem(401, "invalid_token");
    }
    app.anonymous().get("/me").await.expect_problem(401, "not_signed_in");
} }

both_engines! { the_published_keys_verify_our_tokens => |app| async move {
    app.person("aida").await;
    let tokens = login(&app, "aida@example.org").await;
    let token = tokens["access_token"].as_str().unwrap();
    let keys = app.anonymous().get("/.well-known/jwks.json").await.expect(200).clone();
    let header = jsonwebtoken::decode_header(token).unwrap();
    let key = keys["keys"].as_array().unwrap().iter().find(|key| key["kid"] == json!(header.kid)).unwrap();
    assert_eq!((&key["kty"], &key["crv"], &key["alg"]), (&json!("OKP"), &json!("Ed25519"), &json!("EdDSA")));
    assert!(key.get("d").is_none(), "the private key is not published");
    let key = jsonwebtoken::DecodingKey::from_ed_components(key["x"].as_str().unwrap()).unwrap();
    let mut validation = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::EdDSA);
    validation.validate_exp = false;
    validation.set_audience(&["ustakana"]);
    validation.set_issuer(&["http://ustakana.test"]);
    let claims = jsonwebtoken::decode::<serde_json::Value>(token, &key, &validation).unwrap().claims;
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 900);
    assert!(claims["jti"].is_string() && claims["sub"].is_string());
} }

both_engines! { each_refresh_token_works_once => |app| async move {
    app.person("aida").await;
    let first = login(&app, "aida@example.org").await;
    let second = refresh(&app, &first["refresh_token"]).await.expect(200).clone();
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    let third = refresh(&app, &second["refresh_token"]).await.expect(200).clone();
    bearer(&app, &third).get("/me").await.expect(200);
} }

both_engines! { reuse_of_a_stolen_refresh_token_ends_the_family => |app| async move {
    app.person("aida").await;
    let other = login(&app, "aida@example.org").await;
    let first = login(&app, "aida@example.org").await;
    let second = refresh(&app, &first["refresh_token"]).await.expect(200).clone();
    let third = refresh(&app, &second["refresh_token"]).await.expect(200).clone();
    refresh(&app, &first["refresh_token"]).await.expect_problem(401, "invalid_token");
    refresh(&app, &third["refresh_token"]).await.expect_problem(401, "invalid_token");
    bearer(&app, &third).get("/me").await.expect_problem(401, "invalid_token");
    bearer(&app, &other).get("/me").await.expect(200);
    refresh(&app, &other["refresh_token"]).await.expect(200);
} }

both_engines! { reuse_after_half_a_minute_ends_the_family_even_when_its_successor_is_unused => |app| async move {
    app.person("aida").await;
    let first = login(&app, "aida@example.org").await;
    let second = refresh(&app, &first["refresh_token"]).await.expect(200).clone();
    app.at("2026-09-01T03:00:31Z");
    refresh(&app, &first["refresh_token"]).await.expect_problem(401, "invalid_token");
    refresh(&app, &second["refresh_token"]).await.expect_problem(401, "invalid_token");
} }

both_engines! { a_lost_answer_is_no_theft => |app| async move {
    app.person("aida").await;
    let first = login(&app, "aida@example.org").await;
    let lost = refresh(&app, &first["refresh_token"]).await.expect(200).clone();
    app.at("2026-09-01T03:00:30Z");
    let second = refresh(&app, &first["refresh_token"]).await.expect(200).clone();
    let third = refresh(&app, &second["refresh_token"]).await.expect(200).clone();
    bearer(&app, &third).get("/me").await.expect(200);
    app.later(1);
    // The lost one was replaced: whoever still has it is a second holder.
    refresh(&app, &lost["refresh_token"]).await.expect_problem(401, "invalid_token");
    refresh(&app, &third["refresh_token"]).await.expect_problem(401, "invalid_token");
} }

both_engines! { a_refresh_token_unused_for_thirty_days_is_over => |app| async move {
    app.person("aida").await;
    let tokens = login(&app, "aida@example.org").await;
    app.at("2026-10-01T02:59:59Z");
    let next = refresh(&app, &tokens["refresh_token"]).await.expect(200).clone();
    app.at("2026-11-01T03:00:00Z");
    refresh(&app, &next["refresh_token"]).await.expect_problem(401, "invalid_token");
} }

both_engines! { two_at_once_with_one_refresh_token_leave_one_line_of_tokens => |app| async move {
    app.person("aida").await;
    let tokens = login(&app, "aida@example.org").await;
    let twins = (0..8).map(|_| refresh(&app, &tokens["refresh_token"]));
    let answers = futures_util::future::join_all(twins).await;
    let given: Vec<_> = answers.iter().map(|answer| answer.expect(200)["refresh_token"].clone()).collect();
    let living = app.service().read(|c| {
        let unspent = refresh_tokens::table.filter(refresh_tokens::spent_at.is_null());
        Ok::<_, Fault>(unspent.count().get_result::<i64>(c)?)
    });
    assert_eq!(living.await.unwrap(), 1);
    app.at("2026-09-01T03:01:00Z");
    refresh(&app, &tokens["refresh_token"]).await.expect_problem(401, "invalid_token");
    for token in &given {
        refresh(&app, token).await.expect_problem(401, "invalid_token");
    }
} }

both_engines! { after_signing_out_no_token_works => |app| async move {
    app.person("aida").await;
    let tokens = login(&app, "aida@example.org").await;
    let client = bearer(&app, &tokens);
    client.get("/me").await.expect(200);
    client.post("/auth/logout", json!({})).await.expect(204);
    client.get("/me").await.expect_problem(401, "invalid_token");
    refresh(&app, &tokens["refresh_token"]).await.expect_problem(401, "invalid_token");
    // By the refresh token alone, with an access token that has expired.
    let tokens = login(&app, "aida@example.org").await;
    app.later(20);
    let body = json!({ "refresh_token": tokens["refresh_token"] });
    bearer(&app, &tokens).post("/auth/logout", body.clone()).await.expect(204);
    refresh(&app, &tokens["refresh_token"]).await.expect_problem(401, "invalid_token");
    app.anonymous().post("/auth/logout", body).await.expect(204);
    app.anonymous().post("/auth/logout", json!({})).await.expect_problem(401, "not_signed_in");
} }
