//! HTTP of property.

mod asset;
mod checks;
mod passport;
mod printed;
mod register;
mod view;

use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::Error;
use crate::platform::http::{Code, Problem};
use crate::platform::words::Text;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(register::list_assets)
        .service(register::export_assets)
        .service(register::list_donors)
        .service(asset::get_asset)
        .service(asset::change_asset)
        .service(asset::dispose_machine)
        .service(asset::list_machine_locations)
        .service(printed::get_machine_label)
        .service(printed::print_labels)
        .service(passport::get_passport)
        .service(checks::start_inventory_check)
        .service(checks::list_inventory_checks)
        .service(checks::get_inventory_check)
        .service(checks::scan_machine)
        .service(checks::finish_inventory_check);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::InventoryNumberTaken => Self::new(Code::AlreadyExists, Text::new("inventory-number-taken"))
                .with("pointer", json!("/inventory_number")),
            Error::OneOpenCheck => Self::new(Code::AlreadyExists, Text::new("inventory-check-open")),
            Error::State(detail) => Self::new(Code::InvalidTransition, detail),
            Error::Machines(error) => error.into(),
            Error::Fault(fault) => fault.into(),
        }
    }
}
