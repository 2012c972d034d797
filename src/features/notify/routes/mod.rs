mod inbox;
mod settings;

use utoipa_actix_web::service_config::ServiceConfig;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(inbox::list_notifications)
        .service(inbox::read_notifications)
        .service(settings::get_notification_settings)
        .service(settings::change_notification_settings);
}
