//! The funders' portfolio.

use serde_json::json;

use super::requests::{flagged, metal_printer, step, submit};

both_engines! { the_portfolio_shows_what_is_flagged_with_evidence_and_costs_and_nobodys_name => |app| async move {
    let lab = app.lab().await;
    let (author, manager, funder) = (lab.student("aida").await, lab.manager("boss").await, lab.funder("koica").await);
    submit(&author, &lab.slug, metal_printer()).await;
    assert_eq!(funder.get("/funding/portfolio").await.expect(200)["items"], json!([]));
    let request = flagged(&lab, &author, &manager).await;
    let seen = funder.get(&format!("/funding/portfolio?lab={}&status=flagged", lab.slug)).await;
    let items = seen.expect(200)["items"].as_array().unwrap();
    assert_eq!(items.len(), 1);
    let item = &items[0];
    assert_eq!((&item["id"], &item["lab"], &item["pledges"]), (&json!(request), &json!(lab.slug), &json!([])));
    assert_eq!(item["totals"]["five_years"][0]["amount_minor"], 13_250_000);
    assert_eq!(item["evidence"]["gaps"].as_array().unwrap().len(), 3);
    assert_eq!(item["evidence"]["frozen"]["number"], 1);
    assert_eq!(item["evidence"]["support"]["people_with_need"], "<5");
    for name in ["aida", "supporter", "boss", "Blades", "author", "As agreed"] {
        let text = item.to_string().replace("\"kind\":\"author\"", "");
        assert!(!text.contains(name), "{name} in {text}");
    }
    let own = manager.get("/funding/portfolio").await;
    assert_eq!(own.expect(200)["items"][0]["evidence"]["support"]["people_with_need"], 3);
    step(&manager, &request, "published").await.expect(200);
    assert_eq!(funder.get("/funding/portfolio?status=published").await.expect(200)["items"][0]["id"], json!(request));
    assert_eq!(funder.get("/funding/portfolio?status=flagged").await.expect(200)["items"], json!([]));
    step(&manager, &request, "declined").await.expect(200);
    assert_eq!(funder.get("/funding/portfolio").await.expect(200)["items"], json!([]));
} }

both_engines! { the_portfolio_is_a_spreadsheet_of_all_that_is_flagged_and_tells_no_more_than_the_page => |app| async move {
    let lab = app.lab().await;
    let (author, manager, funder) = (lab.student("aida").await, lab.manager("boss").await, lab.funder("koica").await);
    let first = flagged(&lab, &author, &manager).await;
    let other = app.lab().await;
    let second = flagged(&other, &other.student("bakyt").await, &other.manager("chief").await).await;
    let rows = |text: &str| -> Vec<std::collections::HashMap<String, String>> {
        csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<Result<_, _>>().unwrap()
    };
    let all = app.admin().get("/funding/portfolio?format=csv&limit=1").await;
    assert_eq!(rows(&all.text).iter().map(|row| row["id"].as_str()).collect::<Vec<_>>(), [second.as_str(), &first]);
    let told = funder.get("/funding/portfolio?format=csv").await;
    assert_eq!(told.status, 200);
    assert_eq!(told.header("content-disposition"), "attachment; filename=\"portfolio.csv\"");
    let told = rows(&told.text);
    assert_eq!(told.iter().map(|row| row["id"].as_str()).collect::<Vec<_>>(), [first.as_str()]);
    assert_eq!((told[0]["supporters_with_need"].as_str(), told[0]["five_years"].as_str()), ("<5", "132500.00 USD"));
    assert_eq!((told[0]["lab"].as_str(), told[0]["status"].as_str(), told[0]["capability_gap"].as_str()), (lab.slug.as_str(), "flagged", "true"));
    let own = manager.get("/funding/portfolio?format=csv").await;
    assert_eq!(rows(&own.text)[0]["supporters_with_need"], "3");
    let book = funder.get("/funding/portfolio?format=xlsx").await;
    assert_eq!(book.status, 200);
    assert!(book.header("content-type").ends_with("spreadsheetml.sheet"));
} }

both_engines! { the_portfolio_spans_the_labs_where_one_may_read_it => |app| async move {
    let (first, second) = (app.lab().await, app.lab().await);
    let mut ids = Vec::new();
    for lab in [&first, &second] {
        let author = lab.student(&format!("{} author", lab.slug)).await;
        let manager = lab.manager(&format!("{} boss", lab.slug)).await;
        ids.push(flagged(lab, &author, &manager).await);
    }
    let funder = first.funder("koica").await;
    let mine = funder.get("/funding/portfolio").await;
    assert_eq!(mine.expect(200)["items"].as_array().unwrap().len(), 1);
    assert_eq!(mine.expect(200)["items"][0]["id"], json!(ids[0]));
    funder.get(&format!("/funding/portfolio?lab={}", second.slug)).await.expect(403);
    let all = app.admin().get("/funding/portfolio?limit=1").await;
    assert_eq!(all.expect(200)["items"].as_array().unwrap().len(), 1);
    assert!(all.expect(200)["next"].is_string());
} }

both_engines! { the_portfolio_is_for_funders_managers_and_admins => |app| async move {
    let lab = app.lab().await;
    app.anonymous().get("/funding/portfolio").await.expect(401);
    for reader in [lab.student("aida").await, lab.technician("tech").await, app.person("stranger").await] {
        reader.get("/funding/portfolio").await.expect(403);
    }
    for reader in [lab.funder("koica").await, lab.manager("boss").await, app.admin()] {
        reader.get("/funding/portfolio").await.expect(200);
        assert_eq!(reader.get("/funding/portfolio?status=draft").await.expect(400)["parameter"], "status");
    }
} }
