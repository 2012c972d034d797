use super::check_in::check_in_window;
use crate::features::reservations::model::{CancelCause, Held, ReservationStatus, Validity};
use crate::features::reservations::policy::Policy;
use crate::platform::values::{Instant, Interval};

/// What kept a holder from the machine, as far as it is known by now. What still lasts ends at now or later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interruptions {
    /// When the machine was locked.
    pub locks: Vec<Interval>,
    /// When another's session was on the machine past its expected end.
    pub overruns: Vec<Interval>,
    /// When the service itself was down.
    pub outages: Vec<Interval>,
}

impl Interruptions {
    /// Why not coming within that window is no miss.
    pub fn excuse(&self, window: Interval) -> Option<CancelCause> {
        let causes = [
            (&self.locks, CancelCause::MachineLocked),
            (&self.overruns, CancelCause::Overrun),
            (&self.outages, CancelCause::Outage),
        ];
        let touches = |spans: &[Interval]| spans.iter().any(|span| span.intersection(&window).is_some());
        causes.into_iter().find(|(spans, _)| touches(spans)).map(|(_, cause)| cause)
    }
}

/// What deciding on a reservation that nobody has used looks at.
#[derive(Clone, Debug)]
pub struct MissFacts {
    pub now: Instant,
    pub policy: Policy,
    pub held: Held,
    pub has_session: bool,
    pub interruptions: Interruptions,
    /// The holder's certifications of the qualification that the policy asks.
    pub certifications: Vec<Validity>,
}

/// What has become due for a reservation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing, now or later.
    Nothing,
    /// Nothing before then.
    Later(Instant),
    /// A check-in stays possible until the reservation's end: its holder is offered equivalents now.
    HeldOpen {
        cause: CancelCause,
        until: Instant,
    },
    /// Nobody approved it before its start.
    Expired,
    NoShow,
    /// By the service: no miss, no quota.
    Cancelled(CancelCause),
}

/// Decides on a reservation at its due-times: a pending one expires at its start, a confirmed one is a miss when its
/// window (without one, its whole time) has passed without a session, save where its holder could not come or not use it.
pub fn due(facts: &MissFacts) -> Due {
    let (now, span) = (facts.now, facts.held.span);
    match facts.held.status {
        ReservationStatus::Pending if now < span.starts_at => Due::Later(span.starts_at),
        ReservationStatus::Pending => Due::Expired,
        ReservationStatus::Confirmed if !facts.has_session => missed(facts),
        _ => Due::Nothing,
    }
}

fn missed(facts: &MissFacts) -> Due {
    let (now, span) = (facts.now, facts.held.span);
    let window = check_in_window(&facts.policy, span);
    if now < window.ends_at {
        return Due::Later(window.ends_at);
    }
    match facts.interruptions.excuse(window) {
        Some(cause) if now < span.ends_at => Due::HeldOpen { cause, until: span.ends_at },
        Some(cause) => Due::Cancelled(cause),
        None if !could_use(facts, window.ends_at) => Due::Cancelled(CancelCause::NotQualified),
        None => Due::NoShow,
    }
}

/// Whether the holder was certified at the start and when the window closed; a job that comes late changes nothing.
fn could_use(facts: &MissFacts, closed_at: Instant) -> bool {
    let last = Instant::from_micros(closed_at.micros() - 1);
    let starts_at = facts.held.span.starts_at;
    super::book::unqualified(&facts.policy, &facts.certifications, last, starts_at).is_none()
}
