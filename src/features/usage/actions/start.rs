use super::end::{Ending, end};
use super::{FORGOTTEN, Hand, Recorder, check_clash, figures, standing_at};
use crate::features::machines::{self, Machine};
use crate::features::reservations::rules::OpenSession;
use crate::features::reservations::{self, CheckIn, Occupation, WalkIn};
use crate::features::stock::{self, Used, UsedBy};
use crate::features::usage::error::SessionError;
use crate::features::usage::model::{Acknowledged, EndCause, Outcome, Session};
use crate::features::usage::rules;
use crate::features::usage::store::{self, PlanRow};
use crate::platform::jobs;
use crate::platform::values::{Id, Instant, Purpose};
use crate::platform::write::{Event, Write};

/// In which plan a session that starts now stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plan {
    /// The check-in of this reservation.
    Reservation(Id),
    /// The check-in of the member's own reservation where one stands now, else a walk-in.
    WhatStands { expected_minutes: Option<i64> },
}

/// A session that starts now.
#[derive(Clone, Debug)]
pub struct Start {
    pub machine: Id,
    pub plan: Plan,
    pub take_over: bool,
    /// Who is there beside the member.
    pub second_person: Option<Id>,
    /// What is to be seen to before the machine starts was seen to.
    pub checklist_acknowledged: bool,
    /// Of one that runs already, as staff or a device tell it late.
    pub started_at: Option<Instant>,
    pub purpose: Option<Purpose>,
    pub headcount: i32,
    pub note: Option<String>,
    /// What is taken from stock to begin with.
    pub materials: Vec<Used>,
    pub override_reason: Option<String>,
}

/// Starts a session now: a check-in or a walk-in.
///
/// # Errors
/// What stands against it in the calendar, a checklist that was not acknowledged, a clash with another session, materials
/// that there are not.
pub fn start(w: &mut Write<'_>, lab: Id, ask: &Start, by: Recorder) -> Result<Session, SessionError> {
    let started_at = ask.started_at.unwrap_or(w.now);
    let problems = rules::times(started_at, None, w.now);
    if !problems.is_empty() {
        return Err(problems.into());
    }
    reservations::lock(w.c, lab, by.member, &[ask.machine])?;
    let open = store::open_on(w.c, ask.machine)?;
    let held = hold(w, ask, by, open.as_ref())?;
    let machine = machines::find(w.c, ask.machine)?;
    if by.hand != Hand::Device && !ask.checklist_acknowledged && !machine.checklist().is_empty() {
        return Err(SessionError::Checklist { items: machine.checklist(), version: machine.checklist_version });
    }
    if let Some(overrunning) = open.filter(|_| held.takes_over) {
        let ending = Ending::new(EndCause::TakenOver, &overrunning, w.now, Outcome::Unknown);
        end(w, &overrunning, ending)?;
    }
    check_clash(w, (lab, ask.machine), None, started_at, None)?;
    let session = open_session(w, lab, ask, Recorder { member: held.member, ..by }, started_at, &held)?;
    if ask.checklist_acknowledged && !machine.checklist().is_empty() {
        acknowledge(w, &session, &machine)?;
    }
    jobs::schedule(w.c, FORGOTTEN, session.id, rules::forgotten_at(session.expected_ends_at), w.now)?;
    stock::draw_used(w, session.lab, UsedBy::Session(session.id), "materials", &ask.materials)?;
    Ok(session)
}

/// Keeps what was acknowledged as it read then.
fn acknowledge(w: &mut Write<'_>, session: &Session, machine: &Machine) -> Result<(), SessionError> {
    let row = Acknowledged {
        session: session.id,
        version: machine.checklist_version,
        items: machine.checklist.clone(),
        acknowledged_by: w.actor().person(),
        acknowledged_at: w.now,
    };
    store::insert_acknowledged(w.c, &row)?;
    let after = serde_json::json!({ "machine": machine.id, "checklist_version": row.version });
    w.emit(Event::new("session.checklist_acknowledged", "usage_session", session.id).lab(session.lab).after(after));
    Ok(())
}

fn hold(w: &mut Write<'_>, ask: &Start, by: Recorder, open: Option<&Session>) -> Result<Occupation, SessionError> {
    let override_reason = ask.override_reason.as_deref();
    let (reservation, expected_minutes) = match ask.plan {
        Plan::Reservation(id) => (Some(id), None),
        Plan::WhatStands { expected_minutes } => (standing(w, ask.machine, by)?, expected_minutes),
    };
    let open_session = open.map(|open| OpenSession { id: open.id, expected_ends_at: open.expected_ends_at });
    let standing = by.hand.standing();
    if let Some(reservation) = reservation {
        let asked = CheckIn {
            reservation,
            machine: ask.machine,
            open_session,
            take_over: ask.take_over,
            second_person: ask.second_person,
            by: standing,
            override_reason,
        };
        return Ok(reservations::check_in(w, asked)?);
    }
    let asked = WalkIn {
        machine: ask.machine,
        member: by.member,
        expected_minutes,
        purpose: ask.purpose,
        second_person: ask.second_person,
        open_session,
        by: standing,
        override_reason,
    };
    Ok(reservations::walk_in(w, asked)?)
}

/// The reservation whose check-in is open: the member's own, for a device anybody's.
fn standing(w: &mut Write<'_>, machine: Id, by: Recorder) -> Result<Option<Id>, SessionError> {
    if by.hand != Hand::Device && by.member.is_none() {
        return Ok(None);
    }
    let opens_at = |plan: &PlanRow| plan.starts_at.plus_minutes(-i64::from(plan.check_in_window_minutes.unwrap_or(0)));
    let plans = store::plans_around(w.c, machine, by.member, w.now)?;
    Ok(plans.iter().find(|plan| opens_at(plan) <= w.now).map(|plan| plan.id))
}

fn open_session(
    w: &mut Write<'_>,
    lab: Id,
    ask: &Start,
    by: Recorder,
    started_at: Instant,
    held: &Occupation,
) -> Result<Session, SessionError> {
    let (role, affiliation) = standing_at(w, lab, by.member, started_at)?;
    let session = Session {
        id: w.new_id(),
        lab,
        machine: ask.machine,
        person: by.member,
        reservation: Some(held.plan),
        started_at,
        ended_at: None,
        expected_ends_at: held.ends_at,
        source: by.source(w.actor()),
        purpose: ask.purpose.or(held.purpose),
        headcount: ask.headcount,
        outcome: None,
        end_cause: None,
        note: ask.note.clone(),
        affiliation,
        role,
        overrun_seconds: 0,
        to_settle: false,
        created_by: w.actor().id(),
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::insert(w.c, &session)?;
    let mut after = session.trail();
    if let (false, Some(after)) = (held.set_aside.is_empty(), after.as_object_mut()) {
        after.insert("set_aside".to_owned(), serde_json::json!(held.set_aside));
    }
    let event = Event::new("session.started", "usage_session", session.id).lab(lab).after(after);
    w.emit(event.reason(ask.override_reason.clone()).touching(session.machine, figures(started_at, w.now)));
    Ok(session)
}
