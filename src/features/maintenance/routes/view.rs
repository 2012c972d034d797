use std::collections::BTreeMap;

use crate::features::labs::{self, Lab};
use crate::features::machines::{MachineView, Shown};
use crate::features::maintenance::actions::Reported;
use crate::features::maintenance::model::{Incident, IncidentStatus, OrderStatus, Severity, WorkOrder};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Lang};

/// Full names of people by id.
pub type Names = BTreeMap<Id, String>;

/// An incident as its reporter and staff see it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Incident)]
pub struct IncidentView {
    pub id: Id,
    pub lab: String,
    pub lab_id: Id,
    pub machine: Id,
    /// Who reported it.
    pub member: Option<Id>,
    /// Their full name; null when it is erased.
    pub member_name: Option<String>,
    pub severity: Severity,
    pub description: String,
    pub status: IncidentStatus,
    /// It keeps the machine locked now.
    pub locks_machine: bool,
    pub cause: Option<String>,
    pub note: Option<String>,
    pub reported_at: Instant,
    pub resolved_at: Option<Instant>,
    pub resolved_by: Option<Id>,
    pub version: i32,
}

impl IncidentView {
    pub fn of(incident: Incident, lab: &Lab, names: &Names) -> Self {
        Self {
            id: incident.id,
            lab: lab.slug.clone(),
            lab_id: lab.id,
            machine: incident.machine,
            member: incident.reporter,
            member_name: incident.reporter.and_then(|reporter| names.get(&reporter).cloned()),
            severity: incident.severity,
            locks_machine: incident.lock.is_some() && incident.is_open(),
            description: incident.description,
            status: incident.status,
            cause: incident.cause,
            note: incident.note,
            reported_at: incident.reported_at,
            resolved_at: incident.resolved_at,
            resolved_by: incident.resolved_by,
            version: incident.version,
        }
    }
}

/// A machine that can stand in.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Equivalent {
    #[serde(flatten)]
    machine: MachineView,
    /// Nobody uses it, and the shortest booking could begin now.
    free_now: bool,
}

/// An incident with what it meets.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct ReportedIncident {
    #[serde(flatten)]
    incident: IncidentView,
    /// How many reservations stand on the machine now or later. They stay.
    affected_reservations: usize,
    /// Which, the next first; for staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    reservations: Option<Vec<Id>>,
    /// Other machines of the class, else of the same capability, that may be used; those that are free now first.
    equivalents: Vec<Equivalent>,
}

impl ReportedIncident {
    pub fn of(reported: Reported, lab: &Lab, is_staff: bool, lang: Lang, names: &Names) -> Self {
        let equivalent = |(shown, free_now): (Shown, bool)| {
            let machine = MachineView::of(lab, shown, lang);
            Equivalent { machine, free_now }
        };
        Self {
            affected_reservations: reported.reservations.len(),
            reservations: is_staff.then_some(reported.reservations),
            equivalents: reported.equivalents.into_iter().map(equivalent).collect(),
            incident: IncidentView::of(reported.incident, lab, names),
        }
    }

    pub const fn version(&self) -> i32 {
        self.incident.version
    }
}

/// A work order.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = WorkOrder)]
pub struct OrderView {
    pub id: Id,
    pub lab: String,
    pub lab_id: Id,
    pub machine: Id,
    /// The incident it was opened for.
    pub incident: Option<Id>,
    /// The maintenance plan that opened it.
    pub plan: Option<Id>,
    pub title: String,
    pub description: Option<String>,
    /// Planned work keeps the machine from being reserved between its times.
    pub planned: bool,
    pub assignee: Option<Id>,
    pub starts_at: Option<Instant>,
    pub ends_at: Option<Instant>,
    pub status: OrderStatus,
    /// Its plan found no free time for it yet, and looks again every day.
    pub waits_for_gap: bool,
    pub cause: Option<String>,
    pub note: Option<String>,
    pub created_at: Instant,
    pub closed_at: Option<Instant>,
    pub closed_by: Option<Id>,
    pub version: i32,
}

impl OrderView {
    pub fn of(order: WorkOrder, lab: &Lab) -> Self {
        Self {
            id: order.id,
            lab: lab.slug.clone(),
            lab_id: lab.id,
            machine: order.machine,
            incident: order.incident,
            plan: order.plan,
            planned: order.planned,
            assignee: order.assignee,
            starts_at: order.starts_at,
            ends_at: order.ends_at,
            status: order.status,
            waits_for_gap: order.waits_for_gap(),
            title: order.title,
            description: order.description,
            cause: order.cause,
            note: order.note,
            created_at: order.created_at,
            closed_at: order.closed_at,
            closed_by: order.closed_by,
            version: order.version,
        }
    }
}

/// Shows rows of several labs, each with its own.
pub fn each<T, V>(
    c: &mut Db,
    rows: Vec<T>,
    lab: impl Fn(&T) -> Id,
    show: impl Fn(&mut Db, T, &Lab) -> DbResult<V>,
) -> DbResult<Vec<V>> {
    let mut known: Vec<Lab> = Vec::new();
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let id = lab(&row);
        let lab = match known.iter().find(|lab| lab.id == id) {
            Some(lab) => lab.clone(),
            None => {
                let lab = labs::by_id(c, id)?;
                known.push(lab.clone());
                lab
            }
        };
        shown.push(show(c, row, &lab)?);
    }
    Ok(shown)
}
