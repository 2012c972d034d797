//! The nouns: a session as it is kept, and what a correction says of it.

use serde::{Deserialize, Serialize};

use crate::named_enum;
use crate::platform::db::Json;
use crate::platform::db::schema::{session_checklists, session_corrections, usage_sessions};
use crate::platform::values::{Id, Instant, Interval, Purpose, Role};

named_enum! {
    /// Who or what recorded a usage session.
    pub enum SessionSource {
        Own = "self", Staff = "staff", Device = "device", Kiosk = "kiosk", Import = "import", Auto = "auto",
    }
}

named_enum! {
    /// How a usage session ended.
    pub enum Outcome { Success = "success", Failure = "failure", Aborted = "aborted", Unknown = "unknown" }
}

named_enum! {
    /// What ended a session: somebody said so, the next holder took the machine over, or nobody did and a job closed it.
    pub enum EndCause { Finished = "finished", TakenOver = "taken_over", Forgotten = "forgotten" }
}

named_enum! {
    /// ```text
    /// proposed ──► accepted, rejected
    /// ```
    /// What staff correct is accepted at once.
    pub enum CorrectionStatus { Proposed = "proposed", Accepted = "accepted", Rejected = "rejected" }
}

crate::sql_enum!(SessionSource, Outcome, EndCause, CorrectionStatus);

/// A session's row. Without `ended_at` it is open.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = usage_sessions, treat_none_as_null = true)]
pub struct Session {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    /// None for a device's session that nobody's reservation explains.
    pub person: Option<Id>,
    /// The reservation or walk-in that holds the machine's time meanwhile.
    pub reservation: Option<Id>,
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
    pub expected_ends_at: Instant,
    pub source: SessionSource,
    pub purpose: Option<Purpose>,
    pub headcount: i32,
    pub outcome: Option<Outcome>,
    /// None while it is open, and for one that was recorded afterwards.
    pub end_cause: Option<EndCause>,
    pub note: Option<String>,
    pub affiliation: Option<String>,
    pub role: Option<Role>,
    pub overrun_seconds: i64,
    pub to_settle: bool,
    pub created_by: Option<Id>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Session {
    pub const fn is_open(&self) -> bool {
        self.ended_at.is_none()
    }

    /// From its start to its end, or to `now` while it is open.
    pub fn span(&self, now: Instant) -> Interval {
        Interval::new(self.started_at, self.ended_at.unwrap_or(now).max(self.started_at))
    }

    /// What a correction may change.
    pub const fn recorded(&self) -> Recorded {
        Recorded {
            started_at: self.started_at,
            ended_at: self.ended_at,
            member: self.person,
            outcome: self.outcome,
            purpose: self.purpose,
        }
    }

    /// Ids, times and states, as the audit trail takes them.
    pub fn trail(&self) -> serde_json::Value {
        serde_json::json!({
            "machine": self.machine, "member": self.person, "reservation": self.reservation,
            "started_at": self.started_at, "ended_at": self.ended_at, "expected_ends_at": self.expected_ends_at,
            "source": self.source, "purpose": self.purpose, "headcount": self.headcount, "outcome": self.outcome,
            "end_cause": self.end_cause,
            "role": self.role, "overrun_seconds": self.overrun_seconds, "to_settle": self.to_settle,
            "version": self.version,
        })
    }
}

/// A machine's checklist as it was acknowledged at the start of a session.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = session_checklists)]
pub struct Acknowledged {
    pub session: Id,
    pub version: i32,
    /// The texts, as they read then.
    pub items: Json,
    pub acknowledged_by: Option<Id>,
    pub acknowledged_at: Instant,
}

/// Another session of a machine, as far as it stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, diesel::Queryable)]
pub struct Other {
    pub id: Id,
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
}

/// The part of a session that a correction may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = SessionRecord)]
pub struct Recorded {
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
    pub member: Option<Id>,
    pub outcome: Option<Outcome>,
    pub purpose: Option<Purpose>,
}

/// What a correction says; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = SessionChange)]
pub struct Asked {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
}

/// A correction's row: `before` as the session stood, `after` what was asked.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = session_corrections, treat_none_as_null = true)]
pub struct Correction {
    pub id: Id,
    pub lab: Id,
    pub session: Id,
    pub status: CorrectionStatus,
    pub before: Json,
    pub after: Json,
    pub reason: Option<String>,
    pub proposed_by: Option<Id>,
    pub proposed_at: Instant,
    pub decided_by: Option<Id>,
    pub decided_at: Option<Instant>,
}

/// What a list asks for.
#[derive(Clone, Debug, Default)]
pub struct SessionFilter {
    pub machine: Option<Id>,
    pub member: Option<Id>,
    pub lab: Option<Id>,
    /// Those that touch `[from, until)`.
    pub from: Option<Instant>,
    pub until: Option<Instant>,
    pub open: Option<bool>,
    pub to_settle: Option<bool>,
    /// With a correction that waits for staff, or without.
    pub correction_proposed: Option<bool>,
}

/// Whose sessions one sees: one's own and those of the labs one is staff of; a device those of its machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    All,
    Person { person: Id, staff_of: Vec<Id> },
    Machine(Id),
    Nothing,
}
