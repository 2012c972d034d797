//! Decisions on courses, as pure functions. Nothing here reads a clock or a database.

use super::model::{CourseSession, Enrolment, EnrolmentStatus};
use crate::platform::values::{Id, Instant};

/// So many days before a certification expires its holder is told.
pub const WARN_DAYS: [i64; 2] = [30, 7];

/// The lowest place that nobody has; `None` when the date is full.
pub fn free_place(all: &[Enrolment], capacity: i32) -> Option<i32> {
    (1..=capacity).find(|place| all.iter().all(|one| one.place != Some(*place)))
}

/// Who waits, those first who have waited longest.
pub fn waiting(all: &[Enrolment]) -> Vec<&Enrolment> {
    let mut waiting: Vec<_> = all.iter().filter(|one| one.status == EnrolmentStatus::Waiting).collect();
    waiting.sort_by_key(|one| one.turn);
    waiting
}

/// How many come before this one on the waiting list, itself counted; `None` for who does not wait.
pub fn waiting_position(all: &[Enrolment], one: &Enrolment) -> Option<usize> {
    let waits = |other: &&Enrolment| other.status == EnrolmentStatus::Waiting && other.turn <= one.turn;
    (one.status == EnrolmentStatus::Waiting).then(|| all.iter().filter(waits).count())
}

/// New places for those that lie above a smaller capacity, from the lowest free on. All of them fit where no more are
/// enrolled than the capacity holds.
pub fn moved_down(all: &[Enrolment], capacity: i32) -> Vec<(Id, i32)> {
    let high = all.iter().filter(|one| one.place.is_some_and(|place| place > capacity)).map(|one| one.id);
    let free = (1..=capacity).filter(|place| all.iter().all(|one| one.place != Some(*place)));
    high.zip(free).collect()
}

/// Where a date stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Ahead,
    Running,
    Over,
    Cancelled,
}

pub fn stage(session: &CourseSession, now: Instant) -> Stage {
    match session.cancelled_at {
        Some(_) => Stage::Cancelled,
        None if now < session.starts_at => Stage::Ahead,
        None if now < session.ends_at => Stage::Running,
        None => Stage::Over,
    }
}

/// A qualification with its level, as it is earned.
pub type Earned = (Id, Option<String>);

/// What is to be revoked and what granted, so that what somebody holds from a session is what they earned there. Who
/// holds it already is left alone: the same result given twice changes nothing.
pub fn settle(held: &[(Id, Earned)], earned: &[Earned]) -> (Vec<Id>, Vec<Earned>) {
    let wrong = held.iter().filter(|(_, one)| !earned.contains(one)).map(|(certification, _)| *certification);
    let missing = earned.iter().filter(|one| held.iter().all(|(_, other)| other != *one)).cloned();
    (wrong.collect(), missing.collect())
}

/// Whether who holds level `held` may do what `least` asks for: any level will do where none is asked for, else that one or
/// a higher one of `levels`, which go from the lowest to the highest.
pub fn reaches(levels: &[String], held: Option<&str>, least: Option<&str>) -> bool {
    let Some(least) = least else { return true };
    levels_from(levels, least).iter().any(|level| held == Some(level))
}

/// The levels from `least` up; none where it is not one of them.
pub fn levels_from<'a>(levels: &'a [String], least: &str) -> &'a [String] {
    let below = levels.iter().take_while(|level| *level != least).count();
    levels.get(below..).unwrap_or_default()
}

/// When a holder is told of the end ahead; never for what is valid for no longer than that.
pub fn warn_at(valid_from: Instant, expires_at: Instant, days: i64) -> Option<Instant> {
    let at = expires_at.plus_days(-days);
    (at > valid_from).then_some(at)
}

/// Whether a warning that is due now is still to be told: the next one is not due yet, and the end has not come.
pub fn still_tells(expires_at: Instant, days: i64, now: Instant) -> bool {
    let next = WARN_DAYS.iter().filter(|other| **other < days).max().copied().unwrap_or(0);
    now < expires_at.plus_days(-next)
}
