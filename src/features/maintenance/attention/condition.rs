use std::collections::BTreeSet;

use super::{AttentionKind, Item, LIMIT, Look, Urgency};
use crate::features::maintenance::model::Severity;
use crate::features::maintenance::store::attention::condition as store;
use crate::platform::db::{Db, DbResult};
use crate::platform::words::{Minutes, Text};

/// Work without a time is not overdue before.
const PATIENCE_DAYS: i64 = 7;

pub fn incidents(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |((id, machine, name, since), severity)| Item {
        kind: AttentionKind::IncidentOpen,
        severity: match severity {
            Severity::Safety | Severity::Major => Urgency::High,
            Severity::Minor => Urgency::Medium,
        },
        subject_type: "incident",
        subject: id,
        label: look.name(&name),
        machine: Some(machine),
        since,
        detail: match severity {
            Severity::Safety => Text::new("attention-incident-safety"),
            Severity::Major => Text::new("attention-incident-major"),
            Severity::Minor => Text::new("attention-incident-minor"),
        },
    };
    Ok(store::open_incidents(c, look.lab.id, LIMIT)?.into_iter().map(item).collect())
}

/// Each machine once, since its first lock.
pub fn locks(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let rows = store::locks(c, look.lab.id, LIMIT)?;
    let of_safety: BTreeSet<_> =
        rows.iter().filter(|(_, safety)| *safety).map(|((_, machine, ..), _)| *machine).collect();
    let mut seen = BTreeSet::new();
    let item = |((_, machine, name, since), _)| {
        seen.insert(machine).then(|| Item {
            kind: AttentionKind::MachineLocked,
            severity: if of_safety.contains(&machine) { Urgency::High } else { Urgency::Medium },
            subject_type: "machine",
            subject: machine,
            label: look.name(&name),
            machine: Some(machine),
            since,
            detail: Text::new("attention-machine-locked"),
        })
    };
    Ok(rows.into_iter().filter_map(item).collect())
}

pub fn overdue(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let opened_before = look.now.plus_days(-PATIENCE_DAYS);
    let item = |(id, machine, title, created_at, ends_at): store::Overdue| Item {
        kind: AttentionKind::WorkOrderOverdue,
        severity: Urgency::Medium,
        subject_type: "work_order",
        subject: id,
        label: title,
        machine: Some(machine),
        since: ends_at.unwrap_or(created_at),
        detail: match ends_at {
            Some(end) => Text::new("attention-work-order-overdue").with("end", end),
            None => Text::new("attention-work-order-waits").with("since", created_at),
        },
    };
    Ok(store::overdue_orders(c, look.lab.id, look.now, opened_before, LIMIT)?.into_iter().map(item).collect())
}

pub fn unscheduled(c: &mut Db, look: Look<'_>) -> DbResult<Vec<Item>> {
    let item = |(id, machine, title, since, minutes)| Item {
        kind: AttentionKind::MaintenanceUnscheduled,
        severity: Urgency::Medium,
        subject_type: "work_order",
        subject: id,
        label: title,
        machine: Some(machine),
        since,
        detail: Text::new("attention-maintenance-unscheduled").with("length", Minutes(i64::from(minutes))),
    };
    Ok(store::orders_without_gap(c, look.lab.id, LIMIT)?.into_iter().map(item).collect())
}
