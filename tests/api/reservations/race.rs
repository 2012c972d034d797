use std::collections::BTreeMap;

use diesel::prelude::*;
use futures_util::future::join_all;
use rand::RngExt;
use ustakana::platform::db::Fault;
use ustakana::platform::db::schema::reservations;
use ustakana::platform::values::Instant;

use super::*;

async fn students(lab: &crate::app::TestLab, count: usize) -> Vec<Client> {
    let mut students = Vec::with_capacity(count);
    for number in 0..count {
        students.push(lab.student(&format!("Student {number}")).await);
    }
    students
}

/// How often two rows that occupy a machine overlap.
async fn overlaps(app: &App) -> usize {
    let rows: Vec<(Id, Instant, Instant)> = app
        .service()
        .read(|c| {
            let standing = reservations::table.filter(reservations::released_at.is_null());
            let found = standing.select((reservations::machine, reservations::blocks_from, reservations::blocks_until));
            Ok::<_, Fault>(found.load(c)?)
        })
        .await
        .unwrap();
    let mut by_machine: BTreeMap<Id, Vec<(Instant, Instant)>> = BTreeMap::new();
    for (machine, from, until) in rows {
        by_machine.entry(machine).or_default().push((from, until));
    }
    by_machine
        .values_mut()
        .map(|spans| {
            spans.sort_unstable();
            spans.windows(2).filter(|pair| pair[0].1 > pair[1].0).count()
        })
        .sum()
}

both_engines! { of_64_who_want_one_slot_at_once_one_gets_it_20_times_over => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "max_active_reservations": 100 } })).await;
    let students = students(&lab, 64).await;
    for round in 0_u32..20 {
        let (day, hour) = (2 + round / 9, 3 + round % 9);
        let (from, until) = (format!("{hour:02}:00"), format!("{:02}:00", hour + 1));
        let replies = join_all(students.iter().map(|student| book(student, &machine, day, &from, &until))).await;
        let won = replies.iter().filter(|reply| reply.status == 201).count();
        assert_eq!(won, 1, "round {round}: {:?}", replies.iter().map(|reply| reply.status).collect::<Vec<_>>());
        for lost in replies.iter().filter(|reply| reply.status != 201) {
            let problem = lost.expect_problem(409, "slot_taken");
            assert!(!problem["next_gaps"].as_array().unwrap().is_empty());
        }
    }
    assert_eq!(overlaps(&app).await, 0);
} }

both_engines! { a_quota_holds_when_one_person_books_many_machines_at_once => |app| async move {
    let lab = app.lab().await;
    let aida = lab.student("Aida").await;
    let mut machines = Vec::new();
    for _ in 0..16 {
        machines.push(lab.machine(json!({})).await);
    }
    aida.get("/me/reservations").await.expect(200);
    let replies = join_all(machines.iter().map(|machine| book(&aida, machine, 2, "05:00", "06:00"))).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 5);
    for refused in replies.iter().filter(|reply| reply.status != 201) {
        refused.expect_problem(422, "quota_exceeded");
    }
} }

both_engines! { bookings_moves_and_cancellations_at_random_never_leave_two_that_overlap => |app| async move {
    let lab = app.lab().await;
    let policy = json!({ "policy": { "max_active_reservations": 100, "buffer_minutes": 15 } });
    let machines = [lab.machine(policy.clone()).await, lab.machine(policy.clone()).await, lab.machine(policy).await];
    let students = students(&lab, 8).await;
    let work = students.iter().map(|student| async move {
        let mut mine: Vec<String> = Vec::new();
        for _ in 0..25 {
            let (quarter, length, choice, machine) = {
                let mut rng = rand::rng();
                (rng.random_range(0..30_i64), rng.random_range(1..6_i64), rng.random_range(0..4), rng.random_range(0..3_usize))
            };
            let start: Instant = "2026-09-02T03:00:00Z".parse().unwrap();
            let (from, until) = (start.plus_minutes(quarter * 15), start.plus_minutes((quarter + length) * 15));
            let reply = match mine.last().cloned() {
                Some(one) if choice == 0 => {
                    mine.pop();
                    student.post(&format!("{one}/cancel"), json!({})).await
                }
                Some(one) if choice == 1 => {
                    let to = json!({ "machine": machines[machine], "starts_at": from, "ends_at": until });
                    student.patch(&one, "*", to).await
                }
                _ => {
                    let ask = json!({ "machine": machines[machine], "starts_at": from, "ends_at": until });
                    let reply = student.post("/reservations", ask).await;
                    if reply.status == 201 {
                        mine.push(path(&reply));
                    }
                    reply
                }
            };
            assert!([200, 201, 409].contains(&reply.status), "{}", reply.text);
        }
    });
    join_all(work).await;
    assert_eq!(overlaps(&app).await, 0);
} }
