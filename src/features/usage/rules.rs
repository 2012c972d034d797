//! Decisions on sessions, as pure functions. Nothing here reads a clock or a database.

use super::model::{Asked, CorrectionStatus, Outcome, Recorded};
use crate::platform::values::{Instant, Interval};
use crate::platform::words::Text;

/// How long after its expected end a session without a sign of life is closed.
pub const FORGOTTEN_AFTER_MINUTES: i64 = 30;

/// What has become of an open session that nobody ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// It is looked at again then.
    NotYet(Instant),
    /// It counts up to its expected end.
    Ended(Instant),
}

/// Closes a session thirty minutes after its expected end. An extension is a sign of life: it moves the expected end.
pub fn forgotten(started_at: Instant, expected_ends_at: Instant, now: Instant) -> Forgotten {
    let due = forgotten_at(expected_ends_at);
    if now < due { Forgotten::NotYet(due) } else { Forgotten::Ended(expected_ends_at.max(started_at)) }
}

/// When an open session is looked at.
pub const fn forgotten_at(expected_ends_at: Instant) -> Instant {
    expected_ends_at.plus_minutes(FORGOTTEN_AFTER_MINUTES)
}

/// Whole seconds that a session lasted past its expected end, never negative.
pub const fn overrun_seconds(expected_ends_at: Instant, ended_at: Instant) -> i64 {
    let seconds = ended_at.micros_since(expected_ends_at) / 1_000_000;
    if seconds > 0 { seconds } else { 0 }
}

/// Another session in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// One is open.
    InUse,
    /// All of them have ended.
    Overlaps,
}

/// What stands against a session from `started_at` to `ended_at` beside the machine's others, each from its start to its
/// end, without one while open. One that has no length overlaps nothing; two open ones always do.
pub fn clash(started_at: Instant, ended_at: Option<Instant>, others: &[(Instant, Option<Instant>)]) -> Option<Clash> {
    let reach = |from, until: Option<Instant>| Interval::new(from, until.unwrap_or(Instant::MAX));
    let mine = reach(started_at, ended_at);
    let in_the_way = others.iter().filter(|(from, until)| mine.intersection(&reach(*from, *until)).is_some());
    let found: Vec<_> = in_the_way.map(|(_, until)| until.is_none()).collect();
    match found.contains(&true) {
        true => Some(Clash::InUse),
        false => (!found.is_empty()).then_some(Clash::Overlaps),
    }
}

/// What is wrong with a field of a session's record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordProblem {
    InTheFuture {
        field: &'static str,
    },
    EndsBeforeStart,
    /// One of the two times alone is no past session.
    StartMissing,
    /// A session that is still open has no outcome.
    OutcomeWhileOpen,
    ChangesNothing,
}

impl RecordProblem {
    pub const fn pointer(self) -> &'static str {
        match self {
            Self::InTheFuture { field } => field,
            Self::EndsBeforeStart => "/ended_at",
            Self::StartMissing => "/started_at",
            Self::OutcomeWhileOpen => "/outcome",
            Self::ChangesNothing => "",
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::InTheFuture { .. } => "in_the_future",
            Self::EndsBeforeStart => "ends_before_start",
            Self::StartMissing => "required",
            Self::OutcomeWhileOpen => "while_open",
            Self::ChangesNothing => "changes_nothing",
        }
    }

    pub const fn detail(self) -> Text {
        match self {
            Self::InTheFuture { .. } => Text::new("session-in-the-future"),
            Self::EndsBeforeStart => Text::new("session-ends-before-start"),
            Self::StartMissing => Text::new("session-needs-both-times"),
            Self::OutcomeWhileOpen => Text::new("session-still-open"),
            Self::ChangesNothing => Text::new("correction-changes-nothing"),
        }
    }
}

/// All that is wrong with the times of a session: future ones, an end before the start.
pub fn times(started_at: Instant, ended_at: Option<Instant>, now: Instant) -> Vec<RecordProblem> {
    let mut problems = Vec::new();
    if started_at > now {
        problems.push(RecordProblem::InTheFuture { field: "/started_at" });
    }
    if ended_at.is_some_and(|ended| ended > now) {
        problems.push(RecordProblem::InTheFuture { field: "/ended_at" });
    }
    if ended_at.is_some_and(|ended| ended < started_at) {
        problems.push(RecordProblem::EndsBeforeStart);
    }
    problems
}

/// The session as a correction makes it. Giving an open one its end closes it, outcome `unknown` unless said.
///
/// # Errors
/// All that is wrong with it.
pub fn corrected(was: &Recorded, asked: &Asked, now: Instant) -> Result<Recorded, Vec<RecordProblem>> {
    let ended_at = asked.ended_at.or(was.ended_at);
    let outcome = asked.outcome.or(was.outcome).or_else(|| ended_at.map(|_| Outcome::Unknown));
    let becomes = Recorded {
        started_at: asked.started_at.unwrap_or(was.started_at),
        ended_at,
        member: asked.member.or(was.member),
        outcome,
        purpose: asked.purpose.or(was.purpose),
    };
    let mut problems = times(becomes.started_at, becomes.ended_at, now);
    if becomes.ended_at.is_none() && becomes.outcome.is_some() {
        problems.push(RecordProblem::OutcomeWhileOpen);
    }
    if becomes == *was {
        problems.push(RecordProblem::ChangesNothing);
    }
    if problems.is_empty() { Ok(becomes) } else { Err(problems) }
}

/// What staff correct holds at once; one's own is a proposal.
pub const fn correction_status(by_staff: bool) -> CorrectionStatus {
    if by_staff { CorrectionStatus::Accepted } else { CorrectionStatus::Proposed }
}

/// Whether the service was down during a session that nobody has touched since: staff then say what happened.
pub fn lived_through(session: Interval, touched_at: Instant, outages: &[Interval]) -> bool {
    let unseen = |outage: &&Interval| touched_at < outage.ends_at;
    outages.iter().filter(unseen).any(|outage| outage.intersection(&session).is_some())
}
