use super::movement::MoveAsk;
use super::post::{Change, worth};
use crate::features::labs::Faults;
use crate::features::stock::model::{Error, Item, MovementRow};
use crate::features::stock::rules::{self, Place};
use crate::features::stock::store;
use crate::platform::values::{Id, Money, Quantity};
use crate::platform::words::Text;
use crate::platform::write::Write;

/// Back to where a session or a work order took it from last, where nothing else is said; no more than it took, and for
/// what it cost then.
pub(super) fn returned(
    w: &mut Write<'_>,
    item: &Item,
    amount: Quantity,
    named: Place,
    ask: &MoveAsk,
) -> Result<Change, Error> {
    let mut place = named;
    let rows = match (ask.usage_session, ask.work_order) {
        (Some(session), _) => store::ledger::used_by(w.c, session, item.id)?,
        (None, Some(order)) => store::ledger::used_for(w.c, order, item.id)?,
        (None, None) => store::ledger::last_use(w.c, item.id, place.0)?,
    };
    if ask.usage_session.is_some() || ask.work_order.is_some() {
        check(item, amount, &rows)?;
        if let (None, None, Some(last)) = (&place.0, &place.1, rows.iter().rev().find(|row| row.quantity < 0)) {
            place = (last.lot, last.location.clone());
        }
    }
    let cost = match rows.last() {
        None => worth(w, item, place.0, amount.thousandths())?,
        Some(last) if ask.usage_session.is_none() && ask.work_order.is_none() => at_the_price_of(last, amount),
        Some(_) => cost_then(&rows, place.0, amount),
    };
    Ok(Change { place, quantity: amount.thousandths(), cost })
}

fn check(item: &Item, amount: Quantity, rows: &[MovementRow]) -> Result<(), Error> {
    let used = Quantity::from_thousandths(-rows.iter().map(|row| row.quantity).sum::<i64>());
    let mut faults = Faults::default();
    if amount > used {
        let (used, unit) = (used.to_string(), item.unit.name());
        let detail = Text::new("returned-more-than-used").with("used", used).with("unit", unit);
        faults.add("/quantity", "too_large", detail);
    }
    faults.check(Error::Fields)
}

/// Nobody says what it was taken for: it may be more than the last use took.
fn at_the_price_of(last: &MovementRow, amount: Quantity) -> Option<Money> {
    let price = rules::whole_of(&[(Quantity::from_thousandths(-last.quantity), last.cost())])?;
    rules::cost_of(&price, amount)
}

/// By all that was used; where that cost several currencies, by what was used of the lot.
fn cost_then(rows: &[MovementRow], lot: Option<Id>, amount: Quantity) -> Option<Money> {
    let used = |row: &MovementRow| (Quantity::from_thousandths(-row.quantity), row.cost());
    let all: Vec<_> = rows.iter().map(used).collect();
    let of_lot = || {
        let own: Vec<_> = rows.iter().filter(|row| row.lot == lot).map(used).collect();
        rules::share_of(&own, amount)
    };
    rules::share_of(&all, amount).or_else(of_lot)
}
