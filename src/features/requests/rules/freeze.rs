use serde_json::Value;
use sha2::{Digest, Sha256};

pub use crate::platform::values::canonical_json;
use crate::platform::values::{Instant, hexadecimal};

/// Evidence as it stood when the request was flagged.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Frozen {
    /// 1 for the first flagging, then one more each time.
    #[schema(minimum = 1)]
    pub number: u32,
    pub frozen_at: Instant,
    /// Of the evidence in the canonical form of RFC 8785, in hexadecimal.
    #[schema(pattern = "^[0-9a-f]{64}$")]
    pub sha256: String,
    #[schema(value_type = Object)]
    pub evidence: Value,
}

/// Freezes evidence as the version after `last`.
///
/// # Errors
/// When the evidence cannot be written as JSON.
pub fn freeze(last: Option<u32>, at: Instant, evidence: &impl serde::Serialize) -> Result<Frozen, serde_json::Error> {
    let evidence = serde_json::to_value(evidence)?;
    let digest = Sha256::digest(canonical_json(&evidence).as_bytes());
    let sha256 = hexadecimal(&digest);
    Ok(Frozen { number: last.unwrap_or(0).saturating_add(1), frozen_at: at, sha256, evidence })
}

impl Frozen {
    /// True when the evidence is still what was frozen.
    pub fn is_intact(&self) -> bool {
        freeze(None, self.frozen_at, &self.evidence).is_ok_and(|again| again.sha256 == self.sha256)
    }
}
