//! The answers that the contract shows as examples are real ones. `RECORD_EXAMPLES=1 cargo nextest run examples` writes
//! them anew to `openapi/examples.json`, with made-up ids, names and secrets.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use ustakana::platform::db::Engine;
use ustakana::platform::values::Id;

use crate::app::{App, PASSWORD};
use crate::permissions::world::{Operation, Who, World, operations};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/examples.json");

/// By operation and status.
type Examples = BTreeMap<String, BTreeMap<String, Value>>;

/// One walk of the world for each role that sees something else, twice for what answers otherwise when it is repeated.
async fn record(app: &App) -> Examples {
    let operations = operations(&ustakana::server::document());
    let mut found = Examples::new();
    for who in [Who::Owner, Who::Student, Who::Manager, Who::Outsider, Who::Admin] {
        let world = World::furnish(app).await;
        let client = world.enter(who).await;
        for operation in &operations {
            let mut variants = vec![world.call(&client, operation).await, world.call(&client, operation).await];
            if let Some(made) = for_good(operation) {
                variants.push(world.call(&client, &made).await);
            }
            for reply in variants.into_iter().filter(|reply| reply.status < 300 && !reply.json.is_null()) {
                let of_operation = found.entry(operation.id.clone()).or_default();
                of_operation.entry(reply.status.to_string()).or_insert(reply.json);
            }
        }
    }
    signed_in(app, &mut found).await;
    found
}

/// The same without its dry run, or at another time, or for another purpose.
fn for_good(operation: &Operation) -> Option<Operation> {
    let mut made = operation.clone();
    let (_, body) = made.body.as_mut()?;
    match made.id.as_str() {
        "set_opening_hours" => body["dry_run"] = json!(false),
        "create_closure" => body["dry_run"] = json!(true),
        // A day that nothing else of the walk takes.
        "create_blackout" => {
            (body["starts_at"], body["ends_at"]) = (json!("2026-09-19T04:00:00Z"), json!("2026-09-19T06:00:00Z"));
        }
        // The walk's minor has the other consent already.
        "give_guardian_consent" => body["purpose"] = json!("photographs"),
        "step_equipment_request" => *body = json!({ "to": "withdrawn", "reason": "Another one asks for the same." }),
        _ => return None,
    }
    Some(made)
}

async fn signed_in(app: &App, found: &mut Examples) {
    let person = app.person(&format!("Someone {}", app.next())).await;
    let credentials = json!({ "email": person.email(), "password": PASSWORD });
    let tokens = app.anonymous().post("/auth/login", credentials.clone()).await;
    let refresh = json!({ "refresh_token": tokens.expect(200)["refresh_token"] });
    let refreshed = app.anonymous().post("/auth/refresh", refresh).await;
    let browser = app.anonymous().header("Sec-Fetch-Site", "same-origin");
    let session = browser.post("/auth/session", credentials).await;
    for (operation, reply) in [("login", tokens), ("refresh", refreshed), ("open_session", session)] {
        found.entry(operation.into()).or_default().insert("200".into(), reply.expect(200).clone());
    }
    // Who waits at the desk is confirmed.
    let desk = crate::app::TestLab::create_with(app, json!({ "registration": "desk" })).await;
    person.post(&format!("/labs/{}/join", desk.slug), json!({})).await.expect(201);
    let path = format!("/labs/{}/members/{}/confirm", desk.slug, person.id());
    let confirmed = app.admin().post(&path, json!({})).await;
    found.entry("confirm_member".into()).or_default().insert("200".into(), confirmed.expect(200).clone());
    // An address that waits to be confirmed is answered as one that changed.
    let change = json!({ "email": format!("new-{}@example.org", app.next()), "password": PASSWORD });
    let changed = person.post("/auth/email/change", change).await.expect(200).clone();
    for status in ["200", "202"] {
        found.entry("change_email".into()).or_default().insert(status.into(), changed.clone());
    }
    // Whoever sets the service up, claims an account or confirms an address is answered as one who registers.
    let registered = found["register"]["201"].clone();
    for (operation, status) in [("set_up", "201"), ("claim", "200"), ("confirm_email", "200")] {
        found.entry(operation.into()).or_default().insert(status.into(), registered.clone());
    }
}

#[derive(Default)]
struct Mask(BTreeMap<String, String>);

impl Mask {
    /// Ids become numbered ones, people one person, labs one lab; long lists are cut to three.
    fn hide(&mut self, field: &str, value: &mut Value) {
        match value {
            Value::Array(items) => {
                items.truncate(3);
                items.iter_mut().for_each(|item| self.hide(field, item));
            }
            Value::Object(fields) => fields.iter_mut().for_each(|(name, value)| self.hide(name, value)),
            Value::String(text) => *text = self.hidden(field, text),
            _ => {}
        }
    }

    fn hidden(&mut self, field: &str, text: &str) -> String {
        match field {
            "access_token" => return "eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9.e30.c2ln".into(),
            "refresh_token" => return "q3v1o0q8m4s6n2k7b5d9f1h3j5l7z9x1c3v5b7n9m1a".into(),
            "key" if text.starts_with("uk_") => return "uk_q3v1o0q8m4s6n2k7b5d9f1h3j5l7z9x1c3v5b7n9m1a".into(),
            "full_name" => return "Aida Asanova".into(),
            "email" => return "aida@kstu.example".into(),
            "code" if text.len() == 14 && text.matches('-').count() == 2 => return "7K2M-Q9RT-4XWD".into(),
            "request_id" => return "0b5f1a52-6f0e-4a57-9d3c-2a1de02f7c11".into(),
            _ => {}
        }
        if text.parse::<Id>().is_ok() {
            let number = self.0.len() + 1;
            let id = self.0.entry(text.to_owned()).or_insert_with(|| format!("019a1b2c-3d4e-7f50-8a61-{number:012x}"));
            return id.clone();
        }
        let is_made_up = |prefix: &str| text.strip_prefix(prefix).is_some_and(|rest| rest.parse::<u32>().is_ok());
        if is_made_up("lab-") {
            return "bishkek".into();
        }
        if is_made_up("Lab lab-") { "FabLab Bishkek".into() } else { text.to_owned() }
    }
}

fn masked(examples: Examples) -> Value {
    let mut mask = Mask::default();
    let mut value = serde_json::to_value(examples).unwrap();
    mask.hide("", &mut value);
    value
}

both_engines! { the_examples_of_the_contract_are_answers_of_the_service => |app| async move {
    let recorded = record(&app).await;
    if std::env::var_os("RECORD_EXAMPLES").is_some() && app.engine() == Engine::Sqlite {
        let text = serde_json::to_string_pretty(&masked(recorded.clone())).unwrap() + "\n";
        std::fs::write(FILE, text).unwrap();
    }
    let shown: Value = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    let mut missing = Vec::new();
    for (operation, statuses) in &recorded {
        for (status, answer) in statuses {
            let example = &shown[operation][status];
            if fields(example) != fields(answer) {
                missing.push(format!("{operation} {status}: {:?} is shown, {:?} answered", fields(example), fields(answer)));
            }
        }
    }
    assert!(missing.is_empty(), "run RECORD_EXAMPLES=1 cargo nextest run examples\n{}", missing.join("\n"));
} }

/// The top fields of an answer.
fn fields(value: &Value) -> Vec<&String> {
    value.as_object().into_iter().flatten().map(|(name, _)| name).collect()
}
