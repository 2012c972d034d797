//! A graceful stop: what is under way is answered, and the process ends by itself.

use diesel::prelude::*;
use diesel::{Connection, SqliteConnection};
use serde_json::json;
use ustakana::platform::db::schema::audit_unsealed;

use crate::binary::{Binary, Client, open_lab, slot};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopping_service_answers_what_it_has_taken_and_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut binary = Binary::start(&format!("sqlite://{}", folder.path().join("lab.db").display()), folder.path());
    let admin = Client::admin(&binary.base).await;
    let machine = open_lab(&admin).await;
    let clients: Vec<_> = (0..32)
        .map(|index| {
            let (admin, machine) = (admin.clone(), machine.clone());
            tokio::spawn(async move {
                let (starts_at, ends_at) = slot(index);
                let body = json!({ "machine": machine, "starts_at": starts_at, "ends_at": ends_at });
                admin.post("/reservations", &body).await.map(|(status, _)| status)
            })
        })
        .collect();
    tokio::task::yield_now().await;
    binary.signal("TERM");
    for client in clients {
        // Refused connections are fine; a taken request is never cut off by an error of ours.
        let status = client.await.expect("a client");
        assert!(matches!(status, None | Some(201)), "{status:?}");
    }
    let ended = tokio::task::spawn_blocking(move || binary.child.wait()).await.expect("joined").expect("ended");
    assert!(ended.success(), "{ended}");
    assert_eq!(unsealed(&folder.path().join("lab.db")), 0, "a graceful stop seals what was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stopping_service_ends_its_streams_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut binary = Binary::start(&format!("sqlite://{}", folder.path().join("lab.db").display()), folder.path());
    let admin = Client::admin(&binary.base).await;
    open_lab(&admin).await;
    let mut stream = reqwest::get(format!("{}/api/v1/labs/lab/events", binary.base)).await.expect("a stream");
    assert_eq!(stream.status().as_u16(), 200);
    assert!(stream.chunk().await.expect("its beginning").is_some());
    let asked = std::time::Instant::now();
    binary.signal("TERM");
    while stream.chunk().await.expect("ended in order").is_some() {}
    let ended = tokio::task::spawn_blocking(move || binary.child.wait()).await.expect("joined").expect("ended");
    assert!(ended.success(), "{ended}");
    assert!(asked.elapsed() < std::time::Duration::from_secs(8), "it waited for the stream");
}

fn unsealed(file: &std::path::Path) -> i64 {
    let mut c = SqliteConnection::establish(&file.to_string_lossy()).expect("a connection");
    audit_unsealed::table.count().get_result(&mut c).expect("a count")
}
