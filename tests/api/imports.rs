use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{App, Client, Reply};

const PRINTERS: &[u8] = include_bytes!("../fixtures/machines/catalog_3d_printers.csv");
const LASERS: &[u8] = include_bytes!("../fixtures/machines/catalog_laser.csv");

async fn send(client: &Client, lab: &str, query: &str, bytes: &[u8]) -> Reply {
    let path = format!("/labs/{lab}/machine-imports{query}");
    client.send_raw(Method::POST, &path, &[], Some(("text/csv", bytes.to_vec()))).await
}

fn counts(reply: &Reply) -> (u64, u64, u64) {
    let body = reply.expect(200);
    let count = |name: &str| body[name].as_u64().unwrap();
    (count("created"), count("unchanged"), count("failed"))
}

both_engines! { both_catalogues_come_in_whole_and_again_change_nothing => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    for file in [PRINTERS, LASERS] {
        let dry = send(&manager, &lab.slug, "?dry_run=true", file).await;
        let (created, unchanged, failed) = counts(&dry);
        assert!(created > 50 && unchanged == 0, "{created} {unchanged} {failed}");
        let first = send(&manager, &lab.slug, "", file).await;
        assert_eq!(counts(&first), (created, 0, failed));
        assert_eq!(first.json["rows"].as_array().unwrap().len() as u64, created + failed);
        assert_eq!(counts(&send(&manager, &lab.slug, "", file).await), (0, created, failed));
    }
    let metal = manager.get(&format!("/labs/{}/machines?process=PBF&material_class=metal&limit=200", lab.slug)).await;
    assert!(!metal.expect(200)["items"].as_array().unwrap().is_empty());
} }

both_engines! { a_dry_run_writes_nothing => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    counts(&send(&manager, &lab.slug, "?dry_run=true", LASERS).await);
    assert_eq!(manager.get(&format!("/labs/{}/machines", lab.slug)).await.expect(200)["items"], json!([]));
} }

both_engines! { good_rows_come_in_and_bad_ones_are_listed_with_their_line => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    let file = "make,model,class,asset_tag,process,material_class\n\
        Prusa,MK4,FDM,A1,MEX,polymer\n\
        Prusa,,FDM,A2,MEX,polymer\n\
        ,Homemade,fdm,A3,,\n\
        Prusa,MK3,FDM,A1,MEX,polymer\n\
        Trotec,Speedy,Lasers,A4,laser_cutting,cheese\n";
    let reply = send(&manager, &lab.slug, "", file.as_bytes()).await;
    assert_eq!(counts(&reply), (2, 0, 3));
    let rows = reply.json["rows"].as_array().unwrap();
    let outcomes: Vec<_> = rows.iter().map(|row| (row["line"].as_u64().unwrap(), row["outcome"].as_str().unwrap())).collect();
    assert_eq!(outcomes, [(2, "created"), (3, "failed"), (4, "created"), (5, "failed"), (6, "failed")]);
    assert_eq!(rows[1]["problems"][0]["code"], json!("missing_model"));
    assert_eq!(rows[2]["warnings"].as_array().unwrap().len(), 2, "no make, unclassified");
    assert_eq!(rows[3]["problems"][0]["code"], json!("repeated_asset_tag"));
    // One class for both spellings.
    let classes = manager.get(&format!("/labs/{}/machine-classes", lab.slug)).await;
    assert_eq!(classes.expect(200)["items"].as_array().unwrap().len(), 1);
    // A machine added by hand keeps its tag.
    let other = "make,model,asset_tag\nUltimaker,S5,B1\n";
    let body = json!({ "name": "Mine", "make": "X", "model": "Y", "asset_tag": "B1" });
    manager.post(&format!("/labs/{}/machines", lab.slug), body).await.expect(201);
    let reply = send(&manager, &lab.slug, "", other.as_bytes()).await;
    assert_eq!((counts(&reply), &reply.json["rows"][0]["problems"][0]["code"]), ((0, 0, 1), &json!("asset_tag_taken")));
} }

both_engines! { a_file_that_cannot_be_read_is_refused_with_what_to_do => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await;
    for (file, code) in [
        (&b""[..], "empty_file"),
        (b"name,colour\nPrusa,red\n", "missing_columns"),
        (b"make,model\nPrusa,MK\xff4\n", "not_utf8"),
    ] {
        let reply = send(&manager, &lab.slug, "", file).await;
        assert_eq!(reply.expect_problem(422, "invalid_fields")["errors"][0]["code"], json!(code));
    }
    let path = format!("/labs/{}/machine-imports", lab.slug);
    manager.post(&path, json!({ "make": "Prusa" })).await.expect_problem(415, "unsupported_media_type");
    manager.send_raw(Method::POST, &format!("{path}?dry_run=maybe"), &[], Some(("text/csv", b"make,model\n".to_vec())))
        .await.expect_problem(400, "invalid_parameter");
    let huge = vec![b'x'; 1024 * 1024 + 1];
    manager.send_raw(Method::POST, &path, &[], Some(("text/csv", huge))).await.expect_problem(413, "too_large");
    lab.technician("Timur").await.send_raw(Method::POST, &path, &[], Some(("text/csv", b"make,model\nA,B\n".to_vec())))
        .await.expect_problem(403, "not_allowed");
    app.anonymous().send_raw(Method::POST, &path, &[], Some(("text/csv", b"make,model\nA,B\n".to_vec())))
        .await.expect_problem(401, "not_signed_in");
    let none: Value = manager.get(&format!("/labs/{}/machines", lab.slug)).await.expect(200)["items"].clone();
    assert_eq!(none, json!([]));
} }

both_engines! { an_import_under_one_key_is_made_once => |app| async move {
    let lab = app.lab().await;
    let manager = lab.manager("Meerim").await.header("Idempotency-Key", "import-1");
    let first = send(&manager, &lab.slug, "", b"make,model\nPrusa,MK4\n").await;
    let again = send(&manager, &lab.slug, "", b"make,model\nPrusa,MK4\n").await;
    assert_eq!((counts(&first), first.expect(200)), ((1, 0, 0), again.expect(200)));
} }

/// `ustakana import machines`, with its exit code and what it said.
fn import(app: &App, file: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ustakana"));
    command.args(["import", "machines", file, "--database-url", &app.database_argument()]).args(arguments);
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8_lossy(&said).into_owned())
}

both_engines! { the_command_imports_as_the_api_does_and_says_what_became_of_the_rows => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/machines/catalog_laser.csv");
    let by_api = counts(&send(&app.admin(), &other.slug, "", LASERS).await);
    let said = |created: u64, unchanged: u64| format!("{created} created, {unchanged} unchanged, {} failed", by_api.2);
    let to = ["--lab", lab.slug.as_str()];
    let (code, text) = import(&app, file, &[to.as_slice(), &["--dry-run"]].concat());
    assert!(code == Some(0) && text.contains("Nothing was written") && text.contains(&said(by_api.0, 0)), "{text}");
    assert_eq!(app.admin().get(&format!("/labs/{}/machines", lab.slug)).await.expect(200)["items"], json!([]));
    for (created, unchanged) in [(by_api.0, 0), (0, by_api.0)] {
        let (code, text) = import(&app, file, &to);
        assert!(code == Some(0) && text.contains(&said(created, unchanged)), "{text}");
    }
} }

both_engines! { the_command_fails_where_it_cannot_read_and_when_strict_for_one_bad_row => |app| async move {
    let lab = app.lab().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.csv");
    std::fs::write(&file, "make,model,process,material_class\nPrusa,MK4,MEX,polymer\n,,,\nPrusa,,MEX,polymer\n").unwrap();
    let file = file.to_str().unwrap();
    let (code, text) = import(&app, file, &["--lab", &lab.slug, "--strict"]);
    assert!(code == Some(1) && text.contains("1 created"), "{text}");
    assert_eq!(import(&app, file, &["--lab", &lab.slug]).0, Some(0));
    let (code, text) = import(&app, file, &["--lab", "nowhere"]);
    assert!(code != Some(0) && text.contains("there is no lab \"nowhere\""), "{text}");
    let (code, text) = import(&app, "/no/such.csv", &["--lab", &lab.slug]);
    assert!(code != Some(0) && text.contains("/no/such.csv"), "{text}");
} }
