//! The inbox: who is told what, and how they want to be told.

mod inbox;
mod letters;
mod news;
mod staff;

use serde_json::{Value, json};
use ustakana::platform::values::Id;

use crate::app::{App, Client, Reply, TestLab};

/// The lab is open Monday to Friday, 03:00 to 12:00 UTC. It is Tuesday the 1st, 03:00.
fn at(day: u32, time: &str) -> String {
    format!("2026-09-{day:02}T{time}:00Z")
}

fn span(machine: Id, day: u32, from: &str, until: &str) -> Value {
    json!({ "machine": machine, "starts_at": at(day, from), "ends_at": at(day, until) })
}

async fn book(client: &Client, machine: Id, day: u32, from: &str, until: &str) -> Reply {
    let reply = client.post("/reservations", span(machine, day, from, until)).await;
    reply.expect(201);
    reply
}

async fn book_for(staff: &Client, member: &Client, machine: Id, day: u32, from: &str, until: &str) -> Reply {
    let mut body = span(machine, day, from, until);
    body["member"] = json!(member.id());
    let reply = staff.post("/reservations", body).await;
    reply.expect(201);
    reply
}

/// What stands in somebody's inbox, the newest first.
async fn inbox(client: &Client) -> Vec<Value> {
    client.get("/me/notifications").await.expect(200)["items"].as_array().unwrap().clone()
}

async fn kinds(client: &Client) -> Vec<String> {
    inbox(client).await.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
}

/// The newest, which is of that kind.
#[track_caller]
fn newest<'a>(inbox: &'a [Value], kind: &str) -> &'a Value {
    let first = inbox.first().unwrap_or_else(|| panic!("no {kind}: the inbox is empty"));
    assert_eq!(first["kind"], kind, "{inbox:?}");
    first
}

async fn made(client: &Client, path: &str, body: Value) -> Reply {
    let reply = client.post(path, body).await;
    reply.expect(201);
    reply
}

async fn at_the_desk(app: &App) -> TestLab {
    TestLab::create_with(app, json!({ "registration": "desk" })).await
}
