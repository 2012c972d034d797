//! Machines as property: when they are to be counted, and which warranties end.

use super::{AttentionKind, INVENTORY_HOLDS_DAYS, Item, LIMIT, Look, Urgency};
use crate::features::maintenance::store::attention::property as store;
use crate::platform::db::{Db, DbResult};
use crate::platform::words::Text;

/// How long ahead the end of a warranty is told.
const AHEAD_DAYS: u64 = 60;
/// A check that takes longer was given up.
const CHECK_LASTS_DAYS: i64 = 14;

/// The lab itself, once half a year has gone by since its last check was finished, or since its first machine where there was none.
/// While somebody counts nothing is due.
pub fn check_due(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let last = store::last_count(c, look.lab.id, look.now.plus_days(-CHECK_LASTS_DAYS))?;
    let Some(due) = last.map(|last| last.plus_days(INVENTORY_HOLDS_DAYS)).filter(|due| *due <= look.now) else {
        return Ok(Vec::new());
    };
    Ok(vec![Item {
        kind: AttentionKind::InventoryCheckDue,
        severity: Urgency::Low,
        subject_type: "lab",
        subject: look.lab.id,
        label: look.lab.name().best(look.lang).to_owned(),
        machine: None,
        since: due,
        detail: Text::new("attention-inventory-check-due").with("due", due),
    }])
}

/// Machines whose warranty ends soon.
pub fn warranties(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let zone = look.lab.zone();
    let today = zone.date(look.now);
    let until = today + chrono::Days::new(AHEAD_DAYS);
    let item = |(machine, name, end): store::Warranty| Item {
        kind: AttentionKind::WarrantyExpiring,
        severity: Urgency::Low,
        subject_type: "machine",
        subject: machine,
        label: look.name(&name),
        machine: Some(machine),
        since: zone.day_start(end - chrono::Days::new(AHEAD_DAYS)),
        detail: Text::new("attention-warranty-expiring").with("end", end),
    };
    Ok(store::warranties(c, look.lab.id, (today, until), LIMIT)?.into_iter().map(item).collect())
}
