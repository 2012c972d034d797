use super::end::locked;
use super::{FORGOTTEN, Hand, check_clash, save, standing_at};
use crate::features::reservations;
use crate::features::usage::error::SessionError;
use crate::features::usage::model::{Asked, Correction, CorrectionStatus, EndCause, Recorded, Session};
use crate::features::usage::{rules, store};
use crate::platform::db::Json;
use crate::platform::jobs;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// Says what was different. Staff's holds at once, one's own is a proposal; what it says is checked for both.
///
/// # Errors
/// A record that would not be right, a clash with another session, a person who is no member.
pub fn correct(
    w: &mut Write<'_>,
    id: Id,
    hand: Hand,
    asked: &Asked,
    reason: &str,
) -> Result<(Correction, Session), SessionError> {
    let session = locked(w, id)?;
    let becomes = decide(w, &session, hand == Hand::Staff, asked)?;
    let status = rules::correction_status(hand == Hand::Staff);
    let decided = status == CorrectionStatus::Accepted;
    let actor = w.actor().id();
    let correction = Correction {
        id: w.new_id(),
        lab: session.lab,
        session: id,
        status,
        before: Json::of(&session.recorded()),
        after: Json::of(asked),
        reason: Some(reason.to_owned()),
        proposed_by: actor,
        proposed_at: w.now,
        decided_by: actor.filter(|_| decided),
        decided_at: decided.then_some(w.now),
    };
    store::insert_correction(w.c, &correction)?;
    if decided {
        let session = apply(w, &session, becomes, Some(reason.to_owned()))?;
        return Ok((correction, session));
    }
    let event = Event::new("session.correction_proposed", "usage_session", id).lab(session.lab);
    let after = serde_json::json!({ "correction": correction.id, "asked": asked });
    w.emit(event.after(after).reason(Some(reason.to_owned())));
    Ok((correction, session))
}

/// Staff let a proposal hold, on the session as it stands by now.
///
/// # Errors
/// [`SessionError::Decided`], and as [`correct`].
pub fn accept(w: &mut Write<'_>, id: Id) -> Result<(Correction, Session), SessionError> {
    let (correction, session) = undecided(w, id)?;
    let asked: Asked = correction.after.read().map_err(crate::platform::db::Fault::from)?;
    let becomes = decide(w, &session, true, &asked)?;
    let decided =
        Correction { before: Json::of(&session.recorded()), ..decide_on(w, correction, CorrectionStatus::Accepted) };
    store::save_correction(w.c, &decided)?;
    let session = apply(w, &session, becomes, decided.reason.clone())?;
    Ok((decided, session))
}

/// Staff leave the session as it is.
///
/// # Errors
/// [`SessionError::Decided`].
pub fn reject(w: &mut Write<'_>, id: Id, reason: Option<String>) -> Result<(Correction, Session), SessionError> {
    let (correction, session) = undecided(w, id)?;
    let decided = decide_on(w, correction, CorrectionStatus::Rejected);
    store::save_correction(w.c, &decided)?;
    let event = Event::new("session.correction_rejected", "usage_session", session.id).lab(session.lab);
    w.emit(event.after(serde_json::json!({ "correction": decided.id })).reason(reason));
    Ok((decided, session))
}

fn undecided(w: &mut Write<'_>, id: Id) -> Result<(Correction, Session), SessionError> {
    let found = store::find_correction(w.c, id)?;
    let session = locked(w, found.session)?;
    // Read again under the lock: two may decide at once.
    let correction = store::find_correction(w.c, id)?;
    if correction.status != CorrectionStatus::Proposed {
        return Err(SessionError::Decided);
    }
    Ok((correction, session))
}

fn decide_on(w: &Write<'_>, correction: Correction, status: CorrectionStatus) -> Correction {
    Correction { status, decided_by: w.actor().id(), decided_at: Some(w.now), ..correction }
}

/// The session as it would be. Staff may confirm one that is to be settled just as it stands.
fn decide(w: &mut Write<'_>, session: &Session, by_staff: bool, asked: &Asked) -> Result<Recorded, SessionError> {
    let was = session.recorded();
    let becomes = match rules::corrected(&was, asked, w.now) {
        Err(problems) if by_staff && session.to_settle && problems == [rules::RecordProblem::ChangesNothing] => {
            was.clone()
        }
        decided => decided?,
    };
    if let Some(member) = asked.member
        && was.member != Some(member)
        && !store::is_member(w.c, session.lab, member)?
    {
        return Err(SessionError::UnknownMember);
    }
    check_clash(w, (session.lab, session.machine), Some(session.id), becomes.started_at, becomes.ended_at)?;
    Ok(becomes)
}

fn apply(w: &mut Write<'_>, was: &Session, becomes: Recorded, reason: Option<String>) -> Result<Session, SessionError> {
    let overrun_seconds = becomes.ended_at.map_or(0, |ended| rules::overrun_seconds(was.expected_ends_at, ended));
    if let (true, Some(ended_at)) = (was.is_open(), becomes.ended_at) {
        jobs::cancel(w.c, FORGOTTEN, was.id)?;
        if let Some(plan) = was.reservation {
            reservations::complete(w, plan, ended_at, overrun_seconds)?;
        }
    }
    let (role, affiliation) = if becomes.member == was.person && becomes.started_at == was.started_at {
        (was.role, was.affiliation.clone())
    } else {
        standing_at(w, was.lab, becomes.member, becomes.started_at)?
    };
    let session = Session {
        person: becomes.member,
        started_at: becomes.started_at,
        ended_at: becomes.ended_at,
        outcome: becomes.outcome,
        end_cause: was.end_cause.or_else(|| becomes.ended_at.filter(|_| was.is_open()).map(|_| EndCause::Finished)),
        purpose: becomes.purpose,
        role,
        affiliation,
        overrun_seconds,
        to_settle: false,
        ..was.clone()
    };
    save(w, was, session, Event::new("session.corrected", "usage_session", was.id).reason(reason))
}
