//! A copy that was made while the service ran brings everything back: rows, files, figures, the sealed trail.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;

use crate::binary::{Binary, Client, open_lab, slot};
use crate::support::postgres::test_database;

fn ustakana(url: &str, folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ustakana"));
    command.args(arguments).env("USTAKANA_DATABASE_URL", url).env("USTAKANA_DATA_DIR", folder);
    command.output().expect("the binary runs")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Makes a lab with a booking and a paper at `url`, copies it, goes on, and brings the copy back at `again`.
async fn what_was_copied_comes_back(url: &str, again: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("lab.backup");
    let name = copy.to_str().expect("a name");
    let binary = Binary::start(url, folder.path());
    let admin = Client::admin(&binary.base).await;
    let machine = open_lab(&admin).await;
    let (starts_at, ends_at) = slot(0);
    let booking = json!({ "machine": machine, "starts_at": starts_at, "ends_at": ends_at });
    let booked = admin.made("/reservations", &booking).await["id"].clone();
    let photo = include_bytes!("../../web/public/icon-192.png");
    let file = admin
        .upload(&format!("/files?subject_type=machine&subject={machine}&name=front.png"), "image/png", photo)
        .await;

    let made = ustakana(url, folder.path(), &["backup", name]);
    assert!(made.status.success(), "{}", said(&made));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&copy).expect("the copy").permissions().mode() & 0o777, 0o600);
    }
    assert_eq!(
        admin
            .post("/reservations", &json!({ "machine": machine, "starts_at": slot(1).0, "ends_at": slot(1).1 }))
            .await
            .map(|(status, _)| status),
        Some(201)
    );
    let twice = ustakana(url, folder.path(), &["backup", name]);
    assert!(!twice.status.success() && said(&twice).contains("exists: name a new file"), "{}", said(&twice));
    let onto = ustakana(url, folder.path(), &["restore", name]);
    assert!(!onto.status.success() && said(&onto).contains("holds a database"), "{}", said(&onto));
    assert_eq!(admin.get(&format!("/reservations/{}", booked.as_str().expect("an id"))).await.0, 200, "it runs on");
    binary.kill();

    let cut = folder.path().join("cut");
    let bytes = std::fs::read(&copy).expect("the copy");
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).expect("written");
    let damaged = ustakana(again, folder.path(), &["restore", cut.to_str().expect("a name")]);
    assert!(!damaged.status.success(), "half a copy is none: {}", said(&damaged));
    let other = folder.path().join("other");
    std::fs::write(&other, "something else").expect("written");
    let refused = ustakana(again, folder.path(), &["restore", other.to_str().expect("a name")]);
    assert!(said(&refused).contains("is no backup of"), "{}", said(&refused));

    let back = ustakana(again, folder.path(), &["restore", name]);
    assert!(back.status.success(), "{}", said(&back));
    let verified = ustakana(again, folder.path(), &["verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
    let binary = Binary::start(again, folder.path());
    let admin = Client::admin(&binary.base).await;
    let (_, found) = admin.get("/reservations?lab=lab").await;
    let ids: Vec<_> = found["items"].as_array().expect("a list").iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, [booked], "what came after the copy is not in it");
    assert_eq!(
        admin.bytes(&format!("/files/{}/content", file["id"].as_str().expect("an id"))).await.len(),
        file["size"].as_u64().expect("a size") as usize
    );
    binary.kill();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_copied_comes_back_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = |name: &str| format!("sqlite://{}", folder.path().join(name).display());
    what_was_copied_comes_back(&url("lab.db"), &url("again.db")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_copied_comes_back_on_postgresql() {
    let (Some(database), Some(again)) = (test_database(), test_database()) else { return };
    what_was_copied_comes_back(database.url(), again.url()).await;
}
