use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::Error;
use super::policy::PolicyPatch;
use crate::platform::http::{Code, Problem};

mod closures;
mod hours;
mod lab;
mod member_imports;
mod members;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(lab::create_lab)
        .service(lab::list_labs)
        .service(lab::get_lab)
        .service(lab::change_lab)
        .service(hours::list_opening_hours)
        .service(hours::set_opening_hours)
        .service(closures::add_holidays)
        .service(closures::create_closure)
        .service(closures::list_closures)
        .service(closures::get_closure)
        .service(closures::change_closure)
        .service(closures::delete_closure)
        .service(member_imports::import_members)
        .service(member_imports::print_claim_slips)
        .service(members::join_lab)
        .service(members::list_members)
        .service(members::put_member)
        .service(members::confirm_member)
        .service(members::decline_member)
        .service(members::issue_reset_code);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::SlugTaken => Self::new(Code::AlreadyExists, "Another lab has this slug. Choose another one.")
                .with("pointer", json!("/slug")),
            Error::OwnRole => Self::new(Code::NotAllowed, "Nobody raises their own role. Ask an administrator."),
            Error::NoSuchPerson | Error::Hidden => Self::not_found(),
            Error::CodeNeeded => Self::new(
                Code::NotAllowed,
                "This lab takes members by its code. Ask its staff for it and send it as \u{201c}code\u{201d}.",
            )
            .with("registration", json!("code")),
            Error::StudentNumberTaken => {
                Self::new(Code::AlreadyExists, "Another member of this lab has this student number. Check both.")
                    .with("pointer", json!("/student_number"))
            }
            Error::NotWaiting => {
                Self::new(Code::InvalidTransition, "This membership does not wait for the desk: it is confirmed.")
            }
            Error::OthersToo => Self::new(
                Code::NotAllowed,
                "This person administers, or belongs to a lab that you do not manage. Ask an administrator for the code.",
            ),
            Error::SlipInUse => Self::new(
                Code::AlreadyExists,
                "Bookings or sessions were recorded for this slip already. Take its account over with POST /auth/claim, or \
                 ask the staff.",
            ),
            Error::Identity(error) => error.into(),
            Error::Fault(fault) => fault.into(),
        }
    }
}

impl PolicyPatch {
    /// This policy with what a merge patch sent of it; `None` when it sent nothing.
    ///
    /// # Errors
    /// 422 when a field is not of its type.
    pub fn patched(&self, sent: Option<&serde_json::Value>) -> Result<Option<Self>, Problem> {
        let merged = sent.map(|sent| self.merged(sent)).transpose();
        merged.map_err(|cause| Problem::field("/policy", "invalid", cause.to_string()))
    }
}
