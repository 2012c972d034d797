use serde_json::json;
use ustakana::features::identity::{Auth, Options as AuthOptions, Secret};

use super::{bearer, login};
use crate::app::CHEAP;

both_engines! { a_new_signing_key_signs_from_now_on_and_earlier_tokens_hold_until_they_end => |app| async move {
    app.person("aida").await;
    let before = login(&app, "aida@example.org").await;
    let options = AuthOptions {
        public_url: "http://ustakana.test".into(),
        secret: Secret::derive("the secret of all tests").unwrap(),
        rate_limits: false,
        trusted_proxies: Vec::new(),
        hash_cost: CHEAP,
        sends_mail: false,
    };
    let other_node = Auth::open(app.service(), options).await.unwrap();
    let kid = other_node.rotate_keys(app.service()).await.unwrap();
    // This node does not know the key yet: it learns of it by a token that names it, or within a minute.
    app.auth().reload_keys(app.service()).await.unwrap();
    let jwks = app.anonymous().get("/.well-known/jwks.json").await;
    let kids: Vec<_> = jwks.expect(200)["keys"].as_array().unwrap().iter().map(|key| key["kid"].clone()).collect();
    assert_eq!((kids.len(), kids.contains(&json!(kid))), (2, true), "{kids:?}");
    let after = login(&app, "aida@example.org").await;
    let header = |tokens: &serde_json::Value| {
        jsonwebtoken::decode_header(tokens["access_token"].as_str().unwrap()).unwrap().kid.unwrap()
    };
    assert_ne!(header(&before), header(&after));
    assert_eq!(header(&after), kid);
    bearer(&app, &before).get("/me").await.expect(200);
    bearer(&app, &after).get("/me").await.expect(200);
    app.later(61);
    app.auth().reload_keys(app.service()).await.unwrap();
    let jwks = app.anonymous().get("/.well-known/jwks.json").await;
    assert_eq!(jwks.expect(200)["keys"].as_array().unwrap().len(), 1, "the old one is retired");
} }

both_engines! { a_signing_key_is_followed_by_a_new_one_after_its_days => |app| async move {
    let first = app.auth().jwks();
    app.auth().keep_keys_fresh(app.service(), 90).await.unwrap();
    assert_eq!(app.auth().jwks(), first);
    app.at("2026-12-01T03:00:00Z");
    app.auth().keep_keys_fresh(app.service(), 90).await.unwrap();
    assert_ne!(app.auth().jwks(), first);
} }
