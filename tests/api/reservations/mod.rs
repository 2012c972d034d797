//! Booking a machine's time: the rules of booking sentence by sentence, over HTTP, on both engines.

mod availability;
mod blackouts;
mod book;
mod change;
mod decide;
mod due;
mod find;
mod race;
mod refusals;

use serde_json::{Value, json};
use ustakana::platform::values::Id;

use crate::app::{App, Client, Reply};

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

/// Books and answers the path of the reservation.
async fn booked(client: &Client, machine: &Id, day: u32, from: &str, until: &str) -> String {
    path(&book(client, machine, day, from, until).await)
}

#[track_caller]
fn path(made: &Reply) -> String {
    made.expect(201);
    format!("/reservations/{}", made.id())
}

async fn status(client: &Client, path: &str) -> String {
    client.get(path).await.expect(200)["status"].as_str().unwrap().to_owned()
}

fn codes(problem: &Value) -> Vec<&str> {
    problem["refusals"].as_array().unwrap().iter().map(|refusal| refusal["code"].as_str().unwrap()).collect()
}

/// The kinds of unmet need that the lab keeps.
async fn demand(app: &App, lab: &str) -> Vec<(String, i64)> {
    let found = app.admin().get(&format!("/labs/{lab}/demand-signals")).await;
    let items = found.expect(200)["items"].as_array().unwrap().clone();
    items.iter().map(|one| (one["kind"].as_str().unwrap().to_owned(), one["minutes"].as_i64().unwrap())).collect()
}

async fn actions(app: &App, lab: &str) -> Vec<Value> {
    let found = app.admin().get(&format!("/labs/{lab}/audit-events?limit=200")).await;
    found.expect(200)["items"].as_array().unwrap().clone()
}
