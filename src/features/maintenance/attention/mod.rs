//! What of a lab is overdue, broken, waiting or odd now.

mod condition;
mod lessons;
mod people;
mod property;
mod sessions;
mod supplies;

use std::cmp::Reverse;

use crate::features::labs::Lab;
use crate::named_enum;
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant, Lang, LocalText};
use crate::platform::words::Text;

/// For how many days a counting of the machines holds: it is done twice a year.
pub const INVENTORY_HOLDS_DAYS: i64 = 182;

/// How many things of a kind are shown.
const SHOWN: usize = 100;
const LIMIT: i64 = 101;

named_enum! {
    /// What kind of thing needs attention.
    pub enum AttentionKind {
        IncidentOpen = "incident_open",
        MachineLocked = "machine_locked",
        WorkOrderOverdue = "work_order_overdue",
        MaintenanceUnscheduled = "maintenance_unscheduled",
        SessionOpenTooLong = "session_open_too_long",
        SessionToSettle = "session_to_settle",
        CorrectionProposed = "correction_proposed",
        UseAfterClosing = "use_after_closing",
        UseOutsideReservation = "use_outside_reservation",
        ApprovalWaiting = "approval_waiting",
        MemberWaiting = "member_waiting",
        CertificationExpiring = "certification_expiring",
        CourseResultsMissing = "course_results_missing",
        AttendanceMissing = "attendance_missing",
        RequestSubmitted = "request_submitted",
        StockLow = "stock_low",
        StockExpiring = "stock_expiring",
        PurchaseOrderWaiting = "purchase_order_waiting",
        PurchaseOrderOverdue = "purchase_order_overdue",
        InventoryCheckDue = "inventory_check_due",
        WarrantyExpiring = "warranty_expiring",
    }
}

named_enum! {
    /// How much something presses, from the least.
    pub enum Urgency { Low = "low", Medium = "medium", High = "high" }
}

/// One thing that needs attention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub kind: AttentionKind,
    pub severity: Urgency,
    pub subject_type: &'static str,
    pub subject: Id,
    /// The name by which staff know it: a machine's, a person's, a title.
    pub label: String,
    pub machine: Option<Id>,
    pub since: Instant,
    pub detail: Text,
}

/// What was found, the most pressing first, then the oldest; and the kinds of which there is more than is shown.
#[derive(Clone, Debug, Default)]
pub struct Attention {
    pub items: Vec<Item>,
    pub left_out: Vec<AttentionKind>,
}

/// Of which lab, when, in whose language.
#[derive(Clone, Copy)]
struct Look<'a> {
    lab: &'a Lab,
    now: Instant,
    lang: Lang,
}

impl Look<'_> {
    fn name(&self, name: &Json) -> String {
        name.read::<LocalText>().map_or_else(|_| String::new(), |name| name.best(self.lang).to_owned())
    }
}

/// # Errors
/// The database's.
pub fn attention(c: &mut Db, lab: &Lab, only: Option<AttentionKind>, now: Instant, lang: Lang) -> DbResult<Attention> {
    let look = Look { lab, now, lang };
    let mut found = Attention::default();
    for kind in AttentionKind::ALL.iter().copied().filter(|kind| only.is_none_or(|only| only == *kind)) {
        let mut items = of_kind(c, look, kind)?;
        if items.len() > SHOWN {
            items.truncate(SHOWN);
            found.left_out.push(kind);
        }
        found.items.extend(items);
    }
    found.items.sort_by_key(|item| (Reverse(item.severity), item.since, item.subject));
    Ok(found)
}

fn of_kind(c: &mut Db, look: Look<'_>, kind: AttentionKind) -> DbResult<Vec<Item>> {
    match kind {
        AttentionKind::IncidentOpen => condition::incidents(c, look),
        AttentionKind::MachineLocked => condition::locks(c, look),
        AttentionKind::WorkOrderOverdue => condition::overdue(c, look),
        AttentionKind::MaintenanceUnscheduled => condition::unscheduled(c, look),
        AttentionKind::SessionOpenTooLong => sessions::open_too_long(c, look),
        AttentionKind::SessionToSettle => sessions::to_settle(c, look),
        AttentionKind::CorrectionProposed => sessions::corrections(c, look),
        AttentionKind::UseAfterClosing => sessions::after_closing(c, look),
        AttentionKind::UseOutsideReservation => sessions::without_reservation(c, look),
        AttentionKind::ApprovalWaiting => people::approvals(c, look),
        AttentionKind::MemberWaiting => people::members(c, look),
        AttentionKind::CertificationExpiring => people::expiring(c, look),
        AttentionKind::CourseResultsMissing => lessons::without_results(c, look),
        AttentionKind::AttendanceMissing => lessons::without_attendance(c, look),
        AttentionKind::RequestSubmitted => people::requests(c, look),
        AttentionKind::StockLow => supplies::low(c, look),
        AttentionKind::StockExpiring => supplies::expiring(c, look),
        AttentionKind::PurchaseOrderWaiting => supplies::orders_waiting(c, look),
        AttentionKind::PurchaseOrderOverdue => supplies::orders_overdue(c, look),
        AttentionKind::InventoryCheckDue => property::check_due(c, look),
        AttentionKind::WarrantyExpiring => property::warranties(c, look),
    }
}
