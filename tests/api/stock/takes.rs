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

/// A stock-take in which so much was counted of an item.
async fn counting(staff: &Client, lab: &TestLab, take: Value, item: &str, quantity: u64) -> String {
    let take = staff.post(&format!("/labs/{}/stock-takes", lab.slug), take).await;
    let path = format!("/stock-takes/{}", take.expect(201)["id"].as_str().unwrap());
    staff.post(&format!("{path}/counts"), json!({ "stock_item": item, "quantity": quantity })).await.expect(200);
    path
}

async fn closed(staff: &Client, take: &str) {
    staff.post(&format!("{take}/close"), json!({})).await.expect(200);
}

both_engines! { two_stock_takes_of_the_same_post_a_difference_once => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    moved(&staff, &id, json!({ "kind": "receipt", "quantity": 1000, "location": "Shelf A" })).await.expect(201);
    let one = counting(&staff, &lab, json!({}), &id, 900).await;
    let other = counting(&staff, &lab, json!({ "location": "Shelf A" }), &id, 900).await;
    moved(&staff, &id, json!({ "kind": "use", "quantity": 50 })).await.expect(201);
    closed(&staff, &one).await;
    assert_eq!(balance(&staff, &id).await, 850);
    closed(&staff, &other).await;
    assert_eq!(balance(&staff, &id).await, 850);
    let lines = staff.get(&other).await.expect(200)["lines"].clone();
    assert_eq!((&lines[0]["counted"], &lines[0]["difference"]), (&json!(900), &json!(0)));
} }

both_engines! { of_two_stock_takes_the_later_count_holds_whichever_is_closed_first => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    for earlier_first in [true, false] {
        let id = item(&staff, &lab, json!({})).await;
        received(&staff, &id, 1000.0).await;
        app.at("2026-09-01T04:00:00Z");
        let earlier = counting(&staff, &lab, json!({}), &id, 900).await;
        app.at("2026-09-01T04:10:00Z");
        // All of it was found after all: nothing is posted, and still it is the last word.
        let later = counting(&staff, &lab, json!({}), &id, 1000).await;
        for take in if earlier_first { [&earlier, &later] } else { [&later, &earlier] } {
            closed(&staff, take).await;
        }
        assert_eq!(balance(&staff, &id).await, 1000, "{earlier_first}");
    }
} }

both_engines! { a_count_by_hand_during_a_stock_take_is_not_posted_again => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    for shelf in ["Shelf A", "Shelf B"] {
        moved(&staff, &id, json!({ "kind": "receipt", "quantity": 500, "location": shelf })).await.expect(201);
    }
    let take = counting(&staff, &lab, json!({}), &id, 900).await;
    // Of the hundred that are missing sixty are missing on this shelf.
    moved(&staff, &id, json!({ "kind": "count", "quantity": 440, "location": "Shelf A" })).await.expect(201);
    assert_eq!(balance(&staff, &id).await, 940);
    let again = counting(&staff, &lab, json!({}), &id, 900).await;
    closed(&staff, &take).await;
    assert_eq!(balance(&staff, &id).await, 900);
    moved(&staff, &id, json!({ "kind": "count", "quantity": 880 })).await.expect(201);
    closed(&staff, &again).await;
    assert_eq!(balance(&staff, &id).await, 880);
} }
