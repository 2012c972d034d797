use std::future::Future;
use std::net::TcpListener;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::FutureExt;
use serde_json::json;
use ustakana::features::identity::{self, Auth, HashCost, Secret};
pub use ustakana::platform::db::Engine;
use ustakana::platform::db::{self, Database, DatabaseUrl};
use ustakana::platform::jobs::Worker;
use ustakana::platform::values::{Clock, Id, Instant};
use ustakana::platform::write::{Call, Service};
use ustakana::server;

use super::{Client, TestLab};
use crate::support::postgres::{TestDatabase, test_database};

/// The secret of every app under test.
pub const SECRET: &str = "the secret of all tests";
/// Where every test begins: a Tuesday, 09:00 in Bishkek.
const BEGINNING: &str = "2026-09-01T03:00:00Z";
pub const PASSWORD: &str = "three green kettles";
/// The least that argon2 takes: tests sign many people in.
pub const CHEAP: HashCost = HashCost { memory_kib: 8, passes: 1, lanes: 1 };

/// What a test may want otherwise.
#[derive(Clone, Debug)]
pub struct Options {
    pub rate_limits: bool,
    pub public_url: String,
    /// Without one there is no administrator, and `app.admin()` may not be called.
    pub administrator: bool,
    pub workers: usize,
    pub hash_cost: HashCost,
    pub sends_mail: bool,
    /// Networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: &'static str,
    /// What a scrape of `/metrics` must send.
    pub metrics_token: Option<&'static str>,
    pub client: server::client::Client,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rate_limits: false,
            public_url: "http://ustakana.test".into(),
            administrator: true,
            workers: 2,
            hash_cost: CHEAP,
            sends_mail: false,
            trusted_proxies: "",
            metrics_token: None,
            client: &[],
        }
    }
}

/// A running app. Clones are the same app.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    base: String,
    service: Service,
    auth: Auth,
    clock: Clock,
    http: reqwest::Client,
    admin: Option<(Id, String)>,
    count: AtomicUsize,
    engine: Engine,
    url: DatabaseUrl,
    _folder: tempfile::TempDir,
    _database: Option<TestDatabase>,
}

/// Runs one test against an app of its own.
pub fn run<F, T>(engine: Engine, options: Options, test: F)
where
    F: FnOnce(App) -> T,
    T: Future<Output = ()>,
{
    let database = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => match test_database() {
            None => return,
            database => database,
        },
    };
    let outcome = actix_web::rt::System::new().block_on(async move {
        let (app, running) = start(engine, database, options).await;
        let outcome = AssertUnwindSafe(test(app)).catch_unwind().await;
        let _ = running.stop().await;
        outcome
    });
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

async fn start(engine: Engine, database: Option<TestDatabase>, options: Options) -> (App, server::Running) {
    let folder = tempfile::tempdir().unwrap();
    let url: DatabaseUrl = match &database {
        Some(database) => database.url().parse().unwrap(),
        None => DatabaseUrl::Sqlite(PathBuf::from(folder.path()).join("ustakana.db")),
    };
    let opened = Database::open(&db::Settings { url: url.clone(), connections: 8 }).unwrap();
    let clock = Clock::hand(BEGINNING.parse().unwrap());
    let service = server::service(opened, clock.clone());
    let auth = Auth::open(
        &service,
        identity::Options {
            public_url: options.public_url.clone(),
            secret: Secret::derive(SECRET).unwrap(),
            rate_limits: options.rate_limits,
            trusted_proxies: options.trusted_proxies.split(',').filter_map(|net| net.parse().ok()).collect(),
            hash_cost: options.hash_cost,
            sends_mail: options.sends_mail,
        },
    )
    .await
    .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let metrics = server::MetricsReaders::of(options.metrics_token, Some(&options.public_url));
    let parts = server::Parts { service: service.clone(), auth: auth.clone(), metrics, client: options.client };
    let running = server::start(&parts, listener, options.workers).unwrap();
    let email = "admin@example.org";
    if options.administrator {
        let credentials = Some((email.to_owned(), PASSWORD.to_owned()));
        assert_eq!(identity::bootstrap(&service, &auth, credentials).await.unwrap(), identity::Bootstrap::Created);
    }
    let mut app = Inner {
        base: format!("http://{}", running.address),
        service,
        auth,
        clock,
        http: reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap(),
        admin: None,
        count: AtomicUsize::new(0),
        engine,
        url,
        _folder: folder,
        _database: database,
    };
    if options.administrator {
        app.admin = Some((person_of(&app.service, email).await, email.to_owned()));
    }
    (App(Arc::new(app)), running)
}

async fn person_of(service: &Service, email: &str) -> Id {
    use diesel::prelude::*;
    use ustakana::platform::db::schema::people;
    let email = email.to_owned();
    service
        .read(move |c| {
            let row = people::table.filter(people::email_folded.eq(email)).select(people::id).first::<Id>(c);
            Ok::<_, db::Fault>(row?)
        })
        .await
        .unwrap()
}

impl App {
    pub fn base(&self) -> &str {
        &self.0.base
    }

    pub fn service(&self) -> &Service {
        &self.0.service
    }

    pub fn auth(&self) -> &Auth {
        &self.0.auth
    }

    pub fn engine(&self) -> Engine {
        self.0.engine
    }

    pub fn database_url(&self) -> &DatabaseUrl {
        &self.0.url
    }

    /// As the command line takes it.
    pub fn database_argument(&self) -> String {
        match &self.0.url {
            DatabaseUrl::Postgres(url) => url.clone(),
            DatabaseUrl::Sqlite(path) => format!("sqlite://{}", path.display()),
        }
    }

    pub fn http(&self) -> &reqwest::Client {
        &self.0.http
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// Sets the clock.
    pub fn at(&self, instant: &str) {
        self.0.clock.set(instant.parse().unwrap());
    }

    /// Turns the clock on.
    pub fn later(&self, minutes: i64) {
        self.0.clock.set(self.now().plus_minutes(minutes));
    }

    /// Runs all jobs that are due by now; answers how many ran.
    pub async fn drain_jobs(&self) -> usize {
        Worker::new(self.0.service.clone(), server::jobs()).run_due().await.unwrap()
    }

    /// A number that this app has not given before.
    pub fn next(&self) -> usize {
        self.0.count.fetch_add(1, Ordering::Relaxed) + 1
    }

    pub fn anonymous(&self) -> Client {
        Client::anonymous(self.clone())
    }

    pub fn admin(&self) -> Client {
        let (id, email) = self.0.admin.clone().unwrap();
        Client::of(self.clone(), id, &email)
    }

    /// A new person, registered and signed in, a member of nothing. Their address is `{name}@example.org`, their
    /// password [`PASSWORD`].
    pub async fn person(&self, name: &str) -> Client {
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let body = json!({ "email": email, "password": PASSWORD, "full_name": format!("Person {name}") });
        let reply = self.anonymous().post("/auth/register", body).await;
        let id = reply.expect(201)["id"].as_str().unwrap().parse().unwrap();
        Client::of(self.clone(), id, &email)
    }

    /// A lab in Bishkek, open Monday to Friday 09:00–18:00.
    pub async fn lab(&self) -> TestLab {
        TestLab::create(self, "Asia/Bishkek").await
    }

    /// A lab in another zone, with the same hours.
    pub async fn lab_in(&self, time_zone: &str) -> TestLab {
        TestLab::create(self, time_zone).await
    }

    /// A fresh access token, not by HTTP.
    pub async fn token(&self, person: Id) -> identity::Granted {
        let auth = self.0.auth.clone();
        self.0.service.write(Call::service("test"), move |w| identity::grant(w, &auth, person)).await.unwrap()
    }
}
