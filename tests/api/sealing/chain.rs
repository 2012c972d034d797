use std::process::Command;

use diesel::prelude::*;
use serde_json::json;
use ustakana::features::audit;
use ustakana::platform::db::schema::{audit_batch_events, audit_batches, audit_unsealed};
use ustakana::platform::db::{Constraint, Engine, Fault};
use ustakana::platform::write::Call;

use super::Intruder;
use super::{asked, kinds, seal, sealed, three_batches, verified};
use crate::app::App;

both_engines! { a_batch_takes_every_committed_event_once_and_is_signed => |app| async move {
    let before = asked(&app).await;
    assert_eq!((&before["ok"], &before["head"], &before["sealed_events"]), (&json!(true), &json!(null), &json!(0)));
    assert!(before["unsealed_events"].as_i64().unwrap() > 0);
    let members = three_batches(&app).await;
    assert_eq!(members.iter().map(|(batch, _)| *batch).max(), Some(3));
    assert_eq!(seal(&app).await, 0, "nothing is left");
    let after = asked(&app).await;
    assert_eq!((&after["ok"], &after["batches"], &after["unsealed_events"]), (&json!(true), &json!(3), &json!(0)));
    assert_eq!((&after["events"], after["sealed_events"].as_u64()), (&after["sealed_events"], Some(members.len() as u64)));
    assert_eq!(after["head"].as_str().unwrap().len(), 64);
    assert_eq!(after["head_sealed_at"], json!(app.now()));
} }

both_engines! { events_that_are_not_sealed_yet_are_accepted_and_counted => |app| async move {
    three_batches(&app).await;
    app.person("latecomer").await;
    let found = asked(&app).await;
    assert_eq!((&found["ok"], &found["unsealed_events"]), (&json!(true), &json!(1)));
    assert_eq!(found["events"].as_i64(), found["sealed_events"].as_i64().map(|sealed| sealed + 1));
} }

both_engines! { nodes_that_seal_at_once_make_one_chain => |app| async move {
    for _ in 0..30 {
        app.person(&format!("Member {}", app.next())).await;
    }
    let rounds = (0..8).map(|_| audit::seal(app.service(), app.auth()));
    let sealed_by: usize = futures_util::future::join_all(rounds).await.into_iter().map(Result::unwrap).sum();
    let found = verified(&app).await;
    assert!(found.is_ok(), "{:?}", found.findings);
    assert_eq!((found.unsealed_events, found.sealed_events), (0, i64::try_from(sealed_by).unwrap()));
} }

both_engines! { a_batch_holds_500_events_and_the_rest_goes_into_the_next => |app| async move {
    let events = 1_100;
    app.service().write(Call::service("test"), move |w| {
        for _ in 0..events {
            w.emit(ustakana::platform::write::Event::new("test.happened", "test", w.new_id()));
        }
        Ok::<_, Fault>(())
    }).await.unwrap();
    assert!(seal(&app).await >= events);
    let found = verified(&app).await;
    assert!(found.is_ok() && found.batches == 3, "{found:?}");
    let first = sealed(&app).await.iter().filter(|(batch, _)| *batch == 1).count();
    assert_eq!(first, 500);
} }

both_engines! { events_committed_in_another_order_than_their_ids_are_sealed_all_the_same => |app| async move {
    three_batches(&app).await;
    // It began before the last batch was sealed and is committed only now.
    app.clock().set(app.now().plus_seconds(-30));
    app.person("early bird").await;
    app.later(1);
    assert_eq!(seal(&app).await, 1);
    let found = verified(&app).await;
    assert!(found.is_ok() && found.unsealed_events == 0 && found.late_events == 0, "{found:?}");
} }

both_engines! { an_event_that_is_sealed_long_after_its_time_is_counted => |app| async move {
    three_batches(&app).await;
    app.later(180);
    app.person("on time").await;
    seal(&app).await;
    app.later(-120);
    app.person("late").await;
    app.later(120);
    seal(&app).await;
    let found = asked(&app).await;
    assert_eq!((&found["ok"], &found["late_events"]), (&json!(true), &json!(1)));
} }

both_engines! { the_database_refuses_to_change_or_remove_a_batch => |app| async move {
    three_batches(&app).await;
    let change = |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::update(audit_batches::table).set(audit_batches::events.eq(1)).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    let remove = |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::delete(audit_batches::table).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    let reorder = |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::update(audit_batch_events::table).set(audit_batch_events::position.eq(7)).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    let empty = |w: &mut ustakana::platform::write::Write<'_>| {
        diesel::delete(audit_batch_events::table).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    for refused in [
        app.service().write(Call::service("test"), change).await,
        app.service().write(Call::service("test"), remove).await,
        app.service().write(Call::service("test"), reorder).await,
        app.service().write(Call::service("test"), empty).await,
    ] {
        assert!(refused.as_ref().is_err_and(|fault| fault.violates(Constraint::AppendOnly)), "{refused:?}");
    }
    assert_eq!(kinds(&app).await, []);
} }

both_engines! { writers_never_queue_for_the_seal => |app| async move {
    if app.engine() == Engine::Postgres {
        let mut other_node = Intruder::enter(&app);
        other_node.does("BEGIN");
        other_node.does(&format!("SELECT pg_advisory_xact_lock({})", 0x5573_7461_5365_616c_i64));
        app.person("quick").await;
        other_node.does("ROLLBACK");
    }
    // SQLite has one writer: hashes and signatures are made beside it, so that it writes rows alone.
    app.person("as quick").await;
    let waiting = app.service().read(|c| Ok::<i64, Fault>(audit_unsealed::table.count().get_result(c)?)).await.unwrap();
    assert!(waiting > 0);
    assert_eq!(seal(&app).await, usize::try_from(waiting).unwrap());
} }

both_engines! { only_an_administrator_has_the_trail_verified => |app| async move {
    let lab = app.lab().await;
    lab.manager("Meerim").await.get("/audit/verification").await.expect_problem(403, "not_allowed");
    app.anonymous().get("/audit/verification").await.expect_problem(401, "not_signed_in");
    app.admin().get("/audit/verification?head=abc").await.expect_problem(400, "invalid_parameter");
} }

fn verify(app: &App, more: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ustakana"));
    command.args(["verify", "--database-url", &app.database_argument()]).args(more);
    let output = command.env("USTAKANA_SECRET", "the secret of all tests").output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
}

both_engines! { the_command_verify_says_each_thing_in_a_line => |app| async move {
    let members = three_batches(&app).await;
    let head = verified(&app).await.head().unwrap();
    app.person("one more").await;
    seal(&app).await;
    let (code, text) = verify(&app, &["--head", &head]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains(&format!("Head: {}", verified(&app).await.head().unwrap())), "{text}");
    let mut intruder = Intruder::enter(&app);
    let event = members[4].1;
    let id = intruder.id(event);
    intruder.does(&format!("UPDATE audit_events SET action = 'person.forgotten' WHERE id = {id}"));
    let (code, text) = verify(&app, &["--head", &"0".repeat(64)]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains(&format!("Audit: Event {event} of batch {} is not as it was sealed.", members[4].0)), "{text}");
    assert!(text.contains("Audit: The head that was given is not in the chain"), "{text}");
    let (code, _) = verify(&app, &["--head", "no hash"]);
    assert_eq!(code, Some(2));
} }
