use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::model::{
    Claims, DayFacts, MachineDay, MachineTime, MemberDay, Outcome, ReservationFact, SessionFact, Usage, Who,
};
use crate::platform::values::{Instant, Interval, IntervalSet, LocalZone};

/// Where in a day the machine was open, down and available.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spans {
    pub open: IntervalSet,
    pub downtime_planned: IntervalSet,
    pub downtime_unplanned: IntervalSet,
    pub available: IntervalSet,
}

/// When a machine is in service: from `acquired_on`, else from its creation or first session, whichever is earlier;
/// never while retired.
pub fn in_service(
    zone: LocalZone,
    acquired_on: Option<NaiveDate>,
    created_at: Instant,
    first_session_at: Option<Instant>,
    retired: &IntervalSet,
) -> IntervalSet {
    let since = acquired_on.map_or_else(
        || first_session_at.map_or(created_at, |first| first.min(created_at)),
        |date| zone.day_start(date),
    );
    IntervalSet::one(Interval::new(since, Instant::MAX)).subtract(retired)
}

/// Open, down and available time of the day, up to now. Unplanned downtime wins over planned; events are no downtime.
pub fn spans(facts: &DayFacts) -> Spans {
    let open = facts.opening.subtract(&facts.closures).intersect(&facts.service).clip(window(facts));
    let planned: IntervalSet =
        facts.blocks.iter().filter(|block| block.kind.is_downtime()).map(|block| block.span).collect();
    let downtime_unplanned = open.intersect(&facts.locks);
    let downtime_planned = open.intersect(&planned).subtract(&downtime_unplanned);
    let available = open.subtract(&downtime_unplanned).subtract(&downtime_planned);
    Spans { open, downtime_planned, downtime_unplanned, available }
}

/// The figures of one machine on one local day, and each person's part of them, by person.
pub fn machine_day(facts: &DayFacts) -> (MachineDay, Vec<MemberDay>) {
    let (window, spans) = (window(facts), spans(facts));
    let mut members = BTreeMap::new();
    add_sessions(facts, window, &spans, &mut members);
    add_reservations(facts, window, &spans, &mut members);
    let mut day = MachineDay { time: spans.time(), ..MachineDay::default() };
    let members: Vec<MemberDay> = members.into_values().collect();
    for member in &members {
        day.usage += &member.usage;
        day.claims += &member.claims;
    }
    (day, members)
}

/// The open time of the span, and the part of it in which the machine was reserved, in use or down.
pub fn open_and_taken(facts: &DayFacts) -> (IntervalSet, IntervalSet) {
    let spans = spans(facts);
    let used = facts.sessions.iter().map(|session| Interval::new(session.started_at, session.ended_at));
    let standing = facts.reservations.iter().filter(|reservation| reservation.stood_at_start(facts.now));
    let claimed: IntervalSet = used.chain(standing.map(ReservationFact::held)).collect();
    let taken = spans.open.subtract(&spans.available.subtract(&claimed));
    (spans.open, taken)
}

impl Spans {
    fn time(&self) -> MachineTime {
        MachineTime {
            open: self.open.micros(),
            downtime_planned: self.downtime_planned.micros(),
            downtime_unplanned: self.downtime_unplanned.micros(),
            available: self.available.micros(),
        }
    }
}

impl ReservationFact {
    /// It was confirmed and not released when its time came.
    pub fn stood_at_start(&self, now: Instant) -> bool {
        self.confirmed && self.starts_at <= now && self.released_at.is_none_or(|at| at > self.starts_at)
    }

    /// `[starts_at, min(ends_at, released_at))`.
    pub fn held(&self) -> Interval {
        Interval::new(self.starts_at, self.released_at.map_or(self.ends_at, |at| at.min(self.ends_at)))
    }

    const fn planned(&self) -> Interval {
        Interval::new(self.starts_at, self.ends_at)
    }
}

fn window(facts: &DayFacts) -> Interval {
    Interval::new(facts.day.starts_at, facts.day.ends_at.min(facts.now))
}

fn member<'a>(members: &'a mut BTreeMap<Who, MemberDay>, who: &Who) -> &'a mut MemberDay {
    members.entry(who.clone()).or_insert_with(|| MemberDay {
        who: who.clone(),
        present: false,
        usage: Usage::default(),
        claims: Claims::default(),
    })
}

/// The machine runs one session at a time, so no microsecond is counted twice, whatever the facts say.
fn add_sessions(facts: &DayFacts, window: Interval, spans: &Spans, members: &mut BTreeMap<Who, MemberDay>) {
    let mut sessions: Vec<&SessionFact> = facts.sessions.iter().collect();
    sessions.sort_by_key(|session| session.started_at);
    let mut counted_until = Instant::MIN;
    for session in sessions {
        let whole = Interval::new(session.started_at, session.ended_at);
        let starts_here = window.contains(session.started_at);
        if !starts_here && !whole.overlaps(&window) {
            continue;
        }
        let part = Interval::new(whole.starts_at.max(counted_until), whole.ends_at);
        counted_until = counted_until.max(whole.ends_at);
        let part = IntervalSet::one(part).clip(window);
        let member = member(members, &session.who);
        member.present = true;
        member.usage.add_time(session, &part, spans);
        if starts_here {
            member.usage.count(session);
        }
    }
}

fn add_reservations(facts: &DayFacts, window: Interval, spans: &Spans, members: &mut BTreeMap<Who, MemberDay>) {
    let standing = |reservation: &&ReservationFact| reservation.stood_at_start(facts.now);
    let mut reservations: Vec<&ReservationFact> = facts.reservations.iter().filter(standing).collect();
    reservations.sort_by_key(|reservation| reservation.starts_at);
    let mut counted_until = Instant::MIN;
    for reservation in reservations {
        if !window.contains(reservation.starts_at) && !reservation.planned().overlaps(&window) {
            continue;
        }
        let held = reservation.held();
        let part = IntervalSet::one(Interval::new(held.starts_at.max(counted_until), held.ends_at)).clip(window);
        counted_until = counted_until.max(held.ends_at);
        let missed = if reservation.missed { reservation.planned().intersection(&window) } else { None };
        let starts_here = i64::from(window.contains(reservation.starts_at));
        member(members, &reservation.who).claims += &Claims {
            reserved: part.intersect(&spans.available).micros(),
            no_show: missed.map_or(0, |span| span.micros()),
            misses: starts_here * i64::from(reservation.missed),
            reached_start: starts_here,
        };
    }
}

impl Usage {
    fn add_time(&mut self, session: &SessionFact, part: &IntervalSet, spans: &Spans) {
        let used = part.micros();
        self.used += used;
        self.used_in_available += part.intersect(&spans.available).micros();
        self.used_outside_open += part.subtract(&spans.open).micros();
        if used > 0 {
            *self.used_by_source.entry(session.source).or_default() += used;
        }
    }

    fn count(&mut self, session: &SessionFact) {
        self.sessions += 1;
        self.headcount += i64::from(session.headcount);
        match session.outcome {
            Outcome::Success => self.successes += 1,
            Outcome::Failure => self.failures += 1,
            Outcome::Aborted => self.aborted += 1,
            Outcome::Unknown => {}
        }
    }
}
