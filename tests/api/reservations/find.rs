use super::*;

fn found(reply: &Reply) -> Vec<Value> {
    reply.expect(200)["items"].as_array().unwrap().clone()
}

both_engines! { a_search_for_a_time_finds_the_machines_that_can_be_booked_then => |app| async move {
    let lab = app.lab().await;
    let (one, two) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    lab.machine(json!({ "policy": { "max_minutes": 30 } })).await;
    let aida = lab.student("Aida").await;
    booked(&aida, &one, 1, "05:00", "06:00").await;
    let path = format!("/labs/{}/free-machines", lab.slug);
    let at_five = format!("{path}?starts_at={}&ends_at={}", at(1, "05:00"), at(1, "06:00"));
    let items = found(&app.anonymous().get(&at_five).await);
    assert_eq!(items.iter().map(|item| item["machine"].clone()).collect::<Vec<_>>(), [json!(two)]);
    let lasting = found(&aida.get(&format!("{path}?duration_minutes=60&machine={one}&from={}", at(1, "04:30"))).await);
    assert_eq!(lasting[0]["gaps"][0], json!({ "starts_at": at(1, "06:00"), "ends_at": at(1, "07:00") }));
    for bad in ["starts_at=2026-09-01T05:00:00Z", "duration_minutes=0", "process=magic", "colour=red"] {
        aida.get(&format!("{path}?{bad}")).await.expect_problem(400, "invalid_parameter");
    }
} }

both_engines! { a_search_says_which_machines_the_asker_may_use_and_shows_those_first => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let guarded = lab.machine(json!({ "policy": { "requires_qualification": laser } })).await;
    let open = lab.machine(json!({})).await;
    let path = format!("/labs/{}/free-machines?starts_at={}&ends_at={}", lab.slug, at(1, "05:00"), at(1, "06:00"));
    let told = |reply: Reply| {
        let one = |item: &serde_json::Value| json!([item["machine"], item["usable"], item["refusals"]]);
        found(&reply).iter().map(one).collect::<Vec<_>>()
    };
    let same = |told: Vec<serde_json::Value>, usable: serde_json::Value, refusals: &[&str]| {
        assert_eq!(told.len(), 2);
        assert!([guarded, open].iter().all(|machine| told.contains(&json!([machine, usable, refusals]))), "{told:?}");
    };
    same(told(app.anonymous().get(&path).await), json!(null), &[]);
    assert_eq!(told(aida.get(&path).await), [json!([open, true, []]), json!([guarded, false, ["not_qualified"]])]);
    manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await.expect(201);
    same(told(aida.get(&path).await), json!(true), &[]);
    let until = json!({ "role": "student", "suspended_until": at(2, "05:00") });
    manager.put(&format!("/labs/{}/members/{}", lab.slug, aida.id()), until).await.expect(200);
    same(told(aida.get(&path).await), json!(false), &["suspended"]);
} }

both_engines! { the_catalogue_is_narrowed_by_free_time_and_by_training => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let (open, guarded) = (lab.machine(json!({})).await, lab.machine(json!({ "policy": { "requires_qualification": laser } })).await);
    let ids = |reply: Reply| found(&reply).iter().map(|item| item["id"].clone()).collect::<Vec<_>>();
    let path = format!("/labs/{}/machines", lab.slug);
    assert_eq!(ids(aida.get(&path).await).len(), 2);
    assert_eq!(ids(aida.get(&format!("{path}?qualified=true")).await), [json!(open)]);
    app.anonymous().get(&format!("{path}?qualified=true")).await.expect_problem(401, "not_signed_in");
    manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await.expect(201);
    assert_eq!(ids(aida.get(&format!("{path}?qualified=true")).await).len(), 2);
    booked(&aida, &open, 1, "05:00", "06:00").await;
    let free = format!("{path}?free_from={}&free_until={}", at(1, "05:30"), at(1, "06:30"));
    assert_eq!(ids(app.anonymous().get(&free).await), [json!(guarded)]);
    let closed = format!("{path}?free_from={}&free_until={}", at(1, "11:30"), at(1, "12:30"));
    assert!(ids(app.anonymous().get(&closed).await).is_empty());
    // Pages of what passes, each machine once.
    let page = aida.get(&format!("{path}?qualified=true&limit=1")).await;
    let next = page.expect(200)["next"].as_str().unwrap().to_owned();
    let rest = aida.get(&format!("{path}?qualified=true&limit=1&cursor={next}")).await;
    assert_eq!(rest.expect(200)["next"], json!(null));
    let mut both = [ids(page), ids(rest)].concat();
    both.sort_by_key(|id| *id != json!(open));
    assert_eq!(both, [json!(open), json!(guarded)]);
    aida.get(&format!("{path}?free_from={}", at(1, "05:30"))).await.expect_problem(400, "invalid_parameter");
} }

both_engines! { a_search_that_finds_nothing_is_unmet_need_of_a_signed_in_person => |app| async move {
    let lab = app.lab().await;
    lab.machine(json!({})).await;
    let path = format!("/labs/{}/free-machines?process=PBF&material_class=metal&duration_minutes=90", lab.slug);
    assert!(found(&app.anonymous().get(&path).await).is_empty());
    assert!(demand(&app, &lab.slug).await.is_empty());
    assert!(found(&lab.student("Aida").await.get(&path).await).is_empty());
    assert_eq!(demand(&app, &lab.slug).await, [("empty_search".to_owned(), 90)]);
} }

both_engines! { one_search_for_a_day_is_one_need_by_whichever_of_its_questions => |app| async move {
    let lab = app.lab().await;
    lab.machine(json!({})).await;
    let (aida, path) = (lab.student("Aida").await, format!("/labs/{}", lab.slug));
    let able = "process=PBF&material_class=metal";
    let (from, until) = (at(3, "04:00"), at(3, "05:30"));
    let (day, _) = from.split_once('T').unwrap();
    let span = format!("starts_at={from}&ends_at={until}");
    assert!(found(&aida.get(&format!("{path}/free-machines?{able}&{span}")).await).is_empty());
    aida.get(&format!("{path}/machines?{able}&wanted_on={day}")).await.expect(200);
    assert_eq!(demand(&app, &lab.slug).await, [("empty_search".to_owned(), 90)]);
    // A day that has passed is a slip.
    aida.get(&format!("{path}/machines?{able}&wanted_on=2020-01-01")).await.expect(200);
    assert_eq!(demand(&app, &lab.slug).await, [("empty_search".to_owned(), 90)]);
} }

both_engines! { a_catalogue_search_that_finds_nothing_is_unmet_need_too => |app| async move {
    let lab = app.lab().await;
    lab.machine(json!({})).await;
    let path = format!("/labs/{}/machines?process=PBF&material_class=metal", lab.slug);
    for client in [app.anonymous(), lab.student("Aida").await] {
        assert_eq!(client.get(&path).await.expect(200)["items"], json!([]));
    }
    assert_eq!(demand(&app, &lab.slug).await, [("empty_search".to_owned(), 60)]);
    // However it is narrowed.
    let path = format!("/labs/{}/machines?process=DED&status=in_service&q=", lab.slug);
    assert_eq!(lab.student("Bek").await.get(&path).await.expect(200)["items"], json!([]));
    assert_eq!(demand(&app, &lab.slug).await.len(), 2);
} }
