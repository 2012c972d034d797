//! Sessions: check-in, walk-ins, ends, past ones, corrections, devices.

use serde_json::{Value, json};
use ustakana::platform::values::Id;
use ustakana::platform::write::Call;
use ustakana::server;

use crate::app::{App, Client, Reply};

mod heartbeat;
mod overlaps;

/// A Tuesday; the lab is open from 09:00 to 18:00 in Bishkek, 03:00 to 12:00 UTC.
fn at(time: &str) -> String {
    format!("2026-09-01T{time}:00Z")
}

async fn book(client: &Client, machine: &Id, from: &str, until: &str) -> Value {
    let body = json!({ "machine": machine, "starts_at": at(from), "ends_at": at(until) });
    client.post("/reservations", body).await.expect(201).clone()
}

async fn start(client: &Client, machine: &Id) -> Value {
    client.post("/usage-sessions", json!({ "machine": machine })).await.expect(201).clone()
}

fn id(of: &Value) -> &str {
    of["id"].as_str().unwrap()
}

async fn get(client: &Client, session: &Value) -> Value {
    client.get(&format!("/usage-sessions/{}", id(session))).await.expect(200).clone()
}

async fn finish(client: &Client, session: &Value) -> Reply {
    client.post(&format!("/usage-sessions/{}/finish", id(session)), json!({ "outcome": "success" })).await
}

async fn extend(client: &Client, session: &Value, minutes: i64) -> Reply {
    client.post(&format!("/usage-sessions/{}/extend", id(session)), json!({ "minutes": minutes })).await
}

/// A sign of life, as the running service leaves it.
async fn beat(app: &App) {
    app.service().write(Call::service("heartbeat"), |w| server::beat(w, "node")).await.unwrap();
}

async fn check_in(client: &Client, reservation: &Value, body: Value) -> Reply {
    client.post(&format!("/reservations/{}/check-in", id(reservation)), body).await
}

async fn past(client: &Client, machine: &Id, from: &str, until: &str) -> Reply {
    client.post("/usage-sessions", json!({ "machine": machine, "started_at": from, "ended_at": until })).await
}

async fn correct(client: &Client, session: &Value, body: Value) -> Reply {
    client.post(&format!("/usage-sessions/{}/corrections", id(session)), body).await
}

both_engines! { check_in_opens_one_window_before_the_start_and_closes_one_window_after_it => |app| async move {
    app.at(&at("02:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("aida").await;
    let reservation = book(&aida, &machine, "05:00", "07:00").await;
    app.at(&at("04:44"));
    let early = check_in(&aida, &reservation, json!({})).await;
    assert_eq!(early.expect(422)["code"], "too_early");
    app.at(&at("05:15"));
    let late = check_in(&aida, &reservation, json!({})).await;
    assert_eq!(late.expect(422)["code"], "check_in_closed");
    app.at(&at("05:14"));
    let reply = check_in(&aida, &reservation, json!({})).await;
    let body = reply.expect(200);
    assert_eq!(body["status"], "checked_in");
    assert_eq!(body["usage_session"]["reservation"], reservation["id"]);
    assert_eq!(body["usage_session"]["started_at"], at("05:14"));
    assert_eq!(body["usage_session"]["expected_ends_at"], at("07:00"));
    assert_eq!(body["usage_session"]["source"], "self");
}}

both_engines! { during_ones_own_reservation_starting_is_the_check_in => |app| async move {
    app.at(&at("04:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("aida").await;
    let reservation = book(&aida, &machine, "05:00", "07:00").await;
    app.at(&at("05:05"));
    let session = start(&aida, &machine).await;
    assert_eq!(session["reservation"], reservation["id"]);
    assert_eq!(session["expected_ends_at"], at("07:00"));
    let shown = aida.get(&format!("/reservations/{}", id(&reservation))).await;
    assert_eq!(shown.expect(200)["status"], "checked_in");
}}

both_engines! { a_check_in_before_the_start_occupies_the_machine_from_now => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    let reservation = book(&aida, &machine, "05:00", "07:00").await;
    book(&bolot, &machine, "04:00", "04:45").await;
    app.at(&at("04:50"));
    check_in(&aida, &reservation, json!({})).await.expect(200);
    let time = format!("/machines/{machine}/availability?from={}&until={}", at("04:00"), at("08:00"));
    let busy = bolot.get(&time).await.expect(200)["busy"].as_array().unwrap().clone();
    assert_eq!(busy.last().unwrap()["starts_at"], at("04:50"));
    app.at(&at("04:51"));
    let clash = bolot.post("/usage-sessions", json!({ "machine": machine })).await;
    assert_eq!(clash.expect(409)["code"], "machine_in_use");
}}

both_engines! { an_early_check_in_while_anothers_time_stands_is_refused_and_the_window_stays => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    book(&bolot, &machine, "04:00", "05:00").await;
    let reservation = book(&aida, &machine, "05:00", "07:00").await;
    app.at(&at("04:05"));
    start(&bolot, &machine).await;
    app.at(&at("04:50"));
    let early = check_in(&aida, &reservation, json!({ "take_over": true })).await;
    assert_eq!(early.expect(409)["code"], "slot_taken");
}}

both_engines! { a_walk_in_is_cut_at_the_next_reservation_and_at_closing => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    book(&bolot, &machine, "05:00", "06:00").await;
    app.at(&at("03:10"));
    let session = start(&aida, &machine).await;
    assert_eq!(session["expected_ends_at"], at("05:00"));
    assert_eq!(session["reservation"], Value::Null);
    app.at(&at("04:00"));
    finish(&aida, &session).await.expect(200);
    app.at(&at("07:00"));
    let session = start(&aida, &machine).await;
    assert_eq!(session["expected_ends_at"], at("12:00"));
}}

both_engines! { a_walk_in_with_less_than_the_least_time_left_is_slot_taken => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    book(&bolot, &machine, "05:00", "06:00").await;
    app.at(&at("04:46"));
    let reply = aida.post("/usage-sessions", json!({ "machine": machine })).await;
    assert_eq!(reply.expect(409)["code"], "slot_taken");
}}

both_engines! { a_walk_in_lasts_as_long_as_asked => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("aida").await;
    let body = json!({ "machine": machine, "expected_minutes": 37, "headcount": 4, "purpose": "outreach", "note": "open day" });
    let reply = aida.post("/usage-sessions", body).await;
    let session = reply.expect(201);
    assert_eq!(session["expected_ends_at"], at("03:37"));
    assert_eq!((&session["headcount"], &session["purpose"]), (&json!(4), &json!("outreach")));
    assert_eq!((&session["note"], &session["role"]), (&json!("open day"), &json!("student")));
    assert!(!reply.header("location").is_empty() && !reply.etag().is_empty());
}}

both_engines! { outside_opening_hours_only_staff_start_and_give_their_reason => |app| async move {
    app.at(&at("14:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, tech) = (lab.student("aida").await, lab.technician("tech").await);
    let reply = aida.post("/usage-sessions", json!({ "machine": machine })).await;
    assert_eq!(reply.expect(422)["code"], "outside_opening_hours");
    let body = json!({ "machine": machine, "expected_minutes": 60, "override_reason": "An urgent repair." });
    tech.post("/usage-sessions", body).await.expect(201);
}}

both_engines! { of_two_starts_at_once_one_stands => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    let body = json!({ "machine": machine });
    let (one, other) = tokio::join!(aida.post("/usage-sessions", body.clone()), bolot.post("/usage-sessions", body));
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    let lost = if one.status == 409 { one } else { other };
    assert_eq!(lost.expect(409)["code"], "machine_in_use");
}}

both_engines! { a_retried_start_makes_one_session => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("aida").await;
    let body = json!({ "machine": machine });
    let first = aida.post_once("/usage-sessions", "key-1", body.clone()).await;
    let again = aida.post_once("/usage-sessions", "key-1", body).await;
    assert_eq!(first.expect(201)["id"], again.expect(201)["id"]);
}}

both_engines! { an_extension_moves_the_expected_end_until_somebody_elses_time => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    let reservation = book(&aida, &machine, "03:00", "04:00").await;
    book(&bolot, &machine, "05:00", "06:00").await;
    let session = start(&aida, &machine).await;
    assert_eq!(extend(&aida, &session, 60).await.expect(200)["expected_ends_at"], at("05:00"));
    assert_eq!(extend(&aida, &session, 15).await.expect(409)["code"], "slot_taken");
    assert_eq!(get(&aida, &session).await["expected_ends_at"], at("05:00"));
    let shown = aida.get(&format!("/reservations/{}", id(&reservation))).await;
    assert_eq!(shown.expect(200)["ends_at"], at("05:00"));
}}

both_engines! { moving_the_end_of_a_reservation_in_use_moves_what_its_session_expects => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("aida").await;
    let reservation = book(&aida, &machine, "05:00", "06:00").await;
    app.at(&at("05:00"));
    let session = check_in(&aida, &reservation, json!({})).await.expect(200)["usage_session"].clone();
    let path = format!("/reservations/{}", reservation["id"].as_str().unwrap());
    let etag = aida.get(&path).await.etag().to_owned();
    aida.patch(&path, &etag, json!({ "ends_at": at("08:00") })).await.expect(200);
    let session = format!("/usage-sessions/{}", session["id"].as_str().unwrap());
    assert_eq!(aida.get(&session).await.expect(200)["expected_ends_at"], at("08:00"));
    app.at(&at("07:00"));
    app.drain_jobs().await;
    assert_eq!(aida.get(&session).await.expect(200)["ended_at"], Value::Null, "it is not forgotten before its new end");
}}

both_engines! { finishing_early_frees_the_rest_of_the_time => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    let reservation = book(&aida, &machine, "03:00", "06:00").await;
    let session = start(&aida, &machine).await;
    app.at(&at("04:00"));
    let reply = finish(&aida, &session).await;
    let ended = reply.expect(200);
    assert_eq!((&ended["ended_at"], &ended["outcome"]), (&json!(at("04:00")), &json!("success")));
    assert_eq!((&ended["overrun_seconds"], &ended["end_cause"]), (&json!(0), &json!("finished")));
    assert_eq!(finish(&aida, &session).await.expect(409)["code"], "invalid_transition");
    let shown = aida.get(&format!("/reservations/{}", id(&reservation))).await;
    assert_eq!(shown.expect(200)["status"], "completed");
    book(&bolot, &machine, "04:00", "06:00").await;
}}

both_engines! { the_next_holder_takes_an_overrunning_session_over_from_their_own_start_on => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    book(&aida, &machine, "03:00", "04:00").await;
    let next = book(&bolot, &machine, "04:00", "05:00").await;
    let overrunning = start(&aida, &machine).await;
    app.at(&at("04:05"));
    assert_eq!(check_in(&bolot, &next, json!({})).await.expect(409)["code"], "machine_in_use");
    let reply = check_in(&bolot, &next, json!({ "take_over": true })).await;
    assert_eq!(reply.expect(200)["usage_session"]["started_at"], at("04:05"));
    let ended = get(&aida, &overrunning).await;
    assert_eq!((&ended["ended_at"], &ended["outcome"]), (&json!(at("04:05")), &json!("unknown")));
    assert_eq!(ended["overrun_seconds"], 300);
    assert_eq!(ended["end_cause"], "taken_over", "its person is told how it ended");
}}

both_engines! { a_walk_in_takes_nobody_over => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 30 })).await.expect(201);
    app.at(&at("03:40"));
    let reply = bolot.post("/usage-sessions", json!({ "machine": machine, "take_over": true })).await;
    assert_eq!(reply.expect(409)["code"], "machine_in_use");
}}

both_engines! { a_past_session_meets_no_booking_rule_but_never_overlaps => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, tech) = (lab.student("aida").await, lab.technician("tech").await);
    // A Sunday night, over midnight and the end of the month in Bishkek.
    let (from, until) = ("2026-05-31T14:00:00Z", "2026-05-31T20:30:00Z");
    past(&aida, &machine, from, until).await.expect(403);
    let member = aida.id();
    let body = json!({ "machine": machine, "member": member, "started_at": from, "ended_at": until, "outcome": "failure" });
    let reply = tech.post("/usage-sessions", body).await;
    let session = reply.expect(201);
    assert_eq!((&session["started_at"], &session["ended_at"]), (&json!(from), &json!(until)));
    assert_eq!((&session["source"], &session["outcome"]), (&json!("staff"), &json!("failure")));
    assert_eq!((&session["member"], &session["role"]), (&json!(member), &json!("student")));
    let inside = past(&tech, &machine, "2026-05-31T15:00:00Z", "2026-05-31T16:00:00Z").await;
    assert_eq!(inside.expect(409)["code"], "session_overlaps");
    past(&tech, &machine, until, "2026-05-31T21:00:00Z").await.expect(201);
    start(&aida, &machine).await;
    let over_open = past(&tech, &machine, "2026-09-01T02:30:00Z", "2026-09-01T03:00:00Z").await;
    assert_eq!(over_open.status, 201);
}}

both_engines! { a_past_session_into_an_open_one_says_that_the_machine_is_in_use => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let tech = lab.technician("tech").await;
    start(&tech, &machine).await;
    app.at(&at("03:30"));
    let reply = past(&tech, &machine, &at("02:30"), &at("03:10")).await;
    assert_eq!(reply.expect(409)["code"], "machine_in_use");
}}

both_engines! { times_to_come_and_ends_before_starts_are_refused => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let tech = lab.technician("tech").await;
    let future = past(&tech, &machine, &at("02:00"), &at("03:01")).await;
    assert_eq!(future.expect(422)["errors"][0]["pointer"], "/ended_at");
    let turned = past(&tech, &machine, &at("02:00"), &at("01:00")).await;
    assert_eq!(turned.expect(422)["errors"][0]["code"], "ends_before_start");
    let alone = tech.post("/usage-sessions", json!({ "machine": machine, "ended_at": at("02:00") })).await;
    assert_eq!(alone.expect(422)["errors"][0]["pointer"], "/started_at");
    let outcome = tech.post("/usage-sessions", json!({ "machine": machine, "outcome": "success" })).await;
    assert_eq!(outcome.expect(422)["errors"][0]["pointer"], "/outcome");
    let headcount = tech.post("/usage-sessions", json!({ "machine": machine, "headcount": 0 })).await;
    assert_eq!(headcount.expect(422)["errors"][0]["pointer"], "/headcount");
    let unknown = tech.post("/usage-sessions", json!({ "machine": machine, "filament": [] })).await;
    assert_eq!(unknown.expect(422)["errors"][0]["code"], "unknown_field");
}}

both_engines! { a_correction_by_staff_holds_at_once_and_keeps_the_original => |app| async move {
    app.at(&at("10:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let tech = lab.technician("tech").await;
    let reply = past(&tech, &machine, &at("03:00"), &at("04:00")).await;
    let session = reply.expect(201).clone();
    past(&tech, &machine, &at("05:00"), &at("06:00")).await.expect(201);
    correct(&tech, &session, json!({ "ended_at": at("04:30") })).await.expect(422);
    let overlap = correct(&tech, &session, json!({ "ended_at": at("05:30"), "reason": "ran on" })).await;
    assert_eq!(overlap.expect(409)["code"], "session_overlaps");
    let reply = correct(&tech, &session, json!({ "ended_at": at("04:30"), "outcome": "success", "reason": "ran on" })).await;
    let correction = reply.expect(201);
    assert_eq!((&correction["status"], &correction["before"]["ended_at"]), (&json!("accepted"), &json!(at("04:00"))));
    assert_eq!(correction["usage_session"]["ended_at"], at("04:30"));
    assert_eq!(get(&tech, &session).await["outcome"], "success");
    let list = tech.get(&format!("/usage-sessions/{}/corrections", id(&session))).await;
    assert_eq!(list.expect(200)["items"][0]["before"]["outcome"], "unknown");
    assert_eq!(list.expect(200)["items"][0]["reason"], "ran on");
}}

both_engines! { ones_own_correction_is_a_proposal_that_staff_accept_or_reject => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot, tech) = (lab.student("aida").await, lab.student("bolot").await, lab.technician("tech").await);
    let session = start(&aida, &machine).await;
    app.at(&at("05:00"));
    finish(&aida, &session).await.expect(200);
    let body = json!({ "ended_at": at("04:00"), "reason": "I forgot to finish it." });
    correct(&bolot, &session, body.clone()).await.expect(404);
    let reply = correct(&aida, &session, body.clone()).await;
    let proposal = reply.expect(201).clone();
    assert_eq!(proposal["status"], "proposed");
    let waiting = format!("/usage-sessions?lab={}&correction_proposed=true", lab.slug);
    let listed = |reply: Reply| -> Vec<Value> {
        reply.expect(200)["items"].as_array().unwrap().iter().map(|item| item["id"].clone()).collect()
    };
    assert_eq!(listed(tech.get(&waiting).await), [session["id"].clone()]);
    assert_eq!(listed(bolot.get(&waiting).await), [] as [Value; 0]);
    assert_eq!(get(&aida, &session).await["ended_at"], at("05:00"));
    let accept = format!("/session-corrections/{}/accept", id(&proposal));
    aida.post(&accept, json!({})).await.expect(403);
    bolot.post(&accept, json!({})).await.expect(404);
    assert_eq!(tech.post(&accept, json!({})).await.expect(200)["usage_session"]["ended_at"], at("04:00"));
    assert_eq!(tech.post(&accept, json!({})).await.expect(409)["code"], "invalid_transition");
    assert_eq!(listed(tech.get(&waiting).await), [] as [Value; 0]);
    assert_eq!(listed(tech.get(&waiting.replace("true", "false")).await), [session["id"].clone()]);
    let reply = correct(&aida, &session, json!({ "outcome": "failure", "reason": "It warped." })).await;
    let reject = format!("/session-corrections/{}/reject", id(reply.expect(201)));
    assert_eq!(tech.post(&reject, json!({ "reason": "It did not." })).await.expect(200)["status"], "rejected");
    assert_eq!(get(&aida, &session).await["outcome"], "success");
}}

both_engines! { a_session_moves_to_another_member_with_their_role_then => |app| async move {
    app.at(&at("10:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, tech) = (lab.student("aida").await, lab.technician("tech").await);
    let stranger = app.person("stranger").await;
    let reply = past(&tech, &machine, &at("03:00"), &at("04:00")).await;
    let session = reply.expect(201).clone();
    assert_eq!(session["role"], "technician");
    let unknown = correct(&tech, &session, json!({ "member": stranger.id(), "reason": "hers" })).await;
    assert_eq!(unknown.expect(422)["errors"][0]["pointer"], "/member");
    correct(&tech, &session, json!({ "member": aida.id(), "reason": "hers" })).await.expect(201);
    let moved = get(&aida, &session).await;
    assert_eq!((&moved["member"], &moved["role"]), (&json!(aida.id()), &json!("student")));
}}

both_engines! { a_forgotten_session_is_closed_half_an_hour_after_its_expected_end_and_counts_up_to_it => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    let body = json!({ "machine": machine, "expected_minutes": 60 });
    let session = aida.post("/usage-sessions", body).await.expect(201).clone();
    app.at(&at("04:29"));
    app.drain_jobs().await;
    assert_eq!(get(&aida, &session).await["ended_at"], Value::Null);
    app.at(&at("04:30"));
    app.drain_jobs().await;
    let ended = get(&aida, &session).await;
    assert_eq!((&ended["ended_at"], &ended["outcome"]), (&json!(at("04:00")), &json!("unknown")));
    assert_eq!((&ended["source"], &ended["overrun_seconds"]), (&json!("auto"), &json!(0)));
    assert_eq!(ended["end_cause"], "forgotten");
    start(&bolot, &machine).await;
}}

both_engines! { sessions_open_through_an_outage_are_shown_to_staff_until_they_settle_them => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, tech) = (lab.student("aida").await, lab.technician("tech").await);
    beat(&app).await;
    let session = start(&aida, &machine).await;
    app.at(&at("04:00"));
    beat(&app).await;
    let list = tech.get("/usage-sessions?to_settle=true").await;
    assert_eq!(list.expect(200)["items"][0]["id"], session["id"]);
    correct(&tech, &session, json!({ "ended_at": at("03:30"), "reason": "The power went off then." })).await.expect(201);
    let settled = get(&aida, &session).await;
    assert_eq!((&settled["to_settle"], &settled["ended_at"]), (&json!(false), &json!(at("03:30"))));
    beat(&app).await;
    let list = tech.get("/usage-sessions?to_settle=true").await;
    assert_eq!(list.expect(200)["items"], json!([]));
    start(&aida, &machine).await;
}}

both_engines! { a_student_sees_own_sessions_and_staff_all_of_the_lab => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let (one, two) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let (aida, bolot, tech) = (lab.student("aida").await, lab.student("bolot").await, lab.technician("tech").await);
    let hers = start(&aida, &one).await;
    app.later(1);
    let his = start(&bolot, &two).await;
    bolot.get(&format!("/usage-sessions/{}", id(&hers))).await.expect(404);
    finish(&bolot, &hers).await.expect(404);
    extend(&bolot, &hers, 15).await.expect(404);
    let ids = |reply: &Reply| {
        let items = reply.expect(200)["items"].as_array().unwrap().clone();
        items.iter().map(|item| item["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&aida.get("/usage-sessions").await), [hers["id"].clone()]);
    assert_eq!(ids(&aida.get("/me/usage").await), [hers["id"].clone()]);
    assert_eq!(ids(&tech.get("/usage-sessions").await), [his["id"].clone(), hers["id"].clone()]);
    assert_eq!(ids(&tech.get(&format!("/usage-sessions?machine={two}")).await), [his["id"].clone()]);
    let member = aida.id();
    assert_eq!(ids(&tech.get(&format!("/usage-sessions?member={member}&open=true")).await), [hers["id"].clone()]);
    assert_eq!(ids(&tech.get("/usage-sessions?open=false").await), Vec::<Value>::new());
    assert_eq!(ids(&tech.get("/usage-sessions?until=2026-09-01T03:00:00Z").await), Vec::<Value>::new());
    let page = tech.get(&format!("/usage-sessions?limit=1&lab={}", lab.slug)).await;
    let cursor = page.expect(200)["next"].as_str().unwrap().to_owned();
    assert_eq!(ids(&tech.get(&format!("/usage-sessions?limit=1&cursor={cursor}")).await), [hers["id"].clone()]);
    app.person("stranger").await.post("/usage-sessions", json!({ "machine": one })).await.expect(403);
}}

both_engines! { a_student_records_for_nobody_else_and_staff_do => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot, tech) = (lab.student("aida").await, lab.student("bolot").await, lab.technician("tech").await);
    let body = json!({ "machine": machine, "member": bolot.id() });
    aida.post("/usage-sessions", body.clone()).await.expect(403);
    let reply = tech.post("/usage-sessions", body).await;
    assert_eq!(reply.expect(201)["source"], "staff");
    finish(&bolot, reply.expect(201)).await.expect(200);
}}

both_engines! { a_device_records_the_sessions_of_its_own_machine_alone => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let (own, other) = (lab.machine(json!({})).await, lab.machine(json!({})).await);
    let (aida, manager) = (lab.student("aida").await, lab.manager("manager").await);
    let devices = format!("/labs/{}/devices", lab.slug);
    let ask = json!({ "machine": own, "name": "Plug of the laser" });
    aida.post(&devices, ask.clone()).await.expect(403);
    let reply = manager.post(&devices, ask).await;
    let key = reply.expect(201)["key"].as_str().unwrap().to_owned();
    assert!(key.starts_with("uk_"));
    let listed = manager.get(&devices).await;
    assert!(!listed.expect(200).to_string().contains(&key));
    let device = Client::with_bearer(&app, &key);
    device.post("/usage-sessions", json!({ "machine": other })).await.expect(403);
    book(&aida, &own, "04:00", "05:00").await;
    app.at(&at("03:05"));
    let nobodys = start(&device, &own).await;
    assert_eq!((&nobodys["member"], &nobodys["source"]), (&Value::Null, &json!("device")));
    app.at(&at("03:30"));
    finish(&device, &nobodys).await.expect(200);
    app.at(&at("04:02"));
    let hers = start(&device, &own).await;
    assert_eq!(hers["member"], json!(aida.id()));
    finish(&aida, &hers).await.expect(200);
    manager.post(&format!("/devices/{}/revoke", id(reply.expect(201))), json!({})).await.expect(200);
    device.post("/usage-sessions", json!({ "machine": own })).await.expect(401);
}}

both_engines! { a_session_over_the_change_of_the_clocks_keeps_its_instants => |app| async move {
    app.at("2026-10-26T09:00:00Z");
    let lab = app.lab_in("Europe/Berlin").await;
    let machine = lab.machine(json!({})).await;
    let tech = lab.technician("tech").await;
    // Summer time ends at 01:00 UTC: this night has two hours between 02:00 and 03:00.
    let (from, until) = ("2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z");
    let reply = past(&tech, &machine, from, until).await;
    assert_eq!((&reply.expect(201)["started_at"], &reply.expect(201)["ended_at"]), (&json!(from), &json!(until)));
}}

both_engines! { a_session_told_late_completes_the_reservation_it_was_held_under => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, tech) = (lab.student("aida").await, lab.technician("tech").await);
    let reservation = book(&aida, &machine, "04:00", "06:00").await;
    app.at(&at("04:10"));
    let body = json!({
        "machine": machine, "reservation": reservation["id"], "started_at": at("04:00"), "ended_at": at("04:08"),
    });
    let reply = tech.post("/usage-sessions", body).await;
    assert_eq!(reply.expect(201)["member"], json!(aida.id()));
    let shown = aida.get(&format!("/reservations/{}", id(&reservation))).await;
    assert_eq!(shown.expect(200)["status"], "completed");
    app.at(&at("06:30"));
    app.drain_jobs().await;
    let shown = aida.get(&format!("/reservations/{}", id(&reservation))).await;
    assert_eq!(shown.expect(200)["status"], "completed");
}}

both_engines! { an_outage_during_the_window_is_no_miss_and_the_check_in_stays_open => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let aida = lab.student("aida").await;
    let reservation = book(&aida, &machine, "04:00", "06:00").await;
    app.at(&at("03:55"));
    beat(&app).await;
    app.at(&at("04:20"));
    beat(&app).await;
    app.drain_jobs().await;
    let reply = check_in(&aida, &reservation, json!({})).await;
    assert_eq!(reply.expect(200)["status"], "checked_in");
}}

both_engines! { every_step_of_a_session_is_in_the_audit_trail_without_its_note => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, manager) = (lab.student("aida").await, lab.manager("manager").await);
    let body = json!({ "machine": machine, "expected_minutes": 60, "note": "a secret plan" });
    let session = aida.post("/usage-sessions", body).await.expect(201).clone();
    app.at(&at("03:30"));
    extend(&aida, &session, 30).await.expect(200);
    app.at(&at("04:00"));
    finish(&aida, &session).await.expect(200);
    correct(&manager, &session, json!({ "outcome": "failure", "reason": "It warped." })).await.expect(201);
    let events = manager.get(&format!("/labs/{}/audit-events?subject={}", lab.slug, id(&session))).await;
    let items = events.expect(200)["items"].as_array().unwrap().clone();
    let mut actions: Vec<_> = items.iter().map(|item| item["action"].as_str().unwrap()).collect();
    actions.sort_unstable();
    assert_eq!(actions, ["session.corrected", "session.extended", "session.finished", "session.started"]);
    assert!(!events.text.contains("a secret plan"));
}}

both_engines! { who_lost_the_training_meanwhile_neither_checks_in_nor_starts => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("manager").await, lab.student("aida").await);
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let machine = lab.machine(json!({ "policy": { "requires_qualification": laser } })).await;
    let other = lab.machine(json!({ "policy": { "requires_qualification": laser } })).await;
    let held = manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await.id();
    let reservation = book(&aida, &machine, "04:00", "05:00").await;
    manager.post(&format!("/certifications/{held}/revoke"), json!({ "reason": "No goggles" })).await.expect(200);
    let moved = json!({ "machine": other });
    let reply = aida.patch(&format!("/reservations/{}", id(&reservation)), "*", moved).await;
    reply.expect_problem(422, "not_qualified");
    app.at(&at("04:00"));
    check_in(&aida, &reservation, json!({})).await.expect_problem(422, "not_qualified");
    for machine in [machine, other] {
        aida.post("/usage-sessions", json!({ "machine": machine })).await.expect_problem(422, "not_qualified");
    }
    // Staff may set it aside, and say why.
    let by_staff = check_in(&manager, &reservation, json!({ "override_reason": "I stand beside her." })).await;
    assert_eq!(by_staff.expect(200)["status"], "checked_in");
}}

both_engines! { a_refused_check_in_is_kept_as_unmet_need => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    let before = book(&bolot, &machine, "03:00", "04:00").await;
    check_in(&bolot, &before, json!({})).await.expect(200);
    let reservation = book(&aida, &machine, "04:00", "05:30").await;
    app.at(&at("04:01"));
    check_in(&aida, &reservation, json!({})).await.expect_problem(409, "machine_in_use");
    let signals = app.admin().get(&format!("/labs/{}/demand-signals", lab.slug)).await;
    let kept = &signals.expect(200)["items"][0];
    assert_eq!((&kept["kind"], &kept["minutes"]), (&json!("slot_taken"), &json!(90)));
}}

both_engines! { a_walk_in_occupies_its_machine_until_its_expected_end => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    let started = aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 120 })).await;
    assert_eq!(started.expect(201)["headcount"], 1);
    let wish = |from: &str, until: &str| json!({ "machine": machine, "starts_at": at(from), "ends_at": at(until) });
    let clash = bolot.post("/reservations", wish("04:00", "05:00")).await;
    assert_eq!(clash.expect_problem(409, "slot_taken")["conflicts"][0]["kind"], "walk_in");
    bolot.post("/reservations", wish("05:00", "06:00")).await.expect(201);
}}

both_engines! { refused_walk_ins_extensions_and_moves_are_kept_as_unmet_need => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let capabilities = json!([{ "process": "MEX", "material_class": "polymer" }, { "process": "VPP", "material_class": "polymer" }]);
    let machine = lab.machine(json!({ "capabilities": capabilities })).await;
    let free = lab.machine(json!({})).await;
    let (aida, bolot) = (lab.student("aida").await, lab.student("bolot").await);
    book(&bolot, &machine, "04:00", "05:00").await;
    let session = aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 45 })).await.expect(201).clone();
    extend(&aida, &session, 90).await.expect_problem(409, "slot_taken");
    let hers = book(&aida, &free, "04:00", "05:00").await;
    let moved = json!({ "machine": machine });
    aida.patch(&format!("/reservations/{}", id(&hers)), "*", moved).await.expect_problem(409, "slot_taken");
    app.at(&at("03:40"));
    bolot.post("/usage-sessions", json!({ "machine": machine })).await.expect_problem(409, "machine_in_use");
    let signals = app.admin().get(&format!("/labs/{}/demand-signals", lab.slug)).await;
    let items = signals.expect(200)["items"].as_array().unwrap().clone();
    // One row per person, capability, day and kind: the longest; a machine with two capabilities is one ask that names both.
    assert_eq!(items.len(), 1, "{}", signals.text);
    assert_eq!((&items[0]["signals"], &items[0]["people"]), (&json!(2), &json!(2)));
    assert_eq!(items[0]["minutes"], 90 + 60);
    assert_eq!(items[0]["asks"].as_array().unwrap().len(), 2);
}}

both_engines! { the_person_corrects_a_session_that_was_closed_by_the_job => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, tech) = (lab.student("aida").await, lab.technician("tech").await);
    let session = aida.post("/usage-sessions", json!({ "machine": machine, "expected_minutes": 60 })).await.expect(201).clone();
    app.at(&at("04:31"));
    app.drain_jobs().await;
    assert_eq!(get(&aida, &session).await["outcome"], "unknown");
    let proposed = correct(&aida, &session, json!({ "ended_at": at("04:20"), "outcome": "success", "reason": "I forgot." })).await;
    assert_eq!(proposed.expect(201)["status"], "proposed");
    tech.post(&format!("/session-corrections/{}/accept", proposed.id()), json!({})).await.expect(200);
    let after = get(&aida, &session).await;
    assert_eq!((&after["ended_at"], &after["outcome"]), (&json!(at("04:20")), &json!("success")));
}}

both_engines! { a_session_keeps_the_affiliation_and_role_of_its_start => |app| async move {
    app.at(&at("03:00"));
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, tech) = (lab.student("aida").await, lab.technician("tech").await);
    lab.set_member(aida.id(), json!({ "role": "student", "affiliation": "Physics" })).await;
    app.at(&at("04:00"));
    let first = start(&aida, &machine).await;
    app.at(&at("05:00"));
    finish(&aida, &first).await.expect(200);
    lab.set_member(aida.id(), json!({ "role": "technician", "affiliation": "Chemistry" })).await;
    app.at(&at("06:00"));
    let second = start(&aida, &machine).await;
    app.at(&at("07:00"));
    finish(&aida, &second).await.expect(200);
    let told = |session: &Value| (session["affiliation"].as_str().unwrap().to_owned(), session["role"].as_str().unwrap().to_owned());
    assert_eq!(told(&get(&aida, &first).await), ("Physics".into(), "student".into()));
    assert_eq!(told(&get(&aida, &second).await), ("Chemistry".into(), "technician".into()));
    let late = json!({ "machine": machine, "member": aida.id(), "started_at": at("03:30"), "ended_at": at("03:45") });
    assert_eq!(told(tech.post("/usage-sessions", late).await.expect(201)), ("Physics".into(), "student".into()));
}}
