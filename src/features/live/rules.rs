//! Who is told what.

use super::model::{Kept, LiveKind, LiveRow, Told, Viewer};

/// What a reader is told of a change; nothing where there is nothing for them.
///
/// The board shows everybody that a machine's time changed, so everybody hears that. Which reservation or session it was is
/// for its holder and for staff; equipment requests are the members'. What is broken and what is in stock staff alone are
/// told, a notification its person alone.
pub fn told(row: &LiveRow, viewer: Viewer) -> Option<Told> {
    let own = row.member.is_some() && row.member == viewer.person;
    let whole = match row.kind {
        LiveKind::Machine | LiveKind::MachineClass | LiveKind::Closure | LiveKind::Lab | LiveKind::Qualification => {
            true
        }
        LiveKind::Reservation | LiveKind::UsageSession => viewer.staff || own,
        LiveKind::EquipmentRequest if viewer.member => true,
        LiveKind::Notification if own => true,
        LiveKind::Incident | LiveKind::WorkOrder | LiveKind::StockItem if viewer.staff => true,
        LiveKind::EquipmentRequest
        | LiveKind::Notification
        | LiveKind::Incident
        | LiveKind::WorkOrder
        | LiveKind::StockItem => return None,
    };
    let told = Told {
        kind: row.kind,
        id: whole.then_some(row.subject),
        machine: row.machine,
        revision: row.revision.filter(|_| whole),
    };
    (told.id.is_some() || told.machine.is_some()).then_some(told)
}

/// True when everything after `seen` is still kept, so that a stream can go on from there.
pub fn can_resume(seen: i64, kept: Option<Kept>) -> bool {
    kept.map_or(seen == 0, |kept| kept.oldest <= seen.saturating_add(1) && seen <= kept.newest)
}
