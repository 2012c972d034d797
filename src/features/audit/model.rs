use crate::platform::db::Json;
use crate::platform::db::schema::{audit_batch_events, audit_batches, audit_events, audit_reasons};
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

/// Some events, chained to those before and signed.
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = audit_batches)]
pub struct Batch {
    /// 1, 2, 3 … without a gap.
    pub number: i64,
    /// The hash of the batch before.
    pub previous: Vec<u8>,
    pub sealed_at: Instant,
    pub events: i32,
    pub hash: Vec<u8>,
    pub kid: String,
    pub signature: Vec<u8>,
}

/// An event's place in its batch.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = audit_batch_events)]
pub struct BatchEvent {
    pub batch: i64,
    pub position: i32,
    pub event: Id,
    pub event_hash: Vec<u8>,
}

/// What the manager filters by.
#[derive(Clone, Debug, Default)]
pub struct AuditFilter {
    pub actor: Option<Id>,
    pub subject_type: Option<String>,
    pub subject: Option<Id>,
    /// A person's whole trail: what they did, and what was done to them or to what is theirs.
    pub member: Option<Id>,
    pub action: Option<String>,
    pub from: Option<Instant>,
    pub until: Option<Instant>,
}
