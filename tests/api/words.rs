//! What people are told when something does not work, in their language, and the pages that explain it.

use serde_json::{Value, json};
use ustakana::platform::http::Code;
use ustakana::platform::values::{Id, Lang};

use crate::app::{App, Client, TestLab};

/// The lab is open Monday to Friday, 09:00 to 18:00 in Bishkek. It is Tuesday the 1st, 09:00 there.
fn span(machine: &Id, from: &str, until: &str) -> Value {
    let at = |time: &str| format!("2026-09-01T{time}:00Z");
    json!({ "machine": machine, "starts_at": at(from), "ends_at": at(until) })
}

fn in_language(client: &Client, lang: &str) -> Client {
    client.header("Accept-Language", lang)
}

async fn detail(client: &Client, body: Value) -> String {
    let reply = client.post("/reservations", body).await;
    assert!(reply.status >= 400, "{}", reply.text);
    reply.json["detail"].as_str().unwrap().to_owned()
}

async fn of_lab(app: &App, policy: Value) -> (TestLab, Id) {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": policy })).await;
    (lab, machine)
}

both_engines! { a_refusal_is_told_in_the_readers_language_with_its_limit_and_the_answer_says_which => |app| async move {
    let (lab, machine) = of_lab(&app, json!({ "max_minutes": 90 })).await;
    let aida = lab.student("Aida").await;
    let expected = [
        ("en", "Reserve at most 1 h 30 min at once."),
        ("ru-KG", "Забронируйте не больше чем на 1 ч 30 мин за раз."),
        ("ky", "Бир жолку эң көп ээлөө убактысы: 1 саат 30 мүн."),
        ("ko", "한 번에 최대 1시간 30분까지 예약할 수 있습니다."),
        ("de", "Reserve at most 1 h 30 min at once."),
    ];
    for (lang, words) in expected {
        let refused = in_language(&aida, lang).post("/reservations", span(&machine, "05:00", "07:00")).await;
        let problem = refused.expect_problem(422, "too_long");
        assert_eq!((&problem["detail"], &problem["refusals"][0]["detail"]), (&json!(words), &json!(words)));
        assert_eq!((&problem["type"], &problem["refusals"][0]["limit"]), (&json!("/problems/too_long"), &json!(90)));
        let tag = Lang::parse(lang).unwrap_or(Lang::En).code();
        assert_eq!((refused.header("content-language"), refused.header("vary")), (tag, "Accept-Language"));
    }
} }

both_engines! { times_are_told_by_the_labs_clock => |app| async move {
    let (lab, machine) = of_lab(&app, json!({ "min_notice_minutes": 100, "granularity_minutes": 30 })).await;
    let aida = lab.student("Aida").await;
    let soon = aida.post("/reservations", span(&machine, "03:30", "04:30")).await;
    assert_eq!(soon.expect_problem(422, "too_little_notice")["earliest"], "2026-09-01T05:00:00Z");
    assert_eq!(
        soon.json["detail"],
        "Reserve at least 1 h 40 min ahead. The earliest start is 1 September 2026, 11:00."
    );
    let late = detail(&in_language(&aida, "ru"), span(&machine, "12:00", "13:00")).await;
    assert!(late.ends_with("Часы работы в этот день: 09:00–18:00."), "{late}");
} }

both_engines! { staff_who_are_refused_are_told_how_to_set_the_rule_aside_and_others_are_not => |app| async move {
    let (lab, machine) = of_lab(&app, json!({ "max_minutes": 60 })).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let refused = staff.post("/reservations", span(&machine, "05:00", "07:00")).await;
    let problem = refused.expect_problem(422, "too_long");
    assert_eq!(problem["may_override"], true);
    assert!(problem["detail"].as_str().unwrap().contains("override_reason"), "{problem}");
    let refused = aida.post("/reservations", span(&machine, "05:00", "07:00")).await;
    assert_eq!(refused.expect_problem(422, "too_long")["may_override"], false);
    assert!(!refused.text.contains("override_reason"), "{}", refused.text);
    // Nobody sets the past aside.
    let past = staff.post("/reservations", span(&machine, "02:00", "02:30")).await;
    assert_eq!(past.expect_problem(422, "in_the_past")["may_override"], false);
} }

both_engines! { an_override_by_a_student_is_refused_and_not_overlooked => |app| async move {
    let (lab, machine) = of_lab(&app, json!({})).await;
    let aida = lab.student("Aida").await;
    let mut body = span(&machine, "05:00", "06:00");
    body["override_reason"] = json!("Please");
    let refused = in_language(&aida, "ko").post("/reservations", body).await;
    let problem = refused.expect_problem(403, "not_allowed");
    assert_eq!((&problem["errors"][0]["pointer"], &problem["errors"][0]["code"]), (&json!("/override_reason"), &json!("staff_only")));
    let made = aida.post("/reservations", span(&machine, "05:00", "06:00")).await;
    let path = format!("/reservations/{}", made.expect(201)["id"].as_str().unwrap());
    let why = json!({ "override_reason": "Please" });
    aida.patch(&path, "*", json!({ "ends_at": "2026-09-01T07:00:00Z", "override_reason": "Please" })).await.expect(403);
    aida.post(&format!("{path}/cancel"), why.clone()).await.expect(403);
    aida.post(&format!("{path}/check-in"), why).await.expect(403);
    let walk_in = json!({ "machine": lab.machine(json!({})).await, "override_reason": "Please" });
    aida.post("/usage-sessions", walk_in).await.expect_problem(403, "not_allowed");
} }

both_engines! { who_is_no_member_of_an_open_lab_is_told_how_to_join => |app| async move {
    let (_, machine) = of_lab(&app, json!({})).await;
    let stranger = app.person("Nurbek").await;
    let refused = stranger.post("/reservations", span(&machine, "05:00", "06:00")).await;
    let problem = refused.expect_problem(403, "not_allowed");
    assert!(problem["detail"].as_str().unwrap().contains("/join"), "{problem}");
} }

both_engines! { a_cancelled_or_rejected_reservation_tells_its_holder_why => |app| async move {
    let (lab, machine) = of_lab(&app, json!({ "requires_approval": true })).await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    for (step, from, until) in [("reject", "05:00", "06:00"), ("cancel", "07:00", "08:00")] {
        let made = aida.post("/reservations", span(&machine, from, until)).await;
        let path = format!("/reservations/{}", made.id());
        assert_eq!(aida.get(&path).await.expect(200)["reason"], Value::Null);
        manager.post(&format!("{path}/{step}"), json!({ "reason": format!("To {step}: a course") })).await.expect(200);
        assert_eq!(aida.get(&path).await.expect(200)["reason"], json!(format!("To {step}: a course")));
    }
} }

both_engines! { a_machines_status_history_tells_staff_why_and_strangers_nothing_of_it => |app| async move {
    let (lab, machine) = of_lab(&app, json!({})).await;
    let manager = lab.manager("Meerim").await;
    let path = format!("/machines/{machine}/status");
    manager.post(&path, json!({ "status": "out_of_service", "reason": "A torn belt" })).await.expect(200);
    let seen = manager.get(&path).await;
    assert_eq!(seen.expect(200)["history"][0]["reason"], "A torn belt");
    assert_eq!(seen.json["history"][1]["reason"], Value::Null);
    let open = app.anonymous().get(&path).await;
    assert!(open.expect(200)["history"][0]["from"].is_string() && !open.text.contains("torn"), "{}", open.text);
} }

both_engines! { a_session_that_stands_in_the_way_is_named_to_staff_alone => |app| async move {
    let (lab, machine) = of_lab(&app, json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    app.at("2026-09-01T10:00:00Z");
    let past = |from: &str, until: &str| {
        json!({ "machine": machine, "member": aida.id(), "started_at": format!("2026-09-01T{from}:00Z"), "ended_at": format!("2026-09-01T{until}:00Z") })
    };
    let first = staff.post("/usage-sessions", past("03:00", "05:00")).await;
    let second = staff.post("/usage-sessions", past("06:00", "07:00")).await;
    let refused = staff.post("/usage-sessions", past("04:30", "05:30")).await;
    let problem = refused.expect_problem(409, "session_overlaps");
    let named = json!([{ "id": first.id(), "started_at": "2026-09-01T03:00:00Z", "ended_at": "2026-09-01T05:00:00Z" }]);
    assert_eq!(problem["sessions"], named);
    assert!(problem["detail"].as_str().unwrap().contains("from 1 September 2026, 09:00 to 1 September 2026, 11:00"), "{problem}");
    let correction = json!({ "started_at": "2026-09-01T04:00:00Z", "reason": "I began earlier" });
    let path = format!("/usage-sessions/{}/corrections", second.id());
    let refused = aida.post(&path, correction).await;
    assert_eq!(refused.expect_problem(409, "session_overlaps")["sessions"], Value::Null);
} }

both_engines! { a_bad_parameter_tells_what_is_expected_of_it => |app| async move {
    let (lab, _) = of_lab(&app, json!({})).await;
    let aida = lab.student("Aida").await;
    let cases = [
        ("/reservations?limit=many", "limit", "Parameter “limit”: give a whole number."),
        ("/reservations?limit=0", "limit", "Parameter “limit”: give a whole number from 1 to 200."),
        ("/reservations?from=noon", "from", "Parameter “from”: give a time with its offset, such as 2026-09-01T03:00:00Z."),
        ("/reservations?machine=saw", "machine", "Parameter “machine”: give an id, such as 019a1b2c-3d4e-7f50-8a61-728394a5b6c7."),
    ];
    for (path, name, words) in cases {
        let reply = aida.get(path).await;
        let problem = reply.expect_problem(400, "invalid_parameter");
        assert_eq!((&problem["parameter"], &problem["detail"]), (&json!(name), &json!(words)));
    }
    let unknown = in_language(&aida, "ru").get("/reservations?state=open").await;
    let words = unknown.expect_problem(400, "invalid_parameter")["detail"].as_str().unwrap().to_owned();
    assert!(words.starts_with("Параметр «state»: такого параметра нет; есть lab, machine"), "{words}");
    let choice = aida.get("/reservations?status=open").await;
    let words = choice.expect_problem(400, "invalid_parameter")["detail"].as_str().unwrap().to_owned();
    assert!(words.contains("give one of pending, confirmed"), "{words}");
} }

both_engines! { a_bad_field_is_told_in_words_and_never_as_a_pattern => |app| async move {
    let body = json!({ "slug": "Fab Lab", "name": { "en": " " }, "time_zone": "Asia/Bishkek", "currency": "som", "opening_hours": [
        { "weekday": "monday", "opens": "nine", "closes": 18 },
    ], "colour": "red" });
    let reply = app.admin().post("/labs", body.clone()).await;
    let problem = reply.expect_problem(422, "invalid_fields");
    let told = |pointer: &str| {
        let errors = problem["errors"].as_array().unwrap();
        let found = errors.iter().find(|error| error["pointer"] == pointer).unwrap_or_else(|| panic!("{pointer}: {problem}"));
        (found["code"].as_str().unwrap().to_owned(), found["detail"].as_str().unwrap().to_owned())
    };
    assert!(told("/slug").1.contains("fablab-bishkek"));
    assert_eq!(told("/currency"), ("wrong_format".into(), "Give a currency by its three capital letters, such as KGS.".into()));
    assert!(told("/opening_hours/0/opens").1.contains("such as 09:00"));
    assert_eq!(told("/opening_hours/0/closes"), ("wrong_type".into(), "Give a text.".into()));
    assert_eq!(told("/colour").0, "unknown_field");
    assert!(!reply.text.contains("[a-z") && !reply.text.contains("\\S"), "{}", reply.text);
    let korean = in_language(&app.admin(), "ko").post("/labs", body).await;
    assert_eq!(korean.json["title"], "일부 항목이 올바르지 않습니다");
} }

both_engines! { an_import_tells_what_is_wrong_with_a_record_in_the_readers_language => |app| async move {
    let (lab, manager) = (app.lab().await, app.admin());
    let path = format!("/labs/{}/machine-imports?dry_run=true", lab.slug);
    let file = || Some(("text/csv", b"make,model,process,material_class\nPrusa,MK4,magic,polymer\n".to_vec()));
    let russian = in_language(&manager, "ru").send_raw(reqwest::Method::POST, &path, &[], file()).await;
    let problem = &russian.expect(200)["rows"][0]["problems"][0];
    assert_eq!((&problem["code"], &problem["column"]), (&json!("unknown_process"), &json!("process")));
    assert!(problem["detail"].as_str().unwrap().starts_with("Значение «magic» неизвестно; укажите одно из: PBF"), "{problem}");
    let empty = in_language(&manager, "ko").send_raw(reqwest::Method::POST, &path, &[], Some(("text/csv", Vec::new()))).await;
    assert!(empty.json["errors"][0]["detail"].as_str().unwrap().starts_with("빈 파일입니다."), "{}", empty.text);
} }

both_engines! { each_codes_page_answers_in_four_languages_and_runs_nothing => |app| async move {
    let anyone = app.anonymous();
    for code in Code::ALL {
        let mut bodies = std::collections::BTreeSet::new();
        for lang in Lang::ALL {
            let path = format!("/problems/{}", code.name());
            let page = in_language(&anyone, lang.code()).get(&path).await;
            page.expect(200);
            assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
            assert_eq!((page.header("content-language"), page.header("vary")), (lang.code(), "Accept-Language"));
            assert!(page.header("content-security-policy").starts_with("default-src 'none'; style-src 'sha256-"));
            assert!(page.text.contains(&format!("<html lang=\"{}\">", lang.code())) && !page.text.contains("<script"));
            assert!(page.text.contains(&code.status().to_string()) && page.text.contains(code.name()));
            for other in Lang::ALL.iter().filter(|other| **other != lang) {
                assert!(page.text.contains(&format!("href=\"{path}?lang={}\"", other.code())), "{path} {}", page.text);
            }
            let chosen = anyone.get(&format!("{path}?lang={}", lang.code())).await;
            assert_eq!(chosen.text, page.text);
            bodies.insert(page.text.clone());
        }
        assert_eq!(bodies.len(), 4, "{}", code.name());
    }
} }

both_engines! { the_list_names_every_code_and_an_unknown_one_is_answered_with_it => |app| async move {
    let anyone = app.anonymous();
    let list = anyone.get("/problems?lang=ky").await;
    list.expect(200);
    for code in Code::ALL {
        assert!(list.text.contains(&format!("href=\"/problems/{}?lang=ky\"", code.name())), "{}", code.name());
    }
    let unknown = anyone.get("/problems/%3Cscript%3Ealert(1)%3C/script%3E").await;
    assert_eq!(unknown.status, 404);
    let unknown = anyone.get("/problems/no_such_code?lang=%22%3E%3Cscript%3E").await;
    unknown.expect(404);
    assert!(unknown.text.contains("<html lang=\"en\">") && !unknown.text.contains("<script"), "{}", unknown.text);
} }
