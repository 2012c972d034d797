use reqwest::Method;

use super::*;

async fn import(staff: &Client, lab: &TestLab, dry_run: bool, text: &str) -> Reply {
    let path = format!("/labs/{}/stock-imports?dry_run={dry_run}", lab.slug);
    staff.send_raw(Method::POST, &path, &[], Some(("text/csv", text.as_bytes().to_vec()))).await
}

const LIST: &str = "name_en;name_ru;category;material;unit;reorder_level;density_g_cm3;diameter_mm;cost_minor;cost_currency;cost_per;quantity;lot;expires_on;barcode
PLA white;PLA белый;filament;PLA;gram;500;1.24;1.75;180000;KGS;1000;750.5;W-1;2027-03-01;4770002
Mill bit 3 mm;;bit;;piece;;;;;;;12;;;
Bad;;bit;;barrel;many;1.2;;5;;;;;;
'=SUM(A1);;spare part;;piece;;;;;;;;;;
";

both_engines! { a_list_of_items_is_taken_in_once_and_its_bad_records_are_named => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let list = format!("/labs/{}/stock-items", lab.slug);
    let tried = import(&staff, &lab, true, LIST).await;
    let count = |reply: &Reply| [&reply.json["created"], &reply.json["unchanged"], &reply.json["failed"]].map(|count| count.as_u64().unwrap());
    tried.expect(200);
    assert_eq!(count(&tried), [3, 0, 1]);
    assert_eq!(staff.get(&list).await.expect(200)["items"], json!([]));
    let bad = &tried.json["rows"][2];
    let columns: Vec<_> = bad["problems"].as_array().unwrap().iter().map(|one| one["column"].as_str().unwrap()).collect();
    assert_eq!((&bad["line"], columns), (&json!(4), vec!["unit", "reorder_level", "diameter_mm", "cost_currency"]));
    let done = import(&staff, &lab, false, LIST).await;
    done.expect(200);
    assert_eq!(count(&done), [3, 0, 1]);
    let white = staff.get(&format!("{list}?q=белый")).await.expect(200)["items"][0].clone();
    assert_eq!((&white["balance"], &white["unit_cost"]["per"], &white["barcode"]), (&json!(750.5), &json!(1000), &json!("4770002")));
    let again = import(&staff, &lab, false, LIST).await;
    again.expect(200);
    assert_eq!(count(&again), [0, 3, 1]);
    assert_eq!(balance(&staff, white["id"].as_str().unwrap()).await, 750.5);
    let twice = "name,category,unit,barcode\nA,x,piece,1\nB,x,piece,1\nA,x,piece,1\n";
    let twice = import(&staff, &lab, false, twice).await;
    twice.expect(200);
    assert_eq!((count(&twice), &twice.json["rows"][1]["problems"][0]["code"]), ([1, 1, 1], &json!("barcode_twice")));
    // One that had no barcode is the same with one; another barcode is another make of that name.
    let later = async |text: &str| { let done = import(&staff, &lab, false, text).await; done.expect(200); count(&done) };
    assert_eq!(later("name,category,unit\nTape,x,piece\n").await, [1, 0, 0]);
    assert_eq!(later("name,category,unit,barcode\nTape,x,piece,2\n").await, [0, 1, 0]);
    assert_eq!(later("name,category,unit,barcode\nA,x,piece,3\n").await, [1, 0, 0]);
    let manager_only = lab.student("Aida").await;
    import(&manager_only, &lab, true, LIST).await.expect_problem(403, "not_allowed");
} }

both_engines! { further_lines_of_an_item_bring_its_other_lots => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    let list = "name,category,unit,quantity,lot,expires_on,location
Resin,resin,millilitre,500,A,2027-01-01,
Resin,resin,millilitre,300,B,2027-06-01,Shelf
Resin,resin,millilitre,100,B,2027-06-01,Cabinet
Resin,resin,millilitre,100,B,2028-06-01,Room
Resin,resin,millilitre,40,A,2027-01-01,
Resin,resin,gram,40,C,,
Resin,resin,millilitre,,,,
";
    for dry_run in [true, false] {
        let done = import(&staff, &lab, dry_run, list).await;
        let outcomes: Vec<_> = done.expect(200)["rows"].as_array().unwrap().iter().map(|row| row["outcome"].as_str().unwrap()).collect();
        assert_eq!(outcomes, ["created", "created", "created", "failed", "failed", "failed", "unchanged"], "{dry_run}");
        assert_eq!(done.json["rows"][3]["problems"][0]["code"], "item_otherwise");
    }
    let found = staff.get(&format!("/labs/{}/stock-items", lab.slug)).await.expect(200)["items"].clone();
    assert_eq!((found.as_array().unwrap().len(), &found[0]["balance"]), (1, &json!(900)));
    assert_eq!(import(&staff, &lab, false, list).await.expect(200)["unchanged"], 7);
} }

both_engines! { an_export_is_safe_to_open_and_another_lab_can_take_it_in => |app| async move {
    let (lab, other) = (app.lab().await, app.lab().await);
    let (staff, elsewhere) = (lab.technician("Timur").await, other.technician("Nurlan").await);
    import(&staff, &lab, false, LIST).await.expect(200);
    let export = staff.get(&format!("/labs/{}/stock-export", lab.slug)).await;
    export.expect(200);
    assert!(export.text.starts_with("id,name_ky,name_ru,name_en,") && export.text.contains(",'=SUM(A1),"), "{}", export.text);
    assert!(export.text.contains("PLA белый") && export.text.contains(",750.5,false\r\n"), "{}", export.text);
    let taken = import(&elsewhere, &other, false, &export.text).await;
    assert_eq!((&taken.expect(200)["created"], &taken.json["failed"]), (&json!(3), &json!(0)));
    let formula = elsewhere.get(&format!("/labs/{}/stock-items?q=sum", other.slug)).await;
    assert_eq!(formula.expect(200)["items"][0]["name_local"], "=SUM(A1)");
    assert_eq!(import(&staff, &lab, false, &export.text).await.expect(200)["unchanged"], 3);
} }

both_engines! { a_file_that_is_no_list_is_told_why => |app| async move {
    let lab = app.lab().await;
    let staff = lab.technician("Timur").await;
    for (text, code) in [("", "missing_columns"), ("name,unit\nA,gram\n", "missing_columns"), ("name,category,unit,size\n", "unknown_column"), ("name,category,unit,unit\n", "unknown_column")] {
        let refused = import(&staff, &lab, true, text).await;
        assert_eq!(refused.expect_problem(422, "invalid_fields")["errors"][0]["code"], code, "{text}");
    }
    let path = format!("/labs/{}/stock-imports", lab.slug);
    let not_text = staff.send_raw(Method::POST, &path, &[], Some(("text/csv", vec![0xff, 0xfe]))).await;
    assert_eq!(not_text.expect_problem(422, "invalid_fields")["errors"][0]["code"], "not_utf8");
    staff.post(&path, json!({})).await.expect_problem(415, "unsupported_media_type");
} }
