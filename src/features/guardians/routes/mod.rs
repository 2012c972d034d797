//! Minors and their guardians' consents over HTTP: the staff's alone.

mod consents;
mod minority;

use utoipa_actix_web::service_config::ServiceConfig;

use super::model::Error;
use crate::platform::http::{Code, Problem};
use crate::platform::words::Text;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(minority::put_minority)
        .service(minority::get_minority)
        .service(minority::remove_minority)
        .service(consents::give_guardian_consent)
        .service(consents::list_guardian_consents)
        .service(consents::withdraw_guardian_consent);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::Stands => Self::new(Code::AlreadyExists, Text::new("guardian-consent-stands")),
            Error::Fault(fault) => fault.into(),
        }
    }
}
