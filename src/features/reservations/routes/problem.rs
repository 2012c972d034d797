use serde_json::{Value, json};

use crate::features::reservations::ReservationError;
use crate::features::reservations::refusal::{Refusal, RefusalCode};
use crate::features::reservations::rules::Refused;
use crate::platform::http::{Code, Problem};

impl From<ReservationError> for Problem {
    fn from(error: ReservationError) -> Self {
        match error {
            ReservationError::Refused(refused) => refused_problem(&refused),
            ReservationError::NotFound => Self::not_found(),
            ReservationError::NotAllowed => Self::not_allowed(),
            ReservationError::Field { pointer, code, detail } => Self::field(pointer, code, detail),
            ReservationError::Taken => {
                Self::new(Code::SlotTaken, "Somebody took this time a moment ago. Look again and choose another.")
                    .with("conflicts", json!([]))
                    .with("next_gaps", json!([]))
            }
            ReservationError::Fault(fault) => fault.into(),
        }
    }
}

fn refused_problem(refused: &Refused) -> Problem {
    let mut problem = Problem::new(code(refused.code()), sentence(&refused.first));
    problem = problem.with("refusals", refused.all().map(told).collect());
    problem = problem.with("limit", refused.first.limit());
    for (name, value) in refused.first.facts() {
        problem = problem.with(&name, value);
    }
    problem
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

/// Why, and what to do instead.
fn sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::InThePast { now } => format!("This time lies in the past: it is {now}. Choose a later one."),
        Refusal::AlreadyStarted { .. } => "It has started: only its end can change now.".into(),
        Refusal::Suspended { until } => format!("Your membership is suspended until {until}. Talk to the lab's staff."),
        Refusal::NotQualified { .. } => {
            "This machine needs a training that you do not hold, now and at the start. Ask the lab for the next course."
                .into()
        }
        Refusal::ApprovalRequired => {
            "This machine is used after approval only. Reserve it and wait for a manager, or ask staff to start.".into()
        }
        Refusal::MachineOutOfService { .. } => "The machine is out of service. Choose another one.".into(),
        Refusal::OffGrid { granularity_minutes } => {
            format!("Start and end on the grid of {granularity_minutes} minutes from midnight.")
        }
        Refusal::TooShort { min_minutes } => format!("Reserve at least {min_minutes} minutes."),
        Refusal::TooLong { max_minutes } => format!("Reserve at most {max_minutes} minutes at once."),
        Refusal::TooLittleNotice { earliest, .. } => format!("The earliest start is {earliest} now."),
        Refusal::TooFarAhead { latest_on, .. } => format!("Reservations are taken up to {latest_on}."),
        Refusal::Closed { .. } => "The lab or this machine is closed then. Choose another time.".into(),
        Refusal::OutsideOpeningHours { .. } => {
            "The lab is not open for all of that time. See its opening hours.".into()
        }
        Refusal::QuotaExceeded { limit, used, week: None, .. } => {
            format!("You may hold {limit} reservations at once and hold {used}. Use or cancel one first.")
        }
        Refusal::QuotaExceeded { limit, used, asked, week: Some(week), .. } => format!(
            "You may book {limit} minutes in the week of {week}: {used} are booked, and this asks {asked} more. Make it \
             shorter, cancel one, or choose another week."
        ),
        Refusal::TooEarly { opens_at } => format!("Check-in opens at {opens_at}."),
        Refusal::CheckInClosed { closed_at } => {
            format!("Check-in closed at {closed_at}. Start anew if the machine is free.")
        }
        Refusal::TooLateToCancel { latest, .. } => {
            format!("It could be cancelled until {latest}. The lab's staff still can, with an override_reason.")
        }
        Refusal::InvalidTransition { from } => format!("This is not possible for one that is {from}."),
        Refusal::MachineInUse { take_over_from: Some(from), .. } => {
            format!(
                "Somebody's session is open on this machine. From {from} you may take it over with take_over: true."
            )
        }
        Refusal::MachineInUse { expected_ends_at, .. } => format!(
            "Somebody's session is open on this machine, expected to end at {expected_ends_at}. Wait, or choose another."
        ),
        Refusal::SlotTaken { next_gaps, .. } if next_gaps.is_empty() => {
            "The machine is taken then. Choose another time or machine.".into()
        }
        Refusal::SlotTaken { .. } => "The machine is taken then. See next_gaps for the next free times.".into(),
    }
}
