use chrono::{Days, NaiveDate};

use super::book::BookingFacts;
use crate::features::reservations::model::{Held, ReservationStatus};
use crate::features::reservations::policy::Quota;
use crate::features::reservations::refusal::Refusal;
use crate::platform::values::{Id, Instant, Interval, LocalZone};

/// A year: whatever lasts longer is too long anyway, and an absurd ask must not be a long walk.
const MOST_WEEKS: usize = 53;

/// How many count as active: pending, confirmed or checked in, with their end ahead.
pub fn active_count(held: &[Held], now: Instant, except: Option<Id>) -> i64 {
    let active = |held: &&Held| held.status.occupies() && held.span.ends_at > now && except != Some(held.id);
    i64::try_from(held.iter().filter(active).count()).unwrap_or(i64::MAX)
}

/// The planned time that counts towards the weekly minutes: without what finishing early released, and all of a miss.
pub fn counted(held: &Held) -> Option<Interval> {
    let span = held.span;
    match held.status {
        ReservationStatus::Pending
        | ReservationStatus::Confirmed
        | ReservationStatus::CheckedIn
        | ReservationStatus::NoShow => Some(span),
        ReservationStatus::Completed => {
            let ends_at = held.released_at.map_or(span.ends_at, |released| released.min(span.ends_at));
            Some(Interval::new(span.starts_at, ends_at))
        }
        ReservationStatus::Cancelled | ReservationStatus::Rejected | ReservationStatus::Expired => None,
    }
}

/// Minutes, rounded up, that count in the local week beginning on that Monday; one that straddles counts in parts.
pub fn weekly_minutes(held: &[Held], zone: LocalZone, monday: NaiveDate, except: Option<Id>) -> i64 {
    let week = week(zone, monday);
    let counting = held.iter().filter(|held| except != Some(held.id)).filter_map(counted);
    minutes(counting.filter_map(|span| span.intersection(&week)).map(|part| part.micros()).sum())
}

pub(super) fn refusals(facts: &BookingFacts, span: Interval, except: Option<Id>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let (limit, used) = (facts.policy.max_active_reservations, active_count(&facts.active, facts.now, except));
    if used >= limit {
        refusals.push(Refusal::QuotaExceeded {
            quota: Quota::MaxActiveReservations,
            limit,
            used,
            asked: 1,
            week: None,
        });
    }
    if let Some(limit) = facts.policy.max_minutes_per_week {
        let own = Weekly { quota: Quota::MaxMinutesPerWeek, limit, machines: 1, held: &facts.weekly };
        refusals.extend(own.refusals(facts.zone, span, except));
    }
    if let Some(Pool { limit, machines, held }) = &facts.pool {
        let pooled = Weekly { quota: Quota::GroupMinutesPerWeek, limit: *limit, machines: *machines, held };
        refusals.extend(pooled.refusals(facts.zone, span, except));
    }
    refusals
}

/// What a group may book in a week, all machines together.
#[derive(Clone, Debug)]
pub struct Pool {
    /// Minutes.
    pub limit: i64,
    /// How many machines are asked for at once.
    pub machines: i64,
    /// What is booked for it in the weeks of the asked time.
    pub held: Vec<Held>,
}

struct Weekly<'f> {
    quota: Quota,
    limit: i64,
    machines: i64,
    held: &'f [Held],
}

impl Weekly<'_> {
    /// One refusal for each week of the asked time that has no room for its part.
    fn refusals(&self, zone: LocalZone, span: Interval, except: Option<Id>) -> Vec<Refusal> {
        let (quota, limit) = (self.quota, self.limit);
        let mut refusals = Vec::new();
        let next = |monday: &NaiveDate| monday.checked_add_days(Days::new(7));
        for monday in std::iter::successors(Some(zone.week_start(span.starts_at)), next).take(MOST_WEEKS) {
            let week = week(zone, monday);
            if week.is_empty() || week.starts_at >= span.ends_at {
                break;
            }
            let part = minutes(span.intersection(&week).map_or(0, |part| part.micros()));
            let asked = part.saturating_mul(self.machines);
            let used = weekly_minutes(self.held, zone, monday, except);
            if used.saturating_add(asked) > limit {
                refusals.push(Refusal::QuotaExceeded { quota, limit, used, asked, week: Some(monday) });
            }
        }
        refusals
    }
}

fn week(zone: LocalZone, monday: NaiveDate) -> Interval {
    let next = monday.checked_add_days(Days::new(7)).unwrap_or(monday);
    Interval::new(zone.day_start(monday), zone.day_start(next))
}

/// Whole minutes, rounded up.
fn minutes(micros: i64) -> i64 {
    micros.div_euclid(60_000_000) + i64::from(micros % 60_000_000 != 0)
}
