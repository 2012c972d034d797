use chrono::NaiveDate;

use super::figures::seconds;
use super::{Denied, MachineDay, availability, mtbf_seconds, mttr_seconds};
use crate::platform::values::{Id, MaterialClass, Metal, Process};

/// How far a machine could be relied upon.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Reliability {
    pub machine: Id,
    pub from: NaiveDate,
    /// Exclusive.
    pub until: NaiveDate,
    #[schema(example = "Asia/Bishkek")]
    pub time_zone: String,
    /// available ÷ open; null when the machine was never open.
    #[schema(minimum = 0, maximum = 1)]
    pub availability: Option<f64>,
    /// Unplanned downtime ÷ incidents; null when there are none.
    pub mttr_seconds: Option<f64>,
    /// Time of use ÷ incidents; null when there are none.
    pub mtbf_seconds: Option<f64>,
    /// Incidents that locked the machine and began in the period.
    pub incidents: i64,
    pub open_seconds: i64,
    pub available_seconds: i64,
    pub used_seconds: i64,
    pub downtime_planned_seconds: i64,
    pub downtime_unplanned_seconds: i64,
}

impl Reliability {
    pub fn of(
        machine: Id,
        (from, until): (NaiveDate, NaiveDate),
        time_zone: &str,
        day: &MachineDay,
        incidents: i64,
    ) -> Self {
        Self {
            machine,
            from,
            until,
            time_zone: time_zone.to_owned(),
            availability: availability(&day.time),
            mttr_seconds: mttr_seconds(day.time.downtime_unplanned, incidents),
            mtbf_seconds: mtbf_seconds(day.usage.used, incidents),
            incidents,
            open_seconds: seconds(day.time.open),
            available_seconds: seconds(day.time.available),
            used_seconds: seconds(day.usage.used),
            downtime_planned_seconds: seconds(day.time.downtime_planned),
            downtime_unplanned_seconds: seconds(day.time.downtime_unplanned),
        }
    }
}

/// Time that was asked for and not given.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct DeniedTime {
    pub from: NaiveDate,
    /// Exclusive.
    pub until: NaiveDate,
    #[schema(example = "Asia/Bishkek")]
    pub time_zone: String,
    pub definition: &'static str,
    /// Each ask counted once.
    pub denied_seconds: i64,
    /// Different people who asked.
    pub people: usize,
    /// The most denied first; an ask that names two capabilities counts in both.
    pub by_capability: Vec<DeniedCapability>,
}

/// A search may have named only a process or only a material class.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub struct DeniedCapability {
    pub process: Option<Process>,
    pub material_class: Option<MaterialClass>,
    pub metal: Option<Metal>,
    pub denied_seconds: i64,
}

impl DeniedTime {
    pub fn of((from, until): (NaiveDate, NaiveDate), time_zone: &str, denied: &Denied) -> Self {
        let mut by_capability: Vec<DeniedCapability> = denied
            .minutes_by_capability
            .iter()
            .map(|(ask, minutes)| DeniedCapability {
                process: ask.process,
                material_class: ask.material_class,
                metal: ask.metal,
                denied_seconds: minutes.saturating_mul(60),
            })
            .collect();
        by_capability.sort_by_key(|capability| std::cmp::Reverse(capability.denied_seconds));
        Self {
            from,
            until,
            time_zone: time_zone.to_owned(),
            definition: super::definitions().get("denied").copied().unwrap_or_default(),
            denied_seconds: denied.minutes.saturating_mul(60),
            people: denied.people.len(),
            by_capability,
        }
    }
}
