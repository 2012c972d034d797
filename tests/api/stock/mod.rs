//! Items, the ledger, and what is done with them.

mod costs;
mod filaments;
mod files;
mod items;
mod materials;
mod movements;
mod orders;
mod takes;

use serde_json::{Value, json};

use crate::app::{Client, Reply, TestLab};

/// An item in gram unless `overrides` say otherwise.
async fn item(staff: &Client, lab: &TestLab, overrides: Value) -> String {
    let mut body =
        json!({ "name": { "en": format!("Thing {}", lab.app.next()) }, "category": "filament", "unit": "gram" });
    for (field, value) in overrides.as_object().unwrap() {
        body[field] = value.clone();
    }
    let made = staff.post(&format!("/labs/{}/stock-items", lab.slug), body).await;
    made.expect(201)["id"].as_str().unwrap().to_owned()
}

async fn moved(staff: &Client, item: &str, body: Value) -> Reply {
    staff.post(&format!("/stock-items/{item}/movements"), body).await
}

async fn received(staff: &Client, item: &str, quantity: f64) {
    moved(staff, item, json!({ "kind": "receipt", "quantity": quantity })).await.expect(201);
}

async fn balance(of: &Client, item: &str) -> Value {
    of.get(&format!("/stock-items/{item}")).await.expect(200)["balance"].clone()
}
