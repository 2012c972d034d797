//! The web client: the files that its build made, served at `/`.

use actix_web::http::header::{
    ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName,
    IF_NONE_MATCH, VARY,
};
use actix_web::http::{Method, StatusCode};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

/// One file of the client, with what is smaller of it.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// As `/index.html`.
    pub path: &'static str,
    pub content_type: &'static str,
    /// Quoted, of the uncompressed bytes.
    pub etag: &'static str,
    /// Its name changes with its content.
    pub immutable: bool,
    pub body: &'static [u8],
    pub gzip: Option<&'static [u8]>,
    pub brotli: Option<&'static [u8]>,
}

/// The built client; empty in a binary that was built without it.
pub type Client = &'static [Asset];

/// The first parts of the addresses that the client has screens for, beside `/`.
const SCREENS: [&str; 18] = [
    "board", "claim", "confirm", "find", "funding", "groups", "inbox", "machines", "manage", "my", "profile",
    "register", "requests", "reset", "setup", "sign-in", "start", "training",
];

/// Scripts, styles and data come from here alone, nothing is written into the page, nobody frames it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

const WITHOUT: &str = include_str!("client/without.html");

/// The answer for an address outside the API: a file, the page with the screen of that name, or nothing.
pub fn answer(client: Client, request: &HttpRequest) -> Option<HttpResponse> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let path = request.path();
    if let Some(file) = find(client, path).filter(|file| file.path != "/index.html") {
        return Some(send(file, request, StatusCode::OK));
    }
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let screen = path == "/" || SCREENS.contains(&first);
    if !screen && !wants_page(request, path) {
        return None;
    }
    let status = if screen { StatusCode::OK } else { StatusCode::NOT_FOUND };
    match find(client, "/index.html") {
        Some(page) => Some(send(page, request, status)),
        None => screen.then(|| page_of(status).body(WITHOUT)),
    }
}

fn find(client: Client, path: &str) -> Option<&'static Asset> {
    client.iter().find(|asset| asset.path == path)
}

/// A reader who mistyped an address gets the client, which says so; a program gets its problem document.
fn wants_page(request: &HttpRequest, path: &str) -> bool {
    let accepts = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepts.contains("text/html") && !path.starts_with("/api/")
}

fn page_of(status: StatusCode) -> HttpResponseBuilder {
    let mut response = HttpResponse::build(status);
    response.insert_header((CONTENT_TYPE, "text/html; charset=utf-8")).insert_header((CACHE_CONTROL, "no-cache"));
    bound(&mut response);
    response
}

/// What the browser allows a page or a worker. What only they ask for goes without: on a slow line each file pays for its
/// head.
fn bound(response: &mut HttpResponseBuilder) {
    response
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .insert_header((HeaderName::from_static("permissions-policy"), "camera=(self), geolocation=(), microphone=()"));
}

fn send(asset: &Asset, request: &HttpRequest, status: StatusCode) -> HttpResponse {
    let kept = if asset.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = HttpResponse::build(status);
    response
        .insert_header((CONTENT_TYPE, asset.content_type))
        .insert_header((ETAG, asset.etag))
        .insert_header((CACHE_CONTROL, kept));
    if !asset.immutable {
        bound(&mut response);
    }
    let known = request.headers().get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known.is_some_and(|tags| tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == asset.etag)) {
        return response.status(StatusCode::NOT_MODIFIED).finish();
    }
    let (body, encoding) = smallest(asset, request);
    response.insert_header((VARY, "Accept-Encoding"));
    if let Some(encoding) = encoding {
        response.insert_header((CONTENT_ENCODING, encoding));
    }
    response.body(body)
}

fn smallest(asset: &Asset, request: &HttpRequest) -> (&'static [u8], Option<&'static str>) {
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let takes = |name: &str| {
        accepted.split(',').any(|one| {
            let mut parts = one.split(';').map(str::trim);
            parts.next() == Some(name) && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0"))
        })
    };
    match asset {
        Asset { brotli: Some(body), .. } if takes("br") => (body, Some("br")),
        Asset { gzip: Some(body), .. } if takes("gzip") => (body, Some("gzip")),
        Asset { body, .. } => (body, None),
    }
}
