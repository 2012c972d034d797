//! What holds of the web client's sources: what is installed comes from where the reader's own registry is, and the binary
//! takes in nothing but the table of built files.

use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

#[test]
fn the_lock_file_names_no_download_addresses() {
    let lock: serde_json::Value = serde_json::from_str(&read("web/package-lock.json")).expect("JSON");
    let packages = lock["packages"].as_object().expect("packages");
    assert!(packages.len() > 50);
    for (name, package) in packages {
        assert!(package["resolved"].is_null(), "{name} says where it is downloaded from");
        assert!(name.is_empty() || package["integrity"].is_string(), "{name} has no hash");
    }
    assert!(read("web/.npmrc").contains("omit-lockfile-registry-resolved=true"));
}

/// The library and its tests do not look at the client: a change of it compiles the last step alone.
#[test]
fn only_the_binary_takes_the_client_in() {
    fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                sources(&entry, found);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                found.push(entry);
            }
        }
    }
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let takes = |path: &&std::path::PathBuf| fs::read_to_string(path).expect("text").contains("/web/client.rs\"");
    let taking: Vec<_> = found.iter().filter(takes).map(|path| path.file_name().expect("a name")).collect();
    assert_eq!(taking, ["main.rs"]);
    let build = read("build.rs");
    let watched: Vec<&str> =
        build.split("rerun-if-changed=").skip(1).map(|rest| rest.split('"').next().unwrap_or_default()).collect();
    assert!(!watched.is_empty() && watched.iter().all(|path| !path.starts_with("web/src")), "{watched:?}");
}

/// A change in Rust leaves the client as it is, unless the contract changes by it.
#[test]
fn the_client_is_built_from_its_own_sources_and_the_contract_alone() {
    let script = read("script/web");
    let list = script.split_once("sources=(").and_then(|(_, rest)| rest.split_once(')')).expect("the sources").0;
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    for source in list.split_whitespace() {
        assert!(web.join(source).exists(), "{source}");
        assert!(!source.starts_with("..") || source == "../openapi/openapi.json", "{source} is not the client's");
    }
}
