use diesel::prelude::*;

use crate::features::stock::model::{Item, MovementKind, MovementRow};
use crate::platform::db::Json;
use crate::platform::db::schema::{machines, people, stock_items, stock_movements, usage_sessions};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Interval, Purpose};

/// What was used, wasted or returned, with the session that it was for.
#[derive(Clone, Debug)]
pub struct Spent {
    pub row: MovementRow,
    pub item: Item,
    pub session: Option<SessionHead>,
}

/// What a report groups sessions by.
#[derive(Clone, Debug, Queryable)]
pub struct SessionHead {
    pub id: Id,
    pub machine: Id,
    pub machine_name: Json,
    pub member: Option<Id>,
    pub member_name: Option<String>,
    pub purpose: Option<Purpose>,
}

/// In the order of the ledger.
pub fn spent(c: &mut Db, lab: Id, span: Interval) -> DbResult<Vec<Spent>> {
    let kinds = [MovementKind::Use, MovementKind::Waste, MovementKind::Return];
    let rows: Vec<(MovementRow, Item)> = stock_movements::table
        .inner_join(stock_items::table.on(stock_items::id.eq(stock_movements::item)))
        .filter(stock_movements::lab.eq(lab))
        .filter(stock_movements::kind.eq_any(kinds))
        .filter(stock_movements::moved_at.ge(span.starts_at))
        .filter(stock_movements::moved_at.lt(span.ends_at))
        .order(stock_movements::id.asc())
        .select((MovementRow::as_select(), Item::as_select()))
        .load(c)?;
    let heads = sessions(c, lab, span)?;
    let head = |session: Option<Id>| heads.get(&session?).cloned();
    Ok(rows.into_iter().map(|(row, item)| Spent { session: head(row.usage_session), row, item }).collect())
}

type Heads = std::collections::HashMap<Id, SessionHead>;

fn sessions(c: &mut Db, lab: Id, span: Interval) -> DbResult<Heads> {
    let named = stock_movements::table
        .filter(stock_movements::lab.eq(lab))
        .filter(stock_movements::moved_at.ge(span.starts_at))
        .filter(stock_movements::moved_at.lt(span.ends_at))
        .filter(stock_movements::usage_session.is_not_null())
        .select(stock_movements::usage_session);
    let heads: Vec<SessionHead> = usage_sessions::table
        .inner_join(machines::table.on(machines::id.eq(usage_sessions::machine)))
        .left_join(people::table.on(people::id.nullable().eq(usage_sessions::person)))
        .filter(usage_sessions::id.nullable().eq_any(named))
        .select((
            usage_sessions::id,
            machines::id,
            machines::name,
            usage_sessions::person,
            people::full_name.nullable(),
            usage_sessions::purpose,
        ))
        .load(c)?;
    Ok(heads.into_iter().map(|head| (head.id, head)).collect())
}
