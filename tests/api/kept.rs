//! What a browser keeps of an answer is taken again for nobody else, in no other language, and not after it changed.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app::{Client, Reply};

async fn again(who: &Client, path: &str, tag: &str) -> Reply {
    who.send(Method::GET, path, &[("If-None-Match", tag)], None).await
}

both_engines! { what_one_reader_has_is_not_taken_for_what_another_may_see => |app| async move {
    let lab = app.lab().await;
    let machine = lab.machine(json!({})).await;
    let (aida, staff) = (lab.student("Aida").await, lab.technician("Timur").await);
    let item = json!({
        "name": { "en": "PLA", "ru": "ПЛА" }, "category": "filament", "unit": "gram", "reorder_level": 1000, "keeper": staff.id(),
    });
    let item = staff.post(&format!("/labs/{}/stock-items", lab.slug), item).await;
    let wish = json!({ "title": { "en": "A kiln" }, "justification": { "en": "Clay cracks." }, "process": "MEX", "alternatives": [] });
    let wish = aida.post(&format!("/labs/{}/equipment-requests", lab.slug), wish).await;
    let machine = format!("/machines/{machine}");
    let shown = staff.get(&machine).await;
    assert_eq!(again(&staff, &machine, shown.etag()).await.status, 304);
    let path = format!("/stock-items/{}", item.id());
    let kept = staff.get(&path).await;
    let seen = again(&aida, &path, kept.etag()).await;
    assert_eq!((&seen.expect(200)["keeper"], &kept.json["keeper"]), (&Value::Null, &json!(staff.id())));
    let russian = again(&staff.header("Accept-Language", "ru"), &path, kept.etag()).await;
    assert_eq!((&russian.expect(200)["name_local"], &kept.json["name_local"]), (&json!("ПЛА"), &json!("PLA")));
    // Whoever has seen it in whatever way may change it.
    staff.patch(&path, russian.etag(), json!({ "reorder_level": 900 })).await.expect(200);
    staff.patch(&path, russian.etag(), json!({ "reorder_level": 800 })).await.expect_problem(412, "stale");
    let path = format!("/equipment-requests/{}", wish.id());
    assert_eq!(again(&aida, &path, wish.etag()).await.status, 304);
} }
