//! A machine's sessions never overlap: the database refuses what no action would ask.

use diesel::prelude::*;
use serde_json::json;
use ustakana::platform::db::schema::usage_sessions;
use ustakana::platform::db::{Constraint, Fault};
use ustakana::platform::values::{Id, Instant};
use ustakana::platform::write::{Call, Write};

use super::{at, correct, past};
use crate::app::{App, TestLab};

/// Writes a session's row past every action.
async fn insert(app: &App, lab: Id, machine: Id, from: &str, until: Option<&str>) -> Result<Id, Fault> {
    let started_at: Instant = at(from).parse().unwrap();
    let ended_at: Option<Instant> = until.map(|until| at(until).parse().unwrap());
    let insert = move |w: &mut Write<'_>| {
        let id = w.new_id();
        let row = (
            usage_sessions::id.eq(id),
            usage_sessions::lab.eq(lab),
            usage_sessions::machine.eq(machine),
            usage_sessions::started_at.eq(started_at),
            usage_sessions::ended_at.eq(ended_at),
            usage_sessions::expected_ends_at.eq(ended_at.unwrap_or(started_at)),
            usage_sessions::source.eq("staff"),
            usage_sessions::headcount.eq(1),
            usage_sessions::overrun_seconds.eq(0_i64),
            usage_sessions::to_settle.eq(false),
            usage_sessions::created_at.eq(w.now),
            usage_sessions::updated_at.eq(w.now),
            usage_sessions::version.eq(1),
        );
        diesel::insert_into(usage_sessions::table).values(row).execute(w.c)?;
        Ok::<_, Fault>(id)
    };
    app.service().write(Call::service("test"), insert).await
}

async fn change(app: &App, session: Id, from: &str, until: Option<&str>) -> Result<(), Fault> {
    let started_at: Instant = at(from).parse().unwrap();
    let ended_at: Option<Instant> = until.map(|until| at(until).parse().unwrap());
    let update = move |w: &mut Write<'_>| {
        let span = (usage_sessions::started_at.eq(started_at), usage_sessions::ended_at.eq(ended_at));
        diesel::update(usage_sessions::table.find(session)).set(span).execute(w.c)?;
        Ok::<_, Fault>(())
    };
    app.service().write(Call::service("test"), update).await
}

async fn of_lab(app: &App) -> (TestLab, Id) {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    (lab, machine)
}

#[track_caller]
fn assert_refused<T: std::fmt::Debug>(result: Result<T, Fault>, what: &str) {
    let overlap =
        |fault: &Fault| fault.violates(Constraint::SessionOverlap) || fault.violates(Constraint::OneOpenSession);
    assert!(result.as_ref().is_err_and(overlap), "{what}: {result:?}");
}

both_engines! { the_database_refuses_sessions_that_overlap_open_or_closed => |app| async move {
    let (lab, machine) = of_lab(&app).await;
    let insert = async |from, until| insert(&app, lab.id, machine, from, until).await;
    insert("03:00", Some("04:00")).await.unwrap();
    for (from, until) in [
        ("03:00", Some("04:00")), ("02:00", Some("03:01")), ("03:59", Some("05:00")), ("03:15", Some("03:30")),
        ("02:00", Some("05:00")), ("03:30", None), ("02:00", None),
    ] {
        assert_refused(insert(from, until).await, &format!("{from} to {until:?}"));
    }
    insert("02:00", Some("03:00")).await.unwrap();
    insert("04:00", Some("05:00")).await.unwrap();
    insert("06:00", None).await.unwrap();
    assert_refused(insert("07:00", Some("08:00")).await, "after the start of an open one");
    assert_refused(insert("07:00", None).await, "a second open one");
    // Without length nothing overlaps.
    insert("03:30", Some("03:30")).await.unwrap();
    insert("07:00", Some("07:00")).await.unwrap();
    insert("05:00", Some("06:00")).await.unwrap();
}}

both_engines! { the_database_refuses_a_change_that_makes_two_sessions_overlap => |app| async move {
    let (lab, machine) = of_lab(&app).await;
    let first = insert(&app, lab.id, machine, "03:00", Some("04:00")).await.unwrap();
    insert(&app, lab.id, machine, "04:00", Some("05:00")).await.unwrap();
    assert_refused(change(&app, first, "03:00", Some("04:01")).await, "a longer one");
    assert_refused(change(&app, first, "03:00", None).await, "an open one");
    assert_refused(change(&app, first, "04:30", Some("04:45")).await, "one inside");
    change(&app, first, "02:30", Some("04:00")).await.unwrap();
    change(&app, first, "05:00", None).await.unwrap();
    let empty = insert(&app, lab.id, machine, "04:30", Some("04:30")).await.unwrap();
    assert_refused(change(&app, empty, "04:30", Some("04:31")).await, "one that gets a length");
}}

both_engines! { of_past_sessions_and_corrections_at_once_those_that_overlap_are_refused => |app| async move {
    app.at(&at("11:00"));
    let (lab, machine) = of_lab(&app).await;
    let tech = lab.technician("tech").await;
    let early = past(&tech, &machine, &at("03:00"), &at("04:00")).await.expect(201).clone();
    for round in 0..5 {
        let hour = 4 + round;
        let (from, until) = (at(&format!("{hour:02}:10")), at(&format!("{hour:02}:50")));
        let (one, other, corrected) = tokio::join!(
            past(&tech, &machine, &from, &until),
            past(&tech, &machine, &from, &until),
            correct(&tech, &early, json!({ "ended_at": until, "reason": "It ran on." })),
        );
        let made = [&one, &other, &corrected].iter().filter(|reply| reply.status == 201).count();
        assert_eq!(made, 1, "{} / {} / {}", one.text, other.text, corrected.text);
        for reply in [&one, &other, &corrected].iter().filter(|reply| reply.status != 201) {
            reply.expect_problem(409, "session_overlaps");
        }
        // Back to where it was, so that the next round has room.
        if corrected.status == 201 {
            let body = json!({ "ended_at": at("04:00"), "reason": "It did not." });
            correct(&tech, &early, body).await.expect(201);
        }
    }
}}
