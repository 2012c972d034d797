use super::{plan_time, settle_time, tell};
use crate::features::labs::Lab;
use crate::features::machines;
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::facts;
use crate::features::reservations::model::{BlockKind, Occupied, ReservationStatus};
use crate::features::reservations::refusal::{Conflict, Refusal};
use crate::features::reservations::row::Reservation;
use crate::features::reservations::rules::Refused;
use crate::features::reservations::store;
use crate::platform::db::Fault;
use crate::platform::values::{Id, Interval};
use crate::platform::words::Text;
use crate::platform::write::Write;

#[derive(Clone, Debug)]
pub struct BlackoutAsk {
    pub machines: Vec<Id>,
    pub span: Interval,
    /// [`BlockKind::Maintenance`], [`BlockKind::Event`] or [`BlockKind::WorkOrder`].
    pub kind: BlockKind,
    pub reason: String,
}

/// Keeps machines from being reserved: all of them or none. The rows share the first one's id as their batch.
///
/// # Errors
/// [`Error::Refused`] with `slot_taken` and every clash, or `in_the_past` for what is over already.
pub fn black_out(w: &mut Write<'_>, lab: &Lab, ask: &BlackoutAsk) -> Result<Vec<Reservation>, Error> {
    let mut ids = ask.machines.clone();
    ids.sort_unstable();
    ids.dedup();
    store::lock(w.c, lab.id, None, &ids)?;
    if ask.span.ends_at <= w.now {
        return Err(Refused::only(Refusal::InThePast { now: w.now }).into());
    }
    let mut clashes: Vec<Occupied> = Vec::new();
    for id in &ids {
        let known = match machines::find(w.c, *id) {
            Ok(machine) => machine.lab == lab.id,
            Err(Fault::NotFound) => false,
            Err(fault) => return Err(fault.into()),
        };
        if !known {
            return Err(Error::Field { pointer: "/machines", code: "unknown", detail: Text::new("no-such-machine") });
        }
        let occupied = facts::occupied(w.c, *id, ask.span)?;
        clashes.extend(occupied.into_iter().filter(|taken| taken.span.overlaps(&ask.span)));
    }
    if !clashes.is_empty() {
        return Err(taken(w, lab, &ids, ask.span, &clashes, None)?.into());
    }
    let batch = w.new_id();
    let mut rows = Vec::with_capacity(ids.len());
    for machine in ids {
        let row = row(w, lab, machine, batch, ask);
        store::insert(w.c, &row)?;
        plan_time(w, &row)?;
        let event = tell(w, "blackout.created", None, &row).reason(Some(ask.reason.clone()));
        w.emit(event);
        rows.push(row);
    }
    Ok(rows)
}

/// `slot_taken` with every clash; of one machine also with the next times that would do.
fn taken(
    w: &mut Write<'_>,
    lab: &Lab,
    ids: &[Id],
    span: Interval,
    clashes: &[Occupied],
    moved: Option<Id>,
) -> Result<Refused, Error> {
    let conflicts = clashes.iter().map(Conflict::from).collect();
    let refused = Refused::only(Refusal::SlotTaken { conflicts });
    let [machine] = ids else { return Ok(refused) };
    let ground = facts::ground(w.c, lab, *machine)?;
    let from = span.starts_at.max(w.now);
    let within = Interval::new(from, from.plus_days(facts::GAP_DAYS));
    let next_gaps = facts::work_gaps(w.c, &ground, within, span.minutes_ceil(), moved, facts::GAPS)?;
    Ok(Refused { next_gaps, ..refused })
}

/// Gives the block of planned work another time: before it begins any that lies ahead, then another end alone. Call it
/// under [`store::lock`].
///
/// # Errors
/// [`Error::Refused`] with `slot_taken` and every clash, or `in_the_past`.
pub fn move_block(w: &mut Write<'_>, lab: &Lab, row: &Reservation, span: Interval) -> Result<Reservation, Error> {
    if row.starts_at <= w.now && span.starts_at != row.starts_at {
        return Err(Refused::only(Refusal::AlreadyStarted { starts_at: row.starts_at }).into());
    }
    if span.ends_at <= w.now {
        return Err(Refused::only(Refusal::InThePast { now: w.now }).into());
    }
    let others = facts::occupied(w.c, row.machine, span)?;
    let clashes: Vec<Occupied> =
        others.into_iter().filter(|taken| taken.owner != row.id && taken.span.overlaps(&span)).collect();
    if !clashes.is_empty() {
        return Err(taken(w, lab, &[row.machine], span, &clashes, Some(row.id))?.into());
    }
    let mut after = row.clone().changed(w.now);
    (after.starts_at, after.ends_at) = (span.starts_at, span.ends_at);
    (after.blocks_from, after.blocks_until) = (span.starts_at, span.ends_at);
    store::update(w.c, &after)?;
    settle_time(w, &after)?;
    let event = tell(w, "blackout.changed", Some(row), &after);
    w.emit(event);
    Ok(after)
}

fn row(w: &Write<'_>, lab: &Lab, machine: Id, batch: Id, ask: &BlackoutAsk) -> Reservation {
    Reservation {
        id: w.new_id(),
        lab: lab.id,
        machine,
        kind: ask.kind,
        member: None,
        second_person: None,
        supervisor: None,
        group_booking: None,
        booked_by: w.actor().person(),
        starts_at: ask.span.starts_at,
        ends_at: ask.span.ends_at,
        blocks_from: ask.span.starts_at,
        blocks_until: ask.span.ends_at,
        status: ReservationStatus::Confirmed,
        purpose: None,
        note: Some(ask.reason.clone()),
        batch: Some(batch),
        check_in_window_minutes: None,
        cancel_notice_minutes: 0,
        approved: false,
        checked_in_at: None,
        released_at: None,
        cause: None,
        overrun_seconds: 0,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    }
}

/// Gives the machines back from now on: what has begun ends now, what has not is cancelled.
///
/// # Errors
/// [`Error::Refused`] when all of the batch is over.
pub fn lift(w: &mut Write<'_>, rows: &[Reservation]) -> Result<Vec<Reservation>, Error> {
    let mut lifted = Vec::with_capacity(rows.len());
    let now = w.now;
    for row in rows.iter().filter(|row| row.released_at.is_none() && row.ends_at > now) {
        let begun = row.starts_at < now;
        let status = if begun { ReservationStatus::Completed } else { ReservationStatus::Cancelled };
        let after = row.clone().released(status, w.now, w.now);
        store::update(w.c, &after)?;
        settle_time(w, &after)?;
        let event = tell(w, "blackout.cancelled", Some(row), &after);
        w.emit(event);
        lifted.push(after);
    }
    match rows.first() {
        Some(first) if lifted.is_empty() => {
            let from = if first.released_at.is_some() { first.status } else { ReservationStatus::Completed };
            Err(Refused::only(Refusal::InvalidTransition { from }).into())
        }
        _ => Ok(lifted),
    }
}

/// The time that a blackout still takes is never longer than asked.
pub const fn longest_days() -> i64 {
    400
}

/// True when the span is one that a blackout may have.
pub fn is_sane(span: Interval) -> bool {
    !span.is_empty() && span.ends_at <= span.starts_at.plus_days(longest_days())
}
