use super::*;

both_engines! { filaments_are_found_by_words_with_their_source => |app| async move {
    let lab = app.lab().await;
    let aida = lab.student("Aida").await;
    app.anonymous().get("/filaments").await.expect_problem(401, "not_signed_in");
    let found = aida.get("/filaments?q=PRUSAMENT%20petg%20jet&limit=200").await;
    let items = found.expect(200)["items"].as_array().unwrap().clone();
    assert!(!items.is_empty());
    for one in &items {
        assert_eq!((&one["manufacturer"], &one["material"], &one["density_milligrams_per_cm3"]), (&json!("Prusament"), &json!("PETG"), &json!(1270)));
        assert!(one["name"].as_str().unwrap().contains("Jet") && one["colour"].as_str().unwrap().starts_with('#'), "{one}");
        assert_eq!((&one["diameter_micrometres"], &one["spools"][0]), (&json!(1750), &json!({ "filament_grams": 1000, "empty_grams": 193 })));
    }
    assert_eq!(found.json["source"], json!({ "name": "SpoolmanDB", "url": "https://github.com/Donkie/SpoolmanDB", "licence": "MIT" }));
    let few = aida.get("/filaments?limit=3").await;
    assert_eq!(few.expect(200)["items"].as_array().unwrap().len(), 3);
    assert!(few.json["left_out"].as_u64().unwrap() > 1000, "{}", few.json["left_out"]);
    assert_eq!(aida.get("/filaments?q=unobtainium").await.expect(200)["items"], json!([]));
    aida.get("/filaments?limit=0").await.expect_problem(400, "invalid_parameter");
} }
