use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use diesel::prelude::*;

use super::super::rules::gaps::{Pool, all_taken};
use super::facts::{AskedCapability, Wish};
use crate::features::labs::Lab;
use crate::features::stats::{self, Ask, Booked, DayFacts, Denied, Signal, denied, machine_day, open_and_taken};
use crate::platform::db::schema::{machine_capabilities, reservations};
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Capability, Id, Instant, MaterialClass, Metal, Process};

/// Reservations in these states were booked after all.
const BOOKED: [&str; 4] = ["confirmed", "checked_in", "completed", "no_show"];

/// What was observed of these machines, together, from `from` until before `until`. Denied time is left at nothing.
pub fn observe(
    c: &mut Db,
    lab: &Lab,
    fitting: &[Id],
    from: NaiveDate,
    until: NaiveDate,
    now: Instant,
) -> DbResult<Pool> {
    let mut pool = Pool { machines: fitting.to_vec(), ..Pool::default() };
    if fitting.is_empty() {
        return Ok(pool);
    }
    let book = stats::book(c, lab, fitting, (from, until), now)?;
    for date in from.iter_days().take_while(|date| *date < until) {
        let facts: Vec<DayFacts> = fitting.iter().filter_map(|machine| book.day(*machine, date)).collect();
        add_day(&mut pool, &facts);
    }
    Ok(pool)
}

/// Adds one local day of all the machines.
fn add_day(pool: &mut Pool, facts: &[DayFacts]) {
    let in_service = |facts: &DayFacts| facts.service.iter().any(|span| span.overlaps(&facts.day));
    pool.observed_days += u32::from(facts.iter().any(in_service));
    for facts in facts {
        pool.sum += &machine_day(facts).0;
    }
    let spans: Vec<_> = facts.iter().map(open_and_taken).collect();
    let (taken, open) = all_taken(&spans);
    pool.all_taken += taken;
    pool.any_open += open;
}

/// The time that was asked for by these wishes for a day from `from` until before `until`, and not given.
pub fn denied_to(c: &mut Db, lab: &Lab, wishes: &[Wish], from: NaiveDate, until: NaiveDate) -> DbResult<Denied> {
    let signals: Vec<Signal> = wishes.iter().filter(|wish| from <= wish.day && wish.day < until).map(signal).collect();
    let people: BTreeSet<Id> = signals.iter().map(|signal| signal.person).collect();
    let booked = booked(c, lab, people.into_iter().collect(), from, until)?;
    Ok(denied(&signals, &booked))
}

fn signal(wish: &Wish) -> Signal {
    Signal {
        person: wish.person,
        day: wish.day,
        kind: wish.kind,
        minutes: wish.minutes,
        asks: wish.capabilities.iter().map(ask).collect(),
    }
}

fn ask(asked: &AskedCapability) -> Ask {
    Ask { process: asked.process, material_class: asked.material_class, metal: asked.metal }
}

/// What these people booked in the lab, by the day of its start.
fn booked(c: &mut Db, lab: &Lab, people: Vec<Id>, from: NaiveDate, until: NaiveDate) -> DbResult<Vec<Booked>> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let zone = lab.zone();
    let rows: Vec<(Option<Id>, Id, Instant)> = reservations::table
        .filter(reservations::lab.eq(lab.id))
        .filter(reservations::kind.eq("reservation"))
        .filter(reservations::member.eq_any(people))
        .filter(reservations::status.eq_any(BOOKED.to_vec()))
        .filter(reservations::starts_at.ge(zone.day_start(from)))
        .filter(reservations::starts_at.lt(zone.day_start(until)))
        .select((reservations::member, reservations::machine, reservations::starts_at))
        .load(c)?;
    let machines: BTreeSet<Id> = rows.iter().map(|row| row.1).collect();
    let capabilities = capabilities_of(c, machines.into_iter().collect())?;
    let mut booked = Vec::new();
    for (member, machine, starts_at) in rows {
        let Some(person) = member else { continue };
        let capabilities = capabilities.get(&machine).cloned().unwrap_or_default();
        booked.push(Booked { person, day: zone.date(starts_at), capabilities });
    }
    Ok(booked)
}

fn capabilities_of(c: &mut Db, machines: Vec<Id>) -> DbResult<BTreeMap<Id, Vec<Capability>>> {
    let rows: Vec<(Id, Process, MaterialClass, Option<Metal>)> = machine_capabilities::table
        .filter(machine_capabilities::machine.eq_any(machines))
        .select((
            machine_capabilities::machine,
            machine_capabilities::process,
            machine_capabilities::material_class,
            machine_capabilities::metal,
        ))
        .load(c)?;
    let mut out: BTreeMap<Id, Vec<Capability>> = BTreeMap::new();
    for (machine, process, material_class, metal) in rows {
        out.entry(machine).or_default().push(Capability { metal, ..Capability::new(process, material_class) });
    }
    Ok(out)
}
