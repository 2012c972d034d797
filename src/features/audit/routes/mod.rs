//! Reading the trail, and proving it.

mod events;
mod verification;

use utoipa_actix_web::service_config::ServiceConfig;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config.service(events::list_audit_events).service(verification::verify_audit);
}
