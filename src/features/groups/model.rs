use serde_json::json;

use crate::features::identity::Sex;
use crate::named_enum;
use crate::platform::db::Fault;
use crate::platform::db::schema::{attendance_counts, attendance_records, group_bookings, groups};
use crate::platform::http::FieldError;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::words::Text;
use crate::platform::write::Failure;

named_enum! {
    /// A class has a teacher, a team a leader; of a visit only the number of heads is known.
    pub enum GroupKind { Class = "class", Team = "team", Visit = "visit" }
}

named_enum! {
    /// How old somebody is, as far as head-counts tell it: in whole years.
    pub enum AgeBand {
        Under14 = "under_14", From14 = "14_to_17", From18 = "18_to_24", From25 = "25_to_34", From35 = "35_and_over",
        Undisclosed = "undisclosed",
    }
}

crate::sql_enum!(GroupKind, AgeBand);

/// A group's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = groups, treat_none_as_null = true)]
pub struct Group {
    pub id: Id,
    pub lab: Id,
    pub kind: GroupKind,
    pub name: String,
    /// The teacher of a class, the leader of a team.
    pub lead: Option<Id>,
    /// How many come, of a visit.
    pub headcount: Option<i32>,
    /// Who answers for a visit; read by staff, and gone when the visit is archived.
    pub contact: Option<String>,
    /// What a team may book in a week, all of its bookings together.
    pub max_minutes_per_week: Option<i32>,
    /// A team's bookings count towards the quotas of who holds them too.
    pub counts_personally: bool,
    pub archived_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Group {
    /// What audit keeps of it: no names.
    pub fn state(&self, members: &[Id]) -> serde_json::Value {
        json!({
            "kind": self.kind, "lead": self.lead, "headcount": self.headcount, "members": members,
            "max_minutes_per_week": self.max_minutes_per_week, "counts_personally": self.counts_personally,
            "archived_at": self.archived_at, "version": self.version,
        })
    }
}

/// What was booked for a group at once. Each machine is a reservation of its own, which names this.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = group_bookings, treat_none_as_null = true)]
pub struct GroupBooking {
    pub id: Id,
    pub lab: Id,
    pub group_id: Id,
    /// Who answers for it and holds the reservations.
    pub member: Id,
    pub booked_by: Option<Id>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    /// As the group stood when it was booked.
    pub counts_personally: bool,
    pub cancelled_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl GroupBooking {
    pub const fn span(&self) -> Interval {
        Interval::new(self.starts_at, self.ends_at)
    }

    pub fn state(&self) -> serde_json::Value {
        json!({
            "group": self.group_id, "member": self.member, "starts_at": self.starts_at, "ends_at": self.ends_at,
            "cancelled_at": self.cancelled_at, "version": self.version,
        })
    }
}

/// How a group shows on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub group: Id,
    pub kind: GroupKind,
    pub name: String,
    /// Who may read whose it is, beside staff: its lead and members.
    pub insiders: Vec<Id>,
}

/// One record of who came; the one with the highest number holds.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = attendance_records)]
pub struct AttendanceRecord {
    pub id: Id,
    pub lab: Id,
    pub booking: Id,
    pub number: i32,
    pub recorded_by: Option<Id>,
    pub recorded_at: Instant,
}

/// How many came of one sex and age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadCount {
    pub sex: Sex,
    pub age_band: AgeBand,
    pub people: i32,
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = attendance_counts)]
pub struct CountRow {
    pub record: Id,
    pub sex: Sex,
    pub age_band: AgeBand,
    pub people: i32,
}

/// A record with what it says: who came by name, and how many beside them.
#[derive(Clone, Debug)]
pub struct Attendance {
    pub record: AttendanceRecord,
    pub people: Vec<Id>,
    pub counts: Vec<HeadCount>,
}

/// Why a group's affairs could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some fields contradict each other")]
    Fields(Vec<FieldError>),
    /// It is archived, cancelled, not begun yet: which of them.
    #[error("not possible from here: {0}")]
    State(Text),
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<diesel::result::Error> for Error {
    fn from(cause: diesel::result::Error) -> Self {
        Self::Fault(cause.into())
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
