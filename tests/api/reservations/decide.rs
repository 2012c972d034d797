use super::*;

async fn asked(app: &App) -> (crate::app::TestLab, Id) {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "requires_approval": true } })).await;
    (lab, machine)
}

both_engines! { a_persons_booking_waits_for_a_manager_and_occupies_meanwhile => |app| async move {
    let (lab, machine) = asked(&app).await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    assert_eq!(status(&aida, &one).await, "pending");
    book(&lab.student("Bek").await, &machine, 1, "05:00", "06:00").await.expect_problem(409, "slot_taken");
    for nobody in [&aida, &lab.technician("Timur").await] {
        nobody.post(&format!("{one}/approve"), json!({})).await.expect_problem(403, "not_allowed");
        nobody.post(&format!("{one}/reject"), json!({})).await.expect_problem(403, "not_allowed");
    }
    assert_eq!(manager.post(&format!("{one}/approve"), json!({})).await.expect(200)["status"], json!("confirmed"));
    manager.post(&format!("{one}/approve"), json!({})).await.expect_problem(409, "invalid_transition");
    let staffs = booked(&manager, &machine, 1, "07:00", "08:00").await;
    assert_eq!(status(&manager, &staffs).await, "confirmed");
} }

both_engines! { a_rejected_reservation_frees_its_time => |app| async move {
    let (lab, machine) = asked(&app).await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    manager.post(&format!("{one}/reject"), json!({ "reason": "The course needs it" })).await.expect(200);
    assert_eq!(status(&aida, &one).await, "rejected");
    book(&lab.student("Bek").await, &machine, 1, "05:00", "06:00").await.expect(201);
} }

both_engines! { a_persons_own_move_waits_again_and_staffs_does_not => |app| async move {
    let (lab, machine) = asked(&app).await;
    let (aida, manager) = (lab.student("Aida").await, lab.manager("Meerim").await);
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    manager.post(&format!("{one}/approve"), json!({})).await.expect(200);
    manager.patch(&one, "*", json!({ "starts_at": at(1, "06:00"), "ends_at": at(1, "07:00") })).await.expect(200);
    assert_eq!(status(&aida, &one).await, "confirmed");
    let shorter = aida.patch(&one, "*", json!({ "ends_at": at(1, "06:30") })).await;
    assert_eq!(shorter.expect(200)["status"], json!("confirmed"));
    let longer = aida.patch(&one, "*", json!({ "ends_at": at(1, "07:30") })).await;
    assert_eq!(longer.expect(200)["status"], json!("pending"));
} }

both_engines! { training_is_asked_again_at_approval => |app| async move {
    let lab = app.lab().await;
    let (manager, aida) = (lab.manager("Meerim").await, lab.student("Aida").await);
    let laser = manager.post(&format!("/labs/{}/qualifications", lab.slug), json!({ "name": "Laser" })).await.id();
    let machine = lab.machine(json!({ "policy": { "requires_approval": true, "requires_qualification": laser } })).await;
    let held = manager.post("/certifications", json!({ "member": aida.id(), "qualification": laser })).await.id();
    let one = booked(&aida, &machine, 1, "05:00", "06:00").await;
    manager.post(&format!("/certifications/{held}/revoke"), json!({ "reason": "Lens cleaned with a knife" })).await.expect(200);
    manager.post(&format!("{one}/approve"), json!({})).await.expect_problem(422, "not_qualified");
    assert_eq!(status(&aida, &one).await, "pending");
} }

both_engines! { where_approval_is_asked_one_starts_after_it_alone_and_staff_start_at_once => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({ "policy": { "requires_approval": true } })).await;
    let (aida, manager, tech) = (lab.student("Aida").await, lab.manager("Meerim").await, lab.technician("Tilek").await);
    let one = booked(&aida, &machine, 1, "04:00", "05:00").await;
    app.at(&at(1, "03:50"));
    aida.post(&format!("{one}/check-in"), json!({})).await.expect_problem(422, "approval_required");
    aida.post("/usage-sessions", json!({ "machine": machine })).await.expect_problem(422, "approval_required");
    manager.post(&format!("{one}/approve"), json!({})).await.expect(200);
    app.at(&at(1, "04:00"));
    aida.post(&format!("{one}/check-in"), json!({})).await.expect(200);
    let other = lab.machine(json!({ "policy": { "requires_approval": true } })).await;
    tech.post("/usage-sessions", json!({ "machine": other })).await.expect(201);
} }
