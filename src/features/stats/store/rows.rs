//! The two tables' rows, and what they stand for.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::{Claims, MachineDay, MachineTime, MemberDay, SessionSource, Usage, Who};
use super::facts::who;
use crate::platform::db::schema::{machine_days, member_days};
use crate::platform::values::{Id, Instant, Role};

/// Stands for no person in the key of a table.
const NOBODY: Id = Id(uuid::Uuid::nil());

/// A row of one of the tables: its own columns, and those that both have.
macro_rules! row {
    ($name:ident of $table:ident { $($own:ident: $type:ty),+ $(,)? }) => {
        #[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
        #[diesel(table_name = $table)]
        pub struct $name {
            $(pub $own: $type,)+
            pub used_micros: i64,
            pub used_in_available_micros: i64,
            pub used_outside_open_micros: i64,
            pub used_self_micros: i64,
            pub used_staff_micros: i64,
            pub used_device_micros: i64,
            pub used_kiosk_micros: i64,
            pub used_import_micros: i64,
            pub used_auto_micros: i64,
            pub sessions: i64,
            pub successes: i64,
            pub failures: i64,
            pub aborted: i64,
            pub headcount: i64,
            pub reserved_micros: i64,
            pub no_show_micros: i64,
            pub misses: i64,
            pub reached_start: i64,
        }
    };
}

row!(MachineDayRow of machine_days {
    machine: Id, day: NaiveDate, lab: Id, open_micros: i64, downtime_planned_micros: i64,
    downtime_unplanned_micros: i64, available_micros: i64, stale: bool, computed_at: Instant,
});

row!(MemberDayRow of member_days {
    machine: Id, day: NaiveDate, lab: Id, person: Id, affiliation: String, role: String, present: bool,
});

macro_rules! filled {
    ($name:ident { $($own:ident: $value:expr),+ $(,)? }, $usage:expr, $claims:expr) => {{
        let (usage, claims): (&Usage, &Claims) = ($usage, $claims);
        let by = |source| usage.used_by_source.get(&source).copied().unwrap_or_default();
        $name {
            $($own: $value,)+
            used_micros: usage.used,
            used_in_available_micros: usage.used_in_available,
            used_outside_open_micros: usage.used_outside_open,
            used_self_micros: by(SessionSource::Own),
            used_staff_micros: by(SessionSource::Staff),
            used_device_micros: by(SessionSource::Device),
            used_kiosk_micros: by(SessionSource::Kiosk),
            used_import_micros: by(SessionSource::Import),
            used_auto_micros: by(SessionSource::Auto),
            sessions: usage.sessions,
            successes: usage.successes,
            failures: usage.failures,
            aborted: usage.aborted,
            headcount: usage.headcount,
            reserved_micros: claims.reserved,
            no_show_micros: claims.no_show,
            misses: claims.misses,
            reached_start: claims.reached_start,
        }
    }};
}

impl MachineDayRow {
    pub fn of(lab: Id, machine: Id, date: NaiveDate, day: &MachineDay, computed_at: Instant) -> Self {
        filled!(
            Self {
                machine: machine,
                day: date,
                lab: lab,
                open_micros: day.time.open,
                downtime_planned_micros: day.time.downtime_planned,
                downtime_unplanned_micros: day.time.downtime_unplanned,
                available_micros: day.time.available,
                stale: false,
                computed_at: computed_at,
            },
            &day.usage,
            &day.claims
        )
    }
}

impl MemberDayRow {
    pub fn of(lab: Id, machine: Id, date: NaiveDate, member: &MemberDay) -> Self {
        filled!(
            Self {
                machine: machine,
                day: date,
                lab: lab,
                person: member.who.person.unwrap_or(NOBODY),
                affiliation: member.who.affiliation.clone().unwrap_or_default(),
                role: member.who.role.map_or("", Role::name).to_owned(),
                present: member.present,
            },
            &member.usage,
            &member.claims
        )
    }
}

/// The person, affiliation and role of a key.
pub fn who_of(person: Id, affiliation: &str, role: &str) -> Who {
    who((person != NOBODY).then_some(person), Some(affiliation), Role::parse(role))
}

/// Open, planned and unplanned downtime, available.
pub type TimeSums = (i64, i64, i64, i64);
/// Used with its two parts and six sources; sessions with outcomes and headcount; reserved, no-show, misses, reached.
pub type ShareSums = ((i64, i64, i64), (i64, i64, i64, i64, i64, i64), (i64, i64, i64, i64, i64), (i64, i64, i64, i64));

pub const fn time_of((open, downtime_planned, downtime_unplanned, available): TimeSums) -> MachineTime {
    MachineTime { open, downtime_planned, downtime_unplanned, available }
}

pub fn share_of((used, by_source, counts, claims): ShareSums) -> (Usage, Claims) {
    let by_source = [by_source.0, by_source.1, by_source.2, by_source.3, by_source.4, by_source.5];
    let sources = [
        SessionSource::Own,
        SessionSource::Staff,
        SessionSource::Device,
        SessionSource::Kiosk,
        SessionSource::Import,
        SessionSource::Auto,
    ];
    let used_by_source: BTreeMap<_, _> = sources.into_iter().zip(by_source).filter(|(_, micros)| *micros > 0).collect();
    let usage = Usage {
        used: used.0,
        used_in_available: used.1,
        used_outside_open: used.2,
        used_by_source,
        sessions: counts.0,
        successes: counts.1,
        failures: counts.2,
        aborted: counts.3,
        headcount: counts.4,
    };
    let claims = Claims { reserved: claims.0, no_show: claims.1, misses: claims.2, reached_start: claims.3 };
    (usage, claims)
}
