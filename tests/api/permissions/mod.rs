//! Every operation of the contract, tried by everybody.

mod matrix;
pub mod world;

use std::collections::BTreeSet;

use serde_json::json;

use crate::app::Reply;
use matrix::MATRIX;
use world::{EVERYBODY, Operation, Who, World, operations};

/// What somebody gets who may not: they sign in first, or it is not theirs, or it does not exist for them.
fn is_denied(reply: &Reply) -> bool {
    let code = reply.json["code"].as_str().unwrap_or_default();
    matches!((reply.status, code), (401, "not_signed_in") | (403, "not_allowed") | (404, "not_found"))
}

fn may(who: Who, operation: &Operation) -> bool {
    let row = MATRIX.iter().find(|(id, _)| *id == operation.id);
    let (_, allowed) = row.unwrap_or_else(|| panic!("{} has no row in the matrix", operation.id));
    who == Who::Admin || allowed.contains(&who)
}

#[test]
fn every_operation_has_one_row_in_the_matrix() {
    let document = ustakana::server::document();
    let in_contract: BTreeSet<_> = operations(&document).into_iter().map(|operation| operation.id).collect();
    let in_matrix: BTreeSet<_> = MATRIX.iter().map(|(id, _)| (*id).to_owned()).collect();
    assert_eq!(in_contract, in_matrix);
    assert_eq!(in_matrix.len(), MATRIX.len(), "an operation stands twice");
}

both_engines! { everybody_may_call_what_the_matrix_says_and_nothing_else => |app| async move {
    let operations = operations(&ustakana::server::document());
    let mut wrong = Vec::new();
    for who in EVERYBODY {
        let world = World::furnish(&app).await;
        let client = world.enter(who).await;
        for operation in &operations {
            let reply = world.call(&client, operation).await;
            assert!(reply.status < 500, "{who:?} {}: {}", operation.id, reply.text);
            if is_denied(&reply) == may(who, operation) {
                wrong.push(format!("{who:?} {}: {} {}", operation.id, reply.status, reply.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
} }

both_engines! { nothing_in_a_private_lab_can_be_told_from_what_does_not_exist => |app| async move {
    let operations = operations(&ustakana::server::document());
    let world = World::furnish(&app).await;
    let slug = world.lab.slug.clone();
    let lab = app.admin().get(&format!("/labs/{slug}")).await;
    app.admin().patch(&format!("/labs/{slug}"), lab.etag(), json!({ "visibility": "members", "registration": "code", "join_code": "told-at-the-door" })).await.expect(200);
    let stranger = world.enter(Who::Outsider).await;
    for operation in operations.iter().filter(|operation| operation.path.contains('{') && !operation.path.starts_with("/me/")) {
        let reply = world.call(&stranger, operation).await;
        reply.expect_problem(404, "not_found");
        let reply = world.call(&app.anonymous(), operation).await;
        assert!(matches!(reply.status, 401 | 404), "{}: {}", operation.id, reply.text);
    }
} }

both_engines! { anyone_may_ask_how_the_service_is_and_what_it_offers => |app| async move {
    for path in ["/healthz", "/readyz", "/api/openapi.json", "/.well-known/jwks.json"] {
        app.anonymous().get(path).await.expect(200);
    }
} }
