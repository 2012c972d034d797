use super::sessions::refuse_unless;
use crate::features::labs;
use crate::features::training::model::{CourseSession, Enrolment, EnrolmentStatus, Error};
use crate::features::training::rules::{self, Stage};
use crate::features::training::store;
use crate::platform::db::DbResult;
use crate::platform::http::FieldError;
use crate::platform::values::{Actor, Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// An enrolment, and whether it was made now or stood before.
#[derive(Clone, Debug)]
pub struct Made {
    pub enrolment: Enrolment,
    pub is_new: bool,
}

/// Gives a member a place at a date, or the next turn on its waiting list. Who is enrolled already stays so, and who waits
/// and may come by now gets a free place before anybody new.
///
/// # Errors
/// Somebody else's enrolment by who is not staff, a suspended membership, a missing prerequisite, a date that has begun
/// (staff still add who came) or was cancelled.
pub fn enrol(w: &mut Write<'_>, session: &CourseSession, member: Id) -> Result<Made, Error> {
    let by_staff = w.actor().is_staff_of(session.lab);
    if !by_staff && w.actor().person() != Some(member) {
        return Err(Error::NotAllowed);
    }
    let membership = labs::locked_membership(w.c, session.lab, member)?;
    let membership = membership.ok_or_else(|| at_member("unknown", Text::new("no-such-member")))?;
    if let Some(until) = membership.suspended_until.filter(|until| w.now < *until) {
        return Err(Error::Suspended { until });
    }
    let session = store::courses::locked_session(w.c, session.id)?;
    let open: &[Stage] = if by_staff { &[Stage::Ahead, Stage::Running] } else { &[Stage::Ahead] };
    refuse_unless(rules::stage(&session, w.now), open)?;
    if session.trainer == Some(member) {
        return Err(at_member("is_trainer", Text::new("trainer-does-not-enrol")));
    }
    if rules::stage(&session, w.now) == Stage::Ahead {
        promote(w, &session)?;
    }
    let all = store::enrolments::of_session(w.c, session.id)?;
    let before = all.iter().find(|one| one.person == member);
    if let Some(standing) = before.filter(|one| one.status != EnrolmentStatus::Left) {
        return Ok(Made { enrolment: standing.clone(), is_new: false });
    }
    if let Some(qualification) = missing_prerequisite(w, &session, member)? {
        let next_courses = store::courses::next_courses(w.c, qualification, None, w.now)?;
        return Err(Error::NotQualified { qualification, next_courses });
    }
    let place = rules::free_place(&all, session.capacity);
    let status = if place.is_some() { EnrolmentStatus::Enrolled } else { EnrolmentStatus::Waiting };
    let turn = all.iter().map(|one| one.turn).max().unwrap_or(0) + 1;
    let enrolment = match before {
        Some(left) => Enrolment { status, place, turn, ..left.clone() }.changed(w.now),
        None => first(w, &session, member, (status, place, turn)),
    };
    match before {
        Some(_) => store::enrolments::update(w.c, &enrolment)?,
        None => store::enrolments::insert(w.c, &enrolment)?,
    }
    tell(w, "enrolment.created", before, &enrolment);
    Ok(Made { enrolment, is_new: true })
}

fn first(
    w: &Write<'_>,
    session: &CourseSession,
    member: Id,
    (status, place, turn): (EnrolmentStatus, Option<i32>, i32),
) -> Enrolment {
    Enrolment {
        id: w.new_id(),
        lab: session.lab,
        session: session.id,
        capacity: session.capacity,
        person: member,
        status,
        turn,
        place,
        attended: None,
        passed: None,
        level: None,
        note: None,
        recorded_by: None,
        recorded_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    }
}

/// Gives a place back, and it goes to who has waited longest.
///
/// # Errors
/// [`Error::State`] for a date that has begun, and for who has left already.
pub fn leave(w: &mut Write<'_>, id: Id) -> Result<Enrolment, Error> {
    let session = store::enrolments::find(w.c, id)?.session;
    let session = store::courses::locked_session(w.c, session)?;
    let was = store::enrolments::find(w.c, id)?;
    refuse_unless(rules::stage(&session, w.now), &[Stage::Ahead])?;
    if was.status == EnrolmentStatus::Left {
        return Err(Error::State(Text::new("enrolment-left")));
    }
    Ok(give_up(w, &session, &was)?)
}

/// Gives back what a person has at dates that lie ahead.
///
/// # Errors
/// The database's.
pub fn leave_all(w: &mut Write<'_>, person: Id) -> DbResult<()> {
    for (id, session) in store::enrolments::standing_of(w.c, person)? {
        let session = store::courses::locked_session(w.c, session)?;
        let was = store::enrolments::find(w.c, id)?;
        if rules::stage(&session, w.now) == Stage::Ahead && was.status != EnrolmentStatus::Left {
            give_up(w, &session, &was)?;
        }
    }
    Ok(())
}

/// The session must be locked.
fn give_up(w: &mut Write<'_>, session: &CourseSession, was: &Enrolment) -> DbResult<Enrolment> {
    let left = Enrolment { status: EnrolmentStatus::Left, place: None, ..was.clone() }.changed(w.now);
    store::enrolments::update(w.c, &left)?;
    tell(w, "enrolment.left", Some(was), &left);
    promote(w, session)?;
    Ok(left)
}

/// Fills the free places from the waiting list in its order, passing over who could not enrol now. The session must be
/// locked.
pub(super) fn promote(w: &mut Write<'_>, session: &CourseSession) -> DbResult<()> {
    let mut all = store::enrolments::of_session(w.c, session.id)?;
    while let Some(place) = rules::free_place(&all, session.capacity) {
        let Some(next) = next_ready(w, session, &all)? else { return Ok(()) };
        let up = Enrolment { status: EnrolmentStatus::Enrolled, place: Some(place), ..next.clone() }.changed(w.now);
        store::enrolments::update(w.c, &up)?;
        tell(w, "enrolment.promoted", Some(&next), &up);
        all.retain(|one| one.id != up.id);
        all.push(up);
    }
    Ok(())
}

/// Who has waited longest of those who are not suspended and have what the course asks for.
fn next_ready(w: &mut Write<'_>, session: &CourseSession, all: &[Enrolment]) -> DbResult<Option<Enrolment>> {
    for next in rules::waiting(all) {
        let membership = labs::membership(w.c, session.lab, next.person)?;
        let suspended = membership.and_then(|one| one.suspended_until).is_some_and(|until| w.now < until);
        if !suspended && missing_prerequisite(w, session, next.person)?.is_none() {
            return Ok(Some(next.clone()));
        }
    }
    Ok(None)
}

/// A prerequisite holds now and at the start, as a machine's qualification does.
fn missing_prerequisite(w: &mut Write<'_>, session: &CourseSession, member: Id) -> DbResult<Option<Id>> {
    for qualification in store::courses::find(w.c, session.course)?.prerequisites {
        let held = store::holders(w.c, member, qualification)?;
        let starts_at: Instant = session.starts_at.max(w.now);
        if !held.iter().any(|one| one.valid_at(w.now) && one.valid_at(starts_at)) {
            return Ok(Some(qualification));
        }
    }
    Ok(None)
}

/// True when the actor holds the enrolment or is staff of its lab: nobody else may even know of it.
pub fn is_visible(actor: &Actor, one: &Enrolment) -> bool {
    actor.is_staff_of(one.lab) || actor.person() == Some(one.person)
}

pub(super) fn tell(w: &mut Write<'_>, action: &'static str, before: Option<&Enrolment>, after: &Enrolment) {
    let mut event = Event::new(action, "enrolment", after.id).lab(after.lab).after(after.state());
    if let Some(before) = before {
        event = event.before(before.state());
    }
    w.emit(event);
}

fn at_member(code: &str, detail: Text) -> Error {
    Error::Fields(vec![FieldError { pointer: "/member".to_owned(), code: code.to_owned(), detail }])
}
