use serde_json::{Value, json};

use crate::features::reservations::policy::Quota;
use crate::features::reservations::refusal::{Refusal, RefusalCode, Watch};
use crate::features::reservations::rules::Refused;
use crate::features::reservations::{RefusedMachine, ReservationError};
use crate::features::training::NextCourse;
use crate::platform::http::{Code, FieldError, Problem};
use crate::platform::values::Interval;
use crate::platform::words::{Minutes, Text};

impl From<ReservationError> for Problem {
    fn from(error: ReservationError) -> Self {
        match error {
            ReservationError::Refused(refused) => refused_problem(&refused),
            ReservationError::NotFound => Self::not_found(),
            ReservationError::NotAllowed => Self::not_allowed(),
            ReservationError::Field { pointer, code, detail } => Self::field(pointer, code, detail),
            ReservationError::OverrideByStaffOnly => {
                let detail = Text::new("override-by-staff-only");
                let (pointer, code) = ("/override_reason".to_owned(), "staff_only".to_owned());
                let error = FieldError { pointer, code, detail: detail.clone() };
                Self::new(Code::NotAllowed, detail).errors(vec![error])
            }
            ReservationError::Taken => Self::new(Code::SlotTaken, Text::new("taken-a-moment-ago"))
                .with("conflicts", json!([]))
                .with("next_gaps", json!([])),
            ReservationError::Training(error) => error.into(),
            ReservationError::Group { asked, refused } => refused_group(asked, refused),
            ReservationError::OfGroup => Self::new(Code::InvalidTransition, Text::new("part-of-group-booking")),
            ReservationError::Groups(error) => error.into(),
            ReservationError::Fields(errors) => Self::fields(errors),
            ReservationError::Fault(fault) => fault.into(),
        }
    }
}

fn refused_problem(refused: &Refused) -> Problem {
    let next = refused.next_gaps.first().copied();
    let mut detail = sentence(&refused.first, next);
    if refused.may_override {
        detail = detail.and(Text::new("staff-may-override"));
    }
    let mut problem = Problem::new(code(refused.code()), detail);
    problem =
        problem.telling("refusals", refused.all().map(|refusal| (told(refusal), sentence(refusal, next))).collect());
    problem = problem.with("may_override", json!(refused.may_override));
    problem = problem.with("limit", refused.first.limit());
    for (name, value) in refused.first.facts() {
        problem = problem.with(&name, value);
    }
    if refused.code() == RefusalCode::SlotTaken || !refused.next_gaps.is_empty() {
        problem = problem.with("next_gaps", json!(refused.next_gaps));
    }
    problem
}

/// The problem of the machine that is told first, with every machine's place, refusals and next gaps.
fn refused_group(asked: usize, all: Vec<RefusedMachine>) -> Problem {
    let place = |one: &RefusedMachine| format!("/machines/{}", one.index);
    let Some(first) = all.iter().min_by_key(|one| (one.refused.code(), one.index)) else { return Problem::not_found() };
    let may_override = all.iter().all(|one| one.refused.may_override);
    let problem = refused_problem(&Refused { may_override, ..first.refused.clone() });
    let count = Text::new("group-refused").with("refused", all.len()).with("asked", asked);
    let errors = all.iter().map(|one| FieldError {
        pointer: place(one),
        code: code(one.refused.code()).name().to_owned(),
        detail: sentence(&one.refused.first, one.refused.next_gaps.first().copied()),
    });
    let machines = all.iter().map(|one| {
        let refusals: Vec<Value> = one.refused.all().map(told).collect();
        json!({
            "pointer": place(one), "machine": one.machine, "refusals": refusals, "next_gaps": one.refused.next_gaps,
        })
    });
    problem.opening(count).errors(errors.collect()).with("machines", machines.collect())
}

/// A refusal under the code that it has as a problem.
fn told(refusal: &Refusal) -> Value {
    let mut told = json!(refusal);
    if let Some(fields) = told.as_object_mut() {
        fields.insert("code".into(), json!(code(refusal.code()).name()));
    }
    told
}

const fn code(code: RefusalCode) -> Code {
    match code {
        RefusalCode::InThePast | RefusalCode::AlreadyStarted => Code::InThePast,
        RefusalCode::Suspended => Code::Suspended,
        RefusalCode::NotQualified => Code::NotQualified,
        RefusalCode::Unsupervised => Code::Unsupervised,
        RefusalCode::MinorAlone => Code::MinorAlone,
        RefusalCode::ApprovalRequired => Code::ApprovalRequired,
        RefusalCode::MachineOutOfService => Code::MachineOutOfService,
        RefusalCode::OffGrid => Code::OffGrid,
        RefusalCode::TooShort => Code::TooShort,
        RefusalCode::TooLong => Code::TooLong,
        RefusalCode::TooLittleNotice => Code::TooLittleNotice,
        RefusalCode::TooFarAhead => Code::TooFarAhead,
        RefusalCode::Closed => Code::Closed,
        RefusalCode::OutsideOpeningHours => Code::OutsideOpeningHours,
        RefusalCode::QuotaExceeded => Code::QuotaExceeded,
        RefusalCode::TooEarly => Code::TooEarly,
        RefusalCode::CheckInClosed => Code::CheckInClosed,
        RefusalCode::TooLateToCancel => Code::TooLateToCancel,
        RefusalCode::InvalidTransition => Code::InvalidTransition,
        RefusalCode::MachineInUse => Code::MachineInUse,
        RefusalCode::SlotTaken => Code::SlotTaken,
    }
}

/// What training is missing, at which level, and when it can be had.
fn not_qualified(level: Option<&str>, next: Option<&NextCourse>) -> Text {
    match (level.map(str::to_owned), next.map(|course| course.starts_at)) {
        (None, None) => Text::new("refused-not-qualified"),
        (None, Some(next)) => Text::new("refused-not-qualified-next").with("next", next),
        (Some(level), None) => Text::new("refused-not-qualified-level").with("level", level),
        (Some(level), Some(next)) => {
            Text::new("refused-not-qualified-level-next").with("level", level).with("next", next)
        }
    }
}

/// Why, and what to do instead; `next` is the next time that can be booked.
fn sentence(refusal: &Refusal, next: Option<Interval>) -> Text {
    match refusal {
        Refusal::InThePast { now } => Text::new("refused-in-the-past").with("now", *now),
        Refusal::AlreadyStarted { .. } => Text::new("refused-already-started"),
        Refusal::Suspended { until } => Text::new("refused-suspended").with("until", *until),
        Refusal::NotQualified { level, next_courses, .. } => not_qualified(level.as_deref(), next_courses.first()),
        Refusal::Unsupervised { missing } => match missing.first() {
            Some(Watch::SecondPerson) => Text::new("refused-without-second-person"),
            Some(Watch::Supervisor) => Text::new("refused-without-supervisor"),
            _ => Text::new("refused-without-staff"),
        },
        Refusal::MinorAlone { hazard: true, .. } => Text::new("refused-hazard-for-minor"),
        Refusal::MinorAlone { .. } => Text::new("refused-without-guardian-consent"),
        Refusal::ApprovalRequired => Text::new("refused-approval-required"),
        Refusal::MachineOutOfService { .. } => Text::new("refused-out-of-service"),
        Refusal::OffGrid { granularity_minutes } => {
            Text::new("refused-off-grid").with("grid", Minutes(*granularity_minutes))
        }
        Refusal::TooShort { min_minutes } => Text::new("refused-too-short").with("least", Minutes(*min_minutes)),
        Refusal::TooLong { max_minutes } => Text::new("refused-too-long").with("most", Minutes(*max_minutes)),
        Refusal::TooLittleNotice { min_notice_minutes, earliest } => Text::new("refused-too-little-notice")
            .with("notice", Minutes(*min_notice_minutes))
            .with("earliest", *earliest),
        Refusal::TooFarAhead { max_days_ahead, latest_on } => {
            Text::new("refused-too-far-ahead").with("days", *max_days_ahead).with("latest", *latest_on)
        }
        Refusal::Closed { .. } => Text::new("refused-closed"),
        Refusal::OutsideOpeningHours { latest_end: Some(latest), .. } => {
            Text::new("refused-past-closing").with("latest", *latest)
        }
        Refusal::OutsideOpeningHours { open, .. } if open.is_empty() => Text::new("refused-not-open-that-day"),
        Refusal::OutsideOpeningHours { open, .. } => Text::new("refused-outside-hours").with("open", open.clone()),
        Refusal::QuotaExceeded { limit, used, week: None, .. } => {
            Text::new("refused-quota-of-reservations").with("limit", *limit).with("used", *used)
        }
        Refusal::QuotaExceeded { quota: Quota::GroupMinutesPerWeek, limit, used, asked, week: Some(week) } => {
            Text::new("refused-quota-of-group")
                .with("limit", Minutes(*limit))
                .with("used", Minutes(*used))
                .with("asked", Minutes(*asked))
                .with("week", *week)
        }
        Refusal::QuotaExceeded { limit, used, asked, week: Some(week), .. } => Text::new("refused-quota-of-minutes")
            .with("limit", Minutes(*limit))
            .with("used", Minutes(*used))
            .with("asked", Minutes(*asked))
            .with("week", *week),
        Refusal::TooEarly { opens_at } => Text::new("refused-too-early").with("opens", *opens_at),
        Refusal::CheckInClosed { closed_at } => Text::new("refused-check-in-closed").with("closed", *closed_at),
        Refusal::TooLateToCancel { cancel_notice_minutes: 0, latest } => {
            Text::new("refused-cancel-after-start").with("start", *latest)
        }
        Refusal::TooLateToCancel { cancel_notice_minutes, latest } => Text::new("refused-too-late-to-cancel")
            .with("notice", Minutes(*cancel_notice_minutes))
            .with("latest", *latest),
        Refusal::InvalidTransition { from } => Text::new("refused-transition").with("status", from.name()),
        Refusal::MachineInUse { take_over_from: Some(from), .. } => {
            Text::new("refused-in-use-take-over").with("from", *from)
        }
        Refusal::MachineInUse { expected_ends_at, .. } => {
            Text::new("refused-in-use").with("expected_end", *expected_ends_at)
        }
        Refusal::SlotTaken { .. } => match next {
            Some(gap) => Text::new("refused-taken-next").with("next", gap.starts_at),
            None => Text::new("refused-taken"),
        },
    }
}
