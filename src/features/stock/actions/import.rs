use std::collections::BTreeMap;

use super::items;
use super::movement::{MoveAsk, move_stock};
use crate::features::labs::Lab;
use crate::features::stock::csv::{ListedItem, ListedRow};
use crate::features::stock::model::{Error, MovementKind, UnitCost};
use crate::features::stock::rules;
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

/// An item that the lab has, or that the file brought.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Entry {
    /// `None` in a dry run for what the file brought.
    item: Option<Id>,
    /// The line that brought it; `None` for what the lab has.
    line: Option<u64>,
    has_barcode: bool,
}

/// What the lab has, or the file has named before: by barcode, and by category and name.
#[derive(Default)]
struct Known {
    barcodes: BTreeMap<String, Entry>,
    names: BTreeMap<(String, String), Entry>,
    /// The records that brought some of an item, by the line that brought the item.
    brought: BTreeMap<u64, Vec<ListedItem>>,
}

/// Takes in the items of a list, in this one transaction; records that cannot be taken are listed. An item that the lab
/// has, by its barcode or by its category and name, is left as it is; of one that the file brings, further records bring other
/// lots or to other places. A dry run writes nothing.
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
            Found::Here(Entry { item, line: Some(first), .. }) if listed.quantity.is_some() => {
                if known.contradicts(first, listed) {
                    let problems = vec![RowProblem::new(
                        "item_otherwise",
                        None,
                        Text::new("row-item-otherwise").with("line", first),
                    )];
                    ImportRow { problems, ..done(StockOutcome::Failed, None) }
                } else {
                    if let Some(item) = item {
                        receive(w, item, listed, listed.ask.unit_cost.as_ref())?;
                    }
                    known.brought.entry(first).or_default().push(listed.clone());
                    done(StockOutcome::Created, item)
                }
            }
            Found::Here(entry) => done(StockOutcome::Unchanged, entry.item),
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
    Here(Entry),
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
            (Some(item), _) => match item.line {
                Some(line) => Found::BarcodeTwice(line),
                None => Found::Here(*item),
            },
            // One that had none has it by now; another barcode is another make of that name.
            (None, Some(named)) if !named.has_barcode => Found::Here(named),
            (None, _) => Found::Nowhere,
        }
    }

    fn remember(&mut self, listed: &ListedItem, item: Option<Id>, line: u64) {
        let entry = Entry { item, line: Some(line), has_barcode: listed.ask.barcode.is_some() };
        for name in names(listed) {
            self.names.entry(name).or_insert(entry);
        }
        if let Some(barcode) = &listed.ask.barcode {
            self.barcodes.insert(barcode.clone(), entry);
        }
        self.brought.insert(line, vec![listed.clone()]);
    }

    /// Whether the same was brought before, or is counted in another unit, or its lot ends on another day.
    fn contradicts(&self, first: u64, listed: &ListedItem) -> bool {
        let mut before = self.brought.get(&first).into_iter().flatten();
        before.any(|one| {
            let same_lot = one.quantity.is_some() && one.lot == listed.lot;
            one.ask.unit != listed.ask.unit
                || (same_lot && (one.location == listed.location || one.expires_on != listed.expires_on))
        })
    }
}

fn known(c: &mut Db, lab: Id) -> DbResult<Known> {
    let mut known = Known::default();
    for archived in [false, true] {
        let filter = ItemFilter { archived, ..ItemFilter::default() };
        for stocked in store::items::list(c, lab, &filter, None, i64::MAX)? {
            let item = stocked.item;
            let entry = Entry { item: Some(item.id), line: None, has_barcode: item.barcode.is_some() };
            for name in item.name().map().values() {
                known.names.entry((item.category_folded.clone(), fold(name))).or_insert(entry);
            }
            if let Some(barcode) = item.barcode {
                known.barcodes.insert(barcode, entry);
            }
        }
    }
    Ok(known)
}

fn take_in(w: &mut Write<'_>, lab: &Lab, listed: &ListedItem) -> Result<Id, Error> {
    let made = items::create(w, lab, &listed.ask)?.item.id;
    receive(w, made, listed, None)?;
    Ok(made)
}

/// What there is of it to begin with; at a price of its own where one is given.
fn receive(w: &mut Write<'_>, item: Id, listed: &ListedItem, price: Option<&UnitCost>) -> Result<(), Error> {
    let Some(quantity) = listed.quantity else { return Ok(()) };
    let receipt = MoveAsk {
        lot: listed.lot.clone(),
        expires_on: listed.expires_on,
        location: listed.location.clone(),
        cost: price.and_then(|price| rules::cost_of(price, quantity)),
        ..MoveAsk::new(MovementKind::Receipt, quantity)
    };
    move_stock(w, item, &receipt)?;
    Ok(())
}
