use diesel::prelude::*;
use ed25519_dalek::{Signer, SigningKey};
use ustakana::features::audit::{self, Kind};
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::{audit_batches, audit_events, audit_reasons};
use ustakana::platform::values::Id;

use super::Intruder;
use super::{kinds, seal, sealed, three_batches, verified, with_reason};
use crate::app::App;

async fn hash_of(app: &App, batch: i64) -> Vec<u8> {
    let read = move |c: &mut _| {
        Ok::<_, Fault>(audit_batches::table.find(batch).select(audit_batches::hash).first::<Vec<u8>>(c)?)
    };
    app.service().read(read).await.unwrap()
}

both_engines! { an_event_changed_past_the_triggers_is_found => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let id = intruder.id(members[2].1);
    intruder.does(&format!("UPDATE audit_events SET request_id = 'another' WHERE id = {id}"));
    let found = verified(&app).await;
    let finding = found.findings.kept()[0];
    assert_eq!((finding.kind, finding.batch, finding.event), (Kind::EventChanged, Some(1), Some(members[2].1)));
    assert_eq!(found.findings.total(), 1);
} }

both_engines! { an_event_changed_together_with_its_hash_is_found => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let (id, hash) = (intruder.id(members[0].1), intruder.bytes(&[5; 32]));
    intruder.does(&format!("UPDATE audit_batch_events SET event_hash = {hash} WHERE event = {id}"));
    assert_eq!(kinds(&app).await, [Kind::BatchChanged, Kind::EventChanged]);
} }

both_engines! { an_event_removed_is_found => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let id = intruder.id(members[5].1);
    intruder.does(&format!("DELETE FROM audit_events WHERE id = {id}"));
    let found = verified(&app).await;
    let finding = found.findings.kept()[0];
    assert_eq!((finding.kind, finding.event, found.findings.total()), (Kind::EventRemoved, Some(members[5].1), 1));
} }

both_engines! { an_event_removed_with_its_place_in_the_batch_is_found => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let id = intruder.id(members[5].1);
    intruder.does(&format!("DELETE FROM audit_events WHERE id = {id}; DELETE FROM audit_batch_events WHERE event = {id}"));
    assert_eq!(kinds(&app).await, [Kind::BatchChanged]);
} }

both_engines! { an_event_removed_before_it_was_sealed_is_found => |app| async move {
    three_batches(&app).await;
    let person = app.person("unlucky").await;
    let mut intruder = Intruder::enter(&app);
    let id = intruder.id(person.id());
    intruder.does(&format!("DELETE FROM audit_events WHERE subject = {id}"));
    assert_eq!(kinds(&app).await, [Kind::EventRemoved]);
    seal(&app).await;
    assert_eq!(kinds(&app).await, [Kind::EventRemoved], "sealing does not paint it over");
} }

both_engines! { events_that_changed_places_are_found => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let (one, two) = (intruder.id(members[0].1), intruder.id(members[1].1));
    intruder.does(&format!("UPDATE audit_batch_events SET position = 999 WHERE event = {one}"));
    intruder.does(&format!("UPDATE audit_batch_events SET position = 0 WHERE event = {two}"));
    intruder.does(&format!("UPDATE audit_batch_events SET position = 1 WHERE event = {one}"));
    assert_eq!(kinds(&app).await, [Kind::BatchChanged]);
} }

both_engines! { an_event_added_under_a_sealed_batch_is_found => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let invented = Id::new(app.now());
    intruder.copies(members[1].1, invented);
    let found = verified(&app).await;
    let finding = found.findings.kept()[0];
    assert_eq!((finding.kind, finding.event, found.findings.total()), (Kind::EventAdded, Some(invented), 1));
    assert_eq!(seal(&app).await, 0, "the service does not seal what it did not write");
    assert_eq!(kinds(&app).await, [Kind::EventAdded]);
} }

both_engines! { an_event_added_to_a_sealed_batch_is_found => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let invented = Id::new(app.now());
    intruder.copies(members[1].1, invented);
    let (id, hash) = (intruder.id(invented), intruder.bytes(&[5; 32]));
    intruder.does(&format!("INSERT INTO audit_batch_events (batch, position, event, event_hash) VALUES (2, 77, {id}, {hash})"));
    assert_eq!(kinds(&app).await, [Kind::BatchChanged, Kind::EventChanged]);
} }

both_engines! { a_batch_removed_from_the_middle_is_found => |app| async move {
    three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    intruder.does(
        "DELETE FROM audit_events WHERE id IN (SELECT event FROM audit_batch_events WHERE batch = 2);
         DELETE FROM audit_batch_events WHERE batch = 2; DELETE FROM audit_batches WHERE number = 2",
    );
    assert_eq!(kinds(&app).await, [Kind::BatchRemoved]);
    // Nor does it help to close the gap.
    intruder.does(
        "UPDATE audit_batches SET number = 2 WHERE number = 3; UPDATE audit_batch_events SET batch = 2 WHERE batch = 3",
    );
    assert_eq!(kinds(&app).await, [Kind::ChainBroken, Kind::BatchChanged]);
} }

both_engines! { a_dropped_tail_is_found_by_an_earlier_head => |app| async move {
    three_batches(&app).await;
    let noted = audit::parse_hash(&verified(&app).await.head().unwrap()).unwrap();
    let first = audit::parse_hash(&ustakana::platform::values::hexadecimal(&hash_of(&app, 1).await)).unwrap();
    let with_head = async |head| {
        let found = audit::verify(app.service(), Some(app.auth().secret()), Some(head)).await.unwrap();
        found.findings.kept().iter().map(|finding| finding.kind).collect::<Vec<_>>()
    };
    assert_eq!(with_head(noted).await, []);
    assert_eq!(with_head(first).await, []);
    let mut intruder = Intruder::enter(&app);
    intruder.does(
        "DELETE FROM audit_events WHERE id IN (SELECT event FROM audit_batch_events WHERE batch = 3);
         DELETE FROM audit_batch_events WHERE batch = 3; DELETE FROM audit_batches WHERE number = 3",
    );
    assert_eq!(with_head(noted).await, [Kind::HeadMissing]);
    assert_eq!(with_head(first).await, []);
    // A new batch takes the number and not the place of the lost one.
    app.person("next").await;
    seal(&app).await;
    assert_eq!(with_head(noted).await, [Kind::HeadMissing]);
    let asked = app.admin().get(&format!("/audit/verification?head={}", ustakana::platform::values::hexadecimal(&noted))).await;
    let asked = asked.expect(200);
    assert_eq!((&asked["ok"], &asked["findings"][0]["kind"]), (&serde_json::json!(false), &serde_json::json!("head_missing")));
} }

both_engines! { a_tail_dropped_in_part_is_found_without_a_head => |app| async move {
    let members = three_batches(&app).await;
    let last = members.iter().filter(|(batch, _)| *batch == 3).count();
    let mut intruder = Intruder::enter(&app);
    intruder.does("DELETE FROM audit_batches WHERE number = 3");
    assert_eq!(kinds(&app).await, vec![Kind::BatchRemoved; last]);
    intruder.does("DELETE FROM audit_batch_events WHERE batch = 3");
    assert_eq!(kinds(&app).await, vec![Kind::EventAdded; last]);
} }

both_engines! { a_batch_with_another_signature_is_found => |app| async move {
    three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let signature = intruder.bytes(&[9; 64]);
    intruder.does(&format!("UPDATE audit_batches SET signature = {signature} WHERE number = 2"));
    assert_eq!(kinds(&app).await, [Kind::BatchForged]);
} }

both_engines! { a_batch_signed_with_a_key_put_into_the_database_is_found => |app| async move {
    three_batches(&app).await;
    let hash = hash_of(&app, 3).await;
    let own = SigningKey::from_bytes(&[42; 32]);
    let signature = own.sign(&[b"ustakana.audit.batch.v1\n", hash.as_slice()].concat()).to_bytes();
    let mut intruder = Intruder::enter(&app);
    let (public, wrapped, signature) = (
        intruder.bytes(own.verifying_key().as_bytes()),
        intruder.bytes(&[1; 60]),
        intruder.bytes(&signature),
    );
    intruder.does(&format!(
        "INSERT INTO signing_keys (kid, public_key, wrapped_private, created_at, retired_at)
         SELECT 'theirs', {public}, {wrapped}, created_at, created_at FROM signing_keys;
         UPDATE audit_batches SET kid = 'theirs', signature = {signature} WHERE number = 3"
    ));
    assert_eq!(kinds(&app).await, [Kind::BatchForged]);
    // Who does not know the service's secret cannot tell.
    let without = audit::verify(app.service(), None, None).await.unwrap();
    assert!(without.is_ok(), "{:?}", without.findings);
} }

both_engines! { a_changed_reason_is_found_and_an_erased_one_is_no_offence => |app| async move {
    let machine = with_reason(&app).await;
    seal(&app).await;
    assert_eq!(kinds(&app).await, []);
    let event = app.service().read(move |c| {
        let of = audit_events::table.inner_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)));
        Ok::<Id, Fault>(of.filter(audit_events::subject.eq(machine)).select(audit_events::id).first(c)?)
    }).await.unwrap();
    let mut intruder = Intruder::enter(&app);
    let id = intruder.id(event);
    intruder.does(&format!("UPDATE audit_reasons SET reason = 'They broke it' WHERE event = {id}"));
    let found = verified(&app).await;
    assert_eq!((found.findings.kept()[0].kind, found.findings.kept()[0].event), (Kind::ReasonChanged, Some(event)));
    intruder.does(&format!("UPDATE audit_reasons SET reason = NULL WHERE event = {id}"));
    assert_eq!(kinds(&app).await, []);
} }

both_engines! { a_reason_given_afterwards_is_found => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let (id, salt) = (intruder.id(members[0].1), intruder.bytes(&[1; 16]));
    intruder.does(&format!("INSERT INTO audit_reasons (event, salt, reason) VALUES ({id}, {salt}, 'They asked for it')"));
    assert_eq!(kinds(&app).await, [Kind::ReasonChanged]);
} }

both_engines! { an_event_queued_again_does_not_stop_the_sealing => |app| async move {
    let members = three_batches(&app).await;
    let mut intruder = Intruder::enter(&app);
    let id = intruder.id(members[0].1);
    intruder.does(&format!("INSERT INTO audit_unsealed (event) VALUES ({id})"));
    app.person("next").await;
    assert_eq!(seal(&app).await, 1);
    assert_eq!(sealed(&app).await.len(), members.len() + 1);
} }
