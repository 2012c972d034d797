use super::tell::tell;
use crate::features::notify::hear::State;
use crate::features::notify::model::{Audience, Facts, News, NotificationKind};
use crate::features::notify::rules::{COURSE_REMINDER_MINUTES, REMINDER_MINUTES};
use crate::features::notify::store::{self, Plan};
use crate::platform::db::DbResult;
use crate::platform::jobs::{self, Next};
use crate::platform::values::{Id, Instant};
use crate::platform::write::{Event, Write};

/// The job that reminds the holder of a reservation.
pub const REMINDER: &str = "notify.reminder";

/// The job that reminds those who have a place at a course's date.
pub const COURSE_REMINDER: &str = "notify.course_reminder";

/// Plans, moves and drops the reminder of a reservation. One that would be due at once is none.
pub(super) fn follow(w: &mut Write<'_>, event: &Event) -> DbResult<()> {
    let (before, after) = (State(event.before.as_ref()), State(event.after.as_ref()));
    let due = |state: State<'_>| state.at("starts_at").map(|start| start.plus_minutes(-REMINDER_MINUTES));
    let ahead = |state| due(state).filter(|due: &Instant| *due > w.now);
    match event.action {
        "reservation.created" => match ahead(after) {
            Some(at) => jobs::schedule_first(w.c, REMINDER, event.subject, at, w.now),
            None => Ok(()),
        },
        "reservation.changed" if due(before) != due(after) => match ahead(after) {
            Some(at) => jobs::schedule(w.c, REMINDER, event.subject, at, w.now),
            None => jobs::cancel(w.c, REMINDER, event.subject),
        },
        // Later it has run already.
        "reservation.cancelled" | "reservation.rejected" if ahead(after).is_some() => {
            jobs::cancel(w.c, REMINDER, event.subject)
        }
        "course_session.planned" | "course_session.changed" | "course_session.cancelled" => {
            follow_course(w, event.subject, before.at("starts_at"), after)
        }
        _ => Ok(()),
    }
}

fn follow_course(w: &mut Write<'_>, session: Id, was: Option<Instant>, after: State<'_>) -> DbResult<()> {
    let start = after.at("starts_at");
    if after.get("cancelled_at").is_some() {
        return jobs::cancel(w.c, COURSE_REMINDER, session);
    }
    if was == start {
        return Ok(());
    }
    let due = start.and_then(|start| {
        COURSE_REMINDER_MINUTES.iter().map(|minutes| start.plus_minutes(-minutes)).find(|due| *due > w.now)
    });
    match due {
        Some(at) => jobs::schedule(w.c, COURSE_REMINDER, session, at, w.now),
        None => jobs::cancel(w.c, COURSE_REMINDER, session),
    }
}

/// Reminds those who have a place at a course's date, once for each start.
///
/// # Errors
/// Whatever the database answers.
pub fn remind_of_course(w: &mut Write<'_>, session: Id) -> DbResult<Next> {
    let Some(date) = store::course_date(w.c, session)? else { return Ok(Next::Done) };
    if date.cancelled_at.is_some() || w.now >= date.starts_at {
        return Ok(Next::Done);
    }
    let news = News {
        kind: NotificationKind::CourseReminder,
        to: Audience::Attending,
        lab: date.lab,
        subject: ("course_session", date.id),
        revision: Some(date.starts_at.seconds()),
        facts: date.add_to(Facts::default()),
        expires_at: Some(date.ends_at),
    };
    tell(w, &news)?;
    // Who took a place after the first time hears of it by the last; nobody hears twice of one start.
    let last = COURSE_REMINDER_MINUTES.iter().min().map(|minutes| date.starts_at.plus_minutes(-minutes));
    Ok(last.filter(|last| *last > w.now).map_or(Next::Done, Next::At))
}

/// Reminds the holder of a confirmed reservation, so long before its start as they chose.
///
/// # Errors
/// Whatever the database answers.
pub fn remind(w: &mut Write<'_>, reservation: Id) -> DbResult<Next> {
    let Some(plan) = store::plan(w.c, reservation)? else { return Ok(Next::Done) };
    let Some(member) = plan.member.filter(|_| plan.status == "confirmed" && w.now < plan.starts_at) else {
        return Ok(Next::Done);
    };
    let minutes = store::settings(w.c, member)?.reminder_minutes;
    let due = plan.starts_at.plus_minutes(-i64::from(minutes));
    if w.now < due {
        return Ok(Next::At(due));
    }
    tell(w, &reminder(&plan, NotificationKind::Reminder, member))?;
    // It went down before this reservation was one of the next, or is down still.
    if !store::is_usable(w.c, plan.machine)? {
        tell(w, &reminder(&plan, NotificationKind::MachineDown, member))?;
    }
    Ok(Next::Done)
}

/// Told of each start once, whatever else is changed.
fn reminder(plan: &Plan, kind: NotificationKind, member: Id) -> News {
    News {
        kind,
        to: Audience::Person(member),
        lab: plan.lab,
        subject: ("reservation", plan.id),
        revision: Some(plan.starts_at.seconds()),
        facts: Facts {
            machine: Some(plan.machine),
            starts_at: Some(plan.starts_at),
            ends_at: Some(plan.ends_at),
            count: (kind == NotificationKind::MachineDown).then_some(1),
            ..Facts::default()
        },
        expires_at: Some(plan.ends_at),
    }
}
