//! The published contract is the one that the code serves, and shows an example of everything that is sent and answered.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::floors::sources;

fn document() -> Value {
    ustakana::server::document()
}

/// Each operation with its id.
fn operations(document: &Value) -> Vec<(&str, &Value)> {
    let paths = document["paths"].as_object().unwrap().values();
    let all = paths.flat_map(|path| path.as_object().unwrap().values());
    all.map(|operation| (operation["operationId"].as_str().unwrap(), operation)).collect()
}

/// What goes in and what comes out of an operation, each with where it stands.
fn contents(operation: &Value) -> Vec<(String, &Value)> {
    let request = operation["requestBody"]["content"].as_object().into_iter().flatten();
    let request = request.map(|(media_type, content)| (format!("request {media_type}"), content));
    let responses = operation["responses"].as_object().unwrap().iter().filter(|(status, _)| status.starts_with('2'));
    let responses = responses.flat_map(|(status, response)| {
        let content = response["content"].as_object().into_iter().flatten();
        content.map(move |(media_type, content)| (format!("{status} {media_type}"), content))
    });
    request.chain(responses).collect()
}

/// The content's own example, else the one of its schema.
fn example<'a>(document: &'a Value, content: &'a Value) -> Option<&'a Value> {
    let schema = &content["schema"];
    let named = schema["$ref"].as_str().or(schema["oneOf"][0]["$ref"].as_str());
    let schema = named.map_or(schema, |path| document.pointer(path.trim_start_matches('#')).unwrap());
    [&content["example"], &schema["example"]].into_iter().find(|example| !example.is_null())
}

#[test]
fn the_published_document_is_the_one_of_the_code() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/openapi.json");
    let published = std::fs::read_to_string(file).unwrap();
    let current = serde_json::to_string_pretty(&document()).unwrap() + "\n";
    assert!(published == current, "run: cargo run -- openapi > openapi/openapi.json");
}

#[test]
fn every_body_has_an_example_that_its_schema_takes() {
    let document = document();
    let mut wrong = Vec::new();
    for (id, operation) in operations(&document) {
        for (place, content) in contents(operation) {
            let Some(example) = example(&document, content) else {
                wrong.push(format!("{id} {place}: no example"));
                continue;
            };
            let schema = json!({ "allOf": [content["schema"]], "components": document["components"] });
            let validator = jsonschema::validator_for(&schema).unwrap();
            wrong.extend(
                validator
                    .iter_errors(example)
                    .map(|error| format!("{id} {place}: {error} at {}", error.instance_path())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Of two types of one name only one would stand in the document, for both.
#[test]
fn no_two_types_of_the_contract_share_a_name() {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for source in sources() {
        for (at, _) in source.text.match_indices("utoipa::ToSchema") {
            let (before, rest) = source.text.split_at(at);
            if before.rfind("derive(").is_none_or(|derive| before[derive..].contains(')')) {
                continue;
            }
            let Some(end) = ["struct ", "enum "].iter().filter_map(|word| Some(rest.find(word)? + word.len())).min()
            else {
                continue;
            };
            let word = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
            let renamed = rest[..end].split_once("schema(as = ").map(|(_, name)| word(name));
            *names.entry(renamed.unwrap_or_else(|| word(&rest[end..]))).or_default() += 1;
        }
    }
    assert!(names.len() > 100, "the types were not found");
    names.retain(|_, count| *count > 1);
    assert_eq!(names, BTreeMap::new());
}
