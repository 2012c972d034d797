//! What bad input gets, whatever it is sent to: a problem document, and nothing changed.

use reqwest::Method;
use serde_json::json;

use crate::app::{App, Client, Reply};

/// Places that take a JSON body, for a manager of the lab.
fn doors(lab: &str) -> Vec<(Method, String)> {
    let post = |path: String| (Method::POST, path);
    vec![
        post("/auth/login".into()),
        post("/reservations".into()),
        post("/usage-sessions".into()),
        post(format!("/labs/{lab}/machines")),
        post(format!("/labs/{lab}/closures")),
        post(format!("/labs/{lab}/equipment-requests")),
        (Method::PATCH, "/me".into()),
    ]
}

async fn send(client: &Client, (method, path): &(Method, String), media_type: &str, bytes: Vec<u8>) -> Reply {
    client.send_raw(method.clone(), path, &[("If-Match", "\"1\"")], Some((media_type, bytes))).await
}

/// How many changes the lab's audit trail holds.
async fn changes(app: &App, lab: &str) -> usize {
    let events = app.admin().get(&format!("/labs/{lab}/audit-events?limit=200")).await;
    events.expect(200)["items"].as_array().unwrap().len()
}

both_engines! { a_body_that_is_no_json_changes_nothing_wherever_it_is_sent => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let before = changes(&app, &lab.slug).await;
    for door in doors(&lab.slug) {
        for broken in [&b"{"[..], b"{\"machine\": }", b"[1, 2", b"\xef\xbb\xbf{}", b"{\"a\": \"\\ud800\"}", b"nonsense"] {
            send(&manager, &door, "application/json", broken.to_vec()).await.expect_problem(400, "malformed_json");
        }
        let reply = send(&manager, &door, "application/json", b"{\"note\": \"\xff\xfe\"}".to_vec()).await;
        assert_eq!(reply.expect_problem(400, "malformed_json")["detail"], "The body is not valid UTF-8 at byte 10.");
        send(&manager, &door, "application/json", b"{\"note\": \"a\\u0000b\"}".to_vec()).await.expect_problem(400, "malformed_json");
    }
    assert_eq!(changes(&app, &lab.slug).await, before);
} }

both_engines! { a_body_of_another_type_is_refused_and_says_which_is_taken => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    for door in doors(&lab.slug) {
        for media_type in ["text/plain", "application/xml", "application/x-www-form-urlencoded", ""] {
            let reply = send(&manager, &door, media_type, b"{}".to_vec()).await;
            assert_eq!(reply.expect_problem(415, "unsupported_media_type")["detail"], "Send the body as application/json.");
        }
    }
} }

both_engines! { a_body_over_a_mebibyte_is_refused_and_says_the_limit => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let before = changes(&app, &lab.slug).await;
    let huge = json!({ "note": "x".repeat(1024 * 1024) }).to_string().into_bytes();
    for door in doors(&lab.slug) {
        let reply = send(&manager, &door, "application/json", huge.clone()).await;
        assert_eq!(reply.expect_problem(413, "too_large")["max_bytes"], 1024 * 1024);
    }
    let path = format!("/labs/{}/machine-imports", lab.slug);
    let rows = "make,model\n".bytes().chain("Prusa,MK4\n".bytes().cycle().take(1024 * 1024)).collect();
    send(&manager, &(Method::POST, path), "text/csv", rows).await.expect_problem(413, "too_large");
    assert_eq!(changes(&app, &lab.slug).await, before);
} }

both_engines! { a_body_nested_without_end_is_refused => |app| async move {
    let lab = app.lab().await;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes();
    for door in doors(&lab.slug) {
        let reply = send(&app.admin(), &door, "application/json", deep.clone()).await;
        reply.expect_problem(400, "malformed_json");
    }
} }

both_engines! { a_field_that_an_action_does_not_have_is_named => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("aida").await;
    let body = json!({ "machine": machine, "starts_at": "2026-09-01T04:00:00Z", "ends_at": "2026-09-01T05:00:00Z" });
    let reservation = aida.post("/reservations", body).await;
    let path = format!("/reservations/{}/approve", reservation.id());
    let reply = lab.manager("Meerim").await.post(&path, json!({ "note": "Good", "a/b": 1 })).await;
    assert_eq!(reply.expect_bad_fields(), ["/a~1b", "/note"]);
    assert_eq!(reply.json["errors"][1]["code"], "unknown_field");
} }
