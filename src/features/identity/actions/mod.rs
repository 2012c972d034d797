mod bootstrap;
mod password;
mod register;
mod session;
mod sign_in;

pub use bootstrap::{Bootstrap, bootstrap, make_administrator, set_up};
pub use password::{change_password, hash_new_password};
pub use register::{Registration, register, update_profile};
pub use session::{Granted, end, grant, keep_web_session, keeping_due, open_web_session, refresh, sign_out_by_token};
pub use sign_in::{Attempt, sign_in};
