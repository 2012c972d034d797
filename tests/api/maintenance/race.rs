use std::sync::atomic::{AtomicBool, Ordering};

use diesel::prelude::*;
use futures_util::future::join_all;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::{machine_locks, reservations};
use ustakana::platform::values::Instant;

use super::*;

both_engines! { a_severe_incident_during_64_bookings_leaves_none_accepted_after_the_lock => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "max_active_reservations": 100 } })).await;
    let mut students = Vec::new();
    for number in 0..64 {
        students.push(lab.student(&format!("Student {number}")).await);
    }
    let reporter = lab.student("Reporter").await;
    // Signing in takes its time; the race is for the machine.
    for client in students.iter().chain([&reporter]) {
        client.get("/me/reservations").await.expect(200);
    }
    let start: Instant = "2026-09-02T03:00:00Z".parse().unwrap();
    let told = AtomicBool::new(false);
    let bookings = students.iter().zip(0_i64..).map(|(student, number)| {
        let told = &told;
        async move {
            let mut seen = Vec::new();
            for round in 0..4 {
                // Each wants a time of their own, so that nothing but the lock refuses.
                let slot = number * 4 + round;
                let from = start.plus_days(slot / 36).plus_minutes(slot % 36 * 15);
                let after_the_answer = told.load(Ordering::SeqCst);
                let ask = json!({ "machine": machine, "starts_at": from, "ends_at": from.plus_minutes(15) });
                let reply = student.post("/reservations", ask).await;
                seen.push((after_the_answer, reply));
            }
            seen
        }
    });
    let incident = async {
        // Some bookings are through, most are not.
        while accepted(&app, machine).await < 8 {
            tokio::task::yield_now().await;
        }
        let reply = report(&reporter, &machine, "safety").await;
        told.store(true, Ordering::SeqCst);
        reply
    };
    let (replies, reported) = futures_util::future::join(join_all(bookings), incident).await;
    reported.expect(201);
    let mut refused = 0;
    for (after_the_answer, reply) in replies.iter().flatten() {
        match reply.status {
            201 => assert!(!after_the_answer, "booked after the machine was locked: {}", reply.text),
            422 if reply.json["code"] == "machine_out_of_service" => refused += 1,
            // The weekend is closed.
            422 => assert!(reply.text.contains("outside_opening_hours"), "{}", reply.text),
            _ => panic!("{} {}", reply.status, reply.text),
        }
    }
    assert!(refused > 0, "the incident came after all bookings");
    let standing = accepted(&app, machine).await;
    assert_eq!(reported.json["affected_reservations"], json!(standing), "one was accepted after the lock");
} }

/// Reservations of the machine; with the lock taken first they never grow after it.
async fn accepted(app: &crate::app::App, machine: Id) -> i64 {
    let count = move |c: &mut _| {
        let all = reservations::table.filter(reservations::machine.eq(machine)).count();
        Ok::<i64, Fault>(all.get_result(c)?)
    };
    app.service().read(count).await.unwrap()
}

both_engines! { of_two_who_resolve_one_incident_at_once_one_does => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (one, two) = (lab.technician("Timur").await, lab.technician("Bek").await);
    let path = format!("/incidents/{}/resolve", report(&one, &machine, "major").await.id());
    let replies = join_all([&one, &two, &one, &two].map(|staff| staff.post(&path, json!({})))).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409]);
    let open: i64 = app.service().read(|c| {
        Ok::<_, Fault>(machine_locks::table.filter(machine_locks::ends_at.is_null()).count().get_result(c)?)
    }).await.unwrap();
    assert_eq!(open, 0);
} }
