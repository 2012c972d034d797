use super::{AttentionKind, Item, LIMIT, Look, Urgency};
use crate::features::maintenance::store::attention as store;
use crate::features::stock::{self, Group};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Instant;
use crate::platform::words::Text;

/// How long ahead the end of a lot is told.
const AHEAD_DAYS: u64 = 30;

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
