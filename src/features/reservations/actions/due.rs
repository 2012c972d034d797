//! What becomes due by itself: a pending reservation expires, an unused one is a miss or is let off, a used one ends.

use serde_json::json;

use super::change::lock_for;
use super::{policy_of, settle_time, tell};
use crate::features::labs;
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::facts::{self, Ground};
use crate::features::reservations::find;
use crate::features::reservations::model::{BlockKind, CancelCause, ReservationStatus};
use crate::features::reservations::policy::Policy;
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::{Due, MissFacts, check_in_window, due as decide};
use crate::features::reservations::store;
use crate::platform::db::{DbResult, Fault};
use crate::platform::jobs::{Handler, Next};
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::write::{Event, Write};

pub const KIND: &str = "reservation.due";

pub const JOBS: [Handler; 1] = [Handler { kind: KIND, run }];

/// When something of this row first becomes due; never for what no longer stands.
pub fn first_due(row: &Reservation) -> Option<Instant> {
    let policy = policy_of(row, &Policy::default());
    match (row.kind, row.status) {
        (BlockKind::Reservation, ReservationStatus::Pending) => Some(row.starts_at),
        (BlockKind::Reservation, ReservationStatus::Confirmed) => Some(check_in_window(&policy, row.span()).ends_at),
        _ if row.released_at.is_none() => Some(row.ends_at),
        _ => None,
    }
}

fn run(w: &mut Write<'_>, id: Id) -> DbResult<Next> {
    let row = match store::find(w.c, id) {
        Ok(row) => row,
        Err(Fault::NotFound) => return Ok(Next::Done),
        Err(fault) => return Err(fault),
    };
    let row = match lock_for(w, &row, None) {
        Ok(row) => row,
        Err(Error::Fault(fault)) => return Err(fault),
        Err(_) => return Ok(Next::Done),
    };
    if row.released_at.is_some() {
        return Ok(Next::Done);
    }
    if row.status == ReservationStatus::CheckedIn || row.kind != BlockKind::Reservation {
        return if w.now < row.ends_at { Ok(Next::At(row.ends_at)) } else { ended(w, &row) };
    }
    let lab = labs::by_id(w.c, row.lab)?;
    let ground = facts::ground(w.c, &lab, row.machine)?;
    let policy = policy_of(&row, &ground.resolved.policy);
    let window = check_in_window(&policy, row.span());
    let due = decide(&MissFacts {
        now: w.now,
        held: row.held(),
        has_session: store::has_session(w.c, row.id)?,
        interruptions: facts::interruptions(w.c, &ground.machine, &row, window, w.now)?,
        certifications: facts::certifications(w.c, &ground.resolved, row.member)?,
        policy,
    });
    match due {
        Due::Nothing => return Ok(Next::Done),
        Due::Later(at) => return Ok(Next::At(at)),
        Due::HeldOpen { cause, until } => return held_open(w, &ground, &row, cause, until),
        Due::Expired => release(w, &row, ReservationStatus::Expired, "reservation.expired", row.starts_at, None)?,
        Due::NoShow => release(w, &row, ReservationStatus::NoShow, "reservation.missed", window.ends_at, None)?,
        Due::Cancelled(cause) => {
            let at = if cause == CancelCause::NotQualified { window.ends_at } else { row.ends_at };
            release(w, &row, ReservationStatus::Cancelled, "reservation.cancelled", at, Some(cause))?;
        }
    }
    Ok(Next::Done)
}

/// One that was used ends with its session; when no session is open any more, with its time, like a blackout.
fn ended(w: &mut Write<'_>, row: &Reservation) -> DbResult<Next> {
    let moment = Interval::new(w.now, w.now.plus_seconds(1));
    let sessions = store::sessions_within(w.c, row.machine, moment)?;
    if sessions.iter().any(|(_, reservation, _, ended_at, _)| *reservation == Some(row.id) && ended_at.is_none()) {
        return Ok(Next::Done);
    }
    release(w, row, ReservationStatus::Completed, completed(row.kind), row.ends_at, None)?;
    Ok(Next::Done)
}

pub const fn completed(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Reservation => "reservation.completed",
        BlockKind::WalkIn => "walk_in.completed",
        _ => "blackout.ended",
    }
}

fn release(
    w: &mut Write<'_>,
    row: &Reservation,
    status: ReservationStatus,
    action: &'static str,
    at: Instant,
    cause: Option<CancelCause>,
) -> DbResult<()> {
    let mut after = row.clone().released(status, at, w.now);
    after.cause = cause;
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let event = tell(w, action, Some(row), &after);
    w.emit(event);
    Ok(())
}

/// Check-in stays possible until the end, and the holder is offered machines of the class that are free until then.
fn held_open(
    w: &mut Write<'_>,
    ground: &Ground,
    row: &Reservation,
    cause: CancelCause,
    until: Instant,
) -> DbResult<Next> {
    if row.cause == Some(cause) {
        return Ok(Next::At(until));
    }
    let mut after = row.clone().changed(w.now);
    after.cause = Some(cause);
    store::update(w.c, &after)?;
    let equivalents = find::equivalents(w.c, ground, row.member, Interval::new(w.now, until), w.now)?;
    let equivalents: Vec<Id> = equivalents.iter().map(|machine| machine.id).collect();
    let told = json!({ "cause": cause, "until": until, "equivalents": equivalents });
    w.emit(Event::new("reservation.held_open", "reservation", row.id).lab(row.lab).after(told));
    Ok(Next::At(until))
}
