use utoipa_actix_web::service_config::ServiceConfig;

use super::model::Error;
use crate::platform::http::{Code, Problem};
use crate::platform::words::Text;

mod classes;
mod imports;
mod input;
mod machine;
mod status;
mod view;

pub use view::MachineView;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(classes::create_class)
        .service(classes::list_classes)
        .service(classes::get_class)
        .service(classes::change_class)
        .service(machine::create_machine)
        .service(machine::get_machine)
        .service(machine::change_machine)
        .service(status::set_status)
        .service(status::get_status)
        .service(imports::import_machines);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::AssetTagTaken => Self::new(Code::AlreadyExists, Text::new("asset-tag-taken"))
                .with("pointer", serde_json::json!("/asset_tag")),
            Error::Gone => Self::new(Code::InvalidTransition, Text::new("machine-has-left")),
            Error::Fault(fault) => fault.into(),
        }
    }
}
