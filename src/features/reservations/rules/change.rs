use super::book::{BookingFacts, book_except, booked_status, out_of_service, taken};
use super::supervision::{Supervision, unsupervised};
use crate::features::reservations::model::{Held, ReservationStatus, Standing};
use crate::features::reservations::policy::Policy;
use crate::features::reservations::refusal::Refusal;
use crate::platform::values::{Id, Instant, Interval};

/// What a reservation is asked to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub span: Interval,
    pub other_machine: bool,
    /// The buffer it holds as booked, in minutes; a move before its start takes the policy's.
    pub booked_buffer_minutes: i64,
}

/// Everything that stands against moving, lengthening or shortening. The facts are those of the machine it is to be
/// on. Before its start a changed reservation meets all rules as if booked anew, itself left out; after it only the end may
/// change, never to before now.
pub fn change(facts: &BookingFacts, held: &Held, to: Change) -> Vec<Refusal> {
    if !may_change(held, facts.now) {
        return vec![Refusal::InvalidTransition { from: held.status }];
    }
    if to.span == held.span && !to.other_machine {
        return Vec::new();
    }
    if !has_started(held, facts.now) {
        return book_except(facts, to.span, Some(held.id));
    }
    let mut refusals = Vec::new();
    if to.span.ends_at < facts.now {
        refusals.push(Refusal::InThePast { now: facts.now });
    }
    if to.span.starts_at != held.span.starts_at || to.other_machine {
        refusals.push(Refusal::AlreadyStarted { starts_at: held.span.starts_at });
    } else if to.span.ends_at > held.span.ends_at {
        refusals.extend(extend(facts, held.id, held.span, to.span.ends_at, to.booked_buffer_minutes));
    }
    refusals.sort_by_key(Refusal::code);
    refusals.dedup_by(|later, earlier| later == earlier);
    refusals
}

/// Everything that stands against lasting longer after the start, a walk-in's too: status, closures, opening hours, taken
/// time and who must be on duty; notice, length and quota do not apply. Who is there as the second stays.
pub fn extend(facts: &BookingFacts, owner: Id, span: Interval, ends_at: Instant, buffer_minutes: i64) -> Vec<Refusal> {
    let whole = Interval::new(span.starts_at, ends_at);
    let added = Interval::new(span.ends_at, ends_at.plus_minutes(buffer_minutes));
    let mut refusals = Vec::new();
    if ends_at < facts.now {
        refusals.push(Refusal::InThePast { now: facts.now });
    }
    refusals.extend(out_of_service(facts.condition));
    refusals.extend(facts.not_open(whole));
    refusals.extend(taken(&facts.occupied, added, Some(owner)));
    let watch = Supervision { second_person: true, ..facts.supervision.clone() };
    let to_come = Interval::new(span.ends_at.max(facts.now).min(ends_at), ends_at);
    refusals.extend(unsupervised(&facts.policy, &watch, to_come));
    refusals
}

/// The status after an allowed change. Before the start, a person's own move or lengthening is `pending` again where the
/// policy of the machine it is on then asks approval; staff's keeps its status. One that was pending is confirmed by
/// moving to where none is asked.
pub fn status_after(held: &Held, policy: &Policy, to: Change, by: Standing, now: Instant) -> ReservationStatus {
    if has_started(held, now) {
        return held.status;
    }
    let shortened =
        to.span.starts_at == held.span.starts_at && to.span.ends_at <= held.span.ends_at && !to.other_machine;
    match (by, policy.requires_approval) {
        _ if shortened => held.status,
        (Standing::Person, _) => booked_status(policy, by),
        (Standing::Staff, true) => held.status,
        (Standing::Staff, false) => ReservationStatus::Confirmed,
    }
}

/// What ended stays as it was.
pub fn may_change(held: &Held, now: Instant) -> bool {
    held.status.occupies() && !is_over(held, now)
}

/// Expired or missed, though no job has come to say so yet.
fn is_over(held: &Held, now: Instant) -> bool {
    match held.status {
        ReservationStatus::Pending => held.span.starts_at <= now,
        ReservationStatus::Confirmed => held.span.ends_at <= now,
        _ => false,
    }
}

/// A check-in before its start has started it too.
fn has_started(held: &Held, now: Instant) -> bool {
    held.span.starts_at <= now || held.status == ReservationStatus::CheckedIn
}
