mod certifications;
mod qualifications;

use utoipa_actix_web::service_config::ServiceConfig;

use super::model::Error;
use crate::platform::http::Problem;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(qualifications::create_qualification)
        .service(qualifications::list_qualifications)
        .service(certifications::create_certification)
        .service(certifications::list_certifications)
        .service(certifications::get_certification)
        .service(certifications::revoke_certification);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::Fault(fault) => fault.into(),
        }
    }
}
