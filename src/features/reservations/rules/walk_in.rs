use super::book::{BookingFacts, out_of_service, suspended, taken, unqualified};
use super::check_in::OpenSession;
use super::minor::minor_alone;
use super::supervision::{unsupervised, watched};
use crate::features::reservations::model::Standing;
use crate::features::reservations::refusal::{Conflict, Refusal};
use crate::platform::values::{Instant, Interval};

/// What starting now without a reservation looks at, beside what booking does. The occupied time must reach past
/// the asked end, and past `max_minutes` where none is asked.
#[derive(Clone, Debug)]
pub struct WalkInFacts {
    pub booking: BookingFacts,
    pub by: Standing,
    pub open_session: Option<OpenSession>,
    /// `max_minutes` when absent.
    pub expected_minutes: Option<i64>,
}

/// Everything that stands against a walk-in; grid, notice, length and quota do not apply.
pub fn walk_in(facts: &WalkInFacts) -> Vec<Refusal> {
    let booking = &facts.booking;
    let (now, policy) = (booking.now, &booking.policy);
    let mut refusals = Vec::new();
    refusals.extend(suspended(booking.suspended_until, now));
    refusals.extend(unqualified(policy, &booking.certifications, now, now));
    refusals.extend(unwatched(booking));
    refusals.extend(minor_alone(policy, booking.minor, now));
    if policy.requires_approval && facts.by == Standing::Person {
        refusals.push(Refusal::ApprovalRequired);
    }
    refusals.extend(out_of_service(booking.condition));
    // Of the hours only the start counts: the end is cut to them.
    let not_open = booking.not_open(Interval::new(now, now));
    let is_open = not_open.is_empty();
    refusals.extend(not_open);
    if let Some(OpenSession { expected_ends_at, .. }) = facts.open_session {
        refusals.push(Refusal::MachineInUse { expected_ends_at, take_over_from: None });
    }
    let least = now.plus_minutes(policy.min_minutes);
    let conflicts = match taken(&booking.occupied, Interval::new(now, least), None) {
        Some(Refusal::SlotTaken { conflicts }) => conflicts,
        _ => Vec::<Conflict>::new(),
    };
    let closes_too_soon = is_open && closing(booking).is_none_or(|closing| closing < least);
    if !conflicts.is_empty() || closes_too_soon {
        refusals.push(Refusal::SlotTaken { conflicts });
    }
    refusals.sort_by_key(Refusal::code);
    refusals
}

/// Until when a walk-in occupies the machine: as long as asked, by default `max_minutes`, cut at the next occupied
/// time, at closing with its unattended minutes, and where nobody watches any more who must. Staff may start outside the
/// hours, and unwatched: then only the calendar cuts.
pub fn walk_in_ends_at(facts: &WalkInFacts) -> Instant {
    let booking = &facts.booking;
    let minutes = facts.expected_minutes.unwrap_or(booking.policy.max_minutes);
    let asked = booking.now.plus_minutes(minutes);
    let next_taken = booking
        .occupied
        .iter()
        .filter(|taken| taken.span.ends_at > booking.now)
        .map(|taken| taken.span.starts_at)
        .min();
    let watched_until = if unwatched(booking).is_none() { left_alone(booking) } else { None };
    let ends = [Some(asked), next_taken, closing(booking), watched_until];
    ends.into_iter().flatten().min().unwrap_or(asked).max(booking.now)
}

fn closing(booking: &BookingFacts) -> Option<Instant> {
    booking.open_time.latest_end(booking.now, booking.policy.unattended_minutes_after_closing)
}

/// Who must be there is not, for the shortest time that one works there.
fn unwatched(booking: &BookingFacts) -> Option<Refusal> {
    let least = Interval::new(booking.now, booking.now.plus_minutes(booking.policy.min_minutes));
    unsupervised(&booking.policy, &booking.supervision, least)
}

/// When nobody watches any more, where somebody must.
fn left_alone(booking: &BookingFacts) -> Option<Instant> {
    let (open, policy) = watched(booking.open_time.clone(), booking.policy.clone(), &booking.supervision);
    open.latest_end(booking.now, policy.unattended_minutes_after_closing)
}
