//! `ustakana verify`: a balance is what its ledger adds up to, who holds what is what was granted, revoked and has run out, and
//! what somebody changed behind the service's back is told, by the line and by the exit status.

use std::path::Path;
use std::process::{Command, Output};

use diesel::prelude::*;
use serde_json::json;
use ustakana::platform::db::schema::{certifications, stock_balances};
use ustakana::platform::db::{Database, Fault, Settings};
use ustakana::platform::values::{Clock, Id, Instant};
use ustakana::platform::write::Call;
use ustakana::server;

use crate::binary::{Binary, Client, open_lab};
use crate::support::postgres::test_database;

fn verified(url: &str, folder: &Path) -> (Option<i32>, String) {
    let Output { status, stdout, .. } = Command::new(env!("CARGO_BIN_EXE_ustakana"))
        .arg("verify")
        .env("USTAKANA_DATABASE_URL", url)
        .env("USTAKANA_DATA_DIR", folder)
        .output()
        .expect("the binary runs");
    (status.code(), String::from_utf8_lossy(&stdout).into_owned())
}

async fn changes_behind_the_services_back_are_told(url: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let binary = Binary::start(url, folder.path());
    let admin = Client::admin(&binary.base).await;
    open_lab(&admin).await;
    let item = json!({ "name": { "en": "Resin" }, "category": "resin", "unit": "millilitre" });
    let item = admin.made("/labs/lab/stock-items", &item).await["id"].as_str().expect("an id").to_owned();
    let receipt = json!({ "kind": "receipt", "quantity": 2, "unit": "litre" });
    admin.made(&format!("/stock-items/{item}/movements"), &receipt).await;
    let (_, me) = admin.get("/me").await;
    let member = format!("/labs/lab/members/{}", me["id"].as_str().expect("an id"));
    assert_eq!(admin.put(&member, &json!({ "role": "manager" })).await, 200);
    let qualification =
        admin.made("/labs/lab/qualifications", &json!({ "name": { "en": "Laser" } })).await["id"].clone();
    let mut granted = Vec::new();
    for _ in 0..3 {
        let body = json!({ "member": me["id"], "qualification": qualification });
        granted.push(admin.made("/certifications", &body).await["id"].as_str().expect("an id").to_owned());
    }
    let path = format!("/certifications/{}/revoke", granted[0]);
    let (status, answer) = admin.post(&path, &json!({ "reason": "Twice given" })).await.expect("an answer");
    assert_eq!(status, 200, "{answer}");
    binary.kill();
    let (code, said) = verified(url, folder.path());
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Stock: 1 movements of 1 items added up, 0 differences."), "{said}");
    assert!(said.contains("Certifications: 3 granted, 1 revoked, 0 expired, 2 valid, 0 differ."), "{said}");

    let settings = Settings { url: url.parse().expect("a URL"), connections: 1 };
    let service = server::service(Database::open(&settings).expect("opened"), Clock::system());
    let forged = service
        .write(Call::service("test"), |w| {
            diesel::update(stock_balances::table).set(stock_balances::quantity.eq(3_000_000_i64)).execute(w.c)?;
            let like: (Id, Id, Id, Instant) = certifications::table
                .select((
                    certifications::lab,
                    certifications::person,
                    certifications::qualification,
                    certifications::valid_from,
                ))
                .first(w.c)?;
            let row = (
                certifications::id.eq(w.new_id()),
                certifications::lab.eq(like.0),
                certifications::person.eq(like.1),
                certifications::qualification.eq(like.2),
                certifications::valid_from.eq(like.3),
                certifications::created_at.eq(like.3),
            );
            diesel::insert_into(certifications::table)
                .values(row)
                .returning(certifications::id)
                .get_result::<Id>(w.c)
                .map_err(Fault::from)
        })
        .await
        .expect("forged");
    drop(service);
    let (code, said) = verified(url, folder.path());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains(&format!("Stock differs: item {item}")) && said.contains(", 1 differences."), "{said}");
    assert!(said.contains(&format!("Certifications differ: {forged}")), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_behind_the_services_back_are_told_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    changes_behind_the_services_back_are_told(&format!("sqlite://{}", folder.path().join("lab.db").display())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changes_behind_the_services_back_are_told_on_postgresql() {
    let Some(database) = test_database() else { return };
    changes_behind_the_services_back_are_told(database.url()).await;
}
