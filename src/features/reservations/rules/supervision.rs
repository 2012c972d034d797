use std::collections::BTreeMap;

use super::open_time::OpenTime;
use crate::features::reservations::policy::Policy;
use crate::features::reservations::refusal::{Refusal, Watch};
use crate::platform::values::{Id, Instant, Interval, IntervalSet};

/// Who is there to watch, as far as the policy asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supervision {
    /// When somebody of the staff is on duty.
    pub on_duty: IntervalSet,
    /// When other people on duty hold the qualification that the policy asks of a supervisor.
    pub supervisors: Vec<Supervisor>,
    /// A second member is named.
    pub second_person: bool,
}

/// Somebody on duty who may watch over the machine meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supervisor {
    pub person: Id,
    pub span: Interval,
}

impl Supervision {
    /// When somebody may watch over the machine.
    pub fn supervised(&self) -> IntervalSet {
        self.supervisors.iter().map(|one| one.span).collect()
    }

    /// Who is there for all of `span`, with one duty or with several that meet; of several people who stays longest;
    /// nobody where they take turns.
    pub fn supervisor(&self, span: Interval) -> Option<Id> {
        let mut stays: BTreeMap<Id, Vec<Interval>> = BTreeMap::new();
        for one in &self.supervisors {
            stays.entry(one.person).or_default().push(one.span);
        }
        let until = |(person, spans): (Id, Vec<Interval>)| {
            let there: IntervalSet = spans.into_iter().collect();
            let stay = there.iter().find(|stay| IntervalSet::one(**stay).covers(&span))?;
            Some((stay.ends_at, person))
        };
        stays.into_iter().filter_map(until).max().map(|(_, person)| person)
    }
}

/// Who of those that the policy asks for is not there for all of `span`.
pub fn unsupervised(policy: &Policy, supervision: &Supervision, span: Interval) -> Option<Refusal> {
    let asked = [
        (Watch::StaffOnDuty, policy.requires_staff_on_duty, supervision.on_duty.covers(&span)),
        (Watch::Supervisor, policy.requires_supervisor.is_some(), supervision.supervised().covers(&span)),
        (Watch::SecondPerson, policy.requires_second_person, supervision.second_person),
    ];
    let missing: Vec<Watch> = asked.into_iter().filter(|(_, asks, there)| *asks && !there).map(|one| one.0).collect();
    (!missing.is_empty()).then_some(Refusal::Unsupervised { missing })
}

/// When a machine may be used: the lab is open, and who must be on duty is; nothing then lasts on unattended.
pub fn watched(mut open: OpenTime, mut policy: Policy, watch: &Supervision) -> (OpenTime, Policy) {
    let supervised = watch.supervised();
    let asked = [(policy.requires_staff_on_duty, &watch.on_duty), (policy.requires_supervisor.is_some(), &supervised)];
    for (_, there) in asked.into_iter().filter(|(asks, _)| *asks) {
        open = open.within(there);
        policy.unattended_minutes_after_closing = 0;
    }
    (open, policy)
}

/// The moment at which somebody starts.
pub const fn moment(now: Instant) -> Interval {
    Interval::new(now, Instant::from_micros(now.micros() + 1))
}
