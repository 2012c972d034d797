//! A cookie that says "somebody signed in to this account on this device before" (OWASP, Slow Down Online Guessing Attacks
//! with Device Cookies). It opens nothing: tries that carry it are counted by themselves, so that nobody else uses them up.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::keys::Secret;
use super::model::Person;
use super::token;
use crate::platform::values::Instant;

const LABEL: &str = "device cookie";
/// How long a cookie counts.
pub const DAYS: i64 = 180;

/// A new cookie's value, `ACCOUNT.ISSUED.NONCE.MAC`, `ISSUED` in seconds since 1970.
pub fn new(secret: &Secret, person: &Person, now: Instant) -> String {
    let told = format!("{}.{}.{}", person.id, now.seconds(), token::random());
    let mac = URL_SAFE_NO_PAD.encode(secret.keyed_hash(LABEL, &signed(&told, person)));
    format!("{told}.{mac}")
}

/// By what tries with this cookie are counted; `None` for a cookie that is not ours, names another account, has ended or
/// was given under an earlier password.
pub fn read(secret: &Secret, value: &str, person: &Person, now: Instant) -> Option<Vec<u8>> {
    let (told, mac) = value.rsplit_once('.')?;
    let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
    let mut parts = told.split('.');
    let (account, issued) = (parts.next()?, parts.next()?);
    if account != person.id.to_string() || !secret.is_keyed_hash(LABEL, &signed(told, person), &mac) {
        return None;
    }
    let issued = Instant::from_seconds(issued.parse().ok()?);
    (now < issued.plus_days(DAYS)).then(|| token::hash(told))
}

/// What the MAC is of: with the password's salted hash, so that a new password ends every cookie.
fn signed(told: &str, person: &Person) -> String {
    format!("{told}.{}", person.password_hash.as_deref().unwrap_or_default())
}
