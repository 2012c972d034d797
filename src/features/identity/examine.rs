use super::keys::{Keyring, Secret};
use super::store;
use crate::platform::db::Db;
use crate::platform::values::Instant;

/// How many keys sign now, unwrapped by `secret`; changes nothing.
///
/// # Errors
/// A sentence that names the setting when another secret wrapped them, or what the database answers.
pub fn examine_keys(c: &mut Db, secret: &Secret) -> Result<usize, String> {
    let rows = store::signing_keys(c, Instant::MAX).map_err(|fault| fault.to_string())?;
    if !rows.is_empty() {
        Keyring::of(&rows, secret)?;
    }
    Ok(rows.len())
}

/// How many signing keys wait for a secret.
///
/// # Errors
/// Whatever the database answers.
pub fn wrapped_keys(c: &mut Db) -> crate::platform::db::DbResult<usize> {
    Ok(store::signing_keys(c, Instant::MAX)?.len())
}
