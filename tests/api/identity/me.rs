use serde_json::json;
use ustakana::platform::values::Role;

both_engines! { one_changes_ones_own_name_and_language => |app| async move {
    let aida = app.person("aida").await;
    let seen = aida.get("/me").await;
    let etag = seen.etag().to_owned();
    aida.send(reqwest::Method::PATCH, "/me", &[], Some(json!({ "locale": "ru" }))).await.expect_problem(428, "precondition_required");
    aida.patch("/me", "\"0-000000000000\"", json!({ "locale": "ru" })).await.expect_problem(412, "stale");
    let reply = aida.patch("/me", &etag, json!({ "locale": "ru", "full_name": "Aida A." })).await;
    assert_eq!((&reply.expect(200)["locale"], &reply.json["full_name"]), (&json!("ru"), &json!("Aida A.")));
    assert_ne!(reply.etag(), etag);
    aida.patch("/me", &etag, json!({ "locale": "ky" })).await.expect_problem(412, "stale");
    let unchanged = aida.send(reqwest::Method::GET, "/me", &[("If-None-Match", reply.etag())], None).await;
    assert_eq!((unchanged.status, unchanged.text.as_str()), (304, ""));
    let mut fields = aida.patch("/me", reply.etag(), json!({ "email": "x@example.org", "admin": true })).await.expect_bad_fields();
    fields.sort();
    assert_eq!(fields, ["/admin", "/email"]);
} }

both_engines! { a_new_membership_changes_the_etag_and_counts_at_once => |app| async move {
    let lab = app.lab().await;
    let aida = app.person("aida").await;
    let before = aida.get("/me").await;
    lab.admit(aida.id(), Role::Manager).await;
    let after = aida.get("/me").await;
    assert_ne!(before.etag(), after.etag());
    assert_eq!(after.json["memberships"][0]["role"], "manager");
    aida.get(&format!("/labs/{}/audit-events", lab.slug)).await.expect(200);
} }

both_engines! { roles_come_from_the_database_and_not_from_the_token => |app| async move {
    let lab = app.lab().await;
    let (student, manager) = (lab.student("aida").await, lab.manager("bek").await);
    let path = format!("/labs/{}/audit-events", lab.id);
    student.get(&path).await.expect_problem(403, "not_allowed");
    manager.get(&path).await.expect(200);
    app.admin().get(&path).await.expect(200);
    app.anonymous().get(&path).await.expect_problem(401, "not_signed_in");
    let other = app.lab().await;
    manager.get(&format!("/labs/{}/audit-events", other.id)).await.expect_problem(403, "not_allowed");
} }
