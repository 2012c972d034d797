use diesel::prelude::*;

use crate::features::stock::model::{Take, TakeLine, TakeStatus};
use crate::platform::db::schema::{stock_take_lines, stock_takes};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

pub fn insert(c: &mut Db, take: &Take) -> DbResult<()> {
    diesel::insert_into(stock_takes::table).values(take).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, take: &Take) -> DbResult<()> {
    diesel::update(stock_takes::table.find(take.id)).set(take).execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Take> {
    Ok(stock_takes::table.find(id).select(Take::as_select()).first(c)?)
}

pub fn locked(c: &mut Db, id: Id) -> DbResult<Take> {
    match c {
        Db::Pg(c) => Ok(stock_takes::table.find(id).select(Take::as_select()).for_no_key_update().get_result(c)?),
        Db::Sqlite(_) => find(c, id),
    }
}

/// The last first, `limit` of them before `before`.
pub fn list(c: &mut Db, lab: Id, status: Option<TakeStatus>, before: Option<Id>, limit: i64) -> DbResult<Vec<Take>> {
    let mut query = stock_takes::table
        .filter(stock_takes::lab.eq(lab))
        .select(Take::as_select())
        .order(stock_takes::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(status) = status {
        query = query.filter(stock_takes::status.eq(status));
    }
    if let Some(before) = before {
        query = query.filter(stock_takes::id.lt(before));
    }
    Ok(query.load(c)?)
}

/// The lab's open stock-takes but this one.
pub fn others_open(c: &mut Db, lab: Id, but: Option<Id>) -> DbResult<Vec<Id>> {
    let mut query = stock_takes::table
        .filter(stock_takes::lab.eq(lab))
        .filter(stock_takes::status.eq(TakeStatus::Open))
        .select(stock_takes::id)
        .into_boxed();
    if let Some(but) = but {
        query = query.filter(stock_takes::id.ne(but));
    }
    Ok(query.load(c)?)
}

/// What some stock-takes counted of an item.
pub fn lines_of(c: &mut Db, takes: &[Id], item: Id) -> DbResult<Vec<TakeLine>> {
    let all = stock_take_lines::table.filter(stock_take_lines::stock_take.eq_any(takes.to_vec()));
    let all = all.filter(stock_take_lines::item.eq(item)).order(stock_take_lines::id.asc());
    Ok(all.select(TakeLine::as_select()).load(c)?)
}

/// Says anew what a line is compared with.
pub fn expect(c: &mut Db, line: Id, expected: i64) -> DbResult<()> {
    let line = diesel::update(stock_take_lines::table.find(line));
    line.set(stock_take_lines::expected.eq(expected)).execute(c)?;
    Ok(())
}

/// By item.
pub fn lines(c: &mut Db, take: Id) -> DbResult<Vec<TakeLine>> {
    let all = stock_take_lines::table.filter(stock_take_lines::stock_take.eq(take));
    let order = (stock_take_lines::item.asc(), stock_take_lines::id.asc());
    Ok(all.order(order).select(TakeLine::as_select()).load(c)?)
}

/// Writes a count down, over an earlier one of the same place.
pub fn put_line(c: &mut Db, line: &TakeLine) -> DbResult<TakeLine> {
    let here = |one: &&TakeLine| (one.item, one.lot, &one.location) == (line.item, line.lot, &line.location);
    let lines = lines(c, line.stock_take)?;
    let Some(earlier) = lines.iter().find(here) else {
        diesel::insert_into(stock_take_lines::table).values(line).execute(c)?;
        return Ok(line.clone());
    };
    let line = TakeLine { id: earlier.id, ..line.clone() };
    diesel::update(stock_take_lines::table.find(line.id)).set(&line).execute(c)?;
    Ok(line)
}
