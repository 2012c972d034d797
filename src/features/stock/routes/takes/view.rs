use std::collections::HashMap;

use crate::features::labs::Lab;
use crate::features::stock::model::{Stocked, Take, TakeLine, TakeStatus, Unit};
use crate::features::stock::store;
use crate::platform::db::{Db, DbResult};
use crate::platform::http::{Answer, Problem};
use crate::platform::values::{Id, Instant, LocalText, Quantity};

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = StockTakeLine)]
pub struct LineView {
    id: Id,
    stock_item: Id,
    name: LocalText,
    unit: Unit,
    barcode: Option<String>,
    lot: Option<Id>,
    location: Option<String>,
    counted: Quantity,
    /// What the ledger said when it was counted, with what other counts have put right since.
    expected: Quantity,
    /// What closing posts.
    difference: Quantity,
    counted_by: Option<Id>,
    counted_at: Instant,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
#[schema(as = StockTake)]
pub struct TakeView {
    pub id: Id,
    lab: String,
    lab_id: Id,
    status: TakeStatus,
    location: Option<String>,
    note: Option<String>,
    opened_by: Option<Id>,
    ended_at: Option<Instant>,
    created_at: Instant,
    version: i32,
}

#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct WholeStockTake {
    #[serde(flatten)]
    take: TakeView,
    lines: Vec<LineView>,
}

pub fn take_view(lab: &Lab, take: Take) -> TakeView {
    TakeView {
        id: take.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        status: take.status,
        location: take.location,
        note: take.note,
        opened_by: take.opened_by,
        ended_at: take.ended_at,
        created_at: take.created_at,
        version: take.version,
    }
}

pub fn lines(c: &mut Db, lines: Vec<TakeLine>) -> DbResult<Vec<LineView>> {
    let items = store::items::among(c, lines.iter().map(|line| line.item).collect())?;
    let items: HashMap<Id, Stocked> = items.into_iter().map(|one| (one.item.id, one)).collect();
    let q = Quantity::from_thousandths;
    let view = |line: TakeLine| {
        let item = &items.get(&line.item)?.item;
        Some(LineView {
            id: line.id,
            stock_item: item.id,
            name: item.name(),
            unit: item.unit,
            barcode: item.barcode.clone(),
            lot: line.lot,
            location: line.location,
            counted: q(line.counted),
            expected: q(line.expected),
            difference: q(line.counted - line.expected),
            counted_by: line.counted_by,
            counted_at: line.counted_at,
        })
    };
    Ok(lines.into_iter().filter_map(view).collect())
}

pub fn whole(c: &mut Db, lab: &Lab, take: Take) -> Result<Answer, Problem> {
    let found = store::takes::lines(c, take.id)?;
    let lines = lines(c, found)?;
    Ok(Answer::ok(&WholeStockTake { take: take_view(lab, take), lines }))
}
