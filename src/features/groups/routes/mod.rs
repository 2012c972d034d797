//! Groups over HTTP. Booking and cancelling for one is served where the calendar is known.

mod attendance;
mod bookings;
mod groups;
mod report;

use utoipa_actix_web::service_config::ServiceConfig;

use super::model::{Error, Group, GroupBooking};
use super::{rules, store};
use crate::features::identity::Gate;
use crate::features::labs::{Lab, scope};
use crate::platform::db::Db;
use crate::platform::http::{Code, Problem};
use crate::platform::values::Id;

pub use bookings::{GroupBookingView, booking_view};

pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(groups::create_group)
        .service(groups::list_groups)
        .service(groups::get_group)
        .service(groups::change_group)
        .service(groups::archive_group)
        .service(bookings::list_group_bookings)
        .service(bookings::get_group_booking)
        .service(attendance::record_attendance)
        .service(attendance::list_attendance)
        .service(report::report_attendance);
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fields(errors) => Self::fields(errors),
            Error::State(detail) => Self::new(Code::InvalidTransition, detail),
            Error::Fault(fault) => fault.into(),
        }
    }
}

/// The group with its lab and members, for staff of the lab and for who leads it or belongs to it.
///
/// # Errors
/// 404 when it does not exist or is not theirs to see; 401, 403 by the gate.
pub fn visible(c: &mut Db, gate: &Gate, id: Id) -> Result<(Lab, Group, Vec<Id>), Problem> {
    let group = store::find(c, id)?;
    let lab = scope::lab_of(c, gate, group.lab)?;
    let members = store::members(c, group.id)?;
    let inside = gate.actor.person().is_some_and(|person| rules::is_insider(&group, &members, person));
    if inside || gate.actor.is_staff_of(lab.id) { Ok((lab, group, members)) } else { Err(Problem::not_found()) }
}

/// The booking with its lab and group, for staff, for who holds it, and for who leads the group or belongs to it.
///
/// # Errors
/// As [`visible`].
pub fn visible_booking(c: &mut Db, gate: &Gate, id: Id) -> Result<(Lab, Group, GroupBooking), Problem> {
    let booking = store::bookings::find(c, id)?;
    if gate.actor.person() == Some(booking.member) {
        let lab = scope::lab_of(c, gate, booking.lab)?;
        return Ok((lab, store::find(c, booking.group_id)?, booking));
    }
    let (lab, group, _) = visible(c, gate, booking.group_id)?;
    Ok((lab, group, booking))
}
