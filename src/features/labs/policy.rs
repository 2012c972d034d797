//! The rules for booking a machine, merged field by field: machine over class over lab over the defaults.

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::named_enum;
use crate::platform::values::Id;

/// One level's own rules. What is absent is taken from the level above; in the nullable fields `null` is a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"min_minutes": 30, "max_minutes": 240, "buffer_minutes": 10}))]
pub struct PolicyPatch {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 44_640)]
    pub min_minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 44_640)]
    pub max_minutes: Option<i64>,
    /// The grid from local midnight on which reservations start and end; it divides the 1440 minutes of a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 1_440)]
    pub granularity_minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 730)]
    pub max_days_ahead: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 44_640)]
    pub min_notice_minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1_440)]
    pub buffer_minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 1000)]
    pub max_active_reservations: Option<i64>,
    /// Null: no quota of minutes.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 100_800)]
    pub max_minutes_per_week: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 44_640)]
    pub cancel_notice_minutes: Option<i64>,
    /// Null: no check-in is asked.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 1_440)]
    pub check_in_window_minutes: Option<Option<i64>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requires_approval: Option<bool>,
    /// A qualification's id. Null: anyone may book.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Id>)]
    pub requires_qualification: Option<Option<Id>>,
    /// The lowest of the qualification's levels that will do, stated beside `requires_qualification`: it is of that
    /// qualification, wherever the policy is merged. Null: any level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 100)]
    pub requires_level: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 10_080)]
    pub unattended_minutes_after_closing: Option<i64>,
    /// Somebody of the staff must be on duty all the time, by the lab's roster.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requires_staff_on_duty: Option<bool>,
    /// A qualification's id: another person who holds it must be on duty all the time. Null: nobody.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Id>)]
    pub requires_supervisor: Option<Option<Id>>,
    /// Nobody works there alone: a second member is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requires_second_person: Option<bool>,
    /// It can hurt: who is not of age does not work there alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hazard: Option<bool>,
}

/// Tells a field that is null from one that is absent.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(deserializer).map(Some)
}

/// The level that a field was taken from. What comes from the defaults counts as the lab's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicySource {
    Lab,
    Class,
    Machine,
}

named_enum! {
    /// The fields of a policy that count over several reservations.
    pub enum Quota {
        MaxActiveReservations = "max_active_reservations", MaxMinutesPerWeek = "max_minutes_per_week",
        /// A group's own, which no policy states.
        GroupMinutesPerWeek = "group_minutes_per_week",
    }
}

/// All fields as they hold for one machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Policy {
    pub min_minutes: i64,
    pub max_minutes: i64,
    pub granularity_minutes: i64,
    pub max_days_ahead: i64,
    pub min_notice_minutes: i64,
    pub buffer_minutes: i64,
    pub max_active_reservations: i64,
    #[schema(required)]
    pub max_minutes_per_week: Option<i64>,
    pub cancel_notice_minutes: i64,
    #[schema(required)]
    pub check_in_window_minutes: Option<i64>,
    pub requires_approval: bool,
    #[schema(required)]
    pub requires_qualification: Option<Id>,
    /// The lowest level of the qualification that will do.
    #[schema(required)]
    pub requires_level: Option<String>,
    pub unattended_minutes_after_closing: i64,
    pub requires_staff_on_duty: bool,
    #[schema(required)]
    pub requires_supervisor: Option<Id>,
    pub requires_second_person: bool,
    pub hazard: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            min_minutes: 15,
            max_minutes: 480,
            granularity_minutes: 15,
            max_days_ahead: 30,
            min_notice_minutes: 0,
            buffer_minutes: 0,
            max_active_reservations: 5,
            max_minutes_per_week: None,
            cancel_notice_minutes: 0,
            check_in_window_minutes: Some(15),
            requires_approval: false,
            requires_qualification: None,
            requires_level: None,
            unattended_minutes_after_closing: 0,
            requires_staff_on_duty: false,
            requires_supervisor: None,
            requires_second_person: false,
            hazard: false,
        }
    }
}

impl Policy {
    /// This policy with what a lower level states itself.
    fn with(self, patch: &PolicyPatch) -> Self {
        Self {
            min_minutes: patch.min_minutes.unwrap_or(self.min_minutes),
            max_minutes: patch.max_minutes.unwrap_or(self.max_minutes),
            granularity_minutes: patch.granularity_minutes.unwrap_or(self.granularity_minutes),
            max_days_ahead: patch.max_days_ahead.unwrap_or(self.max_days_ahead),
            min_notice_minutes: patch.min_notice_minutes.unwrap_or(self.min_notice_minutes),
            buffer_minutes: patch.buffer_minutes.unwrap_or(self.buffer_minutes),
            max_active_reservations: patch.max_active_reservations.unwrap_or(self.max_active_reservations),
            max_minutes_per_week: patch.max_minutes_per_week.unwrap_or(self.max_minutes_per_week),
            cancel_notice_minutes: patch.cancel_notice_minutes.unwrap_or(self.cancel_notice_minutes),
            check_in_window_minutes: patch.check_in_window_minutes.unwrap_or(self.check_in_window_minutes),
            requires_approval: patch.requires_approval.unwrap_or(self.requires_approval),
            requires_qualification: patch.requires_qualification.unwrap_or(self.requires_qualification),
            requires_level: match patch.requires_qualification {
                Some(_) => patch.requires_level.clone(),
                None => self.requires_level,
            },
            unattended_minutes_after_closing: patch
                .unattended_minutes_after_closing
                .unwrap_or(self.unattended_minutes_after_closing),
            requires_staff_on_duty: patch.requires_staff_on_duty.unwrap_or(self.requires_staff_on_duty),
            requires_supervisor: patch.requires_supervisor.unwrap_or(self.requires_supervisor),
            requires_second_person: patch.requires_second_person.unwrap_or(self.requires_second_person),
            hazard: patch.hazard.unwrap_or(self.hazard),
        }
    }
}

/// A machine's policy, and where its quotas come from: they count over all machines that take the field from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    pub policy: Policy,
    pub active_from: PolicySource,
    pub weekly_from: PolicySource,
}

/// Machine over class over lab over the defaults, field by field.
pub fn resolve(lab: &PolicyPatch, class: Option<&PolicyPatch>, machine: &PolicyPatch) -> Resolved {
    let levels = [Some(lab), class, Some(machine)];
    Resolved {
        policy: levels.into_iter().flatten().fold(Policy::default(), Policy::with),
        active_from: source(Quota::MaxActiveReservations, class, machine),
        weekly_from: source(Quota::MaxMinutesPerWeek, class, machine),
    }
}

/// The level a machine takes a quota from.
pub fn source(quota: Quota, class: Option<&PolicyPatch>, machine: &PolicyPatch) -> PolicySource {
    if machine.states(quota) {
        PolicySource::Machine
    } else if class.is_some_and(|class| class.states(quota)) {
        PolicySource::Class
    } else {
        PolicySource::Lab
    }
}

/// What is wrong with a policy, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyProblem {
    /// The field's name.
    pub field: &'static str,
    pub kind: PolicyProblemKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyProblemKind {
    OutOfRange {
        minimum: i64,
        maximum: i64,
    },
    DoesNotDivideADay,
    MinAboveMax {
        min_minutes: i64,
        max_minutes: i64,
    },
    /// No multiple of the granularity lies between the shortest and the longest length: nothing could be booked.
    NoLengthOnTheGrid {
        granularity_minutes: i64,
    },
}

impl PolicyProblem {
    /// JSON pointer from the policy, as `/max_minutes`.
    pub fn pointer(&self) -> String {
        format!("/{}", self.field)
    }

    pub const fn code(&self) -> &'static str {
        match self.kind {
            PolicyProblemKind::OutOfRange { .. } => "out_of_range",
            PolicyProblemKind::DoesNotDivideADay => "does_not_divide_a_day",
            PolicyProblemKind::MinAboveMax { .. } => "min_above_max",
            PolicyProblemKind::NoLengthOnTheGrid { .. } => "no_length_on_the_grid",
        }
    }
}

impl PolicyPatch {
    /// This level with a merge patch on it: what is sent replaces, null takes the level above again, save in the
    /// fields where null is a value. A policy that is null itself states nothing.
    ///
    /// # Errors
    /// When a field is not of its type.
    pub fn merged(&self, patch: &serde_json::Value) -> serde_json::Result<Self> {
        const NULL_IS_A_VALUE: [&str; 4] =
            ["max_minutes_per_week", "check_in_window_minutes", "requires_qualification", "requires_supervisor"];
        let Some(patch) = patch.as_object() else { return Ok(Self::default()) };
        let mut merged = serde_json::to_value(self)?;
        if let Some(fields) = merged.as_object_mut() {
            // A level is of the qualification that it was stated with.
            if patch
                .get("requires_qualification")
                .is_some_and(|sent| fields.get("requires_qualification") != Some(sent))
            {
                fields.remove("requires_level");
            }
            for (name, value) in patch {
                if value.is_null() && !NULL_IS_A_VALUE.contains(&name.as_str()) {
                    fields.remove(name);
                } else {
                    fields.insert(name.clone(), value.clone());
                }
            }
        }
        Self::deserialize(merged)
    }

    /// Whether this level states the quota itself, `null` included.
    pub const fn states(&self, quota: Quota) -> bool {
        match quota {
            Quota::MaxActiveReservations => self.max_active_reservations.is_some(),
            Quota::MaxMinutesPerWeek => self.max_minutes_per_week.is_some(),
            Quota::GroupMinutesPerWeek => false,
        }
    }

    /// Everything wrong with the fields this level states, each looked at alone.
    pub fn problems(&self) -> Vec<PolicyProblem> {
        let ranges = [
            ("min_minutes", self.min_minutes, 1, 44_640),
            ("max_minutes", self.max_minutes, 1, 44_640),
            ("granularity_minutes", self.granularity_minutes, 1, 1_440),
            ("max_days_ahead", self.max_days_ahead, 0, 730),
            ("min_notice_minutes", self.min_notice_minutes, 0, 44_640),
            ("buffer_minutes", self.buffer_minutes, 0, 1_440),
            ("max_active_reservations", self.max_active_reservations, 1, 1_000),
            ("max_minutes_per_week", self.max_minutes_per_week.flatten(), 1, 100_800),
            ("cancel_notice_minutes", self.cancel_notice_minutes, 0, 44_640),
            ("check_in_window_minutes", self.check_in_window_minutes.flatten(), 1, 1_440),
            ("unattended_minutes_after_closing", self.unattended_minutes_after_closing, 0, 10_080),
        ];
        let outside = |&(_, value, minimum, maximum): &(_, Option<i64>, i64, i64)| {
            value.is_some_and(|value| value < minimum || value > maximum)
        };
        let mut problems: Vec<_> = ranges
            .into_iter()
            .filter(outside)
            .map(|(field, _, minimum, maximum)| PolicyProblem {
                field,
                kind: PolicyProblemKind::OutOfRange { minimum, maximum },
            })
            .collect();
        if self.granularity_minutes.is_some_and(|grid| (1..=1440).contains(&grid) && 1440 % grid != 0) {
            problems.push(PolicyProblem { field: "granularity_minutes", kind: PolicyProblemKind::DoesNotDivideADay });
        }
        problems
    }
}

impl Policy {
    /// What of the merged lengths contradicts itself.
    pub fn problems(&self) -> Vec<PolicyProblem> {
        let (min_minutes, max_minutes, grid) = (self.min_minutes, self.max_minutes, self.granularity_minutes.max(1));
        if min_minutes > max_minutes {
            let kind = PolicyProblemKind::MinAboveMax { min_minutes, max_minutes };
            return vec![PolicyProblem { field: "min_minutes", kind }];
        }
        let longest = max_minutes.div_euclid(grid) * grid;
        if longest < min_minutes.max(1) {
            let kind = PolicyProblemKind::NoLengthOnTheGrid { granularity_minutes: grid };
            return vec![PolicyProblem { field: "granularity_minutes", kind }];
        }
        Vec::new()
    }
}
