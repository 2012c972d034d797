//! HTTP of stock.

mod costs;
mod filaments;
mod imports;
mod input;
mod items;
mod lots;
mod low;
mod movements;
mod orders;
mod suppliers;
mod takes;
mod used;
mod view;

pub use used::{MaterialInput, used};

use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Error, Shortage};
use crate::platform::http::{Code, FieldError, Problem};
use crate::platform::words::Text;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(items::create_stock_item)
        .service(items::list_stock_items)
        .service(items::get_stock_item)
        .service(items::change_stock_item)
        .service(movements::move_stock_item)
        .service(movements::list_item_movements)
        .service(movements::list_stock_movements)
        .service(low::list_low_stock)
        .service(filaments::list_filaments)
        .service(lots::create_stock_lot)
        .service(lots::list_stock_lots)
        .service(lots::get_stock_lot)
        .service(lots::change_stock_lot)
        .service(suppliers::create_supplier)
        .service(suppliers::list_suppliers)
        .service(suppliers::get_supplier)
        .service(suppliers::change_supplier)
        .service(orders::create_purchase_order)
        .service(orders::list_purchase_orders)
        .service(orders::get_purchase_order)
        .service(orders::place_purchase_order)
        .service(orders::receive_purchase_order)
        .service(orders::close_purchase_order)
        .service(orders::cancel_purchase_order)
        .service(takes::open_stock_take)
        .service(takes::list_stock_takes)
        .service(takes::get_stock_take)
        .service(takes::count_stock)
        .service(takes::close_stock_take)
        .service(takes::cancel_stock_take)
        .service(costs::read_material_costs)
        .service(imports::import_stock)
        .service(imports::export_stock);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::Insufficient(shortage) => insufficient(&shortage),
            Error::BelowZero => Self::of(Code::InsufficientStock),
            Error::Taken { pointer, detail } => Self::new(Code::AlreadyExists, detail).with("pointer", json!(pointer)),
            Error::State(detail) => Self::new(Code::InvalidTransition, detail),
            Error::Fault(fault) => fault.into(),
        }
    }
}

/// What there is, so that the asker can ask for that much.
fn insufficient(shortage: &Shortage) -> Problem {
    let detail = || {
        let (available, unit) = (shortage.available.to_string(), shortage.unit.name());
        Text::new("stock-left").with("available", available).with("unit", unit)
    };
    let error = FieldError {
        pointer: shortage.pointer.clone(),
        code: Code::InsufficientStock.name().to_owned(),
        detail: detail(),
    };
    Problem::new(Code::InsufficientStock, detail())
        .errors(vec![error])
        .with("available", json!(shortage.available))
        .with("unit", json!(shortage.unit))
        .with("stock_item", json!(shortage.item))
}
