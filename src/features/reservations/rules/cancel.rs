use super::book::{suspended, unqualified};
use crate::features::reservations::model::{Held, ReservationStatus, Validity};
use crate::features::reservations::policy::Policy;
use crate::features::reservations::refusal::Refusal;
use crate::platform::values::Instant;

/// Everything that stands against cancelling: it ended already, or the notice is too short.
pub fn cancel(now: Instant, policy: &Policy, held: &Held) -> Vec<Refusal> {
    if !held.status.may_become(ReservationStatus::Cancelled) {
        return vec![Refusal::InvalidTransition { from: held.status }];
    }
    let cancel_notice_minutes = policy.cancel_notice_minutes;
    let latest = held.span.starts_at.plus_minutes(-cancel_notice_minutes);
    if now > latest { vec![Refusal::TooLateToCancel { cancel_notice_minutes, latest }] } else { Vec::new() }
}

/// Everything that stands against approving: it is not pending, has started, or its person is suspended or no longer
/// qualified.
pub fn approve(
    now: Instant,
    policy: &Policy,
    held: &Held,
    certifications: &[Validity],
    suspended_until: Option<Instant>,
) -> Vec<Refusal> {
    if held.status != ReservationStatus::Pending {
        return vec![Refusal::InvalidTransition { from: held.status }];
    }
    let past = (held.span.starts_at <= now).then_some(Refusal::InThePast { now });
    let unqualified = unqualified(policy, certifications, now, held.span.starts_at);
    past.into_iter().chain(suspended(suspended_until, now)).chain(unqualified).collect()
}

/// Only one that waits or is confirmed can be rejected.
pub fn reject(held: &Held) -> Vec<Refusal> {
    let refused = !held.status.may_become(ReservationStatus::Rejected);
    refused.then_some(Refusal::InvalidTransition { from: held.status }).into_iter().collect()
}
