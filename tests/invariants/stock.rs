//! The ledger of stock under load: whatever 64 clients move at once, its sum is the balance, and nothing falls below zero.

use std::process::Command;

use serde_json::{Value, json};

use crate::binary::{Binary, Client, open_lab};
use crate::support::postgres::test_database;

const CLIENTS: u64 = 64;
const MOVEMENTS: u64 = 200;
const ITEMS: usize = 4;

/// Numbers that are the same each time.
fn throw(state: &mut u64, below: u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 33) % below
}

/// Moves at random; answers by how much each item's balance changed, in thousandths.
async fn mover(client: Client, items: Vec<String>, number: u64) -> Vec<i64> {
    let (mut state, mut sums) = (number + 1, vec![0; items.len()]);
    for _ in 0..MOVEMENTS {
        let item = throw(&mut state, items.len() as u64) as usize;
        let quantity = (throw(&mut state, 4000) + 1) as f64 / 1000.0;
        let kind =
            ["use", "use", "receipt", "receipt", "waste", "transfer", "return", "count"][throw(&mut state, 8) as usize];
        let mut body = json!({ "kind": kind, "quantity": quantity });
        if kind == "receipt" {
            body["lot"] = json!(["W-1", "W-2", "W-3"][throw(&mut state, 3) as usize]);
        }
        if kind == "transfer" {
            body["to_location"] = json!(["Shelf A", "Shelf B"][throw(&mut state, 2) as usize]);
        }
        let (status, answer) =
            client.post(&format!("/stock-items/{}/movements", items[item]), &body).await.expect("an answer");
        match status {
            201 => {
                sums[item] += thousandths(&answer["quantity"]);
                assert!(thousandths(&answer["balance_after"]) >= 0, "{answer}");
            }
            _ => assert_eq!((status, &answer["code"]), (409, &json!("insufficient_stock")), "{answer}"),
        }
    }
    sums
}

fn thousandths(number: &Value) -> i64 {
    (number.as_f64().expect("a number") * 1000.0).round() as i64
}

async fn the_ledger_is_the_balance(url: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let binary = Binary::start(url, folder.path());
    let admin = Client::admin(&binary.base).await;
    open_lab(&admin).await;
    let mut items = Vec::new();
    for number in 0..ITEMS {
        let body = json!({ "name": { "en": format!("Thing {number}") }, "category": "thing", "unit": "gram" });
        items.push(admin.made("/labs/lab/stock-items", &body).await["id"].as_str().expect("an id").to_owned());
    }
    let movers: Vec<_> = (0..CLIENTS).map(|number| tokio::spawn(mover(admin.clone(), items.clone(), number))).collect();
    let mut sums = [0; ITEMS];
    for mover in movers {
        for (sum, own) in sums.iter_mut().zip(mover.await.expect("a mover")) {
            *sum += own;
        }
    }
    for (item, sum) in items.iter().zip(sums) {
        let (_, shown) = admin.get(&format!("/stock-items/{item}")).await;
        assert_eq!(thousandths(&shown["balance"]), sum);
        let places = shown["places"].as_array().expect("places");
        assert_eq!(places.iter().map(|place| thousandths(&place["balance"])).sum::<i64>(), sum);
    }
    binary.kill();
    let verified = Command::new(env!("CARGO_BIN_EXE_ustakana"))
        .arg("verify")
        .env("USTAKANA_DATABASE_URL", url)
        .env("USTAKANA_DATA_DIR", folder.path())
        .output()
        .expect("the binary runs");
    let said = String::from_utf8_lossy(&verified.stdout);
    assert!(verified.status.success(), "{said}");
    assert!(said.contains(" of 4 items added up, 0 differences."), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sum_of_the_ledger_is_the_balance_after_64_clients_moved_200_times_each_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    the_ledger_is_the_balance(&format!("sqlite://{}", folder.path().join("lab.db").display())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sum_of_the_ledger_is_the_balance_after_64_clients_moved_200_times_each_on_postgresql() {
    let Some(database) = test_database() else { return };
    the_ledger_is_the_balance(database.url()).await;
}
