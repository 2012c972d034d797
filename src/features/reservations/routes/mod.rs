//! Reservations over HTTP.

mod blackouts;
mod board;
mod book;
mod change;
mod course_sessions;
mod free;
mod group_bookings;
mod list;
mod machines;
mod my_machines;
mod problem;
mod second;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

pub use second::{may_name, second_of};
pub use view::{ReservationView, view};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(board::get_board)
        .service(book::create_reservation)
        .service(list::list_reservations)
        .service(list::get_reservation)
        .service(list::list_my_reservations)
        .service(change::change_reservation)
        .service(change::cancel_reservation)
        .service(change::approve_reservation)
        .service(change::reject_reservation)
        .service(board::get_availability)
        .service(machines::list_machines)
        .service(free::find_free_machines)
        .service(my_machines::list_my_machines)
        .service(course_sessions::plan_course_session)
        .service(course_sessions::change_course_session)
        .service(course_sessions::cancel_course_session)
        .service(group_bookings::create_group_booking)
        .service(group_bookings::cancel_group_booking)
        .service(blackouts::create_blackout)
        .service(blackouts::list_blackouts)
        .service(blackouts::cancel_blackout);
}
