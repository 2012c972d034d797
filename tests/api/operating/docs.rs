use super::*;

/// What the page names: the values of its `src` and `href`.
fn named(page: &str) -> BTreeSet<String> {
    let each =
        page.split(['<', '>', ' ']).filter_map(|word| word.strip_prefix("src=\"").or(word.strip_prefix("href=\"")));
    each.map(|rest| rest.split('"').next().unwrap().to_owned()).filter(|name| !name.starts_with("data:")).collect()
}

both_engines! { the_page_of_the_api_and_all_that_it_names_come_from_this_service => |app| async move {
    let (status, headers, page) = raw(&app, "/api/docs", &[]).await;
    assert_eq!((status, header(&headers, "content-type")), (200, "text/html; charset=utf-8"));
    let policy = header(&headers, "content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; "), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    let page = String::from_utf8(page).unwrap();
    assert!(!page.contains("//") || !page.contains("http"), "{page}");
    assert!(!page.contains("<script>") && !page.contains("style="), "the policy lets nothing inline run");
    let names = named(&page);
    assert_eq!(names.len(), 5, "{names:?}");
    for name in names {
        let (status, headers, body) = raw(&app, &format!("/api/{name}"), &[]).await;
        assert_eq!(status, 200, "{name}");
        assert!(body.len() > 50, "{name}");
        let kind = match name.rsplit_once('.').unwrap().1 {
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            _ => "application/json",
        };
        assert_eq!(header(&headers, "content-type"), kind, "{name}");
        assert_eq!(header(&headers, "x-content-type-options"), "nosniff");
        let zipped = raw(&app, &format!("/api/{name}"), &[("accept-encoding", "gzip")]).await;
        if header(&zipped.1, "content-encoding") == "gzip" {
            assert_eq!(unzipped(&zipped.2), String::from_utf8(body).unwrap(), "{name}");
            assert!(header(&zipped.1, "etag").ends_with("-gzip\""), "{name}");
        }
        let seen = [("accept-encoding", "gzip"), ("if-none-match", header(&zipped.1, "etag"))];
        assert_eq!(raw(&app, &format!("/api/{name}"), &seen).await.0, 304, "{name}");
    }
    app.anonymous().get("/api/docs/anything-else.js").await.expect_problem(404, "not_found");
} }

both_engines! { the_contract_as_served_is_the_published_one => |app| async move {
    let served = app.anonymous().get("/api/openapi.json").await;
    assert_eq!(served.expect(200), &ustakana::server::document());
} }
