use super::*;

both_engines! { a_stock_take_posts_only_differences_and_the_last_count_says => |app| async move {
    let lab = app.lab().await;
    let (staff, other) = (lab.technician("Timur").await, lab.technician("Nurlan").await);
    let right = item(&staff, &lab, json!({ "unit": "piece" })).await;
    let wrong = item(&staff, &lab, json!({ "unit": "piece", "barcode": "4770001" })).await;
    received(&staff, &right, 7.0).await;
    received(&staff, &wrong, 7.0).await;
    let take = staff.post(&format!("/labs/{}/stock-takes", lab.slug), json!({ "note": "Spring" })).await;
    let path = format!("/stock-takes/{}", take.expect(201)["id"].as_str().unwrap());
    let counts = format!("{path}/counts");
    let line = staff.post(&counts, json!({ "stock_item": right, "quantity": 7 })).await;
    assert_eq!((&line.expect(200)["expected"], &line.json["difference"]), (&json!(7), &json!(0)));
    staff.post(&counts, json!({ "barcode": "4770001", "quantity": 3 })).await.expect(200);
    let last = other.post(&counts, json!({ "barcode": "4770001", "quantity": 5 })).await;
    assert_eq!((&last.expect(200)["difference"], &last.json["counted_by"]), (&json!(-2), &json!(other.id())));
    // What is used after the counting stays used.
    moved(&staff, &wrong, json!({ "kind": "use", "quantity": 1 })).await.expect(201);
    let closed = staff.post(&format!("{path}/close"), json!({})).await;
    assert_eq!((&closed.expect(200)["status"], closed.json["lines"].as_array().unwrap().len()), (&json!("closed"), 2));
    assert_eq!((balance(&staff, &right).await, balance(&staff, &wrong).await), (json!(7), json!(4)));
    let counted = staff.get(&format!("/labs/{}/stock-movements?kind=count", lab.slug)).await;
    assert_eq!(counted.expect(200)["items"].as_array().unwrap().len(), 1);
    staff.post(&counts, json!({ "stock_item": right, "quantity": 1 })).await.expect_problem(409, "invalid_transition");
    staff.post(&format!("{path}/close"), json!({})).await.expect_problem(409, "invalid_transition");
} }

both_engines! { a_stock_take_of_one_place_counts_there_and_nowhere_else => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({ "unit": "piece" })).await;
    for (place, quantity) in [("Shelf A", 5), ("Shelf B", 9)] {
        moved(&staff, &id, json!({ "kind": "receipt", "quantity": quantity, "location": place, "lot": format!("Lot {place}") })).await.expect(201);
    }
    let take = staff.post(&format!("/labs/{}/stock-takes", lab.slug), json!({ "location": "Shelf A" })).await;
    let path = format!("/stock-takes/{}", take.expect(201)["id"].as_str().unwrap());
    let counts = format!("{path}/counts");
    let wrong = json!({ "stock_item": id, "quantity": 1, "location": "Shelf B", "lot": lab.id });
    assert_eq!(staff.post(&counts, wrong).await.expect_bad_fields(), ["/lot", "/location"]);
    assert_eq!(staff.post(&counts, json!({ "quantity": 1 })).await.expect_bad_fields(), [""]);
    assert_eq!(staff.post(&counts, json!({ "barcode": "none", "quantity": 1 })).await.expect_bad_fields(), ["/barcode"]);
    let line = staff.post(&counts, json!({ "stock_item": id, "quantity": 2 })).await;
    assert_eq!((&line.expect(200)["expected"], &line.json["location"]), (&json!(5), &json!("Shelf A")));
    // A lot of what was counted whole would count twice.
    let lot = staff.get(&format!("/stock-items/{id}")).await.expect(200)["lots"][0]["id"].clone();
    assert_eq!(staff.post(&counts, json!({ "stock_item": id, "lot": lot, "quantity": 1 })).await.expect_bad_fields(), [""]);
    // More was used since than was found missing: it is counted again.
    moved(&staff, &id, json!({ "kind": "use", "quantity": 4, "location": "Shelf A" })).await.expect(201);
    let refused = staff.post(&format!("{path}/close"), json!({})).await;
    assert_eq!(refused.expect_problem(409, "insufficient_stock")["available"], 1);
    staff.post(&counts, json!({ "stock_item": id, "quantity": 0 })).await.expect(200);
    staff.post(&format!("{path}/close"), json!({})).await.expect(200);
    assert_eq!(balance(&staff, &id).await, 9);
    let another = staff.post(&format!("/labs/{}/stock-takes", lab.slug), json!({})).await;
    let cancel = format!("/stock-takes/{}/cancel", another.id());
    assert_eq!(staff.post(&cancel, json!({ "reason": "Not today" })).await.expect(200)["status"], "cancelled");
    assert_eq!(staff.get(&format!("/labs/{}/stock-takes?status=open", lab.slug)).await.expect(200)["items"], json!([]));
} }
