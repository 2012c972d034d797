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

/// Behind a proxy that names its clients.
fn behind_a_proxy() -> Options {
    Options { rate_limits: true, trusted_proxies: "127.0.0.0/8", ..Options::default() }
}

both_engines! { [behind_a_proxy()] a_stranger_at_many_addresses_locks_nobody_out => |app| async move {
    app.person("aida").await;
    let from = |address: String| app.anonymous().header("X-Forwarded-For", &address);
    let right = json!({ "email": "aida@example.org", "password": PASSWORD });
    let wrong = json!({ "email": "aida@example.org", "password": "three grey kettles" });
    from("198.51.100.7".into()).post("/auth/login", right.clone()).await.expect(200);
    // Ninety guesses from ninety places: more than an account takes from strangers.
    for host in 1..=90 {
        from(format!("203.0.113.{host}")).post("/auth/login", wrong.clone()).await.expect(401);
    }
    // Each stranger has three more and then waits; where she signed in before she signs in, and elsewhere too.
    let guesser = from("203.0.113.200".into());
    for _ in 0..3 {
        guesser.post("/auth/login", wrong.clone()).await.expect(401);
    }
    guesser.post("/auth/login", wrong.clone()).await.expect_problem(429, "too_many_requests");
    for _ in 0..5 {
        from("198.51.100.7".into()).post("/auth/login", right.clone()).await.expect(200);
    }
    from("192.0.2.33".into()).post("/auth/login", right).await.expect(200);
} }

both_engines! { [limited()] guessing_a_claim_or_reset_code_is_slowed_down => |app| async move {
    app.person("aida").await;
    let mut refused = 0;
    for n in 0..62 {
        let claim = json!({ "code": format!("7K2M-Q9RT-{n:04}"), "password": PASSWORD });
        refused += usize::from(app.anonymous().post("/auth/claim", claim).await.status == 429);
    }
    assert!((1..=2).contains(&refused), "{refused}");
    let reset = json!({ "email": "aida@example.org", "code": "7K2M-Q9RT-4XWD", "new_password": "seven slow tractors" });
    for _ in 0..10 {
        app.anonymous().post("/auth/password/reset", reset.clone()).await.expect(422);
    }
    app.anonymous().post("/auth/password/reset", reset).await.expect_problem(429, "too_many_requests");
} }

both_engines! { [limited()] one_account_is_one_account_by_whatever_it_is_named => |app| async move {
    let lab = app.lab().await;
    let aida = app.person("aida").await;
    lab.set_member(aida.id(), json!({ "role": "student", "student_number": "ST-17" })).await;
    let id = lab.id.to_string();
    let names = [lab.slug.clone(), id.clone(), id.to_uppercase(), id.replace('-', ""), format!("{{{id}}}")];
    let mut refused = 0;
    for name in names.iter().cycle().take(11) {
        let guess = json!({ "student_number": "ST-17", "lab": name, "password": "three grey kettles" });
        refused += usize::from(app.anonymous().post("/auth/login", guess).await.status == 429);
    }
    let by_mail = json!({ "email": "aida@example.org", "password": PASSWORD });
    app.anonymous().post("/auth/login", by_mail).await.expect_problem(429, "too_many_requests");
    assert_eq!(refused, 1);
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

const DEVICE: &str = "ustakana_device";

fn right() -> serde_json::Value {
    json!({ "email": "aida@example.org", "password": PASSWORD })
}

fn wrong() -> serde_json::Value {
    json!({ "email": "aida@example.org", "password": "three grey kettles" })
}

both_engines! { [limited()] a_classmate_at_the_same_address_locks_nobody_out_who_signed_in_there_on_their_device => |app| async move {
    app.person("aida").await;
    let first = app.anonymous().post("/auth/login", right()).await;
    let cookie = first.header("set-cookie").to_owned();
    first.expect(200);
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/api/v1/auth", "Max-Age=31536000"] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    let own_device = app.anonymous().header("Cookie", &first.set_cookie(DEVICE).unwrap());
    // A classmate guesses until the address is out of tries for her account, and then goes on for other accounts.
    let mut refused = 0;
    for _ in 0..12 {
        refused += usize::from(app.anonymous().post("/auth/login", wrong()).await.status == 429);
    }
    assert!(refused >= 2, "{refused}");
    for n in 0..130 {
        let other = json!({ "email": format!("nobody{n}@example.org"), "password": "x" });
        app.anonymous().post("/auth/login", other).await;
    }
    app.anonymous().post("/auth/login", right()).await.expect_problem(429, "too_many_requests");
    own_device.post("/auth/login", right()).await.expect(200);
    let session = own_device.post("/auth/session", right()).await;
    session.expect(200);
    assert_ne!(session.set_cookie(DEVICE), first.set_cookie(DEVICE));
} }

both_engines! { [limited()] a_stolen_device_cookie_is_limited_by_itself => |app| async move {
    app.person("aida").await;
    let mine = app.anonymous().post("/auth/login", right()).await.set_cookie(DEVICE).unwrap();
    let stolen = app.anonymous().post("/auth/login", right()).await.set_cookie(DEVICE).unwrap();
    let thief = app.anonymous().header("Cookie", &stolen);
    for _ in 0..10 {
        thief.post("/auth/login", wrong()).await.expect_problem(401, "invalid_credentials");
    }
    let reply = thief.post("/auth/login", wrong()).await;
    reply.expect_problem(429, "too_many_requests");
    assert_eq!(reply.header("ratelimit-policy"), "\"device\";q=10;w=900");
    // It uses up nobody else's tries: neither her other device's nor those of the address.
    app.anonymous().header("Cookie", &mine).post("/auth/login", right()).await.expect(200);
    app.anonymous().post("/auth/login", right()).await.expect(200);
} }

both_engines! { [limited()] a_forged_device_cookie_or_anothers_is_nothing => |app| async move {
    let aida = app.person("aida").await;
    app.person("bek").await;
    let of_bek = json!({ "email": "bek@example.org", "password": PASSWORD });
    let beks = app.anonymous().post("/auth/login", of_bek).await.set_cookie(DEVICE).unwrap();
    let own = app.anonymous().post("/auth/login", right()).await.set_cookie(DEVICE).unwrap();
    let beks_mac = beks.rsplit('.').next().unwrap().to_owned();
    let (signed, _) = own.rsplit_once('.').unwrap();
    let forged = [
        beks,
        format!("{signed}.{beks_mac}"),
        format!("{own}A"),
        format!("{DEVICE}={}.nonce.", aida.id()),
        format!("{DEVICE}="),
    ];
    let mut refused = 0;
    for cookie in forged.iter().cycle().take(15) {
        let guesser = app.anonymous().header("Cookie", cookie);
        refused += usize::from(guesser.post("/auth/login", wrong()).await.status == 429);
    }
    // One try of the address went to her own sign-in.
    assert!((5..=6).contains(&refused), "{refused}");
} }
