use super::run::{Run, Taken};
use crate::features::interop::nemo::{Outage, Reservation, UsageEvent};
use crate::features::labs::actions::{ClosureAsk, close};
use crate::features::reservations::actions::book::{BookAsk, Target, book};
use crate::features::reservations::actions::past::{PastAsk, keep_past};
use crate::features::reservations::model::ReservationStatus;
use crate::features::usage::actions::{Hand, Past, Recorder, record};
use crate::features::usage::model::Outcome;
use crate::platform::http::Problem;
use crate::platform::values::{Id, Interval, Lang, LocalText};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// A scheduled outage becomes a closure of its tool.
pub fn outage(w: &mut Write<'_>, run: &mut Run<'_>, outage: &Outage) -> Result<Taken, Problem> {
    let Some(tool) = &outage.tool else {
        return Ok(Taken::not("no_tool", Some("tool"), Text::new("nemo-no-tool")));
    };
    let Some(machine) = run.machine(tool) else {
        return Ok(Taken::not("unknown_tool", Some("tool"), Text::new("nemo-unknown-tool")));
    };
    let told = [&outage.title, &outage.details].into_iter().map(|text| text.trim()).find(|text| !text.is_empty());
    let ask = ClosureAsk {
        span: Interval::new(outage.start, outage.end),
        reason: LocalText::plain(Lang::En, told.unwrap_or("Scheduled outage")),
        holiday: false,
        machines: Some(vec![machine]),
    };
    let (closure, ..) = close(w, run.lab, &ask, false)?;
    Ok(Taken::Made { subject_type: "closure", id: closure.id })
}

/// A reservation that is over is kept as what became of it. What is still to come is booked here, by the rules of here.
pub fn reservation(w: &mut Write<'_>, run: &mut Run<'_>, booked: &Reservation) -> Result<Taken, Problem> {
    let Some(tool) = &booked.tool else {
        return Ok(Taken::not("no_tool", Some("tool"), Text::new("nemo-no-tool")));
    };
    let Some(machine) = run.machine(tool) else {
        return Ok(Taken::not("unknown_tool", Some("tool"), Text::new("nemo-unknown-tool")));
    };
    let Some(member) = run.person(&booked.user) else {
        return Ok(Taken::not("unknown_user", Some("user"), Text::new("nemo-unknown-user")));
    };
    let span = Interval::new(booked.start, booked.end);
    if span.is_empty() {
        return Ok(Taken::not("before_start", Some("end"), Text::new("end-after-start")));
    }
    if !booked.cancelled && booked.end > w.now {
        return to_come(w, run, machine, member, span);
    }
    let (status, released_at) = match (booked.cancelled, booked.missed) {
        (true, _) => (ReservationStatus::Cancelled, booked.cancellation_time.unwrap_or(booked.start)),
        (false, true) => (ReservationStatus::NoShow, booked.end),
        (false, false) => (ReservationStatus::Completed, booked.end),
    };
    let ask = PastAsk { machine, member, span, status, released_at: released_at.min(w.now) };
    Ok(Taken::Made { subject_type: "reservation", id: keep_past(w, run.lab, &ask)?.id })
}

/// By who imports, on behalf; what a rule is against is not booked.
fn to_come(w: &mut Write<'_>, run: &Run<'_>, machine: Id, member: Id, span: Interval) -> Result<Taken, Problem> {
    if span.starts_at <= w.now {
        return Ok(Taken::not("running", Some("end"), Text::new("nemo-running")));
    }
    let ask = BookAsk {
        target: Target::Machine(machine),
        span,
        purpose: None,
        note: None,
        member: Some(member),
        second_person: None,
        override_reason: None,
    };
    Ok(Taken::Made { subject_type: "reservation", id: book(w, run.lab, &ask)?.id })
}

/// Use that is over is recorded; what became of the work is not told there.
pub fn session(w: &mut Write<'_>, run: &mut Run<'_>, used: &UsageEvent) -> Result<Taken, Problem> {
    let Some(machine) = run.machine(&used.tool) else {
        return Ok(Taken::not("unknown_tool", Some("tool"), Text::new("nemo-unknown-tool")));
    };
    let Some(person) = run.person(&used.user) else {
        return Ok(Taken::not("unknown_user", Some("user"), Text::new("nemo-unknown-user")));
    };
    let Some(ended_at) = used.end else {
        return Ok(Taken::not("still_open", Some("end"), Text::new("nemo-still-open")));
    };
    let ask = Past {
        machine,
        reservation: None,
        started_at: used.start,
        ended_at,
        purpose: None,
        headcount: 1,
        outcome: Outcome::Unknown,
        note: None,
        materials: Vec::new(),
    };
    let by = Recorder { hand: Hand::Staff, member: Some(person) };
    Ok(Taken::Made { subject_type: "usage_session", id: record(w, run.lab.id, &ask, by)?.id })
}
