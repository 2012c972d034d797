//! The chain's tables.

use diesel::prelude::*;

use super::model::{AuditEvent, AuditReason, Batch, BatchEvent};
use crate::platform::db::schema::{audit_batch_events, audit_batches, audit_events, audit_reasons, audit_unsealed};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};
use crate::prepared_insert;

/// How many events a batch holds at most: SQLite's writer is busy with them for a few milliseconds.
pub const BATCH_EVENTS: i64 = 500;
/// Any constant does: PostgreSQL's lock that keeps two nodes from sealing at once.
const LOCK: i64 = 0x5573_7461_5365_616c;

prepared_insert!(NewBatchEvent, BatchEvent, audit_batch_events, [batch, position, event, event_hash]);

/// Held until the transaction ends; nothing but sealing ever waits for it. SQLite has one writer and needs none.
pub fn lock(c: &mut Db) -> DbResult<()> {
    if matches!(c, Db::Pg(_)) {
        c.run(&format!("SELECT pg_advisory_xact_lock({LOCK})"))?;
    }
    Ok(())
}

/// The last batch.
pub fn head(c: &mut Db) -> DbResult<Option<Batch>> {
    let last = audit_batches::table.order(audit_batches::number.desc()).select(Batch::as_select());
    Ok(last.first(c).optional()?)
}

/// Events that wait for a batch, by their ids.
pub fn unsealed(c: &mut Db, limit: i64) -> DbResult<Vec<AuditEvent>> {
    Ok(audit_unsealed::table
        .inner_join(audit_events::table.on(audit_events::id.eq(audit_unsealed::event)))
        .left_join(audit_batch_events::table.on(audit_batch_events::event.eq(audit_unsealed::event)))
        .filter(audit_batch_events::event.nullable().is_null())
        .order(audit_unsealed::event.asc())
        .limit(limit)
        .select(AuditEvent::as_select())
        .load(c)?)
}

/// When the event was written that has waited longest.
pub fn oldest_unsealed(c: &mut Db) -> DbResult<Option<Instant>> {
    Ok(audit_unsealed::table
        .inner_join(audit_events::table.on(audit_events::id.eq(audit_unsealed::event)))
        .order(audit_unsealed::event.asc())
        .select(audit_events::at)
        .first(c)
        .optional()?)
}

pub fn insert(c: &mut Db, batch: &Batch, events: &[BatchEvent]) -> DbResult<()> {
    diesel::insert_into(audit_batches::table).values(batch).execute(c)?;
    match c {
        Db::Pg(c) => {
            diesel::insert_into(audit_batch_events::table).values(events).execute(c)?;
        }
        Db::Sqlite(_) => {
            for event in events {
                NewBatchEvent(event).execute(c)?;
            }
        }
    }
    Ok(())
}

pub fn take_from_waiting(c: &mut Db, batch: i64, events: &[Id]) -> DbResult<()> {
    match c {
        Db::Pg(c) => {
            diesel::delete(audit_unsealed::table.filter(audit_unsealed::event.eq_any(events))).execute(c)?;
        }
        Db::Sqlite(_) => {
            let held = audit_batch_events::table.filter(audit_batch_events::batch.eq(batch));
            let held = held.select(audit_batch_events::event);
            diesel::delete(audit_unsealed::table.filter(audit_unsealed::event.eq_any(held))).execute(c)?;
        }
    }
    Ok(())
}

pub fn batches_after(c: &mut Db, number: i64, limit: i64) -> DbResult<Vec<Batch>> {
    Ok(audit_batches::table
        .filter(audit_batches::number.gt(number))
        .order(audit_batches::number.asc())
        .limit(limit)
        .select(Batch::as_select())
        .load(c)?)
}

/// What stands in a batch, with the event and its reason as they are now.
pub type Member = (BatchEvent, Option<AuditEvent>, Option<AuditReason>);

/// The members of these batches in their order, `limit` of them.
pub fn members(c: &mut Db, first: i64, last: i64, limit: i64) -> DbResult<Vec<Member>> {
    Ok(audit_batch_events::table
        .left_join(audit_events::table.on(audit_events::id.eq(audit_batch_events::event)))
        .left_join(audit_reasons::table.on(audit_reasons::event.eq(audit_batch_events::event)))
        .filter(audit_batch_events::batch.between(first, last))
        .order((audit_batch_events::batch.asc(), audit_batch_events::position.asc()))
        .limit(limit)
        .select((BatchEvent::as_select(), Option::<AuditEvent>::as_select(), Option::<AuditReason>::as_select()))
        .load(c)?)
}

/// Members of batches after `number`, which no batch's row holds.
pub fn beyond(c: &mut Db, number: i64, limit: i64) -> DbResult<Vec<(i64, Id)>> {
    Ok(audit_batch_events::table
        .filter(audit_batch_events::batch.gt(number))
        .order((audit_batch_events::batch.asc(), audit_batch_events::position.asc()))
        .limit(limit)
        .select((audit_batch_events::batch, audit_batch_events::event))
        .load(c)?)
}

/// Events that are in no batch and wait for none.
pub fn slipped_in(c: &mut Db, limit: i64) -> DbResult<Vec<Id>> {
    Ok(audit_events::table
        .left_join(audit_batch_events::table.on(audit_batch_events::event.eq(audit_events::id)))
        .left_join(audit_unsealed::table.on(audit_unsealed::event.eq(audit_events::id)))
        .filter(audit_batch_events::event.nullable().is_null())
        .filter(audit_unsealed::event.nullable().is_null())
        .limit(limit)
        .select(audit_events::id)
        .load(c)?)
}

/// What waits for a batch although it is gone.
pub fn lost_while_waiting(c: &mut Db, limit: i64) -> DbResult<Vec<Id>> {
    Ok(audit_unsealed::table
        .left_join(audit_events::table.on(audit_events::id.eq(audit_unsealed::event)))
        .filter(audit_events::id.nullable().is_null())
        .limit(limit)
        .select(audit_unsealed::event)
        .load(c)?)
}

/// How many events there are, and how many of them wait.
pub fn counts(c: &mut Db) -> DbResult<(i64, i64)> {
    let all = audit_events::table.count().get_result(c)?;
    let waiting = audit_unsealed::table.inner_join(audit_events::table.on(audit_events::id.eq(audit_unsealed::event)));
    Ok((all, waiting.count().get_result(c)?))
}
