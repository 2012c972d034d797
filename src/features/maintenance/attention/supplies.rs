use super::{AttentionKind, Item, LIMIT, Look, Urgency};
use crate::features::maintenance::store::attention as store;
use crate::platform::db::{Db, DbResult};
use crate::platform::words::Text;

/// How long ahead the end of a lot is told.
const AHEAD_DAYS: u64 = 30;

/// What is to be bought; since it was last moved.
pub fn low(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |(id, name, balance, since): store::Low| Item {
        kind: AttentionKind::StockLow,
        severity: if balance <= 0 { Urgency::Medium } else { Urgency::Low },
        subject_type: "stock_item",
        subject: id,
        label: look.name(&name),
        machine: None,
        since,
        detail: if balance <= 0 { Text::new("attention-stock-out") } else { Text::new("attention-stock-low") },
    };
    Ok(store::stock_low(c, look.lab.id, LIMIT)?.into_iter().map(item).collect())
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
