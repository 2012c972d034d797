use std::collections::BTreeSet;

use super::{Ground, Party, People};
use crate::features::machines::Machine;
use crate::features::reservations::model::{Held, ReservationStatus};
use crate::features::reservations::policy::{Policy, PolicyPatch, PolicySource, Quota, Resolved, source};
use crate::features::reservations::rules::Pool;
use crate::features::reservations::store::{self, HeldRow, StatedPolicies};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval, LocalZone};

/// Whether the quotas of who holds it are asked: not for a group that leaves them aside.
pub fn is_personal(who: People<'_>) -> bool {
    who.party.is_none_or(|party| party.group.counts_personally)
}

/// Since when reservations count: those that lie ahead, and where minutes a week are counted, those of its week.
fn quotas_from(now: Instant, zone: LocalZone, policy: &Policy, span: Interval) -> Instant {
    match policy.max_minutes_per_week {
        Some(_) => now.min(zone.day_start(zone.week_start(span.starts_at))),
        None => now,
    }
}

/// The member's reservations that count towards each quota: on all machines that take the field from the same place. Where
/// there are so few that no quota can be hit, all of them: their places need not be looked up.
pub fn personal(
    c: &mut Db,
    now: Instant,
    ground: &Ground,
    who: People<'_>,
    span: Interval,
) -> DbResult<(Vec<Held>, Vec<Held>)> {
    let Some(member) = who.member.filter(|_| is_personal(who)) else { return Ok((Vec::new(), Vec::new())) };
    let from = quotas_from(now, ground.lab.zone(), &ground.resolved.policy, span);
    let mut rows = store::held_by(c, ground.lab.id, member, from)?;
    rows.extend(asked_besides(who.party, ground.machine.id, span));
    let Resolved { policy, active_from, weekly_from } = &ground.resolved;
    let few = i64::try_from(rows.len()).is_ok_and(|count| count < policy.max_active_reservations);
    if few && policy.max_minutes_per_week.is_none() {
        return Ok((rows.iter().map(held).collect(), Vec::new()));
    }
    let on: BTreeSet<Id> = rows.iter().map(|row| row.machine).collect();
    let stated = store::stated_policies(c, on.into_iter().collect())?;
    let of = |quota: Quota, from: PolicySource| -> Vec<Held> {
        let same: BTreeSet<Id> =
            stated.iter().filter(|one| same_source(one, quota, from, &ground.machine)).map(|one| one.0).collect();
        rows.iter().filter(|row| same.contains(&row.machine)).map(held).collect()
    };
    Ok((of(Quota::MaxActiveReservations, *active_from), of(Quota::MaxMinutesPerWeek, *weekly_from)))
}

/// The machines that a group takes before this one, as if they were booked already.
fn asked_besides(party: Option<Party<'_>>, machine: Id, span: Interval) -> impl Iterator<Item = HeldRow> {
    let machines = party.map_or(&[][..], |party| party.machines);
    let before = machines.iter().copied().take_while(move |one| *one != machine);
    before.map(move |machine| HeldRow {
        id: machine,
        machine,
        status: ReservationStatus::Confirmed,
        starts_at: span.starts_at,
        ends_at: span.ends_at,
        released_at: None,
    })
}

/// What the group has booked together in the weeks of the asked time, where it has a quota. The group's lock makes it hold.
pub fn pool(c: &mut Db, zone: LocalZone, party: Option<Party<'_>>, span: Interval) -> DbResult<Option<Pool>> {
    let Some(party) = party else { return Ok(None) };
    let Some(limit) = party.group.max_minutes_per_week else { return Ok(None) };
    let from = zone.day_start(zone.week_start(span.starts_at));
    let rows = store::held_for(c, party.group.id, from)?;
    let machines = i64::try_from(party.machines.len()).unwrap_or(i64::MAX);
    Ok(Some(Pool { limit: i64::from(limit), machines, held: rows.iter().map(held).collect() }))
}

const fn held(row: &HeldRow) -> Held {
    let span = Interval::new(row.starts_at, row.ends_at);
    Held { id: row.id, status: row.status, span, released_at: row.released_at }
}

fn same_source(stated: &StatedPolicies, quota: Quota, from: PolicySource, machine: &Machine) -> bool {
    let (id, class, own, of_class) = stated;
    if from == PolicySource::Machine {
        return *id == machine.id;
    }
    let of_class: Option<PolicyPatch> = of_class.as_ref().and_then(|policy| policy.read().ok());
    let own: PolicyPatch = own.read().unwrap_or_default();
    source(quota, of_class.as_ref(), &own) == from && (from == PolicySource::Lab || *class == machine.class)
}
