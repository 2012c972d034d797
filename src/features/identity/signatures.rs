//! Signatures of the service under what is no token.

use ed25519_dalek::{Signature, Signer, VerifyingKey};

use super::keys::Secret;
use super::model::SigningKeyRow;
use super::{Auth, store};
use crate::platform::db::{Db, DbResult};

/// An Ed25519 signature and the key it was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub kid: String,
    pub signature: Vec<u8>,
}

impl Auth {
    /// Signs with the newest key. The message begins with a line that says what it is, which no token does.
    pub fn sign(&self, message: &[u8]) -> Signed {
        let keys = self.keys();
        Signed { kid: keys.kid.clone(), signature: keys.signer.sign(message).to_bytes().to_vec() }
    }
}

/// The public half of a signing key, in use or retired.
#[derive(Clone, Debug)]
pub struct PublicKey {
    pub kid: String,
    key: Option<VerifyingKey>,
    /// The service's secret unwraps its private half: it was made by this service and not put into the database by
    /// somebody else. `None` when no secret was given to try.
    pub ours: Option<bool>,
}

impl PublicKey {
    fn of(row: &SigningKeyRow, secret: Option<&Secret>) -> Self {
        let public = <[u8; 32]>::try_from(row.public_key.as_slice()).ok();
        let key = public.and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok());
        let ours = secret.map(|secret| row.is_ours(secret));
        Self { kid: row.kid.clone(), key, ours }
    }

    /// True when this key signed the message.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let signature = Signature::from_slice(signature).ok();
        self.key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(message, &signature).is_ok())
    }
}

/// Every key that the service ever signed with.
///
/// # Errors
/// Whatever the database answers.
pub fn public_keys(c: &mut Db, secret: Option<&Secret>) -> DbResult<Vec<PublicKey>> {
    Ok(store::all_signing_keys(c)?.iter().map(|row| PublicKey::of(row, secret)).collect())
}
