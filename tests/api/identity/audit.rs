use diesel::prelude::*;
use serde_json::json;
use ustakana::platform::db::Fault;
use ustakana::platform::db::Json;
use ustakana::platform::db::schema::audit_events;

use super::{bearer, login};
use crate::app::{App, PASSWORD};

async fn events(app: &App) -> Vec<(String, String)> {
    app.service()
        .read(|c| {
            let rows: Vec<(String, Option<Json>, Option<Json>)> = audit_events::table
                .order(audit_events::id.asc())
                .select((audit_events::action, audit_events::before, audit_events::after))
                .load(c)
                .map_err(Fault::from)?;
            Ok::<_, Fault>(rows)
        })
        .await
        .unwrap()
        .into_iter()
        .map(|(action, before, after)| (action, format!("{before:?} {after:?}")))
        .collect()
}

both_engines! { what_happens_to_an_account_is_kept_without_personal_values => |app| async move {
    app.person("aida").await;
    app.later(1);
    let wrong = json!({ "email": "aida@example.org", "password": "three grey kettles" });
    app.anonymous().post("/auth/login", wrong).await.expect(401);
    app.later(1);
    app.anonymous().post("/auth/login", json!({ "email": "nobody@example.org", "password": "x" })).await.expect(401);
    app.later(1);
    let tokens = login(&app, "aida@example.org").await;
    app.later(1);
    let body = json!({ "current_password": PASSWORD, "new_password": "seven slow tractors" });
    bearer(&app, &tokens).post("/auth/password/change", body).await.expect(204);
    app.later(1);
    bearer(&app, &tokens).post("/auth/logout", json!({})).await.expect(204);
    let found = events(&app).await;
    let actions: Vec<_> = found.iter().map(|(action, _)| action.as_str()).collect();
    assert_eq!(actions, [
        "person.registered", "person.registered", "person.sign_in_failed", "person.sign_in_failed", "person.signed_in",
        "person.password_changed", "person.sessions_revoked",
    ]);
    for (action, states) in &found {
        let text = states.to_lowercase();
        for personal in ["aida", "nobody", "example.org", "kettles", "tractors"] {
            assert!(!text.contains(personal), "{action}: {states}");
        }
    }
} }

both_engines! { ending_a_stolen_family_is_kept_although_the_answer_is_a_refusal => |app| async move {
    app.person("aida").await;
    let tokens = login(&app, "aida@example.org").await;
    let body = json!({ "refresh_token": tokens["refresh_token"] });
    app.anonymous().post("/auth/refresh", body.clone()).await.expect(200);
    app.later(1);
    app.anonymous().post("/auth/refresh", body).await.expect(401);
    let found = events(&app).await;
    let (action, states) = found.last().unwrap();
    assert_eq!(action, "person.sessions_revoked");
    assert!(states.contains("reuse"), "{states}");
} }

both_engines! { an_unknown_action_in_the_audit_filter_is_answered_with_those_there_are => |app| async move {
    let lab = app.lab().await;
    let path = format!("/labs/{}/audit-events?action=", lab.slug);
    let reply = app.admin().get(&format!("{path}reservation.creatd")).await;
    reply.expect_problem(400, "invalid_parameter");
    assert!(reply.text.contains("reservation.created") && reply.text.contains("action"), "{}", reply.text);
    app.admin().get(&format!("{path}reservation.created")).await.expect(200);
} }

both_engines! { the_audit_is_found_by_who_did_it_to_what_of_which_kind_and_when => |app| async move {
    let lab = app.lab().await;
    let (manager, timur) = (lab.manager("Meerim").await, lab.manager("Timur").await);
    let (one, other) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let began = app.now();
    let mut times = Vec::new();
    for (who, machine) in [(&timur, one), (&manager, one), (&manager, other)] {
        app.later(10);
        times.push(app.now());
        let status = json!({ "status": "degraded", "reason": "The fan rattles" });
        who.post(&format!("/machines/{machine}/status"), status).await.expect(200);
        let back = json!({ "status": "in_service", "reason": "Oiled" });
        who.post(&format!("/machines/{machine}/status"), back).await.expect(200);
    }
    let found = async |query: &str| {
        let path = format!("/labs/{}/audit-events?action=machine.status_changed&{query}", lab.slug);
        let page = manager.get(&path).await;
        page.expect(200)["items"].as_array().unwrap().len()
    };
    assert_eq!(found(&format!("from={began}")).await, 6);
    assert_eq!((found(&format!("actor={}", timur.id())).await, found(&format!("actor={}", manager.id())).await), (2, 4));
    assert_eq!((found(&format!("subject={one}")).await, found(&format!("subject_type=machine&subject={other}")).await), (4, 2));
    assert_eq!(found("subject_type=reservation").await, 0);
    // Its start belongs to a span of time, its end does not.
    assert_eq!(found(&format!("from={}&until={}", times[1], times[2])).await, 2);
    assert_eq!(found(&format!("actor={}&from={}", timur.id(), times[1])).await, 0);
    assert_eq!(found(&format!("until={began}")).await, 0);
    let never = manager.get(&format!("/labs/{}/audit-events?from=yesterday", lab.slug)).await;
    never.expect_problem(400, "invalid_parameter");
} }

both_engines! { the_audit_is_exported_as_a_file_of_all_that_the_filter_lets_through => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let machine = lab.machine(json!({})).await;
    // More than one block, with a reason that a spreadsheet would take for a formula.
    for number in 0..260 {
        for status in ["degraded", "in_service"] {
            let reason = format!("=SUM({number};\"1\")");
            manager.post(&format!("/machines/{machine}/status"), json!({ "status": status, "reason": reason })).await;
        }
        app.later(1);
    }
    let path = format!("/labs/{}/audit-events?subject={machine}&action=machine.status_changed", lab.slug);
    let reply = manager.get(&format!("{path}&format=csv")).await;
    reply.expect(200);
    assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
    let mut file = csv::Reader::from_reader(reply.text.as_bytes());
    assert_eq!(file.headers().unwrap().get(0), Some("at"));
    let rows: Vec<csv::StringRecord> = file.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows.len(), 520);
    assert!(rows.iter().is_sorted_by(|one, next| one[0] >= next[0]));
    assert!(rows.iter().all(|row| row[10].starts_with("'=SUM(") && &row[4] == "Person Meerim"), "{:?}", rows[0]);
    let page = manager.get(&format!("{path}&limit=1")).await;
    let newest = &page.expect(200)["items"][0];
    assert_eq!((&rows[0][0], &rows[0][11]), (newest["at"].as_str().unwrap(), newest["request_id"].as_str().unwrap()));
    assert_eq!(rows[0][8].parse::<serde_json::Value>().unwrap(), newest["before"]);
    lab.student("Aida").await.get(&format!("{path}&format=csv")).await.expect_problem(403, "not_allowed");
} }
