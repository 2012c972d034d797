use serde_json::json;

use crate::app::{Options, PASSWORD};

fn limited() -> Options {
    Options { rate_limits: true, ..Options::default() }
}

both_engines! { [limited()] guessing_one_accounts_password_is_slowed_down => |app| async move {
    let aida = app.person("aida").await;
    app.person("bek").await;
    let guess = |email: &str, password: &str| json!({ "email": email, "password": password });
    for _ in 0..10 {
        let body = guess("aida@example.org", "three grey kettles");
        app.anonymous().post("/auth/login", body).await.expect_problem(401, "invalid_credentials");
    }
    let reply = app.anonymous().post("/auth/login", guess("AIDA@example.org", PASSWORD)).await;
    let problem = reply.expect_problem(429, "too_many_requests");
    let wait = problem["retry_after_seconds"].as_u64().unwrap();
    assert!((60..=91).contains(&wait), "{wait}");
    assert_eq!(reply.header("retry-after"), wait.to_string());
    assert_eq!(reply.header("ratelimit-policy"), "\"account\";q=10;w=900");
    assert_eq!(reply.header("ratelimit"), format!("\"account\";r=0;t={wait}"));
    // An account that does not exist is slowed down alike, others are not, nor is who is signed in.
    for _ in 0..10 {
        app.anonymous().post("/auth/login", guess("nobody@example.org", "x")).await.expect(401);
    }
    app.anonymous().post("/auth/login", guess("nobody@example.org", "x")).await.expect(429);
    app.anonymous().post("/auth/login", guess("bek@example.org", PASSWORD)).await.expect(200);
    aida.get("/me").await.expect(200);
} }

both_engines! { [limited()] every_answer_says_what_is_left => |app| async move {
    let aida = app.person("aida").await;
    let reply = aida.get("/me").await;
    assert_eq!(reply.header("ratelimit-policy"), "\"default\";q=600;w=60");
    assert!(reply.header("ratelimit").starts_with("\"default\";r=599;t="), "{}", reply.header("ratelimit"));
    let bek = app.person("bek").await;
    assert!(bek.get("/me").await.header("ratelimit").starts_with("\"default\";r=599;"));
} }

both_engines! { [limited()] registering_many_accounts_from_one_address_is_slowed_down => |app| async move {
    let register = |n: usize| json!({ "email": format!("p{n}@example.org"), "password": PASSWORD, "full_name": "P" });
    let mut refused = 0;
    for n in 0..62 {
        let reply = app.anonymous().post("/auth/register", register(n)).await;
        assert!(matches!(reply.status, 201 | 429), "{}", reply.text);
        refused += usize::from(reply.status == 429);
    }
    assert!((1..=2).contains(&refused), "{refused}");
} }

both_engines! { [limited()] guessing_a_labs_join_code_is_slowed_down => |app| async move {
    let code = json!({ "visibility": "members", "registration": "code", "join_code": "bee-hive-7" });
    let lab = crate::app::TestLab::create_with(&app, code).await;
    let (path, aida) = (format!("/labs/{}/join", lab.slug), app.person("aida").await);
    let mut refused = 0;
    for n in 0..62 {
        let reply = aida.post(&path, json!({ "code": format!("guess-{n}") })).await;
        assert!(matches!(reply.status, 404 | 429), "{}", reply.text);
        refused += usize::from(reply.status == 429);
    }
    assert!((1..=2).contains(&refused), "{refused}");
} }

both_engines! { switched_off_nothing_is_counted => |app| async move {
    for _ in 0..30 {
        let reply = app.anonymous().post("/auth/login", json!({ "email": "a@example.org", "password": "x" })).await;
        reply.expect_problem(401, "invalid_credentials");
        assert_eq!(reply.header("ratelimit"), "");
    }
} }
