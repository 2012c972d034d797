//! The house as `docs/architecture.md` draws it: imports never go up, and each file keeps to what may stand in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From the top floor down: a wing may use those after it.
const WINGS: [&str; 4] = ["cli", "server", "features", "platform"];

/// From the top floor down: rooms on one line are neighbours and do not use each other.
const ROOMS: [&[&str]; 14] = [
    &["demo"],
    &["assets", "interop"],
    &["funding", "files"],
    &["requests"],
    &["stats"],
    &["maintenance", "devices"],
    &["usage"],
    &["reservations"],
    &["training", "groups", "guardians"],
    &["machines"],
    &["stock", "demand", "live"],
    &["labs"],
    &["audit_routes", "notify"],
    &["identity"],
];

const PLATFORM: [&[&str]; 7] =
    [&["jobs", "mail", "http"], &["write"], &["metrics"], &["db"], &["words"], &["values", "sealer", "paper"], &[]];

pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

pub fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    walk(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut found);
    assert!(found.len() > 40, "the sources were not found");
    found
}

fn walk(folder: &Path, found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).expect("readable");
            let path = path.strip_prefix(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).expect("inside").to_owned();
            found.push(Source { path, text });
        }
    }
}

impl Source {
    fn parts(&self) -> Vec<String> {
        self.path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
    }

    fn is_test(&self) -> bool {
        self.parts().iter().any(|part| part == "tests" || part == "tests.rs")
    }

    /// The names that follow `prefix` in this file: `crate::features::labs::scope` gives `labs` for `crate::features::`,
    /// `crate::features::{labs, audit}` gives both.
    fn uses(&self, prefix: &str) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        for (at, _) in self.text.match_indices(prefix) {
            let rest = &self.text[at + prefix.len()..];
            if let Some(group) = rest.strip_prefix('{') {
                let (mut depth, mut word, mut fresh) = (0, String::new(), true);
                for letter in group.chars() {
                    match letter {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => {
                            names.insert(std::mem::take(&mut word));
                            fresh = true;
                        }
                        letter if depth == 0 && fresh && (letter.is_alphanumeric() || letter == '_') => {
                            word.push(letter)
                        }
                        ':' => fresh = false,
                        _ => {}
                    }
                }
                names.insert(word);
            } else {
                names.insert(rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
            }
        }
        names.retain(|name| !name.is_empty());
        names
    }
}

fn floor_of(floors: &[&[&str]], room: &str) -> Option<usize> {
    floors.iter().position(|floor| floor.contains(&room))
}

#[test]
fn no_wing_uses_one_above_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let parts = source.parts();
        let Some(own) = WINGS.iter().position(|wing| *wing == parts[0]) else { continue };
        for used in source.uses("crate::") {
            if WINGS.iter().position(|wing| *wing == used).is_some_and(|floor| floor < own) {
                wrong.push(format!("{} uses {used}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that go up: {wrong:#?}");
}

#[test]
fn no_room_uses_one_above_it_or_beside_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let parts = source.parts();
        if parts[0] != "features" || parts.len() < 3 || source.is_test() {
            continue;
        }
        let own = room_of(&parts);
        let own_floor = floor_of(&ROOMS, own).unwrap_or_else(|| panic!("the room {own} has no floor in this test"));
        for used in source.uses("crate::features::") {
            let used = if used == "audit" { "audit_routes" } else { &used };
            let floor = floor_of(&ROOMS, used).unwrap_or_else(|| panic!("the room {used} has no floor in this test"));
            if used != own && floor <= own_floor {
                wrong.push(format!("{} uses {used}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that go up: {wrong:#?}");
}

/// Audit's list is served to a lab's manager, so its routes look into `labs`; all else of audit stands below it.
fn room_of(parts: &[String]) -> &str {
    match parts[1].as_str() {
        "audit" if parts[2] == "routes" => "demand",
        "audit" => "audit_routes",
        room => room,
    }
}

#[test]
fn no_part_of_the_platform_uses_one_above_it_or_beside_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let parts = source.parts();
        if parts[0] != "platform" || parts.len() < 3 {
            continue;
        }
        let own_floor =
            floor_of(&PLATFORM, &parts[1]).unwrap_or_else(|| panic!("{} has no floor in this test", parts[1]));
        for used in source.uses("crate::platform::") {
            let floor = floor_of(&PLATFORM, &used).unwrap_or_else(|| panic!("{used} has no floor in this test"));
            if used != parts[1] && floor <= own_floor {
                wrong.push(format!("{} uses {used}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that go up: {wrong:#?}");
}

#[test]
fn rules_know_no_database_and_no_http() {
    let mut wrong = Vec::new();
    for source in sources() {
        let parts = source.parts();
        let is_rules = parts[0] == "features" && parts.iter().any(|part| part == "rules" || part == "rules.rs");
        if !is_rules || source.is_test() {
            continue;
        }
        for word in ["diesel::", "actix_web", "platform::db", "platform::http", "platform::write", "Clock"] {
            if source.text.contains(word) {
                wrong.push(format!("{} mentions {word}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn routes_hold_no_sql_and_a_store_is_private_to_its_room() {
    let mut wrong = Vec::new();
    for source in sources() {
        let parts = source.parts();
        if parts[0] != "features" || source.is_test() {
            continue;
        }
        let is_routes = parts.iter().any(|part| part == "routes" || part == "routes.rs");
        if is_routes && (source.text.contains("use diesel") || source.text.contains("db::schema")) {
            wrong.push(format!("{} holds SQL", source.path.display()));
        }
        for (at, _) in source.text.match_indices("crate::features::") {
            let rest: String = source.text[at..]
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || "_:".contains(*letter))
                .collect();
            if rest.contains("::store::") && !rest.starts_with(&format!("crate::features::{}::", parts[1])) {
                wrong.push(format!("{} reaches into {rest}", source.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
