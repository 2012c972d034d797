use diesel::prelude::*;

use super::super::model::RequestStatus;
use super::super::rows::RequestRow;
use crate::platform::db::schema::equipment_requests;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, MaterialClass, Process};

/// Which requests a list holds.
#[derive(Clone, Debug, Default)]
pub struct RequestFilter {
    /// `None` means every lab.
    pub labs: Option<Vec<Id>>,
    /// `None` means every status.
    pub statuses: Option<Vec<RequestStatus>>,
    /// Whose drafts are listed too.
    pub drafts_of: Option<Id>,
    pub process: Option<Process>,
    pub material_class: Option<MaterialClass>,
    /// Words in the title.
    pub q: Option<String>,
}

pub fn find(c: &mut Db, id: Id) -> DbResult<Option<RequestRow>> {
    Ok(equipment_requests::table.find(id).select(RequestRow::as_select()).first(c).optional()?)
}

/// The row, locked until the transaction ends, so that steps and endorsements of one request come one after another.
pub fn lock(c: &mut Db, id: Id) -> DbResult<Option<RequestRow>> {
    let row = equipment_requests::table.find(id);
    Ok(match c {
        Db::Pg(c) => row.select(RequestRow::as_select()).for_no_key_update().first(c).optional()?,
        Db::Sqlite(c) => row.select(RequestRow::as_select()).first(c).optional()?,
    })
}

pub fn insert(c: &mut Db, row: &RequestRow) -> DbResult<()> {
    diesel::insert_into(equipment_requests::table).values(row).execute(c)?;
    Ok(())
}

/// Writes what may change: content, status, version.
pub fn update(c: &mut Db, row: &RequestRow) -> DbResult<()> {
    use equipment_requests::dsl;
    diesel::update(dsl::equipment_requests.find(row.id))
        .set((
            dsl::title.eq(&row.title),
            dsl::justification.eq(&row.justification),
            dsl::folded.eq(&row.folded),
            dsl::status.eq(row.status),
            dsl::process.eq(row.process),
            dsl::material_class.eq(row.material_class),
            dsl::limits.eq(&row.limits),
            dsl::expected_users.eq(row.expected_users),
            dsl::hours_per_month.eq(row.hours_per_month),
            dsl::estimated_cost.eq(&row.estimated_cost),
            dsl::cost_lines.eq(&row.cost_lines),
            dsl::alternatives.eq(&row.alternatives),
            dsl::links.eq(&row.links),
            dsl::updated_at.eq(row.updated_at),
            dsl::version.eq(row.version),
        ))
        .execute(c)?;
    Ok(())
}

/// Newest first, `limit` of them before `before`. Drafts are left out, save those of `drafts_of`.
pub fn list(c: &mut Db, filter: &RequestFilter, before: Option<Id>, limit: i64) -> DbResult<Vec<RequestRow>> {
    use equipment_requests::dsl;
    let mut query =
        dsl::equipment_requests.select(RequestRow::as_select()).order(dsl::id.desc()).limit(limit).into_boxed();
    query = match filter.drafts_of {
        Some(person) => query.filter(dsl::status.ne(RequestStatus::Draft).or(dsl::author.eq(person))),
        None => query.filter(dsl::status.ne(RequestStatus::Draft)),
    };
    if let Some(labs) = &filter.labs {
        query = query.filter(dsl::lab.eq_any(labs.clone()));
    }
    if let Some(statuses) = &filter.statuses {
        query = query.filter(dsl::status.eq_any(statuses.clone()));
    }
    if let Some(process) = filter.process {
        query = query.filter(dsl::process.eq(process));
    }
    if let Some(material_class) = filter.material_class {
        query = query.filter(dsl::material_class.eq(material_class));
    }
    if let Some(q) = &filter.q {
        query = query.filter(dsl::folded.like(containing(q)));
    }
    if let Some(before) = before {
        query = query.filter(dsl::id.lt(before));
    }
    Ok(query.load(c)?)
}

/// A LIKE pattern. The engines disagree on an escape character, so its wildcards are left to match themselves or any
/// other character.
fn containing(words: &str) -> String {
    let words: String = words.to_lowercase().chars().map(|c| if matches!(c, '%' | '\\') { '_' } else { c }).collect();
    format!("%{}%", words.trim())
}
