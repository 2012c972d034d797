use std::collections::BTreeMap;

use super::{AttentionKind, Item, LIMIT, Look, Urgency};
use crate::features::maintenance::store::attention::supplies as store;
use crate::features::stock::{self, Group};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;

/// How long ahead the end of a lot is told.
const AHEAD_DAYS: u64 = 30;
/// When what was ordered should have come.
const PATIENCE_DAYS: i64 = 30;
/// How many things of an order name it.
const NAMED: usize = 3;

/// What is to be bought, once for all items that stand in for each other; since one of them was last moved.
pub fn low(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |(group, since): (Group, Instant)| {
        let first = &group.first_low()?.item;
        let is_out = group.pool.balance <= 0;
        Some(Item {
            kind: AttentionKind::StockLow,
            severity: if is_out { Urgency::Medium } else { Urgency::Low },
            subject_type: "stock_item",
            subject: first.id,
            label: label(look, &group, first),
            machine: None,
            since,
            detail: if is_out { Text::new("attention-stock-out") } else { Text::new("attention-stock-low") },
        })
    };
    Ok(stock::low(c, look.lab.id)?.into_iter().filter_map(item).collect())
}

/// An item's name; of several what they have in common.
fn label(look: Look<'_>, group: &Group, first: &stock::Item) -> String {
    if group.members.len() == 1 {
        return look.name(&first.name);
    }
    let common: Vec<&str> = first.material.iter().chain(&first.colour).map(String::as_str).collect();
    common.join(", ")
}

/// Lots of which there is still something and that end soon, or have ended.
pub fn expiring(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let zone = look.lab.zone();
    let until = zone.date(look.now) + chrono::Days::new(AHEAD_DAYS);
    let item = |(item, name, code, end): store::Expiry| Item {
        kind: AttentionKind::StockExpiring,
        severity: Urgency::Low,
        subject_type: "stock_item",
        subject: item,
        label: look.name(&name),
        machine: None,
        since: zone.day_start(end - chrono::Days::new(AHEAD_DAYS)),
        detail: Text::new("attention-stock-expiring").with("lot", code).with("end", end),
    };
    Ok(store::lots_that_end(c, look.lab.id, until, LIMIT)?.into_iter().map(item).collect())
}

/// Orders that are asked for and not placed; since they were asked for.
pub fn orders_waiting(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let rows = store::orders_requested(c, look.lab.id, LIMIT)?;
    let things = things(c, look, &rows)?;
    let item = |(id, since): (Id, Instant)| Item {
        kind: AttentionKind::PurchaseOrderWaiting,
        severity: Urgency::Medium,
        subject_type: "purchase_order",
        subject: id,
        label: things.get(&id).cloned().unwrap_or_default(),
        machine: None,
        since,
        detail: Text::new("attention-purchase-order-waiting"),
    };
    Ok(rows.into_iter().map(item).collect())
}

/// Orders that were placed so long ago that all should have come.
pub fn orders_overdue(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let rows = store::orders_placed(c, look.lab.id, look.now.plus_days(-PATIENCE_DAYS), LIMIT)?;
    let things = things(c, look, &rows)?;
    let item = |(id, ordered): (Id, Instant)| Item {
        kind: AttentionKind::PurchaseOrderOverdue,
        severity: Urgency::Medium,
        subject_type: "purchase_order",
        subject: id,
        label: things.get(&id).cloned().unwrap_or_default(),
        machine: None,
        since: ordered.plus_days(PATIENCE_DAYS),
        detail: Text::new("attention-purchase-order-overdue").with("since", ordered),
    };
    Ok(rows.into_iter().map(item).collect())
}

/// What each order is of: the first of its things.
fn things(c: &mut Db, look: Look<'_>, orders: &[(Id, Instant)]) -> DbResult<BTreeMap<Id, String>> {
    let mut named: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    for (order, name) in store::ordered_things(c, orders.iter().map(|(id, _)| *id).collect())? {
        named.entry(order).or_default().push(look.name(&name));
    }
    let joined = |mut names: Vec<String>| {
        let more = names.len() > NAMED;
        names.truncate(NAMED);
        let named = names.join(", ");
        if more { named + " …" } else { named }
    };
    Ok(named.into_iter().map(|(order, names)| (order, joined(names))).collect())
}
