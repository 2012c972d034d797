use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::DemandKind;
use crate::platform::db::schema::{demand_signals, reservations};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant, Interval};

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = demand_signals)]
pub struct SignalRow {
    pub person: Id,
    pub capabilities: Json,
    pub machine: Option<Id>,
    pub local_day: NaiveDate,
    pub kind: DemandKind,
    pub minutes: i32,
}

/// What was asked for on local dates `[from, until)`.
pub fn signals(c: &mut Db, lab: Id, from: NaiveDate, until: NaiveDate) -> DbResult<Vec<SignalRow>> {
    Ok(demand_signals::table
        .filter(demand_signals::lab.eq(lab))
        .filter(demand_signals::local_day.ge(from))
        .filter(demand_signals::local_day.lt(until))
        .order(demand_signals::id.asc())
        .select(SignalRow::as_select())
        .load(c)?)
}

/// What these people booked in the lab and did not give back, by start: person, machine, start.
pub fn booked(c: &mut Db, lab: Id, people: &[Id], span: Interval) -> DbResult<Vec<(Id, Id, Instant)>> {
    let mut out = Vec::new();
    for people in people.chunks(5_000) {
        let rows: Vec<(Option<Id>, Id, Instant)> = reservations::table
            .filter(reservations::member.eq_any(people.to_vec()))
            .filter(reservations::lab.eq(lab))
            .filter(reservations::kind.eq("reservation"))
            .filter(reservations::status.eq_any(["confirmed", "checked_in", "completed", "no_show"]))
            .filter(reservations::starts_at.ge(span.starts_at))
            .filter(reservations::starts_at.lt(span.ends_at))
            .select((reservations::member, reservations::machine, reservations::starts_at))
            .load(c)?;
        out.extend(rows.into_iter().filter_map(|(member, machine, at)| member.map(|member| (member, machine, at))));
    }
    Ok(out)
}
