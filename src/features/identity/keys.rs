use std::collections::HashMap;
use std::path::{Path, PathBuf};

use argon2::Argon2;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::{DecodingKey, EncodingKey};
use rand::Rng;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::model::SigningKeyRow;
use super::store;
use crate::platform::db::Fault;
use crate::platform::sealer::Sealer;
use crate::platform::values::{Id, Instant};
use crate::platform::write::{Call, Event, Service};

const MIN_SECRET_CHARS: usize = 16;
/// A retired key verifies a little longer than the tokens that it signed.
const VERIFIES_SECONDS: i64 = 3600;
const SALT: &[u8] = b"ustakana wraps signing keys, v1";

/// The installation's secret: it wraps the signing keys in the database, and every other key is derived from it.
#[derive(Clone)]
pub struct Secret([u8; 32]);

/// Where the secret comes from, the first that is given: a setting, a file, `secret.key` in the data directory.
#[derive(Clone, Debug)]
pub struct SecretSource {
    pub secret: Option<String>,
    pub secret_file: Option<PathBuf>,
    pub data_dir: PathBuf,
}

impl SecretSource {
    fn key_file(&self) -> PathBuf {
        self.data_dir.join("secret.key")
    }
}

impl Secret {
    /// Reads the secret where there is one, and makes none.
    ///
    /// # Errors
    /// As [`Secret::load`].
    pub fn find(source: &SecretSource) -> Result<Option<Self>, String> {
        let given = source.secret.is_some() || source.secret_file.is_some() || source.key_file().is_file();
        given.then(|| Self::load(source)).transpose()
    }

    /// Reads the secret; makes `secret.key` (mode 0600) at the first start when nothing else is given.
    ///
    /// # Errors
    /// A sentence that names the setting.
    pub fn load(source: &SecretSource) -> Result<Self, String> {
        if let Some(text) = &source.secret {
            return Self::derive(text).map_err(|cause| format!("setting secret: {cause}"));
        }
        if let Some(file) = &source.secret_file {
            let text = std::fs::read_to_string(file)
                .map_err(|cause| format!("setting secret_file: {}: {cause}", file.display()))?;
            return Self::derive(text.trim()).map_err(|cause| format!("setting secret_file: {cause}"));
        }
        let file = source.key_file();
        let text = key_file(&file).map_err(|cause| format!("setting data_dir: {}: {cause}", file.display()))?;
        Self::derive(text.trim()).map_err(|cause| format!("{}: {cause}", file.display()))
    }

    /// From a text: argon2id makes guessing a short one dear.
    ///
    /// # Errors
    /// When it is too short.
    pub fn derive(text: &str) -> Result<Self, String> {
        if text.chars().count() < MIN_SECRET_CHARS {
            return Err(format!("expected at least {MIN_SECRET_CHARS} characters"));
        }
        let mut key = [0; 32];
        Argon2::default().hash_password_into(text.as_bytes(), SALT, &mut key).map_err(|cause| cause.to_string())?;
        Ok(Self(key))
    }

    /// HMAC-SHA-256 under a key for this one use.
    fn mac(&self, label: &str, text: &[u8]) -> Hmac<Sha256> {
        keyed(&self.derived(label)).chain_update(text)
    }

    fn derived(&self, label: &str) -> [u8; 32] {
        keyed(&self.0).chain_update(label).finalize().into_bytes().into()
    }

    /// What stands for a text where the text itself must not be kept; another installation's would be another.
    pub fn keyed_hash(&self, label: &str, text: &str) -> Vec<u8> {
        self.mac(label, text.as_bytes()).finalize().into_bytes().to_vec()
    }

    /// True when that is the text's keyed hash, compared in constant time.
    pub fn is_keyed_hash(&self, label: &str, text: &str, hash: &[u8]) -> bool {
        self.mac(label, text.as_bytes()).verify_slice(hash).is_ok()
    }

    /// What seals rows of one kind.
    pub fn sealer(&self, label: &str) -> Sealer {
        Sealer::new(self.derived(label))
    }

    fn wrap(&self, kid: &str, private: &[u8]) -> Result<Vec<u8>, String> {
        Sealer::new(self.0).seal(kid.as_bytes(), private)
    }

    /// `None` when another secret wrapped it.
    pub(super) fn unwrap(&self, kid: &str, wrapped: &[u8]) -> Option<Vec<u8>> {
        Sealer::new(self.0).open(kid.as_bytes(), wrapped)
    }
}

/// RFC 2104 fills a short key up with zeros to the hash's block.
fn keyed(key: &[u8; 32]) -> Hmac<Sha256> {
    let block: [u8; 64] = std::array::from_fn(|place| key.get(place).copied().unwrap_or(0));
    Hmac::new(&block.into())
}

/// The text of `secret.key`, made now when there is none.
fn key_file(file: &Path) -> std::io::Result<String> {
    use std::io::Write;
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(mut made) => {
            let text = super::token::random();
            made.write_all(text.as_bytes())?;
            made.sync_all()?;
            Ok(text)
        }
        Err(cause) if cause.kind() == std::io::ErrorKind::AlreadyExists => std::fs::read_to_string(file),
        Err(cause) => Err(cause),
    }
}

/// The Ed25519 keys that sign access tokens, unwrapped.
pub struct Keyring {
    pub kid: String,
    /// Of the key that signs.
    pub created_at: Instant,
    pub signing: EncodingKey,
    /// The same key, for what is no token.
    pub signer: SigningKey,
    pub verifying: HashMap<String, DecodingKey>,
    /// RFC 7517.
    pub jwks: Value,
}

impl Keyring {
    /// The keys in the database; the first node to start makes one.
    ///
    /// # Errors
    /// A sentence that names the setting when another secret wrapped them.
    pub async fn open(service: &Service, secret: &Secret) -> Result<Self, String> {
        let (now, sealing) = (service.now(), secret.clone());
        let rows =
            service.read(move |c| store::signing_keys(c, now)).await.map_err(|fault: Fault| fault.to_string())?;
        if !rows.is_empty() {
            return Self::of(&rows, secret);
        }
        let rows = service
            .write(Call::service("keys"), move |w| {
                store::lock_signing_keys(w.c)?;
                let rows = store::signing_keys(w.c, w.now)?;
                if !rows.is_empty() {
                    return Ok(rows);
                }
                let row = new_key(&sealing, w.now).map_err(Fault::Unavailable)?;
                store::insert_signing_key(w.c, &row)?;
                Ok(vec![row])
            })
            .await
            .map_err(|fault: Fault| fault.to_string())?;
        Self::of(&rows, secret)
    }

    /// Makes a new key that signs from now on; those before it verify for as long as their tokens hold. Answers its kid.
    ///
    /// # Errors
    /// A sentence when the database does not answer.
    pub async fn rotate(service: &Service, secret: &Secret) -> Result<String, String> {
        let sealing = secret.clone();
        service
            .write(Call::service("keys"), move |w| {
                store::lock_signing_keys(w.c)?;
                let row = new_key(&sealing, w.now).map_err(Fault::Unavailable)?;
                store::retire_signing_keys(w.c, w.now.plus_seconds(VERIFIES_SECONDS))?;
                store::insert_signing_key(w.c, &row)?;
                let event = Event::new("signing_key.rotated", "installation", Id(uuid::Uuid::nil()));
                w.emit(event.after(json!({ "kid": row.kid })));
                Ok(row.kid)
            })
            .await
            .map_err(|fault: Fault| fault.to_string())
    }

    /// The rows unwrapped, oldest first; the newest signs.
    pub fn of(rows: &[SigningKeyRow], secret: &Secret) -> Result<Self, String> {
        let newest = rows.last().ok_or("no signing key")?;
        let private = secret.unwrap(&newest.kid, &newest.wrapped_private).ok_or(
            "setting secret: the signing keys in the database were wrapped by another secret. Set USTAKANA_SECRET or \
             USTAKANA_SECRET_FILE to that one, or put its secret.key into the data directory",
        )?;
        let seed: [u8; 32] = private.try_into().map_err(|_| "the signing key is not 32 bytes long")?;
        let signer = SigningKey::from_bytes(&seed);
        let der = signer.to_pkcs8_der().map_err(|cause| cause.to_string())?;
        let mut verifying = HashMap::new();
        for row in rows {
            // A row that somebody else put into the database verifies nothing.
            if !row.is_ours(secret) {
                tracing::error!(kid = row.kid, "a signing key in the database is not ours and was left out");
                continue;
            }
            let key = DecodingKey::from_ed_components(&URL_SAFE_NO_PAD.encode(&row.public_key));
            verifying.insert(row.kid.clone(), key.map_err(|cause| cause.to_string())?);
        }
        let jwks =
            json!({ "keys": rows.iter().filter(|row| verifying.contains_key(&row.kid)).map(jwk).collect::<Vec<_>>() });
        Ok(Self {
            kid: newest.kid.clone(),
            created_at: newest.created_at,
            signing: EncodingKey::from_ed_der(der.as_bytes()),
            signer,
            verifying,
            jwks,
        })
    }
}

impl SigningKeyRow {
    /// The secret unwraps its private half, and that makes its public one.
    pub(super) fn is_ours(&self, secret: &Secret) -> bool {
        let private = secret.unwrap(&self.kid, &self.wrapped_private);
        let seed = private.and_then(|private| <[u8; 32]>::try_from(private).ok());
        let public = seed.map(|seed| SigningKey::from_bytes(&seed).verifying_key().to_bytes());
        public.is_some_and(|public| public.as_slice() == self.public_key) && thumbprint(&self.public_key) == self.kid
    }
}

fn jwk(row: &SigningKeyRow) -> Value {
    json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": row.kid,
            "x": URL_SAFE_NO_PAD.encode(&row.public_key) })
}

/// A new key, wrapped.
pub fn new_key(secret: &Secret, now: Instant) -> Result<SigningKeyRow, String> {
    let mut seed = [0; 32];
    rand::rng().fill_bytes(&mut seed);
    let public = SigningKey::from_bytes(&seed).verifying_key().to_bytes();
    let kid = thumbprint(&public);
    let wrapped_private = secret.wrap(&kid, &seed)?;
    Ok(SigningKeyRow { kid, public_key: public.to_vec(), wrapped_private, created_at: now, retired_at: None })
}

/// RFC 7638 (RFC 8037 §2 for the members that count).
pub(super) fn thumbprint(public: &[u8]) -> String {
    let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, URL_SAFE_NO_PAD.encode(public));
    URL_SAFE_NO_PAD.encode(Sha256::digest(members))
}
