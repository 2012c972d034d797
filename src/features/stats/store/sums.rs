//! Sums of settled days, made by the database: few rows come back, however long the period.

use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};

use super::super::{MachineDay, MemberDay};
use super::rows::{ShareSums, TimeSums, share_of, time_of, who_of};
use crate::platform::db::schema::{machine_days, member_days};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

type Sum = SqlLiteral<BigInt>;

/// Days that wait to be computed have members still; they do not count.
const OF_SETTLED_DAYS: &str = "NOT EXISTS (SELECT 1 FROM machine_days AS d \
     WHERE d.machine = member_days.machine AND d.day = member_days.day AND d.stale)";

/// Whose days are added up: these machines, local dates `[from, until)`.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    pub machines: &'a [Id],
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Whether some of these days wait to be computed anew.
    pub some_stale: bool,
}

impl Scope<'_> {
    const fn members(&self) -> &'static str {
        if self.some_stale { OF_SETTLED_DAYS } else { "1 = 1" }
    }
}

/// PostgreSQL adds bigints up to a numeric.
fn sum(column: &str) -> Sum {
    sql(&format!("CAST(SUM({column}) AS BIGINT)"))
}

fn time() -> (Sum, Sum, Sum, Sum) {
    (sum("open_micros"), sum("downtime_planned_micros"), sum("downtime_unplanned_micros"), sum("available_micros"))
}

type Shares = ((Sum, Sum, Sum), (Sum, Sum, Sum, Sum, Sum, Sum), (Sum, Sum, Sum, Sum, Sum), (Sum, Sum, Sum, Sum));

fn shares() -> Shares {
    (
        (sum("used_micros"), sum("used_in_available_micros"), sum("used_outside_open_micros")),
        (
            sum("used_self_micros"),
            sum("used_staff_micros"),
            sum("used_device_micros"),
            sum("used_kiosk_micros"),
            sum("used_import_micros"),
            sum("used_auto_micros"),
        ),
        (sum("sessions"), sum("successes"), sum("failures"), sum("aborted"), sum("headcount")),
        (sum("reserved_micros"), sum("no_show_micros"), sum("misses"), sum("reached_start")),
    )
}

fn day_of(time: TimeSums, shares: ShareSums) -> MachineDay {
    let (usage, claims) = share_of(shares);
    MachineDay { time: time_of(time), usage, claims }
}

pub fn by_machine(c: &mut Db, scope: Scope<'_>) -> DbResult<Vec<(Id, MachineDay)>> {
    let rows: Vec<(Id, TimeSums, ShareSums)> = machine_days::table
        .filter(machine_days::machine.eq_any(scope.machines.to_vec()))
        .filter(machine_days::day.ge(scope.from))
        .filter(machine_days::day.lt(scope.until))
        .filter(machine_days::stale.eq(false))
        .group_by(machine_days::machine)
        .select((machine_days::machine, time(), shares()))
        .load(c)?;
    Ok(rows.into_iter().map(|(machine, time, shares)| (machine, day_of(time, shares))).collect())
}

pub fn by_date(c: &mut Db, scope: Scope<'_>) -> DbResult<Vec<(NaiveDate, MachineDay)>> {
    let rows: Vec<(NaiveDate, TimeSums, ShareSums)> = machine_days::table
        .filter(machine_days::machine.eq_any(scope.machines.to_vec()))
        .filter(machine_days::day.ge(scope.from))
        .filter(machine_days::day.lt(scope.until))
        .filter(machine_days::stale.eq(false))
        .group_by(machine_days::day)
        .select((machine_days::day, time(), shares()))
        .load(c)?;
    Ok(rows.into_iter().map(|(date, time, shares)| (date, day_of(time, shares))).collect())
}

/// Who was present at which machine.
pub fn people_by_machine(c: &mut Db, scope: Scope<'_>) -> DbResult<Vec<(Id, Id)>> {
    Ok(member_days::table
        .filter(member_days::machine.eq_any(scope.machines.to_vec()))
        .filter(member_days::day.ge(scope.from))
        .filter(member_days::day.lt(scope.until))
        .filter(member_days::present.eq(true))
        .filter(sql::<Bool>(scope.members()))
        .select((member_days::machine, member_days::person))
        .distinct()
        .load(c)?)
}

/// Who was present on which date.
pub fn people_by_date(c: &mut Db, scope: Scope<'_>) -> DbResult<Vec<(NaiveDate, Id)>> {
    Ok(member_days::table
        .filter(member_days::machine.eq_any(scope.machines.to_vec()))
        .filter(member_days::day.ge(scope.from))
        .filter(member_days::day.lt(scope.until))
        .filter(member_days::present.eq(true))
        .filter(sql::<Bool>(scope.members()))
        .select((member_days::day, member_days::person))
        .distinct()
        .load(c)?)
}

/// Each person's part, apart by affiliation and role.
pub fn by_person(c: &mut Db, scope: Scope<'_>) -> DbResult<Vec<MemberDay>> {
    let rows: Vec<(Id, String, String, i64, ShareSums)> = member_days::table
        .filter(member_days::machine.eq_any(scope.machines.to_vec()))
        .filter(member_days::day.ge(scope.from))
        .filter(member_days::day.lt(scope.until))
        .filter(sql::<Bool>(scope.members()))
        .group_by((member_days::person, member_days::affiliation, member_days::role))
        .select((
            member_days::person,
            member_days::affiliation,
            member_days::role,
            sql::<BigInt>("CAST(SUM(CASE WHEN present THEN 1 ELSE 0 END) AS BIGINT)"),
            shares(),
        ))
        .load(c)?;
    let part = |(person, affiliation, role, present, shares): (Id, String, String, i64, ShareSums)| {
        let (usage, claims) = share_of(shares);
        MemberDay { who: who_of(person, &affiliation, &role), present: present > 0, usage, claims }
    };
    Ok(rows.into_iter().map(part).collect())
}

/// Each person's part at each machine, apart by affiliation and role.
pub fn people_at_machines(c: &mut Db, scope: Scope<'_>) -> DbResult<Vec<(Id, MemberDay)>> {
    type Found = (Id, (Id, String, String), i64, ShareSums);
    let rows: Vec<Found> = member_days::table
        .filter(member_days::machine.eq_any(scope.machines.to_vec()))
        .filter(member_days::day.ge(scope.from))
        .filter(member_days::day.lt(scope.until))
        .filter(sql::<Bool>(scope.members()))
        .group_by((member_days::machine, member_days::person, member_days::affiliation, member_days::role))
        .select((
            member_days::machine,
            (member_days::person, member_days::affiliation, member_days::role),
            sql::<BigInt>("CAST(SUM(CASE WHEN present THEN 1 ELSE 0 END) AS BIGINT)"),
            shares(),
        ))
        .load(c)?;
    let part = |(machine, (person, affiliation, role), present, shares): Found| {
        let (usage, claims) = share_of(shares);
        (machine, MemberDay { who: who_of(person, &affiliation, &role), present: present > 0, usage, claims })
    };
    Ok(rows.into_iter().map(part).collect())
}
