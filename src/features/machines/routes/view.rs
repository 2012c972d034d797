use chrono::NaiveDate;

use crate::features::labs::Lab;
use crate::features::labs::policy::{Policy, PolicyPatch, resolve};
use crate::features::machines::model::{MachineClass, MachineStatus, Shown};
use crate::platform::values::{Capability, Id, Instant, Lang, LocalText, Money};

/// A machine as the catalogue shows it.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Machine)]
pub struct MachineView {
    pub id: Id,
    pub lab: String,
    pub lab_id: Id,
    pub name: LocalText,
    /// The name in the asked language.
    pub name_local: String,
    /// What it is for and how to start.
    pub description: Option<LocalText>,
    /// The description in the asked language.
    pub description_local: Option<String>,
    pub class: Option<Id>,
    pub make: String,
    pub model: String,
    pub asset_tag: Option<String>,
    pub serial: Option<String>,
    pub location: Option<String>,
    /// The worst of the status set by hand and the open locks.
    pub status: MachineStatus,
    pub capabilities: Vec<Capability>,
    pub build_volume_mm: Option<[f64; 3]>,
    /// Width and depth in millimetres of a bed without a height.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working_area_mm: Option<[f64; 2]>,
    /// What the machine states itself; the rest comes from its class, its lab and the defaults.
    pub policy: PolicyPatch,
    /// All the rules that hold for it: its own over its class's, its lab's and the defaults.
    pub effective_policy: Policy,
    /// What is to be seen to, and acknowledged, before it starts.
    pub checklist: Vec<LocalText>,
    pub checklist_version: i32,
    /// Who gave it or which grant paid for it.
    pub grant: Option<String>,
    pub acquired_on: Option<NaiveDate>,
    pub cost: Option<Money>,
    pub retired_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl MachineView {
    pub fn of(lab: &Lab, shown: Shown, lang: Lang) -> Self {
        let Shown { machine, capabilities, status, class_policy } = shown;
        let policy = machine.policy();
        let (name, description) = (machine.name(), machine.description());
        Self {
            id: machine.id,
            lab: lab.slug.clone(),
            lab_id: lab.id,
            name_local: name.best(lang).to_owned(),
            name,
            description_local: description.as_ref().map(|text| text.best(lang).to_owned()),
            description,
            class: machine.class,
            status,
            capabilities,
            build_volume_mm: machine.build_volume_mm(),
            working_area_mm: machine.working_area_mm(),
            effective_policy: resolve(&lab.policy(), class_policy.as_ref(), &policy).policy,
            policy,
            checklist: machine.checklist(),
            checklist_version: machine.checklist_version,
            acquired_on: machine.acquired_on,
            cost: machine.cost(),
            retired_at: machine.retired_at,
            created_at: machine.created_at,
            updated_at: machine.updated_at,
            version: machine.version,
            make: machine.make,
            model: machine.model,
            asset_tag: machine.asset_tag,
            serial: machine.serial,
            location: machine.location,
            grant: machine.grant_name,
        }
    }
}

/// A class with its policy.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = MachineClass)]
pub struct ClassView {
    pub id: Id,
    pub lab: String,
    pub lab_id: Id,
    pub name: LocalText,
    pub name_local: String,
    /// What the class states itself.
    pub policy: PolicyPatch,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl ClassView {
    pub fn of(lab: &Lab, class: &MachineClass, lang: Lang) -> Self {
        let name = class.name();
        Self {
            id: class.id,
            lab: lab.slug.clone(),
            lab_id: lab.id,
            name_local: name.best(lang).to_owned(),
            name,
            policy: class.policy(),
            created_at: class.created_at,
            updated_at: class.updated_at,
            version: class.version,
        }
    }
}
