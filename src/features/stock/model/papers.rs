//! Purchase orders and stock-takes, with their lines.

use crate::named_enum;
use crate::platform::db::schema::{purchase_order_lines, purchase_orders, stock_take_lines, stock_takes};
use crate::platform::values::{Id, Instant};

named_enum! {
    /// ```text
    /// requested ──► ordered ──► receiving ──► closed
    ///      └───────────┴──► cancelled (nothing has come)
    /// ```
    /// It closes by itself when all of it has come, and by hand when the rest will not.
    pub enum PurchaseOrderStatus {
        Requested = "requested", Ordered = "ordered", Receiving = "receiving", Closed = "closed", Cancelled = "cancelled",
    }
}

named_enum! {
    /// ```text
    /// open ──► closed (the differences are posted), cancelled
    /// ```
    pub enum TakeStatus { Open = "open", Closed = "closed", Cancelled = "cancelled" }
}

crate::sql_enum!(PurchaseOrderStatus, TakeStatus);

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = purchase_orders, treat_none_as_null = true)]
pub struct Order {
    pub id: Id,
    pub lab: Id,
    pub supplier: Option<Id>,
    pub status: PurchaseOrderStatus,
    pub note: Option<String>,
    pub requested_by: Option<Id>,
    pub ordered_at: Option<Instant>,
    pub ended_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable)]
#[diesel(table_name = purchase_order_lines)]
pub struct OrderLine {
    pub id: Id,
    pub purchase_order: Id,
    pub item: Id,
    pub quantity: i64,
    /// Of all of the line.
    pub cost_minor: Option<i64>,
    pub cost_currency: Option<String>,
}

#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = stock_takes, treat_none_as_null = true)]
pub struct Take {
    pub id: Id,
    pub lab: Id,
    pub status: TakeStatus,
    /// Where it is counted; everywhere when it is not said.
    pub location: Option<String>,
    pub note: Option<String>,
    pub opened_by: Option<Id>,
    pub ended_at: Option<Instant>,
    pub created_at: Instant,
    pub updated_at: Instant,
    pub version: i32,
}

/// What was found of an item's lot in a place, beside what the ledger said at that moment; less what other counts have put
/// right since.
#[derive(Clone, Debug, diesel::Queryable, diesel::Selectable, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = stock_take_lines, treat_none_as_null = true)]
pub struct TakeLine {
    pub id: Id,
    pub stock_take: Id,
    pub item: Id,
    pub lot: Option<Id>,
    pub location: Option<String>,
    pub counted: i64,
    pub expected: i64,
    pub counted_by: Option<Id>,
    pub counted_at: Instant,
}
