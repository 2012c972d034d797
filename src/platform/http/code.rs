macro_rules! codes {
    ($($variant:ident = $name:literal, $status:literal, $title:literal;)+) => {
        /// The closed table of problem codes: stable name, HTTP status, title.
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

            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }

            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }
        }
    };
}

codes! {
    MalformedJson = "malformed_json", 400, "The body is not valid JSON";
    InvalidParameter = "invalid_parameter", 400, "A query parameter is not valid";
    InvalidHeader = "invalid_header", 400, "A header is not valid";
    MalformedRequest = "malformed_request", 400, "The request is malformed";
    NotSignedIn = "not_signed_in", 401, "Sign in first";
    InvalidCredentials = "invalid_credentials", 401, "These credentials are not valid";
    InvalidToken = "invalid_token", 401, "The token is not valid any more";
    NotAllowed = "not_allowed", 403, "You may not do this";
    CrossSite = "cross_site", 403, "The request came from another site";
    NotFound = "not_found", 404, "There is no such thing";
    MethodNotAllowed = "method_not_allowed", 405, "This method is not offered here";
    NotAcceptable = "not_acceptable", 406, "None of the asked formats is offered";
    SlotTaken = "slot_taken", 409, "The time is taken";
    MachineInUse = "machine_in_use", 409, "The machine is in use";
    SessionOverlaps = "session_overlaps", 409, "Another session stands in that time";
    InvalidTransition = "invalid_transition", 409, "This step is not possible from here";
    NotEligible = "not_eligible", 409, "Not eligible for flagging yet";
    RequestClosed = "request_closed", 409, "The request takes no endorsements now";
    AlreadyExists = "already_exists", 409, "It exists already";
    EmailTaken = "email_taken", 409, "The e-mail address is in use";
    NoMail = "no_mail", 409, "No mail is sent here";
    IdempotencyInProgress = "idempotency_in_progress", 409, "The same request is still running";
    Stale = "stale", 412, "It was changed in the meantime";
    TooLarge = "too_large", 413, "The body is too large";
    UnsupportedMediaType = "unsupported_media_type", 415, "The content type is not supported";
    InvalidFields = "invalid_fields", 422, "Some fields are not valid";
    InThePast = "in_the_past", 422, "The time lies in the past";
    Suspended = "suspended", 422, "The membership is suspended";
    NotQualified = "not_qualified", 422, "A training is needed for this machine";
    ApprovalRequired = "approval_required", 422, "This machine is used after approval only";
    MachineOutOfService = "machine_out_of_service", 422, "The machine is out of service";
    OffGrid = "off_grid", 422, "The time is off the booking grid";
    TooShort = "too_short", 422, "The reservation is too short";
    TooLong = "too_long", 422, "The reservation is too long";
    TooLittleNotice = "too_little_notice", 422, "The start is too soon";
    TooFarAhead = "too_far_ahead", 422, "The start is too far ahead";
    Closed = "closed", 422, "The lab or machine is closed then";
    OutsideOpeningHours = "outside_opening_hours", 422, "The time lies outside opening hours";
    QuotaExceeded = "quota_exceeded", 422, "The quota is used up";
    TooLateToCancel = "too_late_to_cancel", 422, "It is too late to cancel";
    TooEarly = "too_early", 422, "It is too early to check in";
    CheckInClosed = "check_in_closed", 422, "The check-in window has closed";
    OverrideReasonNeeded = "override_reason_needed", 422, "An override needs its reason";
    IdempotencyKeyReused = "idempotency_key_reused", 422, "The idempotency key belongs to another body";
    PeriodNotComplete = "period_not_complete", 422, "The period is not complete";
    GroupingNotAllowed = "grouping_not_allowed", 422, "This grouping is not offered to you";
    WeakPassword = "weak_password", 422, "The password is too easy to guess";
    PreconditionRequired = "precondition_required", 428, "Say which version you change";
    TooManyRequests = "too_many_requests", 429, "Too many requests";
    Internal = "internal", 500, "Something went wrong on our side";
    Unavailable = "unavailable", 503, "The service is busy or its database does not answer";
}
