use std::collections::BTreeMap;
use std::ops::AddAssign;

pub use crate::features::reservations::model::BlockKind;
pub use crate::features::usage::model::{Outcome, SessionSource};
use crate::platform::values::{Id, Instant, Interval, IntervalSet, Role};

pub(super) const MICROS_PER_SECOND: i64 = 1_000_000;

/// A blackout or the time of a planned work order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Interval,
}

/// A person with the affiliation and role they had then.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Who {
    /// Nothing where a device told of a session and not whose it was.
    pub person: Option<Id>,
    pub affiliation: Option<String>,
    pub role: Option<Role>,
}

/// A closed usage session, as corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionFact {
    pub who: Who,
    pub source: SessionSource,
    pub started_at: Instant,
    pub ended_at: Instant,
    pub outcome: Outcome,
    pub headcount: u32,
}

/// A reservation as it was last moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReservationFact {
    pub who: Who,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// When its time became free again: by cancelling, finishing early or a miss.
    pub released_at: Option<Instant>,
    /// It was confirmed: not pending, rejected or expired.
    pub confirmed: bool,
    pub missed: bool,
}

/// All that one machine's figures of one local day are made of. Spans may reach beyond the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayFacts {
    pub day: Interval,
    pub now: Instant,
    pub opening: IntervalSet,
    /// Closures of the lab and of the machine.
    pub closures: IntervalSet,
    pub service: IntervalSet,
    pub locks: IntervalSet,
    pub blocks: Vec<Block>,
    pub sessions: Vec<SessionFact>,
    pub reservations: Vec<ReservationFact>,
}

/// The machine's time in microseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct MachineTime {
    #[serde(skip_serializing_if = "is_zero")]
    pub open: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub downtime_planned: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub downtime_unplanned: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub available: i64,
}

/// What was made of it: times in microseconds, sessions counted on the day they start.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Usage {
    #[serde(skip_serializing_if = "is_zero")]
    pub used: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub used_in_available: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub used_outside_open: i64,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub used_by_source: BTreeMap<SessionSource, i64>,
    #[serde(skip_serializing_if = "is_zero")]
    pub sessions: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub successes: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub failures: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub aborted: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub headcount: i64,
}

/// What was reserved of it: times in microseconds, reservations counted on the day they start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Claims {
    #[serde(skip_serializing_if = "is_zero")]
    pub reserved: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub no_show: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub misses: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub reached_start: i64,
}

/// One machine on one local day.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MachineDay {
    pub time: MachineTime,
    pub usage: Usage,
    pub claims: Claims,
}

/// One person's part of a machine's day.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MemberDay {
    pub who: Who,
    /// A session of theirs touches the day; false for who only reserved.
    pub present: bool,
    pub usage: Usage,
    pub claims: Claims,
}

/// Kept rows are many, and most of their numbers are 0.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_zero(number: &i64) -> bool {
    *number == 0
}

impl AddAssign<&Self> for MachineTime {
    fn add_assign(&mut self, other: &Self) {
        self.open += other.open;
        self.downtime_planned += other.downtime_planned;
        self.downtime_unplanned += other.downtime_unplanned;
        self.available += other.available;
    }
}

impl AddAssign<&Self> for Usage {
    fn add_assign(&mut self, other: &Self) {
        self.used += other.used;
        self.used_in_available += other.used_in_available;
        self.used_outside_open += other.used_outside_open;
        for (source, micros) in &other.used_by_source {
            *self.used_by_source.entry(*source).or_default() += micros;
        }
        self.sessions += other.sessions;
        self.successes += other.successes;
        self.failures += other.failures;
        self.aborted += other.aborted;
        self.headcount += other.headcount;
    }
}

impl AddAssign<&Self> for Claims {
    fn add_assign(&mut self, other: &Self) {
        self.reserved += other.reserved;
        self.no_show += other.no_show;
        self.misses += other.misses;
        self.reached_start += other.reached_start;
    }
}

impl AddAssign<&Self> for MachineDay {
    fn add_assign(&mut self, other: &Self) {
        self.time += &other.time;
        self.usage += &other.usage;
        self.claims += &other.claims;
    }
}
