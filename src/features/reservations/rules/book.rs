use chrono::Days;

use super::grid::{next_on_grid, on_grid};
use super::minor::{Minor, minor_alone};
use super::open_time::OpenTime;
use super::quota::{self, Pool};
use super::supervision::{Supervision, unsupervised};
use crate::features::reservations::model::{Condition, Held, Occupied, ReservationStatus, Standing, Validity};
use crate::features::reservations::policy::Policy;
use crate::features::reservations::refusal::{Conflict, Refusal};
use crate::platform::values::{Id, Instant, Interval, LocalZone};

/// What booking a machine for a person looks at.
#[derive(Clone, Debug)]
pub struct BookingFacts {
    pub now: Instant,
    pub zone: LocalZone,
    pub policy: Policy,
    pub open_time: OpenTime,
    pub condition: Condition,
    /// The person's certifications of the qualification that the policy asks.
    pub certifications: Vec<Validity>,
    pub suspended_until: Option<Instant>,
    /// Who is there to watch, as far as the policy asks.
    pub supervision: Supervision,
    /// The person's reservations on all machines that take `max_active_reservations` from the same place.
    pub active: Vec<Held>,
    /// Likewise for `max_minutes_per_week`, those that touch the weeks of the asked time.
    pub weekly: Vec<Held>,
    /// Of who is not of age.
    pub minor: Option<Minor>,
    /// What the group it is for may book together.
    pub pool: Option<Pool>,
    /// What occupies the machine around the asked time.
    pub occupied: Vec<Occupied>,
}

impl BookingFacts {
    /// What the opening hours and closures say against it.
    pub fn not_open(&self, span: Interval) -> Vec<Refusal> {
        let day = self.zone.day(self.zone.date(span.starts_at));
        self.open_time.refusals(span, self.policy.unattended_minutes_after_closing, day)
    }
}

/// Everything that stands against a new reservation, in the order in which it is told.
pub fn book(facts: &BookingFacts, span: Interval) -> Vec<Refusal> {
    book_except(facts, span, None)
}

/// The same for one that stands already and is moved.
pub(super) fn book_except(facts: &BookingFacts, span: Interval, moved: Option<Id>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if span.starts_at < facts.now {
        refusals.push(Refusal::InThePast { now: facts.now });
    }
    refusals.extend(suspended(facts.suspended_until, facts.now));
    refusals.extend(unqualified(&facts.policy, &facts.certifications, facts.now, span.starts_at));
    refusals.extend(unsupervised(&facts.policy, &facts.supervision, span));
    refusals.extend(minor_alone(&facts.policy, facts.minor, span.starts_at));
    refusals.extend(out_of_service(facts.condition));
    refusals.extend(length_and_grid(facts, span));
    refusals.extend(notice_and_horizon(facts, span.starts_at));
    refusals.extend(facts.not_open(span));
    refusals.extend(quota::refusals(facts, span, moved));
    refusals.extend(taken(&facts.occupied, blocks(&facts.policy, span), moved));
    refusals.sort_by_key(Refusal::code);
    refusals
}

/// `confirmed`, or `pending` where approval is asked of a person.
pub const fn booked_status(policy: &Policy, by: Standing) -> ReservationStatus {
    match by {
        Standing::Person if policy.requires_approval => ReservationStatus::Pending,
        Standing::Person | Standing::Staff => ReservationStatus::Confirmed,
    }
}

/// What a reservation occupies: its time and the buffer after it.
pub const fn blocks(policy: &Policy, span: Interval) -> Interval {
    Interval::new(span.starts_at, span.ends_at.plus_minutes(policy.buffer_minutes))
}

pub fn suspended(until: Option<Instant>, now: Instant) -> Option<Refusal> {
    until.filter(|until| now < *until).map(|until| Refusal::Suspended { until })
}

/// One certification must hold both now and at the start.
pub fn unqualified(policy: &Policy, held: &[Validity], now: Instant, starts_at: Instant) -> Option<Refusal> {
    let qualification = policy.requires_qualification?;
    let holds = held.iter().any(|held| held.holds_at(now) && held.holds_at(starts_at));
    (!holds).then(|| Refusal::NotQualified {
        qualification,
        level: policy.requires_level.clone(),
        next_courses: Vec::new(),
    })
}

pub(super) const fn out_of_service(condition: Condition) -> Option<Refusal> {
    match condition {
        Condition::Usable => None,
        Condition::OutOfService => Some(Refusal::MachineOutOfService { safety: false }),
        Condition::LockedForSafety => Some(Refusal::MachineOutOfService { safety: true }),
    }
}

pub(super) fn taken(occupied: &[Occupied], blocks: Interval, except: Option<Id>) -> Option<Refusal> {
    let clashes = |taken: &&Occupied| except != Some(taken.owner) && taken.span.intersection(&blocks).is_some();
    let mut conflicts: Vec<Conflict> = occupied.iter().filter(clashes).map(Conflict::from).collect();
    conflicts.sort_by_key(|conflict| (conflict.starts_at, conflict.ends_at));
    (!conflicts.is_empty()).then_some(Refusal::SlotTaken { conflicts })
}

fn length_and_grid(facts: &BookingFacts, span: Interval) -> Vec<Refusal> {
    let Policy { granularity_minutes, min_minutes, max_minutes, .. } = facts.policy;
    let on_grid = |at| on_grid(facts.zone, at, granularity_minutes);
    let mut refusals = Vec::new();
    if !on_grid(span.starts_at) || !on_grid(span.ends_at) {
        refusals.push(Refusal::OffGrid { granularity_minutes });
    }
    if span.is_empty() || span.ends_at < span.starts_at.plus_minutes(min_minutes) {
        refusals.push(Refusal::TooShort { min_minutes });
    }
    if span.ends_at > span.starts_at.plus_minutes(max_minutes) {
        refusals.push(Refusal::TooLong { max_minutes });
    }
    refusals
}

/// The horizon is a local day: today and so many days after it.
fn notice_and_horizon(facts: &BookingFacts, starts_at: Instant) -> Vec<Refusal> {
    let Policy { min_notice_minutes, max_days_ahead, granularity_minutes, .. } = facts.policy;
    let mut refusals = Vec::new();
    let earliest = facts.now.plus_minutes(min_notice_minutes);
    if min_notice_minutes > 0 && starts_at < earliest {
        let earliest = next_on_grid(facts.zone, earliest, granularity_minutes);
        refusals.push(Refusal::TooLittleNotice { min_notice_minutes, earliest });
    }
    let latest_on = facts.zone.date(facts.now).checked_add_days(Days::new(max_days_ahead.max(0).unsigned_abs()));
    if let Some(latest_on) = latest_on.filter(|latest| facts.zone.date(starts_at) > *latest) {
        refusals.push(Refusal::TooFarAhead { max_days_ahead, latest_on });
    }
    refusals
}
