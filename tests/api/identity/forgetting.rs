//! What has ended is cleared away by itself, also of those who never come back.

use diesel::prelude::*;
use serde_json::json;
use ustakana::platform::db::schema::{idempotency_keys, known_places, one_time_codes, refresh_tokens, web_sessions};
use ustakana::platform::db::{Db, DbResult, Fault, Json};
use ustakana::platform::values::Id;
use ustakana::platform::write::Call;
use ustakana::server;

use super::login;
use crate::app::{App, PASSWORD};

async fn begin(app: &App) {
    app.service().write(Call::service("heartbeat"), |w| server::begin(w, "node")).await.unwrap();
}

/// Answers for retries, refresh tokens, web sessions, codes, places.
fn counts(c: &mut Db) -> DbResult<[i64; 5]> {
    Ok([
        idempotency_keys::table.count().get_result(c)?,
        refresh_tokens::table.count().get_result(c)?,
        web_sessions::table.count().get_result(c)?,
        one_time_codes::table.count().get_result(c)?,
        known_places::table.count().get_result(c)?,
    ])
}

async fn kept_at(app: &App, at: &str) -> [i64; 5] {
    app.at(at);
    app.drain_jobs().await;
    app.service().read(counts).await.unwrap()
}

both_engines! { what_has_ended_goes_of_those_too_who_never_come_back => |app| async move {
    begin(&app).await;
    let aida = app.person("aida").await;
    app.anonymous().post("/auth/session", json!({ "email": aida.email(), "password": PASSWORD })).await.expect(200);
    login(&app, aida.email()).await;
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    manager.post_once(&format!("/labs/{}/machine-classes", lab.slug), "one", json!({ "name": "Lasers" })).await.expect(201);
    let bek = lab.student("bek").await;
    let code = format!("/labs/{}/members/{}/reset-code", lab.slug, bek.id());
    app.admin().post(&code, json!({ "reason": "Forgot it" })).await;
    let first = kept_at(&app, "2026-09-02T02:59:00Z").await;
    assert!(first.iter().all(|rows| *rows > 0), "{first:?}");
    // Another node that starts, or this one again, neither plans it twice nor puts it off.
    begin(&app).await;
    let [answers, tokens, sessions, ..] = kept_at(&app, "2026-09-02T04:00:00Z").await;
    assert_eq!((answers, tokens, sessions), (0, first[1], first[2]));
    let [_, tokens, sessions, _, places] = kept_at(&app, "2026-10-01T23:00:00Z").await;
    assert_eq!((tokens, sessions, places), (first[1], first[2], first[4]), "ended less than a day ago");
    let [_, tokens, sessions, codes, places] = kept_at(&app, "2026-10-02T05:00:00Z").await;
    assert_eq!((tokens, sessions, codes, places), (0, 0, 0, first[4]));
    assert_eq!(kept_at(&app, "2026-11-30T02:00:00Z").await[4], first[4]);
    assert_eq!(kept_at(&app, "2026-11-30T05:00:00Z").await, [0; 5]);
} }

both_engines! { much_that_has_ended_goes_part_by_part => |app| async move {
    begin(&app).await;
    app.service().write(Call::service("test"), |w| {
        for second in 0..1500 {
            let row = (
                idempotency_keys::actor.eq(Id::new(w.now)),
                idempotency_keys::method.eq("POST"),
                idempotency_keys::path.eq("/"),
                idempotency_keys::key.eq("one"),
                idempotency_keys::fingerprint.eq(Vec::<u8>::new()),
                idempotency_keys::status.eq(201),
                idempotency_keys::headers.eq(Json(json!([]))),
                idempotency_keys::body.eq(""),
                idempotency_keys::created_at.eq(w.now.plus_seconds(second)),
            );
            diesel::insert_into(idempotency_keys::table).values(row).execute(w.c)?;
        }
        Ok::<_, Fault>(())
    }).await.unwrap();
    assert_eq!(kept_at(&app, "2026-09-03T03:00:00Z").await[0], 500);
    assert_eq!(kept_at(&app, "2026-09-03T03:00:01Z").await[0], 0);
} }
