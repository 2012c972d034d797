//! The sealed audit trail. Tests are named after what somebody with the database in their hands tries.

mod attacks;
mod chain;
mod intruder;

pub use intruder::Intruder;

use diesel::prelude::*;
use serde_json::{Value, json};
use ustakana::features::audit::{self, Kind, Verification};
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::audit_batch_events;
use ustakana::platform::values::Id;

use crate::app::App;

pub async fn seal(app: &App) -> usize {
    audit::seal(app.service(), app.auth()).await.unwrap()
}

async fn verified(app: &App) -> Verification {
    audit::verify(app.service(), Some(app.auth().secret()), None).await.unwrap()
}

/// What was found, without the details.
async fn kinds(app: &App) -> Vec<Kind> {
    verified(app).await.findings.kept().iter().map(|finding| finding.kind).collect()
}

/// The sealed events by batch, each in its order.
async fn sealed(app: &App) -> Vec<(i64, Id)> {
    let read = |c: &mut _| {
        let all = audit_batch_events::table.order((audit_batch_events::batch, audit_batch_events::position));
        Ok::<_, Fault>(all.select((audit_batch_events::batch, audit_batch_events::event)).load(c)?)
    };
    app.service().read(read).await.unwrap()
}

/// Three sealed batches with several events in each.
async fn three_batches(app: &App) -> Vec<(i64, Id)> {
    for batch in 1..=3 {
        for _ in 0..3 {
            app.person(&format!("Member {}", app.next())).await;
        }
        app.later(1);
        assert!(seal(app).await >= 3, "batch {batch}");
    }
    assert_eq!(kinds(app).await, []);
    sealed(app).await
}

/// `GET /audit/verification` by the administrator.
async fn asked(app: &App) -> Value {
    app.admin().get("/audit/verification").await.expect(200).clone()
}

/// The machine's status changed, with a reason.
async fn with_reason(app: &App) -> Id {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let body = json!({ "status": "out_of_service", "reason": "The nozzle broke" });
    app.admin().post(&format!("/machines/{machine}/status"), body).await.expect(200);
    machine
}
