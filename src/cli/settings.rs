//! Settings: flags over environment over a TOML file over defaults, checked at start by messages that name the key.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use ipnet::IpNet;

use crate::named_enum;
use crate::platform::db::DatabaseUrl;
use crate::platform::mail::Mailer;
use crate::platform::write::Retention;

/// As many as nobody guesses.
const MIN_TOKEN_CHARS: usize = 16;

/// Ten years.
const MOST_DAYS: i64 = 3_650;

/// Settings whose values nobody shows.
const SECRETS: [&str; 4] = ["database_url", "secret", "admin_password", "metrics_token"];

named_enum! {
    pub enum Switch { On = "on", Off = "off" }
}

named_enum! {
    pub enum LogFormat { Text = "text", Json = "json" }
}

/// Every setting as a flag; what is left out comes from the environment (`USTAKANA_…`), the file, the default.
#[derive(Clone, Debug, Default, clap::Args, serde::Serialize)]
pub struct Flags {
    /// A TOML file with settings [env: USTAKANA_CONFIG]
    #[arg(long, global = true, value_name = "FILE")]
    #[serde(skip)]
    config: Option<PathBuf>,
    /// sqlite://PATH or postgres://USER@HOST/DATABASE
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    database_url: Option<String>,
    /// Address and port to serve on
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    #[serde(skip_serializing_if = "Option::is_none")]
    bind: Option<String>,
    /// Where the SQLite file and the secret key are kept
    #[arg(long, global = true, value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    data_dir: Option<PathBuf>,
    /// The address people reach the service under
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    public_url: Option<String>,
    /// on, or off for load tests
    #[arg(long, global = true, value_name = "on|off")]
    #[serde(skip_serializing_if = "Option::is_none")]
    rate_limits: Option<String>,
    /// text or json
    #[arg(long, global = true, value_name = "text|json")]
    #[serde(skip_serializing_if = "Option::is_none")]
    log_format: Option<String>,
}

impl Flags {
    /// Nothing but a file.
    #[cfg(test)]
    pub(super) fn in_file(file: &Path) -> Self {
        Self { config: Some(file.to_owned()), ..Self::default() }
    }
}

#[derive(Clone, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    database_url: Option<String>,
    bind: String,
    data_dir: PathBuf,
    public_url: Option<String>,
    rate_limits: String,
    log_format: String,
    workers: usize,
    database_connections: u32,
    trusted_proxies: Option<String>,
    secret: Option<String>,
    secret_file: Option<PathBuf>,
    admin_email: Option<String>,
    admin_password: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    database_password_file: Option<PathBuf>,
    metrics_token: Option<String>,
    retention_read_notifications_days: i64,
    retention_unread_notifications_days: i64,
    retention_sign_in_places_days: i64,
}

impl Default for Raw {
    fn default() -> Self {
        let kept = Retention::default();
        Self {
            database_url: None,
            bind: "127.0.0.1:8080".into(),
            data_dir: "data".into(),
            public_url: None,
            rate_limits: "on".into(),
            log_format: "text".into(),
            workers: std::thread::available_parallelism().map_or(2, std::num::NonZero::get),
            database_connections: 16,
            trusted_proxies: None,
            secret: None,
            secret_file: None,
            admin_email: None,
            admin_password: None,
            smtp_url: None,
            mail_from: None,
            database_password_file: None,
            metrics_token: None,
            retention_read_notifications_days: kept.read_notifications_days,
            retention_unread_notifications_days: kept.unread_notifications_days,
            retention_sign_in_places_days: kept.sign_in_places_days,
        }
    }
}

/// The settings, checked.
#[derive(Clone)]
pub struct Settings {
    pub database_url: DatabaseUrl,
    pub bind: SocketAddr,
    pub data_dir: PathBuf,
    /// `None`: the address it serves on.
    pub public_url: Option<String>,
    pub rate_limits: bool,
    pub trusted_proxies: Vec<IpNet>,
    pub log_format: LogFormat,
    pub workers: usize,
    pub database_connections: u32,
    pub secret: Option<String>,
    pub secret_file: Option<PathBuf>,
    pub admin_email: Option<String>,
    pub admin_password: Option<String>,
    /// The way to the mail server, when there is one.
    pub mailer: Option<Mailer>,
    /// What a scrape of `/metrics` must send.
    pub metrics_token: Option<String>,
    pub retention: Retention,
}

impl Settings {
    /// # Errors
    /// A sentence that names the setting and what it takes.
    pub fn load(flags: &Flags) -> Result<Self, String> {
        let file = flags.config.clone().or_else(|| std::env::var_os("USTAKANA_CONFIG").map(PathBuf::from));
        let mut figment = Figment::from(Serialized::defaults(Raw::default()));
        if let Some(file) = file {
            if !file.is_file() {
                return Err(format!("setting config: {} is not a file", file.display()));
            }
            figment = figment.merge(Toml::file_exact(file));
        }
        let environment = Env::prefixed("USTAKANA_").filter(|key| {
            let ours = !(key.starts_with("test_") || key.starts_with("demo_") || key == "config" || key == "log");
            ours && SECRETS.iter().all(|secret| key != *secret)
        });
        figment = figment.merge(environment);
        // As they are: a password of digits is no number.
        for key in SECRETS {
            if let Ok(text) = std::env::var(format!("USTAKANA_{}", key.to_uppercase())) {
                figment = figment.merge(Serialized::default(key, text));
            }
        }
        let raw: Raw = figment
            .merge(Serialized::defaults(flags))
            .extract()
            .map_err(|cause| cause.into_iter().map(|error| said(&error)).collect::<Vec<_>>().join("; "))?;
        Self::checked(raw)
    }

    /// What people reach the service under.
    pub fn url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.bind))
    }

    fn checked(raw: Raw) -> Result<Self, String> {
        let named = |key: &str, detail: &str| format!("setting {key}: {detail}");
        let switch = |text: &str| Switch::parse(text).ok_or_else(|| named("rate_limits", "expected on or off"));
        let bind: SocketAddr =
            raw.bind.parse().map_err(|_| named("bind", "expected ADDRESS:PORT such as 127.0.0.1:8080"))?;
        let default_url = || format!("sqlite://{}", raw.data_dir.join("ustakana.db").display());
        let url = raw.database_url.clone().unwrap_or_else(default_url);
        let database_url: DatabaseUrl = url.parse().map_err(|cause: String| named("database_url", &cause))?;
        let database_url = with_password(database_url, raw.database_password_file.as_deref())
            .map_err(|cause| named("database_password_file", &cause))?;
        if raw.metrics_token.as_ref().is_some_and(|token| (1..MIN_TOKEN_CHARS).contains(&token.len())) {
            return Err(named("metrics_token", &format!("expected at least {MIN_TOKEN_CHARS} characters")));
        }
        if raw.admin_email.is_some() != raw.admin_password.is_some() {
            return Err(named("admin_email", "set admin_email and admin_password together, or neither"));
        }
        if raw.admin_email.as_ref().is_some_and(|email| !email.trim().contains('@')) {
            return Err(named("admin_email", "expected an e-mail address"));
        }
        if !(1..=64).contains(&raw.workers) {
            return Err(named("workers", "expected a number from 1 to 64"));
        }
        if !(1..=500).contains(&raw.database_connections) {
            return Err(named("database_connections", "expected a number from 1 to 500"));
        }
        let mailer = match (&raw.smtp_url, &raw.mail_from) {
            (None, None) => None,
            (Some(url), Some(from)) => {
                Some(Mailer::open(url, from).map_err(|cause| named("smtp_url, mail_from", &cause))?)
            }
            _ => return Err(named("smtp_url", "set smtp_url and mail_from together, or neither")),
        };
        let is_url = |url: &String| url.starts_with("http://") || url.starts_with("https://");
        if raw.public_url.as_ref().is_some_and(|url| !is_url(url)) {
            return Err(named("public_url", "expected http://… or https://…"));
        }
        let days = |key: &str, days: i64| {
            let fits = (1..=MOST_DAYS).contains(&days);
            if fits { Ok(days) } else { Err(named(key, &format!("expected a number of days from 1 to {MOST_DAYS}"))) }
        };
        let retention = Retention {
            read_notifications_days: days("retention_read_notifications_days", raw.retention_read_notifications_days)?,
            unread_notifications_days: days(
                "retention_unread_notifications_days",
                raw.retention_unread_notifications_days,
            )?,
            sign_in_places_days: days("retention_sign_in_places_days", raw.retention_sign_in_places_days)?,
        };
        let trusted_proxies = networks(raw.trusted_proxies.as_deref().unwrap_or_default())
            .ok_or_else(|| named("trusted_proxies", "expected addresses or networks, as 127.0.0.1, 10.0.0.0/8"))?;
        Ok(Self {
            database_url,
            bind,
            public_url: raw.public_url.map(|url| url.trim_end_matches('/').to_owned()),
            trusted_proxies,
            rate_limits: switch(&raw.rate_limits)? == Switch::On,
            log_format: LogFormat::parse(&raw.log_format)
                .ok_or_else(|| named("log_format", "expected text or json"))?,
            data_dir: raw.data_dir,
            workers: raw.workers,
            database_connections: raw.database_connections,
            secret: raw.secret,
            secret_file: raw.secret_file,
            admin_email: raw.admin_email,
            admin_password: raw.admin_password,
            mailer,
            // A container's settings are there and empty where nobody gave them.
            metrics_token: raw.metrics_token.filter(|token| !token.is_empty()),
            retention,
        })
    }
}

/// What is wrong with a setting, without a secret's value.
fn said(error: &figment::Error) -> String {
    match SECRETS.iter().find(|secret| error.path.iter().any(|part| part == *secret)) {
        Some(secret) => format!("setting {secret}: expected a text, in quotes"),
        None => format!("setting {error}"),
    }
}

/// The URL with the password of a file: a container's secret stays out of its environment.
pub(super) fn with_password(url: DatabaseUrl, file: Option<&Path>) -> Result<DatabaseUrl, String> {
    let (DatabaseUrl::Postgres(url), Some(file)) = (&url, file) else { return Ok(url) };
    let text = std::fs::read_to_string(file).map_err(|cause| format!("{}: {cause}", file.display()))?;
    let password: String = form_urlencoded::byte_serialize(text.trim().as_bytes()).collect();
    let mark = if url.contains('?') { '&' } else { '?' };
    Ok(DatabaseUrl::Postgres(format!("{url}{mark}password={}", password.replace('+', "%20"))))
}

/// Addresses and networks, parted by commas.
fn networks(text: &str) -> Option<Vec<IpNet>> {
    let each = text.split(',').map(str::trim).filter(|one| !one.is_empty());
    each.map(|one| one.parse().or_else(|_| one.parse::<IpAddr>().map(IpNet::from)).ok()).collect()
}
