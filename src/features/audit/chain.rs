//! What is hashed and signed: pure functions from rows to bytes. Whoever has the tables can compute them again with
//! nothing but SHA-256 and Ed25519.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::model::{AuditEvent, AuditReason};
use crate::platform::values::{Instant, canonical_json, hexadecimal};

pub type Hash = [u8; 32];

/// What the first batch names as the one before it.
pub const ORIGIN: Hash = [0; 32];

/// SHA-256 of a line that says what it is and the whole event as JSON in the canonical form of RFC 8785.
pub fn event_hash(event: &AuditEvent) -> Hash {
    let mut digest = Sha256::new();
    digest.update(b"ustakana.audit.event.v1\n");
    digest.update(canonical_json(&as_json(event)));
    digest.finalize().into()
}

fn as_json(event: &AuditEvent) -> serde_json::Value {
    json!({
        "id": event.id,
        "at": event.at,
        "lab": event.lab,
        "actor_kind": event.actor_kind,
        "actor": event.actor,
        "action": event.action,
        "subject_type": event.subject_type,
        "subject": event.subject,
        "before": event.before.as_ref().map(|json| &json.0),
        "after": event.after.as_ref().map(|json| &json.0),
        "request_id": event.request_id,
        "reason_hash": event.reason_hash.as_deref().map(hexadecimal),
    })
}

/// SHA-256 of a line that says what it is, the hash of the batch before, then number, microseconds of its sealing since
/// 1970 and count of events (8 bytes each, the highest first), then the events' hashes in their order.
pub fn batch_hash<'a>(
    previous: &[u8],
    number: i64,
    sealed_at: Instant,
    events: impl ExactSizeIterator<Item = &'a [u8]>,
) -> Hash {
    let mut digest = Sha256::new();
    digest.update(b"ustakana.audit.batch.v1\n");
    digest.update(previous);
    digest.update(number.to_be_bytes());
    digest.update(sealed_at.micros().to_be_bytes());
    digest.update(u64::try_from(events.len()).unwrap_or(u64::MAX).to_be_bytes());
    events.for_each(|hash| digest.update(hash));
    digest.finalize().into()
}

/// What the service's key signs of a batch.
pub fn signed_bytes(hash: &[u8]) -> Vec<u8> {
    [b"ustakana.audit.batch.v1\n", hash].concat()
}

/// SHA-256(salt ‖ reason): what an event keeps of a reason for ever.
pub fn reason_hash(salt: &[u8], reason: &str) -> Hash {
    let mut digest = Sha256::new();
    digest.update(salt);
    digest.update(reason);
    digest.finalize().into()
}

/// True when the reason is the one that was given, or was erased.
pub fn reason_stands(event: &AuditEvent, reason: Option<&AuditReason>) -> bool {
    let Some((reason, text)) = reason.and_then(|reason| Some((reason, reason.reason.as_deref()?))) else { return true };
    event.reason_hash.as_deref() == Some(reason_hash(&reason.salt, text).as_slice())
}

/// The bytes of 64 hexadecimal digits.
pub fn parse_hash(text: &str) -> Option<Hash> {
    let digits: Vec<u8> = text.chars().filter_map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
    let all = digits.len() == text.chars().count();
    let bytes: Vec<u8> = digits.chunks_exact(2).filter_map(|pair| Some(pair.first()? * 16 + pair.last()?)).collect();
    Hash::try_from(bytes).ok().filter(|_| all && digits.len() == 64)
}
