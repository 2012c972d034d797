use std::collections::BTreeMap;

use diesel::prelude::*;

use super::model::RequestStatus;
use super::reader::Reader;
use super::rows::RequestRow;
use super::store::requests::{self, RequestFilter};
use super::view::{ContentView, EvidenceView, evidence_view};
use crate::features::labs::Lab;
use crate::platform::db::schema::labs;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::Page;
use crate::platform::values::{Actor, Id, Instant, Lang};

/// A flagged request with its lab: what those who pay see, with nobody's name.
#[derive(Clone, Debug)]
pub struct Published {
    pub id: Id,
    pub lab: Lab,
    pub status: RequestStatus,
    pub content: ContentView,
    pub evidence: EvidenceView,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

/// Flagged requests and later ones of these labs (`None`: of all), newest first. Counts below 5 are taken out where the
/// actor is a funder.
///
/// # Errors
/// Whatever the database answers.
pub fn published(
    c: &mut Db,
    actor: &Actor,
    labs: Option<Vec<Id>>,
    statuses: Option<Vec<RequestStatus>>,
    page: (Option<Id>, i64),
    (now, lang): (Instant, Lang),
) -> DbResult<Page<Published>> {
    let (before, limit) = page;
    let filter =
        RequestFilter { labs, statuses: Some(RequestStatus::flagged_among(statuses)), ..RequestFilter::default() };
    let page = Page::cut(requests::list(c, &filter, before, limit.saturating_add(1))?, limit, |row| row.id);
    let labs = labs_of(c, &page.items)?;
    let mut items = Vec::with_capacity(page.items.len());
    for row in page.items {
        let Some(lab) = labs.get(&row.lab) else { continue };
        let reader = Reader::of(actor, lab.id, lang);
        items.push(Published {
            id: row.id,
            lab: lab.clone(),
            status: row.status,
            content: ContentView::of(&row, lang)?,
            evidence: evidence_view(c, lab, &row, &reader, now)?,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        });
    }
    Ok(Page { items, next: page.next })
}

fn labs_of(c: &mut Db, rows: &[RequestRow]) -> DbResult<BTreeMap<Id, Lab>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.lab).collect();
    let labs: Vec<Lab> = labs::table.filter(labs::id.eq_any(ids)).select(Lab::as_select()).load(c)?;
    Ok(labs.into_iter().map(|lab| (lab.id, lab)).collect())
}
