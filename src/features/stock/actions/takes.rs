use serde_json::{Value, json};

use super::draw::converted;
use super::post::{Change, Links, cells_at, post};
use super::settle::{changes, settle};
use crate::features::labs::{Faults, Lab};
use crate::features::stock::model::{Error, GivenUnit, MovementKind, Shortage, Stocked, Take, TakeLine, TakeStatus};
use crate::features::stock::rules::{self, Place, PostedCount};
use crate::features::stock::store;
use crate::platform::db::Fault;
use crate::platform::values::{Id, Quantity};
use crate::platform::words::Text;
use crate::platform::write::{Event, Write};

/// What was found of an item: of one lot, or of all of them; in one place, or everywhere.
#[derive(Clone, Debug)]
pub struct CountAsk {
    pub item: Option<Id>,
    pub barcode: Option<String>,
    pub lot: Option<Id>,
    pub location: Option<String>,
    pub quantity: Quantity,
    pub unit: Option<GivenUnit>,
}

/// Begins to count a place, or everything.
///
/// # Errors
/// The database's.
pub fn open(w: &mut Write<'_>, lab: &Lab, location: Option<String>, note: Option<String>) -> Result<Take, Error> {
    let take = Take {
        id: w.new_id(),
        lab: lab.id,
        status: TakeStatus::Open,
        location,
        note,
        opened_by: w.actor().person(),
        ended_at: None,
        created_at: w.now,
        updated_at: w.now,
        version: 1,
    };
    store::takes::insert(w.c, &take)?;
    w.emit(Event::new("stock_take.opened", "stock_take", take.id).lab(lab.id).after(state(&take)));
    Ok(take)
}

/// Writes down what was found, beside what the ledger says now. Who counts the same again has the last word.
///
/// # Errors
/// A stock-take that has ended, an item or lot that the lab does not have, another place than the one that is counted, a
/// part of what another line counts, the database's.
pub fn count(w: &mut Write<'_>, take: Id, ask: &CountAsk) -> Result<TakeLine, Error> {
    let take = open_one(w, take)?;
    let mut faults = Faults::default();
    let Some(stocked) = named_item(w, &take, ask, &mut faults)? else {
        faults.check(Error::Fields)?;
        return Err(Fault::NotFound.into());
    };
    if let Some(lot) = ask.lot
        && !store::lots::of_item(w.c, stocked.item.id)?.iter().any(|known| known.id == lot)
    {
        faults.add("/lot", "unknown", Text::new("no-such-lot"));
    }
    let location = ask.location.clone().or_else(|| take.location.clone());
    if let Some(counted) = take.location.as_ref().filter(|counted| location.as_ref() != Some(*counted)) {
        faults.add("/location", "elsewhere", Text::new("count-elsewhere").with("location", counted.as_str()));
    }
    let named: Place = (ask.lot, location);
    if overlaps(&store::takes::lines(w.c, take.id)?, stocked.item.id, &named) {
        faults.add("", "overlaps", Text::new("count-overlaps"));
    }
    let found = converted(&stocked.item, ask.quantity, ask.unit, "", &mut faults);
    faults.check(Error::Fields)?;
    let expected = cells_at(w, &stocked.item, &named)?.iter().map(|cell| cell.quantity).sum();
    let line = TakeLine {
        id: w.new_id(),
        stock_take: take.id,
        item: stocked.item.id,
        lot: named.0,
        location: named.1,
        counted: found.thousandths(),
        expected,
        counted_by: w.actor().person(),
        counted_at: w.now,
    };
    let line = store::takes::put_line(w.c, &line)?;
    let after = json!({ "item": line.item, "lot": line.lot, "counted": line.counted, "expected": line.expected });
    w.emit(Event::new("stock_take.counted", "stock_take", take.id).lab(take.lab).after(after));
    Ok(line)
}

fn open_one(w: &mut Write<'_>, id: Id) -> Result<Take, Error> {
    let take = store::takes::locked(w.c, id)?;
    match take.status {
        TakeStatus::Open => Ok(take),
        TakeStatus::Closed | TakeStatus::Cancelled => Err(Error::State(Text::new("take-has-ended"))),
    }
}

/// By its id or its barcode, locked.
fn named_item(w: &mut Write<'_>, take: &Take, ask: &CountAsk, faults: &mut Faults) -> Result<Option<Stocked>, Error> {
    let (pointer, id) = match (ask.item, &ask.barcode) {
        (Some(item), None) => ("/stock_item", Some(item)),
        (None, Some(barcode)) => ("/barcode", store::items::by_barcode(w.c, take.lab, barcode)?),
        _ => {
            faults.add("", "item_or_barcode", Text::new("item-or-barcode"));
            return Ok(None);
        }
    };
    let found = match id.map(|id| store::items::locked(w.c, id)) {
        Some(Ok(stocked)) => Some(stocked),
        None | Some(Err(Fault::NotFound)) => None,
        Some(Err(fault)) => return Err(fault.into()),
    };
    let found = found.filter(|stocked| stocked.item.lab == take.lab && stocked.item.archived_at.is_none());
    if found.is_none() {
        faults.add(pointer, "unknown", Text::new("no-such-item"));
    }
    Ok(found)
}

/// Whether a line counts part of the same, and not just the same.
fn overlaps(lines: &[TakeLine], item: Id, named: &Place) -> bool {
    let meets = |line: &&TakeLine| {
        line.item == item
            && (line.lot.is_none() || named.0.is_none() || line.lot == named.0)
            && (line.location.is_none() || named.1.is_none() || line.location == named.1)
    };
    lines.iter().filter(meets).any(|line| (line.lot, &line.location) != (named.0, &named.1))
}

/// Posts the differences, and nothing where the ledger was right. What was moved after the counting stays moved, and what
/// another count has put right since is not put right again.
///
/// # Errors
/// A stock-take that has ended, a difference that is more than is left by now, the database's.
pub fn close(w: &mut Write<'_>, id: Id) -> Result<Take, Error> {
    let was = open_one(w, id)?;
    let counted = store::takes::lines(w.c, id)?;
    let mut items = store::items::locked_all(w.c, counted.iter().map(|line| line.item))?;
    store::items::lock_groups(w.c, items.values().map(|stocked| &stocked.item))?;
    let others = store::takes::others_open(w.c, was.lab, Some(id))?;
    // Anew: until the items were locked another count could change what is expected.
    for line in store::takes::lines(w.c, id)? {
        let Some(stocked) = items.get_mut(&line.item) else { continue };
        let changes = post_difference(w, stocked, &line)?;
        let place: Place = (line.lot, line.location.clone());
        let posted = PostedCount { place: &place, counted_at: line.counted_at, changes };
        settle(w, &others, line.item, &posted)?;
    }
    end(w, &was, TakeStatus::Closed, None)
}

/// What that changed, and where.
fn post_difference(w: &mut Write<'_>, stocked: &mut Stocked, line: &TakeLine) -> Result<Vec<(Place, i64)>, Error> {
    if line.counted == line.expected {
        return Ok(Vec::new());
    }
    let named: Place = (line.lot, line.location.clone());
    let cells = cells_at(w, &stocked.item, &named)?;
    let now: i64 = cells.iter().map(|cell| cell.quantity).sum();
    let found = now + line.counted - line.expected;
    if found < 0 && !stocked.item.allow_negative {
        let available = Quantity::from_thousandths(now);
        let pointer = format!("/lines/{}", line.id);
        let shortage = Shortage { item: line.item, available, unit: stocked.item.unit, pointer };
        return Err(Error::Insufficient(Box::new(shortage)));
    }
    let change = |(place, quantity)| Change { place, quantity, cost: None };
    let parts = rules::spread(&cells, &named, found).into_iter().map(change).collect();
    let links = Links { stock_take: Some(line.stock_take), ..Links::default() };
    Ok(changes(&post(w, stocked, MovementKind::Count, parts, &links, None)?))
}

/// Posts nothing.
///
/// # Errors
/// A stock-take that has ended, the database's.
pub fn cancel(w: &mut Write<'_>, id: Id, reason: Option<String>) -> Result<Take, Error> {
    let was = open_one(w, id)?;
    end(w, &was, TakeStatus::Cancelled, reason)
}

fn end(w: &mut Write<'_>, was: &Take, status: TakeStatus, reason: Option<String>) -> Result<Take, Error> {
    let take = Take { status, ended_at: Some(w.now), updated_at: w.now, version: was.version + 1, ..was.clone() };
    store::takes::update(w.c, &take)?;
    let action = if status == TakeStatus::Closed { "stock_take.closed" } else { "stock_take.cancelled" };
    let event = Event::new(action, "stock_take", take.id).lab(take.lab).reason(reason);
    w.emit(event.before(state(was)).after(state(&take)));
    Ok(take)
}

fn state(take: &Take) -> Value {
    json!({ "status": take.status, "version": take.version })
}
