//! The nouns: a reservation's states, what can occupy a machine, and what else a decision looks at.

use crate::named_enum;
use crate::platform::values::{Id, Instant, Interval};

named_enum! {
    /// ```text
    /// pending ──► confirmed ──► checked_in ──► completed
    ///    │  ▲─────────┤  (own move where approval is asked)
    ///    ├► expired   ├► no_show
    ///    └► cancelled, rejected ◄┘
    /// ```
    pub enum ReservationStatus {
        Pending = "pending", Confirmed = "confirmed", CheckedIn = "checked_in", Completed = "completed",
        Cancelled = "cancelled", Rejected = "rejected", Expired = "expired", NoShow = "no_show",
    }
}

impl ReservationStatus {
    /// Whether it keeps others off the machine, and counts as active while its end lies ahead.
    pub const fn occupies(self) -> bool {
        matches!(self, Self::Pending | Self::Confirmed | Self::CheckedIn)
    }

    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::Pending => matches!(next, Self::Confirmed | Self::Cancelled | Self::Rejected | Self::Expired),
            Self::Confirmed => {
                matches!(next, Self::Pending | Self::CheckedIn | Self::Cancelled | Self::Rejected | Self::NoShow)
            }
            Self::CheckedIn => matches!(next, Self::Completed),
            Self::Completed | Self::Cancelled | Self::Rejected | Self::Expired | Self::NoShow => false,
        }
    }
}

named_enum! {
    /// What occupies a span of a machine's time.
    pub enum BlockKind {
        Reservation = "reservation", WalkIn = "walk_in", Maintenance = "maintenance", Event = "event",
        WorkOrder = "work_order", Hold = "hold", Buffer = "buffer",
    }
}

impl BlockKind {
    /// Work on the machine; whatever else takes its time leaves it in order.
    pub const fn is_downtime(self) -> bool {
        matches!(self, Self::Maintenance | Self::WorkOrder)
    }
}

named_enum! {
    /// Why the lab or the service cancelled a reservation: no miss, no quota.
    pub enum CancelCause {
        MachineLocked = "machine_locked", Overrun = "overrun", Outage = "outage", NotQualified = "not_qualified",
        Closure = "closure",
    }
}

/// A span of a machine's time that is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupied {
    pub span: Interval,
    pub kind: BlockKind,
    /// The reservation, walk-in or blackout that takes it.
    pub owner: Id,
}

impl Occupied {
    /// A block as it is shown: its own time and, where it keeps the machine longer, the buffer after it.
    pub fn with_buffer(owner: Id, kind: BlockKind, span: Interval, blocks_until: Instant) -> Vec<Self> {
        let buffer = Interval::new(span.ends_at, blocks_until);
        let spans = [(span, kind), (buffer, BlockKind::Buffer)];
        spans.into_iter().filter(|(span, _)| !span.is_empty()).map(|(span, kind)| Self { span, kind, owner }).collect()
    }
}

/// A reservation as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub id: Id,
    pub status: ReservationStatus,
    pub span: Interval,
    /// From when on its time is free again: finished early, or missed.
    pub released_at: Option<Instant>,
}

/// The span in which one certification holds: from its grant until it expires or is revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    pub from: Instant,
    pub until: Option<Instant>,
}

impl Validity {
    pub fn holds_at(&self, at: Instant) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// Whether a machine may be used now: the worst of its manual status and its open locks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Condition {
    /// In service, degraded included.
    #[default]
    Usable,
    /// By hand, by an incident that is no safety one, or retired.
    OutOfService,
    /// Locked by a safety incident, which nobody may set aside.
    LockedForSafety,
}

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Person,
    /// A technician, manager or administrator, for themselves or on behalf.
    Staff,
}
