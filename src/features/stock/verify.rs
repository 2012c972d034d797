use std::collections::HashMap;

use diesel::prelude::*;

use super::model::Stocked;
use crate::platform::db::schema::{stock_balances, stock_items, stock_movements};
use crate::platform::db::{Db, DbResult, Fault};
use crate::platform::values::Id;
use crate::platform::write::Service;

/// What a comparison of balances with the ledger found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub items: usize,
    pub movements: usize,
    /// One sentence each.
    pub differences: Vec<String>,
}

/// Adds up each item's ledger and compares it with what is kept: the item's balance, what each lot and place holds, and
/// what each row says was left after it.
///
/// # Errors
/// Whatever the database answers.
pub async fn verify(service: &Service) -> Result<Report, Fault> {
    let mut report = Report::default();
    let mut after: Option<Id> = None;
    while let Some(id) = service.read(move |c| next(c, after)).await? {
        service.read(move |c| c.snapshot(|c| compare(c, id))).await.map(|(movements, differences)| {
            report.items += 1;
            report.movements += movements;
            report.differences.extend(differences);
        })?;
        after = Some(id);
    }
    Ok(report)
}

fn next(c: &mut Db, after: Option<Id>) -> DbResult<Option<Id>> {
    let mut query = stock_items::table.select(stock_items::id).order(stock_items::id.asc()).limit(1).into_boxed();
    if let Some(after) = after {
        query = query.filter(stock_items::id.gt(after));
    }
    Ok(query.first(c).optional()?)
}

type Place = (Option<Id>, Option<String>);

/// A row's quantity, what it says was left, its lot and its place.
type Row = (i64, i64, Option<Id>, Option<String>);

fn compare(c: &mut Db, id: Id) -> DbResult<(usize, Vec<String>)> {
    let stocked: Stocked = stock_items::table.find(id).select(Stocked::as_select()).first(c)?;
    let rows: Vec<Row> = stock_movements::table
        .filter(stock_movements::item.eq(id))
        .order(stock_movements::id.asc())
        .select((
            stock_movements::quantity,
            stock_movements::balance_after,
            stock_movements::lot,
            stock_movements::location,
        ))
        .load(c)?;
    let kept: Vec<(Option<Id>, Option<String>, i64)> = stock_balances::table
        .filter(stock_balances::item.eq(id))
        .select((stock_balances::lot, stock_balances::location, stock_balances::quantity))
        .load(c)?;
    let mut cells: HashMap<Place, i64> = HashMap::new();
    for (quantity, _, lot, location) in &rows {
        *cells.entry((*lot, location.clone())).or_default() += quantity;
    }
    let mut wrong = Vec::new();
    let sum: i64 = rows.iter().map(|row| row.0).sum();
    if sum != stocked.balance || rows.len().try_into() != Ok(stocked.revision) {
        wrong.push(format!("{id}: the ledger's {} rows make {sum}, {} is kept", rows.len(), stocked.balance));
    }
    // Only as it is now: what an item allows can change, and the ledger of before stays.
    let is_below = stocked.balance < 0 || kept.iter().any(|(_, _, quantity)| *quantity < 0);
    for (lot, location, quantity) in kept {
        let made = cells.remove(&(lot, location)).unwrap_or_default();
        if made != quantity {
            wrong.push(format!("{id}: the ledger makes {made} of a lot in a place, {quantity} is kept"));
        }
    }
    if cells.values().any(|made| *made != 0) {
        wrong.push(format!("{id}: a lot in a place has movements and no balance"));
    }
    if !is_chain(&rows, sum) {
        wrong.push(format!("{id}: what the rows say was left does not follow from one to the next"));
    }
    if !stocked.item.allow_negative && is_below {
        wrong.push(format!("{id}: the balance is below zero, which the item does not allow"));
    }
    Ok((rows.len(), wrong))
}

/// Whether each row begins with what another left, in whatever order they were written: the first with nothing, and the last
/// leaves their sum.
fn is_chain(rows: &[Row], sum: i64) -> bool {
    let mut before: Vec<i64> = rows.iter().map(|(quantity, left, ..)| left - quantity).collect();
    let mut left: Vec<i64> = rows.iter().map(|(_, left, ..)| *left).collect();
    before.push(sum);
    left.push(0);
    before.sort_unstable();
    left.sort_unstable();
    before == left
}
