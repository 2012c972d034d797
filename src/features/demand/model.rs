use chrono::NaiveDate;

use crate::named_enum;
use crate::platform::db::Json;
use crate::platform::db::schema::demand_signals;
use crate::platform::values::{Capability, Id, Instant, MaterialClass, Metal, Process};

named_enum! {
    /// Why a wish was not met: a refusal's code, a place on the waitlist, or a search that found nothing.
    pub enum DemandKind {
        Suspended = "suspended", NotQualified = "not_qualified", MachineOutOfService = "machine_out_of_service",
        TooLong = "too_long", TooLittleNotice = "too_little_notice", TooFarAhead = "too_far_ahead", Closed = "closed",
        OutsideOpeningHours = "outside_opening_hours", QuotaExceeded = "quota_exceeded",
        ApprovalRequired = "approval_required", Unsupervised = "unsupervised", SlotTaken = "slot_taken", Waitlist = "waitlist",
        EmptySearch = "empty_search",
    }
}

impl DemandKind {
    /// More machine time would have met it.
    pub const fn is_denied(self) -> bool {
        matches!(
            self,
            Self::SlotTaken
                | Self::QuotaExceeded
                | Self::OutsideOpeningHours
                | Self::Closed
                | Self::MachineOutOfService
                | Self::Waitlist
                | Self::EmptySearch
        )
    }
}

/// A capability as somebody asked for it; a search may name only a process or only a material class.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
pub struct Ask {
    pub process: Option<Process>,
    pub material_class: Option<MaterialClass>,
    /// How the machine asked for makes metal; nothing for a search.
    pub metal: Option<Metal>,
}

impl Ask {
    /// For a spreadsheet: what is known of it.
    pub fn words(&self) -> String {
        let parts = [
            self.process.map(|process| process.to_string()),
            self.material_class.map(|class| class.to_string()),
            self.metal.map(|metal| metal.to_string()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    pub const fn search(process: Option<Process>, material_class: Option<MaterialClass>) -> Self {
        Self { process, material_class, metal: None }
    }

    pub fn of(capability: &Capability) -> Self {
        Self {
            process: Some(capability.process),
            material_class: Some(capability.material_class),
            metal: capability.metal_route(),
        }
    }

    /// True when a machine with this capability is what was asked for.
    pub fn is_met_by(&self, capability: &Capability) -> bool {
        capability.answers_search(self.process, self.material_class)
            && self.metal.is_none_or(|metal| capability.metal_route() == Some(metal))
            || *self == Self::of(capability)
    }
}

crate::sql_enum!(DemandKind);

/// A wish as it is to be kept.
#[derive(Clone, Debug)]
pub struct Want<'a> {
    pub lab: Id,
    pub person: Id,
    /// Every capability of the machine that was refused, or what a search named.
    pub asks: &'a [Ask],
    pub machine: Option<Id>,
    /// The wanted day in the lab's zone.
    pub local_day: NaiveDate,
    pub kind: DemandKind,
    /// 60 when none was given.
    pub minutes: Option<i64>,
}

/// A wish's row.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = demand_signals)]
pub struct SignalRow {
    pub id: Id,
    pub lab: Id,
    pub person: Id,
    pub capability_key: String,
    pub capabilities: Json,
    pub machine: Option<Id>,
    pub local_day: NaiveDate,
    pub kind: DemandKind,
    pub minutes: i32,
    pub created_at: Instant,
    pub updated_at: Instant,
}

impl SignalRow {
    pub fn asks(&self) -> Vec<Ask> {
        self.capabilities.read().unwrap_or_default()
    }
}

/// One key for the same asks in any order.
pub fn capability_key(asks: &[Ask]) -> String {
    let name = |ask: &Ask| {
        let process = ask.process.map_or("", Process::name);
        let material = ask.material_class.map_or("", MaterialClass::name);
        format!("{process}/{material}/{}", ask.metal.map_or("", Metal::name))
    };
    let mut names: Vec<_> = asks.iter().map(name).collect();
    names.sort_unstable();
    names.dedup();
    names.join(",")
}
