//! What the rooms wrote down, read for a range of days: a fixed number of queries, however many the days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::super::{BlockKind, Outcome, SessionSource, Who};
use crate::features::reservations::model::ReservationStatus;
use crate::platform::db::schema::{
    closure_machines, closures, machine_locks, machine_status_history, machines, membership_history, memberships,
    reservations, usage_sessions,
};
use crate::platform::db::{Db, DbResult, Engine};
use crate::platform::values::{Id, Instant, Interval, Role};

/// What is longer is found by an index of its own; see the migration.
const LONG_DAYS: i64 = 2;
/// What figures are made of; an event is none, nor is a walk-in beside its session.
const FACTS: [BlockKind; 3] = [BlockKind::Reservation, BlockKind::Maintenance, BlockKind::WorkOrder];
/// How many ids go into one query.
const IDS: usize = 5_000;

/// What decides since when a machine is in service.
#[derive(Clone, Copy, Debug, Queryable, Selectable)]
#[diesel(table_name = machines)]
pub struct MachineHead {
    pub id: Id,
    pub lab: Id,
    pub acquired_on: Option<NaiveDate>,
    pub retired_at: Option<Instant>,
    pub created_at: Instant,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = usage_sessions)]
pub struct SessionRow {
    pub machine: Id,
    person: Option<Id>,
    pub started_at: Instant,
    pub ended_at: Option<Instant>,
    pub source: SessionSource,
    pub outcome: Option<Outcome>,
    pub headcount: i32,
    affiliation: Option<String>,
    role: Option<Role>,
}

impl SessionRow {
    pub fn who(&self) -> Who {
        who(self.person, self.affiliation.as_deref(), self.role)
    }
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = reservations)]
pub struct PlanRow {
    pub machine: Id,
    pub kind: BlockKind,
    pub member: Option<Id>,
    pub starts_at: Instant,
    pub ends_at: Instant,
    pub status: ReservationStatus,
    pub released_at: Option<Instant>,
}

pub fn who(person: Option<Id>, affiliation: Option<&str>, role: Option<Role>) -> Who {
    Who { person, affiliation: affiliation.filter(|name| !name.is_empty()).map(str::to_owned), role }
}

pub fn machine_heads(c: &mut Db, ids: &[Id]) -> DbResult<Vec<MachineHead>> {
    let query = machines::table.filter(machines::id.eq_any(ids.to_vec())).order(machines::id.asc());
    Ok(query.select(MachineHead::as_select()).load(c)?)
}

/// Closures that touch the span; of one machine, or of all where none is named.
pub fn closures(c: &mut Db, lab: Id, span: Interval) -> DbResult<Vec<(Option<Id>, Interval)>> {
    let rows: Vec<(Instant, Instant, bool, Option<Id>)> = closures::table
        .left_join(closure_machines::table.on(closure_machines::closure.eq(closures::id)))
        .filter(closures::lab.eq(lab))
        .filter(closures::ends_at.gt(span.starts_at))
        .filter(closures::starts_at.lt(span.ends_at))
        .select((closures::starts_at, closures::ends_at, closures::all_machines, closure_machines::machine.nullable()))
        .load(c)?;
    let named = |(from, until, all, machine): (Instant, Instant, bool, Option<Id>)| match (all, machine) {
        (true, _) => Some((None, Interval::new(from, until))),
        (false, Some(machine)) => Some((Some(machine), Interval::new(from, until))),
        (false, None) => None,
    };
    Ok(rows.into_iter().filter_map(named).collect())
}

/// Each machine's status with the moment it began, in order.
pub fn statuses(c: &mut Db, ids: &[Id]) -> DbResult<Vec<(Id, Instant, String)>> {
    use machine_status_history as history;
    Ok(history::table
        .filter(history::machine.eq_any(ids.to_vec()))
        .order((history::machine.asc(), history::from_at.asc(), history::id.asc()))
        .select((history::machine, history::from_at, history::status))
        .load(c)?)
}

/// The start of a machine's first session.
pub fn first_session(c: &mut Db, machine: Id) -> DbResult<Option<Instant>> {
    Ok(usage_sessions::table
        .filter(usage_sessions::machine.eq(machine))
        .order(usage_sessions::started_at.asc())
        .select(usage_sessions::started_at)
        .first(c)
        .optional()?)
}

/// The start of the first reservation of a machine.
pub fn first_reservation(c: &mut Db, machine: Id) -> DbResult<Option<Instant>> {
    Ok(reservations::table
        .filter(reservations::machine.eq(machine))
        .order(reservations::starts_at.asc())
        .select(reservations::starts_at)
        .first(c)
        .optional()?)
}

/// Whether anybody used or reserved a machine of the lab within the span; cancelled reservations may count.
pub fn anybody(c: &mut Db, lab: Id, span: Interval) -> DbResult<bool> {
    let sessions = usage_sessions::table
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::started_at.lt(span.ends_at))
        .filter(usage_sessions::ended_at.is_null().or(usage_sessions::ended_at.gt(span.starts_at)));
    let reserved = reservations::table
        .filter(reservations::lab.eq(lab))
        .filter(reservations::starts_at.lt(span.ends_at))
        .filter(reservations::ends_at.gt(span.starts_at));
    let session = sessions.select(usage_sessions::id).first::<Id>(c).optional()?;
    Ok(session.is_some() || reserved.select(reservations::id).first::<Id>(c).optional()?.is_some())
}

/// How many sessions that began before this moment go on, and reservations that should have begun wait to be decided.
pub fn still_open(c: &mut Db, lab: Id, before: Instant) -> DbResult<i64> {
    let sessions: i64 = usage_sessions::table
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::started_at.lt(before))
        .filter(usage_sessions::ended_at.is_null())
        .count()
        .get_result(c)?;
    let reserved: i64 = reservations::table
        .filter(reservations::lab.eq(lab))
        .filter(reservations::starts_at.lt(before))
        .filter(reservations::kind.eq("reservation"))
        .filter(reservations::status.eq_any(["pending", "confirmed"]))
        .count()
        .get_result(c)?;
    Ok(sessions.saturating_add(reserved))
}

/// Locks that touch the span; an open one lasts for ever.
pub fn locks(c: &mut Db, ids: &[Id], span: Interval) -> DbResult<Vec<(Id, Interval)>> {
    let rows: Vec<(Id, Instant, Option<Instant>)> = machine_locks::table
        .filter(machine_locks::machine.eq_any(ids.to_vec()))
        .filter(machine_locks::starts_at.lt(span.ends_at))
        .filter(machine_locks::ends_at.is_null().or(machine_locks::ends_at.gt(span.starts_at)))
        .select((machine_locks::machine, machine_locks::starts_at, machine_locks::ends_at))
        .load(c)?;
    let whole = |(machine, from, until): (Id, Instant, Option<Instant>)| {
        (machine, Interval::new(from, until.unwrap_or(Instant::MAX)))
    };
    Ok(rows.into_iter().map(whole).collect())
}

/// Incidents that locked the machine and began within the span.
pub fn locking_incidents(c: &mut Db, machine: Id, span: Interval) -> DbResult<i64> {
    Ok(machine_locks::table
        .filter(machine_locks::machine.eq(machine))
        .filter(machine_locks::cause.eq("incident"))
        .filter(machine_locks::starts_at.ge(span.starts_at))
        .filter(machine_locks::starts_at.lt(span.ends_at))
        .count()
        .get_result(c)?)
}

/// Closed sessions that touch the span or begin in it.
pub fn sessions(c: &mut Db, ids: &[Id], span: Interval) -> DbResult<Vec<SessionRow>> {
    let since = span.starts_at.plus_days(-LONG_DAYS);
    let of_machines = usage_sessions::table
        .filter(usage_sessions::machine.eq_any(ids.to_vec()))
        .filter(usage_sessions::ended_at.ge(span.starts_at));
    let near = of_machines
        .clone()
        .filter(usage_sessions::started_at.ge(since))
        .filter(usage_sessions::started_at.lt(span.ends_at));
    let mut rows: Vec<SessionRow> = near.select(SessionRow::as_select()).load(c)?;
    let far = of_machines.filter(usage_sessions::started_at.lt(since)).filter(sql::<Bool>(long_session(c.engine())));
    rows.extend(far.select(SessionRow::as_select()).load::<SessionRow>(c)?);
    Ok(rows)
}

/// Reservations and planned work that touch the span.
pub fn plans(c: &mut Db, ids: &[Id], span: Interval) -> DbResult<Vec<PlanRow>> {
    let since = span.starts_at.plus_days(-LONG_DAYS);
    let of_machines = reservations::table
        .filter(reservations::machine.eq_any(ids.to_vec()))
        .filter(reservations::kind.eq_any(FACTS))
        .filter(reservations::ends_at.gt(span.starts_at));
    let near =
        of_machines.clone().filter(reservations::starts_at.ge(since)).filter(reservations::starts_at.lt(span.ends_at));
    let mut rows: Vec<PlanRow> = near.select(PlanRow::as_select()).load(c)?;
    let far = of_machines.filter(reservations::starts_at.lt(since)).filter(sql::<Bool>(long_plan(c.engine())));
    rows.extend(far.select(PlanRow::as_select()).load::<PlanRow>(c)?);
    Ok(rows)
}

/// As the partial indexes say it: a literal, so that both engines see that the index answers.
const fn long_session(engine: Engine) -> &'static str {
    match engine {
        Engine::Postgres => "ended_at - started_at > interval '2 days'",
        Engine::Sqlite => "ended_at - started_at > 172800000000",
    }
}

const fn long_plan(engine: Engine) -> &'static str {
    match engine {
        Engine::Postgres => "ends_at - starts_at > interval '2 days'",
        Engine::Sqlite => "ends_at - starts_at > 172800000000",
    }
}

/// What people were in the lab, each state from a moment on.
#[derive(Debug, Default)]
pub struct Standings(BTreeMap<Id, Vec<(Instant, Role, Option<String>)>>);

impl Standings {
    /// The person as they were then.
    pub fn at(&self, person: Id, at: Instant) -> Who {
        let states = self.0.get(&person).map_or(&[][..], Vec::as_slice);
        let state = states.iter().rfind(|(from, ..)| *from <= at);
        who(Some(person), state.and_then(|(_, _, name)| name.as_deref()), state.map(|(_, role, _)| *role))
    }
}

pub fn standings(c: &mut Db, lab: Id, people: &[Id]) -> DbResult<Standings> {
    use membership_history as history;
    let mut out = Standings::default();
    for people in people.chunks(IDS) {
        let rows: Vec<(Id, Instant, Role, Option<String>)> = history::table
            .inner_join(memberships::table.on(memberships::id.eq(history::membership)))
            .filter(memberships::lab.eq(lab))
            .filter(memberships::person.eq_any(people.to_vec()))
            .order(history::from_at.asc())
            .select((memberships::person, history::from_at, history::role, history::affiliation))
            .load(c)?;
        for (person, from, role, affiliation) in rows {
            out.0.entry(person).or_default().push((from, role, affiliation));
        }
    }
    Ok(out)
}
