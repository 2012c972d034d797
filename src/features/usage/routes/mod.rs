//! HTTP of sessions, corrections and check-in.

mod change;
mod check_in;
mod corrections;
mod problem;
mod read;
mod record;

use utoipa_actix_web::service_config::ServiceConfig;

use super::actions::Hand;
use super::model::Session;
use super::store;
use crate::platform::db::Db;
use crate::platform::http::Problem;
use crate::platform::values::{Actor, Id};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(record::post_usage_session)
        .service(read::list_usage_sessions)
        .service(read::get_usage_session)
        .service(read::list_my_usage)
        .service(change::finish_usage_session)
        .service(change::extend_usage_session)
        .service(check_in::check_in_reservation)
        .service(corrections::correct_usage_session)
        .service(corrections::list_session_corrections)
        .service(corrections::accept_session_correction)
        .service(corrections::reject_session_correction);
}

/// The session with the part the actor has in it; 404 for who has none.
fn mine(c: &mut Db, actor: &Actor, id: Id) -> Result<(Session, Hand), Problem> {
    let session = store::find(c, id)?;
    let hand = Hand::of(actor, &session).ok_or_else(Problem::not_found)?;
    Ok((session, hand))
}
