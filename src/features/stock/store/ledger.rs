use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::features::stock::model::{Item, Material, MovementKind, MovementRow, UnitCost};
use crate::features::stock::rules::Cell;
use crate::platform::db::schema::{
    audit_events, audit_reasons, purchase_order_lines, stock_balances, stock_items, stock_lots, stock_movements,
};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Money, Quantity};

pub fn insert(c: &mut Db, row: &MovementRow) -> DbResult<()> {
    diesel::insert_into(stock_movements::table).values(row).execute(c)?;
    Ok(())
}

type CellRow = (Option<Id>, Option<String>, i64, Option<NaiveDate>);

/// What there is of an item, by lot and place; what is used up is left out.
pub fn cells(c: &mut Db, item: Id) -> DbResult<Vec<Cell>> {
    let rows: Vec<CellRow> = stock_balances::table
        .left_join(stock_lots::table.on(stock_lots::id.nullable().eq(stock_balances::lot)))
        .filter(stock_balances::item.eq(item))
        .filter(stock_balances::quantity.ne(0))
        .select((
            stock_balances::lot,
            stock_balances::location,
            stock_balances::quantity,
            stock_lots::expires_on.nullable(),
        ))
        .load(c)?;
    let cell = |(lot, location, quantity, expires_on)| Cell { lot, location, quantity, expires_on };
    Ok(rows.into_iter().map(cell).collect())
}

/// What a list of movements is narrowed by.
#[derive(Clone, Debug, Default)]
pub struct MovementFilter {
    pub item: Option<Id>,
    pub kind: Option<MovementKind>,
    pub person: Option<Id>,
    pub usage_session: Option<Id>,
    pub work_order: Option<Id>,
    pub purchase_order: Option<Id>,
    pub from: Option<Instant>,
    pub until: Option<Instant>,
}

/// A lab's movements, the last first, `limit` of them before `before`.
pub fn list(
    c: &mut Db,
    lab: Id,
    filter: &MovementFilter,
    before: Option<Id>,
    limit: i64,
) -> DbResult<Vec<MovementRow>> {
    use stock_movements::dsl;
    let mut query = dsl::stock_movements
        .filter(dsl::lab.eq(lab))
        .select(MovementRow::as_select())
        .order(dsl::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(dsl::id.lt(before));
    }
    if let Some(item) = filter.item {
        query = query.filter(dsl::item.eq(item));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(dsl::kind.eq(kind));
    }
    if let Some(person) = filter.person {
        query = query.filter(dsl::person.eq(person));
    }
    if let Some(session) = filter.usage_session {
        query = query.filter(dsl::usage_session.eq(session));
    }
    if let Some(order) = filter.work_order {
        query = query.filter(dsl::work_order.eq(order));
    }
    if let Some(order) = filter.purchase_order {
        let lines = purchase_order_lines::table.filter(purchase_order_lines::purchase_order.eq(order));
        let lines: Vec<Id> = lines.select(purchase_order_lines::id).load(c)?;
        query = query.filter(dsl::order_line.eq_any(lines));
    }
    if let Some(from) = filter.from {
        query = query.filter(dsl::moved_at.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(dsl::moved_at.lt(until));
    }
    Ok(query.load(c)?)
}

/// Why something was moved, by its posting.
pub fn reasons(c: &mut Db, postings: Vec<Id>) -> DbResult<HashMap<Id, String>> {
    let told: Vec<(Id, Option<String>)> = audit_events::table
        .inner_join(audit_reasons::table.on(audit_reasons::event.eq(audit_events::id)))
        .filter(audit_events::subject.eq_any(postings))
        .filter(audit_events::subject_type.eq("stock_movement"))
        .select((audit_events::subject, audit_reasons::reason))
        .load(c)?;
    Ok(told.into_iter().filter_map(|(posting, reason)| Some((posting, reason?))).collect())
}

/// What a session used of an item and where it was taken from last; returns taken off.
pub fn used_by(c: &mut Db, session: Id, item: Id) -> DbResult<Vec<MovementRow>> {
    Ok(stock_movements::table
        .filter(stock_movements::usage_session.eq(session))
        .filter(stock_movements::item.eq(item))
        .order(stock_movements::id.asc())
        .select(MovementRow::as_select())
        .load(c)?)
}

/// What a work order used of an item; returns taken off.
pub fn used_for(c: &mut Db, order: Id, item: Id) -> DbResult<Vec<MovementRow>> {
    Ok(stock_movements::table
        .filter(stock_movements::work_order.eq(order))
        .filter(stock_movements::item.eq(item))
        .order(stock_movements::id.asc())
        .select(MovementRow::as_select())
        .load(c)?)
}

/// The last use of an item, or of its lot; none where nothing was used.
pub fn last_use(c: &mut Db, item: Id, lot: Option<Id>) -> DbResult<Vec<MovementRow>> {
    let mut query = stock_movements::table
        .filter(stock_movements::item.eq(item))
        .filter(stock_movements::kind.eq(MovementKind::Use))
        .order(stock_movements::id.desc())
        .limit(1)
        .select(MovementRow::as_select())
        .into_boxed();
    if let Some(lot) = lot {
        query = query.filter(stock_movements::lot.eq(lot));
    }
    Ok(query.load(c)?)
}

/// What was paid when an item last came at a known price.
pub fn last_price(c: &mut Db, item: Id) -> DbResult<Option<UnitCost>> {
    let row: Option<MovementRow> = stock_movements::table
        .filter(stock_movements::item.eq(item))
        .filter(stock_movements::kind.eq(MovementKind::Receipt))
        .filter(stock_movements::cost_minor.is_not_null())
        .order(stock_movements::id.desc())
        .select(MovementRow::as_select())
        .first(c)
        .optional()?;
    let price =
        |row: MovementRow| Some(UnitCost { amount: row.cost()?, per: Quantity::from_thousandths(row.quantity) });
    Ok(row.and_then(price))
}

/// What sessions used, by session and item; what was returned whole is left out.
///
/// # Errors
/// The database's.
pub fn materials_of(c: &mut Db, sessions: Vec<Id>) -> DbResult<HashMap<Id, Vec<Material>>> {
    let rows: Vec<(MovementRow, Item)> = stock_movements::table
        .inner_join(stock_items::table.on(stock_items::id.eq(stock_movements::item)))
        .filter(stock_movements::usage_session.eq_any(sessions))
        .order(stock_movements::id.asc())
        .select((MovementRow::as_select(), Item::as_select()))
        .load(c)?;
    let mut sums: BTreeMap<(Id, Id), (Material, BTreeMap<String, i64>)> = BTreeMap::new();
    for (row, item) in rows {
        let Some(session) = row.usage_session else { continue };
        let none_yet = || Material {
            stock_item: item.id,
            name: item.name(),
            quantity: Quantity::ZERO,
            unit: item.unit,
            cost: None,
        };
        let (material, costs) = sums.entry((session, item.id)).or_insert_with(|| (none_yet(), BTreeMap::new()));
        material.quantity = Quantity::from_thousandths(material.quantity.thousandths() - row.quantity);
        if let Some(cost) = row.cost() {
            *costs.entry(cost.currency).or_default() += -row.quantity.signum() * cost.amount_minor;
        }
    }
    let mut found: HashMap<Id, Vec<Material>> = HashMap::new();
    for ((session, _), (mut material, costs)) in sums {
        material.cost = only(costs);
        if material.quantity != Quantity::ZERO {
            found.entry(session).or_default().push(material);
        }
    }
    Ok(found)
}

/// The cost where it is in one currency.
fn only(costs: BTreeMap<String, i64>) -> Option<Money> {
    let mut costs = costs.into_iter().map(|(currency, amount_minor)| Money { amount_minor, currency });
    let first = costs.next()?;
    costs.next().is_none().then_some(first)
}
