use diesel::prelude::*;

use crate::platform::db::schema::reservations;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Interval};

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
