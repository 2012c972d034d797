use std::collections::BTreeMap;

use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::rows::{MachineDayRow, MemberDayRow};
use crate::platform::db::schema::{machine_days, member_days};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::Id;

/// How many rows go into one statement.
const DATES: usize = 1_000;

/// Puts these days of one machine in the place of what stands there.
pub fn replace(c: &mut Db, machine: Id, rows: &[(MachineDayRow, Vec<MemberDayRow>)]) -> DbResult<()> {
    for rows in rows.chunks(DATES) {
        let dates: Vec<NaiveDate> = rows.iter().map(|(day, _)| day.day).collect();
        diesel::delete(
            member_days::table.filter(member_days::machine.eq(machine)).filter(member_days::day.eq_any(dates.clone())),
        )
        .execute(c)?;
        diesel::delete(
            machine_days::table.filter(machine_days::machine.eq(machine)).filter(machine_days::day.eq_any(dates)),
        )
        .execute(c)?;
        insert(c, rows)?;
    }
    Ok(())
}

fn insert(c: &mut Db, rows: &[(MachineDayRow, Vec<MemberDayRow>)]) -> DbResult<()> {
    match c {
        // Many rows a statement, but no more than its parameters allow.
        Db::Pg(c) => {
            let days: Vec<&MachineDayRow> = rows.iter().map(|(day, _)| day).collect();
            diesel::insert_into(machine_days::table).values(days).execute(c)?;
            let members: Vec<&MemberDayRow> = rows.iter().flat_map(|(_, members)| members).collect();
            for some in members.chunks(DATES) {
                diesel::insert_into(member_days::table).values(some.to_vec()).execute(c)?;
            }
        }
        Db::Sqlite(c) => {
            for (day, members) in rows {
                diesel::insert_into(machine_days::table).values(day).execute(c)?;
                for member in members {
                    diesel::insert_into(member_days::table).values(member).execute(c)?;
                }
            }
        }
    }
    Ok(())
}

/// The machine's days in `[from, until)` that need not be computed.
pub fn settled(c: &mut Db, machine: Id, from: NaiveDate, until: NaiveDate) -> DbResult<Vec<NaiveDate>> {
    Ok(machine_days::table
        .filter(machine_days::machine.eq(machine))
        .filter(machine_days::day.ge(from))
        .filter(machine_days::day.lt(until))
        .filter(machine_days::stale.eq(false))
        .order(machine_days::day.asc())
        .select(machine_days::day)
        .load(c)?)
}

/// How many days of each machine in `[from, until)` need not be computed.
pub fn settled_counts(c: &mut Db, machines: &[Id], from: NaiveDate, until: NaiveDate) -> DbResult<BTreeMap<Id, i64>> {
    let rows: Vec<(Id, i64)> = machine_days::table
        .filter(machine_days::machine.eq_any(machines.to_vec()))
        .filter(machine_days::day.ge(from))
        .filter(machine_days::day.lt(until))
        .filter(machine_days::stale.eq(false))
        .group_by(machine_days::machine)
        .select((machine_days::machine, diesel::dsl::count_star()))
        .load(c)?;
    Ok(rows.into_iter().collect())
}

/// The lab's days before today that wait to be computed anew, by machine, at most `limit` of them.
pub fn stale(c: &mut Db, lab: Id, today: NaiveDate, limit: i64) -> DbResult<Vec<(Id, NaiveDate)>> {
    Ok(machine_days::table
        .filter(machine_days::lab.eq(lab))
        .filter(machine_days::day.lt(today))
        .filter(sql::<Bool>("stale"))
        .order((machine_days::machine.asc(), machine_days::day.asc()))
        .select((machine_days::machine, machine_days::day))
        .limit(limit)
        .load(c)?)
}

/// Marks a machine's days from `first` to `last` as waiting.
pub fn mark_machine(c: &mut Db, machine: Id, first: NaiveDate, last: NaiveDate) -> DbResult<()> {
    diesel::update(
        machine_days::table
            .filter(machine_days::machine.eq(machine))
            .filter(machine_days::day.between(first, last))
            .filter(machine_days::stale.eq(false)),
    )
    .set(machine_days::stale.eq(true))
    .execute(c)?;
    Ok(())
}

/// Marks all of a lab's days from `first` to `last` as waiting.
pub fn mark_lab(c: &mut Db, lab: Id, first: NaiveDate, last: NaiveDate) -> DbResult<()> {
    diesel::update(
        machine_days::table
            .filter(machine_days::lab.eq(lab))
            .filter(machine_days::day.between(first, last))
            .filter(machine_days::stale.eq(false)),
    )
    .set(machine_days::stale.eq(true))
    .execute(c)?;
    Ok(())
}

/// A machine's stored days by date, with their members by person, affiliation and role.
pub fn stored(c: &mut Db, machine: Id) -> DbResult<Vec<(MachineDayRow, Vec<MemberDayRow>)>> {
    let days: Vec<MachineDayRow> = machine_days::table
        .filter(machine_days::machine.eq(machine))
        .order(machine_days::day.asc())
        .select(MachineDayRow::as_select())
        .load(c)?;
    let members: Vec<MemberDayRow> =
        member_days::table.filter(member_days::machine.eq(machine)).select(MemberDayRow::as_select()).load(c)?;
    let mut by_day: BTreeMap<NaiveDate, Vec<MemberDayRow>> = BTreeMap::new();
    for member in members {
        by_day.entry(member.day).or_default().push(member);
    }
    Ok(days.into_iter().map(|row| (by_day.remove(&row.day).unwrap_or_default(), row)).map(|(m, d)| (d, m)).collect())
}

/// Whether any of the lab's days in `[from, until)` waits to be computed anew.
pub fn any_stale(c: &mut Db, lab: Id, from: NaiveDate, until: NaiveDate) -> DbResult<bool> {
    let found: Option<Id> = machine_days::table
        .filter(machine_days::lab.eq(lab))
        .filter(machine_days::day.ge(from))
        .filter(machine_days::day.lt(until))
        .filter(sql::<Bool>("stale"))
        .select(machine_days::machine)
        .first(c)
        .optional()?;
    Ok(found.is_some())
}
