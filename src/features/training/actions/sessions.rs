//! A course's dates, without the calendar: what keeps the machines free for one is asked by the room above.

use super::enrol::promote;
use crate::features::labs::{Faults, Lab};
use crate::features::training::model::{CourseSession, Enrolment, EnrolmentStatus, Error, WholeCourse};
use crate::features::training::rules::{self, Stage};
use crate::features::training::store;
use crate::platform::values::{Id, Instant, Interval};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// How long a date may last.
const LONGEST_DAYS: i64 = 14;

/// A date as it is to be planned; what is absent is taken from the course.
#[derive(Clone, Debug)]
pub struct SessionAsk {
    pub starts_at: Instant,
    pub ends_at: Option<Instant>,
    pub capacity: Option<i32>,
    /// A member.
    pub trainer: Option<Id>,
    pub location: Option<String>,
}

/// What is to be changed; what is `None` stays, `Some(None)` is removed.
#[derive(Clone, Debug, Default)]
pub struct SessionChange {
    pub starts_at: Option<Instant>,
    pub ends_at: Option<Instant>,
    pub capacity: Option<i32>,
    pub trainer: Option<Option<Id>>,
    pub location: Option<Option<String>>,
}

/// A date whose fields were checked; what is missing is its place in the calendar.
#[derive(Clone, Debug)]
pub struct Planned(CourseSession);

impl Planned {
    pub const fn span(&self) -> Interval {
        self.0.span()
    }

    /// With the batch of the calendar's rows that keep its machines free.
    #[must_use]
    pub const fn keeping(mut self, blackout: Option<Id>) -> Self {
        self.0.blackout = blackout;
        self
    }
}

/// Checks a date of a course.
///
/// # Errors
/// Every bad field at once.
pub fn planned_session(w: &mut Write<'_>, lab: &Lab, course: &WholeCourse, ask: &SessionAsk) -> Result<Planned, Error> {
    let course = &course.course;
    let by_length = course.duration_minutes.map(|minutes| ask.starts_at.plus_minutes(i64::from(minutes)));
    let mut faults = Faults::default();
    if course.archived_at.is_some() {
        faults.add("/course", "archived", Text::new("course-archived"));
    }
    let ends_at = ask.ends_at.or(by_length);
    if ends_at.is_none() {
        faults.add("/ends_at", "required", Text::new("course-without-length"));
    }
    let session = CourseSession {
        id: w.new_id(),
        lab: lab.id,
        course: course.id,
        starts_at: ask.starts_at,
        // Any end will do for what is refused anyway.
        ends_at: ends_at.unwrap_or_else(|| ask.starts_at.plus_minutes(1)),
        capacity: ask.capacity.unwrap_or(course.capacity),
        trainer: ask.trainer,
        location: ask.location.clone(),
        blackout: None,
        cancelled_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    check(w, &session, true, &mut faults)?;
    faults.check(Error::Fields)?;
    Ok(Planned(session))
}

/// # Errors
/// The database's.
pub fn plan_session(w: &mut Write<'_>, planned: Planned) -> Result<CourseSession, Error> {
    let session = planned.0;
    store::courses::insert_session(w.c, &session)?;
    let event = Event::new("course_session.planned", "course_session", session.id).lab(session.lab);
    w.emit(event.after(session.state()));
    Ok(session)
}

/// Checks what a date is to become. It must be read under its lock.
///
/// # Errors
/// [`Error::State`] when it is over or cancelled; every bad field at once.
pub fn changed_session(w: &mut Write<'_>, was: &CourseSession, ask: &SessionChange) -> Result<Planned, Error> {
    refuse_unless(rules::stage(was, w.now), &[Stage::Ahead, Stage::Running])?;
    let session = CourseSession {
        starts_at: ask.starts_at.unwrap_or(was.starts_at),
        ends_at: ask.ends_at.unwrap_or(was.ends_at),
        capacity: ask.capacity.unwrap_or(was.capacity),
        trainer: ask.trainer.unwrap_or(was.trainer),
        location: ask.location.clone().unwrap_or_else(|| was.location.clone()),
        updated_at: w.now,
        version: was.version + 1,
        ..was.clone()
    };
    let mut faults = Faults::default();
    check(w, &session, session.starts_at != was.starts_at, &mut faults)?;
    let enrolled = enrolled(&store::enrolments::of_session(w.c, was.id)?);
    if i64::from(session.capacity) < enrolled {
        faults.add("/capacity", "below_enrolled", Text::new("capacity-below-enrolled").with("enrolled", enrolled));
    }
    faults.check(Error::Fields)?;
    Ok(Planned(session))
}

/// Writes the change; who waits moves up where there are more places now.
///
/// # Errors
/// The database's.
pub fn change_session(w: &mut Write<'_>, was: &CourseSession, planned: Planned) -> Result<CourseSession, Error> {
    let session = planned.0;
    let mut all = store::enrolments::of_session(w.c, was.id)?;
    for (id, place) in rules::moved_down(&all, session.capacity) {
        if let Some(one) = all.iter_mut().find(|one| one.id == id) {
            one.place = Some(place);
            store::enrolments::update(w.c, one)?;
        }
    }
    store::courses::update_session(w.c, &session)?;
    let event = Event::new("course_session.changed", "course_session", session.id).lab(session.lab);
    let mut after = session.state();
    if let Some(fields) = after.as_object_mut() {
        fields.insert("location_changed".into(), serde_json::json!(session.location != was.location));
    }
    w.emit(event.before(was.state()).after(after));
    promote(w, &session)?;
    Ok(session)
}

/// Calls a date off; who meant to come is told by who hears of it.
///
/// # Errors
/// [`Error::State`] when it is over or cancelled already.
pub fn cancel_session(w: &mut Write<'_>, was: &CourseSession, reason: String) -> Result<CourseSession, Error> {
    refuse_unless(rules::stage(was, w.now), &[Stage::Ahead, Stage::Running])?;
    let session =
        CourseSession { cancelled_at: Some(w.now), updated_at: w.now, version: was.version + 1, ..was.clone() };
    store::courses::update_session(w.c, &session)?;
    let event = Event::new("course_session.cancelled", "course_session", session.id).lab(session.lab);
    w.emit(event.before(was.state()).after(session.state()).reason(Some(reason)));
    Ok(session)
}

/// # Errors
/// [`Error::State`] where the date stands otherwise.
pub(super) fn refuse_unless(stage: Stage, allowed: &[Stage]) -> Result<(), Error> {
    if allowed.contains(&stage) {
        return Ok(());
    }
    Err(Error::State(match stage {
        Stage::Ahead => Text::new("course-session-ahead"),
        Stage::Running => Text::new("course-session-running"),
        Stage::Over => Text::new("course-session-over"),
        Stage::Cancelled => Text::new("course-session-cancelled"),
    }))
}

fn enrolled(all: &[Enrolment]) -> i64 {
    let count = all.iter().filter(|one| one.status == EnrolmentStatus::Enrolled).count();
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn check(w: &mut Write<'_>, session: &CourseSession, moves: bool, faults: &mut Faults) -> Result<(), Error> {
    if moves && session.starts_at < w.now {
        faults.add("/starts_at", "in_the_past", Text::new("must-lie-ahead"));
    }
    if session.span().is_empty() {
        faults.add("/ends_at", "before_start", Text::new("end-after-start"));
    } else if session.ends_at > session.starts_at.plus_days(LONGEST_DAYS) {
        faults.add("/ends_at", "too_long", Text::new("course-session-too-long").with("days", LONGEST_DAYS));
    }
    if let Some(trainer) = session.trainer
        && !store::is_member(w.c, session.lab, trainer)?
    {
        faults.add("/trainer", "unknown", Text::new("no-such-member"));
    }
    Ok(())
}
