//! The nouns: what somebody is told, of what kind, and how they want to be told.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::named_enum;
use crate::platform::db::Json;
use crate::platform::db::schema::{notification_choices, notification_settings, notifications};
use crate::platform::values::{Id, Instant, Interval, Role};

named_enum! {
    /// What somebody is told.
    pub enum NotificationKind {
        Booked = "reservation.booked", Approved = "reservation.approved", Rejected = "reservation.rejected",
        Expired = "reservation.expired", Moved = "reservation.moved", Cancelled = "reservation.cancelled",
        Confirmation = "reservation.confirmation", Missed = "reservation.missed", HeldOpen = "reservation.held_open", Reminder = "reservation.reminder",
        NamedSecond = "reservation.second_person",
        MachineDown = "machine.down", MachineBack = "machine.back",
        TakenOver = "session.taken_over", ClosedForgotten = "session.closed_forgotten",
        Corrected = "session.corrected", CorrectionRejected = "session.correction_rejected",
        Certified = "certification.granted", Revoked = "certification.revoked",
        ExpiresSoon = "certification.expires_soon", Promoted = "enrolment.promoted",
        CourseCancelled = "course_session.cancelled", CourseMoved = "course_session.moved",
        CourseReminder = "course_session.reminder", Enrolled = "enrolment.created",
        GroupBooked = "group_booking.created", GroupCancelled = "group_booking.cancelled",
        MemberConfirmed = "membership.confirmed", MemberDeclined = "membership.declined",
        Suspended = "membership.suspended", Restored = "membership.restored",
        RequestMoved = "equipment_request.moved",
        ReservationWaiting = "reservation.waiting", MemberWaiting = "member.waiting",
        CorrectionWaiting = "correction.waiting", RequestWaiting = "equipment_request.waiting",
        IncidentReported = "incident.reported", IncidentResolved = "incident.resolved",
        DutyPlanned = "duty.planned", DutyRemoved = "duty.removed",
        WorkOrderOpened = "work_order.opened", StockLow = "stock_item.low",
    }
}

named_enum! {
    /// What one chooses together. `desk` is what waits for staff, `upkeep` the lab's machines and stock, `confirmations` one's own
    /// bookings, which are told to who asks for it alone.
    pub enum NotificationGroup {
        Reservations = "reservations", Reminders = "reminders", Machines = "machines", Sessions = "sessions",
        Training = "training", Membership = "membership", Requests = "requests", Desk = "desk", Upkeep = "upkeep",
        Confirmations = "confirmations",
    }
}

named_enum! {
    /// Where one is told.
    pub enum NotificationChannel { InApp = "in_app", Email = "email" }
}

named_enum! {
    /// Letters as they come, or one every morning.
    pub enum Digest { Off = "off", Daily = "daily" }
}

crate::sql_enum!(NotificationKind, NotificationGroup, NotificationChannel, Digest);

impl NotificationKind {
    pub const fn group(self) -> NotificationGroup {
        use NotificationGroup as Group;
        match self {
            Self::Booked | Self::Approved | Self::Rejected | Self::Expired | Self::Moved => Group::Reservations,
            Self::Cancelled | Self::Missed | Self::HeldOpen | Self::NamedSecond => Group::Reservations,
            Self::GroupBooked | Self::GroupCancelled => Group::Reservations,
            Self::Confirmation => Group::Confirmations,
            Self::Reminder | Self::CourseReminder => Group::Reminders,
            Self::MachineDown | Self::MachineBack => Group::Machines,
            Self::TakenOver | Self::ClosedForgotten | Self::Corrected | Self::CorrectionRejected => Group::Sessions,
            Self::Certified | Self::Revoked | Self::ExpiresSoon => Group::Training,
            Self::Promoted | Self::CourseCancelled | Self::CourseMoved | Self::Enrolled => Group::Training,
            Self::MemberConfirmed | Self::MemberDeclined | Self::Suspended | Self::Restored => Group::Membership,
            Self::RequestMoved => Group::Requests,
            Self::ReservationWaiting | Self::MemberWaiting => Group::Desk,
            Self::CorrectionWaiting | Self::RequestWaiting => Group::Desk,
            Self::DutyPlanned | Self::DutyRemoved => Group::Desk,
            Self::IncidentReported | Self::IncidentResolved | Self::WorkOrderOpened | Self::StockLow => Group::Upkeep,
        }
    }
}

impl NotificationKind {
    /// Comes before something begins, and no more afterwards.
    pub const fn reminds(self) -> bool {
        matches!(self, Self::Reminder | Self::CourseReminder)
    }

    /// Waits until somebody of the staff sees to it: a day's letters of it go out together.
    pub const fn waits(self) -> bool {
        matches!(self, Self::ReservationWaiting | Self::MemberWaiting | Self::CorrectionWaiting | Self::RequestWaiting)
    }
}

/// What a notification tells beside its subject: ids, times and states.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub machine: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts_at: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<Instant>,
    /// How long something holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualification: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// Who waits, told to staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Id>,
    /// A request's status, an incident's severity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub next_gaps: Vec<Interval>,
}

impl Facts {
    pub fn span(&self) -> Option<Interval> {
        Some(Interval::new(self.starts_at?, self.ends_at?))
    }
}

/// What a notification is about: the type and the id.
pub type Subject = (&'static str, Id);

/// Who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Audience {
    Person(Id),
    People(Vec<Id>),
    /// The lab's members with one of these roles, who are neither waiting nor suspended.
    Roles(&'static [Role]),
    /// Whose reservation the subject is; what it says of it is added.
    Holder,
    /// Who proposed this correction; the session's machine is added.
    Proposer(Id),
    /// Who has or waits for a place at the date of a course that is the subject.
    Enrolled,
    /// Who has a place at the date of a course that is the subject.
    Attending,
    /// This person, who is to come to this date of a course; what it is and when is added.
    Learner {
        person: Id,
        session: Id,
    },
    /// Whose task it is, those who can see to it; all staff where that is nobody but who did it.
    Task(Vec<Id>),
    /// The members and the lead of a group but who answers for what is booked, who hears of each machine.
    Group {
        group: Id,
        holder: Option<Id>,
    },
    /// The author of the request that is the subject, and who endorsed it.
    Supporters,
    /// Whose reservations are the next on this machine: their first one is the subject.
    NextHolders(Id),
    /// Those of them who were told that it is down, once nothing keeps it from being used.
    NextHoldersTold(Id),
}

impl Audience {
    pub const MANAGERS: Self = Self::Roles(&[Role::Manager]);
    pub const STAFF: Self = Self::Roles(&[Role::Manager, Role::Technician]);
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    pub kind: NotificationKind,
    pub to: Audience,
    pub lab: Id,
    pub subject: Subject,
    /// The subject's version; the moment where it has none. Each is told once.
    pub revision: Option<i64>,
    pub facts: Facts,
    /// From when on nobody needs to know.
    pub expires_at: Option<Instant>,
}

/// News for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed {
    pub person: Id,
    pub subject: Subject,
    pub facts: Facts,
}

/// A notification's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = notifications)]
pub struct Notification {
    pub id: Id,
    pub person: Id,
    pub lab: Id,
    pub kind: NotificationKind,
    pub subject_type: String,
    pub subject: Id,
    pub revision: i64,
    pub facts: Json,
    pub created_at: Instant,
    pub expires_at: Option<Instant>,
    pub read_at: Option<Instant>,
    /// When it is looked whether a letter goes out; null when none will.
    pub mail_due_at: Option<Instant>,
    pub mailed_at: Option<Instant>,
}

impl Notification {
    pub fn facts(&self) -> Facts {
        self.facts.read().unwrap_or_default()
    }
}

/// A person's settings as they are kept; who has no row has the defaults.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = notification_settings, treat_none_as_null = true)]
pub struct SettingsRow {
    pub person: Id,
    /// Minutes after local midnight.
    pub quiet_from: Option<i32>,
    pub quiet_until: Option<i32>,
    pub digest: Digest,
    pub reminder_minutes: i32,
    pub updated_at: Instant,
    pub version: i32,
}

/// One choice that differs, or differed, from the default.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = notification_choices)]
pub struct ChoiceRow {
    pub person: Id,
    pub kind_group: NotificationGroup,
    pub channel: NotificationChannel,
    pub wanted: bool,
}

/// Hours in which no letter goes out, in minutes after local midnight; over midnight when `from` is later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    pub from: u32,
    pub until: u32,
}

/// How a person wants to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub quiet: Option<Quiet>,
    pub digest: Digest,
    /// How long before the start of a reservation.
    pub reminder_minutes: i32,
    pub choices: BTreeMap<(NotificationGroup, NotificationChannel), bool>,
    pub version: i32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { quiet: None, digest: Digest::Off, reminder_minutes: 60, choices: BTreeMap::new(), version: 0 }
    }
}

impl Settings {
    pub fn of(row: &SettingsRow, choices: Vec<ChoiceRow>) -> Self {
        let minutes = |minutes: Option<i32>| minutes.and_then(|minutes| u32::try_from(minutes).ok());
        let quiet = minutes(row.quiet_from).zip(minutes(row.quiet_until));
        Self {
            quiet: quiet.map(|(from, until)| Quiet { from, until }),
            digest: row.digest,
            reminder_minutes: row.reminder_minutes,
            choices: choices.into_iter().map(|one| ((one.kind_group, one.channel), one.wanted)).collect(),
            version: row.version,
        }
    }

    pub fn wants(&self, group: NotificationGroup, channel: NotificationChannel) -> bool {
        self.choices.get(&(group, channel)).copied().unwrap_or(group != NotificationGroup::Confirmations)
    }

    /// The kinds that are not shown in the inbox.
    pub fn muted(&self) -> Vec<NotificationKind> {
        let all = NotificationKind::ALL.iter().copied();
        all.filter(|kind| !self.wants(kind.group(), NotificationChannel::InApp)).collect()
    }
}
