mod api_keys;
mod bootstrap;
mod codes;
mod consents;
mod erasure;
mod forget;
mod password;
mod register;
mod session;
mod sign_in;

pub use api_keys::{NewKey, create_key, revoke_key};
pub use bootstrap::{Bootstrap, add_administrator, bootstrap, make_administrator, set_up};
pub use codes::{
    Claim, change_email, claim, close_claimed, confirm_email, forgot, issue_claim_code, issue_reset_code,
    person_of_slip, resend_confirmation, reset_code_for, reset_password, send_confirmation,
};
pub use consents::{CONSENT_TEXTS, consent, set_statistics, withdraw};
pub use erasure::{ERASE, OnBehalf, ask as ask_erasure, erase, take_back as take_back_erasure};
pub use forget::{FORGET, forget, plan_forgetting};
pub use password::{change_password, hash_new_password, who_has_password};
pub use register::{Enrolment, Registration, enrol, register, update_profile};
pub use session::{Granted, end, grant, keep_web_session, keeping_due, open_web_session, refresh, sign_out_by_token};
pub use sign_in::{Attempt, sign_in, who_is_meant};
