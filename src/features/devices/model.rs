use crate::platform::db::schema::devices;
use crate::platform::values::{Id, Instant};

/// A device's row. Of its key only the SHA-256 is kept.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = devices)]
pub struct Device {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    pub name: String,
    pub key_hash: Vec<u8>,
    pub created_at: Instant,
    pub expires_at: Option<Instant>,
    pub revoked_at: Option<Instant>,
}

impl Device {
    /// Whether its key is good at that time.
    pub fn is_active(&self, at: Instant) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|expires| at < expires)
    }

    /// Ids and times, as the audit trail takes them.
    pub fn trail(&self) -> serde_json::Value {
        serde_json::json!({ "machine": self.machine, "expires_at": self.expires_at, "revoked_at": self.revoked_at })
    }
}
