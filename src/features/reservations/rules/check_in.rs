use super::book::{out_of_service, suspended, taken, unqualified};
use super::minor::{Minor, minor_alone};
use super::miss::Interruptions;
use super::supervision::{Supervision, moment, unsupervised};
use crate::features::reservations::model::{Condition, Held, Occupied, ReservationStatus, Validity};
use crate::features::reservations::policy::Policy;
use crate::features::reservations::refusal::Refusal;
use crate::platform::values::{Id, Instant, Interval};

/// A session that is open on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenSession {
    pub id: Id,
    pub expected_ends_at: Instant,
}

/// What checking in looks at.
#[derive(Clone, Debug)]
pub struct CheckInFacts {
    pub now: Instant,
    pub policy: Policy,
    pub held: Held,
    pub condition: Condition,
    /// The holder's certifications of the qualification that the policy asks.
    pub certifications: Vec<Validity>,
    /// Of the holder's membership.
    pub suspended_until: Option<Instant>,
    /// Of a holder who is not of age.
    pub minor: Option<Minor>,
    /// Who is there to watch, as far as the policy asks.
    pub supervision: Supervision,
    pub interruptions: Interruptions,
    /// What occupies the machine from now on.
    pub occupied: Vec<Occupied>,
    pub open_session: Option<OpenSession>,
    pub take_over: bool,
    /// Staff could set the time of check-in aside, so they hear what is on the machine before.
    pub staff: bool,
}

/// When check-in is open: one window before the start to one after it, never past the end. Where no check-in is
/// asked, the reservation's own time.
pub fn check_in_window(policy: &Policy, span: Interval) -> Interval {
    window_of(policy.check_in_window_minutes, span)
}

/// The same of so many minutes, as a reservation keeps them.
pub fn window_of(check_in_window_minutes: Option<i64>, span: Interval) -> Interval {
    match check_in_window_minutes {
        Some(minutes) => {
            Interval::new(span.starts_at.plus_minutes(-minutes), span.starts_at.plus_minutes(minutes).min(span.ends_at))
        }
        None => span,
    }
}

/// Everything that stands against checking in. Staff who set `approval_required` aside approve it thereby.
pub fn check_in(facts: &CheckInFacts) -> Vec<Refusal> {
    let (now, held) = (facts.now, &facts.held);
    if !matches!(held.status, ReservationStatus::Pending | ReservationStatus::Confirmed) {
        return vec![Refusal::InvalidTransition { from: held.status }];
    }
    let mut refusals = Vec::new();
    refusals.extend((held.status == ReservationStatus::Pending).then_some(Refusal::ApprovalRequired));
    refusals.extend(suspended(facts.suspended_until, now));
    refusals.extend(unqualified(&facts.policy, &facts.certifications, now, held.span.starts_at));
    refusals.extend(unsupervised(&facts.policy, &facts.supervision, moment(now)));
    refusals.extend(minor_alone(&facts.policy, facts.minor, now));
    refusals.extend(out_of_service(facts.condition));
    let out_of_window = out_of_window(facts);
    let too_early = matches!(out_of_window, Some(Refusal::TooEarly { .. }));
    refusals.extend(out_of_window);
    refusals.extend((!too_early || facts.staff).then(|| not_free(facts)).flatten());
    refusals.sort_by_key(Refusal::code);
    refusals
}

/// What is on the machine now; for who comes too early that says nothing of the time when they may check in.
fn not_free(facts: &CheckInFacts) -> Option<Refusal> {
    // Before its start the time itself must be free; only from then on an overrun can be taken over.
    let early = Interval::new(facts.now, facts.held.span.starts_at);
    taken(&facts.occupied, early, Some(facts.held.id)).or_else(|| in_use(facts))
}

/// From when on a check-in now occupies the machine: an early one from now.
pub fn occupies_from(now: Instant, held: &Held) -> Instant {
    now.min(held.span.starts_at)
}

/// The overrunning session that an allowed check-in closes: from the holder's own start on.
pub fn takes_over(facts: &CheckInFacts) -> Option<OpenSession> {
    let overruns = |session: &OpenSession| session.expected_ends_at <= facts.now;
    facts.open_session.filter(|session| facts.take_over && facts.held.span.starts_at <= facts.now && overruns(session))
}

fn out_of_window(facts: &CheckInFacts) -> Option<Refusal> {
    let (window, span) = (check_in_window(&facts.policy, facts.held.span), facts.held.span);
    if facts.now < window.starts_at {
        return Some(Refusal::TooEarly { opens_at: window.starts_at });
    }
    let closed_at = if facts.interruptions.excuse(window).is_some() { span.ends_at } else { window.ends_at };
    (facts.now >= closed_at).then_some(Refusal::CheckInClosed { closed_at })
}

fn in_use(facts: &CheckInFacts) -> Option<Refusal> {
    let session = facts.open_session?;
    let take_over_from = facts.held.span.starts_at.max(session.expected_ends_at);
    let expected_ends_at = session.expected_ends_at;
    takes_over(facts)
        .is_none()
        .then_some(Refusal::MachineInUse { expected_ends_at, take_over_from: Some(take_over_from) })
}
