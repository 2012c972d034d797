//! A "no" from the rules: its stable code, the limit that was hit, and what helps to ask again.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::model::{BlockKind, Occupied, ReservationStatus};
use super::policy::Quota;
use crate::features::training::NextCourse;
use crate::named_enum;
use crate::platform::values::{Id, Instant, Interval};

named_enum! {
    /// In the order in which they are told: the first that applies is the answer's `code`.
    pub enum RefusalCode {
        InThePast = "in_the_past",
        AlreadyStarted = "already_started",
        Suspended = "suspended",
        NotQualified = "not_qualified",
        Unsupervised = "unsupervised",
        ApprovalRequired = "approval_required",
        MinorAlone = "minor_alone",
        MachineOutOfService = "machine_out_of_service",
        OffGrid = "off_grid",
        TooShort = "too_short",
        TooLong = "too_long",
        TooLittleNotice = "too_little_notice",
        TooFarAhead = "too_far_ahead",
        Closed = "closed",
        OutsideOpeningHours = "outside_opening_hours",
        QuotaExceeded = "quota_exceeded",
        TooEarly = "too_early",
        CheckInClosed = "check_in_closed",
        TooLateToCancel = "too_late_to_cancel",
        InvalidTransition = "invalid_transition",
        MachineInUse = "machine_in_use",
        SlotTaken = "slot_taken",
    }
}

impl RefusalCode {
    /// 409 for a clash with what is there now, 422 for a rule.
    pub const fn http_status(self) -> u16 {
        match self {
            Self::InvalidTransition | Self::MachineInUse | Self::SlotTaken => 409,
            _ => 422,
        }
    }
}

/// Time that is taken, as an answer tells it: of whom stays untold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Conflict {
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub kind: BlockKind,
}

impl From<&Occupied> for Conflict {
    fn from(taken: &Occupied) -> Self {
        Self { starts_at: taken.span.starts_at, ends_at: taken.span.ends_at, kind: taken.kind }
    }
}

named_enum! {
    /// Who must be there while a machine is used.
    pub enum Watch { StaffOnDuty = "staff_on_duty", Supervisor = "supervisor", SecondPerson = "second_person" }
}

/// A refusal with its facts. Lengths are in minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    InThePast {
        now: Instant,
    },
    /// After the start only the end may change.
    /// Told as `in_the_past`: what has started cannot start otherwise.
    AlreadyStarted {
        starts_at: Instant,
    },
    Suspended {
        until: Instant,
    },
    /// `level`: the lowest that will do; `next_courses`: when it can be had.
    NotQualified {
        qualification: Id,
        level: Option<String>,
        next_courses: Vec<NextCourse>,
    },
    /// Who must be there and is not.
    Unsupervised {
        missing: Vec<Watch>,
    },
    /// Who is not of age comes alone: to what is a hazard, or without a guardian's consent.
    MinorAlone {
        hazard: bool,
        consent_missing: bool,
    },
    ApprovalRequired,
    MachineOutOfService {
        safety: bool,
    },
    OffGrid {
        granularity_minutes: i64,
    },
    TooShort {
        min_minutes: i64,
    },
    TooLong {
        max_minutes: i64,
    },
    TooLittleNotice {
        min_notice_minutes: i64,
        earliest: Instant,
    },
    TooFarAhead {
        max_days_ahead: i64,
        latest_on: NaiveDate,
    },
    Closed {
        closures: Vec<Interval>,
    },
    /// `latest_end`: until when one that starts then may last; none when the lab is not open at its start. `open`: when it
    /// is open on the local day of the start.
    OutsideOpeningHours {
        latest_end: Option<Instant>,
        open: Vec<Interval>,
    },
    /// `used` does not hold what was asked; `week` is the Monday of a weekly quota.
    QuotaExceeded {
        quota: Quota,
        limit: i64,
        used: i64,
        asked: i64,
        week: Option<NaiveDate>,
    },
    TooEarly {
        opens_at: Instant,
    },
    CheckInClosed {
        closed_at: Instant,
    },
    TooLateToCancel {
        cancel_notice_minutes: i64,
        latest: Instant,
    },
    InvalidTransition {
        from: ReservationStatus,
    },
    /// `take_over_from`: when the asking holder may close the running session.
    MachineInUse {
        expected_ends_at: Instant,
        take_over_from: Option<Instant>,
    },
    SlotTaken {
        conflicts: Vec<Conflict>,
    },
}

impl Refusal {
    pub const fn code(&self) -> RefusalCode {
        match self {
            Self::InThePast { .. } => RefusalCode::InThePast,
            Self::AlreadyStarted { .. } => RefusalCode::AlreadyStarted,
            Self::Suspended { .. } => RefusalCode::Suspended,
            Self::NotQualified { .. } => RefusalCode::NotQualified,
            Self::Unsupervised { .. } => RefusalCode::Unsupervised,
            Self::MinorAlone { .. } => RefusalCode::MinorAlone,
            Self::ApprovalRequired => RefusalCode::ApprovalRequired,
            Self::MachineOutOfService { .. } => RefusalCode::MachineOutOfService,
            Self::OffGrid { .. } => RefusalCode::OffGrid,
            Self::TooShort { .. } => RefusalCode::TooShort,
            Self::TooLong { .. } => RefusalCode::TooLong,
            Self::TooLittleNotice { .. } => RefusalCode::TooLittleNotice,
            Self::TooFarAhead { .. } => RefusalCode::TooFarAhead,
            Self::Closed { .. } => RefusalCode::Closed,
            Self::OutsideOpeningHours { .. } => RefusalCode::OutsideOpeningHours,
            Self::QuotaExceeded { .. } => RefusalCode::QuotaExceeded,
            Self::TooEarly { .. } => RefusalCode::TooEarly,
            Self::CheckInClosed { .. } => RefusalCode::CheckInClosed,
            Self::TooLateToCancel { .. } => RefusalCode::TooLateToCancel,
            Self::InvalidTransition { .. } => RefusalCode::InvalidTransition,
            Self::MachineInUse { .. } => RefusalCode::MachineInUse,
            Self::SlotTaken { .. } => RefusalCode::SlotTaken,
        }
    }

    /// The limit that was hit, as it goes out: minutes, days or a count as a number, an instant, an id, spans; null
    /// where there is none.
    pub fn limit(&self) -> Value {
        match self {
            Self::InThePast { now } => json!(now),
            Self::AlreadyStarted { starts_at } => json!(starts_at),
            Self::Suspended { until } => json!(until),
            Self::NotQualified { qualification, .. } => json!(qualification),
            Self::Unsupervised { missing } => json!(missing),
            Self::OffGrid { granularity_minutes } => json!(granularity_minutes),
            Self::TooShort { min_minutes } => json!(min_minutes),
            Self::TooLong { max_minutes } => json!(max_minutes),
            Self::TooLittleNotice { min_notice_minutes, .. } => json!(min_notice_minutes),
            Self::TooFarAhead { max_days_ahead, .. } => json!(max_days_ahead),
            Self::OutsideOpeningHours { latest_end: Some(latest), .. } => json!(latest),
            Self::OutsideOpeningHours { latest_end: None, open } => json!(open),
            Self::QuotaExceeded { limit, .. } => json!(limit),
            Self::TooEarly { opens_at } => json!(opens_at),
            Self::CheckInClosed { closed_at } => json!(closed_at),
            Self::TooLateToCancel { cancel_notice_minutes, .. } => json!(cancel_notice_minutes),
            Self::InvalidTransition { from } => json!(from),
            Self::MachineInUse { expected_ends_at, .. } => json!(expected_ends_at),
            Self::Closed { closures } => json!(closures),
            Self::MinorAlone { .. }
            | Self::ApprovalRequired
            | Self::MachineOutOfService { .. }
            | Self::SlotTaken { .. } => Value::Null,
        }
    }

    /// What else helps, by name.
    pub fn facts(&self) -> Map<String, Value> {
        let facts = match self {
            Self::NotQualified { qualification, level, next_courses } => {
                json!({ "qualification": qualification, "level": level, "next_courses": next_courses })
            }
            Self::Unsupervised { missing } => json!({ "missing": missing }),
            Self::MinorAlone { hazard, consent_missing } => {
                json!({ "hazard": hazard, "consent_missing": consent_missing })
            }
            Self::MachineOutOfService { safety } => json!({ "safety": safety }),
            Self::TooLittleNotice { earliest, .. } => json!({ "earliest": earliest }),
            Self::TooFarAhead { latest_on, .. } => json!({ "latest_on": latest_on }),
            Self::OutsideOpeningHours { open, .. } => json!({ "open": open }),
            Self::QuotaExceeded { quota, used, asked, week, .. } => {
                json!({ "quota": quota, "used": used, "asked": asked, "week": week })
            }
            Self::TooLateToCancel { latest, .. } => json!({ "latest": latest }),
            Self::MachineInUse { take_over_from, .. } => json!({ "take_over_from": take_over_from }),
            Self::SlotTaken { conflicts } => json!({ "conflicts": conflicts }),
            _ => Value::Null,
        };
        if let Value::Object(facts) = facts { facts } else { Map::new() }
    }

    /// Whether another time on the same machine may do.
    pub const fn asks_for_another_time(&self) -> bool {
        matches!(
            self,
            Self::InThePast { .. }
                | Self::Unsupervised { .. }
                | Self::OffGrid { .. }
                | Self::TooShort { .. }
                | Self::TooLittleNotice { .. }
                | Self::Closed { .. }
                | Self::OutsideOpeningHours { .. }
                | Self::SlotTaken { .. }
        )
    }

    /// Whether staff may set it aside with a reason: all but the past, a safety lock, and a clash with what is there.
    pub const fn may_be_set_aside(&self) -> bool {
        match self {
            Self::MachineOutOfService { safety } => !*safety,
            Self::InThePast { .. }
            | Self::AlreadyStarted { .. }
            | Self::InvalidTransition { .. }
            | Self::MachineInUse { .. }
            | Self::SlotTaken { .. } => false,
            _ => true,
        }
    }
}

impl serde::Serialize for Refusal {
    /// `{ code, limit, … }`, the facts beside them.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut all = Map::new();
        all.insert("code".to_owned(), json!(self.code()));
        all.insert("limit".to_owned(), self.limit());
        all.extend(self.facts());
        all.serialize(serializer)
    }
}

impl utoipa::PartialSchema for Refusal {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
        let codes = RefusalCode::ALL.iter().map(|code| code.name());
        ObjectBuilder::new()
            .schema_type(Type::Object)
            .description(Some("One rule that said no, with the limit that was hit and what helps to ask again."))
            .property("code", ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes)))
            .required("code")
            .property("limit", ObjectBuilder::new().schema_type(SchemaType::AnyValue))
            .required("limit")
            .examples([json!({ "code": "too_long", "limit": 480 })])
            .into()
    }
}

impl utoipa::ToSchema for Refusal {}
