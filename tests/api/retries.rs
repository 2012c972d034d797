//! A client on a bad line may send a POST again: the key decides.

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};
use serde_json::json;
use ustakana::platform::db::DatabaseUrl;

use crate::app::Reply;

fn class(name: &str) -> serde_json::Value {
    json!({ "name": name })
}

fn id(reply: &Reply) -> String {
    reply.expect(201)["id"].as_str().unwrap().to_owned()
}

both_engines! { a_key_is_remembered_for_a_day => |app| async move {
    let lab = app.lab().await;
    let (manager, path) = (lab.manager("Meerim").await, format!("/labs/{}/machine-classes", lab.slug));
    let first = id(&manager.post_once(&path, "one", class("Lasers")).await);
    app.later(24 * 60 - 1);
    assert_eq!(id(&manager.post_once(&path, "one", class("Lasers")).await), first);
    manager.post_once(&path, "one", class("Mills")).await.expect_problem(422, "idempotency_key_reused");
    app.later(2);
    assert_ne!(id(&manager.post_once(&path, "one", class("Mills")).await), first);
} }

both_engines! { a_key_is_ones_own_and_of_one_place => |app| async move {
    let lab = app.lab().await;
    let path = format!("/labs/{}/machine-classes", lab.slug);
    let (meerim, nurlan) = (lab.manager("Meerim").await, lab.manager("Nurlan").await);
    let hers = id(&meerim.post_once(&path, "one", class("Lasers")).await);
    assert_ne!(id(&nurlan.post_once(&path, "one", class("Mills")).await), hers);
    let elsewhere = meerim.post_once(&format!("/labs/{}/qualifications", lab.slug), "one", class("Laser")).await;
    assert_ne!(id(&elsewhere), hers);
} }

both_engines! { a_refusal_is_not_remembered => |app| async move {
    let lab = app.lab().await;
    let (machine, aida) = (lab.machine(json!({})).await, lab.student("Aida").await);
    let wish = json!({ "machine": machine, "starts_at": "2026-09-01T05:00:00Z", "ends_at": "2026-09-01T06:00:00Z" });
    let bek = lab.student("Bek").await;
    let taken = bek.post("/reservations", wish.clone()).await;
    aida.post_once("/reservations", "one", wish.clone()).await.expect_problem(409, "slot_taken");
    bek.post(&format!("/reservations/{}/cancel", id(&taken)), json!({})).await.expect(200);
    aida.post_once("/reservations", "one", wish).await.expect(201);
} }

both_engines! { a_twin_that_still_runs_is_waited_for_and_then_told_of => |app| async move {
    let lab = app.lab().await;
    let (manager, path) = (lab.manager("Meerim").await, format!("/labs/{}/machine-classes", lab.slug));
    // SQLite has one writer: there a twin is always over.
    let DatabaseUrl::Postgres(url) = app.database_url() else { return };
    let mut twin = PgConnection::establish(url).unwrap();
    let insert = format!(
        "BEGIN; INSERT INTO idempotency_keys (actor, method, path, key, fingerprint, status, headers, body, created_at) \
         VALUES ('{}', 'POST', '/api/v1{path}', 'one', '', 0, 'null', '', '2026-09-01T03:00:00Z')",
        manager.id()
    );
    twin.batch_execute(&insert).unwrap();
    let reply = manager.post_once(&path, "one", class("Lasers")).await;
    assert_eq!(reply.expect_problem(409, "idempotency_in_progress")["retry_after_seconds"], 1);
    twin.batch_execute("ROLLBACK").unwrap();
    manager.post_once(&path, "one", class("Lasers")).await.expect(201);
} }
