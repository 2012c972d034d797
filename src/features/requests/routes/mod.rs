use utoipa_actix_web::service_config::ServiceConfig;

mod requests;
mod steps;

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(requests::create_equipment_request)
        .service(requests::list_equipment_requests)
        .service(requests::get_equipment_request)
        .service(requests::change_equipment_request)
        .service(steps::endorse_equipment_request)
        .service(steps::list_endorsements)
        .service(steps::step_equipment_request)
        .service(steps::get_equipment_request_evidence);
}
