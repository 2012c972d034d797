use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, Header, Validation};
use rand::Rng;
use sha2::{Digest, Sha256};

use super::keys::Keyring;
use crate::platform::values::{Id, Instant};

/// How long an access token holds.
pub const ACCESS_SECONDS: i64 = 15 * 60;
const AUDIENCE: &str = "ustakana";
/// RFC 9068: an access token and no other kind.
const TYPE: &str = "at+jwt";

#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    /// The person.
    pub sub: Id,
    pub iat: i64,
    pub exp: i64,
    pub jti: Id,
    /// The family of refresh tokens it came with: when that ends, so does this.
    pub sid: Id,
}

/// A new secret of 256 random bits, as text.
pub fn random() -> String {
    let mut bytes = [0; 32];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is kept of a secret that has enough entropy of its own.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret).to_vec()
}

pub fn sign(keys: &Keyring, issuer: &str, person: Id, family: Id, now: Instant) -> Result<String, String> {
    let claims = Claims {
        iss: issuer.to_owned(),
        aud: AUDIENCE.to_owned(),
        sub: person,
        iat: now.seconds(),
        exp: now.seconds() + ACCESS_SECONDS,
        jti: Id::new(now),
        sid: family,
    };
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some(TYPE.to_owned());
    header.kid = Some(keys.kid.clone());
    jsonwebtoken::encode(&header, &claims, &keys.signing).map_err(|cause| cause.to_string())
}

/// The key that a token says it was signed by.
pub fn kid(token: &str) -> Option<String> {
    jsonwebtoken::decode_header(token).ok()?.kid
}

/// The claims of a token of ours that holds at `now`. RFC 8725: one algorithm, one type, keys by our own list of `kid`,
/// issuer and audience compared, whatever else the header says left alone.
pub fn verify(keys: &Keyring, issuer: &str, token: &str, now: Instant) -> Option<Claims> {
    let header = jsonwebtoken::decode_header(token).ok()?;
    if header.typ.as_deref() != Some(TYPE) || header.crit.is_some() {
        return None;
    }
    let key = keys.verifying.get(header.kid.as_deref()?)?;
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.set_audience(&[AUDIENCE]);
    validation.set_issuer(&[issuer]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // Time is the service's clock, compared below.
    validation.validate_exp = false;
    let claims: Claims = jsonwebtoken::decode(token, key, &validation).ok()?.claims;
    (claims.iat <= now.seconds() + 60 && now.seconds() < claims.exp).then_some(claims)
}
