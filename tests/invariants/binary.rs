//! The real `ustakana` process on a database of its own.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

const EMAIL: &str = "admin@example.org";
const PASSWORD: &str = "a long enough password of no use";

pub struct Binary {
    pub child: Child,
    pub base: String,
}

impl Binary {
    /// Starts it and waits until it says where it answers.
    pub fn start(database_url: &str, folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ustakana"))
            .arg("serve")
            .env("USTAKANA_DATABASE_URL", database_url)
            .env("USTAKANA_DATA_DIR", folder)
            .env("USTAKANA_BIND", "127.0.0.1:0")
            .env("USTAKANA_RATE_LIMITS", "off")
            .env("USTAKANA_ADMIN_EMAIL", EMAIL)
            .env("USTAKANA_ADMIN_PASSWORD", PASSWORD)
            .env("USTAKANA_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let line = out
            .lines()
            .map_while(Result::ok)
            .find(|line| line.starts_with("Ustakana answers on "))
            .expect("it says where it answers");
        let base = line.trim_start_matches("Ustakana answers on ").trim().to_owned();
        Self { child, base }
    }

    /// The end of a power cut: no handler runs.
    pub fn kill(mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.expect("kill runs").success());
    }
}

/// A signed-in client of the binary.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
}

impl Client {
    pub async fn admin(base: &str) -> Self {
        Self::sign_in(base, EMAIL, PASSWORD).await
    }

    pub async fn sign_in(base: &str, email: &str, password: &str) -> Self {
        let http = reqwest::Client::new();
        let body = json!({ "email": email, "password": password });
        let answer = http.post(format!("{base}/api/v1/auth/login")).json(&body).send().await.expect("an answer");
        let answer: Value = answer.json().await.expect("JSON");
        let token = answer["access_token"].as_str().expect("a token").to_owned();
        Self { http, base: base.to_owned(), token }
    }

    /// Status and body; `None` when the connection broke.
    pub async fn post(&self, path: &str, body: &Value) -> Option<(u16, Value)> {
        let request = self.http.post(format!("{}/api/v1{path}", self.base)).bearer_auth(&self.token).json(body);
        let answer = request.send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, answer.json().await.ok()?))
    }

    pub async fn get(&self, path: &str) -> (u16, Value) {
        let request = self.http.get(format!("{}/api/v1{path}", self.base)).bearer_auth(&self.token);
        let answer = request.send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.expect("JSON"))
    }

    /// A file that was sent, as the service describes it.
    pub async fn upload(&self, path: &str, media_type: &str, bytes: &'static [u8]) -> Value {
        let request = self.http.post(format!("{}/api/v1{path}", self.base)).bearer_auth(&self.token);
        let answer = request.header("content-type", media_type).body(bytes).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 201);
        answer.json().await.expect("JSON")
    }

    /// Answers the status.
    pub async fn put(&self, path: &str, body: &Value) -> u16 {
        let request = self.http.put(format!("{}/api/v1{path}", self.base)).bearer_auth(&self.token).json(body);
        request.send().await.expect("an answer").status().as_u16()
    }

    pub async fn bytes(&self, path: &str) -> Vec<u8> {
        let request = self.http.get(format!("{}/api/v1{path}", self.base)).bearer_auth(&self.token);
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 200);
        answer.bytes().await.expect("bytes").to_vec()
    }

    pub async fn made(&self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.post(path, body).await.expect("an answer");
        assert_eq!(status, 201, "{answer}");
        answer
    }
}

/// A lab that never closes, with one machine that takes any number of bookings of a quarter of an hour.
pub async fn open_lab(admin: &Client) -> String {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let hours: Vec<_> = days.iter().map(|day| json!({ "weekday": day, "opens": "00:00", "closes": "24:00" })).collect();
    let lab = json!({ "slug": "lab", "name": { "en": "Lab" }, "time_zone": "Asia/Bishkek", "currency": "KGS", "opening_hours": hours });
    admin.made("/labs", &lab).await;
    let machine = json!({
        "name": { "en": "Printer" }, "make": "Prusa Research", "model": "MK4",
        "capabilities": [{ "process": "MEX", "material_class": "polymer" }],
        "policy": { "max_active_reservations": 1000, "max_days_ahead": 365 },
    });
    admin.made("/labs/lab/machines", &machine).await["id"].as_str().expect("an id").to_owned()
}

/// The `index`th quarter of an hour from midnight (UTC) of the day after tomorrow.
pub fn slot(index: i64) -> (String, String) {
    let now = std::process::Command::new("date").args(["-u", "+%s"]).output().expect("date runs").stdout;
    let now: i64 = String::from_utf8(now).expect("text").trim().parse().expect("seconds");
    let start = (now / 86_400 + 2) * 86_400 + index * 900;
    let at = |seconds: i64| ustakana::platform::values::Instant::from_seconds(seconds).to_string();
    (at(start), at(start + 900))
}
