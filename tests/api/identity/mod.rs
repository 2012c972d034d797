//! People, passwords, tokens, cookies and keys. Security tests are named after the attack they try.

mod accounts;
mod api_keys;
mod audit;
mod codes;
mod consents;
mod cookies;
mod erasure;
mod forgetting;
mod keys;
mod limits;
pub mod mail;
mod me;
mod passwords;
mod rotation;
mod setup;
mod tokens;

use serde_json::{Value, json};

use crate::app::{App, Client, PASSWORD};

/// Signs in by e-mail; the body of the answer.
async fn login(app: &App, email: &str) -> Value {
    let reply = app.anonymous().post("/auth/login", json!({ "email": email, "password": PASSWORD })).await;
    reply.expect(200).clone()
}

fn bearer(app: &App, tokens: &Value) -> Client {
    Client::with_bearer(app, tokens["access_token"].as_str().unwrap())
}
