use serde_json::json;
use utoipa_actix_web::service_config::ServiceConfig;

use super::model::Error;
use super::policy::PolicyPatch;
use crate::platform::http::{Code, Problem};
use crate::platform::words::Text;

mod closures;
mod desk;
mod duties;
mod erasures;
mod hours;
mod lab;
mod member_imports;
mod members;

pub use members::person_of;

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
        .service(duties::create_duty)
        .service(duties::list_duties)
        .service(duties::remove_duty)
        .service(member_imports::import_members)
        .service(member_imports::print_claim_slips)
        .service(erasures::see_member_erasure)
        .service(erasures::ask_member_erasure)
        .service(erasures::withdraw_member_erasure)
        .service(members::join_lab)
        .service(members::list_members)
        .service(members::get_member)
        .service(members::put_member)
        .service(desk::confirm_member)
        .service(desk::decline_member)
        .service(desk::issue_reset_code);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::SlugTaken => Self::new(Code::AlreadyExists, Text::new("slug-taken")).with("pointer", json!("/slug")),
            Error::OwnRole => Self::new(Code::NotAllowed, Text::new("own-role")),
            Error::LastManager => Self::of(Code::LastManager),
            Error::NoSuchPerson | Error::Hidden => Self::not_found(),
            Error::CodeNeeded => {
                Self::new(Code::NotAllowed, Text::new("join-by-code")).with("registration", json!("code"))
            }
            Error::StudentNumberTaken => Self::new(Code::AlreadyExists, Text::new("student-number-taken"))
                .with("pointer", json!("/student_number")),
            Error::NotWaiting => Self::new(Code::InvalidTransition, Text::new("member-not-waiting")),
            Error::OthersToo => Self::new(Code::NotAllowed, Text::new("member-of-others-too")),
            Error::NotByKey => Self::new(Code::NotAllowed, Text::new("codes-not-by-key")),
            Error::TheirOwnWish => Self::new(Code::NotAllowed, Text::new("erasure-their-own")),
            Error::OwnErasure => Self::new(Code::NotAllowed, Text::new("erasure-of-oneself")),
            Error::OwnCode => Self::new(Code::NotAllowed, Text::new("codes-not-for-oneself")),
            Error::SlipInUse => Self::new(Code::AlreadyExists, Text::new("slip-in-use")),
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
        merged.map_err(|_| Problem::field("/policy", "invalid", Text::new("field-invalid")))
    }
}
