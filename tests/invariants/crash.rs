//! A power cut in the middle of the load: whatever was acknowledged is there afterwards.

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;

use crate::binary::{Binary, Client, open_lab, slot};
use crate::support::postgres::test_database;

const CLIENTS: usize = 16;
/// The process is killed once so many bookings were acknowledged, while the others are under way.
const ACKNOWLEDGED: usize = 120;

async fn no_acknowledged_reservation_is_lost(url: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let binary = Binary::start(url, folder.path());
    let admin = Client::admin(&binary.base).await;
    let machine = open_lab(&admin).await;
    let (next, count) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicUsize::new(0)));
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (admin, machine) = (admin.clone(), machine.clone());
            let (next, count, acknowledged) = (Arc::clone(&next), Arc::clone(&count), Arc::clone(&acknowledged));
            tokio::spawn(async move {
                loop {
                    let (starts_at, ends_at) = slot(next.fetch_add(1, Ordering::SeqCst));
                    let body = json!({ "machine": machine, "starts_at": starts_at, "ends_at": ends_at });
                    let Some((status, answer)) = admin.post("/reservations", &body).await else { return };
                    assert_eq!(status, 201, "{answer}");
                    acknowledged.lock().expect("a list").push(answer["id"].as_str().expect("an id").to_owned());
                    count.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();
    while count.load(Ordering::SeqCst) < ACKNOWLEDGED {
        tokio::task::yield_now().await;
    }
    binary.kill();
    for client in clients {
        client.await.expect("a client");
    }
    let binary = Binary::start(url, folder.path());
    let admin = Client::admin(&binary.base).await;
    let acknowledged = std::mem::take(&mut *acknowledged.lock().expect("a list"));
    assert!(acknowledged.len() >= ACKNOWLEDGED);
    for id in acknowledged {
        let (status, answer) = admin.get(&format!("/reservations/{id}")).await;
        assert_eq!(status, 200, "an acknowledged reservation is lost: {answer}");
    }
    binary.kill();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_during_load_loses_no_acknowledged_reservation_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    no_acknowledged_reservation_is_lost(&format!("sqlite://{}", folder.path().join("lab.db").display())).await;
}

/// The service is killed, not PostgreSQL, whose own durability is not ours to test.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_during_load_loses_no_acknowledged_reservation_on_postgres() {
    let Some(database) = test_database() else { return };
    no_acknowledged_reservation_is_lost(database.url()).await;
}
