use futures_util::future::join_all;
use ustakana::features::stock;

use super::*;

both_engines! { a_movement_changes_the_balance_and_stays_on_record_with_its_reason => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    let made = moved(&staff, &id, json!({ "kind": "receipt", "quantity": 1, "unit": "kilogram", "lot": "W-1", "expires_on": "2027-01-31", "location": "Shelf A", "cost": { "amount_minor": 180000, "currency": "KGS" } })).await;
    let movement = made.expect(201);
    assert_eq!((&movement["quantity"], &movement["balance_after"], &movement["unit"]), (&json!(1000), &json!(1000), &json!("gram")));
    assert_eq!(movement["parts"][0]["location"], "Shelf A");
    let used = moved(&staff, &id, json!({ "kind": "use", "quantity": 12.5, "reason": "A test print" })).await;
    assert_eq!((&used.expect(201)["quantity"], &used.json["balance_after"]), (&json!(-12.5), &json!(987.5)));
    assert_eq!(used.json["parts"][0]["cost"], json!({ "amount_minor": 2250, "currency": "KGS" }));
    let wasted = moved(&staff, &id, json!({ "kind": "waste", "quantity": 0.5 })).await;
    assert_eq!(wasted.expect(201)["balance_after"], 987);
    let back = moved(&staff, &id, json!({ "kind": "return", "quantity": 3 })).await;
    assert_eq!(back.expect(201)["balance_after"], 990);
    let shown = staff.get(&format!("/stock-items/{id}")).await;
    let lots = &shown.expect(200)["lots"];
    assert_eq!((&lots[0]["code"], &lots[0]["expires_on"], &lots[0]["balance"]), (&json!("W-1"), &json!("2027-01-31"), &json!(987)));
    let ledger = staff.get(&format!("/stock-items/{id}/movements")).await;
    let rows = ledger.expect(200)["items"].as_array().unwrap().clone();
    let kinds: Vec<_> = rows.iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["return", "waste", "use", "receipt"]);
    assert_eq!((&rows[2]["reason"], &rows[2]["person"]), (&json!("A test print"), &json!(staff.id())));
    let filtered = staff.get(&format!("/labs/{}/stock-movements?item={id}&kind=use&person={}", lab.slug, staff.id())).await;
    assert_eq!(filtered.expect(200)["items"].as_array().unwrap().len(), 1);
    lab.student("Aida").await.get(&format!("/stock-items/{id}/movements")).await.expect_problem(403, "not_allowed");
} }

both_engines! { never_is_more_taken_than_there_is_unless_the_item_allows_it => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    received(&staff, &id, 10.0).await;
    let refused = moved(&staff, &id, json!({ "kind": "use", "quantity": 10.001 })).await;
    let problem = refused.expect_problem(409, "insufficient_stock");
    assert_eq!((&problem["available"], &problem["unit"], &problem["errors"][0]["pointer"]), (&json!(10), &json!("gram"), &json!("/quantity")));
    assert_eq!(balance(&staff, &id).await, 10);
    let loose = item(&staff, &lab, json!({ "allow_negative": true })).await;
    received(&staff, &loose, 1.0).await;
    assert_eq!(moved(&staff, &loose, json!({ "kind": "use", "quantity": 3 })).await.expect(201)["balance_after"], -2);
    assert_eq!(staff.patch(&format!("/stock-items/{loose}"), "*", json!({ "allow_negative": false })).await.expect_bad_fields(), ["/allow_negative"]);
    assert_eq!(moved(&staff, &loose, json!({ "kind": "count", "quantity": 0 })).await.expect(201)["quantity"], 2);
    staff.patch(&format!("/stock-items/{loose}"), "*", json!({ "allow_negative": false })).await.expect(200);
    // That it was below zero once, while it was allowed to, is nothing wrong.
    let report = stock::verify(app.service()).await.unwrap();
    assert_eq!((report.items, report.differences), (2, Vec::<String>::new()));
} }

both_engines! { what_expires_first_is_taken_first_and_a_named_lot_is_taken_alone => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({ "unit": "millilitre", "category": "resin" })).await;
    for (lot, day, quantity) in [("late", "2027-06-01", 500), ("soon", "2026-12-01", 300)] {
        moved(&staff, &id, json!({ "kind": "receipt", "quantity": quantity, "lot": lot, "expires_on": day })).await.expect(201);
    }
    let used = moved(&staff, &id, json!({ "kind": "use", "quantity": 350 })).await;
    let parts: Vec<_> = used.expect(201)["parts"].as_array().unwrap().iter().map(|part| part["quantity"].clone()).collect();
    assert_eq!((parts, &used.json["quantity"]), (vec![json!(-300), json!(-50)], &json!(-350)));
    moved(&staff, &id, json!({ "kind": "use", "quantity": 1, "lot": "soon" })).await.expect_problem(409, "insufficient_stock");
    let shown = staff.get(&format!("/stock-items/{id}")).await;
    let lots: Vec<_> = shown.expect(200)["lots"].as_array().unwrap().iter().map(|lot| lot["code"].clone()).collect();
    assert_eq!(lots, ["late"]);
    let wrong = json!({ "kind": "receipt", "quantity": 1, "lot": "late", "expires_on": "2028-01-01" });
    assert_eq!(moved(&staff, &id, wrong).await.expect_bad_fields(), ["/expires_on"]);
} }

both_engines! { what_has_expired_is_used_last_and_wasted_first => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({ "unit": "millilitre", "category": "resin" })).await;
    // In the lab it is the first of September already.
    app.at("2026-08-31T20:00:00Z");
    for (lot, day) in [("gone", "2026-08-31"), ("today", "2026-09-01"), ("late", "2027-06-01")] {
        moved(&staff, &id, json!({ "kind": "receipt", "quantity": 10, "lot": lot, "expires_on": day })).await.expect(201);
    }
    let left = async |kind: &str, quantity: u64| {
        moved(&staff, &id, json!({ "kind": kind, "quantity": quantity })).await.expect(201);
        let lots = staff.get(&format!("/stock-items/{id}")).await.expect(200)["lots"].clone();
        let mut lots: Vec<_> = lots.as_array().unwrap().iter().map(|lot| format!("{} {}", lot["code"].as_str().unwrap(), lot["balance"])).collect();
        lots.sort_unstable();
        lots
    };
    assert_eq!(left("use", 5).await, ["gone 10", "late 10", "today 5"]);
    assert_eq!(left("waste", 4).await, ["gone 6", "late 10", "today 5"]);
    assert_eq!(left("use", 16).await, ["gone 5"]);
} }

both_engines! { a_transfer_moves_between_places_and_a_count_posts_the_difference => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({ "unit": "sheet", "category": "sheet" })).await;
    moved(&staff, &id, json!({ "kind": "receipt", "quantity": 10, "location": "Store" })).await.expect(201);
    let transfer = moved(&staff, &id, json!({ "kind": "transfer", "quantity": 4, "location": "Store", "to_location": "Laser" })).await;
    assert_eq!((&transfer.expect(201)["quantity"], &transfer.json["balance_after"]), (&json!(0), &json!(10)));
    assert_eq!(transfer.json["parts"].as_array().unwrap().len(), 2);
    let too_much = json!({ "kind": "transfer", "quantity": 7, "location": "Store", "to_location": "Laser" });
    assert_eq!(moved(&staff, &id, too_much).await.expect_problem(409, "insufficient_stock")["available"], 6);
    let count = moved(&staff, &id, json!({ "kind": "count", "quantity": 3, "location": "Laser" })).await;
    assert_eq!((&count.expect(201)["quantity"], &count.json["balance_after"]), (&json!(-1), &json!(9)));
    // Found right: on record, and nothing changes.
    let count = moved(&staff, &id, json!({ "kind": "count", "quantity": 9 })).await;
    assert_eq!((&count.expect(201)["quantity"], &count.json["balance_after"]), (&json!(0), &json!(9)));
    let count = moved(&staff, &id, json!({ "kind": "count", "quantity": 2 })).await;
    assert_eq!(count.expect(201)["balance_after"], 2);
} }

both_engines! { bad_movements_are_told_field_by_field => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    let wrong = json!({
        "kind": "use", "quantity": 0, "lot": "none", "expires_on": "2027-01-01", "to_location": "There",
        "cost": { "amount_minor": 1, "currency": "KGS" }, "usage_session": lab.id, "work_order": lab.id,
    });
    assert_eq!(
        moved(&staff, &id, wrong).await.expect_bad_fields(),
        ["/quantity", "/expires_on", "/cost", "/to_location", "/usage_session", "/work_order", "/lot"]
    );
    assert_eq!(moved(&staff, &id, json!({ "kind": "transfer", "quantity": 1, "usage_session": lab.id })).await.expect_bad_fields(), ["/usage_session", "/to_location"]);
    let unrelated = moved(&staff, &id, json!({ "kind": "receipt", "quantity": 1, "unit": "metre" })).await;
    assert_eq!(unrelated.expect_bad_fields(), ["/unit"]);
    assert!(unrelated.text.contains("milligram, gram, kilogram"), "{}", unrelated.text);
    assert_eq!(moved(&staff, &id, json!({ "kind": "receipt", "quantity": 1.0001 })).await.expect_bad_fields(), ["/quantity"]);
    assert_eq!(moved(&staff, &id, json!({ "kind": "receipt", "quantity": -1 })).await.expect_bad_fields(), ["/quantity"]);
    assert_eq!(moved(&staff, &id, json!({ "kind": "receipt", "quantity": 1, "expires_on": "2027-01-01" })).await.expect_bad_fields(), ["/lot"]);
    let stranger = other.technician("Nurlan").await;
    moved(&stranger, &id, json!({ "kind": "receipt", "quantity": 1 })).await.expect_problem(403, "not_allowed");
} }

both_engines! { a_length_of_filament_is_taken_by_its_mass => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({ "filament": { "density_g_cm3": 1.24, "diameter_mm": 1.75 } })).await;
    received(&staff, &id, 1000.0).await;
    let used = moved(&staff, &id, json!({ "kind": "use", "quantity": 10, "unit": "metre" })).await;
    assert_eq!(used.expect(201)["quantity"], -29.825);
    let used = moved(&staff, &id, json!({ "kind": "use", "quantity": 500, "unit": "millimetre" })).await;
    assert_eq!(used.expect(201)["quantity"], -1.491);
} }

both_engines! { each_dimension_is_counted_in_its_own_unit => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    for (own, given, sent, kept, other) in [
        ("gram", "kilogram", 0.25, 250, "litre"),
        ("gram", "milligram", 4000.0, 4, "piece"),
        ("millilitre", "litre", 1.5, 1500, "gram"),
        ("metre", "centimetre", 200.0, 2, "millilitre"),
        ("sheet", "sheet", 3.0, 3, "piece"),
        ("piece", "piece", 7.0, 7, "sheet"),
    ] {
        let id = item(&staff, &lab, json!({ "category": "thing", "unit": own })).await;
        let receive = |unit: &str| json!({ "kind": "receipt", "quantity": sent, "unit": unit });
        let made = moved(&staff, &id, receive(given)).await;
        assert_eq!((&made.expect(201)["quantity"], &made.json["unit"]), (&json!(kept), &json!(own)), "{given}");
        assert_eq!(moved(&staff, &id, receive(other)).await.expect_bad_fields(), ["/unit"], "{other} for {own}");
        assert_eq!(balance(&staff, &id).await, kept);
    }
} }

both_engines! { a_retried_movement_moves_once => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    let path = format!("/stock-items/{id}/movements");
    let body = json!({ "kind": "receipt", "quantity": 5 });
    let first = staff.post_once(&path, "r-1", body.clone()).await;
    let again = staff.post_once(&path, "r-1", body).await;
    assert_eq!((first.expect(201), balance(&staff, &id).await), (again.expect(201), json!(5)));
} }

both_engines! { of_64_who_draw_the_last_spool_one_gets_it => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    for _ in 0..5 {
        let id = item(&staff, &lab, json!({ "unit": "piece" })).await;
        received(&staff, &id, 1.0).await;
        let draws = (0..64).map(|_| moved(&staff, &id, json!({ "kind": "use", "quantity": 1 })));
        let replies = join_all(draws).await;
        assert_eq!(replies.iter().filter(|reply| reply.status == 201).count(), 1);
        for lost in replies.iter().filter(|reply| reply.status != 201) {
            assert_eq!(lost.expect_problem(409, "insufficient_stock")["available"], 0);
        }
        assert_eq!(balance(&staff, &id).await, 0);
    }
    let report = stock::verify(app.service()).await.unwrap();
    assert_eq!((report.items, report.movements, report.differences), (5, 10, Vec::<String>::new()));
} }

both_engines! { the_database_itself_keeps_the_ledger => |app| async move {
    use ustakana::platform::db::{Constraint, Fault};
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    received(&staff, &id, 5.0).await;
    let run = async |sql: &'static str| {
        let written = app.service().write(ustakana::platform::write::Call::service("test"), move |w| w.c.run(sql).map_err(Fault::from)).await;
        written.unwrap_err()
    };
    for sql in ["UPDATE stock_movements SET quantity = 1", "DELETE FROM stock_movements"] {
        assert!(run(sql).await.violates(Constraint::AppendOnly), "{sql}");
    }
    for sql in ["UPDATE stock_items SET balance = -1", "UPDATE stock_balances SET quantity = -1"] {
        assert!(run(sql).await.violates(Constraint::StockBelowZero), "{sql}");
    }
    let copied = "INSERT INTO stock_movements (id, posting, lab, item, kind, quantity, balance_after, moved_at)
        SELECT lab, lab, lab, item, kind, quantity, balance_after, moved_at FROM stock_movements";
    // What a row says was left must be what is left.
    assert!(matches!(run(copied).await, Fault::Unexpected(_)));
    assert_eq!(balance(&staff, &id).await, 5);
} }

both_engines! { a_balance_that_was_tampered_with_is_found => |app| async move {
    use ustakana::platform::db::Fault;
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let id = item(&staff, &lab, json!({})).await;
    received(&staff, &id, 5.0).await;
    let tamper = app.service().write(ustakana::platform::write::Call::service("test"), |w| w.c.run("UPDATE stock_items SET balance = 7000").map_err(Fault::from));
    tamper.await.unwrap();
    let report = stock::verify(app.service()).await.unwrap();
    assert_eq!(report.differences.len(), 1);
    assert!(report.differences[0].starts_with(&id), "{:?}", report.differences);
} }
