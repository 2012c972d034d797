use std::sync::Arc;

use super::actors::Actors;
use super::hasher::{HashCost, Hasher};
use super::keys::{Keyring, Secret};
use super::limits::Limits;
use crate::platform::write::Service;

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
}

/// Identity's state: signing keys, the pool that hashes passwords, the limits on guessing, actors seen just now.
#[derive(Clone)]
pub struct Auth(Arc<Inner>);

struct Inner {
    public_url: String,
    secret: Secret,
    keys: Keyring,
    hasher: Hasher,
    limits: Limits,
    actors: Actors,
}

impl Auth {
    /// # Errors
    /// A sentence that names the setting when the signing keys cannot be unwrapped.
    pub async fn open(service: &Service, options: Options) -> Result<Self, String> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Ok(Self(Arc::new(Inner {
            keys: Keyring::open(service, &options.secret).await?,
            hasher: Hasher::start(options.hash_cost, (cores - 1).max(1))?,
            limits: Limits::new(options.rate_limits, options.trusted_proxies),
            actors: Actors::default(),
            secret: options.secret,
            public_url: options.public_url,
        })))
    }

    pub fn public_url(&self) -> &str {
        &self.0.public_url
    }

    /// Cookies are `Secure` when people reach the service over TLS.
    pub fn secure(&self) -> bool {
        self.0.public_url.starts_with("https://")
    }

    /// The keys that verify our access tokens, as RFC 7517 writes them.
    pub fn jwks(&self) -> &serde_json::Value {
        &self.0.keys.jwks
    }

    /// What wraps the private keys: proof that a key is the service's own.
    pub fn secret(&self) -> &Secret {
        &self.0.secret
    }

    /// How many passwords were hashed so far.
    pub fn hashes(&self) -> u64 {
        self.0.hasher.hashes()
    }

    pub(super) fn keys(&self) -> &Keyring {
        &self.0.keys
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
