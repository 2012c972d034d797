use chrono::NaiveDate;
use serde_json::json;

use crate::named_enum;
use crate::platform::db::schema::{guardian_consents, minors};
use crate::platform::db::{Constraint, Fault};
use crate::platform::http::FieldError;
use crate::platform::values::{Id, Instant};
use crate::platform::write::Failure;

named_enum! {
    /// What a guardian allows.
    pub enum GuardianPurpose {
        /// To come and work without a grown-up of their own.
        ComesAlone = "comes_alone",
        /// That the lab keeps what it knows of them.
        PersonalData = "personal_data",
        Photographs = "photographs",
    }
}

crate::sql_enum!(GuardianPurpose);

/// That a member is not of age.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = minors, primary_key(lab, person), treat_none_as_null = true)]
pub struct Minor {
    pub lab: Id,
    pub person: Id,
    /// The local day on which they come of age.
    pub adult_on: NaiveDate,
    pub recorded_by: Option<Id>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

/// One consent of a guardian. It ends by being withdrawn; another one is a row of its own.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = guardian_consents, treat_none_as_null = true)]
pub struct GuardianConsent {
    pub id: Id,
    pub lab: Id,
    pub person: Id,
    pub purpose: GuardianPurpose,
    /// Who gave it; none once the person is erased.
    pub guardian: Option<String>,
    /// Which text they signed, as the lab names its versions.
    pub text_version: String,
    /// The day on the paper.
    pub given_on: NaiveDate,
    pub recorded_by: Option<Id>,
    pub recorded_at: Instant,
    pub withdrawn_at: Option<Instant>,
    pub withdrawn_by: Option<Id>,
}

impl GuardianConsent {
    /// What audit keeps of it: no names.
    pub fn state(&self) -> serde_json::Value {
        json!({ "member": self.person, "purpose": self.purpose, "text_version": self.text_version, "withdrawn_at": self.withdrawn_at })
    }
}

/// Why it could not be recorded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("some fields are wrong")]
    Fields(Vec<FieldError>),
    /// A consent for this purpose stands.
    #[error("there is one already")]
    Stands,
    #[error(transparent)]
    Fault(Fault),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        if fault.violates(Constraint::GuardianConsentStands) { Self::Stands } else { Self::Fault(fault) }
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
