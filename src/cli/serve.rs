use std::io::IsTerminal;
use std::net::TcpListener;
use std::process::ExitCode;
use std::time::Duration;

use super::demo::{self, ServeDemo};
use super::settings::{LogFormat, Settings};
use crate::features::audit;
use crate::features::identity::{self, Auth, Bootstrap, HashCost, Secret, SecretSource};
use crate::features::notify;
use crate::features::reservations::find;
use crate::platform::db::{self, Database, Fault};
use crate::platform::jobs::{self, Worker};
use crate::platform::mail::{self, Mailer};
use crate::platform::values::Clock;
use crate::platform::write::{Call, Service};
use crate::server::client::Client;
use crate::server::{self, MetricsReaders, Parts};

/// How often the worker looks for due jobs.
const POLL: Duration = Duration::from_secs(1);

/// How often the signing keys are looked up.
const KEYS_EVERY: Duration = Duration::from_secs(60);
/// A signing key is followed by a new one after so many days.
const KEY_DAYS: i64 = 90;

pub fn open(settings: &Settings) -> Result<Database, String> {
    let settings = db::Settings { url: settings.database_url.clone(), connections: settings.database_connections };
    Database::open(&settings).map_err(|fault| format!("setting database_url: {fault}"))
}

/// Brings the tables up to date and stops.
pub fn migrate(settings: &Settings) -> Result<ExitCode, String> {
    open(settings)?;
    println!("The database is up to date.");
    Ok(ExitCode::SUCCESS)
}

/// Serves until SIGINT or SIGTERM.
pub fn serve(settings: &Settings, demo: ServeDemo, client: Client) -> Result<ExitCode, String> {
    log(settings.log_format);
    let demo = demo.wanted()?;
    let runtime = actix_web::rt::System::new();
    runtime.block_on(run(settings, demo, client))?;
    Ok(ExitCode::SUCCESS)
}

async fn run(settings: &Settings, demo: Option<demo::DemoOptions>, client: Client) -> Result<(), String> {
    let listener =
        TcpListener::bind(settings.bind).map_err(|cause| format!("setting bind: {}: {cause}", settings.bind))?;
    let address = listener.local_addr().map_err(|cause| cause.to_string())?;
    let public_url = Settings { bind: address, ..settings.clone() }.url();
    let service = server::service(open(settings)?, Clock::system()).keeping(settings.retention);
    let auth = authentication(settings, &service, &public_url).await?;
    if let Some(options) = demo {
        // Whoever is named as administrator in the settings is the demo lab's too.
        if settings.admin_email.is_some() {
            first_administrator(settings, &service, &auth).await?;
        }
        demo::fill_once(&service, &auth, options).await?;
    }
    let first = first_administrator(settings, &service, &auth).await?;
    let metrics = MetricsReaders::of(settings.metrics_token.as_deref(), settings.public_url.as_deref());
    let parts = Parts { service: service.clone(), auth: auth.clone(), metrics, client };
    begin(&service).await.map_err(|fault| fault.to_string())?;
    let running = server::start(&parts, listener, settings.workers).map_err(|cause| cause.to_string())?;
    say_how_to_begin(settings, &public_url, &first);
    println!("Ustakana answers on http://{}", running.address);
    let work = tokio::spawn(keep_working(service.clone()));
    let keys = tokio::spawn(keep_keys_fresh(service.clone(), auth.clone()));
    let sealing = tokio::spawn(keep_sealing(service.clone(), auth.clone()));
    let mail =
        settings.mailer.clone().map(|mailer| tokio::spawn(keep_delivering(service.clone(), mailer, auth.clone())));
    let ended = running.until_stopped().await;
    for task in [Some(work), Some(keys), Some(sealing), mail].into_iter().flatten() {
        task.abort();
    }
    seal(&service, &auth).await;
    ended.map_err(|cause| cause.to_string())
}

/// Where the secret of the settings comes from.
pub fn secret_source(settings: &Settings) -> SecretSource {
    SecretSource {
        secret: settings.secret.clone(),
        secret_file: settings.secret_file.clone(),
        data_dir: settings.data_dir.clone(),
    }
}

/// Identity's state, by the settings.
pub async fn authentication(settings: &Settings, service: &Service, public_url: &str) -> Result<Auth, String> {
    let source = secret_source(settings);
    let options = identity::Options {
        public_url: public_url.to_owned(),
        secret: Secret::load(&source)?,
        rate_limits: settings.rate_limits,
        trusted_proxies: settings.trusted_proxies.clone(),
        hash_cost: HashCost::OWASP,
        sends_mail: settings.mailer.is_some(),
    };
    Auth::open(service, options).await
}

async fn first_administrator(settings: &Settings, service: &Service, auth: &Auth) -> Result<Bootstrap, String> {
    let credentials = settings.admin_email.clone().zip(settings.admin_password.clone());
    identity::bootstrap(service, auth, credentials)
        .await
        .map_err(|error| format!("setting admin_email, admin_password: {error}"))
}

fn say_how_to_begin(settings: &Settings, url: &str, first: &Bootstrap) {
    match first {
        Bootstrap::Existing => {}
        Bootstrap::Created => {
            println!("The first administrator is {}.", settings.admin_email.as_deref().unwrap_or_default());
        }
        Bootstrap::SetupLink(token) => {
            println!(
                "There is no administrator yet. Within 24 hours, open\n  {url}/setup#token={token}\nor run\n  curl \
                 -H 'Content-Type: application/json' {url}/api/v1/auth/setup \\\n    -d '{{\"token\":\"{token}\",\"email\":\"YOU@EXAMPLE.ORG\",\"password\":\"…\",\"full_name\":\"YOUR NAME\"}}'"
            );
        }
    }
}

fn node() -> String {
    format!("pid-{}", std::process::id())
}

async fn begin(service: &Service) -> Result<(), Fault> {
    service.write(Call::service("heartbeat"), |w| server::begin(w, &node())).await
}

async fn beat(service: &Service) -> Result<(), Fault> {
    let node = node();
    service.write(Call::service("heartbeat"), move |w| server::beat(w, &node)).await
}

/// Signs of life and due jobs, until the service stops.
async fn keep_working(service: Service) {
    let worker = Worker::new(service.clone(), server::jobs());
    let mut poll = tokio::time::interval(POLL);
    let mut since_beat = 0;
    loop {
        poll.tick().await;
        since_beat += 1;
        if since_beat >= jobs::BEAT_SECONDS {
            since_beat = 0;
            if let Err(fault) = beat(&service).await {
                tracing::error!(%fault, "no sign of life could be left");
            }
        }
        if let Err(fault) = worker.run_due().await {
            tracing::error!(%fault, "due jobs could not be run");
        }
    }
}

/// A new signing key every so many days; one that another node made is taken up within a minute.
async fn keep_keys_fresh(service: Service, auth: Auth) {
    let mut every = tokio::time::interval(KEYS_EVERY);
    loop {
        every.tick().await;
        if let Err(cause) = auth.keep_keys_fresh(&service, KEY_DAYS).await {
            tracing::error!(cause, "the signing keys could not be looked up");
        }
    }
}

/// Letters of what people are told, and mail that waits, until the service stops. What is on its way then is sent again by the next one.
async fn keep_delivering(service: Service, mailer: Mailer, auth: Auth) {
    let (mut every, sealer) = (tokio::time::interval(POLL), auth.mail_sealer());
    loop {
        every.tick().await;
        if let Err(fault) = notify::post(&service, &auth, find::instead).await {
            tracing::error!(%fault, "due letters could not be written");
        }
        if let Err(fault) = mail::deliver(&service, &mailer, &sealer).await {
            tracing::error!(%fault, "waiting mail could not be looked up");
        }
    }
}

/// Seals what was written, until the service stops; then once more.
async fn keep_sealing(service: Service, auth: Auth) {
    let mut poll = tokio::time::interval(POLL);
    poll.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        poll.tick().await;
        seal(&service, &auth).await;
    }
}

async fn seal(service: &Service, auth: &Auth) {
    if let Err(fault) = audit::seal(service, auth).await {
        tracing::error!(%fault, "audit events could not be sealed");
    }
}

fn log(format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("USTAKANA_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().init(),
    }
}
