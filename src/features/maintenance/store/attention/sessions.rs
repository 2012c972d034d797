//! Use that somebody should look at.

use diesel::prelude::*;

use super::OnMachine;
use crate::features::machines::Machine;
use crate::platform::db::schema::{machines, reservations, session_corrections, usage_sessions};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};

/// Sessions with a correction that waits.
pub fn corrections(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<OnMachine>> {
    Ok(session_corrections::table
        .inner_join(usage_sessions::table.on(usage_sessions::id.eq(session_corrections::session)))
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .filter(session_corrections::lab.eq(lab))
        .filter(session_corrections::status.eq("proposed"))
        .order((session_corrections::proposed_at.asc(), session_corrections::id.asc()))
        .limit(limit)
        .select((usage_sessions::id, machines::id, machines::name, session_corrections::proposed_at))
        .load(c)?)
}

/// Open sessions whose expected end is over.
pub fn open_too_long(c: &mut Db, lab: Id, now: Instant, limit: i64) -> DbResult<Vec<OnMachine>> {
    Ok(usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::ended_at.is_null())
        .filter(usage_sessions::expected_ends_at.lt(now))
        .order((usage_sessions::expected_ends_at.asc(), usage_sessions::id.asc()))
        .limit(limit)
        .select((usage_sessions::id, machines::id, machines::name, usage_sessions::expected_ends_at))
        .load(c)?)
}

/// Sessions of which staff are to say what happened.
pub fn to_settle(c: &mut Db, lab: Id, limit: i64) -> DbResult<Vec<OnMachine>> {
    Ok(usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::to_settle.eq(true))
        .order((usage_sessions::started_at.asc(), usage_sessions::id.asc()))
        .limit(limit)
        .select((usage_sessions::id, machines::id, machines::name, usage_sessions::started_at))
        .load(c)?)
}

/// Sessions since then that no reservation explains, walk-ins among them; the latest.
pub fn without_reservation(c: &mut Db, lab: Id, since: Instant, limit: i64) -> DbResult<Vec<OnMachine>> {
    let unexplained = usage_sessions::reservation.is_null().nullable().or(reservations::kind.nullable().eq("walk_in"));
    Ok(usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .left_join(reservations::table.on(reservations::id.nullable().eq(usage_sessions::reservation)))
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::started_at.ge(since))
        .filter(unexplained)
        .order((usage_sessions::started_at.desc(), usage_sessions::id.desc()))
        .limit(limit)
        .select((usage_sessions::id, machines::id, machines::name, usage_sessions::started_at))
        .load(c)?)
}

/// A session of a machine: its id, start and end.
type Use = (Machine, Id, Instant, Option<Instant>);

/// Sessions since then, by machine; the latest.
pub fn sessions_since(c: &mut Db, lab: Id, since: Instant, limit: i64) -> DbResult<Vec<Use>> {
    Ok(usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .filter(usage_sessions::lab.eq(lab))
        .filter(usage_sessions::started_at.ge(since))
        .order((usage_sessions::started_at.desc(), usage_sessions::id.desc()))
        .limit(limit)
        .select((Machine::as_select(), usage_sessions::id, usage_sessions::started_at, usage_sessions::ended_at))
        .load(c)?)
}
