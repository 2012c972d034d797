use crate::platform::words::Text;

macro_rules! codes {
    ($($variant:ident = $name:literal, $status:literal;)+) => {
        /// The closed table of problem codes: stable name, HTTP status. Their words stand in `locales/*/problems.ftl`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($variant),+ }

        impl Code {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status),+ }
            }

            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }
        }
    };
}

codes! {
    MalformedJson = "malformed_json", 400;
    InvalidParameter = "invalid_parameter", 400;
    InvalidHeader = "invalid_header", 400;
    MalformedRequest = "malformed_request", 400;
    NotSignedIn = "not_signed_in", 401;
    InvalidCredentials = "invalid_credentials", 401;
    InvalidToken = "invalid_token", 401;
    NotAllowed = "not_allowed", 403;
    CrossSite = "cross_site", 403;
    NotFound = "not_found", 404;
    MethodNotAllowed = "method_not_allowed", 405;
    NotAcceptable = "not_acceptable", 406;
    SlotTaken = "slot_taken", 409;
    MachineInUse = "machine_in_use", 409;
    SessionOverlaps = "session_overlaps", 409;
    InsufficientStock = "insufficient_stock", 409;
    InvalidTransition = "invalid_transition", 409;
    NotEligible = "not_eligible", 409;
    RequestClosed = "request_closed", 409;
    AlreadyExists = "already_exists", 409;
    TooManyFiles = "too_many_files", 409;
    LastManager = "last_manager", 409;
    EmailTaken = "email_taken", 409;
    NoMail = "no_mail", 409;
    IdempotencyInProgress = "idempotency_in_progress", 409;
    Stale = "stale", 412;
    TooLarge = "too_large", 413;
    UnsupportedMediaType = "unsupported_media_type", 415;
    InvalidFields = "invalid_fields", 422;
    InThePast = "in_the_past", 422;
    Suspended = "suspended", 422;
    NotQualified = "not_qualified", 422;
    Unsupervised = "unsupervised", 422;
    MinorAlone = "minor_alone", 422;
    ChecklistNotAcknowledged = "checklist_not_acknowledged", 422;
    ApprovalRequired = "approval_required", 422;
    MachineOutOfService = "machine_out_of_service", 422;
    OffGrid = "off_grid", 422;
    TooShort = "too_short", 422;
    TooLong = "too_long", 422;
    TooLittleNotice = "too_little_notice", 422;
    TooFarAhead = "too_far_ahead", 422;
    Closed = "closed", 422;
    OutsideOpeningHours = "outside_opening_hours", 422;
    QuotaExceeded = "quota_exceeded", 422;
    TooLateToCancel = "too_late_to_cancel", 422;
    TooEarly = "too_early", 422;
    CheckInClosed = "check_in_closed", 422;
    OverrideReasonNeeded = "override_reason_needed", 422;
    IdempotencyKeyReused = "idempotency_key_reused", 422;
    PeriodNotComplete = "period_not_complete", 422;
    GroupingNotAllowed = "grouping_not_allowed", 422;
    WeakPassword = "weak_password", 422;
    PreconditionRequired = "precondition_required", 428;
    TooManyRequests = "too_many_requests", 429;
    Internal = "internal", 500;
    Unavailable = "unavailable", 503;
}

/// Whether the same request may succeed when it is sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// As it is, a little later.
    Later,
    /// After looking again at how things stand now.
    AfterLookingAgain,
    /// Only otherwise than it was.
    Changed,
}

impl Code {
    /// The id of its message, whose attributes tell more.
    fn id(self) -> String {
        format!("code-{}", self.name().replace('_', "-"))
    }

    pub fn title(self) -> Text {
        Text::of(self.id())
    }

    /// What happened.
    pub fn what(self) -> Text {
        Text::of(format!("{}.what", self.id()))
    }

    /// What to do.
    pub fn remedy(self) -> Text {
        Text::of(format!("{}.remedy", self.id()))
    }

    pub const fn retry(self) -> Retry {
        match self {
            Self::IdempotencyInProgress
            | Self::TooManyRequests
            | Self::TooEarly
            | Self::Internal
            | Self::Unavailable => Retry::Later,
            Self::SlotTaken
            | Self::MachineInUse
            | Self::SessionOverlaps
            | Self::InsufficientStock
            | Self::InvalidTransition
            | Self::Stale => Retry::AfterLookingAgain,
            _ => Retry::Changed,
        }
    }
}
