use diesel::prelude::*;
use serde_json::json;
use ustakana::platform::db::schema::audit_events;
use ustakana::platform::db::{Fault, Json};

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
    // Each stranger has three more and then is not heard; where she signed in before she signs in, and elsewhere too.
    let guesser = from("203.0.113.200".into());
    for _ in 0..3 {
        guesser.post("/auth/login", wrong.clone()).await.expect(401);
    }
    guesser.post("/auth/login", right.clone()).await.expect_problem(401, "invalid_credentials");
    // The audit trail tells the one from the ninety-three.
    let unheard = |after: &Json| after.read::<serde_json::Value>().unwrap() == json!({ "password_checked": false });
    let failed = audit_events::table.filter(audit_events::action.eq("person.sign_in_failed")).select(audit_events::after);
    let states = app.service().read(move |c| Ok::<_, Fault>(failed.load::<Option<Json>>(c)?)).await.unwrap();
    assert_eq!((states.len(), states.iter().flatten().filter(|after| unheard(after)).count()), (94, 1));
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

/// What somebody sees who tries these names in turn, ten times and once more each: status, code, and what is left.
async fn seen(app: &crate::app::App, names: &[Vec<serde_json::Value>]) -> Vec<(u16, String, String)> {
    let mut seen = Vec::new();
    for name in names {
        for spelling in name.iter().cycle().take(11) {
            let mut guess = spelling.clone();
            guess["password"] = json!("three grey kettles");
            let reply = app.anonymous().post("/auth/login", guess).await;
            let left = reply.header("ratelimit").split(";t=").next().unwrap_or_default().to_owned();
            seen.push((reply.status, reply.json["code"].to_string(), left));
        }
    }
    seen
}

both_engines! { [limited()] throttling_tells_neither_who_exists_nor_which_names_are_one_persons => |app| async move {
    let lab = app.lab().await;
    let register = |name: &str, phone: &str| json!({
        "email": format!("{name}@example.org"), "password": PASSWORD, "full_name": name, "phone": phone,
    });
    let aida = app.anonymous().post("/auth/register", register("aida", "+996555123456")).await.id();
    app.anonymous().post("/auth/register", register("bek", "+996555123457")).await.expect(201);
    lab.set_member(aida, json!({ "role": "student", "student_number": "ST-17" })).await;
    let id = lab.id.to_string();
    let spellings = [lab.slug.clone(), id.clone(), id.to_uppercase(), id.replace('-', ""), format!("{{{id}}}")];
    let names = |name: &str, number: &str, phone: &str| {
        let mail = format!("{name}@example.org");
        vec![
            vec![json!({ "email": mail }), json!({ "email": mail.to_uppercase() })],
            spellings.iter().map(|lab| json!({ "student_number": number, "lab": lab })).collect(),
            vec![json!({ "phone": format!("+{phone}") }), json!({ "phone": format!("00{phone}") })],
        ]
    };
    let ones = seen(&app, &names("aida", "ST-17", "996555123456")).await;
    assert_eq!(ones.iter().filter(|(status, ..)| *status == 429).count(), 3, "{ones:?}");
    assert_eq!(ones, seen(&app, &names("nobody", "ST-18", "996555123458")).await);
    assert_eq!(ones, seen(&app, &names("bek", "ST-19", "996555123459")).await);
} }

both_engines! { [limited()] one_persons_password_is_guessed_no_oftener_for_having_many_names => |app| async move {
    let lab = app.lab().await;
    let ask = json!({ "email": "aida@example.org", "password": PASSWORD, "full_name": "Aida", "phone": "+996555123456" });
    let aida = app.anonymous().post("/auth/register", ask).await.id();
    lab.set_member(aida, json!({ "role": "student", "student_number": "ST-17" })).await;
    let number = json!({ "student_number": "ST-17", "lab": lab.slug });
    // Who mistyped by one name gets in by another; after twice as many tries the right password is not looked at.
    seen(&app, &[vec![json!({ "email": "aida@example.org" })]]).await;
    let by_phone = json!({ "phone": "+996555123456", "password": PASSWORD });
    app.anonymous().post("/auth/login", by_phone.clone()).await.expect(200);
    seen(&app, &[vec![number]]).await;
    let hashes = app.auth().hashes();
    app.anonymous().post("/auth/login", by_phone).await.expect_problem(401, "invalid_credentials");
    assert_eq!(app.auth().hashes(), hashes + 1, "it takes as long as a wrong one");
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
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/api/v1/auth", "Max-Age=15552000"] {
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
} }

both_engines! { [limited()] signing_in_again_and_again_on_one_device_gives_no_further_tries => |app| async move {
    app.person("aida").await;
    let first = app.anonymous().post("/auth/login", right()).await.set_cookie(DEVICE).unwrap();
    let device = app.anonymous().header("Cookie", &first);
    for path in ["/auth/login", "/auth/session"] {
        assert_eq!(device.post(path, right()).await.set_cookie(DEVICE).as_ref(), Some(&first));
    }
    for _ in 0..8 {
        device.post("/auth/login", wrong()).await.expect_problem(401, "invalid_credentials");
    }
    device.post("/auth/login", wrong()).await.expect_problem(429, "too_many_requests");
} }

/// Ten wrong passwords with each of the cookies; how many were looked at.
async fn looked_at(app: &crate::app::App, cookies: &[String]) -> u64 {
    let before = app.auth().hashes();
    for cookie in cookies {
        for _ in 0..10 {
            app.anonymous().header("Cookie", cookie).post("/auth/login", wrong()).await;
        }
    }
    app.auth().hashes() - before
}

both_engines! { [limited()] a_hoard_of_device_cookies_is_worth_nothing_after_a_new_password => |app| async move {
    let aida = app.person("aida").await;
    let mut hoard = Vec::new();
    for _ in 0..3 {
        hoard.push(app.anonymous().post("/auth/login", right()).await.set_cookie(DEVICE).unwrap());
    }
    let own = app.anonymous().post("/auth/login", right()).await.set_cookie(DEVICE).unwrap();
    let change = json!({ "current_password": PASSWORD, "new_password": "seven slow tractors" });
    let changed = aida.header("Cookie", &own).post("/auth/password/change", change).await;
    changed.expect(204);
    // Six tries are left for her account from there, and none by the cookies.
    assert!((6..=7).contains(&looked_at(&app, &hoard).await));
    // The device on which she changed it has a new one at once.
    let new = changed.set_cookie(DEVICE).unwrap();
    assert_ne!(new, own);
    let body = json!({ "email": "aida@example.org", "password": "seven slow tractors" });
    app.anonymous().header("Cookie", &new).post("/auth/login", body).await.expect(200);
} }

both_engines! { [limited()] a_device_cookie_ends_after_half_a_year => |app| async move {
    app.person("aida").await;
    let mut hoard = Vec::new();
    for _ in 0..2 {
        hoard.push(app.anonymous().post("/auth/login", right()).await.set_cookie(DEVICE).unwrap());
    }
    app.at("2027-02-28T02:59:59Z");
    assert_eq!(looked_at(&app, &hoard[..1]).await, 10);
    app.at("2027-02-28T03:00:00Z");
    assert!((8..=9).contains(&looked_at(&app, &hoard).await));
    let own = app.anonymous().header("Cookie", &hoard[1]);
    let reply = own.post("/auth/login", right()).await;
    reply.expect_problem(429, "too_many_requests");
    assert_eq!(reply.header("ratelimit-policy"), "\"account\";q=10;w=900");
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
        format!("{DEVICE}={}.{}.nonce.{beks_mac}", aida.id(), i64::MAX),
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
