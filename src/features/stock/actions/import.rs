use std::collections::BTreeMap;

use super::items;
use super::movement::{MoveAsk, move_stock};
use crate::features::labs::Lab;
use crate::features::stock::csv::{ListedItem, ListedRow};
use crate::features::stock::model::{Error, MovementKind};
use crate::features::stock::store;
use crate::features::stock::store::items::ItemFilter;
use crate::named_enum;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, fold};
use crate::platform::words::{RowProblem, Text};
use crate::platform::write::Write;

named_enum! {
    /// What became of a record: in a dry run, what would.
    pub enum StockOutcome { Created = "created", Unchanged = "unchanged", Failed = "failed" }
}

/// One record of the file.
#[derive(Clone, Debug)]
pub struct ImportRow {
    pub line: u64,
    pub outcome: StockOutcome,
    /// `None` for failed records and in a dry run for new ones.
    pub item: Option<Id>,
    pub problems: Vec<RowProblem>,
}

/// What the lab has, or the file has named before: by barcode, and by category and name.
#[derive(Default)]
struct Known {
    barcodes: BTreeMap<String, Option<Id>>,
    names: BTreeMap<(String, String), Option<Id>>,
    /// The lines that brought a barcode.
    lines: BTreeMap<String, u64>,
}

/// Takes in the items of a list, in this one transaction; records that cannot be taken are listed. An item that the lab
/// has, by its barcode or by its category and name, is left as it is. A dry run writes nothing.
///
/// # Errors
/// The database's.
pub fn import(w: &mut Write<'_>, lab: &Lab, rows: &[ListedRow], dry_run: bool) -> Result<Vec<ImportRow>, Error> {
    let mut known = known(w.c, lab.id)?;
    let mut report = Vec::with_capacity(rows.len());
    for row in rows {
        let done = |outcome, item| ImportRow { line: row.line, outcome, item, problems: Vec::new() };
        let listed = match &row.outcome {
            Ok(listed) => listed,
            Err(problems) => {
                report.push(ImportRow { problems: problems.clone(), ..done(StockOutcome::Failed, None) });
                continue;
            }
        };
        report.push(match known.find(listed) {
            Found::Here(item) => done(StockOutcome::Unchanged, item),
            Found::BarcodeTwice(line) => {
                let detail = Text::new("row-barcode-twice").with("line", line);
                let problems = vec![RowProblem::new("barcode_twice", Some("barcode"), detail)];
                ImportRow { problems, ..done(StockOutcome::Failed, None) }
            }
            Found::Nowhere => {
                let made = if dry_run { None } else { Some(take_in(w, lab, listed)?) };
                known.remember(listed, made, row.line);
                done(StockOutcome::Created, made)
            }
        });
    }
    Ok(report)
}

enum Found {
    Here(Option<Id>),
    /// Another item of the same file has it.
    BarcodeTwice(u64),
    Nowhere,
}

fn names(listed: &ListedItem) -> impl Iterator<Item = (String, String)> {
    let category = fold(&listed.ask.category);
    listed.ask.name.map().values().map(move |name| (category.clone(), fold(name)))
}

impl Known {
    fn find(&self, listed: &ListedItem) -> Found {
        let by_name = names(listed).find_map(|name| self.names.get(&name)).copied();
        let Some(barcode) = &listed.ask.barcode else { return by_name.map_or(Found::Nowhere, Found::Here) };
        match (self.barcodes.get(barcode), by_name) {
            (Some(item), Some(named)) if *item == named => Found::Here(*item),
            (Some(item), _) => match self.lines.get(barcode) {
                Some(line) => Found::BarcodeTwice(*line),
                None => Found::Here(*item),
            },
            (None, _) => Found::Nowhere,
        }
    }

    fn remember(&mut self, listed: &ListedItem, made: Option<Id>, line: u64) {
        for name in names(listed) {
            self.names.entry(name).or_insert(made);
        }
        if let Some(barcode) = &listed.ask.barcode {
            self.barcodes.insert(barcode.clone(), made);
            self.lines.insert(barcode.clone(), line);
        }
    }
}

fn known(c: &mut Db, lab: Id) -> DbResult<Known> {
    let mut known = Known::default();
    for archived in [false, true] {
        let filter = ItemFilter { archived, ..ItemFilter::default() };
        for stocked in store::items::list(c, lab, &filter, None, i64::MAX)? {
            let item = stocked.item;
            for name in item.name().map().values() {
                known.names.entry((item.category_folded.clone(), fold(name))).or_insert(Some(item.id));
            }
            if let Some(barcode) = item.barcode {
                known.barcodes.insert(barcode, Some(item.id));
            }
        }
    }
    Ok(known)
}

fn take_in(w: &mut Write<'_>, lab: &Lab, listed: &ListedItem) -> Result<Id, Error> {
    let made = items::create(w, lab, &listed.ask)?.item.id;
    if let Some(quantity) = listed.quantity {
        let receipt = MoveAsk {
            lot: listed.lot.clone(),
            expires_on: listed.expires_on,
            location: listed.location.clone(),
            ..MoveAsk::new(MovementKind::Receipt, quantity)
        };
        move_stock(w, made, &receipt)?;
    }
    Ok(made)
}
