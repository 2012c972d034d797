use chrono::NaiveDate;
use serde::Deserialize;

use super::Record;
use crate::platform::values::{Instant, Role};

/// What another record is named by: its natural key, or its number.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Ref {
    Name([String; 1]),
    Number(i64),
}

#[derive(Clone, Debug, Deserialize)]
#[allow(clippy::struct_excessive_bools, reason = "as NEMO has them")]
pub struct User {
    pub username: String,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    #[serde(rename = "type", default)]
    pub kind: Option<Ref>,
    pub is_active: bool,
    #[serde(default)]
    pub is_staff: bool,
    #[serde(default)]
    pub is_technician: bool,
    #[serde(default)]
    pub is_facility_manager: bool,
    #[serde(default)]
    pub is_superuser: bool,
}

impl User {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name.trim(), self.last_name.trim()).trim().to_owned()
    }

    /// Staff there see and change what technicians do here.
    pub const fn role(&self) -> Role {
        if self.is_superuser || self.is_facility_manager {
            Role::Manager
        } else if self.is_staff || self.is_technician {
            Role::Technician
        } else {
            Role::Student
        }
    }

    pub fn affiliation(&self) -> Option<&str> {
        match &self.kind {
            Some(Ref::Name([name])) => Some(name),
            _ => None,
        }
    }
}

impl Record for User {
    const MODEL: &'static str = "NEMO.user";

    fn name(&self) -> Option<&str> {
        Some(&self.username)
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct Tool {
    pub name: String,
    #[serde(default)]
    pub parent_tool: Option<Ref>,
    pub visible: bool,
    #[serde(rename = "_description", default)]
    pub description: Option<String>,
    #[serde(rename = "_serial", default)]
    pub serial: Option<String>,
    #[serde(rename = "_category", default)]
    pub category: Option<String>,
    #[serde(rename = "_operational", default)]
    pub operational: bool,
    #[serde(rename = "_location", default)]
    pub location: Option<String>,
    /// Days.
    #[serde(rename = "_reservation_horizon", default)]
    pub reservation_horizon: Option<i64>,
    /// Minutes.
    #[serde(rename = "_minimum_usage_block_time", default)]
    pub minimum_usage_block_time: Option<i64>,
    /// Minutes.
    #[serde(rename = "_maximum_usage_block_time", default)]
    pub maximum_usage_block_time: Option<i64>,
    /// Minutes after its start.
    #[serde(rename = "_missed_reservation_threshold", default)]
    pub missed_reservation_threshold: Option<i64>,
}

impl Record for Tool {
    const MODEL: &'static str = "NEMO.tool";

    fn name(&self) -> Option<&str> {
        Some(&self.name)
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct Qualification {
    pub user: Ref,
    pub tool: Ref,
    #[serde(default)]
    pub qualified_on: Option<NaiveDate>,
}

impl Record for Qualification {
    const MODEL: &'static str = "NEMO.qualification";
}

#[derive(Clone, Debug, Deserialize)]
pub struct Outage {
    pub start: Instant,
    pub end: Instant,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub details: String,
    /// None for one of an area or a resource.
    #[serde(default)]
    pub tool: Option<Ref>,
}

impl Record for Outage {
    const MODEL: &'static str = "NEMO.scheduledoutage";
}

#[derive(Clone, Debug, Deserialize)]
pub struct Reservation {
    pub user: Ref,
    /// None for one of an area.
    #[serde(default)]
    pub tool: Option<Ref>,
    pub start: Instant,
    pub end: Instant,
    #[serde(default)]
    pub cancelled: bool,
    #[serde(default)]
    pub cancellation_time: Option<Instant>,
    #[serde(default)]
    pub missed: bool,
}

impl Record for Reservation {
    const MODEL: &'static str = "NEMO.reservation";
}

#[derive(Clone, Debug, Deserialize)]
pub struct UsageEvent {
    pub user: Ref,
    pub tool: Ref,
    pub start: Instant,
    /// None while it lasts.
    #[serde(default)]
    pub end: Option<Instant>,
}

impl Record for UsageEvent {
    const MODEL: &'static str = "NEMO.usageevent";
}
