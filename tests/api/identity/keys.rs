use diesel::prelude::*;
use sha2::{Digest, Sha256};
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::devices;
use ustakana::platform::values::{Id, Instant};
use ustakana::platform::write::{Call, Event};

use crate::app::{App, Client};

async fn make_key(app: &App, lab: Id, machine: Id, key: &str, expires_at: Option<Instant>) -> Id {
    let hash = Sha256::digest(key).to_vec();
    let insert = move |w: &mut ustakana::platform::write::Write<'_>| {
        let id = w.new_id();
        let row = (
            devices::id.eq(id),
            devices::lab.eq(lab),
            devices::machine.eq(machine),
            devices::name.eq("Plug"),
            devices::key_hash.eq(&hash),
            devices::created_at.eq(w.now),
            devices::expires_at.eq(expires_at),
        );
        diesel::insert_into(devices::table).values(row).execute(w.c)?;
        Ok::<_, Fault>(id)
    };
    app.service().write(Call::service("test"), insert).await.unwrap()
}

both_engines! { a_device_is_known_by_its_key_and_is_no_person => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(serde_json::json!({})).await;
    make_key(&app, lab.id, machine, "uk_first", None).await;
    let device = Client::with_bearer(&app, "uk_first");
    device.get("/me").await.expect_problem(403, "not_allowed");
    device.get(&format!("/labs/{}/audit-events", lab.id)).await.expect_problem(403, "not_allowed");
    Client::with_bearer(&app, "uk_other").get("/me").await.expect_problem(401, "invalid_token");
} }

both_engines! { a_revoked_or_expired_key_is_refused => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(serde_json::json!({})).await;
    let id = make_key(&app, lab.id, machine, "uk_first", None).await;
    let ends = "2026-09-01T04:00:00Z".parse().unwrap();
    make_key(&app, lab.id, machine, "uk_second", Some(ends)).await;
    let (first, second) = (Client::with_bearer(&app, "uk_first"), Client::with_bearer(&app, "uk_second"));
    first.get("/me").await.expect_problem(403, "not_allowed");
    second.get("/me").await.expect_problem(403, "not_allowed");
    app.at("2026-09-01T04:00:00Z");
    second.get("/me").await.expect_problem(401, "invalid_token");
    let revoke = move |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::update(devices::table.find(id)).set(devices::revoked_at.eq(w.now)).execute(w.c)?;
        w.emit(Event::new("device.revoked", "device", id));
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), revoke).await.unwrap();
    first.get("/me").await.expect_problem(401, "invalid_token");
} }
