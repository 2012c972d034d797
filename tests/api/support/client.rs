use std::sync::{Arc, Mutex};

use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::Value;
use ustakana::platform::values::{Id, Instant};

use super::App;

/// Somebody who calls the app. Their access token is renewed by itself when the clock was turned past its end.
#[derive(Clone)]
pub struct Client {
    pub app: App,
    person: Option<Id>,
    email: String,
    token: Arc<Mutex<Option<(String, Instant)>>>,
    headers: Vec<(String, String)>,
}

impl Client {
    pub fn anonymous(app: App) -> Self {
        Self { app, person: None, email: String::new(), token: Arc::default(), headers: Vec::new() }
    }

    pub fn of(app: App, person: Id, email: &str) -> Self {
        Self { person: Some(person), email: email.to_owned(), ..Self::anonymous(app) }
    }

    /// With an `Authorization` header as given.
    pub fn with_bearer(app: &App, token: &str) -> Self {
        Self::anonymous(app.clone()).header("Authorization", &format!("Bearer {token}"))
    }

    /// The same client that sends one more header.
    #[must_use]
    pub fn header(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.push((name.to_owned(), value.to_owned()));
        other
    }

    /// The person's id.
    pub fn id(&self) -> Id {
        self.person.unwrap()
    }

    pub fn email(&self) -> &str {
        &self.email
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, &[], None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    /// A POST under an idempotency key.
    pub async fn post_once(&self, path: &str, key: &str, body: Value) -> Reply {
        self.send(Method::POST, path, &[("Idempotency-Key", key)], Some(body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        self.send(Method::PUT, path, &[], Some(body)).await
    }

    /// A PATCH of the version with that ETag.
    pub async fn patch(&self, path: &str, etag: &str, body: Value) -> Reply {
        self.send(Method::PATCH, path, &[("If-Match", etag)], Some(body)).await
    }

    pub async fn delete(&self, path: &str, etag: &str) -> Reply {
        self.send(Method::DELETE, path, &[("If-Match", etag)], None).await
    }

    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Reply {
        let body = body.map(|body| ("application/json", body.to_string().into_bytes()));
        self.send_raw(method, path, headers, body).await
    }

    /// A request with any body: its media type and its bytes.
    pub async fn send_raw(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<(&str, Vec<u8>)>,
    ) -> Reply {
        let request = self.request(&method, path, headers).await;
        let request = match body {
            Some((media_type, bytes)) => request.header("Content-Type", media_type).body(bytes),
            None => request,
        };
        let mut response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let is_stream = headers.get("content-type").is_some_and(|value| value == "text/event-stream");
        // A stream does not end by itself: what it begins with is enough.
        let bytes = if is_stream {
            response.chunk().await.unwrap().unwrap_or_default()
        } else {
            response.bytes().await.unwrap()
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let json = serde_json::from_str(&text).unwrap_or(Value::Null);
        Reply { what: format!("{method} {path}"), status, headers, json, text, bytes: bytes.to_vec() }
    }

    /// Sends a GET and leaves its answer open.
    pub async fn open(&self, path: &str, headers: &[(&str, &str)]) -> reqwest::Response {
        self.request(&Method::GET, path, headers).await.send().await.unwrap()
    }

    async fn request(&self, method: &Method, path: &str, headers: &[(&str, &str)]) -> reqwest::RequestBuilder {
        let mut request = self.app.http().request(method.clone(), self.url(path));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(person) = self.person {
            request = request.bearer_auth(self.token(person).await);
        }
        request
    }

    /// Paths stand under `/api/v1`, but those outside the API.
    fn url(&self, path: &str) -> String {
        let outside = ["/api/", "/healthz", "/readyz", "/metrics", "/.well-known/", "/problems"];
        let prefix = if outside.iter().any(|start| path.starts_with(start)) { "" } else { "/api/v1" };
        format!("{}{prefix}{path}", self.app.base())
    }

    async fn token(&self, person: Id) -> String {
        let now = self.app.now();
        let kept = self.token.lock().unwrap().clone();
        if let Some((token, expires_at)) = kept
            && now < expires_at
            && now.plus_minutes(15) >= expires_at
        {
            return token;
        }
        let granted = self.app.token(person).await;
        *self.token.lock().unwrap() = Some((granted.access_token.clone(), granted.access_expires_at));
        granted.access_token
    }
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    what: String,
    pub status: u16,
    pub headers: HeaderMap,
    /// Null when the body is no JSON.
    pub json: Value,
    pub text: String,
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The body, when the status is the expected one.
    #[track_caller]
    pub fn expect(&self, status: u16) -> &Value {
        assert_eq!(self.status, status, "{}: {}", self.what, self.text);
        &self.json
    }

    /// The body of a problem with that status and code.
    #[track_caller]
    pub fn expect_problem(&self, status: u16, code: &str) -> &Value {
        let found = (self.status, self.json["code"].as_str().unwrap_or_default());
        assert_eq!(found, (status, code), "{}: {}", self.what, self.text);
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.what);
        &self.json
    }

    /// The pointers of the bad fields of a 422 `invalid_fields`.
    #[track_caller]
    pub fn expect_bad_fields(&self) -> Vec<String> {
        let problem = self.expect_problem(422, "invalid_fields");
        let errors = problem["errors"].as_array().unwrap();
        errors.iter().map(|error| error["pointer"].as_str().unwrap().to_owned()).collect()
    }

    /// A header's text, empty when it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or_default())
    }

    /// The cookie of that name that the answer sets, as a browser sends it back; its attributes are left out.
    pub fn set_cookie(&self, name: &str) -> Option<String> {
        let all = self.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        let pairs = all.filter_map(|cookie| cookie.split(';').next());
        pairs.filter(|pair| pair.starts_with(&format!("{name}="))).map(str::to_owned).next()
    }

    /// What the `ETag` says of the thing, without how its reader sees it: its version.
    #[track_caller]
    pub fn state(&self) -> &str {
        self.etag().trim_matches('"').rsplit_once('-').expect("an ETag of a version").0
    }

    pub fn etag(&self) -> &str {
        self.header("etag")
    }

    /// The `id` of the body.
    #[track_caller]
    pub fn id(&self) -> Id {
        self.json["id"].as_str().unwrap_or_else(|| panic!("{}: no id in {}", self.what, self.text)).parse().unwrap()
    }
}
