use serde_json::json;

use super::model::{SignalRow, Want, capability_key};
use super::store;
use crate::platform::db::{DbResult, Json};
use crate::platform::write::{Event, Write};

/// The length of a wish that named none.
const MINUTES: i64 = 60;

/// Keeps a wish: one row per person, capability, day and kind, with the longest ask. To keep it although the booking
/// is refused, call [`Write::keep_despite_refusal`].
///
/// # Errors
/// The database's.
pub fn record(w: &mut Write<'_>, want: &Want<'_>) -> DbResult<()> {
    let mut asks = want.asks.to_vec();
    asks.sort_unstable();
    asks.dedup();
    let minutes = want.minutes.unwrap_or(MINUTES).clamp(1, i64::from(i32::MAX));
    let row = SignalRow {
        id: w.new_id(),
        lab: want.lab,
        person: want.person,
        capability_key: capability_key(&asks),
        capabilities: Json::of(&asks),
        machine: want.machine,
        local_day: want.local_day,
        kind: want.kind,
        minutes: i32::try_from(minutes).unwrap_or(i32::MAX),
        created_at: w.now,
        updated_at: w.now,
    };
    if let Some(id) = store::keep_longest(w.c, &row)? {
        let state =
            json!({ "kind": row.kind, "local_day": row.local_day, "minutes": row.minutes, "machine": row.machine });
        w.emit(Event::new("demand.recorded", "demand_signal", id).lab(row.lab).after(state));
    }
    Ok(())
}
