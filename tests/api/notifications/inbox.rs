//! Reading, choosing, forgetting.

use diesel::prelude::*;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::{notification_choices, notification_settings, notifications};
use ustakana::platform::jobs::Worker;
use ustakana::platform::write::Retention;

use super::*;

/// Aida has been told three things.
async fn scene(app: &App) -> (TestLab, Client, Client) {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Bek").await);
    for (from, until) in [("05:00", "06:00"), ("06:00", "07:00"), ("07:00", "08:00")] {
        book_for(&staff, &aida, machine, 1, from, until).await;
        app.later(1);
    }
    (lab, aida, staff)
}

async fn unread(client: &Client) -> i64 {
    client.get("/me/notifications?limit=1").await.expect(200)["unread"].as_i64().unwrap()
}

both_engines! { an_inbox_is_read_page_by_page_and_ticked_off_by_id_or_by_time => |app| async move {
    let (_, aida, staff) = scene(&app).await;
    let first = aida.get("/me/notifications?limit=2").await;
    assert_eq!((first.expect(200)["items"].as_array().unwrap().len(), &first.json["unread"]), (2, &json!(3)));
    assert!(first.header("link").contains("rel=\"next\""), "{}", first.header("link"));
    let next = first.json["next"].as_str().unwrap();
    let second = aida.get(&format!("/me/notifications?limit=2&cursor={next}")).await;
    assert_eq!((second.expect(200)["items"].as_array().unwrap().len(), &second.json["next"]), (1, &Value::Null));
    let all = inbox(&aida).await;
    let mut times: Vec<_> = all.iter().map(|one| one["created_at"].as_str().unwrap()).collect();
    times.reverse();
    assert!(times.is_sorted());

    let newest = json!({ "ids": [all[0]["id"]] });
    assert_eq!(staff.post("/me/notifications/read", newest.clone()).await.expect(200)["unread"], 0);
    assert_eq!(unread(&aida).await, 3, "others tick off nothing");
    assert_eq!(aida.post("/me/notifications/read", newest).await.expect(200)["unread"], 2);
    assert_eq!(aida.get("/me/notifications?unread=true").await.expect(200)["items"].as_array().unwrap().len(), 2);
    let until = json!({ "until": all[2]["created_at"] });
    assert_eq!(aida.post("/me/notifications/read", until).await.expect(200)["unread"], 1);
    assert_eq!(inbox(&aida).await[0]["read_at"], json!(at(1, "03:03")));
} }

both_engines! { bad_input_is_named_field_by_field => |app| async move {
    let aida = app.person("Aida").await;
    for (body, pointers) in [
        (json!({}), vec!["/until"]),
        (json!({ "ids": [], "until": at(1, "03:00") }), vec!["/ids"]),
        (json!({ "ids": "all", "when": 1 }), vec!["/ids", "/when"]),
    ] {
        let mut bad = aida.post("/me/notifications/read", body).await.expect_bad_fields();
        bad.sort();
        assert_eq!(bad, pointers);
    }
    for (body, pointers) in [
        (json!({ "digest": "hourly", "reminder_minutes": 90 }), vec!["/digest", "/reminder_minutes"]),
        (json!({ "groups": { "gossip": {}, "desk": { "sms": true } } }), vec!["/groups/desk/sms", "/groups/gossip"]),
        (json!({ "digest": null, "groups": { "desk": null } }), vec!["/digest", "/groups/desk"]),
        (json!({ "quiet_hours": { "from": "25:00" } }), vec!["/quiet_hours/from", "/quiet_hours/until"]),
        (json!({ "quiet_hours": { "from": "00:00", "until": "24:00" } }), vec!["/quiet_hours/until"]),
    ] {
        let mut bad = aida.patch("/me/notification-settings", "\"0\"", body.clone()).await.expect_bad_fields();
        bad.sort();
        assert_eq!(bad, pointers, "{body}");
    }
    aida.get("/me/notifications?unread=maybe").await.expect_problem(400, "invalid_parameter");
} }

both_engines! { settings_are_ones_own_and_changed_as_they_were_seen => |app| async move {
    let (aida, bek) = (app.person("Aida").await, app.person("Bek").await);
    let seen = aida.get("/me/notification-settings").await;
    assert_eq!((seen.expect(200)["digest"].as_str(), seen.state()), (Some("off"), "0"));
    assert_eq!(seen.json["groups"]["desk"], json!({ "in_app": true, "email": true }));
    assert_eq!((&seen.json["quiet_hours"], &seen.json["reminder_minutes"]), (&Value::Null, &json!(60)));
    let change = json!({ "digest": "daily", "quiet_hours": { "from": "22:00", "until": "24:00" }, "groups": { "requests": { "email": false } } });
    let changed = aida.patch("/me/notification-settings", seen.etag(), change.clone()).await;
    assert_eq!(changed.expect(200)["quiet_hours"], json!({ "from": "22:00", "until": "00:00" }));
    assert_eq!(changed.json["groups"]["requests"], json!({ "in_app": true, "email": false }));
    aida.patch("/me/notification-settings", seen.etag(), change.clone()).await.expect_problem(412, "stale");
    let same = aida.patch("/me/notification-settings", changed.etag(), change).await;
    assert_eq!((same.status, same.state()), (200, "1"), "what changes nothing is no new version");
    let back = json!({ "quiet_hours": null, "groups": { "requests": { "email": true } } });
    let back = aida.patch("/me/notification-settings", "\"1\"", back).await;
    assert_eq!((&back.expect(200)["quiet_hours"], &back.json["groups"]["requests"]["email"]), (&Value::Null, &json!(true)));
    assert_eq!(bek.get("/me/notification-settings").await.expect(200)["digest"], "off");
    aida.send(reqwest::Method::PATCH, "/me/notification-settings", &[], Some(json!({}))).await.expect_problem(428, "precondition_required");
    let export = aida.get("/me/export").await;
    assert_eq!(export.expect(200)["held"]["notification_settings"]["digest"], "daily");
} }

both_engines! { what_one_does_not_want_here_is_not_shown_and_comes_back_when_one_does => |app| async move {
    let (_, aida, _) = scene(&app).await;
    let mute = |shown: bool| json!({ "groups": { "reservations": { "in_app": shown } } });
    aida.patch("/me/notification-settings", "\"0\"", mute(false)).await.expect(200);
    assert_eq!((inbox(&aida).await.len(), unread(&aida).await), (0, 0));
    aida.patch("/me/notification-settings", "\"1\"", mute(true)).await.expect(200);
    assert_eq!((inbox(&aida).await.len(), unread(&aida).await), (3, 3));
    assert_eq!(aida.get("/me/export").await.expect(200)["held"]["notifications"].as_array().unwrap().len(), 3);
} }

both_engines! { who_is_erased_leaves_no_inbox_and_is_told_nothing_more => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Bek").await);
    book_for(&staff, &aida, machine, 10, "05:00", "06:00").await;
    aida.patch("/me/notification-settings", "\"0\"", json!({ "groups": { "desk": { "email": false } } })).await.expect(200);
    aida.post("/me/erasure", json!({})).await.expect(202);
    let id = aida.id();
    let kept = async || {
        let theirs = move |c: &mut ustakana::platform::db::Db| {
            let told: i64 = notifications::table.filter(notifications::person.eq(id)).count().get_result(c)?;
            let chosen: i64 = notification_choices::table.filter(notification_choices::person.eq(id)).count().get_result(c)?;
            let settings: i64 = notification_settings::table.filter(notification_settings::person.eq(id)).count().get_result(c)?;
            Ok::<_, Fault>((told, chosen, settings))
        };
        app.service().read(theirs).await.unwrap()
    };
    assert_eq!(kept().await, (1, 1, 1));
    app.later(7 * 24 * 60);
    app.drain_jobs().await;
    assert_eq!(kept().await, (0, 0, 0), "the reservation that is cancelled with the account is told to nobody");
} }

both_engines! { what_was_read_is_kept_for_half_a_year_and_what_was_not_for_a_year => |app| async move {
    let (_, aida, _) = scene(&app).await;
    let all = inbox(&aida).await;
    aida.post("/me/notifications/read", json!({ "ids": [all[0]["id"]] })).await.expect(200);
    let kept = async |at: &str| {
        app.at(at);
        app.drain_jobs().await;
        let count = notifications::table.filter(notifications::person.eq(aida.id())).filter(notifications::kind.eq("reservation.booked"));
        app.service().read(move |c| Ok::<_, Fault>(count.count().get_result::<i64>(c)?)).await.unwrap()
    };
    assert_eq!(kept("2027-02-27T03:00:00Z").await, 3);
    assert_eq!(kept("2027-03-02T03:00:00Z").await, 2);
    assert_eq!(kept("2027-08-31T03:00:00Z").await, 2);
    assert_eq!(kept("2027-09-03T03:00:00Z").await, 0);
} }

both_engines! { how_long_it_is_kept_is_a_setting => |app| async move {
    let (_, aida, _) = scene(&app).await;
    let all = inbox(&aida).await;
    aida.post("/me/notifications/read", json!({ "ids": [all[0]["id"]] })).await.expect(200);
    let after = async |read: i64, unread: i64, days: i64| {
        let retention = Retention { read_notifications_days: read, unread_notifications_days: unread, ..Retention::default() };
        app.later(days * 24 * 60);
        Worker::new(app.service().clone().keeping(retention), ustakana::server::jobs()).run_due().await.unwrap();
        inbox(&aida).await.iter().filter(|one| one["kind"] == "reservation.booked").count()
    };
    assert_eq!(after(2, 4, 1).await, 3);
    assert_eq!(after(9, 2, 2).await, 1, "what was read outlives what was not");
    assert_eq!(after(4, 2, 2).await, 0);
} }
