//! What things are called, and what could be had instead, looked up when somebody reads.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::features::notify::Instead;
use crate::features::notify::model::{Facts, Notification, NotificationKind};
use crate::platform::db::schema::{courses, equipment_requests, groups, labs, machines, qualifications, stock_items};
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
pub fn offers(c: &mut Db, row: &Notification, instead: Instead, now: Instant) -> DbResult<Offers> {
    let facts = row.facts();
    let next_gaps = facts.next_gaps.iter().copied().filter(|gap| gap.starts_at > now).collect();
    let asks = matches!(row.kind, NotificationKind::MachineDown | NotificationKind::HeldOpen);
    let left = facts.span().map(|span| Interval::new(span.starts_at.max(now), span.ends_at));
    let equivalents = match (facts.machine, left) {
        (Some(machine), Some(left)) if asks && !left.is_empty() => instead(c, machine, row.person, left, now)?,
        _ => Vec::new(),
    };
    Ok(Offers { next_gaps, equivalents })
}
