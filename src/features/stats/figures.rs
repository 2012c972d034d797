use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::model::{MICROS_PER_SECOND, MachineDay, SessionSource, Usage};
use super::reliability::{no_show_rate, ratio};
use crate::platform::values::{Id, Instant};

/// The figures of one group. Lengths are whole seconds; a ratio is a ratio of sums, null when its denominator is 0.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Group {
    /// What the group is of; null for "no class", "no affiliation" and for the total.
    pub key: Option<String>,
    pub label: String,
    pub open_seconds: i64,
    pub downtime_planned_seconds: i64,
    pub downtime_unplanned_seconds: i64,
    pub available_seconds: i64,
    /// This and time used: null only in a grouping by people, where a funder is not told.
    pub reserved_seconds: Option<i64>,
    pub used_seconds: Option<i64>,
    pub used_in_available_seconds: Option<i64>,
    pub used_outside_open_seconds: Option<i64>,
    pub no_show_seconds: Option<i64>,
    /// Misses ÷ reservations that reached their start.
    #[schema(minimum = 0, maximum = 1)]
    pub no_show_rate: Option<f64>,
    #[schema(minimum = 0, maximum = 1)]
    pub utilization: Option<f64>,
    #[schema(minimum = 0, maximum = 1)]
    pub booking_fill: Option<f64>,
    pub sessions: Option<i64>,
    pub reach: Option<i64>,
    pub headcount: Option<i64>,
    #[schema(minimum = 0, maximum = 1)]
    pub success_rate: Option<f64>,
    /// The share of used time by the source of its record.
    pub coverage: Option<BTreeMap<SessionSource, f64>>,
    /// True where figures about people are withheld.
    pub suppressed: bool,
}

/// The answer of the utilization report.
#[derive(Clone, Debug, PartialEq, serde::Serialize, utoipa::ToSchema)]
pub struct Figures {
    pub from: NaiveDate,
    /// Exclusive.
    pub until: NaiveDate,
    #[schema(example = "Asia/Bishkek")]
    pub time_zone: String,
    /// When these figures were published for funders: from then on they are told as they are here. Left out where they
    /// are today's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<Instant>,
    #[schema(value_type = std::collections::HashMap<String, String>)]
    pub definitions: BTreeMap<&'static str, &'static str>,
    pub groups: Vec<Group>,
    /// The whole selection, every machine counted once.
    pub total: Group,
}

/// What a group adds up, before it is divided.
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    pub(super) day: MachineDay,
    pub(super) people: HashSet<Id>,
}

impl Sum {
    pub(super) fn group(&self, key: Option<String>, label: String) -> Group {
        Group::of(key, label, &self.day, self.reach())
    }

    pub(super) fn reach(&self) -> i64 {
        i64::try_from(self.people.len()).unwrap_or(i64::MAX)
    }
}

impl Group {
    pub(super) fn of(key: Option<String>, label: String, day: &MachineDay, reach: i64) -> Self {
        let MachineDay { time, usage, claims } = day;
        Self {
            key,
            label,
            open_seconds: seconds(time.open),
            downtime_planned_seconds: seconds(time.downtime_planned),
            downtime_unplanned_seconds: seconds(time.downtime_unplanned),
            available_seconds: seconds(time.available),
            reserved_seconds: Some(seconds(claims.reserved)),
            used_seconds: Some(seconds(usage.used)),
            used_in_available_seconds: Some(seconds(usage.used_in_available)),
            used_outside_open_seconds: Some(seconds(usage.used_outside_open)),
            no_show_seconds: Some(seconds(claims.no_show)),
            no_show_rate: no_show_rate(claims),
            utilization: ratio(usage.used_in_available, time.available),
            booking_fill: ratio(claims.reserved, time.available),
            sessions: Some(usage.sessions),
            reach: Some(reach),
            headcount: Some(usage.headcount),
            success_rate: ratio(usage.successes, usage.successes + usage.failures + usage.aborted),
            coverage: coverage(usage),
            suppressed: false,
        }
    }
}

fn coverage(usage: &Usage) -> Option<BTreeMap<SessionSource, f64>> {
    let share = |(source, micros): (&SessionSource, &i64)| ratio(*micros, usage.used).map(|share| (*source, share));
    (usage.used != 0).then(|| usage.used_by_source.iter().filter_map(share).collect())
}

/// Whole seconds, halves up.
pub(super) const fn seconds(micros: i64) -> i64 {
    micros.saturating_add(MICROS_PER_SECOND / 2).div_euclid(MICROS_PER_SECOND)
}
