mod error;
mod papers;

use chrono::NaiveDate;

pub use error::{Error, Shortage};
pub use papers::{Order, OrderLine, PurchaseOrderStatus, Take, TakeLine, TakeStatus};

use super::rules::Filament;
use crate::named_enum;
use crate::platform::db::Json;
use crate::platform::db::schema::{stock_items, stock_lots, stock_movements, suppliers};
use crate::platform::values::{Id, Instant, Lang, LocalText, Money, Quantity, fold};

named_enum! {
    /// What an item is counted in.
    pub enum Unit { Gram = "gram", Metre = "metre", Millilitre = "millilitre", Piece = "piece", Sheet = "sheet" }
}

named_enum! {
    /// What a quantity may be given in; it is kept in the item's unit.
    pub enum GivenUnit {
        Milligram = "milligram", Gram = "gram", Kilogram = "kilogram",
        Millimetre = "millimetre", Centimetre = "centimetre", Metre = "metre",
        Millilitre = "millilitre", Litre = "litre", Piece = "piece", Sheet = "sheet",
    }
}

named_enum! {
    /// Why a quantity changed.
    pub enum MovementKind {
        Receipt = "receipt", Use = "use", Waste = "waste", Count = "count", Transfer = "transfer", Return = "return",
    }
}

crate::sql_enum!(Unit, MovementKind);

/// What so much of a thing costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitCost {
    pub amount: Money,
    /// In the item's unit.
    pub per: Quantity,
}

impl UnitCost {
    fn of(minor: Option<i64>, currency: Option<&String>, per: Option<i64>) -> Option<Self> {
        let amount = Money { amount_minor: minor?, currency: currency?.clone() };
        Some(Self { amount, per: Quantity::from_thousandths(per?) })
    }
}

/// What an item is, as staff enter it. How much there is of it stands in [`Stocked`], which movements alone change.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = stock_items, treat_none_as_null = true)]
pub struct Item {
    pub id: Id,
    pub lab: Id,
    pub name: Json,
    /// What searches look through.
    pub folded: String,
    pub category: String,
    pub category_folded: String,
    pub material: Option<String>,
    pub material_folded: Option<String>,
    pub colour: Option<String>,
    pub colour_folded: Option<String>,
    pub unit: Unit,
    pub reorder_level: Option<i64>,
    pub allow_negative: bool,
    pub barcode: Option<String>,
    /// Milligrams in a cubic centimetre.
    pub density: Option<i64>,
    /// Micrometres.
    pub diameter: Option<i64>,
    pub cost_minor: Option<i64>,
    pub cost_currency: Option<String>,
    pub cost_per: Option<i64>,
    /// Whom it is bought from.
    pub supplier: Option<Id>,
    /// Who is told when it runs low.
    pub keeper: Option<Id>,
    pub archived_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Item {
    pub fn name(&self) -> LocalText {
        self.name.read().unwrap_or_else(|_| LocalText::plain(Lang::En, &self.category))
    }

    pub fn filament(&self) -> Option<Filament> {
        Some(Filament { density_mg_cm3: self.density?, diameter_um: self.diameter? })
    }

    pub fn unit_cost(&self) -> Option<UnitCost> {
        UnitCost::of(self.cost_minor, self.cost_currency.as_ref(), self.cost_per)
    }

    pub fn set_unit_cost(&mut self, cost: Option<UnitCost>) {
        (self.cost_minor, self.cost_currency, self.cost_per) = parts(cost);
    }

    /// Brings what is compared and searched in line with what is shown.
    pub fn refold(&mut self) {
        self.category_folded = fold(&self.category);
        self.material_folded = self.material.as_deref().map(fold);
        self.colour_folded = self.colour.as_deref().map(fold);
        let name = self.name();
        let mut words: Vec<&str> = name.map().values().map(String::as_str).collect();
        words.push(&self.category);
        words.extend([&self.material, &self.colour, &self.barcode].into_iter().flatten().map(String::as_str));
        self.folded = fold(&words.join(" "));
    }
}

fn parts(cost: Option<UnitCost>) -> (Option<i64>, Option<String>, Option<i64>) {
    match cost {
        Some(cost) => (Some(cost.amount.amount_minor), Some(cost.amount.currency), Some(cost.per.thousandths())),
        None => (None, None, None),
    }
}

/// An item with how much there is of it.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = stock_items)]
pub struct Stocked {
    #[diesel(embed)]
    pub item: Item,
    pub balance: i64,
    /// How many movements there were.
    pub revision: i64,
}

impl Stocked {
    /// What it was and how much there was of it.
    pub fn tag(&self) -> String {
        format!("{}-{}", self.item.version, self.revision)
    }

    /// At or below its own level, whatever there is of what stands in for it.
    pub fn is_low(&self) -> bool {
        self.item.reorder_level.is_some_and(|level| self.balance <= level)
    }
}

/// A batch of an item.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = stock_lots, treat_none_as_null = true)]
pub struct Lot {
    pub id: Id,
    pub lab: Id,
    pub item: Id,
    pub code: String,
    /// The last day on which it is good.
    pub expires_on: Option<NaiveDate>,
    pub supplier: Option<Id>,
    pub cost_minor: Option<i64>,
    pub cost_currency: Option<String>,
    pub cost_per: Option<i64>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

impl Lot {
    pub fn unit_cost(&self) -> Option<UnitCost> {
        UnitCost::of(self.cost_minor, self.cost_currency.as_ref(), self.cost_per)
    }

    pub fn set_unit_cost(&mut self, cost: Option<UnitCost>) {
        (self.cost_minor, self.cost_currency, self.cost_per) = parts(cost);
    }
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = suppliers, treat_none_as_null = true)]
pub struct Supplier {
    pub id: Id,
    pub lab: Id,
    pub name: String,
    pub folded: String,
    pub contact: Option<String>,
    pub note: Option<String>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

/// One row of the ledger: a signed change of one lot in one place. What is done at once shares a `posting`: a transfer
/// is two rows, a draw from three spools three.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = stock_movements)]
pub struct MovementRow {
    pub id: Id,
    pub posting: Id,
    pub lab: Id,
    pub item: Id,
    pub kind: MovementKind,
    pub quantity: i64,
    /// Of the whole item, after this row.
    pub balance_after: i64,
    pub lot: Option<Id>,
    pub location: Option<String>,
    /// Who moved it.
    pub person: Option<Id>,
    pub usage_session: Option<Id>,
    pub work_order: Option<Id>,
    pub order_line: Option<Id>,
    pub stock_take: Option<Id>,
    /// What the quantity was worth then, without a sign.
    pub cost_minor: Option<i64>,
    pub cost_currency: Option<String>,
    pub moved_at: Instant,
}

impl MovementRow {
    pub fn cost(&self) -> Option<Money> {
        Some(Money { amount_minor: self.cost_minor?, currency: self.cost_currency.clone()? })
    }
}

/// What was done at once.
#[derive(Clone, Debug)]
pub struct Movement {
    /// The posting, which is the first row's id.
    pub id: Id,
    pub rows: Vec<MovementRow>,
    pub unit: Unit,
    pub balance_after: Quantity,
}

impl Movement {
    /// The change of the item's balance; nothing for a transfer.
    pub fn quantity(&self) -> Quantity {
        Quantity::from_thousandths(self.rows.iter().map(|row| row.quantity).sum())
    }
}

/// What a session used of an item, returns taken off.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = SessionMaterial)]
pub struct Material {
    pub stock_item: Id,
    pub name: LocalText,
    pub quantity: Quantity,
    pub unit: Unit,
    /// By the prices of that time; null where none was known, or where there were several currencies.
    pub cost: Option<Money>,
}
