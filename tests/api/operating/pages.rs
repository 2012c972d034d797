use super::*;

both_engines! { a_binary_without_the_client_has_its_api_and_a_page_that_says_what_is_missing => |app| async move {
    for path in ["/", "/board", "/machines/some", "/manage/settings"] {
        let (status, headers, page) = raw(&app, path, &[("accept", "text/html")]).await;
        assert_eq!((status, header(&headers, "content-type")), (200, "text/html; charset=utf-8"), "{path}");
        let page = String::from_utf8(page).unwrap();
        assert!(page.contains("built without the pages for people") && page.contains("script/web"), "{page}");
        for named in ["/api/docs", "/api/openapi.json"] {
            assert!(page.contains(&format!("href=\"{named}\"")), "{page}");
            assert_eq!(raw(&app, named, &[]).await.0, 200, "{named}");
        }
    }
    assert_eq!(raw(&app, "/no-such-screen", &[("accept", "text/html")]).await.0, 404);
    assert_eq!(raw(&app, "/assets/index.js", &[]).await.0, 404);
} }
