use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::features::labs::Lab;
use crate::features::stock::model::{
    GivenUnit, Lot, Movement, MovementKind, MovementRow, Stocked, Supplier, Unit, UnitCost,
};
use crate::features::stock::rules::{Filament, units_for};
use crate::features::stock::store;
use crate::platform::db::{Db, DbResult};
use crate::platform::values::{Id, Instant, Lang, LocalText, Money, Quantity};

const fn q(thousandths: i64) -> Quantity {
    Quantity::from_thousandths(thousandths)
}

/// What so much of an item costs.
#[derive(Serialize, ToSchema)]
#[schema(as = UnitCost)]
pub struct UnitCostView {
    amount: Money,
    /// In the item's unit.
    per: Quantity,
}

impl UnitCostView {
    pub fn of(cost: UnitCost) -> Self {
        Self { amount: cost.amount, per: cost.per }
    }
}

#[derive(Serialize, ToSchema)]
#[schema(as = Filament)]
pub struct FilamentView {
    density_g_cm3: Quantity,
    diameter_mm: Quantity,
}

impl FilamentView {
    const fn of(filament: Filament) -> Self {
        Self { density_g_cm3: q(filament.density_mg_cm3), diameter_mm: q(filament.diameter_um) }
    }
}

/// What there is of a lot.
#[derive(Serialize, ToSchema)]
#[schema(as = LotBalance)]
pub struct LotBalanceView {
    id: Id,
    code: String,
    expires_on: Option<NaiveDate>,
    balance: Quantity,
}

/// What there is of a lot in a place; nulls where none was named.
#[derive(Serialize, ToSchema)]
#[schema(as = PlaceBalance)]
pub struct PlaceView {
    lot: Option<Id>,
    location: Option<String>,
    balance: Quantity,
}

/// A consumable or part. Members see what it is and how much there is of it; the rest is for staff, and null for others.
#[derive(Serialize, ToSchema)]
#[schema(as = StockItem)]
pub struct ItemView {
    pub id: Id,
    pub lab: String,
    pub lab_id: Id,
    pub name: LocalText,
    pub name_local: String,
    pub category: String,
    pub material: Option<String>,
    pub colour: Option<String>,
    pub unit: Unit,
    /// What quantities of it may be given in.
    pub units: Vec<GivenUnit>,
    pub filament: Option<FilamentView>,
    pub barcode: Option<String>,
    pub balance: Quantity,
    pub below_reorder_level: bool,
    pub reorder_level: Option<Quantity>,
    pub allow_negative: bool,
    pub unit_cost: Option<UnitCostView>,
    pub supplier: Option<Id>,
    /// The member who is told when it runs low.
    pub keeper: Option<Id>,
    /// What is used up is left out.
    pub lots: Vec<LotBalanceView>,
    /// By lot and place; only of a single item.
    pub places: Vec<PlaceView>,
    pub archived: bool,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

pub fn item(lab: &Lab, stocked: &Stocked, lang: Lang, staff: bool) -> ItemView {
    let item = &stocked.item;
    let name = item.name();
    ItemView {
        id: item.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        name_local: name.best(lang).to_owned(),
        name,
        category: item.category.clone(),
        material: item.material.clone(),
        colour: item.colour.clone(),
        unit: item.unit,
        units: units_for(item.unit, item.filament()),
        filament: item.filament().map(FilamentView::of),
        barcode: item.barcode.clone(),
        balance: q(stocked.balance),
        below_reorder_level: stocked.is_low(),
        reorder_level: item.reorder_level.filter(|_| staff).map(q),
        allow_negative: item.allow_negative,
        unit_cost: item.unit_cost().filter(|_| staff).map(UnitCostView::of),
        supplier: item.supplier.filter(|_| staff),
        keeper: item.keeper.filter(|_| staff),
        lots: Vec::new(),
        places: Vec::new(),
        archived: item.archived_at.is_some(),
        created_at: item.created_at,
        updated_at: item.updated_at,
        version: item.version,
    }
}

/// With its lots and places, for staff.
pub fn whole(c: &mut Db, lab: &Lab, stocked: &Stocked, lang: Lang, staff: bool) -> DbResult<ItemView> {
    let mut view = item(lab, stocked, lang, staff);
    if !staff {
        return Ok(view);
    }
    let lots = store::lots::of_item(c, stocked.item.id)?;
    let balances = store::lots::balances(c, lots.iter().map(|lot| lot.id).collect())?;
    let left = |lot: &Lot| balances.get(&lot.id).copied().filter(|balance| *balance != 0);
    let lots = lots.into_iter().filter_map(|lot| {
        Some(LotBalanceView { balance: q(left(&lot)?), id: lot.id, code: lot.code, expires_on: lot.expires_on })
    });
    view.lots = lots.collect();
    let cells = store::ledger::cells(c, stocked.item.id)?;
    let place = |cell: crate::features::stock::rules::Cell| PlaceView {
        lot: cell.lot,
        location: cell.location,
        balance: q(cell.quantity),
    };
    view.places = cells.into_iter().map(place).collect();
    Ok(view)
}

#[derive(Serialize, ToSchema)]
#[schema(as = StockLot)]
pub struct LotView {
    pub id: Id,
    pub lab: String,
    pub lab_id: Id,
    pub stock_item: Id,
    pub code: String,
    /// The last day on which it is good.
    pub expires_on: Option<NaiveDate>,
    pub supplier: Option<Id>,
    pub unit_cost: Option<UnitCostView>,
    pub balance: Quantity,
    pub version: i32,
}

pub fn lot(lab: &Lab, lot: &Lot, balances: &HashMap<Id, i64>) -> LotView {
    LotView {
        id: lot.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        stock_item: lot.item,
        code: lot.code.clone(),
        expires_on: lot.expires_on,
        supplier: lot.supplier,
        unit_cost: lot.unit_cost().map(UnitCostView::of),
        balance: q(balances.get(&lot.id).copied().unwrap_or_default()),
        version: lot.version,
    }
}

#[derive(Serialize, ToSchema)]
#[schema(as = Supplier)]
pub struct SupplierView {
    pub id: Id,
    pub lab: String,
    pub lab_id: Id,
    pub name: String,
    pub contact: Option<String>,
    pub note: Option<String>,
    pub version: i32,
}

pub fn supplier(lab: &Lab, one: Supplier) -> SupplierView {
    SupplierView {
        id: one.id,
        lab: lab.slug.clone(),
        lab_id: lab.id,
        name: one.name,
        contact: one.contact,
        note: one.note,
        version: one.version,
    }
}

/// What was moved at once.
#[derive(Serialize, ToSchema)]
#[schema(as = StockMovement)]
pub struct MovementView {
    /// The posting that all of its rows share.
    pub id: Id,
    pub stock_item: Id,
    pub kind: MovementKind,
    /// The change of the item's balance, with its sign: 0 for a transfer.
    pub quantity: Quantity,
    pub unit: Unit,
    pub balance_after: Quantity,
    /// One for each lot and place.
    pub parts: Vec<PartView>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = StockMovementPart)]
pub struct PartView {
    lot: Option<Id>,
    location: Option<String>,
    quantity: Quantity,
    cost: Option<Money>,
}

fn cost(row: &MovementRow) -> Option<Money> {
    Some(Money { amount_minor: row.cost_minor?, currency: row.cost_currency.clone()? })
}

pub fn movement(item: Id, kind: MovementKind, made: &Movement) -> MovementView {
    let part = |row: &MovementRow| PartView {
        lot: row.lot,
        location: row.location.clone(),
        quantity: q(row.quantity),
        cost: cost(row),
    };
    MovementView {
        id: made.id,
        stock_item: item,
        kind,
        quantity: made.quantity(),
        unit: made.unit,
        balance_after: made.balance_after,
        parts: made.rows.iter().map(part).collect(),
    }
}

/// A row of the ledger.
#[derive(Serialize, ToSchema)]
#[schema(as = StockLedgerRow)]
pub struct RowView {
    pub id: Id,
    /// What was moved at once shares it.
    pub posting: Id,
    pub stock_item: Id,
    pub kind: MovementKind,
    /// With its sign, in the item's unit.
    pub quantity: Quantity,
    /// Of the whole item, after this row.
    pub balance_after: Quantity,
    pub lot: Option<Id>,
    pub location: Option<String>,
    /// Who moved it.
    pub person: Option<Id>,
    pub usage_session: Option<Id>,
    pub work_order: Option<Id>,
    pub purchase_order_line: Option<Id>,
    pub stock_take: Option<Id>,
    /// What it was worth then.
    pub cost: Option<Money>,
    pub reason: Option<String>,
    pub moved_at: Instant,
}

pub fn row(row: MovementRow, reasons: &HashMap<Id, String>) -> RowView {
    RowView {
        id: row.id,
        posting: row.posting,
        stock_item: row.item,
        kind: row.kind,
        quantity: q(row.quantity),
        balance_after: q(row.balance_after),
        cost: cost(&row),
        lot: row.lot,
        location: row.location,
        person: row.person,
        usage_session: row.usage_session,
        work_order: row.work_order,
        purchase_order_line: row.order_line,
        stock_take: row.stock_take,
        reason: reasons.get(&row.posting).cloned(),
        moved_at: row.moved_at,
    }
}
