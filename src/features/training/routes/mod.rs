mod certifications;
mod course_sessions;
mod courses;
mod enrolments;
mod qualifications;
mod results;

use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::Error;
use crate::platform::http::{Code, Problem};
use crate::platform::words::Text;

pub use certifications::certification_for as visible_certification;
pub use course_sessions::{CourseSessionView, course_session_view};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(qualifications::create_qualification)
        .service(qualifications::list_qualifications)
        .service(certifications::create_certification)
        .service(certifications::list_certifications)
        .service(certifications::get_certification)
        .service(certifications::revoke_certification)
        .service(courses::create_course)
        .service(courses::list_courses)
        .service(courses::get_course)
        .service(courses::change_course)
        .service(courses::archive_course)
        .service(course_sessions::list_course_sessions)
        .service(course_sessions::get_course_session)
        .service(enrolments::create_enrolment)
        .service(enrolments::list_enrolments)
        .service(enrolments::list_my_enrolments)
        .service(enrolments::get_enrolment)
        .service(enrolments::leave_course_session)
        .service(results::record_results);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::Suspended { until } => {
                Self::new(Code::Suspended, Text::new("refused-suspended").with("until", until))
                    .with("limit", json!(until))
            }
            Error::NotQualified { qualification, next_courses } => {
                Self::new(Code::NotQualified, Text::new("prerequisite-missing"))
                    .with("qualification", json!(qualification))
                    .with("next_courses", json!(next_courses))
            }
            Error::State(detail) => Self::new(Code::InvalidTransition, detail),
            Error::NotAllowed => Self::not_allowed(),
            Error::Fault(fault) => fault.into(),
        }
    }
}
