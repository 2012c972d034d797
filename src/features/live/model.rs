use crate::named_enum;
use crate::platform::db::schema::live_events;
use crate::platform::values::{Actor, Id, Instant, Role};

named_enum! {
    /// What changed.
    pub enum LiveKind {
        Reservation = "reservation.changed",
        UsageSession = "usage_session.changed",
        Machine = "machine.changed",
        MachineClass = "machine_class.changed",
        Closure = "closure.changed",
        Lab = "lab.changed",
        Qualification = "qualification.changed",
        Incident = "incident.changed",
        WorkOrder = "work_order.changed",
        StockItem = "stock_item.changed",
        EquipmentRequest = "equipment_request.changed",
        Notification = "notification.created",
    }
}

crate::sql_enum!(LiveKind);

/// One change, until it is a day old.
#[derive(Clone, Debug, PartialEq, Eq, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = live_events)]
pub struct LiveRow {
    pub id: Id,
    /// Given after the commit, 1, 2, 3 …: the event's id in streams.
    pub number: Option<i64>,
    pub lab: Id,
    pub kind: LiveKind,
    pub subject: Id,
    pub machine: Option<Id>,
    /// Whose it is: decides who is told the subject, and is told to nobody.
    pub member: Option<Id>,
    pub revision: Option<i64>,
    pub written_at: Instant,
}

/// What a reader is told of a change.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Told {
    pub kind: LiveKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub machine: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revision: Option<i64>,
}

/// Who watches a lab, as far as it decides what they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub staff: bool,
    pub member: bool,
    pub person: Option<Id>,
}

impl Viewer {
    pub fn of(actor: &Actor, lab: Id) -> Self {
        let staff = actor.is_staff_of(lab);
        Self { staff, member: staff || actor.role_in(lab) == Some(Role::Student), person: actor.person() }
    }
}

/// The numbers of the oldest and newest change that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    pub oldest: i64,
    pub newest: i64,
}
