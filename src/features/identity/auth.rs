use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant as Stopwatch};

use super::actors::Actors;
use super::hasher::{HashCost, HashLoad, Hasher};
use super::keys::{Keyring, Secret};
use super::limits::Limits;
use crate::platform::sealer::Sealer;
use crate::platform::write::Service;

/// How often the signing keys are looked up anew at most, when a token names one that is not known.
const RELOAD: Duration = Duration::from_secs(5);

/// What identity is set up with.
#[derive(Clone)]
pub struct Options {
    /// Issuer of tokens, origin of the web client, and by its scheme whether cookies are `Secure`.
    pub public_url: String,
    pub secret: Secret,
    pub rate_limits: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<ipnet::IpNet>,
    pub hash_cost: HashCost,
    /// Mail is set up: addresses are confirmed, forgotten passwords are reset by mail.
    pub sends_mail: bool,
}

/// Identity's state: signing keys, the pool that hashes passwords, the limits on guessing, actors seen just now.
#[derive(Clone)]
pub struct Auth(Arc<Inner>);

struct Inner {
    public_url: String,
    secret: Secret,
    keys: RwLock<Arc<Keyring>>,
    reloaded: Mutex<Stopwatch>,
    hasher: Hasher,
    limits: Limits,
    actors: Actors,
    sends_mail: bool,
}

impl Auth {
    /// # Errors
    /// A sentence that names the setting when the signing keys cannot be unwrapped.
    pub async fn open(service: &Service, options: Options) -> Result<Self, String> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let keys = Keyring::open(service, &options.secret).await?;
        Ok(Self(Arc::new(Inner {
            keys: RwLock::new(Arc::new(keys)),
            reloaded: Mutex::new(Stopwatch::now()),
            hasher: Hasher::start(options.hash_cost, (cores - 1).max(1))?,
            limits: Limits::new(options.rate_limits, options.trusted_proxies),
            actors: Actors::default(),
            secret: options.secret,
            public_url: options.public_url,
            sends_mail: options.sends_mail,
        })))
    }

    pub fn public_url(&self) -> &str {
        &self.0.public_url
    }

    /// Cookies are `Secure` when people reach the service over TLS.
    pub fn secure(&self) -> bool {
        self.0.public_url.starts_with("https://")
    }

    pub fn sends_mail(&self) -> bool {
        self.0.sends_mail
    }

    /// The keys that verify our access tokens, as RFC 7517 writes them.
    pub fn jwks(&self) -> serde_json::Value {
        self.keys().jwks.clone()
    }

    /// What wraps the private keys: proof that a key is the service's own.
    pub fn secret(&self) -> &Secret {
        &self.0.secret
    }

    /// What seals mail while it waits: it holds codes.
    pub fn mail_sealer(&self) -> Sealer {
        self.secret().sealer("mail that waits")
    }

    /// How many passwords were hashed so far.
    pub fn hashes(&self) -> u64 {
        self.0.hasher.hashes()
    }

    /// How busy the threads that hash passwords are.
    pub fn hash_load(&self) -> &HashLoad {
        self.0.hasher.load()
    }

    pub(super) fn keys(&self) -> Arc<Keyring> {
        Arc::clone(&self.0.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes the signing keys as the database has them now: another node, or a command, may have made a new one.
    ///
    /// # Errors
    /// A sentence when they cannot be read or unwrapped; the known ones stay.
    pub async fn reload_keys(&self, service: &Service) -> Result<(), String> {
        let keys = Keyring::open(service, &self.0.secret).await?;
        *self.0.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
        Ok(())
    }

    /// The keys with the one that a token names, looked up anew when it is not known yet.
    pub(super) async fn keys_with(&self, service: &Service, kid: Option<&str>) -> Arc<Keyring> {
        let keys = self.keys();
        if kid.is_none_or(|kid| keys.verifying.contains_key(kid)) || !self.may_reload() {
            return keys;
        }
        if let Err(cause) = self.reload_keys(service).await {
            tracing::error!(cause, "the signing keys could not be looked up");
        }
        self.keys()
    }

    fn may_reload(&self) -> bool {
        let mut last = self.0.reloaded.lock().unwrap_or_else(PoisonError::into_inner);
        let due = last.elapsed() >= RELOAD;
        if due {
            *last = Stopwatch::now();
        }
        due
    }

    /// Makes a new signing key. The ones before sign no more and verify until the tokens they signed have ended.
    ///
    /// # Errors
    /// A sentence when the database does not answer.
    pub async fn rotate_keys(&self, service: &Service) -> Result<String, String> {
        let kid = Keyring::rotate(service, &self.0.secret).await?;
        self.reload_keys(service).await?;
        Ok(kid)
    }

    /// Makes a new signing key when the newest is older than `days`, and takes those that others made.
    ///
    /// # Errors
    /// As [`Auth::rotate_keys`].
    pub async fn keep_keys_fresh(&self, service: &Service, days: i64) -> Result<(), String> {
        self.reload_keys(service).await?;
        if service.now() >= self.keys().created_at.plus_days(days) {
            let kid = self.rotate_keys(service).await?;
            tracing::info!(kid, "a new signing key was made");
        }
        Ok(())
    }

    pub(super) fn hasher(&self) -> &Hasher {
        &self.0.hasher
    }

    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(super) fn actors(&self) -> &Actors {
        &self.0.actors
    }
}
