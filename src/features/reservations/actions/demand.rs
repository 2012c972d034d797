use crate::features::demand::{self, Ask, DemandKind, Want};
use crate::features::machines;
use crate::features::reservations::facts::Ground;
use crate::features::reservations::rules::{Refused, demand_kind};
use crate::platform::db::DbResult;
use crate::platform::values::{Id, Interval};
use crate::platform::write::Write;

/// Keeps a refused wish as demand, slips excepted. It is written although the booking is refused.
pub fn keep(w: &mut Write<'_>, ground: &Ground, member: Id, span: Interval, refused: &Refused) -> DbResult<()> {
    let kind = demand_kind(refused.code()).and_then(|code| DemandKind::parse(code.name()));
    let (Some(kind), false) = (kind, w.actor().is_anonymous()) else { return Ok(()) };
    let asks: Vec<Ask> = machines::capabilities(w.c, ground.machine.id)?.iter().map(Ask::of).collect();
    demand::record(
        w,
        &Want {
            lab: ground.lab.id,
            person: member,
            asks: &asks,
            machine: Some(ground.machine.id),
            local_day: ground.lab.zone().date(span.starts_at),
            kind,
            minutes: Some(span.minutes_ceil()).filter(|minutes| *minutes > 0),
        },
    )?;
    w.keep_despite_refusal();
    Ok(())
}
