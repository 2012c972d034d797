use chrono::NaiveDate;

use crate::features::labs::policy::PolicyPatch;
use crate::named_enum;
use crate::platform::db::schema::{
    machine_capabilities, machine_classes, machine_locks, machine_status_history, machines,
};
use crate::platform::db::{Constraint, Fault, Json};
use crate::platform::http::FieldError;
use crate::platform::values::{Capability, Id, Instant, Lang, LocalText, MaterialClass, Metal, Money, Process, fold};
use crate::platform::write::Failure;

named_enum! {
    /// From well to worse.
    pub enum MachineStatus {
        InService = "in_service", Degraded = "degraded", OutOfService = "out_of_service", Retired = "retired",
    }
}

named_enum! {
    /// What locks a machine: its status set by hand, or an incident.
    pub enum LockCause { Manual = "manual", Incident = "incident" }
}

crate::sql_enum!(MachineStatus, LockCause);

/// A machine's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = machines, treat_none_as_null = true)]
pub struct Machine {
    pub id: Id,
    pub lab: Id,
    pub class: Option<Id>,
    pub name: Json,
    /// What searches look through.
    pub folded: String,
    pub description: Option<Json>,
    pub make: String,
    pub model: String,
    pub asset_tag: Option<String>,
    pub serial: Option<String>,
    pub location: Option<String>,
    pub grant_name: Option<String>,
    /// As set by hand; see [`Shown::status`] for what holds.
    pub status: MachineStatus,
    pub policy: Json,
    /// What is to be seen to before it starts: texts, in their order.
    pub checklist: Json,
    /// Raised by every change of the checklist; 0 for one that never was.
    pub checklist_version: i32,
    pub build_volume: Option<Json>,
    pub acquired_on: Option<NaiveDate>,
    pub cost_minor: Option<i64>,
    pub cost_currency: Option<String>,
    pub import_key: Option<String>,
    pub retired_at: Option<Instant>,
    pub revision: i64,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Machine {
    pub fn name(&self) -> LocalText {
        self.name.read().unwrap_or_else(|_| LocalText::plain(Lang::En, &self.model))
    }

    /// What it is for and how to start, for who is to use it.
    pub fn description(&self) -> Option<LocalText> {
        self.description.as_ref().and_then(|text| text.read().ok())
    }

    /// What the machine states itself.
    pub fn policy(&self) -> PolicyPatch {
        self.policy.read().unwrap_or_default()
    }

    pub fn checklist(&self) -> Vec<LocalText> {
        self.checklist.read().unwrap_or_default()
    }

    /// Width, depth and height in millimetres.
    pub fn build_volume_mm(&self) -> Option<[f64; 3]> {
        self.build_volume.as_ref().and_then(|size| size.read().ok())
    }

    /// Width and depth in millimetres of a bed without a height, as lasers have it.
    pub fn working_area_mm(&self) -> Option<[f64; 2]> {
        self.build_volume.as_ref().and_then(|size| size.read().ok())
    }

    pub fn cost(&self) -> Option<Money> {
        let (amount_minor, currency) = (self.cost_minor?, self.cost_currency.clone()?);
        Some(Money { amount_minor, currency })
    }

    /// The text that searches look through: every name, make, model, tag, serial and place.
    pub fn searchable(&self) -> String {
        let name = self.name();
        let mut words: Vec<&str> = name.map().values().map(String::as_str).collect();
        words.extend([self.make.as_str(), self.model.as_str()]);
        words.extend([&self.asset_tag, &self.serial, &self.location].into_iter().flatten().map(String::as_str));
        fold(&words.join(" "))
    }
}

/// A machine with what is kept beside it.
#[derive(Clone, Debug)]
pub struct Shown {
    pub machine: Machine,
    pub capabilities: Vec<Capability>,
    /// The worst of the status set by hand and the open locks.
    pub status: MachineStatus,
    /// What its class states.
    pub class_policy: Option<PolicyPatch>,
}

/// A capability's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = machine_capabilities)]
pub struct CapabilityRow {
    pub machine: Id,
    pub ordinal: i32,
    pub process: Process,
    pub material_class: MaterialClass,
    pub metal: Option<Metal>,
    pub build_volume: Option<Json>,
    pub tolerance_mm: Option<f64>,
    pub sintering: Option<String>,
}

impl CapabilityRow {
    pub fn of(machine: Id, ordinal: usize, capability: &Capability) -> Self {
        Self {
            machine,
            ordinal: i32::try_from(ordinal).unwrap_or(i32::MAX),
            process: capability.process,
            material_class: capability.material_class,
            metal: capability.metal,
            build_volume: capability.build_volume_mm.as_ref().map(Json::of),
            tolerance_mm: capability.tolerance_mm,
            sintering: capability.sintering.clone(),
        }
    }

    pub fn capability(self) -> Capability {
        Capability {
            process: self.process,
            material_class: self.material_class,
            build_volume_mm: self.build_volume.and_then(|size| size.read().ok()),
            tolerance_mm: self.tolerance_mm,
            metal: self.metal,
            sintering: self.sintering,
        }
    }
}

/// Machines that share a policy and can stand in for each other.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = machine_classes)]
pub struct MachineClass {
    pub id: Id,
    pub lab: Id,
    pub name: Json,
    pub policy: Json,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl MachineClass {
    pub fn name(&self) -> LocalText {
        self.name.read().unwrap_or_else(|_| LocalText::plain(Lang::En, "Class"))
    }

    /// What the class states itself.
    pub fn policy(&self) -> PolicyPatch {
        self.policy.read().unwrap_or_default()
    }
}

/// The status set by hand from an instant on.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = machine_status_history)]
pub struct StatusPast {
    pub id: Id,
    pub machine: Id,
    pub status: MachineStatus,
    pub from_at: Instant,
    pub actor: Option<Id>,
}

/// A time in which a machine is not to be used. It occupies nothing: reservations stand, new ones are refused.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = machine_locks)]
pub struct Lock {
    pub id: Id,
    pub lab: Id,
    pub machine: Id,
    pub cause: LockCause,
    /// A safety incident's: staff may not set it aside.
    pub safety: bool,
    pub starts_at: Instant,
    pub ends_at: Option<Instant>,
}

/// Why machines could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some fields contradict each other")]
    Fields(Vec<FieldError>),
    #[error("another machine of the lab has this asset tag")]
    AssetTagTaken,
    #[error("the machine has left the lab")]
    Gone,
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(Constraint::AssetTagTaken) => Self::AssetTagTaken,
            Fault::Refused(Constraint::MachineGone) => Self::Gone,
            fault => Self::Fault(fault),
        }
    }
}

impl Failure for Error {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            _ => None,
        }
    }
}
