use chrono::NaiveDate;

use crate::features::machines;
use crate::named_enum;
use crate::platform::db::schema::{asset_disposals, assets, inventory_checks, inventory_findings, machine_locations};
use crate::platform::db::{Constraint, Fault};
use crate::platform::http::FieldError;
use crate::platform::values::{Id, Instant};
use crate::platform::words::Text;
use crate::platform::write::Failure;

named_enum! {
    /// How a machine left the lab.
    pub enum DisposalWay {
        Scrapped = "scrapped", Sold = "sold", GivenAway = "given_away", Returned = "returned", Lost = "lost",
        Stolen = "stolen",
    }
}

named_enum! {
    /// What an inventory check says of a machine.
    pub enum InventoryOutcome { Found = "found", Moved = "moved", Damaged = "damaged", Missing = "missing" }
}

crate::sql_enum!(DisposalWay, InventoryOutcome);

/// What is known of a machine as property, beside what the machine says itself.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = assets, primary_key(machine), treat_none_as_null = true)]
pub struct Asset {
    pub machine: Id,
    pub lab: Id,
    /// Unique within the lab.
    pub inventory_number: Option<String>,
    pub donor_agreement: Option<String>,
    pub transfer_act: Option<String>,
    pub invoice: Option<String>,
    pub warranty_until: Option<NaiveDate>,
    /// What may not be done with it, and until when.
    pub restrictions: Option<String>,
    pub restrictions_until: Option<NaiveDate>,
    /// Who answers for it.
    pub custodian: Option<Id>,
    pub created_at: Instant,
    pub updated_at: Instant,
    /// 0 as long as nothing was written down.
    pub version: i32,
}

impl Asset {
    pub const fn unknown(machine: Id, lab: Id, now: Instant) -> Self {
        Self {
            machine,
            lab,
            inventory_number: None,
            donor_agreement: None,
            transfer_act: None,
            invoice: None,
            warranty_until: None,
            restrictions: None,
            restrictions_until: None,
            custodian: None,
            created_at: now,
            updated_at: now,
            version: 0,
        }
    }
}

/// That a machine left. Never changed.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = asset_disposals)]
pub struct Disposed {
    pub machine: Id,
    pub lab: Id,
    pub way: DisposalWay,
    pub disposed_on: NaiveDate,
    pub document: Option<String>,
    pub disposed_by: Option<Id>,
    pub created_at: Instant,
}

/// Where a machine stands from an instant on. Never changed.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = machine_locations)]
pub struct Place {
    pub id: Id,
    pub machine: Id,
    pub location: Option<String>,
    pub from_at: Instant,
    pub actor: Option<Id>,
}

/// A counting of the lab's machines; a lab has one open at most.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = inventory_checks)]
pub struct Check {
    pub id: Id,
    pub lab: Id,
    pub started_at: Instant,
    pub started_by: Option<Id>,
    pub finished_at: Option<Instant>,
    pub finished_by: Option<Id>,
    /// How many machines were to be found, once it is finished: they may leave or return later.
    pub expected: Option<i32>,
}

/// What was found of a machine. Never changed: the last one counts.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = inventory_findings)]
pub struct Finding {
    pub id: Id,
    pub inventory_check: Id,
    pub machine: Id,
    pub outcome: InventoryOutcome,
    /// Where it stood.
    pub location: Option<String>,
    pub found_by: Option<Id>,
    pub found_at: Instant,
}

/// Why property was not changed or counted.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some fields contradict each other")]
    Fields(Vec<FieldError>),
    #[error("another machine of the lab has this inventory number")]
    InventoryNumberTaken,
    #[error("the lab has an inventory check open")]
    OneOpenCheck,
    /// It is finished, or disposed of already: which of them.
    #[error("not possible from here: {0}")]
    State(Text),
    #[error(transparent)]
    Machines(#[from] machines::Error),
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(Constraint::InventoryNumberTaken) => Self::InventoryNumberTaken,
            Fault::Refused(Constraint::OneOpenCheck) => Self::OneOpenCheck,
            fault => Self::Fault(fault),
        }
    }
}

impl Failure for Error {
    fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Fault(fault) => Some(fault),
            Self::Machines(error) => error.fault(),
            _ => None,
        }
    }
}
