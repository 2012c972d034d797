//! A cookie that says "somebody signed in to this account on this device before" (OWASP, Slow Down Online Guessing Attacks
//! with Device Cookies). It opens nothing: tries that carry it are counted by themselves, so that nobody else uses them up.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::keys::Secret;
use super::token;
use crate::platform::values::Id;

const LABEL: &str = "device cookie";

/// A new cookie's value, `ACCOUNT.NONCE.MAC`: each sign-in has its own.
pub fn new(secret: &Secret, person: Id) -> String {
    let signed = format!("{person}.{}", token::random());
    let mac = URL_SAFE_NO_PAD.encode(secret.keyed_hash(LABEL, &signed));
    format!("{signed}.{mac}")
}

/// By what tries with this cookie are counted; `None` for a cookie that is not ours or names another account.
pub fn read(secret: &Secret, value: &str, person: Id) -> Option<Vec<u8>> {
    let (signed, mac) = value.rsplit_once('.')?;
    let (account, _) = signed.split_once('.')?;
    let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
    let ours = account == person.to_string() && secret.is_keyed_hash(LABEL, signed, &mac);
    ours.then(|| token::hash(signed))
}
