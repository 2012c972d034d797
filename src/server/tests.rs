use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, HeaderMap, HeaderValue, VARY};
use actix_web::middleware::from_fn;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::Bytes;
use actix_web::{App, HttpResponse, web};
use serde_json::json;

use super::compress::{accepts_gzip, compress};
use super::readers::{MetricsReaders, is_loopback};
use super::templates::Templates;

async fn events() -> HttpResponse {
    let chunk = || Ok::<_, actix_web::Error>(Bytes::from("data: changed\n\n".repeat(200)));
    HttpResponse::Ok().content_type("text/event-stream").streaming(futures_util::stream::iter([chunk(), chunk()]))
}

async fn secret() -> HttpResponse {
    HttpResponse::Ok().insert_header(("cache-control", "no-store")).json(json!({ "token": "x".repeat(2000) }))
}

#[actix_web::test]
async fn event_streams_and_secrets_are_never_compressed() {
    let app = App::new()
        .wrap(from_fn(compress))
        .route("/events", web::get().to(events))
        .route("/secret", web::get().to(secret));
    let app = init_service(app).await;
    for (path, bytes) in [("/events", 6000), ("/secret", 2012)] {
        let request = TestRequest::get().uri(path).insert_header((ACCEPT_ENCODING, "gzip")).to_request();
        let response = call_service(&app, request).await;
        assert!(!response.headers().contains_key(CONTENT_ENCODING) && !response.headers().contains_key(VARY), "{path}");
        assert_eq!(read_body(response).await.len(), bytes, "{path}");
    }
}

#[test]
fn gzip_is_sent_to_who_prefers_it_to_plain_text() {
    for (wish, taken) in [
        ("gzip", true),
        ("gzip, deflate, br, zstd", true),
        ("br;q=1.0, gzip;q=0.8", true),
        ("", false),
        ("br", false),
        ("identity", false),
        ("gzip;q=0", false),
        ("identity;q=1, gzip;q=0.5", false),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(wish));
        assert_eq!(accepts_gzip(&headers), taken, "{wish}");
    }
    assert!(!accepts_gzip(&HeaderMap::new()));
}

#[test]
fn a_url_names_this_machine_or_another() {
    for here in [
        "http://127.0.0.1:8080",
        "http://localhost",
        "https://localhost:8443/",
        "http://[::1]:8080",
        "http://127.0.0.2",
    ] {
        assert!(is_loopback(here), "{here}");
    }
    for there in [
        "https://lab.example.org",
        "http://0.0.0.0:8080",
        "http://192.168.1.2",
        "http://localhost.example.org",
        "http://[2001:db8::1]:80",
    ] {
        assert!(!is_loopback(there), "{there}");
        assert_eq!(MetricsReaders::of(None, Some(there)), MetricsReaders::Nobody);
    }
    assert_eq!(MetricsReaders::of(None, None), MetricsReaders::ThisMachine);
}

#[test]
fn a_literal_part_of_a_path_is_asked_before_a_parameter_in_its_place() {
    let paths = json!({ "paths": { "/a/{id}/b": { "get": {} }, "/a/{id}/{what}": { "get": {}, "post": {} }, "/a/x/b": { "delete": {} } } });
    let templates = Templates::of(&paths);
    let found =
        |path| templates.find(path).map(|found| (found.path.to_string(), found.allow.clone().unwrap_or_default()));
    assert_eq!(found("/a/x/b"), Some(("/a/x/b".into(), "DELETE".into())));
    assert_eq!(found("/a/1/b"), Some(("/a/{id}/b".into(), "GET".into())));
    assert_eq!(found("/a/1/c"), Some(("/a/{id}/{what}".into(), "GET, POST".into())));
    assert_eq!(found("/a/1"), None);
    assert_eq!(found("/healthz"), Some(("/healthz".into(), String::new())));
}
