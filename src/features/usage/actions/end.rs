use super::{FORGOTTEN, Hand, save};
use crate::features::reservations::{self, ReservationError};
use crate::features::stock::{self, Used, UsedBy};
use crate::features::usage::error::SessionError;
use crate::features::usage::model::{EndCause, Outcome, Session, SessionSource};
use crate::features::usage::{rules, store};
use crate::platform::db::{DbResult, Fault};
use crate::platform::jobs::{self, Next};
use crate::platform::values::{Id, Instant};
use crate::platform::write::{Event, Write};

/// How a session comes to its end.
pub(super) struct Ending {
    pub cause: EndCause,
    pub at: Instant,
    pub outcome: Outcome,
    pub source: SessionSource,
    pub note: Option<String>,
    pub to_settle: bool,
}

impl Ending {
    pub const fn new(cause: EndCause, was: &Session, at: Instant, outcome: Outcome) -> Self {
        Self { cause, at, outcome, source: was.source, note: None, to_settle: was.to_settle }
    }

    const fn action(&self) -> &'static str {
        match self.cause {
            EndCause::Finished => "session.finished",
            EndCause::TakenOver => "session.taken_over",
            EndCause::Forgotten => "session.closed_forgotten",
        }
    }
}

/// What is said when a session is finished.
#[derive(Clone, Debug)]
pub struct Finish {
    pub outcome: Outcome,
    pub note: Option<String>,
    pub materials: Vec<Used>,
}

impl Finish {
    /// With nothing else to say.
    pub const fn new(outcome: Outcome) -> Self {
        Self { outcome, note: None, materials: Vec::new() }
    }
}

/// Ends a session now, takes its materials from stock and frees the rest of its time.
///
/// # Errors
/// [`SessionError::NotOpen`] when it has ended already, [`SessionError::Stock`] where there is not so much of a material:
/// the session then stays open.
pub fn finish(w: &mut Write<'_>, id: Id, hand: Hand, ask: &Finish) -> Result<Session, SessionError> {
    let session = locked(w, id)?;
    if !session.is_open() {
        return Err(SessionError::NotOpen);
    }
    // What staff end after an outage is settled thereby.
    let to_settle = session.to_settle && hand != Hand::Staff;
    let ending = Ending::new(EndCause::Finished, &session, w.now.max(session.started_at), ask.outcome);
    let ended = end(w, &session, Ending { note: ask.note.clone(), to_settle, ..ending })?;
    stock::draw_used(w, ended.lab, UsedBy::Session(ended.id), "materials", &ask.materials)?;
    Ok(ended)
}

/// The session as it stands once its machine is locked.
pub(super) fn locked(w: &mut Write<'_>, id: Id) -> Result<Session, SessionError> {
    let found = store::find(w.c, id)?;
    reservations::lock(w.c, found.lab, found.person, &[found.machine])?;
    Ok(store::find(w.c, id)?)
}

pub(super) fn end(w: &mut Write<'_>, was: &Session, ending: Ending) -> Result<Session, SessionError> {
    let overrun_seconds = rules::overrun_seconds(was.expected_ends_at, ending.at);
    if let Some(plan) = was.reservation {
        reservations::complete(w, plan, ending.at, overrun_seconds)?;
    }
    jobs::cancel(w.c, FORGOTTEN, was.id)?;
    let action = ending.action();
    let ended = Session {
        ended_at: Some(ending.at),
        outcome: Some(ending.outcome),
        end_cause: Some(ending.cause),
        source: ending.source,
        note: ending.note.or_else(|| was.note.clone()),
        to_settle: ending.to_settle,
        overrun_seconds,
        ..was.clone()
    };
    save(w, was, ended, Event::new(action, "usage_session", was.id))
}

/// Closes a session that nobody ended, half an hour after its expected end.
///
/// # Errors
/// Whatever the database answers.
pub fn forgotten(w: &mut Write<'_>, id: Id) -> DbResult<Next> {
    let session = match locked(w, id) {
        Ok(session) => session,
        Err(SessionError::Fault(Fault::NotFound)) => return Ok(Next::Done),
        Err(error) => return Err(fault(error)),
    };
    if !session.is_open() {
        return Ok(Next::Done);
    }
    let ended_at = match rules::forgotten(session.started_at, session.expected_ends_at, w.now) {
        rules::Forgotten::NotYet(due) => return Ok(Next::At(due)),
        rules::Forgotten::Ended(at) => at,
    };
    let outages = jobs::outages_within(w.c, session.span(w.now))?;
    let to_settle = session.to_settle || rules::lived_through(session.span(w.now), session.updated_at, &outages);
    let ending = Ending::new(EndCause::Forgotten, &session, ended_at, Outcome::Unknown);
    end(w, &session, Ending { source: SessionSource::Auto, to_settle, ..ending }).map_err(fault)?;
    Ok(Next::Done)
}

/// A job's refusal by anything but the database is a fault of ours: it is logged and tried again.
fn fault(error: SessionError) -> Fault {
    match error {
        SessionError::Fault(fault) | SessionError::Calendar(ReservationError::Fault(fault)) => fault,
        other => Fault::Unavailable(other.to_string()),
    }
}
