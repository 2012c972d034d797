use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use rand::Rng;

const NONCE_BYTES: usize = 12;

/// Seals what a copy of the database must not tell (ChaCha20-Poly1305; the nonce goes in front).
#[derive(Clone)]
pub struct Sealer([u8; 32]);

impl Sealer {
    /// By a key of 256 bits.
    pub const fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    fn cipher(&self) -> ChaCha20Poly1305 {
        ChaCha20Poly1305::new(&Key::from(self.0))
    }

    /// Seals bytes for the row of this name: under another name they do not open.
    ///
    /// # Errors
    /// What the cipher says of a text that is too long for it.
    pub fn seal(&self, name: &[u8], plain: &[u8]) -> Result<Vec<u8>, String> {
        let mut nonce = [0; NONCE_BYTES];
        rand::rng().fill_bytes(&mut nonce);
        let payload = Payload { msg: plain, aad: name };
        let sealed = self.cipher().encrypt(&Nonce::from(nonce), payload).map_err(|cause| cause.to_string())?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// `None` when it was sealed by another key, under another name, or touched since.
    pub fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        self.cipher().decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: name }).ok()
    }
}
