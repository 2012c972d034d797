//! `/metrics` in Prometheus' text format: what an operator watches. Labels hold route templates, methods and statuses,
//! never a path, a name or an address, so that they stay few and tell of nobody.

use std::sync::Arc;
use std::time::{Duration, Instant as Stopwatch};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, HttpResponse, web};
use prometheus_client::encoding::{EncodeLabelSet, prometheus_text};
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use super::app::{self, Parts};
use super::readers::MetricsReaders;
use super::templates::Templates;
use crate::platform::db::{Engine, Fault};
use crate::platform::http::Problem;

const PREFIX: &str = "ustakana";
/// Every path that is not ours counts as this one.
const UNKNOWN: &str = "unknown";
/// A scrape answers without the database's figures rather than late.
const DATABASE_WAIT: Duration = Duration::from_secs(2);
const DURATION_BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Timed {
    method: &'static str,
    route: Arc<str>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: Arc<str>,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Build {
    version: &'static str,
    database: &'static str,
}

/// What is counted while the service runs.
pub struct Metrics {
    readers: MetricsReaders,
    templates: Arc<Templates>,
    unknown: Arc<str>,
    requests: Family<Answered, Counter>,
    durations: Family<Timed, Histogram>,
    registry: Registry,
    parts: Parts,
}

impl Metrics {
    pub fn new(parts: &Parts, templates: Arc<Templates>) -> Self {
        let mut registry = Registry::with_prefix(PREFIX);
        let requests = Family::<Answered, Counter>::default();
        let durations = Family::<Timed, Histogram>::new_with_constructor(|| Histogram::new(DURATION_BUCKETS));
        registry.register("http_requests", "Requests answered, by route", requests.clone());
        registry.register("http_request_duration_seconds", "Time until the answer began", durations.clone());
        register_database(&mut registry, parts);
        let load = parts.auth.hash_load();
        registry.register("password_hashes_waiting", "Passwords that wait or are hashed", load.waiting.clone());
        registry.register("password_hashes_refused", "Passwords refused: too many waited", load.refused.clone());
        let (readers, parts) = (parts.metrics.clone(), parts.clone());
        Self { readers, templates, unknown: UNKNOWN.into(), requests, durations, registry, parts }
    }

    fn route(&self, path: &str) -> Arc<str> {
        Arc::clone(self.templates.find(path).map_or(&self.unknown, |template| &template.path))
    }

    fn count(&self, method: &'static str, route: Arc<str>, status: u16, took: Duration) {
        self.durations.get_or_create(&Timed { method, route: Arc::clone(&route) }).observe(took.as_secs_f64());
        self.requests.get_or_create(&Answered { method, route, status }).inc();
    }

    async fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        prometheus_text::encode(&mut text, &self.registry)?;
        prometheus_text::encode(&mut text, &self.moment().await)?;
        Ok(text)
    }

    /// What is not counted but looked at.
    async fn moment(&self) -> Registry {
        let Parts { service, auth, .. } = &self.parts;
        let (db, mut seen) = (service.db(), Registry::with_prefix(PREFIX));
        let pool = db.pool_state();
        let mut gauge = |name: &str, help: &str, value: f64| seen.register(name, help, ConstGauge::new(value));
        gauge("database_connections_in_use", "Connections that work", pool.in_use.into());
        gauge("database_connections_idle", "Open connections that wait for work", pool.idle.into());
        gauge("database_connections_max", "The most connections, setting database_connections", pool.most.into());
        if db.engine() == Engine::Sqlite {
            let waiting = u32::try_from(db.writes_waiting()).unwrap_or(u32::MAX);
            gauge("writer_queue_depth", "Writes queued for SQLite's writer or in it", waiting.into());
        }
        let read = self.readings().await;
        gauge("database_up", "1 when the database answered this scrape", if read.is_some() { 1.0 } else { 0.0 });
        for (name, help, value) in read.into_iter().flatten() {
            gauge(name, help, value);
        }
        seen.register("database_commits", "Transactions committed", ConstCounter::new(db.commits()));
        seen.register("password_hashes", "Passwords hashed", ConstCounter::new(auth.hashes()));
        seen
    }

    /// What the rooms read out of the database; `None` when it does not answer in time.
    async fn readings(&self) -> Option<Vec<(&'static str, &'static str, f64)>> {
        let service = &self.parts.service;
        let now = service.now();
        let read = service.read(move |c| {
            let each = app::readings().into_iter();
            each.map(|reading| Ok((reading.name, reading.help, (reading.read)(c, now)?)))
                .collect::<Result<Vec<_>, Fault>>()
        });
        match tokio::time::timeout(DATABASE_WAIT, read).await {
            Ok(Ok(values)) => Some(values),
            Ok(Err(fault)) => {
                tracing::warn!(%fault, "the database did not answer a scrape");
                None
            }
            Err(_) => None,
        }
    }
}

fn register_database(registry: &mut Registry, parts: &Parts) {
    let db = parts.service.db();
    let figures = db.figures();
    let database = match db.engine() {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgresql",
    };
    registry.register("build", "What runs", Info::new(Build { version: env!("CARGO_PKG_VERSION"), database }));
    registry.register("database_waiting", "Calls that wait for a connection", figures.waiting.clone());
    registry.register("database_commit_duration_seconds", "Time a commit took", figures.commit_seconds.clone());
    match db.engine() {
        Engine::Sqlite => {
            registry.register("writer_batch_size", "Writes committed together", figures.batch_size.clone());
        }
        Engine::Postgres => {
            registry.register("database_transactions_retried", "Transactions run again", figures.retried.clone());
        }
    }
}

/// The outermost layer: counts and times every answer.
///
/// # Errors
/// Those of the layers within.
pub async fn measure<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Stopwatch::now();
    let metrics = request.app_data::<web::Data<Metrics>>().cloned();
    let route = metrics.as_ref().map(|metrics| metrics.route(request.path()));
    let method = method_name(request.method());
    let response = next.call(request).await?;
    if let (Some(metrics), Some(route)) = (metrics, route) {
        metrics.count(method, route, response.status().as_u16(), started.elapsed());
    }
    Ok(response)
}

/// A closed list: a client may make up methods.
fn method_name(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        _ => "other",
    }
}

/// # Errors
/// 401 without the token, 404 for who may not read it at all.
pub async fn metrics(request: HttpRequest, metrics: web::Data<Metrics>) -> Result<HttpResponse, Problem> {
    metrics.readers.check(&request)?;
    Ok(match metrics.text().await {
        Ok(text) => HttpResponse::Ok().content_type(prometheus_text::CONTENT_TYPE).body(text),
        Err(std::fmt::Error) => HttpResponse::InternalServerError().finish(),
    })
}
