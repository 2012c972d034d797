//! The condition of machines: incidents, work orders, maintenance plans, attention, over HTTP, on both engines.

mod attention;
mod incidents;
mod orders;
mod plans;
mod race;
mod reliability;

use serde_json::{Value, json};
use ustakana::platform::values::Id;

use crate::app::{Client, Reply};

/// The lab is open Monday to Friday, 03:00 to 12:00 UTC. It is Tuesday the 1st, 03:00.
fn at(day: u32, time: &str) -> String {
    format!("2026-09-{day:02}T{time}:00Z")
}

fn span(machine: &Id, day: u32, from: &str, until: &str) -> Value {
    json!({ "machine": machine, "starts_at": at(day, from), "ends_at": at(day, until) })
}

async fn book(client: &Client, machine: &Id, day: u32, from: &str, until: &str) -> Reply {
    client.post("/reservations", span(machine, day, from, until)).await
}

async fn report(client: &Client, machine: &Id, severity: &str) -> Reply {
    let fault = json!({ "machine": machine, "severity": severity, "description": "It smells of smoke" });
    client.post("/incidents", fault).await
}

/// Planned work, with its times.
fn work(machine: &Id, day: u32, from: &str, until: &str) -> Value {
    let mut body = span(machine, day, from, until);
    body["title"] = json!("New belts");
    body["planned"] = json!(true);
    body
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

async fn shown_status(client: &Client, machine: &Id) -> Value {
    client.get(&format!("/machines/{machine}")).await.expect(200)["status"].clone()
}

/// A past session, recorded by staff.
async fn used(staff: &Client, machine: &Id, member: Id, from: &str, until: &str) {
    let body = json!({
        "machine": machine, "member": member, "outcome": "success", "started_at": from, "ended_at": until,
    });
    staff.post("/usage-sessions", body).await.expect(201);
}
