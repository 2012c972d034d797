//! What things are called, and what could be had instead, looked up when somebody reads.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::features::notify::model::{Facts, Notification, NotificationKind};
use crate::platform::db::schema::{
    courses, equipment_requests, groups, labs, machine_locks, machines, qualifications, reservations, stock_items,
};
use crate::platform::db::{Db, DbResult, Json};
use crate::platform::values::{Id, Instant, Interval, Lang, LocalText, LocalZone};

/// A lab, as it is named beside its news.
#[derive(Clone, Debug)]
pub struct LabName {
    pub slug: String,
    pub name: LocalText,
    pub zone: LocalZone,
}

/// The names of what notifications tell of.
#[derive(Clone, Debug, Default)]
pub struct Names {
    labs: BTreeMap<Id, LabName>,
    /// Machines, qualifications, courses, groups, requests and stock items.
    things: BTreeMap<Id, LocalText>,
}

impl Names {
    pub fn lab(&self, id: Id) -> Option<&LabName> {
        self.labs.get(&id)
    }

    pub fn thing(&self, id: Option<Id>, lang: Lang) -> Option<&str> {
        self.things.get(&id?).map(|name| name.best(lang))
    }
}

/// # Errors
/// The database's.
pub fn names(c: &mut Db, rows: &[Notification]) -> DbResult<Names> {
    let facts: Vec<Facts> = rows.iter().map(Notification::facts).collect();
    let machine_ids = unique(facts.iter().filter_map(|facts| facts.machine));
    let skills = unique(facts.iter().filter_map(|facts| facts.qualification));
    let requests = rows.iter().filter(|row| row.subject_type == "equipment_request").map(|row| row.subject);
    let requests = unique(requests);
    let mut found: Vec<(Id, Json)> = Vec::new();
    if !machine_ids.is_empty() {
        let these = machines::table.filter(machines::id.eq_any(machine_ids));
        found.extend(these.select((machines::id, machines::name)).load::<(Id, Json)>(c)?);
    }
    if !skills.is_empty() {
        let these = qualifications::table.filter(qualifications::id.eq_any(skills));
        found.extend(these.select((qualifications::id, qualifications::name)).load::<(Id, Json)>(c)?);
    }
    if !requests.is_empty() {
        let these = equipment_requests::table.filter(equipment_requests::id.eq_any(requests));
        found.extend(these.select((equipment_requests::id, equipment_requests::title)).load::<(Id, Json)>(c)?);
    }
    let lessons = unique(facts.iter().filter_map(|facts| facts.course));
    if !lessons.is_empty() {
        let these = courses::table.filter(courses::id.eq_any(lessons));
        found.extend(these.select((courses::id, courses::title)).load::<(Id, Json)>(c)?);
    }
    let items = unique(rows.iter().filter(|row| row.subject_type == "stock_item").map(|row| row.subject));
    if !items.is_empty() {
        let these = stock_items::table.filter(stock_items::id.eq_any(items));
        found.extend(these.select((stock_items::id, stock_items::name)).load::<(Id, Json)>(c)?);
    }
    let mut things: BTreeMap<Id, LocalText> =
        found.into_iter().filter_map(|(id, name)| Some((id, name.read().ok()?))).collect();
    let of_groups = unique(facts.iter().filter_map(|facts| facts.group));
    if !of_groups.is_empty() {
        let these = groups::table.filter(groups::id.eq_any(of_groups)).select((groups::id, groups::name));
        let named = these.load::<(Id, String)>(c)?;
        things.extend(named.into_iter().map(|(id, name)| (id, LocalText::plain(Lang::En, &name))));
    }
    Ok(Names { labs: lab_names(c, unique(rows.iter().map(|row| row.lab)))?, things })
}

fn unique(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}

fn lab_names(c: &mut Db, ids: Vec<Id>) -> DbResult<BTreeMap<Id, LabName>> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(Id, String, Json, String)> =
        labs::table.filter(labs::id.eq_any(ids)).select((labs::id, labs::slug, labs::name, labs::time_zone)).load(c)?;
    let named = |(id, slug, name, zone): (Id, String, Json, String)| {
        let name = name.read().unwrap_or_else(|_| LocalText::plain(Lang::En, &slug));
        (id, LabName { slug, name, zone: LocalZone::parse(&zone).unwrap_or(LocalZone(chrono_tz::UTC)) })
    };
    Ok(rows.into_iter().map(named).collect())
}

/// What the holder of a reservation may take instead, as it is now.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    pub next_gaps: Vec<Interval>,
    pub equivalents: Vec<(Id, LocalText)>,
}

/// Nothing for most: offers go with what was cancelled by a closure, and with machines that cannot be had.
///
/// # Errors
/// The database's.
pub fn offers(c: &mut Db, row: &Notification, now: Instant) -> DbResult<Offers> {
    let facts = row.facts();
    let next_gaps = facts.next_gaps.iter().copied().filter(|gap| gap.starts_at > now).collect();
    let asks = matches!(row.kind, NotificationKind::MachineDown | NotificationKind::HeldOpen);
    let left = facts.span().map(|span| Interval::new(span.starts_at.max(now), span.ends_at));
    let equivalents = match (facts.machine, left) {
        (Some(machine), Some(left)) if asks && !left.is_empty() => equivalents(c, machine, left)?,
        _ => Vec::new(),
    };
    Ok(Offers { next_gaps, equivalents })
}

/// Other machines of the class that can be used and that nothing occupies meanwhile, by id.
fn equivalents(c: &mut Db, machine: Id, span: Interval) -> DbResult<Vec<(Id, LocalText)>> {
    let class: Option<Option<Id>> = machines::table.find(machine).select(machines::class).first(c).optional()?;
    let Some(class) = class.flatten() else { return Ok(Vec::new()) };
    let of_class: Vec<(Id, Json)> = machines::table
        .filter(machines::class.eq(class))
        .filter(machines::id.ne(machine))
        .filter(machines::status.eq_any(["in_service", "degraded"]))
        .order(machines::id.asc())
        .select((machines::id, machines::name))
        .load(c)?;
    let ids: Vec<Id> = of_class.iter().map(|(id, _)| *id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut taken: BTreeSet<Id> = BTreeSet::new();
    let locks = machine_locks::table.filter(machine_locks::machine.eq_any(ids.clone()));
    taken.extend(locks.filter(machine_locks::ends_at.is_null()).select(machine_locks::machine).load::<Id>(c)?);
    let occupying = reservations::table
        .filter(reservations::machine.eq_any(ids))
        .filter(reservations::released_at.is_null())
        .filter(reservations::blocks_from.lt(span.ends_at))
        .filter(reservations::blocks_until.gt(span.starts_at));
    taken.extend(occupying.select(reservations::machine).load::<Id>(c)?);
    let free = of_class.into_iter().filter(|(id, _)| !taken.contains(id));
    Ok(free.filter_map(|(id, name)| Some((id, name.read().ok()?))).collect())
}
