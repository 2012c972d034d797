use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::model::{Asset, Check, Disposed, Finding, Place};
use crate::features::machines::Machine;
use crate::platform::db::schema::{
    asset_disposals, assets, inventory_checks, inventory_findings, machine_locations, machines, people, usage_sessions,
    work_orders,
};
use crate::platform::db::{Db, DbResult, Fault, containing};
use crate::platform::values::{Id, Instant, Interval, fold};

/// What is known of a machine as property; `None` where nothing was written down.
///
/// # Errors
/// The database's.
pub fn asset(c: &mut Db, machine: Id) -> DbResult<Option<Asset>> {
    Ok(assets::table.find(machine).select(Asset::as_select()).first(c).optional()?)
}

pub fn put(c: &mut Db, asset: &Asset) -> DbResult<()> {
    if asset.version == 1 {
        diesel::insert_into(assets::table).values(asset).execute(c)?;
    } else {
        diesel::update(assets::table.find(asset.machine)).set(asset).execute(c)?;
    }
    Ok(())
}

/// Who is erased answers for nothing any more.
pub fn forget_custodian(c: &mut Db, person: Id, now: Instant) -> DbResult<()> {
    diesel::update(assets::table.filter(assets::custodian.eq(person)))
        .set((assets::custodian.eq(None::<Id>), assets::version.eq(assets::version + 1), assets::updated_at.eq(now)))
        .execute(c)?;
    Ok(())
}

/// Another account answers from now on for what somebody answered for in a lab.
pub fn hand_over(c: &mut Db, lab: Id, from: Id, to: Id) -> DbResult<()> {
    diesel::update(assets::table.filter(assets::lab.eq(lab)).filter(assets::custodian.eq(from)))
        .set((assets::custodian.eq(to), assets::version.eq(assets::version + 1)))
        .execute(c)?;
    Ok(())
}

pub fn disposed(c: &mut Db, machine: Id) -> DbResult<Option<Disposed>> {
    Ok(asset_disposals::table.find(machine).select(Disposed::as_select()).first(c).optional()?)
}

pub fn insert_disposed(c: &mut Db, disposed: &Disposed) -> DbResult<()> {
    diesel::insert_into(asset_disposals::table).values(disposed).execute(c)?;
    Ok(())
}

/// What a register is narrowed by; all that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct AssetFilter {
    pub donor: Option<String>,
    pub custodian: Option<Id>,
    pub disposed: Option<bool>,
    /// The warranty ends before this day.
    pub warranty_before: Option<NaiveDate>,
    /// Words that all occur in name, make, model, tag, serial or place.
    pub q: Option<String>,
}

/// A line of the register.
#[derive(Clone, Debug)]
pub struct Owned {
    pub machine: Machine,
    pub asset: Option<Asset>,
    pub disposed: Option<Disposed>,
    pub custodian_name: Option<String>,
}

/// A lab's machines as property, by id, `limit` of them after `after`.
pub fn register(c: &mut Db, lab: Id, filter: &AssetFilter, after: Option<Id>, limit: i64) -> DbResult<Vec<Owned>> {
    let mut query = machines::table
        .filter(machines::lab.eq(lab))
        .order(machines::id.asc())
        .limit(limit)
        .select(Machine::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(machines::id.gt(after));
    }
    if let Some(donor) = &filter.donor {
        query = query.filter(machines::grant_name.eq(donor));
    }
    if let Some(custodian) = filter.custodian {
        let theirs = assets::table.filter(assets::custodian.eq(custodian)).select(assets::machine);
        query = query.filter(machines::id.eq_any(theirs));
    }
    if let Some(day) = filter.warranty_before {
        let ends = assets::table.filter(assets::warranty_until.lt(day)).select(assets::machine);
        query = query.filter(machines::id.eq_any(ends));
    }
    let left = asset_disposals::table.select(asset_disposals::machine);
    query = match filter.disposed {
        None => query,
        Some(true) => query.filter(machines::id.eq_any(left)),
        Some(false) => query.filter(machines::id.ne_all(left)),
    };
    for word in filter.q.iter().flat_map(|q| q.split_whitespace()) {
        query = query.filter(machines::folded.like(containing(&fold(word))).escape('\\'));
    }
    let machines: Vec<Machine> = query.load(c)?;
    with_papers(c, machines)
}

/// The machines with what is known of each as property.
fn with_papers(c: &mut Db, all: Vec<Machine>) -> DbResult<Vec<Owned>> {
    let ids: Vec<Id> = all.iter().map(|machine| machine.id).collect();
    let papers: Vec<Asset> =
        assets::table.filter(assets::machine.eq_any(ids.clone())).select(Asset::as_select()).load(c)?;
    let left: Vec<Disposed> =
        asset_disposals::table.filter(asset_disposals::machine.eq_any(ids)).select(Disposed::as_select()).load(c)?;
    let custodians: Vec<Id> = papers.iter().filter_map(|asset| asset.custodian).collect();
    let names: Vec<(Id, String)> =
        people::table.filter(people::id.eq_any(custodians)).select((people::id, people::full_name)).load(c)?;
    let names: HashMap<Id, String> = names.into_iter().collect();
    let mut papers: HashMap<Id, Asset> = papers.into_iter().map(|asset| (asset.machine, asset)).collect();
    let mut left: HashMap<Id, Disposed> = left.into_iter().map(|disposed| (disposed.machine, disposed)).collect();
    let owned = |machine: Machine| {
        let asset = papers.remove(&machine.id);
        let custodian = asset.as_ref().and_then(|asset| asset.custodian);
        let custodian_name = custodian.and_then(|person| names.get(&person).cloned());
        Owned { asset, disposed: left.remove(&machine.id), custodian_name, machine }
    };
    Ok(all.into_iter().map(owned).collect())
}

/// One line of the register.
pub fn owned_one(c: &mut Db, machine: Machine) -> DbResult<Owned> {
    with_papers(c, vec![machine])?.pop().ok_or(Fault::NotFound)
}

pub fn insert_place(c: &mut Db, place: &Place) -> DbResult<()> {
    diesel::insert_into(machine_locations::table).values(place).execute(c)?;
    Ok(())
}

/// Where a machine has stood, the last place first.
pub fn places(c: &mut Db, machine: Id, before: Option<(Instant, Id)>, limit: i64) -> DbResult<Vec<Place>> {
    let mut query = machine_locations::table
        .filter(machine_locations::machine.eq(machine))
        .order((machine_locations::from_at.desc(), machine_locations::id.desc()))
        .limit(limit)
        .select(Place::as_select())
        .into_boxed();
    if let Some((at, id)) = before {
        let same = machine_locations::from_at.eq(at).and(machine_locations::id.lt(id));
        query = query.filter(machine_locations::from_at.lt(at).or(same));
    }
    Ok(query.load(c)?)
}

pub fn insert_check(c: &mut Db, check: &Check) -> DbResult<()> {
    diesel::insert_into(inventory_checks::table).values(check).execute(c)?;
    Ok(())
}

pub fn check(c: &mut Db, id: Id) -> DbResult<Check> {
    Ok(inventory_checks::table.find(id).select(Check::as_select()).first(c)?)
}

/// The check, locked against others who count in it or finish it.
pub fn locked_check(c: &mut Db, id: Id) -> DbResult<Check> {
    match c {
        Db::Pg(c) => Ok(inventory_checks::table.find(id).select(Check::as_select()).for_update().get_result(c)?),
        Db::Sqlite(_) => check(c, id),
    }
}

pub fn finish(c: &mut Db, check: &Check) -> DbResult<()> {
    diesel::update(inventory_checks::table.find(check.id))
        .set((
            inventory_checks::finished_at.eq(check.finished_at),
            inventory_checks::finished_by.eq(check.finished_by),
            inventory_checks::expected.eq(check.expected),
        ))
        .execute(c)?;
    Ok(())
}

/// A lab's checks, the last first.
pub fn checks(c: &mut Db, lab: Id, before: Option<Id>, limit: i64) -> DbResult<Vec<Check>> {
    let mut query = inventory_checks::table
        .filter(inventory_checks::lab.eq(lab))
        .order(inventory_checks::id.desc())
        .limit(limit)
        .select(Check::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(inventory_checks::id.lt(before));
    }
    Ok(query.load(c)?)
}

pub fn insert_finding(c: &mut Db, finding: &Finding) -> DbResult<()> {
    diesel::insert_into(inventory_findings::table).values(finding).execute(c)?;
    Ok(())
}

/// What was found in a check, in the order of finding.
pub fn findings(c: &mut Db, check: Id) -> DbResult<Vec<Finding>> {
    Ok(findings_of(c, vec![check])?.remove(&check).unwrap_or_default())
}

/// What was found in each of these checks, in the order of finding; nothing for a check without findings.
pub fn findings_of(c: &mut Db, checks: Vec<Id>) -> DbResult<HashMap<Id, Vec<Finding>>> {
    let rows: Vec<Finding> = inventory_findings::table
        .filter(inventory_findings::inventory_check.eq_any(checks))
        .order((inventory_findings::found_at.asc(), inventory_findings::id.asc()))
        .select(Finding::as_select())
        .load(c)?;
    let mut found: HashMap<Id, Vec<Finding>> = HashMap::new();
    for finding in rows {
        found.entry(finding.inventory_check).or_default().push(finding);
    }
    Ok(found)
}

/// The machines that stood in the lab when the check, which is open, began, and have not left.
pub fn expected(c: &mut Db, check: &Check) -> DbResult<Vec<Id>> {
    Ok(machines::table
        .filter(machines::lab.eq(check.lab))
        .filter(machines::created_at.le(check.started_at))
        .filter(machines::retired_at.is_null())
        .order(machines::id.asc())
        .select(machines::id)
        .load(c)?)
}

/// The machine of a lab that carries this tag.
pub fn tagged(c: &mut Db, lab: Id, tag: &str) -> DbResult<Option<Id>> {
    let found = machines::table.filter(machines::lab.eq(lab)).filter(machines::asset_tag.eq(tag));
    Ok(found.select(machines::id).first(c).optional()?)
}

/// The machine of a lab that has this inventory number.
pub fn numbered(c: &mut Db, lab: Id, number: &str) -> DbResult<Option<Id>> {
    let found = assets::table.filter(assets::lab.eq(lab)).filter(assets::inventory_number.eq(number));
    Ok(found.select(assets::machine).first(c).optional()?)
}

/// How many different people had a session on the machine that touches the span; open ones are not told yet.
pub fn users(c: &mut Db, machine: Id, span: Interval) -> DbResult<usize> {
    let people: Vec<Option<Id>> = usage_sessions::table
        .filter(usage_sessions::machine.eq(machine))
        .filter(usage_sessions::started_at.lt(span.ends_at))
        .filter(usage_sessions::ended_at.gt(span.starts_at))
        .select(usage_sessions::person)
        .distinct()
        .load(c)?;
    Ok(people.into_iter().flatten().count())
}

/// Work that was completed on the machine within a span, the last first: when, and its title.
pub fn repairs(c: &mut Db, machine: Id, span: Interval) -> DbResult<Vec<(Instant, String)>> {
    let done: Vec<(Option<Instant>, String)> = work_orders::table
        .filter(work_orders::machine.eq(machine))
        .filter(work_orders::status.eq("done"))
        .filter(work_orders::closed_at.ge(span.starts_at))
        .filter(work_orders::closed_at.lt(span.ends_at))
        .order((work_orders::closed_at.desc(), work_orders::id.desc()))
        .select((work_orders::closed_at, work_orders::title))
        .load(c)?;
    Ok(done.into_iter().filter_map(|(at, title)| Some((at?, title))).collect())
}
