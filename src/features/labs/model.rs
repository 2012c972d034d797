use crate::features::identity;
use crate::named_enum;
use crate::platform::db::schema::{closures, duties, lab_hours, labs, membership_history, memberships};
use crate::platform::db::{Fault, Json};
use crate::platform::http::FieldError;
use crate::platform::values::{Id, Instant, Interval, Lang, LocalText, LocalZone, Role};
use crate::platform::words::Text;
use crate::platform::write::Failure;

use super::policy::PolicyPatch;

named_enum! {
    /// Who sees the catalogue and the board without names: everyone, or members alone.
    pub enum Visibility { Public = "public", Members = "members" }
}

named_enum! {
    /// How one becomes a member: at once, by a code, or at the desk.
    pub enum Registration { Open = "open", Code = "code", Desk = "desk" }
}

crate::sql_enum!(Visibility, Registration, MembershipStatus);

/// A lab's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = labs, treat_none_as_null = true)]
pub struct Lab {
    pub id: Id,
    pub slug: String,
    pub name: Json,
    pub time_zone: String,
    pub currency: String,
    pub visibility: Visibility,
    pub registration: Registration,
    pub join_code: Option<String>,
    pub policy: Json,
    pub revision: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Lab {
    /// The zone was checked when the lab was made; UTC stands in for one that the zone data has since dropped.
    pub fn zone(&self) -> LocalZone {
        LocalZone::parse(&self.time_zone).unwrap_or(LocalZone(chrono_tz::UTC))
    }

    pub fn name(&self) -> LocalText {
        self.name.read().unwrap_or_else(|_| LocalText::plain(Lang::En, &self.slug))
    }

    pub fn is_public(&self) -> bool {
        self.visibility == Visibility::Public
    }

    /// What the lab states itself.
    pub fn policy(&self) -> PolicyPatch {
        self.policy.read().unwrap_or_default()
    }
}

/// A dated week's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = lab_hours)]
pub struct HoursRow {
    pub id: Id,
    pub lab: Id,
    pub from_date: chrono::NaiveDate,
    pub hours: Json,
    pub created_at: Instant,
}

/// A time in which the lab, or some of its machines, cannot be booked.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = closures)]
pub struct Closure {
    pub id: Id,
    pub lab: Id,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub reason: Json,
    pub holiday: bool,
    pub all_machines: bool,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Closure {
    pub const fn span(&self) -> Interval {
        Interval::new(self.starts_at, self.ends_at)
    }

    pub fn reason(&self) -> LocalText {
        self.reason.read().unwrap_or_else(|_| LocalText::plain(Lang::En, "Closed"))
    }
}

/// A span in which somebody of the staff is there to help and to watch.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = duties)]
pub struct Duty {
    pub id: Id,
    pub lab: Id,
    pub person: Id,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub created_by: Option<Id>,
    pub created_at: Instant,
}

impl Duty {
    pub const fn span(&self) -> Interval {
        Interval::new(self.starts_at, self.ends_at)
    }
}

named_enum! {
    /// `pending` waits for the desk: they may look, not book.
    pub enum MembershipStatus { Active = "active", Pending = "pending" }
}

/// A person's place in a lab.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = memberships, treat_none_as_null = true)]
pub struct Membership {
    pub id: Id,
    pub lab: Id,
    pub person: Id,
    pub role: Role,
    pub status: MembershipStatus,
    pub affiliation: Option<String>,
    pub student_number: Option<String>,
    /// They came by themselves, or with the account that this lab made; not brought in with one they had.
    pub self_joined: bool,
    pub suspended_until: Option<Instant>,
    /// Why, as they are told.
    pub suspension_reason: Option<String>,
    pub joined_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

/// Role and affiliation as they were from an instant on: sessions are counted by those of their start.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = membership_history)]
pub struct MembershipPast {
    pub membership: Id,
    pub from_at: Instant,
    pub role: Role,
    pub affiliation: Option<String>,
}

/// A member with the name that staff see.
#[derive(Clone, Debug)]
pub struct Member {
    pub membership: Membership,
    pub full_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// They have not taken over yet the account that the lab made for them.
    pub unclaimed: bool,
}

/// Why a lab's affairs could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some fields contradict each other")]
    Fields(Vec<FieldError>),
    #[error("the slug is in use")]
    SlugTaken,
    #[error("nobody raises their own role")]
    OwnRole,
    #[error("nobody else manages the lab")]
    LastManager,
    #[error("there is no such person")]
    NoSuchPerson,
    #[error("the lab's code is needed to join")]
    CodeNeeded,
    #[error("the lab is not theirs to see")]
    Hidden,
    #[error("the student number is another member's")]
    StudentNumberTaken,
    #[error("nobody waits for the desk under this id")]
    NotWaiting,
    #[error("the person belongs to others too")]
    OthersToo,
    #[error("a key does not answer for people")]
    NotByKey,
    #[error("they asked to be erased themselves")]
    TheirOwnWish,
    #[error("one's own account is erased from the profile")]
    OwnErasure,
    #[error("one's own password is changed by itself")]
    OwnCode,
    #[error("the slip's account has a history of its own")]
    SlipInUse,
    #[error(transparent)]
    Identity(identity::Error),
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

/// Gathers what is wrong with fields, each with its place.
#[derive(Debug, Default)]
pub struct Faults(Vec<FieldError>);

impl Faults {
    pub fn add(&mut self, pointer: impl Into<String>, code: &str, detail: impl Into<Text>) {
        self.0.push(FieldError { pointer: pointer.into(), code: code.to_owned(), detail: detail.into() });
    }

    /// # Errors
    /// All of them, when there is one.
    pub fn check<E>(self, wrap: impl FnOnce(Vec<FieldError>) -> E) -> Result<(), E> {
        if self.0.is_empty() { Ok(()) } else { Err(wrap(self.0)) }
    }
}
