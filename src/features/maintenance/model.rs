//! The nouns: what is broken, the work on it, and the rule that opens work by itself.

use serde_json::{Value, json};

use crate::features::machines;
use crate::features::reservations::ReservationError;
use crate::features::stock;
use crate::named_enum;
use crate::platform::db::Fault;
use crate::platform::db::schema::{incidents, maintenance_plans, work_orders};
use crate::platform::http::FieldError;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::words::Text;
use crate::platform::write::Failure;

named_enum! {
    /// From an annoyance to a danger. `major` and `safety` lock the machine; what `safety` locks, nobody sets aside.
    pub enum Severity { Minor = "minor", Major = "major", Safety = "safety" }
}

impl Severity {
    pub const fn locks(self) -> bool {
        matches!(self, Self::Major | Self::Safety)
    }
}

named_enum! {
    /// ```text
    /// open ──► resolved
    /// ```
    pub enum IncidentStatus { Open = "open", Resolved = "resolved" }
}

named_enum! {
    /// ```text
    /// open ──► done, cancelled
    /// ```
    pub enum OrderStatus { Open = "open", Done = "done", Cancelled = "cancelled" }
}

crate::sql_enum!(Severity, IncidentStatus, OrderStatus);

/// A fault that somebody reported on a machine. It opens one lock at most, so that locks of this cause count incidents.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = incidents, treat_none_as_null = true)]
pub struct Incident {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    pub reporter: Option<Id>,
    pub severity: Severity,
    /// A person's own words: read by them and by staff, never in the audit trail.
    pub description: String,
    pub status: IncidentStatus,
    /// The lock that it opened.
    pub lock: Option<Id>,
    pub cause: Option<String>,
    pub note: Option<String>,
    pub reported_at: Instant,
    pub resolved_at: Option<Instant>,
    pub resolved_by: Option<Id>,
    pub updated_at: Instant,
    pub version: i32,
}

impl Incident {
    pub const fn is_open(&self) -> bool {
        matches!(self.status, IncidentStatus::Open)
    }

    /// What audit keeps of it: ids, times and states.
    pub fn state(&self) -> Value {
        json!({
            "machine": self.machine, "reporter": self.reporter, "severity": self.severity, "status": self.status,
            "lock": self.lock, "reported_at": self.reported_at, "resolved_at": self.resolved_at,
            "version": self.version,
        })
    }
}

/// Work on a machine. Planned work holds a block of the calendar from `starts_at` to `ends_at`.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = work_orders, treat_none_as_null = true)]
pub struct WorkOrder {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    /// What it repairs.
    pub incident: Option<Id>,
    /// The plan that opened it.
    pub plan: Option<Id>,
    pub title: String,
    pub description: Option<String>,
    pub planned: bool,
    pub assignee: Option<Id>,
    pub starts_at: Option<Instant>,
    pub ends_at: Option<Instant>,
    /// The row of the calendar that holds its time.
    pub block: Option<Id>,
    pub status: OrderStatus,
    pub cause: Option<String>,
    pub note: Option<String>,
    pub opened_by: Option<Id>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub closed_at: Option<Instant>,
    pub closed_by: Option<Id>,
    pub version: i32,
}

impl WorkOrder {
    pub const fn is_open(&self) -> bool {
        matches!(self.status, OrderStatus::Open)
    }

    pub fn span(&self) -> Option<Interval> {
        self.starts_at.zip(self.ends_at).map(|(from, until)| Interval::new(from, until))
    }

    /// Its plan found no free time for it yet.
    pub const fn waits_for_gap(&self) -> bool {
        self.is_open() && self.planned && self.starts_at.is_none()
    }

    /// What audit keeps of it: ids, times and states.
    pub fn state(&self) -> Value {
        json!({
            "machine": self.machine, "incident": self.incident, "plan": self.plan, "planned": self.planned,
            "assignee": self.assignee, "starts_at": self.starts_at, "ends_at": self.ends_at, "block": self.block,
            "status": self.status, "closed_at": self.closed_at, "version": self.version,
        })
    }
}

/// When maintenance comes due: whichever is reached first since the last one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Every {
    pub days: Option<i32>,
    /// Hours of use.
    pub run_hours: Option<i32>,
    /// Sessions that ended.
    pub sessions: Option<i32>,
}

/// The rule that opens work orders.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = maintenance_plans, treat_none_as_null = true)]
pub struct Plan {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    pub title: String,
    pub description: Option<String>,
    pub every_days: Option<i32>,
    pub every_run_hours: Option<i32>,
    pub every_sessions: Option<i32>,
    pub duration_minutes: i32,
    /// How many days ahead free time is looked for once it is due.
    pub lead_days: i32,
    pub paused: bool,
    /// The last time it was done or left out; days, hours and sessions count from here.
    pub counted_from: Instant,
    pub removed_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Plan {
    pub const fn every(&self) -> Every {
        Every { days: self.every_days, run_hours: self.every_run_hours, sessions: self.every_sessions }
    }

    /// What audit keeps of it: ids, times and states.
    pub fn state(&self) -> Value {
        json!({
            "machine": self.machine, "every_days": self.every_days, "every_run_hours": self.every_run_hours,
            "every_sessions": self.every_sessions, "duration_minutes": self.duration_minutes,
            "lead_days": self.lead_days, "paused": self.paused, "counted_from": self.counted_from,
            "removed_at": self.removed_at, "version": self.version,
        })
    }
}

/// What was done with a machine since its last maintenance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worn {
    pub used_seconds: i64,
    pub sessions: i64,
}

/// Why the condition of a machine could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some fields contradict each other")]
    Fields(Vec<FieldError>),
    /// It has ended already, or has gone too far for this.
    #[error("not from here: {0}")]
    Step(Text),
    #[error("a safety incident is resolved by a manager")]
    ByManagerOnly,
    /// The calendar said no.
    #[error(transparent)]
    Calendar(ReservationError),
    #[error(transparent)]
    Machines(machines::Error),
    /// Parts that cannot be taken from stock.
    #[error(transparent)]
    Stock(stock::Error),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<ReservationError> for Error {
    fn from(error: ReservationError) -> Self {
        match error {
            ReservationError::Fault(fault) => Self::Fault(fault),
            other => Self::Calendar(other),
        }
    }
}

impl From<stock::Error> for Error {
    fn from(error: stock::Error) -> Self {
        match error {
            stock::Error::Fault(fault) => Self::Fault(fault),
            other => Self::Stock(other),
        }
    }
}

impl From<machines::Error> for Error {
    fn from(error: machines::Error) -> Self {
        match error {
            machines::Error::Fault(fault) => Self::Fault(fault),
            other => Self::Machines(other),
        }
    }
}

impl Failure for Error {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }
}
