//! Members from a list, and their claim slips.

use std::process::Command;

use serde_json::{Value, json};

use crate::app::{Client, Reply, TestLab};

/// The text of each sheet. `None` where no reader of PDF is installed: the test prints that it is skipped. Under `CI=true`
/// that is a failure.
pub fn sheets(reply: &Reply) -> Option<Vec<String>> {
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/pdf"), "{}", reply.text);
    let own = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/python");
    let script =
        "import sys,json,pypdf;print(json.dumps([p.extract_text() for p in pypdf.PdfReader(sys.argv[1]).pages]))";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("slips.pdf");
    std::fs::write(&file, &reply.bytes).unwrap();
    let output = Command::new(own).args(["-c", script]).arg(&file).output();
    match output {
        Ok(output) if output.status.success() => Some(serde_json::from_slice(&output.stdout).unwrap()),
        told if std::env::var("CI").is_ok_and(|ci| ci == "true") => panic!("no reader of PDF: {told:?}"),
        told => {
            println!("skipped: pypdf: {told:?}; run script/setup test");
            None
        }
    }
}

/// The codes that stand on a sheet, in its order.
pub fn codes_in(sheet: &str) -> Vec<String> {
    let is_code = |word: &&str| {
        let parts: Vec<_> = word.split('-').collect();
        parts.len() == 3
            && parts.iter().all(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    sheet.split_whitespace().filter(is_code).map(str::to_owned).collect()
}

async fn import(by: &Client, lab: &TestLab, query: &str, list: &str) -> Reply {
    let path = format!("/labs/{}/member-imports{query}", lab.slug);
    by.send_raw(reqwest::Method::POST, &path, &[], Some(("text/csv; charset=utf-8", list.as_bytes().to_vec()))).await
}

fn outcomes(reply: &Reply) -> Vec<&str> {
    reply.expect(200)["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect()
}

const LIST: &str = "\u{feff}ФИО;Телефон;student_number;Факультет;role\n\
    Айжан Токтогулова;+996 555 123456;ST-17;Механика;\n\
    Тимур Осмонов;;ST-18;Дизайн;technician\n\
    ;;ST-19;;\n\
    Кто-то;;;Дизайн;\n\
    Ким Ён;12345;ST-20;;wizard\n";

both_engines! { staff_find_a_member_by_some_letters_of_name_address_or_number => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let manager = lab.manager("Meerim").await;
    import(&manager, &lab, "", LIST).await.expect(200);
    other.student("Cholpon").await;
    let technician = lab.technician("Nurlan").await;
    let found = async |q: &str| {
        let q = q.replace('%', "%25").replace('+', "%2B").replace(' ', "%20");
        let reply = technician.get(&format!("/labs/{}/members?q={q}", lab.slug)).await;
        let items = reply.expect(200)["items"].as_array().unwrap().clone();
        items.iter().map(|one| one["full_name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("айжан").await, ["Айжан Токтогулова"]);
    assert_eq!(found("осмонов тимур").await, ["Тимур Осмонов"]);
    assert_eq!(found("st-18").await, ["Тимур Осмонов"]);
    assert_eq!(found("+99655512").await, ["Айжан Токтогулова"]);
    assert_eq!(found("person cholpon").await, Vec::<String>::new());
    assert_eq!(found("%").await, Vec::<String>::new());
    assert_eq!(found("&staff=true").await, ["Person Meerim", "Тимур Осмонов", "Person Nurlan"]);
    assert_eq!(found("&staff=false").await, ["Айжан Токтогулова"]);
} }

both_engines! { staff_read_one_member_and_nobody_else_does => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (aida, stranger) = (lab.student("Aida").await, other.student("Bakyt").await);
    let path = format!("/labs/{}/members/{}", lab.slug, aida.id());
    let one = lab.technician("Timur").await.get(&path).await;
    assert_eq!((&one.expect(200)["full_name"], &one.json["member"], one.state()), (&json!("Person Aida"), &json!(aida.id()), "1"));
    aida.get(&path).await.expect_problem(403, "not_allowed");
    other.manager("Nurlan").await.get(&path).await.expect_problem(403, "not_allowed");
    let absent = format!("/labs/{}/members/{}", lab.slug, stranger.id());
    lab.manager("Meerim").await.get(&absent).await.expect_problem(404, "not_found");
} }

both_engines! { a_members_whole_trail_is_what_they_did_and_what_was_done_to_them => |app| async move {
    let lab = app.lab().await;
    let (manager, aida, bek) = (lab.manager("Meerim").await, lab.student("Aida").await, lab.student("Bek").await);
    let machine = lab.machine(json!({})).await;
    let booking = |member: Option<String>, from: &str, to: &str| json!({
        "machine": machine, "starts_at": format!("2026-09-01T{from}:00Z"), "ends_at": format!("2026-09-01T{to}:00Z"),
        "member": member,
    });
    aida.post("/reservations", booking(None, "05:00", "06:00")).await.expect(201);
    manager.post("/reservations", booking(Some(aida.id().to_string()), "07:00", "08:00")).await.expect(201);
    bek.post("/reservations", booking(None, "09:00", "10:00")).await.expect(201);
    let trail = manager.get(&format!("/labs/{}/audit-events?member={}&action=reservation.created", lab.slug, aida.id())).await;
    let actors: Vec<_> = trail.expect(200)["items"].as_array().unwrap().iter().map(|one| one["actor_name"].clone()).collect();
    assert_eq!(actors, [json!("Person Meerim"), json!("Person Aida")]);
    let joined = manager.get(&format!("/labs/{}/audit-events?member={}", lab.slug, aida.id())).await;
    assert!(joined.expect(200)["items"].as_array().unwrap().len() > 2, "also how they became a member");
} }

both_engines! { good_lines_come_in_as_one_and_the_others_are_listed_and_the_same_list_again_changes_nothing => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let dry = import(&manager, &lab, "?dry_run=true", LIST).await;
    assert_eq!(outcomes(&dry), ["created", "created", "failed", "failed", "failed"]);
    assert_eq!(manager.get(&format!("/labs/{}/members", lab.slug)).await.expect(200)["items"].as_array().unwrap().len(), 1);
    let first = import(&manager, &lab, "", LIST).await;
    assert_eq!(outcomes(&first), ["created", "created", "failed", "failed", "failed"]);
    let problems = |row: usize| {
        let list = first.json["rows"][row]["problems"].as_array().unwrap();
        list.iter().map(|problem| problem["column"].as_str().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!((problems(2), problems(3), problems(4)), (vec!["full_name"], vec!["student_number"], vec!["phone", "role"]));
    let again = import(&manager, &lab, "", LIST).await;
    assert_eq!(outcomes(&again), ["unchanged", "unchanged", "failed", "failed", "failed"]);
    let members = manager.get(&format!("/labs/{}/members", lab.slug)).await;
    let of = |name: &str| members.json["items"].as_array().unwrap().iter().find(|one| one["full_name"] == name).unwrap().clone();
    let (aijan, timur) = (of("Айжан Токтогулова"), of("Тимур Осмонов"));
    assert_eq!((&aijan["phone"], &aijan["student_number"], &aijan["unclaimed"]), (&json!("+996555123456"), &json!("ST-17"), &json!(true)));
    assert_eq!((&aijan["affiliation"], &aijan["role"], &timur["role"]), (&json!("Механика"), &json!("student"), &json!("technician")));
} }

both_engines! { a_changed_line_changes_its_member_and_who_has_an_account_keeps_it => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let aida = app.person("aida").await;
    let list = |affiliation: &str| format!("name,email,affiliation\nAnother Name,AIDA@example.org,{affiliation}\n");
    let first = import(&manager, &lab, "", &list("Mechanics")).await;
    assert_eq!((outcomes(&first), &first.json["rows"][0]["member"]), (vec!["created"], &json!(aida.id())));
    assert_eq!(outcomes(&import(&manager, &lab, "", &list("Design")).await), ["changed"]);
    let me = aida.get("/me").await;
    assert_eq!((&me.expect(200)["full_name"], &me.json["memberships"][0]["affiliation"]), (&json!("Person aida"), &json!("Design")));
    // Nobody raises themselves by a list.
    let own = format!("name,email,role\nPerson Meerim,{},technician\n", manager.email());
    let reply = import(&manager, &lab, "", &own).await;
    assert_eq!((outcomes(&reply), &reply.json["rows"][0]["problems"][0]["code"]), (vec!["failed"], &json!("own_role")));
} }

both_engines! { a_line_that_names_two_people_is_refused => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    app.person("aida").await;
    let bek = lab.student("bek").await;
    lab.set_member(bek.id(), json!({ "role": "student", "student_number": "ST-17" })).await;
    let reply = import(&manager, &lab, "", "name,email,student_number\nX,aida@example.org,ST-17\n").await;
    assert_eq!((outcomes(&reply), &reply.json["rows"][0]["problems"][0]["code"]), (vec!["failed"], &json!("two_people")));
} }

both_engines! { two_people_with_one_number_are_told_and_none_is_taken_for_the_other => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let list = "\u{feff}name;student_number;role\r\nАида;ST-17;\r\nАида;ST-17;\r\nЖылдыз;ST-17;\r\nБек;ST-18;\r\n";
    let first = import(&manager, &lab, "", list).await;
    assert_eq!(outcomes(&first), ["created", "unchanged", "failed", "created"]);
    let lines: Vec<_> = first.json["rows"].as_array().unwrap().iter().map(|row| row["line"].clone()).collect();
    assert_eq!(lines, [json!(2), json!(3), json!(4), json!(5)], "lines as a spreadsheet counts them");
    assert_eq!(first.json["rows"][2]["problems"][0]["code"], "twice_in_file");
    let other = import(&manager, &lab, "", "name,student_number,role\nЖылдыз,ST-17,technician\n").await;
    assert_eq!((outcomes(&other), &other.json["rows"][0]["problems"][0]["code"]), (vec!["failed"], &json!("other_name")));
} }

both_engines! { a_file_that_cannot_be_read_says_why_and_only_managers_import => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    for (bytes, code) in [(&b"full_name\n\xff\xfe"[..], "not_utf8"), (b"email\na@example.org", "missing_columns"), (b"full_name,colour\n", "unknown_column")] {
        let path = format!("/labs/{}/member-imports", lab.slug);
        let reply = manager.send_raw(reqwest::Method::POST, &path, &[], Some(("text/csv", bytes.to_vec()))).await;
        assert_eq!(reply.expect_problem(422, "invalid_fields")["errors"][0]["code"], json!(code));
    }
    import(&lab.technician("Timur").await, &lab, "", LIST).await.expect_problem(403, "not_allowed");
    lab.technician("Tolkun").await.post(&format!("/labs/{}/claim-slips", lab.slug), json!({})).await.expect_problem(403, "not_allowed");
    let reply: Value = manager.post(&format!("/labs/{}/member-imports", lab.slug), json!({})).await.json;
    assert_eq!(reply["code"], "unsupported_media_type");
} }

both_engines! { slips_are_a_pdf_with_ten_on_a_sheet_and_a_code_of_its_own_on_each => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let mut list = String::from("name,student_number\n");
    for number in 0..12 {
        list.push_str(&format!("Студент Өмүрбек {number},ST-{number}\n"));
    }
    import(&manager, &lab, "", &list).await.expect(200);
    let reply = manager.post(&format!("/labs/{}/claim-slips", lab.slug), json!({})).await;
    let Some(sheets) = sheets(&reply) else { return };
    assert_eq!(sheets.len(), 2);
    let mut codes: Vec<String> = sheets.iter().flat_map(|sheet| codes_in(sheet)).collect();
    assert_eq!((codes.len(), codes_in(&sheets[0]).len()), (12, 10));
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 12);
    for expected in ["Студент Өмүрбек 3", "ST-3", "http://ustakana.test/claim", "30.11.2026", &format!("Lab {}", lab.slug)] {
        assert!(sheets.iter().any(|sheet| sheet.contains(expected)), "{expected} in {sheets:?}");
    }
} }

both_engines! { the_last_manager_of_a_lab_cannot_leave_it_to_itself => |app| async move {
    let lab = app.lab().await;
    let meerim = lab.manager("Meerim").await;
    let path = |who: &Client| format!("/labs/{}/members/{}", lab.slug, who.id());
    let suspended = json!({ "role": "manager", "suspended_until": "2026-10-01T00:00:00Z" });
    for ask in [json!({ "role": "student" }), suspended.clone()] {
        meerim.put(&path(&meerim), ask).await.expect_problem(409, "last_manager");
    }
    meerim.put(&path(&meerim), json!({ "role": "manager", "affiliation": "Library" })).await.expect(200);
    // A suspended one does not count; another one does.
    let bek = lab.manager("Bek").await;
    meerim.put(&path(&bek), suspended).await.expect(200);
    meerim.put(&path(&meerim), json!({ "role": "student" })).await.expect_problem(409, "last_manager");
    meerim.put(&path(&bek), json!({ "role": "manager" })).await.expect(200);
    meerim.put(&path(&meerim), json!({ "role": "student" })).await.expect(200);
} }

both_engines! { a_suspended_manager_takes_the_lab_from_nobody => |app| async move {
    let lab = app.lab().await;
    let (meerim, bek) = (lab.manager("Meerim").await, lab.manager("Bek").await);
    let path = |who: &Client| format!("/labs/{}/members/{}", lab.slug, who.id());
    let suspended = json!({ "role": "manager", "suspended_until": "2026-10-01T00:00:00Z" });
    meerim.put(&path(&bek), suspended.clone()).await.expect(200);
    for ask in [suspended, json!({ "role": "student" })] {
        bek.put(&path(&meerim), ask).await.expect_problem(409, "last_manager");
    }
    // An administrator may: they have the lab themselves.
    app.admin().put(&path(&meerim), json!({ "role": "student" })).await.expect(200);
} }

both_engines! { two_managers_who_demote_each_other_at_once_leave_the_lab_one => |app| async move {
    for round in 0..10 {
        let lab = app.lab().await;
        let (one, other) = (lab.manager(&format!("One {round}")).await, lab.manager(&format!("Other {round}")).await);
        let path = |who: &Client| format!("/labs/{}/members/{}", lab.slug, who.id());
        let (to_other, to_one) = (path(&other), path(&one));
        let ask = || json!({ "role": "student" });
        let (first, second) = futures_util::future::join(one.put(&to_other, ask()), other.put(&to_one, ask())).await;
        // The second is refused by the count, or as the student that they are by then.
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert!(matches!(statuses, [200, 403 | 409]), "{statuses:?}: {} {}", first.text, second.text);
        let members = app.admin().get(&format!("/labs/{}/members", lab.slug)).await;
        let managers = members.expect(200)["items"].as_array().unwrap().iter().filter(|one| one["role"] == "manager");
        assert_eq!(managers.count(), 1, "{}", members.text);
    }
} }

both_engines! { a_list_may_be_written_in_the_labs_language => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    for list in [
        "ФИО;Электронная почта;Номер телефона;Роль;Язык\nАйжан;a1@example.org;;студент;русский\n",
        "Аты-жөнү;Электрондук почта;Телефон номери;Ролу;Тил\nБакыт;a2@example.org;;студент;кыргызча\n",
        "성명;전자우편;전화번호;역할;언어\n민준;a3@example.org;;학생;한국어\n",
    ] {
        let reply = import(&manager, &lab, "", list).await;
        assert_eq!(reply.expect(200)["created"], 1, "{}", reply.text);
    }
    let wrong = import(&manager, &lab, "", "ФИО;почта;роль\nАйжан;a4@example.org;директор\n").await;
    assert_eq!(wrong.expect(200)["rows"][0]["problems"][0]["code"], "not_one_of", "{}", wrong.text);
} }
