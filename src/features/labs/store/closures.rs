use diesel::prelude::*;

use crate::each_engine;
use crate::features::labs::model::Closure;
use crate::features::labs::policy::PolicyPatch;
use crate::platform::db::schema::{closure_machines, closures, machine_classes, machines, reservations};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant, Interval};

pub fn insert(c: &mut Db, closure: &Closure) -> DbResult<()> {
    diesel::insert_into(closures::table).values(closure).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, closure: &Closure) -> DbResult<()> {
    diesel::update(closures::table.find(closure.id)).set(closure).execute(c)?;
    Ok(())
}

pub fn delete(c: &mut Db, closure: Id) -> DbResult<()> {
    diesel::delete(closure_machines::table.filter(closure_machines::closure.eq(closure))).execute(c)?;
    diesel::delete(closures::table.find(closure)).execute(c)?;
    Ok(())
}

/// The machines a closure names; none where it closes the lab.
pub fn set_machines(c: &mut Db, closure: Id, ids: &[Id]) -> DbResult<()> {
    diesel::delete(closure_machines::table.filter(closure_machines::closure.eq(closure))).execute(c)?;
    for machine in ids {
        diesel::insert_into(closure_machines::table)
            .values((closure_machines::closure.eq(closure), closure_machines::machine.eq(*machine)))
            .execute(c)?;
    }
    Ok(())
}

pub fn machines_of(c: &mut Db, closure: Id) -> DbResult<Vec<Id>> {
    Ok(closure_machines::table
        .filter(closure_machines::closure.eq(closure))
        .order(closure_machines::machine.asc())
        .select(closure_machines::machine)
        .load(c)?)
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Closure> {
    Ok(closures::table.find(id).select(Closure::as_select()).first(c)?)
}

/// By start, then id: those that end after `from` and start before `until`.
pub fn list(
    c: &mut Db,
    lab: Id,
    window: (Option<Instant>, Option<Instant>),
    after: Option<(Instant, Id)>,
    limit: i64,
) -> DbResult<Vec<Closure>> {
    let mut query = closures::table
        .filter(closures::lab.eq(lab))
        .select(Closure::as_select())
        .order((closures::starts_at.asc(), closures::id.asc()))
        .limit(limit)
        .into_boxed();
    if let Some(from) = window.0 {
        query = query.filter(closures::ends_at.gt(from));
    }
    if let Some(until) = window.1 {
        query = query.filter(closures::starts_at.lt(until));
    }
    if let Some((at, id)) = after {
        query = query.filter(closures::starts_at.gt(at).or(closures::starts_at.eq(at).and(closures::id.gt(id))));
    }
    Ok(query.load(c)?)
}

/// Where holidays begin that the lab has already, within a span.
pub fn holiday_starts(c: &mut Db, lab: Id, within: Interval) -> DbResult<Vec<Instant>> {
    Ok(closures::table
        .filter(closures::lab.eq(lab))
        .filter(closures::holiday.eq(true))
        .filter(closures::starts_at.ge(within.starts_at))
        .filter(closures::starts_at.lt(within.ends_at))
        .select(closures::starts_at)
        .load(c)?)
}

/// A lab's closures that touch a span, each with the machines it names.
pub fn within(c: &mut Db, lab: Id, span: Interval) -> DbResult<Vec<(Closure, Vec<Id>)>> {
    let touching = closures::table
        .filter(closures::lab.eq(lab))
        .filter(closures::ends_at.gt(span.starts_at))
        .filter(closures::starts_at.lt(span.ends_at))
        .order((closures::starts_at.asc(), closures::id.asc()));
    let rows: Vec<Closure> = each_engine!(c, touching.select(Closure::as_select()).load(c))?;
    let mut out = Vec::with_capacity(rows.len());
    for row in rows {
        let machines = if row.all_machines { Vec::new() } else { machines_of(c, row.id)? };
        out.push((row, machines));
    }
    Ok(out)
}

/// Which of these are no machines of the lab.
pub fn strangers(c: &mut Db, lab: Id, ids: &[Id]) -> DbResult<Vec<Id>> {
    let known: Vec<Id> = machines::table
        .filter(machines::lab.eq(lab))
        .filter(machines::id.eq_any(ids.to_vec()))
        .select(machines::id)
        .load(c)?;
    Ok(ids.iter().copied().filter(|id| !known.contains(id)).collect())
}

/// A reservation that stands, with how long it may run on unattended after closing.
pub struct Standing {
    pub id: Id,
    pub machine: Id,
    pub span: Interval,
    pub unattended_minutes: i64,
    /// Its holder has come: it can no longer be cancelled.
    pub checked_in: bool,
}

/// Reservation, machine, start, end, status, the machine's and its class's own policy.
type StandingRow = (Id, Id, Instant, Instant, String, Json, Option<Json>);

/// The lab's standing reservations that touch a span and have not ended, by start.
pub fn standing(c: &mut Db, lab: Id, lab_policy: &PolicyPatch, span: Interval) -> DbResult<Vec<Standing>> {
    let rows: Vec<StandingRow> = reservations::table
        .inner_join(machines::table.on(machines::id.eq(reservations::machine)))
        .left_join(machine_classes::table.on(machine_classes::id.nullable().eq(machines::class)))
        .filter(reservations::lab.eq(lab))
        .filter(reservations::kind.eq("reservation"))
        .filter(reservations::released_at.is_null())
        .filter(reservations::ends_at.gt(span.starts_at))
        .filter(reservations::starts_at.lt(span.ends_at))
        .order((reservations::starts_at.asc(), reservations::id.asc()))
        .select((
            reservations::id,
            reservations::machine,
            reservations::starts_at,
            reservations::ends_at,
            reservations::status,
            machines::policy,
            machine_classes::policy.nullable(),
        ))
        .load(c)?;
    let mut out = Vec::with_capacity(rows.len());
    for (id, machine, starts_at, ends_at, status, own, class) in rows {
        let class: Option<PolicyPatch> = class.map(|class| class.read()).transpose()?;
        let own: PolicyPatch = own.read()?;
        let policy = crate::features::labs::policy::resolve(lab_policy, class.as_ref(), &own).policy;
        let unattended_minutes = policy.unattended_minutes_after_closing;
        let (span, checked_in) = (Interval::new(starts_at, ends_at), status == "checked_in");
        out.push(Standing { id, machine, span, unattended_minutes, checked_in });
    }
    Ok(out)
}
