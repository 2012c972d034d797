use diesel::prelude::*;

use crate::features::stock::model::{Item, Stocked};
use crate::platform::db::schema::stock_items;
use crate::platform::db::{Db, DbResult, containing};
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

pub fn by_barcode(c: &mut Db, lab: Id, barcode: &str) -> DbResult<Option<Id>> {
    let found = stock_items::table.filter(stock_items::lab.eq(lab)).filter(stock_items::barcode.eq(barcode));
    Ok(found.select(stock_items::id).first(c).optional()?)
}

pub fn among(c: &mut Db, ids: Vec<Id>) -> DbResult<Vec<Stocked>> {
    Ok(stock_items::table.filter(stock_items::id.eq_any(ids)).select(Stocked::as_select()).load(c)?)
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
