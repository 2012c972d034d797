use crate::platform::db::Json;
use crate::platform::db::schema::{audit_events, audit_reasons};
use crate::platform::values::{Id, Instant};

/// One change, as it is kept for ever: ids, times and states, no personal values.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = audit_events)]
pub struct AuditEvent {
    pub id: Id,
    pub at: Instant,
    pub lab: Option<Id>,
    pub actor_kind: String,
    pub actor: Option<Id>,
    pub action: String,
    pub subject_type: String,
    pub subject: Id,
    pub before: Option<Json>,
    pub after: Option<Json>,
    pub request_id: String,
    /// SHA-256(salt ‖ reason): the reason itself stands apart and can be erased.
    pub reason_hash: Option<Vec<u8>>,
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = audit_reasons)]
pub struct AuditReason {
    pub event: Id,
    pub salt: Vec<u8>,
    pub reason: Option<String>,
}

/// What the manager filters by.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    pub actor: Option<Id>,
    pub subject_type: Option<String>,
    pub subject: Option<Id>,
    pub action: Option<String>,
    pub from: Option<Instant>,
    pub until: Option<Instant>,
}
