use std::collections::{BTreeMap, BTreeSet, HashMap};

use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::features::stock::model::{Item, Stocked};
use crate::features::stock::rules::{Group, groups};
use crate::platform::db::schema::{stock_items, stock_movements};
use crate::platform::db::{Db, DbResult, Fault, containing};
use crate::platform::values::{Id, Instant, fold};

/// What a list of items is narrowed by; all that is given must hold.
#[derive(Clone, Debug, Default)]
pub struct ItemFilter {
    pub category: Option<String>,
    pub material: Option<String>,
    pub colour: Option<String>,
    pub low: Option<bool>,
    /// Archived ones alone; without it they are left out.
    pub archived: bool,
    pub barcode: Option<String>,
    /// Words that all occur in name, category, material, colour or barcode.
    pub q: Option<String>,
}

pub fn insert(c: &mut Db, stocked: &Stocked) -> DbResult<()> {
    diesel::insert_into(stock_items::table).values(stocked).execute(c)?;
    Ok(())
}

pub fn update(c: &mut Db, item: &Item) -> DbResult<()> {
    diesel::update(stock_items::table.find(item.id)).set(item).execute(c)?;
    Ok(())
}

/// Takes a person off the items that they keep.
pub fn forget_keeper(c: &mut Db, person: Id, now: Instant) -> DbResult<()> {
    use stock_items::dsl;
    diesel::update(dsl::stock_items.filter(dsl::keeper.eq(person)))
        .set((dsl::keeper.eq(None::<Id>), dsl::updated_at.eq(now), dsl::version.eq(dsl::version + 1)))
        .execute(c)?;
    Ok(())
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Stocked> {
    Ok(stock_items::table.find(id).select(Stocked::as_select()).first(c)?)
}

/// The item, locked against other movements until the transaction ends.
pub fn locked(c: &mut Db, id: Id) -> DbResult<Stocked> {
    match c {
        Db::Pg(c) => Ok(stock_items::table.find(id).select(Stocked::as_select()).for_no_key_update().get_result(c)?),
        Db::Sqlite(_) => find(c, id),
    }
}

/// Those that there are among them, locked by id: as everybody locks several.
pub fn locked_all(c: &mut Db, ids: impl IntoIterator<Item = Id>) -> DbResult<BTreeMap<Id, Stocked>> {
    let ids: BTreeSet<Id> = ids.into_iter().collect();
    let mut items = BTreeMap::new();
    for id in ids {
        match locked(c, id) {
            Ok(stocked) => items.insert(id, stocked),
            Err(Fault::NotFound) => None,
            Err(fault) => return Err(fault),
        };
    }
    Ok(items)
}

/// What items stand in for each other by; `None` for what stands for itself alone.
fn group(item: &Item) -> Option<String> {
    let (material, colour) = (item.material_folded.as_deref()?, item.colour_folded.as_deref().unwrap_or_default());
    Some(format!("stock {} {} {material} {colour}", item.lab, item.category_folded))
}

/// Locks the groups of items that are locked already, in one order for everybody: as [`stand_ins`] locks each.
pub fn lock_groups<'i>(c: &mut Db, items: impl IntoIterator<Item = &'i Item>) -> DbResult<()> {
    let groups: BTreeSet<String> = items.into_iter().filter_map(group).collect();
    groups.into_iter().try_for_each(|group| lock_group(c, group))
}

fn lock_group(c: &mut Db, group: String) -> DbResult<()> {
    if let Db::Pg(c) = c {
        let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
        diesel::sql_query(lock).bind::<Text, _>(group).execute(c)?;
    }
    Ok(())
}

pub fn by_barcode(c: &mut Db, lab: Id, barcode: &str) -> DbResult<Option<Id>> {
    let found = stock_items::table.filter(stock_items::lab.eq(lab)).filter(stock_items::barcode.eq(barcode));
    Ok(found.select(stock_items::id).first(c).optional()?)
}

pub fn among(c: &mut Db, ids: Vec<Id>) -> DbResult<Vec<Stocked>> {
    Ok(stock_items::table.filter(stock_items::id.eq_any(ids)).select(Stocked::as_select()).load(c)?)
}

/// An item's balance, reorder level and keeper.
pub type StandIn = (i64, Option<i64>, Option<Id>);

/// The other items that stand in for this one. On PostgreSQL nobody else asks for them until the transaction ends, so of two
/// who take from the same group one sees what the other took.
pub fn stand_ins(c: &mut Db, item: &Item) -> DbResult<Vec<StandIn>> {
    use stock_items::dsl;
    let (Some(material), Some(group)) = (&item.material_folded, group(item)) else { return Ok(Vec::new()) };
    lock_group(c, group)?;
    let query = dsl::stock_items
        .filter(dsl::lab.eq(item.lab))
        .filter(dsl::id.ne(item.id))
        .filter(dsl::archived_at.is_null())
        .filter(dsl::category_folded.eq(&item.category_folded))
        .filter(dsl::material_folded.eq(material))
        .filter(dsl::unit.eq(item.unit))
        .select((dsl::balance, dsl::reorder_level, dsl::keeper))
        .into_boxed();
    let query = match &item.colour_folded {
        Some(colour) => query.filter(dsl::colour_folded.eq(colour)),
        None => query.filter(dsl::colour_folded.is_null()),
    };
    Ok(query.load(c)?)
}

/// What is to be bought: the groups that are low, each with when something of it was last moved, or made.
pub fn low(c: &mut Db, lab: Id) -> DbResult<Vec<(Group, Instant)>> {
    let all = list(c, lab, &ItemFilter::default(), None, i64::MAX)?;
    let low: Vec<Group> = groups(all).into_iter().filter(|group| group.pool.is_low()).collect();
    let ids: Vec<Id> = low.iter().flat_map(|group| &group.members).map(|one| one.item.id).collect();
    let moved: HashMap<Id, Option<Instant>> = stock_movements::table
        .filter(stock_movements::item.eq_any(ids))
        .group_by(stock_movements::item)
        .select((stock_movements::item, diesel::dsl::max(stock_movements::moved_at)))
        .load::<(Id, Option<Instant>)>(c)?
        .into_iter()
        .collect();
    let since = |one: &Stocked| moved.get(&one.item.id).copied().flatten().unwrap_or(one.item.created_at);
    let with_since = |group: Group| {
        let last = group.members.iter().map(since).max()?;
        Some((group, last))
    };
    Ok(low.into_iter().filter_map(with_since).collect())
}

/// A lab's items by id, `limit` of them after `after`.
pub fn list(c: &mut Db, lab: Id, filter: &ItemFilter, after: Option<Id>, limit: i64) -> DbResult<Vec<Stocked>> {
    use stock_items::dsl;
    let mut query = dsl::stock_items
        .filter(dsl::lab.eq(lab))
        .select(Stocked::as_select())
        .order(dsl::id.asc())
        .limit(limit)
        .into_boxed();
    query = match filter.archived {
        true => query.filter(dsl::archived_at.is_not_null()),
        false => query.filter(dsl::archived_at.is_null()),
    };
    if let Some(after) = after {
        query = query.filter(dsl::id.gt(after));
    }
    if let Some(category) = &filter.category {
        query = query.filter(dsl::category_folded.eq(fold(category.trim())));
    }
    if let Some(material) = &filter.material {
        query = query.filter(dsl::material_folded.eq(fold(material.trim())));
    }
    if let Some(colour) = &filter.colour {
        query = query.filter(dsl::colour_folded.eq(fold(colour.trim())));
    }
    if let Some(barcode) = &filter.barcode {
        query = query.filter(dsl::barcode.eq(barcode.trim().to_owned()));
    }
    query = match filter.low {
        Some(true) => query.filter(dsl::balance.nullable().le(dsl::reorder_level)),
        Some(false) => query.filter(dsl::reorder_level.is_null().or(dsl::balance.nullable().gt(dsl::reorder_level))),
        None => query,
    };
    for word in filter.q.iter().flat_map(|q| q.split_whitespace()) {
        query = query.filter(dsl::folded.like(containing(&fold(word))).escape('\\'));
    }
    Ok(query.load(c)?)
}
