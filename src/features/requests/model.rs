use crate::named_enum;
use crate::platform::values::{Capability, Id, MaterialClass, Money, Process};

named_enum! {
    /// Where a request stands.
    ///
    /// ```text
    /// draft → submitted → under_review → flagged → published → pledged → funded → ordered → delivered → in_service → reported
    ///   │         │            │            │          │          │
    ///   └─────────┴────────────┴────────────┴──────────┴──────────┴──→ withdrawn
    ///             └────────────┴────────────┴──────────┴──────────┴──→ declined, answered_otherwise
    /// ```
    ///
    /// The three ends on the side need a reason. A draft is seen by its author alone.
    pub enum RequestStatus {
        Draft = "draft", Submitted = "submitted", UnderReview = "under_review", Flagged = "flagged",
        Published = "published", Pledged = "pledged", Funded = "funded", Ordered = "ordered", Delivered = "delivered",
        InService = "in_service", Reported = "reported", Declined = "declined", Withdrawn = "withdrawn",
        AnsweredOtherwise = "answered_otherwise",
    }
}

named_enum! {
    /// What money is needed for.
    pub enum CostKind {
        Printer = "printer", Furnace = "furnace", Gas = "gas", Extraction = "extraction",
        PowderSafety = "powder_safety", RoomPower = "room_power", FreightCustoms = "freight_customs",
        Installation = "installation", Training = "training", Service = "service", Consumables = "consumables",
        Operator = "operator",
    }
}

named_enum! {
    /// Paid once, or again every year.
    pub enum Per { Once = "once", Year = "year" }
}

named_enum! {
    /// Another way to the same part.
    pub enum Route {
        Outsource = "outsource", PartnerLab = "partner_lab",
        FilamentExternalSintering = "filament_external_sintering", Cnc = "cnc", Buy = "buy",
    }
}

named_enum! {
    /// The three ways in which a lab can lack something.
    pub enum GapCode {
        CapabilityGap = "capability_gap", CapacityGap = "capacity_gap", ConditionGap = "condition_gap",
    }
}

/// One line of what the equipment costs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CostLine {
    pub kind: CostKind,
    pub amount: Money,
    pub per: Per,
    /// Who offered it: a supplier with date and number, or a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 500, pattern = "\\S", example = "Offer 2026-114 of 12 August")]
    pub quote: Option<String>,
}

/// Another way to the same part, and why it does not do.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    pub route: Route,
    /// For one part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_cost: Option<Money>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 3650)]
    pub lead_days: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000, pattern = "\\S")]
    pub why_not: Option<String>,
}

/// What the parts ask of the machine.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Edges of the largest part in millimetres; it may be turned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = edges_schema)]
    pub build_volume_mm: Option<[f64; 3]>,
    /// The largest deviation that will do, in millimetres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(exclusive_minimum = 0, maximum = 100)]
    pub tolerance_mm: Option<f64>,
}

/// What somebody would make with it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// A project or a course.
    #[schema(min_length = 1, max_length = 500, pattern = "\\S", example = "Turbine blades, thesis of spring 2027")]
    pub project: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1_000_000)]
    pub parts_per_year: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 744)]
    pub hours_per_month: Option<f64>,
    /// How they manage today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 2000, pattern = "\\S")]
    pub workaround: Option<String>,
}

/// What is asked for: a process or a material class or both, within limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Want {
    pub process: Option<Process>,
    pub material_class: Option<MaterialClass>,
    pub limits: Limits,
}

impl RequestStatus {
    /// A manager has reviewed it and found it worth funding: what a funder may see.
    pub const fn is_flagged(self) -> bool {
        matches!(
            self,
            Self::Flagged
                | Self::Published
                | Self::Pledged
                | Self::Funded
                | Self::Ordered
                | Self::Delivered
                | Self::InService
                | Self::Reported
        )
    }

    /// What a funder may see of the asked statuses; of all where none are asked for.
    pub fn flagged_among(asked: Option<Vec<Self>>) -> Vec<Self> {
        let asked = asked.unwrap_or_else(|| Self::ALL.to_vec());
        asked.into_iter().filter(|status| status.is_flagged()).collect()
    }

    /// It can still be endorsed.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Draft | Self::Reported | Self::Declined | Self::Withdrawn | Self::AnsweredOtherwise)
    }
}

impl Want {
    /// # Errors
    /// [`RequestRefusal::NamesNothing`] when neither a process nor a material class is named.
    pub fn new(
        process: Option<Process>,
        material_class: Option<MaterialClass>,
        limits: Limits,
    ) -> Result<Self, RequestRefusal> {
        if process.is_none() && material_class.is_none() {
            return Err(RequestRefusal::NamesNothing);
        }
        Ok(Self { process, material_class, limits })
    }
}

/// A machine of the lab, as far as requests look at it.
#[derive(Clone, Debug, PartialEq)]
pub struct MachineFact {
    pub id: Id,
    pub name: String,
    /// Acquired and not retired; being locked or down does not change it.
    pub in_service: bool,
    pub capabilities: Vec<Capability>,
    /// Holds for the capabilities that do not give their own.
    pub build_volume_mm: Option<[f64; 3]>,
}

/// One of the three gaps, with the figure it rests on.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Gap {
    pub code: GapCode,
    /// Null when too little was observed to say.
    pub holds: Option<bool>,
    /// Null when there is nothing to compute it from.
    pub figure: Option<f64>,
    /// The gap holds above it; the capability gap below it.
    pub threshold: f64,
    /// The machines that satisfy the request.
    pub machines: Vec<Id>,
}

/// How the actor stands to the request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub author: bool,
    pub manager: bool,
}

named_enum! {
    /// What a request needs before it may be flagged.
    pub enum MissingCode { Gap = "gap", Support = "support", Need = "need" }
}

/// What is missing for flagging: how many there are and how many it takes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Missing {
    pub code: MissingCode,
    pub have: i64,
    pub needed: i64,
}

/// Why a request is not made or changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RequestRefusal {
    #[error("a request names a process or a material class or both")]
    NamesNothing,
    #[error("the request cannot go there from where it stands")]
    InvalidTransition { allowed: &'static [RequestStatus] },
    #[error("this step is for somebody else to take")]
    NotAllowed,
    #[error("this step needs a reason")]
    ReasonMissing,
    #[error("the request does not meet the rules for flagging")]
    NotEligible { missing: Vec<Missing> },
}

fn edges_schema() -> utoipa::openapi::schema::Array {
    use utoipa::openapi::schema::{ArrayBuilder, ObjectBuilder, Type};
    let edge = ObjectBuilder::new().schema_type(Type::Number).exclusive_minimum(Some(0)).maximum(Some(100_000));
    ArrayBuilder::new()
        .items(edge)
        .min_items(Some(3))
        .max_items(Some(3))
        .description(Some("Edges of the largest part in millimetres; it may be turned."))
        .build()
}
