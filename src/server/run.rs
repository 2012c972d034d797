use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::http::header::{ALLOW, HeaderValue};
use actix_web::middleware::from_fn;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use utoipa_actix_web::{AppExt, scope};

use super::app::{self, Parts};
use super::templates::Templates;
use super::{client, compress, docs, metrics, middleware, openapi, problems};
use crate::features::live::Live;
use crate::features::{identity, notify, reservations};
use crate::platform::http::{Problem, RawBody};
use crate::platform::jobs;

/// How long a stopping service waits for requests in flight.
const GRACE_SECONDS: u64 = 10;

/// A service that answers.
pub struct Running {
    pub address: SocketAddr,
    handle: ServerHandle,
    live: Live,
    server: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Running {
    /// Ends the streams, stops taking requests and finishes those in flight.
    ///
    /// # Errors
    /// What the server ended with.
    pub async fn stop(self) -> std::io::Result<()> {
        self.live.close();
        self.handle.stop(true).await;
        self.server.await.unwrap_or(Ok(()))
    }

    /// Serves until it is stopped by a signal.
    ///
    /// # Errors
    /// What the server ended with.
    pub async fn until_stopped(self) -> std::io::Result<()> {
        let ending = tokio::spawn(close_on_signal(self.live));
        let ended = self.server.await.unwrap_or(Ok(()));
        ending.abort();
        ended
    }
}

/// The server hears the signals itself and waits for open requests; a stream would keep it waiting.
async fn close_on_signal(live: Live) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
        else {
            return;
        };
        tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
    }
    #[cfg(not(unix))]
    if tokio::signal::ctrl_c().await.is_err() {
        return;
    }
    live.close();
}

/// Starts answering on `listener`.
///
/// # Errors
/// When the listener cannot be used.
pub fn start(parts: &Parts, listener: TcpListener, workers: usize) -> std::io::Result<Running> {
    let address = listener.local_addr()?;
    let service = web::Data::new(parts.service.clone());
    let auth = web::Data::new(parts.auth.clone());
    let boards = web::Data::new(reservations::Boards::default());
    let document = openapi::document();
    let templates = Arc::new(Templates::of(&document));
    let contract = web::Data::new(docs::Contract::new(&document));
    let metrics = web::Data::new(metrics::Metrics::new(parts, Arc::clone(&templates)));
    let gzipped = web::Data::new(compress::Gzipped::default());
    let files = parts.client;
    let live = Live::start(&parts.service);
    let streams = web::Data::new(live.clone());
    let instead = web::Data::new(reservations::find::instead as notify::Instead);
    let server = HttpServer::new(move || {
        let templates = Arc::clone(&templates);
        let (app, _) = App::new()
            .into_utoipa_app()
            .map(|app| {
                app.app_data(service.clone())
                    .app_data(auth.clone())
                    .app_data(boards.clone())
                    .app_data(contract.clone())
                    .app_data(metrics.clone())
                    .app_data(gzipped.clone())
                    .app_data(streams.clone())
                    .app_data(instead.clone())
                    .app_data(web::PayloadConfig::new(RawBody::MAX_BYTES))
                    .wrap(from_fn(identity::limit))
                    .wrap(from_fn(identity::authenticate))
                    .wrap(from_fn(middleware::outermost))
                    .wrap(from_fn(compress::compress))
                    .wrap(from_fn(metrics::measure))
            })
            .service(scope::scope("/api/v1").configure(app::api))
            .split_for_parts();
        app.route("/healthz", web::get().to(healthz))
            .route("/readyz", web::get().to(readyz))
            .route("/.well-known/jwks.json", web::get().to(identity::jwks))
            .route("/problems", web::get().to(problems::list))
            .route("/problems/{code}", web::get().to(problems::one))
            .route("/metrics", web::get().to(metrics::metrics))
            .configure(docs::routes)
            .default_service(web::to(move |request: HttpRequest| nowhere(request, Arc::clone(&templates), files)))
    })
    .workers(workers)
    .shutdown_timeout(GRACE_SECONDS)
    .keep_alive(Duration::from_secs(75))
    .listen(listener)?
    .run();
    let handle = server.handle();
    Ok(Running { address, handle, live, server: tokio::spawn(server) })
}

async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") }))
}

/// Ready when the database answers; shows how long the oldest due job has waited.
async fn readyz(service: web::Data<crate::platform::write::Service>) -> Result<HttpResponse, Problem> {
    let now = service.now();
    let due = service.read(jobs::oldest_due).await?;
    let overdue = due.map_or(0, |due| now.micros_since(due).max(0) / 1_000_000);
    Ok(HttpResponse::Ok().json(serde_json::json!({ "status": "ready", "oldest_overdue_job_seconds": overdue })))
}

/// The web client's files and pages; 405 with `Allow` for a path that has other methods, else 404.
async fn nowhere(request: HttpRequest, templates: Arc<Templates>, files: client::Client) -> HttpResponse {
    if let Some(answer) = client::answer(files, &request) {
        return answer;
    }
    match templates.find(request.path()).and_then(|template| template.allow.as_deref()) {
        Some(allow) => {
            let mut response = HttpResponse::MethodNotAllowed();
            if let Ok(value) = HeaderValue::from_str(allow) {
                response.insert_header((ALLOW, value));
            }
            response.finish()
        }
        None => HttpResponse::NotFound().finish(),
    }
}
