//! A course's date in the calendar: the machines it uses are kept free for it, all of them or none.

use super::blackout::{BlackoutAsk, black_out, lift};
use crate::features::labs::Lab;
use crate::features::reservations::ReservationError as Error;
use crate::features::reservations::model::BlockKind;
use crate::features::reservations::row::Reservation;
use crate::features::reservations::store;
use crate::features::training::{self, CourseSession, SessionAsk, SessionChange, WholeCourse};
use crate::platform::db::DbResult;
use crate::platform::values::{Id, Interval};
use crate::platform::write::Write;

/// Plans a date of a course with the machines it uses.
///
/// # Errors
/// Every bad field at once; [`Error::Refused`] with `slot_taken` and every clash.
pub fn plan_lesson(
    w: &mut Write<'_>,
    lab: &Lab,
    course: &WholeCourse,
    ask: &SessionAsk,
    machines: &[Id],
) -> Result<CourseSession, Error> {
    let planned = training::planned_session(w, lab, course, ask)?;
    let blackout = keep(w, lab, course, planned.span(), machines)?;
    Ok(training::plan_session(w, planned.keeping(blackout))?)
}

/// Moves a date or changes what it uses; `machines` replaces all of them. The session must be read under its lock.
///
/// # Errors
/// As [`plan_lesson`]; one that is over or was called off cannot change.
pub fn change_lesson(
    w: &mut Write<'_>,
    lab: &Lab,
    was: &CourseSession,
    change: &SessionChange,
    machines: Option<&[Id]>,
) -> Result<CourseSession, Error> {
    let planned = training::changed_session(w, was, change)?;
    let kept = standing(w, was)?;
    let mut before: Vec<Id> = kept.iter().map(|row| row.machine).collect();
    let mut after = machines.map_or_else(|| before.clone(), <[Id]>::to_vec);
    before.sort_unstable();
    after.sort_unstable();
    after.dedup();
    if planned.span() == was.span() && before == after {
        return Ok(training::change_session(w, was, planned)?);
    }
    store::lock(w.c, lab.id, None, &[before, after.clone()].concat())?;
    give_back(w, was)?;
    let course = training::course(w.c, was.course)?;
    let blackout = keep(w, lab, &course, planned.span(), &after)?;
    Ok(training::change_session(w, was, planned.keeping(blackout))?)
}

/// Calls a date off and gives its machines back. The session must be read under its lock.
///
/// # Errors
/// One that is over or was called off already.
pub fn cancel_lesson(w: &mut Write<'_>, was: &CourseSession, reason: String) -> Result<CourseSession, Error> {
    let cancelled = training::cancel_session(w, was, reason)?;
    let machines: Vec<Id> = standing(w, was)?.iter().map(|row| row.machine).collect();
    store::lock(w.c, was.lab, None, &machines)?;
    give_back(w, was)?;
    Ok(cancelled)
}

fn keep(
    w: &mut Write<'_>,
    lab: &Lab,
    course: &WholeCourse,
    span: Interval,
    machines: &[Id],
) -> Result<Option<Id>, Error> {
    let reason = course.course.title().best(w.call.lang).to_owned();
    let ask = BlackoutAsk { machines: machines.to_vec(), span, kind: BlockKind::Event, reason };
    let rows = if machines.is_empty() { Vec::new() } else { black_out(w, lab, &ask)? };
    Ok(rows.first().and_then(|row| row.batch))
}

/// The rows that keep its machines now; none where staff have given them back already.
fn standing(w: &mut Write<'_>, session: &CourseSession) -> DbResult<Vec<Reservation>> {
    let Some(batch) = session.blackout else { return Ok(Vec::new()) };
    let rows = store::batch(w.c, batch)?;
    Ok(rows.into_iter().filter(|row| row.released_at.is_none() && row.ends_at > w.now).collect())
}

fn give_back(w: &mut Write<'_>, session: &CourseSession) -> Result<(), Error> {
    let rows = standing(w, session)?;
    if !rows.is_empty() {
        lift(w, &rows)?;
    }
    Ok(())
}
