use std::collections::BTreeSet;

use serde_json::Value;

use super::model::{LiveKind, LiveRow};
use super::store;
use crate::platform::db::DbResult;
use crate::platform::values::Id;
use crate::platform::write::{Event, Write};

/// Writes down what those who watch a lab are told, in the transaction of the change.
///
/// # Errors
/// Whatever the database answers; the change then does not happen either.
pub fn write_down(w: &mut Write<'_>, events: &[Event]) -> DbResult<()> {
    let mut told = BTreeSet::new();
    for event in events {
        let (Some(lab), Some(kind)) = (event.lab, kind(event)) else { continue };
        // What is moved is the item's, whatever it is posted under.
        let item = id(event.after.as_ref(), "item").filter(|_| kind == LiveKind::StockItem);
        let subject = item.unwrap_or(event.subject);
        for machine in machines(event, kind) {
            if !told.insert((kind, subject, machine)) {
                continue;
            }
            let row = LiveRow {
                id: w.new_id(),
                number: None,
                lab,
                kind,
                subject,
                machine,
                member: id(event.after.as_ref(), "member"),
                revision: event.after.as_ref().and_then(|state| state.get("version")?.as_i64()),
                written_at: w.now,
            };
            store::insert(w.c, &row)?;
        }
    }
    Ok(())
}

/// People, memberships, certificates, devices, demand and drafts are told to nobody.
fn kind(event: &Event) -> Option<LiveKind> {
    let is_draft =
        |state: &Option<Value>| state.as_ref().and_then(|state| state.get("status")) == Some(&"draft".into());
    match event.subject_type {
        "reservation" => Some(LiveKind::Reservation),
        "usage_session" => Some(LiveKind::UsageSession),
        "machine" => Some(LiveKind::Machine),
        "machine_class" => Some(LiveKind::MachineClass),
        "closure" => Some(LiveKind::Closure),
        "lab" => Some(LiveKind::Lab),
        "qualification" => Some(LiveKind::Qualification),
        "incident" => Some(LiveKind::Incident),
        "work_order" => Some(LiveKind::WorkOrder),
        "stock_item" | "stock_movement" => Some(LiveKind::StockItem),
        "notification" => Some(LiveKind::Notification),
        "equipment_request" if !is_draft(&event.after) => Some(LiveKind::EquipmentRequest),
        _ => None,
    }
}

/// The machine before and after, where there is one: what is moved is told to those who look at either.
fn machines(event: &Event, kind: LiveKind) -> Vec<Option<Id>> {
    if kind == LiveKind::Machine {
        return vec![Some(event.subject)];
    }
    let both = [&event.after, &event.before].map(|state| id(state.as_ref(), "machine"));
    match both {
        [Some(after), Some(before)] if after != before => vec![Some(after), Some(before)],
        [after, before] => vec![after.or(before)],
    }
}

fn id(state: Option<&Value>, field: &str) -> Option<Id> {
    state?.get(field)?.as_str()?.parse().ok()
}
